"""Sheets that are put into a workbook whole: they come as they were made, and nothing else of it changes."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from buku_tambal import DIALEK, buku, open_book
from dialek_excel import parts_of
from openpyxl.cell.cell import Cell as Cell_
from validator import sdk_errors
from xlsxwriter import Workbook

from xlpy.book.tambal.cangkok import graft
from xlpy.book.tambal.paket import Paket
from xlpy.book.tambal.temukan import Denah, relationships
from xlpy.errors import InputError
from xlpy.forms.layout import BOX, Cell, Font, Lembar, Look, Picture, Row
from xlpy.forms.render import Panel, sheets


def picture(grey: int = 128) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 4, 4, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(
        b"IDAT", zlib.compress(bytes([0, grey, grey, grey, grey]) * 4)
    ) + chunk(b"IEND", b"")  # fmt: skip


def paper(nama: str = "Tanda Terima", text: str = "satu\ndua ", *, gambar: bytes = b"") -> Lembar:
    rows = (
        Row((Cell(0, text, Look(size=17, bold=True), across=2),)),
        Row((Cell(0, "= bukan rumus", Look(lines=BOX)), Cell(1, "0123", Look(lines=BOX, shade=True)))),
        Row((Cell(1, "akhir"),)),
    )
    pictures = (Picture(gambar, 0, 0, 30, 30, "Lambang"),) if gambar else ()
    return Lembar(
        nama=nama, kertas="F4", kolom=(200, 300), baris=rows, kepala=(0, 2), gambar=pictures, font=Font.TIMES
    )


PANEL = Panel("Camat", ("Camat", "Sekretaris"), "Pilih, lalu klik.", ('=IF(EXACT("tblLog[",""),"","x")', ""))


def source(*papers: Lembar) -> bytes:
    return sheets([(each, PANEL) for each in papers])


def look_of(cell: Cell_) -> list[str]:
    return [repr(part) for part in (cell.font, cell.fill, cell.border, cell.alignment, cell.number_format)]


@pytest.mark.parametrize("dialek", DIALEK)
def test_a_sheet_comes_as_it_was_made(dialek: str) -> None:
    old = buku(dialek=dialek)
    new, made = open_book(graft(old, source(paper(gambar=picture())))), open_book(source(paper(gambar=picture())))
    sheet, as_made = new["Tanda Terima"], made["Tanda Terima"]
    assert new.sheetnames == [*open_book(old).sheetnames, "Tanda Terima"]
    for row in as_made.iter_rows():
        for cell in row:
            other = sheet[cell.coordinate]
            assert other.value == cell.value
            if cell.has_style:
                assert look_of(other) == look_of(cell), cell.coordinate
    assert [str(r) for r in sheet.merged_cells.ranges] == [str(r) for r in as_made.merged_cells.ranges]
    assert (sheet.print_area, sheet.print_title_rows) == (as_made.print_area, as_made.print_title_rows)
    assert sheet.protection.sheet
    assert sheet["D1"].value == "Untuk"


def test_text_stays_text_with_its_lines_and_blanks() -> None:
    sheet = open_book(graft(buku(), source(paper())))["Tanda Terima"]
    assert [sheet["A1"].value, sheet["A2"].value, sheet["B2"].value] == ["satu\ndua ", "= bukan rumus", "0123"]


def test_everything_else_stays_as_it_lies() -> None:
    old = buku(extra=["lembar"])
    before, after = parts_of(old), parts_of(graft(old, source(paper(gambar=picture()))))
    touched = {name for name in before if before[name] != after[name]}
    assert touched == {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}


def test_the_same_sheet_again_changes_nothing() -> None:
    once = graft(buku(), source(paper(gambar=picture())))
    assert graft(once, source(paper(gambar=picture()))) == once


def test_another_content_takes_the_place_of_the_old_one() -> None:
    first = graft(buku(), source(paper(gambar=picture(1)), paper("Rencana Aksi")))
    second = graft(first, source(paper(text="tiga", gambar=picture(2))))
    book = open_book(second)
    assert book.sheetnames == open_book(first).sheetnames
    assert book["Tanda Terima"]["A1"].value == "tiga"
    assert book["Rencana Aksi"]["A1"].value == "satu\ndua "
    assert [n for n in Paket(second).names if "kertas-" in n] != [n for n in Paket(first).names if "kertas-" in n]
    assert sum("kertas-" in name for name in Paket(second).names) == 1


def sheet_of(data: bytes) -> bytes:
    paket = Paket(data)
    return paket.read(Denah(paket).sheets["tanda terima"].part)


def test_a_picture_is_led_to_from_its_sheet() -> None:
    paket = Paket(graft(buku(), source(paper(gambar=picture()))))
    sheet = Denah(paket).sheets["tanda terima"].part
    drawing = next(r for r in relationships(paket, sheet) if r.kind == "drawing")
    image = next(r for r in relationships(paket, drawing.target) if r.kind == "image")
    assert paket.read(image.target) == picture()
    assert f'r:embed="{image.ident}"'.encode() in paket.read(drawing.target)
    assert f'<drawing r:id="{drawing.ident}"'.encode() in paket.read(sheet)


def test_pictures_go_with_the_sheet_that_has_none_any_more() -> None:
    with_picture = graft(buku(), source(paper(gambar=picture())))
    without = graft(with_picture, source(paper()))
    assert not [name for name in Paket(without).names if "kertas-" in name]
    assert b"<drawing" not in sheet_of(without)


def test_a_sheet_goes_on_being_the_one_that_macros_know() -> None:
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        book.add_worksheet("Depan")
        book.add_worksheet("Tanda Terima").set_vba_name("Lembar7")
    new = open_book(graft(buffer.getvalue(), source(paper())))
    assert new["Tanda Terima"].sheet_properties.codeName == "Lembar7"


def test_a_package_that_grew_is_a_zip_like_any_other() -> None:
    with zipfile.ZipFile(io.BytesIO(graft(buku(), source(paper(gambar=picture()))))) as package:
        assert package.testzip() is None
        assert len(set(package.namelist())) == len(package.namelist())


@pytest.mark.parametrize("dialek", ["kita", "excel"])
def test_the_sdk_finds_nothing_wrong(tmp_path: Path, dialek: str) -> None:
    path = tmp_path / "buku.xlsx"
    twice = graft(buku(dialek=dialek), source(paper(gambar=picture(1)), paper("Rencana Aksi")))
    path.write_bytes(graft(twice, source(paper(gambar=picture(2)))))
    assert sdk_errors(path) == []


def test_a_sheet_of_somebodys_own_is_left_alone() -> None:
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        book.add_worksheet("Tanda Terima").write("B3", "catatan saya")
    with pytest.raises(InputError, match="Lembar “Tanda Terima”"):
        graft(buffer.getvalue(), source(paper()))


def test_a_formula_comes_without_its_value_so_that_it_is_computed() -> None:
    data = sheet_of(graft(buku(), source(paper())))
    assert data.count(b"<f>") == 1
    assert data.split(b"</f>")[1].startswith(b"</c>")
