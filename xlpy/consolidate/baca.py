"""One file into rows and status: guarded, parsed, judged; never by an application, its macros never run."""

import io
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, cast

from xlpy.book.angkat import lift
from xlpy.book.document import Document, Isi
from xlpy.book.guard import Berkas, Kind, periksa_berkas
from xlpy.book.guard_ringkas import zip_of
from xlpy.book.lost import report_lost
from xlpy.book.parser import refusing_broken_content
from xlpy.book.read_document import refuse_missing
from xlpy.book.read_form import find_form, read_form
from xlpy.book.read_isian import as_typed, read_typed_tables
from xlpy.book.read_lists import read_meta
from xlpy.book.read_settings import read_settings
from xlpy.book.schema import LOG, META, PENGATURAN, RENCANA, SURAT
from xlpy.book.schema_form_unit import LEMBAR_UNIT
from xlpy.book.shapes import DERIVED_KINDS, column_letter
from xlpy.book.tables import Found, Rows, Values
from xlpy.book.versi import read_version
from xlpy.consolidate.baca_form import read_form_unit
from xlpy.consolidate.baris import Baris, program_of, total
from xlpy.consolidate.formulir_lurus import read_straight
from xlpy.consolidate.hasil import Bagian, Hasil, Rinci, TandaTangan, Temuan
from xlpy.consolidate.rencana_baris import rows_of_plan
from xlpy.errors import InputError
from xlpy.plan import temuan
from xlpy.plan.model import Jenjang, RencanaKinerja
from xlpy.prosedur_keadaan import content_fingerprint, fingerprint_of, log_of, origin_of, sop_of
from xlpy.sop import rantai
from xlpy.sop.banding import check_origin
from xlpy.sop.keadaan import fold

if TYPE_CHECKING:
    from xlpy.sop.keadaan import Keadaan

BUKU = "buku kerja"
LEMBAR = (META, PENGATURAN, SURAT, RENCANA, LOG)
"""The sheets that are read of a workbook."""
_HEAD_DIGITS = 16
_MOST_NOTES = 5


@dataclass(frozen=True, slots=True)
class Isian:
    """A file as read.

    Attributes:
        hasil, rinci: what it says of itself.
        rows: its rows.
        sidik: the SHA-256 of its bytes, hexadecimal.
        jaga: seconds of the processor that the guard took.
    """

    hasil: Hasil
    rinci: Rinci
    rows: tuple[Baris, ...]
    sidik: str
    jaga: float = 0.0


def read_source(path: Path, *, within: Path | None = None, periksa_pada: date | None = None) -> Isian:
    """Read a workbook of ours, or a unit's form.

    Args:
        path: the file.
        within: the folder that links must not lead out of; None where they may.
        periksa_pada: the day on which the rules judge it; None where nobody asked for them.

    Raises:
        InputError: the file is neither, or the guard refuses it.
        WorkbookError: it cannot be read from the disk.
    """
    begin = time.process_time()
    berkas = periksa_berkas(path, within=within, sheets=[sheet.name for sheet in LEMBAR])
    if berkas.kind is not Kind.PACKAGE:
        raise InputError(f"{path.name}: bukan buku kerja .xlsx atau .xlsm.")
    jaga = time.process_time() - begin
    sheets = _sheets(path.name, zip_of(berkas.dibaca))
    if not sheets:  # of a form every sheet is read
        berkas = periksa_berkas(path, within=within)
    hasil, rows = _workbook(sheets, berkas) if sheets else read_form_unit(path.name, berkas)
    rinci = Rinci(_programs(rows), _objectives(rows))
    if periksa_pada is not None:  # the rules judge whole plans
        rinci = rinci._replace(temuan=_findings(path, periksa_pada) if sheets else ())
    return Isian(hasil, rinci, rows, sha256(berkas.data).hexdigest(), jaga)


def _sheets(name: str, data: bytes) -> dict[str, Rows]:
    """The sheets that are read of a workbook; none of a unit's form."""
    # Imported here: a run in which nothing changed parses nothing.
    from python_calamine import CalamineWorkbook  # noqa: PLC0415

    with refusing_broken_content(name):
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        present = book.sheet_names
        if META.name not in present:
            if LEMBAR_UNIT in present:
                return {}
            raise InputError(f"{name}: bukan buku kerja dan bukan form unit. Keluarkan berkas itu dari folder ini.")
        read = (
            (s.name, book.get_sheet_by_name(s.name).to_python(skip_empty_area=False))
            for s in LEMBAR
            if s.name in present
        )
        sheets = {sheet: cast("Rows", rows) for sheet, rows in read}
        made = read_version(name, sheets[META.name])
        if made.is_old:  # plan and log are read all the same
            return lift(sheets, LEMBAR, made.skema)
        refuse_missing(name, present)
        return sheets


def _workbook(sheets: Mapping[str, Rows], berkas: Berkas) -> tuple[Hasil, tuple[Baris, ...]]:
    issues: list[temuan.Temuan] = []
    ident, sop = read_meta(sheets[META.name])
    pengaturan, _ = read_settings(sheets[PENGATURAN.name], issues)
    tables, _ = read_typed_tables(sheets, issues, (LOG,))
    document = Document(
        pengaturan=pengaturan,
        rencana=RencanaKinerja(tahun=pengaturan.tahun),
        isian=_letter(sheets[SURAT.name], issues),
        tabel=tables,
        id=ident,
        sop=sop,
    )
    rows, printed = _form(sheets, berkas, document, issues)
    hasil = Hasil(
        jenis=BUKU,
        tahun=pengaturan.tahun,
        unit=pengaturan.kecamatan,
        induk=pengaturan.pemerintah,
        kode_skpd=pengaturan.kode_skpd,
        dokumen=ident,
        baris=len(rows),
        subs=sum(row.pagu is not None for row in rows),
        indikator=sum(bool(row.indikator) for row in rows),
        pagu=total(rows),
        catatan=(*_age(sheets[META.name]), *_notes(issues)),
    )
    return _with_procedure(hasil, document, printed), rows


def _letter(rows: Rows, issues: list[temuan.Temuan]) -> dict[str, Isi]:
    """The single values of the sheet Surat by their defined name: number and version are printed with the plan."""
    values = Values(SURAT, rows, len(rows), issues)
    return {name.name: typed for name in SURAT.names if (typed := as_typed(values.raw(name.key))) is not None}


def _form(
    sheets: Mapping[str, Rows], berkas: Berkas, document: Document, issues: list[temuan.Temuan]
) -> tuple[tuple[Baris, ...], Callable[[], str]]:
    """The rows of the form, and what computes the fingerprint of what it prints."""
    cells = sheets[RENCANA.name]
    form = find_form(cells, [])
    straight = read_straight(form, cells)
    # Where nothing is blank, nothing can have been lost; looking for it costs as much as reading.
    lost = {} if straight is not None and straight.is_full else _lost(berkas, form)
    if straight is not None and not lost:
        return straight.rows, lambda: fingerprint_of(document, straight.facts) if straight.subs else ""
    plan, letak, found = read_form(cells, document.pengaturan.tahun, issues)
    report_lost([(RENCANA, found)], sheets, {RENCANA.name: lost}, issues)
    return rows_of_plan(plan, letak), lambda: content_fingerprint(replace(document, rencana=plan))


def _lost(berkas: Berkas, form: Found) -> dict[str, str]:
    """The cells of the form that come without a value; those that our own formulas fill do not count."""
    from xlpy.book.remarks_package import PackageRemarks  # noqa: PLC0415 - an XML parser

    remarks = PackageRemarks(berkas.bagian)
    if RENCANA.name not in remarks.names:
        return {}
    typed = {column_letter(form.at[c.key]) for c in form.table.columns if c.kind not in DERIVED_KINDS}
    found = remarks.lost(remarks.names.index(RENCANA.name))
    return {cell: why for cell, why in found.items() if cell.rstrip("0123456789") in typed}


def _with_procedure(hasil: Hasil, document: Document, printed: Callable[[], str]) -> Hasil:
    """With what the log tells."""
    log = log_of(document)
    if not log:
        return replace(hasil, langkah="belum dimulai")
    fault = rantai.check(log) or check_origin(log, origin_of(document))
    state = fold(sop_of(document), log)
    last = log[-1]
    hasil = replace(
        hasil,
        langkah=_step(state),
        log_baris=len(log),
        log_kepala=last.sidik[:_HEAD_DIGITS].upper(),
        log_waktu=last.waktu_catat,
        log_rusak=fault.pesan if fault else "",
        perubahan=state.perubahan,
    )
    signed = state.tanda_tangan
    if signed is None:
        return hasil
    holds = fault is None and signed.covers(printed())
    return replace(
        hasil,
        nomor=signed.nomor_dokumen,
        tanggal=signed.tanggal_dokumen,
        penanda_tangan=signed.penanda_tangan,
        tanda_tangan=(TandaTangan.SAH if holds else TandaTangan.TIDAK_SAH).value,
    )


def _step(state: "Keadaan") -> str:
    if state.rampung:
        return "selesai"
    step = state.sop.langkah[state.langkah_kini - 1]
    return f"{step.nomor} dari {len(state.posisi)}: {step.kegiatan}"


def _programs(rows: Iterable[Baris]) -> tuple[Bagian, ...]:
    found: dict[str, list[Baris]] = {}
    for row in rows:
        kode = program_of(row.kode)
        if kode or row.pagu is not None:
            found.setdefault(kode, []).append(row)
    return tuple(
        _part(kode, group, [row for row in group if row.nama and row.jenjang == Jenjang.PROGRAM and row.kode == kode])
        for kode, group in found.items()
    )


def _objectives(rows: Iterable[Baris]) -> tuple[Bagian, ...]:
    found: dict[str, list[Baris]] = {}
    for row in rows:
        if row.kunci_sasaran:
            found.setdefault(row.kunci_sasaran, []).append(row)
    return tuple(
        _part(kunci, group, [row for row in group if row.jenjang == Jenjang.SASARAN], group[0].sasaran)
        for kunci, group in found.items()
    )


def _part(kunci: str, rows: Sequence[Baris], own: Sequence[Baris], nama: str = "") -> Bagian:
    """What ``rows`` have of a program or a sasaran; ``own`` are those of the node itself."""
    money = [row.pagu for row in rows if row.pagu is not None]
    named = nama or next((row.nama for row in own if row.nama), "")
    return Bagian(kunci, named, len(money), sum(money), sum(bool(row.indikator) for row in own))


def _age(rows: Rows) -> Iterable[str]:
    """What is said of a workbook of an older schema."""
    if read_version(META.name, rows).is_old:
        yield "Buku kerja dari program lama, dibaca apa adanya. Perbarui dengan: rencana-kinerja perbarui BUKU"


def _notes(issues: list[temuan.Temuan]) -> Iterable[str]:
    """What could not be read, the first few of it."""
    yield from (f"{found.sel}: {found.pesan}" for found in issues[:_MOST_NOTES])
    if len(issues) > _MOST_NOTES:
        yield f"dan {len(issues) - _MOST_NOTES} sel lain"


def _findings(path: Path, day: date) -> tuple[Temuan, ...]:
    """What the rules find on ``day``, the weightiest first as the catalogue gives them."""
    from xlpy import periksa  # noqa: PLC0415 - all rules, where they are asked for
    from xlpy.book import closed  # noqa: PLC0415

    found = periksa.found_in(periksa.bahan_of(closed.read(path, lama=True), day))
    return tuple(Temuan(str(t.tingkat), t.aturan, t.sel, t.pesan, t.saran, t.pengecualian) for t in found)
