"""A small workbook to patch: a table with total and signature below it, a second table, a user's own sheet."""

import io
from collections.abc import Iterable, Mapping, Sequence

import openpyxl
from dialek_excel import MAIN, dialek_excel, package_of, parts_of, q
from lxml import etree
from openpyxl import Workbook as Book
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from xlpy.book.tambal.isi import RUMUS_TETAP, Baris, Isi, IsiTabel, Nilai, Perubahan

KOLOM = ("Kode", "Nama", "Nilai", "Dua Kali")
TABEL = "tblSatu"
ISI = """
    Kode | Nama  | Nilai
    a    | Apel  | 1
    b    | Belut | 2
    c    | Cabai | 3
"""
DIALEK = ("kita", "excel", "awalan")
"""Our own writing, Excel's dialect, and that with a prefix before every tag of a sheet."""


def table(text: str) -> list[dict[str, str]]:
    """The rows of a text table, by heading."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def isi(text: str, *, look: str = "", **lain: object) -> IsiTabel:
    """The first table filled with the rows of a text table; Dua Kali is computed."""
    return IsiTabel(TABEL, KOLOM, ("Kode",), tuple(_baris(row, look) for row in table(text)), **lain)  # type: ignore[arg-type] # tests


def _baris(row: Mapping[str, str], look: str) -> Baris:
    sel = {
        "Kode": Isi(row["Kode"]),
        "Nama": Isi(row["Nama"], look=look),
        "Nilai": Isi(int(row["Nilai"])),
        "Dua Kali": Isi(2 * int(row["Nilai"]), RUMUS_TETAP),
    }
    return Baris((row["Kode"],), sel)


def perubahan(text: str, **lain: object) -> Perubahan:
    """The change that fills the first table."""
    return Perubahan((isi(text, **lain),))  # type: ignore[arg-type] # tests


def buku(text: str = ISI, dialek: str = "kita", *, extra: Sequence[str] = (), kolom: Sequence[str] = KOLOM) -> bytes:
    """The workbook, told in a dialect.

    Args:
        text: rows of the first table.
        dialek: one of ``DIALEK``.
        extra: additions, see ``_ADDITIONS``.
        kolom: headings of the first table.
    """
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Rencana")
    rows = table(text)
    last = 3 + len(rows)
    _first_table(book, sheet, rows, last, kolom)
    _below(book, sheet, last + 2)
    _looks(book)
    for name in extra:
        _ADDITIONS[name](book, sheet, last)
    book.close()
    return told(out.getvalue(), dialek)


def told(data: bytes, dialek: str) -> bytes:
    """The workbook in another dialect."""
    return data if dialek == "kita" else dialek_excel(data, prefix=dialek == "awalan")


def _first_table(
    book: Workbook, sheet: Worksheet, rows: list[dict[str, str]], last: int, kolom: Sequence[str]
) -> None:
    bold, red = book.add_format({"bold": True}), book.add_format({"bg_color": "red"})
    sheet.write("A1", "Judul", bold)
    sheet.write("B1", 2026)
    book.define_name("Tahun", "=Rencana!$B$1")
    body = [[row[k] if k != "Nilai" else int(row[k]) for k in kolom if k in row] for row in rows]
    columns: list[dict[str, object]] = [{"header": k} for k in kolom]
    for column in columns:
        if column["header"] == "Dua Kali":
            column |= {"formula": f"={TABEL}[[#This Row],[Nilai]]*2"}
        if column["header"] == "Nilai":
            column |= {"total_function": "sum", "total_value": sum(int(r["Nilai"]) for r in rows)}
    columns[0]["total_string"] = "JUMLAH"
    sheet.add_table(2, 0, last, len(kolom) - 1, {"name": TABEL, "columns": columns, "total_row": True, "data": body})
    where = list(kolom).index("Nilai")
    for number, row in enumerate(rows, start=3):
        formula = f"={TABEL}[[#This Row],[Nilai]]*2"
        sheet.write_formula(number, list(kolom).index("Dua Kali"), formula, None, 2 * int(row["Nilai"]))
    sheet.data_validation(3, where, last - 1, where, {"validate": "integer", "criteria": ">=", "value": 0})
    sheet.conditional_format(3, 0, last - 1, 3, {"type": "formula", "criteria": "=$C4>2", "format": red})


def _below(book: Workbook, sheet: Worksheet, row: int) -> None:
    """The signature block, a formula on the total, and the second table."""
    last = len(KOLOM) - 1
    sheet.merge_range(row, 1, row, last, "Camat", book.add_format({"bold": True}))
    sheet.set_row(row, 33)
    sheet.write_formula(row + 1, 1, f"=C{row - 1}*10", None, 60)
    sheet.write_url(row + 1, 2, "internal:Rencana!B2", string="tautan")
    columns = [{"header": "Kunci"}, {"header": "Isi"}]
    sheet.add_table(row + 3, 0, row + 4, 1, {"name": "tblDua", "columns": columns, "data": [["k1", "lama"]]})
    book.define_name("Camat", f"=Rencana!$B${row + 1}")
    sheet.print_area(0, 0, row + 1, last)
    sheet.repeat_rows(2)
    sheet.set_h_pagebreaks([row])


def _looks(book: Workbook) -> None:
    looks = book.add_worksheet("_gaya")
    looks.write(0, 0, "tebal")
    looks.write_blank(0, 1, None, book.add_format({"bold": True, "font_size": 20}))
    looks.very_hidden()


def _own_sheet(book: Workbook, _: Worksheet, last: int) -> None:
    """A user's sheet with formulas, and a chart on it."""
    own = book.add_worksheet("Punya Saya")
    own.write_formula("A1", f"=Rencana!B{last + 4}", None, 6)
    own.write_formula("A2", f"=SUM({TABEL}[Nilai])", None, 6)
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": f"=Rencana!$C$4:$C${last}"})
    own.insert_chart("C3", chart)
    book.worksheets_objs.sort(key=lambda s: s.name == "_gaya")


def _notes(_: Workbook, sheet: Worksheet, last: int) -> None:
    """A note on the second row of the table, one below the table."""
    sheet.write_comment(4, 1, "pada belut")
    sheet.write_comment(last + 2, 1, "pada camat")


def _picture(book: Workbook, sheet: Worksheet, last: int) -> None:
    """A chart beside the table and one below."""
    for row in (1, last + 3):
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Rencana!$B$1:$B$1"})
        sheet.insert_chart(row, 6, chart)


def _button(_: Workbook, sheet: Worksheet, last: int) -> None:
    sheet.insert_button(last + 3, 8, {"macro": "Susun", "caption": "Susun"})


_ADDITIONS = {"lembar": _own_sheet, "komentar": _notes, "grafik": _picture, "tombol": _button}


def with_cells(data: bytes, cells: Mapping[str, str], part: str = "xl/worksheets/sheet1.xml") -> bytes:
    """The workbook with cells put in, each the XML of its content by its address."""
    parts = parts_of(data)
    root = etree.fromstring(parts[part])
    body = root.find(q("sheetData"))
    assert body is not None
    for place, content in cells.items():
        number = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        row = next((r for r in body if r.get("r") == number), None)
        if row is None:
            row = etree.SubElement(body, q("row"), r=number)
            body[:] = sorted(body, key=lambda r: int(r.get("r", 0)))
        kind = ' t="inlineStr"' if content.startswith("<is>") else ""
        cell = etree.fromstring(f'<c xmlns="{MAIN}" r="{place}"{kind}>{content}</c>')
        row[:] = sorted(
            [*(c for c in row if c.get("r") != place), cell], key=lambda c: (len(c.get("r", "")), c.get("r"))
        )
    parts[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return package_of(parts)


def open_book(data: bytes, *, values: bool = False) -> Book:
    """As openpyxl reads it: formulas, or stored values."""
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values, rich_text=False)


def grid(data: bytes, *, values: bool = False, sheet: str = "Rencana") -> list[list[Nilai]]:
    """All cells of a sheet."""
    rows: Iterable[Sequence[Nilai]] = open_book(data, values=values)[sheet].iter_rows(values_only=True)
    return [list(row) for row in rows]
