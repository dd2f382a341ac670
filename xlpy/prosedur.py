"""The procedure of a workbook: what its log says, what is in hand, and doing something to a step.

Takes a Document and gives a Document; the rules are in ``sop``.  What a step takes from the sheets and writes back to
them is the business of ``prosedur_lembar``.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from xlpy.book.document import Document
from xlpy.book.schema import UNIT
from xlpy.book.schema_alur import LOG, PERUBAHAN_KE
from xlpy.build import sah
from xlpy.build.beranda_keadaan import DITERIMA, completeness
from xlpy.errors import InputError
from xlpy.periksa import open_berat
from xlpy.plan.masa_jabatan import signer_of
from xlpy.plan.masukan import Pejabat
from xlpy.plan.text import fold as folded
from xlpy.prosedur_keadaan import content_fingerprint, kalender_of, log_of, origin_of, sop_of, state_of
from xlpy.prosedur_lembar import VERSION, forgotten, gathered, noted
from xlpy.prosedur_sah import refuse_overtyped, void_by
from xlpy.sop.akun import owners, tie
from xlpy.sop.bekal import Bekal
from xlpy.sop.catatan import Catatan, Kejadian, Tindakan
from xlpy.sop.cermin import Cermin
from xlpy.sop.keadaan import Keadaan, TandaTangan, fold
from xlpy.sop.kode import Kecocokan, Kini, KodeKertas, compare_paper, read_paper
from xlpy.sop.muat import built_in_text
from xlpy.sop.pejabat import holders
from xlpy.sop.rantai import Kerusakan, append, check
from xlpy.sop.tindak import Permintaan, decide, writer_of
from xlpy.sop.urutan import undone_by
from xlpy.sop.verifikasi import verify
from xlpy.sop.waktu_kerja import WIB, to_wib

__all__ = [
    "Pemeriksaan",
    "Tercatat",
    "bekal_of",
    "content_fingerprint",
    "kalender_of",
    "log_of",
    "origin_of",
    "pelaku_of",
    "refuse_to_void",
    "sop_of",
    "state_of",
    "step",
    "verify_document",
    "void_by",
]
_NEEDED = ("Pengaturan kantor", "indikator dan target", "target triwulan", "penanggung jawab")
"""What a plan must have before it is signed; the rows of Beranda on completeness that say so."""


@dataclass(frozen=True, slots=True)
class Tercatat:
    """A document after a step: with the new line of its log, and where the procedure stands now."""

    document: Document
    baris: Catatan
    keadaan: Keadaan


@dataclass(frozen=True, slots=True)
class Pemeriksaan:
    """What verifying a document found.

    Attributes:
        kerusakan: where log, mirror, code and origin are not as they were written.
        kejanggalan: lines of a log that could not have happened, each in a sentence.
        tanda_tangan: what voids the signature; empty when it holds or when there is none.
        ditandatangani: the signature that the log tells; None when there is none.
        kertas: whether the paper in hand is what the workbook says; None when there is none.
    """

    kerusakan: tuple[Kerusakan, ...]
    kejanggalan: tuple[str, ...]
    tanda_tangan: str
    ditandatangani: TandaTangan | None = None
    kertas: Kecocokan | None = None

    @property
    def utuh(self) -> bool:
        """Whether nothing is wrong; an interrupted write is nothing wrong."""
        return all(k.wajar for k in self.kerusakan) and not self.kejanggalan and not self.tanda_tangan


def bekal_of(document: Document, day: date | None = None) -> Bekal:
    """What the workbook knows about what is in hand on ``day``, today without one.

    Blocking findings are those of the rules on the document as it stands, whatever the sheet Temuan says.
    """
    day = day or datetime.now(WIB).date()
    return Bekal(
        ada={"DPA": bool(document.dpa.sub_kegiatan), "Tupoksi": bool(document.tupoksi.jabatan)},
        form_kurang=tuple(_missing_forms(document)),
        temuan_berat=open_berat(document, day),
        belum_lengkap=tuple(_incomplete(document)),
        sidik_isi=content_fingerprint(document),
        asal=origin_of(document),
    )


def step(document: Document, wish: Permintaan) -> Tercatat:
    """Do something to a step: the log grows by a line, and the sheets show what was recorded.

    What ``wish`` does not give is taken from the sheets that ask for it.  With the first line the procedure in force
    is put into the document, so that another version of the program goes on by the same one.

    Raises:
        TidakBolehError: it is not allowed; with every reason there is.
        InputError: the log is not whole.
    """
    if not document.id and not document.tabel.get(LOG.table.name):  # the log begins with the document's name
        document = replace(document, id=str(uuid.uuid4()))
    if not document.sop:
        document = replace(document, sop=built_in_text())
    sop, log = sop_of(document), log_of(document)
    if broken := check(log):
        raise InputError(f"{broken.pesan} Langkah tidak dicatat selama log rusak.")
    full = replace(wish, data=gathered(document, sop, wish))
    before = fold(sop, log)
    hand = bekal_of(document, to_wib(wish.waktu_catat).date())
    event = decide(before, full, hand, document.pengaturan.pejabat)
    refuse_overtyped(document, sop, event)
    after = _undone(_tied(noted(document, sop, event), full), before, event)
    if event.sidik_isi:  # the date of a signature is printed: it belongs to what is signed
        event = replace(event, sidik_isi=content_fingerprint(after))
    line = append(log, event)
    row = {key: value for key, value in line.row().items() if value != ""}
    rows = (*after.tabel.get(LOG.table.name, ()), row)
    after = replace(after, tabel={**after.tabel, LOG.table.name: rows})
    state = fold(sop, (*log, line))
    return Tercatat(_with_signed_copy(after, state), line, state)


def _undone(document: Document, before: Keadaan, event: Kejadian) -> Document:
    """The document after steps were undone: what they recorded for one time only goes, a revision gets its number."""
    sop = before.sop
    undone = undone_by(sop, sop.langkah[event.langkah - 1], event.tindakan)
    if event.tindakan is Tindakan.BATAL or not undone:
        return document
    after = forgotten(document, sop, undone, event.langkah)
    if before.tanda_tangan is None or not any(sop.langkah[n - 1].mengunci for n in undone):
        return after
    return replace(after, isian={**after.isian, PERUBAHAN_KE: before.perubahan + 1})


def _with_signed_copy(document: Document, state: Keadaan) -> Document:
    """The document that holds the copy of what is signed, and none while nothing is."""
    signed = state.tanda_tangan
    if signed is None:
        return sah.without_copy(document)
    if signed.baris < state.baris:
        return document
    return sah.with_copy(document, waktu=to_wib(signed.waktu), oleh=signed.penanda_tangan, sidik=signed.sidik_isi)


def pelaku_of(document: Document, account: str, day: date) -> Pejabat | None:
    """Who acts when nobody else is named: whose account it is on that day; None where that is not one person."""
    found = owners(document.pengaturan.pejabat, account, day)
    return found[0] if len(found) == 1 else None


def verify_document(document: Document, mirror: Cermin | None, kode: str = "") -> Pemeriksaan:
    """All that can be said about the log and the signature of a document.

    Args:
        document: the workbook.
        mirror: the mirror beside it; None when there is no such file.
        kode: from paper, as typed or scanned: the code of the log, the foot line, or the QR code; "" for none.

    Raises:
        InputError: ``kode`` cannot be read as a code.
    """
    state, log, content = state_of(document), log_of(document), content_fingerprint(document)
    paper = read_paper(kode) if kode.strip() else KodeKertas()
    now = Kini(sidik=content, versi=str(document.isian.get(VERSION, "")), keadaan=state)
    return Pemeriksaan(
        tuple(verify(log, mirror, paper.log, origin_of(document))),
        state.kejanggalan,
        void_by(document, state),
        state.tanda_tangan,
        compare_paper(paper, log, now) if kode.strip() else None,
    )


def refuse_to_void(before: Document, after: Document) -> None:
    """Refuse a change of the plan that would void the signature in force without anybody having said so.

    Raises:
        InputError: the plan of ``after`` is another one than that of ``before``, which is signed.
    """
    signed = state_of(before).tanda_tangan
    now = content_fingerprint(after)
    if signed is None or signed.covers(now) or now == content_fingerprint(before):
        return
    raise InputError(
        f"Rencana Kinerja ini sudah ditandatangani {signed.penanda_tangan} (nomor {signed.nomor_dokumen}); menyusun "
        "ulang akan mengubahnya, jadi buku tidak diubah. Untuk membuat perubahan, buka kembali dulu langkahnya "
        "dengan alasan; untuk melihat saja, tambahkan --lihat."
    )


def refuse_signed(document: Document) -> None:
    """Refuse to change what a signed plan was made from.

    Raises:
        InputError: a signature is in force.
    """
    if signed := state_of(document).tanda_tangan:
        raise InputError(
            f"Rencana Kinerja ini sudah ditandatangani {signed.penanda_tangan} (nomor {signed.nomor_dokumen}), jadi "
            "datanya tidak diganti. Untuk membuat perubahan, buka kembali dulu langkahnya dengan alasan."
        )


def _tied(document: Document, wish: Permintaan) -> Document:
    """The document in whose list the account stands that was confirmed with a step."""
    settings = document.pengaturan
    who = writer_of(wish, settings.pejabat).baru
    if who is None:
        return document
    return replace(document, pengaturan=replace(settings, pejabat=tie(settings.pejabat, who, wish.pencatat)))


def _missing_forms(document: Document) -> Iterator[str]:
    """The units whose form is not in: those of the sheet Unit or, while it is empty, those that the SOP asks."""
    rows = [row for row in document.tabel.get(UNIT.table.name, ()) if row.get("jabatan")]
    for row in rows:
        if not row.get("diterima") and folded(str(row.get("status", ""))) != folded(DITERIMA):
            yield " ".join(str(row[key]) for key in ("jabatan", "unit") if row.get(key))
    if not rows:
        sop = sop_of(document)
        asked = {kode for langkah in sop.langkah for kode in langkah.bersama}
        for kode in sorted(asked):
            # A predecessor and a successor have one form between them.
            yield from dict.fromkeys(p.jabatan for p in holders(sop, kode, document.pengaturan.pejabat))


def _incomplete(document: Document) -> Iterator[str]:
    """What the plan still needs, each in a few words."""
    settings = document.pengaturan
    office, _, targets, quarters, responsible, _ = completeness(document)
    for label, filled in zip(_NEEDED, (office, targets, quarters, responsible), strict=True):
        if filled.ada < filled.dari:
            yield f"{label} {filled.teks}"
    if not signer_of(settings).nama:
        yield f"nama {settings.penanda_tangan}"
