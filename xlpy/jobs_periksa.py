"""Checking on files: a workbook is judged by the rules, and a finding is let stand with a reason, or no more."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from xlpy import buku, cermin_berkas, jobs_prosedur, periksa, prosedur
from xlpy.book.document import Document
from xlpy.checks.catalogue import may_be_waived
from xlpy.errors import InputError
from xlpy.jobs import Progress
from xlpy.jobs_prosedur import PermintaanLangkah
from xlpy.periksa import Pembanding
from xlpy.report import Laporan
from xlpy.report_periksa import check_report, comparison_report
from xlpy.sop.catatan import Tindakan
from xlpy.sop.pengecualian import PESAN, TEMUAN
from xlpy.sop.waktu_kerja import WIB

_Bernama = TypeVar("_Bernama")


@dataclass(frozen=True, slots=True, kw_only=True)
class PermintaanPeriksa:
    """What ``periksa`` is asked for.

    Attributes:
        buku: the workbook.
        tahun_lalu: last year's workbook.
        sebelum: the workbook as it was before the DPPA.
        lihat: only say what is found; the sheets stay as they are.
    """

    buku: Path
    tahun_lalu: Path | None = None
    sebelum: Path | None = None
    lihat: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PermintaanKecualikan:
    """What ``kecualikan`` is asked for.

    Attributes:
        buku: the workbook.
        temuan: the name of the finding, as the sheet Temuan gives it.
        alasan: why it may stand, or no more.
        cabut: take a waiver back instead: the finding may no more stand.
        pelaku, konfirmasi, waktu, mewakili: as of ``PermintaanLangkah``.
    """

    buku: Path
    temuan: str
    alasan: str
    pelaku: str
    cabut: bool = False
    konfirmasi: str | None = None
    waktu: str = ""
    mewakili: str = ""


def periksa_buku(asked: PermintaanPeriksa, progress: Progress) -> Laporan:
    """Judge a workbook by all rules, and write what they find on its sheet Temuan.

    Raises:
        InputError: a file is no workbook of ours, or a cell cannot be read.
        WorkbookError: a file cannot be read or written.
    """
    other = others(asked)
    if asked.lihat:
        progress(f"membaca {asked.buku.name}")
        opened = buku.open_workbook(asked.buku, keep_pasted=False)
        return check_report(periksa.checked(opened.document, _today(), other))
    with buku.held(asked.buku, progress) as opened:
        document = periksa.checked(opened.document, _today(), other)
        saved = buku.save(document, asked.buku, opened)
    said = check_report(document)
    return replace(said, lines=(*said.lines, *saved.notes))


def others(asked: PermintaanPeriksa) -> Pembanding:
    """What a check was asked to compare with.

    Raises:
        InputError: a file is no workbook of ours.
        WorkbookError: a file cannot be read from the disk.
    """
    last, earlier = (read_other(path) if path else None for path in (asked.tahun_lalu, asked.sebelum))
    return Pembanding(tahun_lalu=last, sebelum_perubahan=earlier)


def banding(path: Path, other: Path, progress: Progress, *, lihat: bool = False) -> Laporan:
    """Compare a workbook with last year's, or with itself before a DPPA, and write it on its sheet Banding.

    Args:
        path: the workbook; it is checked as well.
        other: the older one; that of the same year is the one before the DPPA.
        progress: is told how far it is.
        lihat: only say what differs.

    Raises:
        InputError: a file is no workbook of ours, or ``other`` is of a later year.
        WorkbookError: a file cannot be read or written.
    """
    older = read_other(other)
    if lihat:
        progress(f"membaca {path.name}")
        document = buku.open_workbook(path, keep_pasted=False).document
        _refuse_newer(document, older)
        return comparison_report(document, older)
    with buku.held(path, progress) as opened:
        document = compared(opened.document, older)
        saved = buku.save(document, path, opened)
    said = comparison_report(document, older)
    return replace(said, lines=(*said.lines, *saved.notes))


def compared(document: Document, older: Document) -> Document:
    """The document whose sheets say what became of ``older``.

    Raises:
        InputError: ``older`` is of a later year.
    """
    _refuse_newer(document, older)
    of_this_year = older.pengaturan.tahun == document.pengaturan.tahun
    other = Pembanding(sebelum_perubahan=older) if of_this_year else Pembanding(tahun_lalu=older)
    return periksa.checked(document, _today(), other)


def _refuse_newer(document: Document, older: Document) -> None:
    year, then = document.pengaturan.tahun, older.pengaturan.tahun
    if then > year:
        raise InputError(
            f"Buku pembanding tahun {then} lebih baru daripada buku ini (tahun {year}). Sebut buku yang baru dulu: "
            "rencana-kinerja banding BUKU PEMBANDING."
        )


def kecualikan(asked: PermintaanKecualikan, progress: Progress) -> Laporan:
    """Let a finding stand, or no more: first in the mirror of the log, then in the workbook.

    Raises:
        InputError: there is no such finding or waiver, it must not be waived, or the person may not write in the log.
        WorkbookError: a file cannot be read or written.
    """
    with buku.held(asked.buku, progress) as opened:
        before = opened.document
        done = waived(before, asked)
        log, origin = prosedur.log_of(before), prosedur.origin_of(before)
        with cermin_berkas.written(asked.buku, log, done.baris, origin) as notes:
            saved = buku.save(done.document, asked.buku, opened)
    return waiver_report(done, (*notes, *saved.notes))


def waived(document: Document, asked: PermintaanKecualikan) -> prosedur.Tercatat:
    """The document whose log says that a finding is let stand, or no more, and whose sheet Temuan shows it.

    Raises:
        InputError: there is no such finding or waiver, it must not be waived, or the person may not write in the log.
    """
    name, message = _waiver(document, asked.temuan) if asked.cabut else _standing(document, asked.temuan)
    done = jobs_prosedur.recorded(
        document,
        PermintaanLangkah(
            buku=asked.buku,
            langkah=prosedur.state_of(document).langkah_kini,
            tindakan=Tindakan.CABUT if asked.cabut else Tindakan.KECUALIKAN,
            pelaku=asked.pelaku,
            waktu=asked.waktu,
            konfirmasi=asked.konfirmasi,
            mewakili=asked.mewakili,
            alasan=asked.alasan,
            data=(f"{TEMUAN}={name}", f"{PESAN}={message}"),
        ),
    )
    return replace(done, document=periksa.checked(done.document, _today()))


def waiver_report(done: prosedur.Tercatat, notes: tuple[str, ...] = ()) -> Laporan:
    """What is said of a waiver, or of taking one back."""
    event = done.baris.read()
    name, logged = event.data[TEMUAN], f"Tercatat pada baris {done.baris.nomor} log."
    line = (
        f"Temuan {name} dikecualikan oleh {event.pelaku}: {event.catatan}. {logged} Pengecualian berlaku selama "
        "bunyi temuannya tetap; kecualikan --cabut membatalkannya."
    )
    if event.tindakan is Tindakan.CABUT:
        line = f"Pengecualian temuan {name} dicabut oleh {event.pelaku}: {event.catatan}. {logged}"
    said = check_report(done.document)
    return replace(said, lines=(line, *notes), berat=False)


def _waiver(document: Document, name: str) -> tuple[str, str]:
    """Name and message of the waived finding that is meant.

    Raises:
        InputError: it is not waived.
    """
    waiver = _called(prosedur.state_of(document).pengecualian, name)
    if waiver is None:
        raise InputError(
            f"Temuan {name} tidak sedang dikecualikan, jadi tidak ada yang dicabut. Yang dikecualikan disebut pada "
            "kolom Pengecualian di lembar Temuan."
        )
    return waiver.identitas, waiver.pesan


def _called(known: Mapping[str, _Bernama], name: str) -> _Bernama | None:
    """What is called so, however the letters of the name are typed."""
    return {key.casefold(): value for key, value in known.items()}.get(name.strip().casefold())


def _standing(document: Document, name: str) -> tuple[str, str]:
    """Name and message of the finding that is meant, which may be waived.

    Raises:
        InputError: there is none, it is waived already, or it never may be.
    """
    known = {t.identitas: t for t in periksa.found_in(periksa.bahan_of(document, _today()))}
    # What a comparison found stands on the sheet only, until there is something to compare with again.
    known |= {t.identitas: t for t in document.temuan if t.identitas and not t.selesai and t.identitas not in known}
    found = _called(known, name)
    if found is None:
        raise InputError(
            f"Temuan {name} tidak ada pada buku kerja ini. Namanya ada pada kolom Identitas di lembar Temuan, "
            "misalnya RK-104-3f9a2c01d7; klik Periksa Rencana bila lembar itu belum terisi."
        )
    if found.pengecualian:
        raise InputError(f"Temuan {found.identitas} sudah dikecualikan: {found.pengecualian}.")
    if not may_be_waived(found.identitas):
        raise InputError(
            f"Temuan {found.identitas} tidak dapat dikecualikan: {found.pesan} Jumlah uang, tahun, dan tanda tangan "
            f"harus benar. {found.saran}"
        )
    return found.identitas, found.pesan


def read_other(path: Path) -> Document:
    """What the workbook says that another is compared with.

    Raises:
        InputError: it is no workbook of ours.
        WorkbookError: it cannot be read from the disk.
    """
    from xlpy.book import closed  # noqa: PLC0415 - with its parser

    return closed.read(path)


def _today() -> date:
    return datetime.now(WIB).date()
