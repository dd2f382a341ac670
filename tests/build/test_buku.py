"""The written workbook as another reader sees it, and how it reaches the disk."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from contoh import TABEL, dokumen
from openpyxl.workbook import Workbook

from xlpy.book.schema import LEMBAR, RENCANA
from xlpy.book.schema_kertas import LEMBAR_KERTAS
from xlpy.build.workbook import write
from xlpy.errors import InputError, WorkbookError
from xlpy.plan.masukan import Dpa, SasaranStrategis, Tupoksi
from xlpy.plan.model import Program, RencanaKinerja
from xlpy.plan.temuan import Temuan

HEAD = 6


def built(tabel: str = TABEL, **changes: object) -> Workbook:
    buffer = io.BytesIO()
    write(dokumen(tabel, **changes), buffer)
    return openpyxl.load_workbook(buffer)


def test_every_sheet_and_table_of_the_schema_is_there() -> None:
    book = built()
    assert book.sheetnames == [*(sheet.name for sheet in LEMBAR), *LEMBAR_KERTAS.values()]
    assert [s.title for s in book if s.sheet_state != "visible"] == [s.name for s in LEMBAR if s.hidden]
    for sheet in LEMBAR:
        tables = book[sheet.name].tables
        for table in sheet.tables:
            assert [c.name for c in tables[table.name].tableColumns] == [c.heading for c in table.columns]


def test_every_defined_name_leads_to_its_input() -> None:
    book = built()
    for sheet in LEMBAR:
        for name in sheet.names:
            ((title, cell),) = book.defined_names[name.name].destinations
            assert (title, cell.replace("$", "")) == (sheet.name, name.cell)
    assert book["Pengaturan"]["B7"].value == "Lumajang"


def test_text_that_looks_like_a_formula_is_text() -> None:
    tempting = Temuan(aturan="x", pesan='=HYPERLINK("http://contoh")', saran="+1", dasar="@SUM(1)", berkas="-2")
    row = next(row for row in built(temuan=(tempting,))["Temuan"].iter_rows(min_row=6, max_row=6))
    assert [(c.value, c.data_type) for c in row if c.value][1:] == [
        ('=HYPERLINK("http://contoh")', "s"),
        ("+1", "s"),
        ("@SUM(1)", "s"),
        ("x", "s"),
        ("-2", "s"),
    ]


def test_a_finding_in_this_workbook_is_a_link() -> None:
    cell = built()["Temuan"]["B6"]
    assert (cell.value, cell.hyperlink.location) == ("DPA!I9", "'DPA'!I9")


def test_the_form_prints_on_one_page_width_of_f4_with_repeated_heads() -> None:
    sheet = built()[RENCANA.name]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 14)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$5:$6"
    assert sheet.oddFooter.right.text == "Halaman &P dari &N"
    assert sheet.freeze_panes == "D7"
    assert sheet.print_area.startswith("'Rencana Kinerja'!$A$1:$N$")


def test_only_an_input_cell_outside_a_table_is_coloured() -> None:
    sheet = built()["Pengaturan"]
    assert sheet["B4"].fill.fgColor.rgb == "FFFFFBEB"
    assert sheet["A4"].fill.fgColor.rgb == "00000000"


def test_levels_are_told_apart_by_the_style_of_their_rows() -> None:
    sheet = built()[RENCANA.name]
    levels = {}
    for row in range(HEAD + 1, 26):
        cell = sheet.cell(row, 3)
        levels.setdefault(sheet.cell(row, 15).value, (cell.font.b, cell.fill.fgColor.rgb[2:], cell.alignment.indent))
    assert levels == {
        "Tujuan": (True, "D1D5DB", 0.0),
        "Sasaran": (True, "F3F4F6", 0.0),
        "Program": (True, "E6F4F1", 0.0),
        "Kegiatan": (True, "000000", 0.0),
        "Sub Kegiatan": (False, "000000", 1.0),
        "Unit": (False, "000000", 1.0),
    }


def test_the_signature_block_never_begins_a_page() -> None:
    row = "    7.01.01.2.01.0001 | {:02d} | 1_000_000 | 1 | PAD | Camat\n"
    for count in range(1, 40, 2):  # the block is higher than two rows, so none is passed over
        tabel = TABEL.splitlines()[1] + "\n" + "".join(row.format(n) for n in range(count))
        sheet = built(tabel)[RENCANA.name]
        total = next(r for r in range(HEAD, 200) if sheet.cell(r, 3).value == "JUMLAH")
        assert all(b.id < total - 2 for b in sheet.row_breaks.brk), count


def test_an_empty_workbook_can_be_filled_by_hand() -> None:
    empty = RencanaKinerja(tahun=2026)
    book = built(rencana=empty, dpa=Dpa(), tupoksi=Tupoksi(), sasaran=SasaranStrategis(), dasar={}, temuan=())
    assert book["DPA"].tables["tblDPA"].ref == "A8:V28"
    assert book[RENCANA.name].tables["tblSubKegiatan"].ref.startswith("A6:")


def test_the_same_document_gives_the_same_bytes(tmp_path: Path) -> None:
    contents = []
    for name in ("a.xlsx", "b.xlsx"):
        write(dokumen(), tmp_path / name)
        contents.append((tmp_path / name).read_bytes())
    assert contents[0] == contents[1]


def test_a_text_longer_than_a_cell_is_refused_with_its_place() -> None:
    plan = RencanaKinerja(tahun=2026, program=(Program(kode="7.01.01", nama="x" * 32_768),))
    with pytest.raises(InputError, match="Rencana Kinerja!C7: teks 32768 huruf"):
        built(rencana=plan)


def test_a_target_that_cannot_be_replaced_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "buku.xlsx").mkdir()
    with pytest.raises(WorkbookError, match="tidak dapat ditulis"):
        write(dokumen(), tmp_path / "buku.xlsx")
    assert [p.name for p in tmp_path.iterdir()] == ["buku.xlsx"]


def test_the_old_file_stays_when_the_new_one_cannot_be_built(tmp_path: Path) -> None:
    path = tmp_path / "buku.xlsx"
    path.write_bytes(b"lama")
    with pytest.raises(InputError):
        write(dokumen(sop="bukan toml ["), path)
    assert path.read_bytes() == b"lama"


def test_stored_formulas_name_their_row_in_full() -> None:
    buffer = io.BytesIO()
    write(dokumen(), buffer)
    with zipfile.ZipFile(buffer) as package:
        parts = [
            package.read(n).decode() for n in package.namelist() if n.startswith(("xl/worksheets/s", "xl/tables"))
        ]
    assert not any("[@" in part for part in parts)
    assert any("<calculatedColumnFormula>" in part for part in parts)
