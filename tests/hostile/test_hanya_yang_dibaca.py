"""The guard looks at what a parser is asked for: no more, where that is safe, and never less."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from xlpy.book.guard import periksa_berkas
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
