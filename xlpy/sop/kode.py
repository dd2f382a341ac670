"""What a paper says of itself, on its foot line and in its QR code, against what the workbook says."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from xlpy.errors import InputError
from xlpy.sop.banding import line_of_code, read_code
from xlpy.sop.cetakan import Cetakan
from xlpy.sop.keadaan import Keadaan
from xlpy.sop.rantai import Log
from xlpy.sop.waktu_kerja import to_wib

NOMOR, VERSI, SIDIK, LOG = "No", "Versi", "Sidik", "Log"
"""What stands before each part on paper."""
_OLD = "Sidik pada kertas sama dengan isi pada baris {} log; sesudah itu isinya berubah. Ini bukan cetakan terakhir."
_STRANGE = (
    "Sidik pada kertas tidak sama dengan isi buku kerja ini, sekarang maupun dulu: kertasnya dari isi yang tidak "
    "pernah tercatat, atau dari buku kerja lain."
)
_NAMED = 6  # papers of a line of the log; a whole set is too many to read
_LABELS = (NOMOR, VERSI, SIDIK, LOG)
_DIGITS = r"([0-9A-F]{4}(?:[-–\s]?[0-9A-F]{4})+)"
# Up to the next label, whatever sign was typed for the one that parts them.
_ANYTHING = rf"(.+?)(?=\s*[·/,;|.–-]?\s*\b(?:{'|'.join(_LABELS)})\b\.?\s|\s*$)"


@dataclass(frozen=True, slots=True, kw_only=True)
class KodeKertas:
    """What a paper says of itself; empty what it does not say.

    Attributes:
        nomor, versi: of the document.
        sidik: the first digits of the fingerprint of the plan that it was printed from.
        log: the first digits of the head that the log had then.
    """

    nomor: str = ""
    versi: str = ""
    sidik: str = ""
    log: str = ""

    def teks(self, pemisah: str, *, titik: bool = False) -> str:
        """As it is printed, its parts with ``pemisah`` between them; with ``titik``, "No." has its dot."""
        parts = {NOMOR + "." * titik: self.nomor, VERSI: self.versi, SIDIK: self.sidik, LOG: self.log}
        return pemisah.join(f"{label} {text}" for label, text in parts.items() if text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kecocokan:
    """Whether a paper is what the workbook says.

    Attributes:
        cocok: whether it is.
        baris: the line of the log that was the last one when it was printed; 0 where the paper names none.
        pesan: what agrees and what does not, in sentences.
    """

    cocok: bool
    baris: int
    pesan: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kini:
    """What the workbook says now: its plan's fingerprint, its version, where its procedure stands."""

    sidik: str
    versi: str
    keadaan: Keadaan


def read_paper(text: str) -> KodeKertas:
    """What was typed or scanned from a paper: the code of the log alone, the foot line, or the text of the QR code.

    Raises:
        InputError: it is none of these, or a code in it is mistyped: one that is passed over would not be compared.
    """
    sidik, log = (_code_after(label, text) for label in (SIDIK, LOG))
    if not sidik and not log:
        return KodeKertas(log=read_code(text))
    return KodeKertas(
        nomor=_found(NOMOR, _ANYTHING, text),
        versi=_found(VERSI, _ANYTHING, text),
        sidik=read_code(sidik) if sidik else "",
        log=read_code(log) if log else "",
    )


def _code_after(label: str, text: str) -> str:
    """The code behind a label, as typed; "" where the label is not there."""
    found = _found(label, _DIGITS, text)
    if not found and (there := _found(label, _ANYTHING, text)):
        raise InputError(
            f'{label} "{there}" tidak terbaca: hanya angka dan huruf A–F. Ketik lagi seperti pada kertas.'
        )
    return found


def _found(label: str, value: str, text: str) -> str:
    found = re.search(rf"\b{label}\b\.?\s+{value}", text.replace("\n", " "), re.IGNORECASE)
    return found[1].strip() if found else ""


def compare_paper(kode: KodeKertas, log: Log, now: Kini) -> Kecocokan:
    """What a paper says against what the workbook says; whether the log holds its code is told apart."""
    number = line_of_code(log, kode.log) if kode.log else 0
    said = [*_of_log(number, log, now.keadaan.cetakan), *_of_content(kode, log, now), *_of_names(kode, now)]
    fits = all(good for good, _ in said) and bool(number or not kode.log)
    if fits and kode.sidik:  # the code of the log alone says nothing of what is printed
        said.append((True, "Kertas ini cocok dengan buku kerja."))
    return Kecocokan(cocok=fits, baris=number, pesan=tuple(text for _, text in said))


def _of_log(number: int, log: Log, printed: tuple[Cetakan, ...]) -> Iterator[tuple[bool, str]]:
    if not number:
        return
    line = log[number - 1]
    yield True, f"Kode log pada kertas ada pada baris {number}: langkah {line.langkah} {line.tindakan}."
    here = [one for one in printed if one.baris == number + 1]
    if here:
        names = ", ".join(f"{p.lembaran.kertas} {p.lembaran.varian}".strip() for p in here[:_NAMED])
        names += f", dan {len(here) - _NAMED} lagi" if len(here) > _NAMED else ""
        yield True, f"Tercatat dicetak pada baris {number + 1}, {_when(here[0].waktu)} oleh {here[0].oleh}: {names}."


def _of_content(kode: KodeKertas, log: Log, now: Kini) -> Iterator[tuple[bool, str]]:
    if not kode.sidik:
        return
    signed = now.keadaan.tanda_tangan
    is_signed = signed is not None and signed.sidik_isi.startswith(kode.sidik)
    if now.sidik.startswith(kode.sidik):
        more = f", yang ditandatangani {signed.penanda_tangan}" if is_signed and signed is not None else ""
        yield True, f"Sidik pada kertas sama dengan isi buku kerja sekarang{more}."
    elif is_signed:
        yield False, "Sidik pada kertas sama dengan isi yang ditandatangani; isi buku kerja sekarang sudah berbeda."
    elif lines := [n for n, line in enumerate(log, start=1) if line.sidik_isi.startswith(kode.sidik)]:
        yield False, _OLD.format(lines[-1])
    else:
        yield False, _STRANGE


def _of_names(kode: KodeKertas, now: Kini) -> Iterator[tuple[bool, str]]:
    signed = now.keadaan.tanda_tangan
    number = signed.nomor_dokumen if signed else ""
    told: Mapping[str, tuple[str, str]] = {"Nomor": (kode.nomor, number), "Versi": (kode.versi, now.versi)}
    for name, (paper, book) in told.items():
        if paper and paper != book:
            yield False, f"{name} pada kertas {paper}; pada buku kerja {book or 'belum ada'}."


def _when(moment: datetime) -> str:
    return f"{to_wib(moment):%d/%m/%Y %H.%M}"
