"""The procedure on files: a step is written down, where it stands is told, its log is verified."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from xlpy import buku, cermin_berkas, prosedur, report_prosedur
from xlpy.book import files
from xlpy.book.document import Document
from xlpy.errors import InputError
from xlpy.jobs import Progress
from xlpy.pasang import giliran
from xlpy.plan.masukan import Pejabat
from xlpy.report import Laporan
from xlpy.report_prosedur import Kedudukan
from xlpy.sop import rantai, status
from xlpy.sop.akun import BELUM_DIKENAL
from xlpy.sop.banding import compare_logs
from xlpy.sop.catatan import Tindakan
from xlpy.sop.isian import read_moment
from xlpy.sop.kalender_peringatan import warnings
from xlpy.sop.keadaan import Keadaan
from xlpy.sop.koreksi import KUNCI as KOREKSI
from xlpy.sop.pejabat import Pelaksana, find_holder, name_of
from xlpy.sop.steps import Isian, JenisIsian, Sop
from xlpy.sop.tahun_kerja import length
from xlpy.sop.tindak import Permintaan, TidakBolehError
from xlpy.sop.waktu_kerja import WIB, to_wib

_NOT_RECORDED = "belum dicatat"
_CORRECTION = Isian(
    kunci=KOREKSI,
    nama="Koreksi",
    jenis=JenisIsian.TABEL,
    kolom=("bagian", "tertulis", "koreksi", "status"),
    boleh_kosong=("tertulis", "status"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PermintaanLangkah:
    """What ``langkah`` is asked for, as typed.

    Attributes:
        buku: the workbook.
        langkah, tindakan: what was done to which step.
        pelaku: who did it: title, name or NIP of an office-holder.
        waktu: when; empty for now.
        konfirmasi: who the one at the computer says to be: title, name or NIP; empty for who did it; None where
            nothing was said.
        mewakili: the office that the person stood in for; ``alasan`` says why.
        alasan: the reason, or a remark.
        data: what the step records, each as ``key=value``; a row of a table as ``key=cell|cell|…``.
        koreksi: corrections, each as ``Bagian|Tertulis|Koreksi`` or with ``|Status``.
    """

    buku: Path
    langkah: int
    tindakan: str
    pelaku: str
    waktu: str = ""
    konfirmasi: str | None = None
    mewakili: str = ""
    alasan: str = ""
    data: tuple[str, ...] = ()
    koreksi: tuple[str, ...] = ()


def langkah(asked: PermintaanLangkah, progress: Progress) -> Laporan:
    """Write down what was done to a step: first in the mirror of the log, then in the workbook.

    Raises:
        InputError: it is not allowed (with every reason), or something typed cannot be understood.
        WorkbookError: a file cannot be read or written.
    """
    path = asked.buku
    with buku.held(path, progress) as opened:
        document = opened.document
        done = recorded(document, asked)
        progress(f"menulis {path.name}")
        kept = keep_reopened(path, document, done)
        log, origin = prosedur.log_of(document), prosedur.origin_of(document)
        with cermin_berkas.written(path, log, done.baris, origin) as notes:
            saved = buku.save(done.document, path, opened)
        kept += keep_signed(path, done)
    now = standing(done.document, done.keadaan, datetime.now(WIB))
    lines = (*step_lines(done, now, path), *kept, *notes, *saved.notes)
    return Laporan(lines=lines, json=report_prosedur.status_json(now))


def status_buku(path: Path) -> Laporan:
    """Where the procedure stands, whose turn it is, what deadlines there are.

    Raises:
        InputError: it is no workbook of ours, or its calendar cannot be understood.
        WorkbookError: it cannot be read from the disk.
    """
    return status_of(_read(path))


def status_of(document: Document) -> Laporan:
    """Where the procedure of a document stands now.

    Raises:
        InputError: its calendar cannot be understood.
    """
    now = standing(document, prosedur.state_of(document), datetime.now(WIB))
    return Laporan(
        lines=tuple(report_prosedur.status_lines(now)),
        json=report_prosedur.status_json(now),
        berat=bool(now.rusak or now.tidak_sah or now.keadaan.kejanggalan),
    )


def verifikasi(path: Path, other: Path | None = None, kode: str = "") -> Laporan:
    """Whether the log is as it was written, and where it parts from that of another copy.

    Args:
        path: the workbook.
        other: another copy of it.
        kode: what a paper says of itself: the code of the log, the foot line, or the QR code.

    Raises:
        InputError: a file is no workbook of ours, or ``kode`` is none.
        WorkbookError: a file cannot be read from the disk.
    """
    document = _read(path)
    one = verification_of(document, path, kode)
    if other is None:
        return one
    document_other = _read(other)
    two = verification_of(document_other, other)
    compared = compare_logs(prosedur.log_of(document), prosedur.log_of(document_other))
    said = (
        f"{path}:",
        *(f"  {line}" for line in one.lines),
        f"{other}:",
        *(f"  {line}" for line in two.lines),
        *report_prosedur.comparison_lines(compared, (str(path), str(other))),
    )
    told = {**one.json, "pembanding": two.json, "banding": report_prosedur.comparison_json(compared)}
    return Laporan(lines=said, json=told, berat=compared.bercabang or one.berat or two.berat)


def verification_of(document: Document, path: Path, kode: str = "") -> Laporan:
    """What verifying a document finds, whose log has its mirror beside ``path``.

    Raises:
        InputError: ``kode`` is no code.
        WorkbookError: the mirror cannot be read.
    """
    mirror = cermin_berkas.read(path)
    found, log = prosedur.verify_document(document, mirror, kode), prosedur.log_of(document)
    json = report_prosedur.verification_json(found, log, mirror=mirror is not None)
    is_other = found.kertas is not None and not found.kertas.cocok
    lines = tuple(report_prosedur.verification_lines(found, log))
    return Laporan(lines=lines, json=json, berat=is_other or not found.utuh)


def recorded(document: Document, asked: PermintaanLangkah, *, di_jendela: bool = False) -> prosedur.Tercatat:
    """The document after a step, as it was asked for; a refusal says what to do, in a window or at the command.

    Raises:
        TidakBolehError: it is not allowed: with every reason, and what the step asks for under which key.
        InputError: something typed cannot be understood, or the log is not whole.
    """
    gone = cermin_berkas.is_gone(asked.buku, prosedur.log_of(document))
    wish = replace(wish_of(asked, document), cermin_hilang=gone)
    try:
        return prosedur.step(document, wish)
    except TidakBolehError as refused:
        reasons = " ".join(refused.alasan)
        hints = tuple(_hints_in_window(reasons) if di_jendela else _hints(document, wish, reasons))
        numbers = _numbers(document, asked.buku, wish.langkah) if _NOT_RECORDED in reasons else ()
        raise TidakBolehError((*refused.alasan, *hints, *numbers)) from refused


def step_lines(done: prosedur.Tercatat, now: Kedudukan, path: Path) -> tuple[str, ...]:
    """What is said of a step that was written down; of one that begins, also the numbers that it will ask for."""
    event = done.baris.read()
    begins = event.tindakan is Tindakan.MULAI
    numbers = _numbers(done.document, path, event.langkah) if begins else ()
    return (*report_prosedur.step_lines(done.baris, now), *numbers)


def _numbers(document: Document, path: Path, number: int) -> tuple[str, ...]:
    from xlpy.nomor import proposals  # noqa: PLC0415 - only where a number may be asked for

    return proposals(document, path.parent, prosedur.sop_of(document).langkah[number - 1])


def _hints_in_window(refused: str) -> Iterator[str]:
    """What of the workbook would help."""
    if _NOT_RECORDED in refused:
        yield "Isi di lembar Surat, Unit, Koreksi, atau Distribusi (sel kuning muda), lalu klik lagi."


def _hints(document: Document, wish: Permintaan, refused: str) -> Iterator[str]:
    """What of the command's options would help."""
    if _NOT_RECORDED in refused:
        step = prosedur.sop_of(document).langkah[wish.langkah - 1]
        keys = [f"{field.kunci} ({field.nama})" for field in step.mencatat]
        yield f"Isian --data langkah ini: {', '.join(keys)}."
    if BELUM_DIKENAL in refused:
        yield account_hint(wish.oleh.pejabat)


def account_hint(who: Pejabat) -> str:
    """What of the command's options would help one whose account is nobody's."""
    return (
        f"Bila Anda sendiri {name_of(who)}, tambahkan --konfirmasi. Bila Anda mencatat untuk beliau, sebutkan diri "
        'Anda, misalnya --konfirmasi "Kasubbag Keuangan". Cukup sekali untuk tiap akun.'
    )


def keep_signed(path: Path, done: prosedur.Tercatat) -> tuple[str, ...]:
    """Keep the workbook that was just signed, and its log, beside the one that goes on; what to say of it."""
    signed = done.keadaan.tanda_tangan
    if signed is None or signed.baris != done.keadaan.baris:
        return ()
    return (f"Buku kerja yang ditandatangani disimpan sebagai {_copied(path, signed.perubahan + 1).name}.",)


def keep_reopened(path: Path, before: Document, done: prosedur.Tercatat) -> tuple[str, ...]:
    """Keep a signed workbook before its signature goes, where the copy from its signing is not there any more."""
    state = prosedur.state_of(before)
    if state.tanda_tangan is None or done.keadaan.tanda_tangan is not None:
        return ()
    number = state.tanda_tangan.perubahan + 1
    if (copy := _place_of(path, number)).exists():
        return (f"Buku kerja yang ditandatangani ada di {copy.name}.",)
    void = prosedur.void_by(before, state)
    but = " Isinya sudah berubah setelah ditandatangani." if void else ""
    return (f"Buku kerja sebelum dibuka kembali disimpan sebagai {_copied(path, number).name}.{but}",)


def _place_of(path: Path, number: int) -> Path:
    place = files.real(path)
    return place.with_name(f"{place.stem}.ditandatangani-{number}{place.suffix}")


def _copied(path: Path, number: int) -> Path:
    """A copy of the workbook and its log's mirror; one that another workbook of this name left is never replaced."""
    copy = _place_of(path, number)
    while copy.exists():
        number += 1
        copy = _place_of(path, number)
    files.keep_copy(files.real(path), copy)
    if (mirror := cermin_berkas.beside(path)).exists():
        files.keep_copy(mirror, cermin_berkas.beside(copy))
    return copy


def _read(path: Path) -> Document:
    from xlpy.book import closed  # noqa: PLC0415 - with its parser

    return closed.read(path)


def standing(document: Document, state: Keadaan, moment: datetime) -> Kedudukan:
    """Where a procedure stands at ``moment``, with all that is said of it."""
    kalender, hand = prosedur.kalender_of(document), prosedur.bekal_of(document)
    rows = status.status(state, kalender, moment)
    broken = rantai.check(prosedur.log_of(document))
    return Kedudukan(
        nama=state.sop.identitas.nama,
        keadaan=state,
        baris=rows,
        tombol=status.buttons(state, hand),
        pejabat=document.pengaturan.pejabat,
        akun=giliran.account(),
        pada=moment,
        sehari=max(map(length, kalender.jam.values())),
        kalender=warnings(kalender, moment, max(row.batas for row in rows)),
        tidak_sah=prosedur.void_by(document, state),
        rusak=broken.pesan if broken else "",
    )


def wish_of(asked: PermintaanLangkah, document: Document) -> Permintaan:
    """What is wished of the procedure, as it was typed; raises an InputError where that cannot be understood."""
    now, people = datetime.now(WIB), document.pengaturan.pejabat
    happened = read_moment(asked.waktu) if asked.waktu else now
    by = find_holder(people, asked.pelaku, to_wib(happened).date())
    return Permintaan(
        langkah=asked.langkah,
        tindakan=Tindakan(asked.tindakan),
        oleh=Pelaksana(pejabat=by, mewakili=asked.mewakili, alasan=asked.alasan if asked.mewakili else ""),
        waktu_kejadian=happened,
        waktu_catat=now,
        pencatat=giliran.account(),
        mengaku=find_holder(people, asked.konfirmasi, now.date()) if asked.konfirmasi else _self(asked, by),
        alasan=asked.alasan,
        data=_data(asked, prosedur.sop_of(document)),
    )


def _self(asked: PermintaanLangkah, by: Pejabat) -> Pejabat | None:
    return None if asked.konfirmasi is None else by


def _data(asked: PermintaanLangkah, sop: Sop) -> dict[str, object]:
    """What was typed, by key: rows as rows, a list that was typed in several pieces as one."""
    step = sop.langkah[asked.langkah - 1] if 1 <= asked.langkah <= len(sop.langkah) else None
    fields = {field.kunci: field for field in step.mencatat} if step else {}
    fields[KOREKSI] = _CORRECTION
    typed: dict[str, list[str]] = {}
    for text in asked.data:
        key, sign, value = text.partition("=")
        if not sign or not key.strip():
            raise InputError(f'--data "{text}" tidak terbaca. Tulis kunci=nilai, misalnya nomor_agenda=012.')
        typed.setdefault(key.strip(), []).append(value)
    data: dict[str, object] = {}
    for key, values in typed.items():
        field = fields.get(key)
        if field is not None and field.jenis is JenisIsian.TABEL:
            data[key] = [_row(field, value) for value in values]
        else:
            data[key] = "; ".join(values)
    if asked.koreksi:
        data[KOREKSI] = [_row(_CORRECTION, text) for text in asked.koreksi]
    return data


def _row(field: Isian, text: str) -> dict[str, str]:
    """One row typed with ``|`` between its cells; those at its end that may be empty need not be typed."""
    cells = [cell.strip() for cell in text.split("|")]
    needed = max(i for i, column in enumerate(field.kolom, start=1) if column not in field.boleh_kosong)
    if not needed <= len(cells) <= len(field.kolom):
        raise InputError(f'{field.nama} "{text}" tidak terbaca. Tulis {_form(field.kolom)}.')
    return dict(zip(field.kolom, cells, strict=False))


def _form(columns: Sequence[str]) -> str:
    return "|".join(columns)
