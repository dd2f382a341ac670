"""What units and offices do to a form: other programs, sorted and inserted rows, another look, moved columns."""

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from dialek_excel import Parts, dialek_excel, package_of, parts_of
from form_unit import KASUBAG, LURAH, address, change, columns, make, put, sheet_of, sub
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.drawing.image import Image
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image as Picture

from xlpy.errors import InputError
from xlpy.forms.unit_berkas import read_folder
from xlpy.forms.unit_read import read_unit_form
from xlpy.plan.unit_form import UnitForm
from xlpy.resources import form_template

FIRST, SECOND = "7.01.03.2.02.0001", "7.01.03.2.02.0002"


def lurah(kode: str = FIRST, ke: int = 1) -> object:
    return sub(kode, ke, "Ditotrunan")


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A Lurah's form with an answer in each of its two rows."""
    put(make(tmp_path, LURAH), {"target": 5, "rencana_aksi": "Musyawarah"})
    return put(tmp_path / "lurah-ditotrunan.xlsx", {"target": 7, "sumber_data": "Laporan"}, row=2)


def answers(form: UnitForm) -> list[tuple[str, str, str]]:
    return [(kunci.kode, kolom, form.isian[kunci].get(kolom, "")) for kunci, kolom in form.diubah()]


EXPECTED = [
    (FIRST, "rencana_aksi", "Musyawarah"),
    (FIRST, "target", "5"),
    (SECOND, "sumber_data", "Laporan"),
    (SECOND, "target", "7"),
]


def test_saved_in_excel_s_dialect_it_reads_the_same(filled: Path) -> None:
    before = read_unit_form(filled)
    for prefix in (False, True):
        filled.write_bytes(dialek_excel(filled.read_bytes(), prefix=prefix))
        after = read_unit_form(filled)
        assert (after.isian, after.sidik, after.diisi_oleh) == (before.isian, before.sidik, before.diisi_oleh)


def swap(sheet: Worksheet) -> None:
    """Sort the two rows the other way round."""
    head, _ = columns(sheet)
    for column in range(1, sheet.max_column + 1):
        one, other = sheet.cell(head + 1, column), sheet.cell(head + 2, column)
        one.value, other.value = other.value, one.value


def insert(sheet: Worksheet) -> None:
    """Rows above the table, and an empty one between its rows."""
    head, _ = columns(sheet)
    sheet.insert_rows(head + 2)
    sheet.insert_rows(1, 3)


def move_columns(sheet: Worksheet) -> None:
    """Everything two columns further."""
    sheet.insert_cols(1, 2)


def scribble(sheet: Worksheet) -> None:
    """Notes below the table and beside it."""
    head, at = columns(sheet)
    sheet.cell(head + 9, at["nama"] + 1).value = "catatan: tunggu SK"
    sheet.cell(head + 1, max(at.values()) + 2).value = 123


@pytest.mark.parametrize("work", [swap, insert, move_columns, scribble])
def test_rows_are_known_by_their_mark_wherever_they_stand(filled: Path, work: Callable[[Worksheet], None]) -> None:
    def all_tables(book: openpyxl.Workbook) -> None:
        for key in ("target", "sumber_data"):
            work(sheet_of(book, key))

    form = read_unit_form(change(filled, all_tables))
    assert answers(form) == EXPECTED
    assert form.ditolak == ()


def test_a_row_that_was_removed_is_said_and_takes_nothing_away(filled: Path) -> None:
    def remove(book: openpyxl.Workbook) -> None:
        for key in ("target", "sumber_data"):
            sheet = sheet_of(book, key)
            sheet.delete_rows(columns(sheet)[0] + 1)

    form = read_unit_form(change(filled, remove))
    assert answers(form) == EXPECTED[2:]
    (missing,) = form.ditolak
    assert f"{FIRST} | Ditotrunan | 1 tidak ada lagi" in missing.alasan


def test_a_row_copied_over_another_is_refused_where_it_differs(filled: Path) -> None:
    def copy(book: openpyxl.Workbook) -> None:
        sheet = sheet_of(book, "target")
        head, _ = columns(sheet)
        for column in range(1, sheet.max_column + 1):
            sheet.cell(head + 2, column).value = sheet.cell(head + 1, column).value

    form = read_unit_form(change(filled, copy))
    assert {d.sel: d.alasan for d in form.ditolak}[address(filled, "target", 2)].startswith("“5” tidak diambil")
    assert answers(form)[:2] == EXPECTED[:2]


def test_a_column_that_was_removed_is_said(filled: Path) -> None:
    def remove(book: openpyxl.Workbook) -> None:
        sheet = sheet_of(book, "rencana_aksi")
        sheet.delete_cols(columns(sheet)[1]["rencana_aksi"])

    form = read_unit_form(change(filled, remove))
    assert "kolom “Rencana Aksi” tidak ada lagi" in form.ditolak[0].alasan
    assert (FIRST, "target", "5") in answers(form)


def test_an_uncomputed_formula_is_refused_and_a_computed_one_read(filled: Path) -> None:
    put(filled, {"target": "=2+3"})
    form = read_unit_form(filled)
    assert "belum dihitung" in form.ditolak[0].alasan
    assert form.isian[lurah()]["target"] == "1"  # type: ignore[index]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A filled form that stays as it is."""
    return put(make(tmp_path_factory.mktemp("acak"), LURAH), {"target": 5})


@cache
def parts_at(path: Path) -> Parts:
    """The parts of a form."""
    return parts_of(path.read_bytes())


@given(
    st.integers(0),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=3), st.integers(0, 20)), min_size=1),
)
def test_a_damaged_form_is_read_or_refused_and_nothing_else(
    whole: Path, which: int, damage: list[tuple[float, bytes, int]]
) -> None:
    parts = parts_at(whole)
    telling = sorted(name for name in parts if name.startswith("xl/") and "style" not in name and "theme" not in name)
    name = telling[which % len(telling)]
    content = bytearray(parts[name])
    for where, written, removed in damage:
        at = int(where * len(content))
        content[at : at + removed] = written
    path = whole.with_name("rusak.xlsx")
    path.write_bytes(package_of({**parts, name: bytes(content)}))
    try:
        form = read_unit_form(path)
    except InputError:
        return
    assert form.unit.nama == LURAH
    assert {s.kode for s in form.sub_kegiatan} == {FIRST, SECOND}


# ── an office's own template ─────────────────────────────────────────────────────────────────────────────────────


def restyled(folder: Path, work: Callable[[openpyxl.Workbook], object]) -> Path:
    path = folder / "form-unit.xlsx"
    path.write_bytes(form_template().read_bytes())
    return change(path, work)


def emblem() -> Image:
    file = io.BytesIO()
    Picture.new("RGB", (24, 24), "green").save(file, "PNG")
    return Image(file)


def test_an_office_may_restyle_everything(tmp_path: Path) -> None:
    def work(book: openpyxl.Workbook) -> None:
        book.remove(book["Penjelasan"])
        start = book["Mulai di Sini"]
        start.title = "Sampul"
        start["A1"] = "DINAS KAMI – {JABATAN}"
        start.add_image(emblem(), "A1")
        sheet = book["Isian"]
        sheet.title = "Tabel Kami"
        move_columns(sheet)
        head, at = columns(sheet)
        sheet.cell(head, at["target"]).value = "TARGET"
        sheet.cell(head, at["rencana_aksi"]).value = None
        model = sheet.cell(head + 1, at["target"])
        model.font, model.fill = Font(name="Times New Roman", size=12), PatternFill("solid", fgColor="FFCCE5FF")

    path = put(make(tmp_path, LURAH, template=restyled(tmp_path, work)), {"target": 9}, row=2, by="")
    book = openpyxl.load_workbook(path)
    assert book["Sampul"]["A1"].value == "DINAS KAMI – LURAH DITOTRUNAN"
    assert len(book["Sampul"]._images) == 1, "the emblem is kept"  # noqa: SLF001 - openpyxl's only way
    sheet = book["Tabel Kami"]
    head, at = columns(sheet)
    cell = sheet.cell(head + 2, at["target"])
    assert (cell.font.name, cell.fill.fgColor.rgb, cell.protection.locked) == ("Times New Roman", "FFCCE5FF", False)
    form = read_unit_form(path)
    assert answers(form) == [(SECOND, "target", "9")]
    assert form.ditolak == ()


def test_what_stands_below_the_table_stays_below_it(tmp_path: Path) -> None:
    path = make(tmp_path, KASUBAG)  # three rows where the template has one
    sheet = sheet_of(openpyxl.load_workbook(path), "target")
    head, at = columns(sheet)
    assert [bool(sheet.cell(head + n, at["tanda"]).value) for n in (1, 2, 3, 4)] == [True, True, True, False]
    below = [str(c.value) for row in sheet.iter_rows(min_row=head + 4) for c in row if c.value]
    assert below[0] == "Lumajang, ……………………… 2026"
    assert "KASUBAG KEUANGAN" in below
    merged = [str(area) for area in sheet.merged_cells.ranges]
    assert len(merged) == 4
    assert all(area.min_row > head + 3 for area in sheet.merged_cells.ranges), merged


@pytest.mark.parametrize(("heading", "named"), [("Target TW II", "“Target TW II”"), ("Kode", "“Kode”")])
def test_a_template_that_lacks_a_column_says_which(tmp_path: Path, heading: str, named: str) -> None:
    def work(book: openpyxl.Workbook) -> None:
        for sheet in book.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    if str(cell.value).endswith(heading):
                        cell.value = "Lain"

    template = restyled(tmp_path, work)
    with pytest.raises(InputError, match=rf"form-unit.xlsx: kolom {named} tidak ada"):
        make(tmp_path, LURAH, template=template)


def test_a_template_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "form-unit.xlsx").write_text("bukan", encoding="utf-8")
    with pytest.raises(InputError, match=r"harus berkas \.xlsx"):
        make(tmp_path, LURAH, template=tmp_path / "form-unit.xlsx")


# ── a folder ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_folder_is_read_with_its_subfolders_and_without_what_is_not_asked(filled: Path, tmp_path: Path) -> None:
    folder = tmp_path / "masuk"
    (folder / "dari kelurahan").mkdir(parents=True)
    (folder / "dari kelurahan" / "Form Lurah (baru).xlsx").write_bytes(filled.read_bytes())
    for name in ("~$rm Lurah (baru).xlsx", ".~lock.buku.xlsm#", "Thumbs.db", "form.cadangan.xlsx", "buku.xlsm"):
        (folder / name).write_bytes(b"x")
    (folder / "buku.xlsm.log.jsonl").write_bytes(b"{}")
    (folder / "surat.pdf").write_bytes(b"%PDF-1.4")
    (folder / "kosong.xlsx").write_bytes(b"")
    found, opened = read_folder(folder, folder / "buku.xlsm")
    assert {file.nama: bool(file.form) for file in found} == {
        "dari kelurahan/Form Lurah (baru).xlsx": True,
        "surat.pdf": False,
        "kosong.xlsx": False,
    }
    assert "0 bita" in next(file.alasan for file in found if file.nama == "kosong.xlsx")
    assert opened == ("dari kelurahan/Form Lurah (baru).xlsx",)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="folder tidak ditemukan"):
        read_folder(tmp_path / "tidak ada", tmp_path / "buku.xlsm")
