"""The guard refuses what would hang or abort a parser, and lets honest files of every maker pass."""

import struct
import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
import xlwt

from xlpy.book import guard_package, guard_teks
from xlpy.book.guard import MAX_FILE, Kind, kind_of, periksa_berkas
from xlpy.errors import InputError, WorkbookError

CFB = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORKBOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
SHEET = "xl/worksheets/sheet1.xml"


def put(folder: Path, data: bytes, name: str = "dpa.xlsx") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def package(**parts: str | bytes) -> bytes:
    """A zip with xl/workbook.xml and, under ``sheet``, ``strings`` or their own names, further parts."""
    names = {"sheet": SHEET, "strings": "xl/sharedStrings.xml"}
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", WORKBOOK)
        for name, text in parts.items():
            archive.writestr(names.get(name, name), text)
    return out.getvalue()


def sheet(cells: str) -> str:
    return f"<worksheet><sheetData>{cells}</sheetData></worksheet>"


def honest(maker: str) -> bytes:
    out = BytesIO()
    if maker == "openpyxl":
        book = openpyxl.Workbook()
        book.worksheets[0]["AB300"] = "isi"
        book.save(out)
    elif maker == "xlsxwriter":
        with xlsxwriter.Workbook(out) as book:
            book.add_worksheet().write("AB300", "isi")
    else:
        book = xlwt.Workbook()
        book.add_sheet("S").write(299, 27, "isi")
        book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("maker", ["openpyxl", "xlsxwriter", "xlwt"])
def test_an_honest_file_passes_unchanged(tmp_path: Path, maker: str) -> None:
    data = honest(maker)
    assert periksa_berkas(put(tmp_path, data)).data == data
    assert kind_of(data) is (Kind.BIFF if maker == "xlwt" else Kind.PACKAGE)


def test_a_missing_file_and_a_folder_are_told_from_each_other(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="tidak ditemukan"):
        periksa_berkas(tmp_path / "tiada.xlsx")
    with pytest.raises(InputError, match="itu folder"):
        periksa_berkas(tmp_path)


def test_a_file_that_the_disk_does_not_give_is_no_traceback(tmp_path: Path) -> None:
    with pytest.raises((InputError, WorkbookError)):
        periksa_berkas(tmp_path / ("x" * 300 + ".xlsx"))


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("kosong.xlsx", b"", "kosong"),
        ("~$dpa.xlsx", b"x", "kunci sementara"),
        (".~lock.dpa.xlsx#", b"x", "kunci sementara"),
        ("dpa.xlsx", b"%PDF-1.7 ...", "PDF"),
        ("dpa.xlsx", b"\x00\x01\x02\x03\x00\x07" * 50, "bukan teks"),
        ("dpa.xlsx", b"PK\x03\x04rusak", "rusak atau terpotong"),
        ("dpa.xls", CFB, "rusak atau terpotong"),
        ("dpa.xls", CFB + b"\0" * 2000, "rusak|bukan lembar kerja"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_with_the_reason(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    with pytest.raises(InputError, match=why):
        periksa_berkas(put(tmp_path, data, name))


def test_a_file_beyond_the_limit_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "besar.xlsx"
    with path.open("wb") as out:
        out.truncate(MAX_FILE + 1)
    with pytest.raises(InputError, match="terlalu besar"):
        periksa_berkas(path)


@pytest.mark.parametrize(
    ("maker", "share"), [("openpyxl", 0.2), ("openpyxl", 0.5), ("openpyxl", 0.99), ("xlwt", 0.1), ("xlwt", 0.5)]
)
def test_a_truncated_file_is_refused(tmp_path: Path, maker: str, share: float) -> None:
    data = honest(maker)
    with pytest.raises(InputError):
        periksa_berkas(put(tmp_path, data[: int(len(data) * share)]))


@pytest.mark.parametrize(
    ("part", "what"),
    [("word/document.xml", "Word"), ("xl/workbook.bin", "xlsb"), ("content.xml", "OpenDocument"), ("a.txt", "bukan")],
)
def test_another_package_is_named(tmp_path: Path, part: str, what: str) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(part, "x")
    with pytest.raises(InputError, match=what):
        periksa_berkas(put(tmp_path, out.getvalue()))


def cell(address: str) -> str:
    return f'<c r="{address}"><v>1</v></c>'


FAR = {
    "far corner": f'<row r="1">{cell("A1")}</row><row r="1048576">{cell("XFD1048576")}</row>',
    "far row, many columns": f'<row r="1">{cell("ZZ1")}</row><row r="90000">{cell("A90000")}</row>',
    "far column, row below 10000": f'<row r="9000">{cell("XFD9000")}</row><row r="1">{cell("A1")}</row>',
    "address second": '<row r="1"><c t="n" r="A1"><v>1</v></c></row><row><c s="1" r="XFD1048576"><v>1</v></c></row>',
    "single quotes": "<row r='1'><c r='A1'><v>1</v></c></row><row r='1'><c r='XFD1048576'><v>1</v></c></row>",
    "prefix": '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>',
    "no address in a far row": f'<row r="1048576">{"<c><v>1</v></c>" * 300}</row>',
    "outside the grid": '<row r="1"><c r="A1048577"><v>1</v></c></row>',
}


@pytest.mark.parametrize("cells", FAR.values(), ids=FAR.keys())
def test_cells_too_far_apart_are_refused_however_they_are_written(tmp_path: Path, cells: str) -> None:
    with pytest.raises(InputError, match="terlalu jauh"):
        periksa_berkas(put(tmp_path, package(sheet=sheet(cells))))


@pytest.mark.parametrize(
    "part", ["xl/lembar/satu.xml", "xl/sheet1.dat", "media/image1.png", "xl/worksheets/sheet1.XML"]
)
def test_far_cells_are_found_in_a_worksheet_of_any_name(tmp_path: Path, part: str) -> None:
    with pytest.raises(InputError, match="terlalu jauh"):
        periksa_berkas(put(tmp_path, package(**{part: sheet(FAR["far corner"])})))


@pytest.mark.parametrize("count", ['uniqueCount="999999999953"', "count='123456789'"])
def test_a_part_that_claims_more_items_than_it_has_room_for_is_refused(tmp_path: Path, count: str) -> None:
    with pytest.raises(InputError, match="jauh lebih banyak"):
        periksa_berkas(put(tmp_path, package(strings=f"<sst {count}><si><t>x</t></si></sst>")))


def test_a_styled_empty_cell_at_the_far_end_does_no_harm(tmp_path: Path) -> None:
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="AMJ1048576" s="1"/></row>'
    assert periksa_berkas(put(tmp_path, package(sheet=sheet(cells))))


def test_far_cells_of_an_xls_are_refused(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    far = book.add_sheet("S")
    far.write(0, 0, 1)
    far.write(65535, 255, 1)
    out = BytesIO()
    book.save(out)
    with pytest.raises(InputError, match="terlalu jauh"):
        periksa_berkas(put(tmp_path, out.getvalue(), "dpa.xls"))


def with_small_stream(data: bytes) -> bytes:
    """The compound file with one stream more, so small that it lies in the root's mini sectors, as Excel writes."""
    grown = bytearray(data + b"\0" * (-len(data) % 512))
    mini_table = len(grown) // 512 - 1  # the number of the next sector; the one after it holds the stream
    # Mini sectors that no stream uses hold nonsense: who looks the root itself up among them is found out.
    grown += struct.pack("<I", 0xFFFFFFFE) + struct.pack("<I", 500) * 127 + b"catatan".ljust(512, b"\0")
    table, directory = ((struct.unpack_from("<I", grown, at)[0] + 1) * 512 for at in (76, 48))
    struct.pack_into("<II", grown, table + 4 * mini_table, 0xFFFFFFFE, 0xFFFFFFFE)
    struct.pack_into("<II", grown, 60, mini_table, 1)
    struct.pack_into("<II", grown, directory + 116, mini_table + 1, 64)
    entry = "Catatan".encode("utf-16-le").ljust(64, b"\0") + struct.pack("<HB", 16, 2)
    grown[directory + 256 : directory + 256 + len(entry)] = entry
    struct.pack_into("<II", grown, directory + 256 + 116, 0, 7)
    return bytes(grown)


def test_an_xls_with_small_streams_beside_the_workbook_passes(tmp_path: Path) -> None:
    data = with_small_stream(honest("xlwt"))
    assert b"C\0a\0t\0a\0t\0a\0n\0" in data
    assert periksa_berkas(put(tmp_path, data, "dpa.xls")).data == data


def test_an_xls_that_states_an_impossible_size_is_refused(tmp_path: Path) -> None:
    data = bytearray(honest("xlwt"))
    at = data.find(struct.pack("<HHI", 0x0200, 14, 299))  # DIMENSIONS of the sheet whose one cell is in row 300
    data[at + 8 : at + 12] = struct.pack("<I", 0xFFFFFFFF)
    with pytest.raises(InputError, match="dipalsukan"):
        periksa_berkas(put(tmp_path, bytes(data), "dpa.xls"))


def test_an_xls_whose_directory_is_cut_short_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="terpotong"):
        periksa_berkas(put(tmp_path, honest("xlwt")[:-20], "dpa.xls"))


def test_an_xls_whose_chain_of_sectors_never_ends_is_refused(tmp_path: Path) -> None:
    data = bytearray(honest("xlwt"))
    table = (struct.unpack_from("<I", data, 76)[0] + 1) * 512
    struct.pack_into("<II", data, table, 1, 0)
    with pytest.raises(InputError, match="rusak"):
        periksa_berkas(put(tmp_path, bytes(data), "dpa.xls"))


def test_a_bomb_is_refused_by_its_ratio(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="mengembang"):
        periksa_berkas(put(tmp_path, package(sheet=b" " * (guard_package.RATIO_FLOOR + 1))))


def test_a_part_that_inflates_past_its_declared_size_is_refused(tmp_path: Path) -> None:
    data = bytearray(package(sheet=sheet("<row/>" * 5000)))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        size = struct.pack("<I", archive.getinfo(SHEET).file_size)
    while (at := data.find(size)) >= 0:
        data[at : at + 4] = struct.pack("<I", 100)
    with pytest.raises(InputError, match="dipalsukan"):
        periksa_berkas(put(tmp_path, bytes(data)))


def test_all_parts_together_have_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard_package, "MAX_TOTAL", 1000)
    with pytest.raises(InputError, match="mengembang melebihi"):
        periksa_berkas(put(tmp_path, package(sheet=sheet("<row/>" * 500))))


def test_a_part_listed_twice_is_refused(tmp_path: Path) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in ("xl/workbook.xml", SHEET, SHEET.upper()):
            archive.writestr(name, WORKBOOK)
    with pytest.raises(InputError, match="dua kali"):
        periksa_berkas(put(tmp_path, out.getvalue()))


def test_an_encrypted_zip_is_refused(tmp_path: Path) -> None:
    data = bytearray(package(sheet=sheet("")))
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1
    with pytest.raises(InputError, match="kata sandi"):
        periksa_berkas(put(tmp_path, bytes(data)))


@pytest.mark.parametrize("part", ["sheet", "strings", "xl/_rels/workbook.xml.rels"])
def test_a_dtd_is_refused_in_any_part(tmp_path: Path, part: str) -> None:
    laugh = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    with pytest.raises(InputError, match="DTD"):
        periksa_berkas(put(tmp_path, package(**{part: laugh})))


def test_a_dtd_does_not_hide_in_utf16(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="UTF-8"):
        periksa_berkas(put(tmp_path, package(sheet='<!DOCTYPE x [<!ENTITY a "ha">]><x/>'.encode("utf-16"))))


def test_one_long_text_taken_by_very_many_cells_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard_teks, "MAX_SHARED_TEXT", 100_000)
    monkeypatch.setattr(guard_package, "MAX_SHARED_TEXT", 100_000)
    strings = f"<sst><si><t>{'x' * 2000}</t></si><si><t>y</t></si></sst>"
    honest_cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>1</v></c></row>' for n in range(1, 101))
    assert periksa_berkas(put(tmp_path, package(strings=strings, sheet=sheet(honest_cells))))
    greedy = honest_cells.replace("<v>1</v>", "<v>0</v>")
    with pytest.raises(InputError, match="diulang"):
        periksa_berkas(put(tmp_path, package(strings=strings, sheet=sheet(greedy))))


def test_an_encrypted_workbook_in_a_compound_file_is_refused(tmp_path: Path) -> None:
    data = honest("xlwt").replace("Workbook".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le"))
    at = data.find("EncryptedPackage".encode("utf-16-le"))
    # The entry keeps its 128 bytes: the longer name takes the place of what padded the shorter one.
    grown = data[: at + 32] + data[at + 48 :]
    named = bytearray(grown)
    named[at + 64 : at + 66] = struct.pack("<H", 34)
    with pytest.raises(InputError, match="kata sandi"):
        periksa_berkas(put(tmp_path, bytes(named), "dpa.xlsx"))
