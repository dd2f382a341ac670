"""What an office made of its older workbook stays when it is brought to the present schema; a kill loses nothing."""

import random
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
from buku_lama import old_workbook
from hypothesis import settings
from jalan import opened
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table, TableColumn
from openpyxl.worksheet.worksheet import Worksheet
from validator import sdk_errors

from xlpy import jobs_perbarui
from xlpy.book import closed
from xlpy.book.schema import VERSI
from xlpy.build.paket import package, read_parts
from xlpy.build.sumber import macro_project
from xlpy.build.vba.model import Module, Project
from xlpy.build.vba.project import vba_project
from xlpy.consolidate.baca import read_source
from xlpy.errors import InputError, WorkbookError
from xlpy.pasang import giliran

YELLOW = "00FFFF00"
OWN = "Catatan Saya"
NUMBER_BEFORE = "=Surat!B21"
"""Where that workbook has the number of the document; rows came above it since."""


@pytest.fixture(scope="module")
def milik(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An older workbook that its office made its own, brought to the present schema."""
    path = old_workbook("disusun", tmp_path_factory.mktemp("milik"))
    with opened(path) as book:
        make_own_sheet(book)
        make_own_columns(book["DPA"])
        make_own_column_within(book["Kalender"])
        type_below(book["Unit"])
        other = book.create_sheet("Lain")
        other.append(["tidak berubah", 1])
        other.sheet_properties.codeName = "Lembar99"  # as Excel gives one to each sheet
        book["DPA"]["A1"], book["DPA"]["Z1"] = "DPA kecamatan kami", "disalin 5 Januari"
        for sheet, cell in (("DPA", "B13"), ("Pengaturan", "B7")):
            book[sheet][cell].comment = Comment(f"catatan pada {sheet}", "kami")
        book["Tupoksi"]["A7"].fill = PatternFill("solid", fgColor=YELLOW)
        book["DPA"].column_dimensions["B"].width = 33
    jobs_perbarui.perbarui(path)
    return path


def type_below(sheet: Worksheet) -> None:
    """A row that LibreOffice's user typed below a table, which did not grow."""
    left, _, _, bottom = range_boundaries(sheet.tables["tblUnit"].ref)
    sheet.cell(bottom + 1, left, "Lurah Flamboyan")


def make_own_sheet(book: openpyxl.Workbook) -> None:
    sheet = book.create_sheet(OWN, 3)
    texts = ("milik kami", "=DPA!B12", "=SUM(tblDPA[Pagu (Rp)])", NUMBER_BEFORE, "=SUM(DPA!$I$9:$I$20)")
    for row, text in enumerate(texts, start=1):
        sheet.cell(row, 1, text)
    for row, text in enumerate(("Hal", "lain"), start=1):
        sheet.cell(row, 3, text)
    sheet.add_table(Table(displayName="tblSaya", ref="C1:C2"))
    book.defined_names["Saya"] = DefinedName("Saya", attr_text=f"'{OWN}'!$A$1")


def make_own_columns(sheet: Worksheet) -> None:
    """One in the table, one beside it."""
    table = sheet.tables["tblDPA"]
    left, top, right, bottom = range_boundaries(table.ref)
    for row, text in ((top, "Kata Kami"), (top + 3, "tanya DPMD"), (top + 4, f"=B{top + 4}")):
        sheet.cell(row, right + 1, text)
    table.tableColumns.append(TableColumn(id=99, name="Kata Kami"))
    table.ref = f"{get_column_letter(left)}{top}:{get_column_letter(right + 1)}{bottom}"
    sheet.cell(top + 2, right + 3, "di samping")


def make_own_column_within(sheet: Worksheet) -> None:
    """One between ours, as a person inserts it: the last of ours goes to its right."""
    table = sheet.tables["tblLibur"]
    left, top, right, bottom = range_boundaries(table.ref)
    for row in range(top, bottom + 1):
        sheet.cell(row, right + 1, sheet.cell(row, right).value)
        sheet.cell(row, right).value = "Piket" if row == top else f"piket {row - top}" if row < top + 4 else None
    table.tableColumns.insert(len(table.tableColumns) - 1, TableColumn(id=98, name="Piket"))
    table.ref = f"{get_column_letter(left)}{top}:{get_column_letter(right + 1)}{bottom}"


@pytest.fixture(scope="module")
def dibuka(milik: Path) -> openpyxl.Workbook:
    """The same, opened."""
    return openpyxl.load_workbook(milik)


def table_rows(sheet: Worksheet, name: str) -> list[dict[str, object]]:
    cells = list(sheet[sheet.tables[name].ref])
    heads = [str(cell.value) for cell in cells[0]]
    assert heads == [column.name for column in sheet.tables[name].tableColumns]
    return [{head: cell.value for head, cell in zip(heads, row, strict=True)} for row in cells[1:]]


def test_a_sheet_of_the_users_stays_byte_for_byte(milik: Path) -> None:
    before, after = (sheet_saying(path, b"tidak berubah") for path in (lama_of(milik), milik))
    assert before == after


def lama_of(path: Path) -> Path:
    return path.with_name(f"{path.stem}.skema-1{path.suffix}")


def sheet_saying(path: Path, text: bytes) -> bytes:
    with zipfile.ZipFile(path) as book:
        parts = (book.read(name) for name in book.namelist() if name.startswith("xl/worksheets/"))
        return next(part for part in parts if text in part)


def test_the_users_formulas_follow_our_cells(milik: Path, dibuka: openpyxl.Workbook) -> None:
    said = [dibuka[OWN].cell(row, 1).value for row in range(1, 6)]
    moved = dibuka.defined_names["Dokumen_Nomor"].attr_text.replace("'", "").replace("$", "")
    assert f"={moved}" != NUMBER_BEFORE
    assert said == ["milik kami", "=DPA!B12", "=SUM(tblDPA[Pagu (Rp)])", f"={moved}", "=SUM(DPA!$I$9:$I$20)"]
    assert sheet_saying(milik, b"tblDPA[Pagu")


def test_a_sheet_stays_where_its_user_put_it(dibuka: openpyxl.Workbook) -> None:
    names = dibuka.sheetnames
    assert names[names.index(OWN) - 1] == "Pengaturan"
    assert names[names.index(OWN) + 1] == "Surat"
    assert names.index("Banding") == names.index("Cakupan") + 1
    assert dibuka.defined_names["Saya"].attr_text == f"'{OWN}'!$A$1"
    assert "tblSaya" in dibuka[OWN].tables


def test_the_users_columns_keep_to_their_rows(dibuka: openpyxl.Workbook) -> None:
    rows = table_rows(dibuka["DPA"], "tblDPA")
    said = {str(row["Kode"]): row["Kata Kami"] for row in rows if row["Kata Kami"]}
    assert said == {"7.01.01.2.01.0001": "tanya DPMD", "7.01.01.2.01.0002": "=B12"}
    days = table_rows(dibuka["Kalender"], "tblLibur")
    assert [row["Piket"] for row in days[:4]] == ["piket 1", "piket 2", "piket 3", None]


def test_what_was_typed_beside_them_is_the_same(milik: Path) -> None:
    now, before = (closed.read(path, lama=True) for path in (milik, lama_of(milik)))
    assert now.tabel == before.tabel
    assert now.dpa == before.dpa
    assert [[*row.values()] for row in now.tabel["tblUnit"]] == [["Lurah Flamboyan"]]


def test_what_stands_outside_the_tables_stays(dibuka: openpyxl.Workbook) -> None:
    sheet = dibuka["DPA"]
    assert (sheet["A1"].value, sheet["Z1"].value, sheet["Y10"].value) == (
        "DPA kecamatan kami",
        "disalin 5 Januari",
        "di samping",
    )


def test_notes_looks_and_widths_stay(dibuka: openpyxl.Workbook) -> None:
    assert dibuka["DPA"]["B13"].comment.text == "catatan pada DPA"
    assert dibuka["Pengaturan"]["B7"].comment.text == "catatan pada Pengaturan"
    filled = [c.coordinate for row in dibuka["Tupoksi"].iter_rows() for c in row if c.fill.fgColor.rgb == YELLOW]
    assert filled == ["A7"]
    assert dibuka["DPA"].column_dimensions["B"].width == 33


def test_the_sdk_finds_nothing_that_was_not_there(milik: Path) -> None:
    lama = lama_of(milik)
    assert set(sdk_errors(milik)) <= set(sdk_errors(lama))


# ── refusals ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_table_of_the_users_with_a_name_of_ours_is_refused(tmp_path: Path) -> None:
    path = old_workbook("disusun", tmp_path)
    with opened(path) as book:
        sheet = book.create_sheet("Punya Saya")
        sheet["A1"], sheet["A2"] = "Hal", "x"
        sheet.add_table(Table(displayName="tblBanding", ref="A1:A2"))
    before = path.read_bytes()
    with pytest.raises(InputError, match="Tabel tblbanding di lembar “Punya Saya”"):
        jobs_perbarui.perbarui(path)
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("*.skema-*"))


def test_a_workbook_of_a_newer_program_says_which_program_it_needs(tmp_path: Path) -> None:
    path = old_workbook("disusun", tmp_path)
    jobs_perbarui.perbarui(path)
    with opened(path) as book:
        for row in book["_meta"].iter_rows(min_row=2):
            row[1].value = {"skema": VERSI + 1, "program": "9.1.0"}.get(str(row[0].value), row[1].value)
    before = path.read_bytes()
    for door in (closed.read, jobs_perbarui.perbarui, read_source):
        with pytest.raises(InputError, match=rf"berskema {VERSI + 1}, .*versi 9\.1\.0 atau yang lebih baru"):
            door(path)
    assert path.read_bytes() == before


def test_macros_of_the_users_are_named_and_stay_in_the_backup(tmp_path: Path) -> None:
    path = old_workbook("disusun", tmp_path)
    ours = macro_project(["Lembar1"])
    own = Module("MakroKami", "Sub Halo()\r\nEnd Sub\r\n")
    data = vba_project(Project(ours.name, (*ours.modules, own)))
    path.write_bytes(package({**read_parts(path.read_bytes()), "xl/vbaProject.bin": data}))
    said = jobs_perbarui.perbarui(path)
    assert "MakroKami" in str(said.json["tertinggal"])
    assert "RunPython" not in str(said.json["tertinggal"])


def test_an_open_workbook_is_refused(tmp_path: Path) -> None:
    path = old_workbook("disusun", tmp_path)
    (tmp_path / f".~lock.{path.name}#").write_text(",ani,kantor,01.01.2026 08:00,;")
    with pytest.raises(WorkbookError, match="tampaknya sedang terbuka di LibreOffice oleh ani"):
        jobs_perbarui.perbarui(path)
    assert not list(tmp_path.glob("*.skema-*"))


def test_an_earlier_backup_is_never_replaced(tmp_path: Path) -> None:
    path = old_workbook("disusun", tmp_path)
    earlier = tmp_path / "disusun.skema-1.xlsm"
    earlier.write_bytes(b"lain")
    said = jobs_perbarui.perbarui(path)
    assert earlier.read_bytes() == b"lain"
    assert Path(str(said.json["cadangan"])).name == "disusun.skema-1-2.xlsm"


# ── consolidation ────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_consolidation_reads_plan_and_log_of_an_older_workbook(tmp_path: Path) -> None:
    path = old_workbook("ditandatangani", tmp_path)
    lama = read_source(path)
    jobs_perbarui.perbarui(path)
    baru = read_source(path)
    assert lama.rows == baru.rows
    assert (lama.hasil.log_kepala, lama.hasil.tanda_tangan, lama.hasil.pagu) == (
        baru.hasil.log_kepala,
        "sah",
        baru.hasil.pagu,
    )
    assert "rencana-kinerja perbarui" in lama.hasil.catatan[0]
    assert baru.hasil.catatan == ()


# ── kills ────────────────────────────────────────────────────────────────────────────────────────────────────────

KILLS = max(1, settings.default.max_examples // 20 - 4)
"""One in the usual run; ninety-six as a proof."""
_RUN = "import sys; from pathlib import Path; from xlpy.jobs_perbarui import perbarui; perbarui(Path(sys.argv[1]))"


def _whole_run(folder: Path) -> float:
    """Seconds that a run takes which nobody kills."""
    path = old_workbook("disusun", folder)
    start = time.monotonic()
    subprocess.run([sys.executable, "-c", _RUN, str(path)], check=True)
    return time.monotonic() - start


def test_a_kill_at_any_moment_leaves_the_old_or_the_new_workbook(tmp_path: Path) -> None:
    chance = random.Random(20260101)  # noqa: S311 - the same moments each time
    longest = _whole_run(tmp_path) if KILLS > 1 else 3.0
    outcomes = []
    for number in range(KILLS):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = old_workbook("disusun", folder)
        before = path.read_bytes()
        run = subprocess.Popen([sys.executable, "-c", _RUN, str(path)])
        time.sleep(chance.uniform(0.3, 1.1) * longest)
        run.send_signal(signal.SIGKILL)
        run.wait()
        outcomes.append(path.read_bytes() != before)
        if outcomes[-1]:
            assert closed.version(path).skema == VERSI
            assert (folder / "disusun.skema-1.xlsm").read_bytes() == before
        else:
            for lock in folder.glob(".*.kunci"):  # its owner is gone: the next run takes it over
                assert giliran.account() in lock.read_text()
            jobs_perbarui.perbarui(path)
        assert not closed.read(path).peringatan
        assert not [p for p in folder.iterdir() if p.name.endswith(".tmp")]
    assert KILLS == 1 or len({*outcomes}) == 2, outcomes  # a proof that never came before or after the end is none
