"""The guard looks at what a parser is asked for: no more, where that is safe, and never less."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from xlpy.book.guard import periksa_berkas
from xlpy.book.guard_ringkas import zip_of
from xlpy.book.parser import refusing_broken_content
from xlpy.errors import InputError

FAR = b'<c r="XFD1048576" t="n"><v>1</v></c></row></sheetData>'


def book(folder: Path, changed: Mapping[str, tuple[bytes, bytes]] = {}, moved: Mapping[str, str] = {}) -> Path:
    """Two sheets, "Dibaca" and "Lain"; in parts a text replaced by another, parts under other names."""
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as made:
        for name in ("Dibaca", "Lain"):
            made.add_worksheet(name).write(0, 0, 1)
    path = folder / "buku.xlsx"
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            before, after = changed.get(part, (b"", b""))
            content = old.read(part)
            assert before in content
            new.writestr(moved.get(part, part), content.replace(before, after, 1) if before else content)
    return path


def far(sheet: int) -> dict[str, tuple[bytes, bytes]]:
    return {f"xl/worksheets/sheet{sheet}.xml": (b"</row></sheetData>", FAR)}


def test_a_sheet_that_nobody_reads_may_be_anything(tmp_path: Path) -> None:
    given = periksa_berkas(book(tmp_path, far(2)), sheets=["Dibaca"])
    assert "xl/worksheets/sheet1.xml" in given.bagian
    assert "xl/worksheets/sheet2.xml" not in given.bagian


@pytest.mark.parametrize("sheets", [["Dibaca"], None])
def test_a_sheet_that_is_read_is_looked_at(tmp_path: Path, sheets: list[str] | None) -> None:
    with pytest.raises(InputError, match="terlalu jauh dari A1"):
        periksa_berkas(book(tmp_path, far(1)), sheets=sheets)


@pytest.mark.parametrize("place", ["xl/media/sheet1.xml", "xl/drawings/gambar.xml", "docProps/a.xml"])
def test_a_sheet_that_is_read_is_looked_at_wherever_it_lies(tmp_path: Path, place: str) -> None:
    target = f"/{place}".encode()
    links = {"xl/_rels/workbook.xml.rels": (b"worksheets/sheet1.xml", target)}
    with pytest.raises(InputError, match="terlalu jauh dari A1"):
        periksa_berkas(book(tmp_path, {**far(1), **links}, {"xl/worksheets/sheet1.xml": place}), sheets=["Dibaca"])


@pytest.mark.parametrize(
    "target", [b"./worksheets/sheet1.xml", b"..\\xl\\worksheets\\sheet1.xml", b"WORKSHEETS/Sheet1.xml"]
)
def test_two_names_for_one_sheet_do_not_hide_it(tmp_path: Path, target: bytes) -> None:
    links = {"xl/_rels/workbook.xml.rels": (b"worksheets/sheet2.xml", target)}
    with pytest.raises(InputError):
        periksa_berkas(book(tmp_path, {**far(1), **links}), sheets=["Lain"])


def test_two_sheets_of_one_name_are_both_looked_at(tmp_path: Path) -> None:
    names = {"xl/workbook.xml": (b'name="Lain"', b'name="Dibaca"')}
    with pytest.raises(InputError, match="terlalu jauh dari A1"):
        periksa_berkas(book(tmp_path, {**far(2), **names}), sheets=["Dibaca"])


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels"])
def test_where_the_index_is_odd_everything_is_looked_at(tmp_path: Path, part: str) -> None:
    with pytest.raises(InputError):
        periksa_berkas(book(tmp_path, {part: (b"<", b"<!-- x --><")}), sheets=["Tidak Ada"])


def read(data: bytes, sheet: str) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(sheet).to_python(skip_empty_area=False)


def test_the_parser_gets_what_was_looked_at_and_nothing_else(tmp_path: Path) -> None:
    given = zip_of(periksa_berkas(book(tmp_path, far(2)), sheets=["Dibaca"]).dibaca)
    with zipfile.ZipFile(io.BytesIO(given)) as package:
        assert package.testzip() is None
        assert "xl/worksheets/sheet1.xml" in package.namelist()
        assert not {"xl/worksheets/sheet2.xml", "xl/theme/theme1.xml", "docProps/app.xml"} & {*package.namelist()}
    assert read(given, "Dibaca") == [[1.0]]


CELLS = {
    "number": b"<c r='A1'><f>SUM(B1:B2)</f><v>3</v></c>",
    "text": b'<c r="A1" t="str"><f>UPPER("a")&amp;"&lt;"</f><v>A</v></c>',
    "empty text": b'<c r="A1" t="str"><f>""</f><v></v></c><c r="B1"><v>1</v></c>',
    "truth": b'<c r="A1" t="b"><f>1=1</f><v>1</v></c>',
    "error": b'<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B1"><v>1</v></c>',
    "shared": b'<c r="A1"><f t="shared" ref="A1:B1" si="0">C1+1</f><v>2</v></c>'
    b'<c r="B1"><f t="shared" si="0"/><v>4</v></c>',
    "array": b'<c r="A1"><f t="array" ref="A1">SUM(B1:B2*2)</f><v>2</v></c>',
    "uncomputed": b'<c r="A1"><f>SUM(B1:B2)</f></c><c r="B1"><v>1</v></c>',
    "no formula": b'<c r="A1" t="inlineStr"><is><t>&lt;f&gt;x&lt;/f&gt;</t></is></c>',
    "hidden in a text": b'<c r="A1" t="inlineStr"><is><t><![CDATA[a<f>b</f>c]]></t></is></c>',
}


@pytest.mark.parametrize("cells", CELLS.values(), ids=CELLS)
def test_values_are_the_same_without_formulas(tmp_path: Path, cells: bytes) -> None:
    cells = cells.replace(b"'", b'"')
    sheet = {"xl/worksheets/sheet1.xml": (b'<c r="A1"><v>1</v></c>', cells)}
    file = book(tmp_path, sheet)
    given = periksa_berkas(file, sheets=["Dibaca"])
    assert read(zip_of(given.dibaca), "Dibaca") == read(file.read_bytes(), "Dibaca")
    assert cells in given.bagian["xl/worksheets/sheet1.xml"]


FORMATS = ("General", "dd/mm/yyyy", '0.0"d"', "hh:mm", "[h]:mm", "#,##0", "mmmm")


def test_a_day_stays_a_day_and_a_number_a_number_without_the_other_looks(tmp_path: Path) -> None:
    path = tmp_path / "buku.xlsx"
    with Workbook(path) as made:
        sheet = made.add_worksheet("Dibaca")
        for row, number_format in enumerate(FORMATS):
            sheet.write(row, 0, 45_000.25, made.add_format({"num_format": number_format, "bold": row % 2}))
    given = periksa_berkas(path, sheets=["Dibaca"])
    assert b"<font" not in given.dibaca["xl/styles.xml"].data
    values = read(zip_of(given.dibaca), "Dibaca")
    assert values == read(path.read_bytes(), "Dibaca")
    assert {type(value) for (value,) in values} > {float}


def test_a_part_that_is_not_what_its_directory_says_is_still_refused(tmp_path: Path) -> None:
    file = book(tmp_path, {"xl/worksheets/sheet1.xml": (b"<v>1</v>", b"<f>1</f><v>1</v>")})
    data = bytearray(file.read_bytes())
    with zipfile.ZipFile(file) as package:
        crc = package.getinfo("xl/worksheets/sheet1.xml").CRC.to_bytes(4, "little")
    file.write_bytes(data.replace(crc, bytes(byte ^ 1 for byte in crc)))
    given = zip_of(periksa_berkas(file, sheets=["Dibaca"]).dibaca)
    with pytest.raises(InputError, match="rusak"), refusing_broken_content("buku.xlsx"):
        read(given, "Dibaca")
