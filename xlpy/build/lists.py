"""Building what the program keeps: Pengaturan, Temuan, and the hidden sheets."""

import json
import re
from datetime import date
from typing import TYPE_CHECKING

from xlpy.book.document import Document
from xlpy.book.read_lists import META_ID, META_SOP, META_VERSI, label_of_field
from xlpy.book.schema import DASAR, DASAR_DPA, DASAR_RENCANA, KUNCI_XLWINGS, META, PENGATURAN, SAH, TEMUAN, VERSI
from xlpy.book.schema import LEMBAR as SHEETS
from xlpy.book.shapes import Table
from xlpy.build import styles
from xlpy.build.cells import Link, Record, Value, write_cell, write_table
from xlpy.build.frame import rows_of_names, set_widths, write_head, write_names
from xlpy.build.styles import Styles
from xlpy.plan.facts import Konflik
from xlpy.plan.temuan import Temuan

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

SOP_CHUNK = 16_000
"""Letters of the procedure's text in one cell: even if each took two UTF-16 units it would fit."""

_A1 = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")


def write_settings(sheet: "Worksheet", formats: Styles, document: Document) -> int:
    """Write the sheet Pengaturan; returns the row of the headings of its table, from 0."""
    settings = document.pengaturan
    set_widths(sheet, PENGATURAN)
    values: dict[str, Value] = {
        name.key: getattr(settings, name.key, document.isian.get(name.name)) for name in PENGATURAN.names
    }
    values["tanggal"] = date.fromisoformat(settings.tanggal) if settings.tanggal else None
    write_head(sheet, formats, PENGATURAN)
    top = rows_of_names(PENGATURAN) + 1
    write_names(sheet, formats, PENGATURAN, values)
    write_cell(sheet, top, 0, PENGATURAN.table.title, formats.get(styles.SUBTITLE))
    records = [
        Record({c.key: getattr(official, c.key) for c in PENGATURAN.table.columns}) for official in settings.pejabat
    ]
    write_table(sheet, formats, PENGATURAN.table, top + 1, records)
    return top + 1


def write_findings(sheet: "Worksheet", formats: Styles, document: Document) -> None:
    """Write the three lists of the sheet Temuan."""
    set_widths(sheet, TEMUAN)
    row = write_head(sheet, formats, TEMUAN)
    lists = (
        [_finding(f) for f in document.temuan],
        [Record({"berkas": d.berkas, "sel": d.sel, "alasan": d.alasan}) for d in document.ditolak],
        [_conflict(k) for k in document.konflik],
    )
    for table, records in zip(TEMUAN.tables, lists, strict=True):
        write_cell(sheet, row, 0, f"{table.title}", formats.get(styles.SUBTITLE))
        row = write_table(sheet, formats, table, row + 1, records, autofilter=False) + 1


def _finding(finding: Temuan) -> Record:
    values: dict[str, Value] = {c.key: str(getattr(finding, c.key)) for c in TEMUAN.table.columns}
    khusus = {"tingkat": str(finding.tingkat)}
    sheet, _, cell = finding.sel.rpartition("!")
    if not finding.berkas and _A1.fullmatch(cell) and sheet in {s.name for s in SHEETS}:
        values["sel"] = Link(finding.sel)
        khusus["sel"] = "tautan"
    return Record(values, khusus=khusus)


def _conflict(konflik: Konflik) -> Record:
    kunci = konflik.kunci
    values: dict[str, Value] = {"jenjang": kunci.jenjang, "unit": kunci.unit, "kode": kunci.kode, "ke": kunci.ke}
    values |= {"kolom": label_of_field(konflik.kolom), "lama": konflik.lama, "anda": konflik.anda}
    values |= {"baru": konflik.baru, "pilihan": konflik.pilihan}
    return Record(values, khusus={"pilihan": "pilihan"})


def write_meta(sheet: "Worksheet", formats: Styles, document: Document) -> None:
    """Write schema version, document id, and the text of the procedure in force."""
    pairs: list[tuple[str, Value]] = [(META_VERSI, VERSI), (META_ID, document.id)]
    chunks = (document.sop[i : i + SOP_CHUNK] for i in range(0, len(document.sop), SOP_CHUNK))
    pairs += [(f"{META_SOP}{n}", chunk) for n, chunk in enumerate(chunks, start=1)]
    _write_plain(sheet, formats, META.table, [{"kunci": key, "isi": value} for key, value in pairs])


def write_base(sheet: "Worksheet", formats: Styles, document: Document) -> None:
    """Write the facts last generated and those of the DPA last imported, one entity a row."""
    rows: list[dict[str, Value]] = [
        {
            "lembar": lembar,
            "jenjang": str(kunci.jenjang),
            "unit": kunci.unit,
            "kode": kunci.kode,
            "ke": kunci.ke,
            "isi": json.dumps(dict(fields), ensure_ascii=False, sort_keys=True, separators=(",", ":")),
        }
        for lembar, facts in ((DASAR_RENCANA, document.dasar), (DASAR_DPA, document.dasar_dpa))
        for kunci, fields in sorted(facts.items())
    ]
    _write_plain(sheet, formats, DASAR.table, rows)


def write_connection(sheet: "Worksheet", formats: Styles) -> None:
    """Write the sheet by which the macros find Python; an empty interpreter is the one on the PATH."""
    plain = formats.get()
    for row, key in enumerate(KUNCI_XLWINGS):
        write_cell(sheet, row, 0, key, plain)
        write_cell(sheet, row, 1, None, plain)


def write_signed(sheet: "Worksheet", formats: Styles) -> None:
    """Write the signed copy, empty: nothing is signed when a workbook is built."""
    _write_plain(sheet, formats, SAH.table, [])


def _write_plain(sheet: "Worksheet", formats: Styles, table: Table, rows: list[dict[str, Value]]) -> None:
    """A table that no person looks at: no wrapping, no heights."""
    plain = formats.get()
    columns = [{"header": c.heading} for c in table.columns]
    options = {"name": table.name, "style": None, "columns": columns, "autofilter": False}
    sheet.add_table(0, 0, max(len(rows), 1), len(columns) - 1, options)
    for number, row in enumerate(rows, start=1):
        for col, column in enumerate(table.columns):
            write_cell(sheet, number, col, row[column.key], plain)
