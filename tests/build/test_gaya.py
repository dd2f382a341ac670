"""The sheet ``_gaya`` shows every look that a row of the workbook wears."""

import io
from decimal import Decimal

import openpyxl
from contoh import dokumen

from xlpy.book.gaya import nama_gaya
from xlpy.book.schema import GAYA, LEMBAR, RENCANA, TEMUAN
from xlpy.build.looks import all_looks, form_look
from xlpy.build.styles import format_of
from xlpy.build.workbook import write


def test_every_cell_of_every_table_wears_a_look_of_the_list() -> None:
    buffer = io.BytesIO()
    write(dokumen(), buffer)
    book = openpyxl.load_workbook(buffer)
    shown = {row[1].style_id for row in book[GAYA.name].iter_rows()}
    for sheet in LEMBAR:
        for table in sheet.tables if not sheet.hidden else ():
            head, *rows = book[sheet.name][book[sheet.name].tables[table.name].ref]
            for row in rows[:-1]:  # the last may be the totals row
                strange = [cell.coordinate for cell in row if cell.style_id not in shown]
                assert strange == [], sheet.name
            assert head


def test_each_look_has_a_name_of_its_own() -> None:
    names = [name for name, _ in all_looks()]
    assert len(names) == len(set(names))


def test_the_names_are_those_by_which_a_row_asks() -> None:
    table = RENCANA.table
    target, sumber = table.column("target"), table.column("sumber")
    names = dict(all_looks())
    assert nama_gaya(table, target, "sasaran", bentuk=format_of(Decimal("88.25"))) in names
    assert nama_gaya(table, sumber) in names
    assert nama_gaya(TEMUAN.table, TEMUAN.table.column("tingkat"), khusus="berat") in names
    assert names[nama_gaya(table, target, "sasaran", bentuk="2")] == form_look(target.kind, "sasaran", "", "2")


def test_the_number_format_shows_every_decimal() -> None:
    values = (Decimal(12), Decimal("1.50"), Decimal("0.125"), "teks", 3)
    assert [format_of(value) for value in values] == ["0", "1", "3", "", ""]
