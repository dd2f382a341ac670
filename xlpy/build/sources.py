"""Building the sheets of what goes into the plan: Sasaran, DPA, Tupoksi."""

from typing import TYPE_CHECKING

from xlpy.book.document import Document
from xlpy.book.schema import (
    CEK_BERBEDA,
    CEK_BULANAN,
    CEK_PAGU,
    CEK_SAMA,
    CEK_SELISIH,
    CEK_TANPA,
    DPA,
    SASARAN,
    TUPOKSI,
)
from xlpy.book.shapes import Kind, column_letter
from xlpy.build import styles
from xlpy.build.baris import dpa_records, duty_records, name_values, objective_records
from xlpy.build.cells import Formula, write_cell, write_table
from xlpy.build.frame import set_widths, write_head, write_names
from xlpy.build.styles import Props, Styles
from xlpy.plan.masukan import Dpa, SasaranStrategis, Tupoksi

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_BOLD: Props = {"bold": True}
CHECKS = 3
"""The row of the first check sum of the DPA, from 0."""


def write_objectives(sheet: "Worksheet", formats: Styles, sasaran: SasaranStrategis) -> int:
    """Write the sheet Sasaran; returns the row of its headings, from 0."""
    set_widths(sheet, SASARAN)
    head = write_head(sheet, formats, SASARAN)
    write_table(sheet, formats, SASARAN.table, head, objective_records(sasaran))
    return head


def write_dpa(sheet: "Worksheet", formats: Styles, document: Document) -> int:
    """Write the sheet DPA with its check sums; returns the row of its headings, from 0."""
    set_widths(sheet, DPA)
    top = write_head(sheet, formats, DPA)
    write_names(sheet, formats, DPA, name_values(DPA, document))
    head = write_checks(sheet, formats, document.dpa, top) + 1
    write_table(sheet, formats, DPA.table, head, dpa_records(document.dpa))
    return head


def write_checks(sheet: "Worksheet", formats: Styles, dpa: Dpa, top: int) -> int:
    """Σ pagu and Σ months, and whether they agree; returns the row below."""
    pagu = sum(s.pagu for s in dpa.sub_kegiatan)
    months = sum(sum(s.bulanan) for s in dpa.sub_kegiatan if s.bulanan is not None)
    label_col, last_col = DPA.table.index("indikator"), DPA.table.index("satuan")
    cells = [f"${column_letter(label_col + 1)}${top + n}" for n in (1, 2, 3)]
    said = CEK_TANPA if not months else CEK_BERBEDA if pagu != months else CEK_SAMA
    verdict = f'=IF({cells[1]}=0,"{CEK_TANPA}",IF({cells[2]}=0,"{CEK_SAMA}","{CEK_BERBEDA}"))'
    lines = (
        (CEK_PAGU, Formula(f"=SUM({DPA.table.name}[Pagu (Rp)])", pagu)),
        (CEK_BULANAN, Formula(f"=SUM({DPA.table.name}[[Januari]:[Desember]])", months)),
        (CEK_SELISIH, Formula(f"={cells[0]}-{cells[1]}", pagu - months)),
    )
    label = formats.get(_BOLD, {"align": "right", "valign": "vcenter"})
    money = formats.get(styles.BORDERED, styles.of_kind(Kind.MONEY), {"valign": "vcenter"})
    for row, (text, formula) in enumerate(lines, start=top):
        write_cell(sheet, row, label_col, text, label)
        sheet.merge_range(row, label_col + 1, row, last_col, "", money)
        write_cell(sheet, row, label_col + 1, formula, money)
    write_cell(sheet, top + 2, last_col + 1, Formula(verdict, said), formats.get(_BOLD, {"valign": "vcenter"}))
    return top + len(lines)


def write_tupoksi(sheet: "Worksheet", formats: Styles, tupoksi: Tupoksi) -> int:
    """Write the sheet Tupoksi; returns the row of its headings, from 0."""
    set_widths(sheet, TUPOKSI)
    head = write_head(sheet, formats, TUPOKSI)
    write_table(sheet, formats, TUPOKSI.table, head, duty_records(tupoksi))
    return head
