"""From the rows of our sheets to a Document, whoever read them: from a closed file, or from the application."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from xlpy.book import foreign
from xlpy.book.document import Document
from xlpy.book.form_terbaca import FormTerbaca, end_of
from xlpy.book.lost import report_lost
from xlpy.book.read_form import read_form
from xlpy.book.read_isian import read_typed_names, read_typed_tables
from xlpy.book.read_lists import read_base, read_findings, read_meta, read_sample_mark
from xlpy.book.read_settings import day_as_text, read_settings
from xlpy.book.read_sources import read_dpa, read_objectives, read_tupoksi
from xlpy.book.schema import (
    DASAR,
    DASAR_DPA,
    DASAR_RENCANA,
    DASAR_UNIT,
    DPA,
    LEMBAR,
    LEMBAR_ISIAN,
    META,
    PENGATURAN,
    RENCANA,
    SAH,
    SASARAN,
    TEMUAN,
    TUPOKSI,
)
from xlpy.book.schema_alur import PERUBAHAN_KE
from xlpy.book.schema_kertas import LEMBAR_KERTAS
from xlpy.book.shapes import Sheet
from xlpy.book.tables import Found, Rows
from xlpy.errors import InputError
from xlpy.plan.masukan import Dpa, Pengaturan, SasaranStrategis, Tupoksi

if TYPE_CHECKING:
    from xlpy.plan.model import RencanaKinerja
    from xlpy.plan.temuan import Temuan

READ = (META, PENGATURAN, SASARAN, DPA, TUPOKSI, RENCANA, TEMUAN, DASAR, SAH, *LEMBAR_ISIAN)
"""The sheets that are read; a workbook without one of them is none of ours, or of an older schema."""


def read_document(
    sheets: dict[str, Rows],
    *,
    others: Iterable[str] = (),
    lost: Mapping[str, dict[str, str]] | None = None,
    pasted: Container[str] = (),
) -> Document:
    """What a workbook says.

    Args:
        sheets: the rows of each sheet of ``READ``, from A1 on.
        others: what else is in the workbook, to be named where it would be lost.
        lost: by sheet, the cells that come without a value, each with the reason.
        pasted: names among DPA, Tupoksi and Sasaran whose sheet holds another layout that someone pasted over it;
            they are left to the importers, and their part of the document stays empty.

    Raises:
        LayoutError: a label or heading of a sheet is missing; says which sheet.
        InputError: the year is missing.
    """
    issues: list[Temuan] = []
    pengaturan, officials = read_settings(sheets[PENGATURAN.name], issues)
    sources = _sources(sheets, pasted, issues)
    rencana, letak, form = read_form(sheets[RENCANA.name], pengaturan.tahun, issues)
    isian = read_typed_names(sheets, issues)
    tabel, typed = read_typed_tables(sheets, issues)
    signed, _ = read_typed_tables(sheets, issues, (SAH,))
    tables = [(PENGATURAN, officials), *sources.tables, *typed]
    report_lost([*tables, (RENCANA, form)], sheets, lost or {}, issues)
    said = replace(
        _kept(sheets, pengaturan, rencana, issues),
        sasaran=sources.sasaran,
        dpa=sources.dpa,
        tupoksi=sources.tupoksi,
        isian=isian,
        tabel={**tabel, **signed},
        peringatan=tuple(issues),
        asing=(*others, *_additions(tables, form, sheets)),
        letak=letak,
    )
    return replace(said, terbaca=_as_read(said, form, sheets, (lost or {}).get(RENCANA.name, {})))


def _kept(
    sheets: Mapping[str, Rows], pengaturan: Pengaturan, rencana: "RencanaKinerja", issues: list["Temuan"]
) -> Document:
    """A document with what the program keeps for itself: findings, the state it knew last, what the workbook is."""
    ident, sop = read_meta(sheets[META.name])
    temuan, ditolak, konflik = read_findings(sheets[TEMUAN.name], issues)
    base = read_base(sheets[DASAR.name], issues)
    return Document(
        pengaturan=pengaturan,
        rencana=rencana,
        dasar=base[DASAR_RENCANA],
        dasar_dpa=base[DASAR_DPA],
        dasar_unit=base[DASAR_UNIT],
        temuan=temuan,
        ditolak=ditolak,
        konflik=konflik,
        id=ident,
        sop=sop,
        contoh=read_sample_mark(sheets[META.name]),
    )


def _as_read(said: Document, form: Found, sheets: Mapping[str, Rows], lost: Mapping[str, str]) -> FormTerbaca:
    rows = sheets[RENCANA.name]
    return FormTerbaca(
        rows=rows,
        kolom=form.at,
        kepala=form.head,
        akhir=end_of(form, rows),
        hilang=lost,
        tanggal=day_as_text(sheets[PENGATURAN.name]),
        pengaturan=said.pengaturan,
        perubahan=str(said.isian.get(PERUBAHAN_KE, "")),
        pagu=said.rencana.pagu(),
    )


def refuse_missing(name: str, present: Container[str]) -> None:
    """Refuse a workbook that is none of ours, or no whole one.

    Raises:
        InputError: a sheet of ``READ`` is not among ``present``; names them.
    """
    missing = [sheet.name for sheet in READ if sheet.name not in present]
    if META.name in missing:
        raise InputError(
            f"{name}: bukan buku kerja Rencana Kinerja. Bila ini DPA, Tupoksi atau sasaran, sertakan dengan "
            "--dpa, --tupoksi atau --sasaran."
        )
    if missing:
        raise InputError(
            f"{name}: lembar {', '.join(f'“{m}”' for m in missing)} tidak ada, jadi ini bukan buku kerja Rencana "
            "Kinerja yang utuh. Pilih berkas lain, kembalikan nama lembar itu bila diganti, atau ambil "
            "cadangannya."
        )


def other_sheets(present: Iterable[str]) -> list[str]:
    """The sheets that are not ours, as they are named to a user."""
    ours = {*(sheet.name for sheet in LEMBAR), *LEMBAR_KERTAS.values()}
    return [f"lembar {other}" for other in present if other not in ours]


@dataclass(slots=True)
class _Sources:
    """What goes into the plan, and the tables in which it stands; empty where another layout was pasted."""

    sasaran: SasaranStrategis = field(default_factory=SasaranStrategis)
    dpa: Dpa = field(default_factory=Dpa)
    tupoksi: Tupoksi = field(default_factory=Tupoksi)
    tables: list[tuple[Sheet, Found]] = field(default_factory=list)


def _sources(sheets: dict[str, Rows], pasted: Container[str], issues: list["Temuan"]) -> _Sources:
    sources = _Sources()
    if SASARAN.name not in pasted:
        sources.sasaran, found = read_objectives(sheets[SASARAN.name], issues)
        sources.tables.append((SASARAN, found))
    if DPA.name not in pasted:
        sources.dpa, found = read_dpa(sheets[DPA.name], issues)
        sources.tables.append((DPA, found))
    if TUPOKSI.name not in pasted:
        sources.tupoksi, found = read_tupoksi(sheets[TUPOKSI.name], issues)
        sources.tables.append((TUPOKSI, found))
    return sources


def _additions(tables: Iterable[tuple[Sheet, Found]], form: Found, sheets: dict[str, Rows]) -> Iterator[str]:
    """What people added outside our tables."""
    for sheet, found in tables:
        if found.table is sheet.table:
            yield from foreign.above(sheet, sheets[sheet.name][: found.head])
        yield from foreign.beside(found, sheets[sheet.name])
    for sheet in LEMBAR_ISIAN:
        if not sheet.tables:
            yield from foreign.above(sheet, sheets[sheet.name])
    yield from foreign.beside(form, sheets[RENCANA.name])
    yield from foreign.around_form(form, sheets[RENCANA.name])
