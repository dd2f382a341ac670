"""Building what the program keeps: Pengaturan, Temuan, SOP, and the hidden sheets."""

import json
import re
from datetime import date
from typing import TYPE_CHECKING

from xlpy.book.document import Document
from xlpy.book.read_lists import META_ID, META_SOP, META_VERSI, label_of_field
from xlpy.book.schema import DASAR, DASAR_DPA, DASAR_RENCANA, META, PENGATURAN, SOP, TEMUAN, VERSI
from xlpy.book.schema import LEMBAR as SHEETS
from xlpy.book.shapes import Column, Kind, Table
from xlpy.build import styles
from xlpy.build.cells import Link, Record, Value, write_cell, write_table
from xlpy.build.frame import set_widths, write_head, write_names
from xlpy.build.styles import Props, Styles
from xlpy.plan.facts import Konflik
from xlpy.plan.masukan import Pengaturan
from xlpy.plan.temuan import Temuan, Tingkat
from xlpy.sop.steps import Langkah, Sop, load_sop

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

SOP_CHUNK = 16_000
"""Letters of the procedure's text in one cell: even if each took two UTF-16 units it would fit."""

# A sign before the word: a state is never told by colour alone.
_WEIGHT: dict[Tingkat, Props] = {
    Tingkat.BERAT: {"num_format": '"✖ "@', "font_color": styles.ERROR, "bg_color": styles.ERROR_LIGHT, "bold": True},
    Tingkat.RINGAN: {"num_format": '"▲ "@', "font_color": styles.WARNING, "bg_color": styles.WARNING_LIGHT},
    Tingkat.SARAN: {"num_format": '"● "@', "font_color": styles.GREY},
}
_A1 = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
_LINK: Props = {"font_color": styles.ACCENT, "underline": 1}
_CHOICE: Props = {"bg_color": styles.INPUT}

_TABEL_SOP = Table(
    "tblSOP",
    (
        Column("nomor", "No", 44, Kind.DERIVED),
        Column("kegiatan", "Kegiatan", 330),
        Column("pelaku", "Pelaksana", 150),
        Column("kelengkapan", "Kelengkapan", 190),
        Column("waktu", "Waktu", 90),
        Column("keluaran", "Output", 150),
        Column("kertas", "Kertas", 190),
        Column("keterangan", "Keterangan", 210),
    ),
)


def write_settings(sheet: "Worksheet", formats: Styles, settings: Pengaturan) -> int:
    """Write the sheet Pengaturan; returns the row of the headings of its table, from 0."""
    set_widths(sheet, PENGATURAN)
    values: dict[str, Value] = {name.key: getattr(settings, name.key) for name in PENGATURAN.names}
    values["tanggal"] = date.fromisoformat(settings.tanggal) if settings.tanggal else None
    top = write_head(sheet, formats, PENGATURAN) + len(PENGATURAN.names) + 1
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
    looks = {"tingkat": _WEIGHT[finding.tingkat]}
    sheet, _, cell = finding.sel.rpartition("!")
    if not finding.berkas and _A1.fullmatch(cell) and sheet in {s.name for s in SHEETS}:
        values["sel"] = Link(finding.sel)
        looks["sel"] = _LINK
    return Record(values, {}, looks)


def _conflict(konflik: Konflik) -> Record:
    kunci = konflik.kunci
    values: dict[str, Value] = {"jenjang": kunci.jenjang, "unit": kunci.unit, "kode": kunci.kode, "ke": kunci.ke}
    values |= {"kolom": label_of_field(konflik.kolom), "lama": konflik.lama, "anda": konflik.anda}
    values |= {"baru": konflik.baru, "pilihan": konflik.pilihan}
    return Record(values, {}, {"pilihan": _CHOICE})


def write_procedure(sheet: "Worksheet", formats: Styles, text: str) -> int:
    """Write the steps of the procedure in force; returns the row of their headings, from 0."""
    procedure = load_sop(text or None)
    for col, column in enumerate(_TABEL_SOP.columns):
        sheet.set_column_pixels(col, col, column.width)
    head = write_head(sheet, formats, SOP)
    identity = procedure.identitas
    heading = f"{identity.nama} · Nomor {identity.nomor}"
    write_cell(sheet, head - 1, 0, heading, formats.get(styles.SUBTITLE))
    records = [_step(step, procedure) for step in procedure.langkah]
    write_table(sheet, formats, _TABEL_SOP, head, records, autofilter=False)
    return head


def _step(step: Langkah, procedure: Sop) -> Record:
    actors = {a.kode: a.nama for a in procedure.pelaku}
    papers = {p.kode: p.nama for p in procedure.kertas}
    notes = [
        f"bersama {', '.join(actors[k] for k in step.bersama)}" if step.bersama else "",
        f"melalui {', '.join(actors[k] for k in step.melalui)}" if step.melalui else "",
        f"{step.pertanyaan} Ya: kembali ke langkah {step.kembali_ke}" if step.kembali_ke else "",
        "mengunci dokumen" if step.mengunci else "",
    ]
    return Record(
        {
            "nomor": step.nomor,
            "kegiatan": step.kegiatan,
            "pelaku": actors[step.pelaku],
            "kelengkapan": "; ".join((*step.kelengkapan, *step.syarat)),
            "waktu": str(step.waktu),
            "keluaran": "; ".join(step.keluaran),
            "kertas": "; ".join(papers[k] for k in step.kertas),
            "keterangan": "; ".join(note for note in notes if note),
        }
    )


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


def _write_plain(sheet: "Worksheet", formats: Styles, table: Table, rows: list[dict[str, Value]]) -> None:
    """A table that no person looks at: no wrapping, no heights."""
    plain = formats.get()
    columns = [{"header": c.heading} for c in table.columns]
    options = {"name": table.name, "style": None, "columns": columns, "autofilter": False}
    sheet.add_table(0, 0, max(len(rows), 1), len(columns) - 1, options)
    for number, row in enumerate(rows, start=1):
        for col, column in enumerate(table.columns):
            write_cell(sheet, number, col, row[column.key], plain)
