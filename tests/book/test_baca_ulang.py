"""A workbook that people have worked on: typed, added, sorted, moved, deleted."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from contoh import dokumen
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from xlpy.book import closed
from xlpy.book.document import Document
from xlpy.book.schema import RENCANA
from xlpy.book.tables import LayoutError
from xlpy.build.workbook import write
from xlpy.errors import InputError
from xlpy.plan.masukan import Dpa
from xlpy.plan.model import Jenjang, SubKegiatan

FORM = RENCANA.name
HEAD = 6
COLUMNS = {column.key: i for i, column in enumerate(RENCANA.table.columns, start=1)}
Baca = Callable[[Callable[[Workbook], None]], Document]


@pytest.fixture
def baca(tmp_path: Path) -> Baca:
    """Write the sample workbook, let a person edit it, read it."""

    def edited(edit: Callable[[Workbook], None]) -> Document:
        path = tmp_path / "buku.xlsx"
        write(dokumen(), path)
        book = openpyxl.load_workbook(path)
        edit(book)
        book.save(path)
        return closed.read(path)

    return edited


def row_of(sheet: Worksheet, kode: str, unit: str | None = None) -> int:
    return next(
        row
        for row in range(HEAD + 1, sheet.max_row)
        if sheet.cell(row, COLUMNS["kode"]).value == kode
        and sheet.cell(row, COLUMNS["jenjang"]).value != "Unit"
        and sheet.cell(row, COLUMNS["unit"]).value == unit
    )


def type_into(kode: str, unit: str | None = None, **values: object) -> Callable[[Workbook], None]:
    def edit(book: Workbook) -> None:
        sheet = book[FORM]
        row = row_of(sheet, kode, unit)
        for key, value in values.items():
            sheet.cell(row, COLUMNS[key]).value = value

    return edit


def add_row(below: str, **values: object) -> Callable[[Workbook], None]:
    def edit(book: Workbook) -> None:
        sheet = book[FORM]
        row = row_of(sheet, below) + 1
        sheet.insert_rows(row)
        for key, value in values.items():
            sheet.cell(row, COLUMNS[key]).value = value

    return edit


def sub(document: Document, kode: str, unit: str = "") -> SubKegiatan:
    return next(s for s in document.rencana.sub_kegiatan if s.kunci == (unit, kode))


def test_openpyxl_finds_our_values_where_the_schema_puts_them(baca: Baca) -> None:
    seen: list[object] = []

    def look(book: Workbook) -> None:
        row = row_of(book[FORM], "7.01.03.2.02.0002", "Ditotrunan")
        seen.extend(book[FORM].cell(row, COLUMNS[key]).value for key in ("nama", "pagu", "target", "bulan_12", "ke"))

    document = baca(look)
    s = sub(document, "7.01.03.2.02.0002", "Ditotrunan")
    assert seen == [s.nama, 90_000_000, 3, 7_500_000, 1]


@pytest.mark.parametrize(
    ("typed", "pagu"),
    [("Rp 1.234.567", 1_234_567), ("1.234.567,-", 1_234_567), ("Rp53.683.500,00", 53_683_500), (None, 0), ("-", 0)],
)
def test_money_typed_as_text_is_read(baca: Baca, typed: object, pagu: int) -> None:
    document = baca(type_into("7.01.01.2.01.0001", pagu=typed))
    assert sub(document, "7.01.01.2.01.0001").pagu == pagu
    assert document.peringatan == ()


@pytest.mark.parametrize(
    ("typed", "target", "satuan"),
    [("15", "15", "Dokumen"), ("15 Dokumen", "15", "Dokumen"), ("82,5", "82.5", "Dokumen"), (96, "96", "Dokumen")],
)
def test_a_target_typed_as_text_is_read(baca: Baca, typed: object, target: str, satuan: str) -> None:
    indikator = sub(baca(type_into("7.01.01.2.01.0001", target=typed)), "7.01.01.2.01.0001").indikator[0]
    assert (indikator.target, indikator.satuan) == (Decimal(target), satuan)


def test_a_predicate_stays_a_text(baca: Baca) -> None:
    document = baca(type_into("7.01.01.2.01.0001", target="A-"))
    assert sub(document, "7.01.01.2.01.0001").indikator[0].target_teks == "A-"


def test_what_cannot_be_read_is_reported_with_its_cell_and_text(baca: Baca) -> None:
    document = baca(type_into("7.01.01.2.01.0001", pagu="dua belas juta", triwulan_1="awal", yakin="mungkin"))
    found = {(f.sel, f.pesan) for f in document.peringatan}
    assert len(found) == 3
    assert all(sel.startswith("Rencana Kinerja!") for sel, _ in found)
    for typed in ("dua belas juta", "awal", "mungkin"):
        assert any(typed in pesan for _, pesan in found), typed


def test_a_row_with_only_a_code_finds_its_level(baca: Baca) -> None:
    document = baca(add_row("7.01.01.2.01.0002", kode="7.01.01.2.01.03", nama="Baru", pagu=5_000_000))
    added = sub(document, "7.01.01.2.01.0003")
    assert (added.jenjang, added.nama, added.pagu) == (Jenjang.SUB_KEGIATAN, "Baru", 5_000_000)


def test_a_row_with_only_an_indikator_belongs_to_the_row_above(baca: Baca) -> None:
    document = baca(add_row("7.01.01.2.01.0001", indikator="Jumlah laporan", target=3, satuan="Laporan"))
    names = [i.nama for i in sub(document, "7.01.01.2.01.0001").indikator]
    assert names[1:] == ["Jumlah laporan"]
    assert document.peringatan == ()


def test_a_copied_row_adds_an_indikator_but_not_its_money(baca: Baca) -> None:
    values = {
        "kode": "7.01.01.2.01.0001",
        "jenjang": "Sub Kegiatan",
        "ke": 1,
        "indikator": "Jumlah x",
        "pagu": 12_500_000,
    }
    document = baca(add_row("7.01.01.2.01.0001", **values))
    s = sub(document, "7.01.01.2.01.0001")
    assert (len(s.indikator), s.pagu) == (2, 12_500_000)
    assert [f.aturan for f in document.peringatan] == ["pagu-berulang"]


def test_a_row_of_no_level_is_reported_with_its_text(baca: Baca) -> None:
    document = baca(add_row("7.01.01.2.01.0001", kode="lain-lain", nama="Catatan saya"))
    assert [f.aturan for f in document.peringatan] == ["baris-tanpa-jenjang"]
    assert "Catatan saya" in document.peringatan[0].pesan


def test_money_on_a_program_is_reported_and_not_counted(baca: Baca) -> None:
    document = baca(type_into("7.01.01", pagu=99))
    assert document.rencana.pagu() == baca(lambda _: None).rencana.pagu()
    assert [f.aturan for f in document.peringatan] == ["pagu-salah-baris"]


@pytest.mark.parametrize("key", ["penanggung_jawab", "sumber_dana", "seksi", "bulan_3"])
@pytest.mark.parametrize("kode", ["T1", "S1", "7.01.01", "7.01.01.2.01"])
def test_what_only_a_sub_kegiatan_has_is_reported_on_another_level(baca: Baca, kode: str, key: str) -> None:
    document = baca(type_into(kode, **{key: "5"}))
    assert [f.aturan for f in document.peringatan] == ["isian-salah-baris"]


@pytest.mark.parametrize(
    "key", ["triwulan_1", "triwulan_4", "formulasi", "definisi_operasional", "sumber_data", "rencana_aksi"]
)
def test_what_describes_an_indikator_is_reported_where_there_is_none(baca: Baca, key: str) -> None:
    document = baca(type_into("7.01.01", **{key: 7}))
    assert [f.aturan for f in document.peringatan] == ["isian-salah-baris"]
    assert "'7'" in document.peringatan[0].pesan


def test_months_on_a_further_indikator_are_reported(baca: Baca) -> None:
    document = baca(add_row("7.01.01.2.01.0001", indikator="Jumlah laporan", bulan_1=5_000))
    assert [f.aturan for f in document.peringatan] == ["isian-salah-baris"]


@pytest.mark.parametrize(("typed", "said"), [("=1000*2", "belum dihitung"), ("#REF!", "galat #REF!")])
@pytest.mark.parametrize("key", ["pagu", "target", "bulan_1", "penanggung_jawab"])
def test_a_cell_without_its_value_is_reported_in_an_input(baca: Baca, key: str, typed: str, said: str) -> None:
    document = baca(type_into("7.01.01.2.01.0001", **{key: typed}))
    assert [said in f.pesan for f in document.peringatan] == [True]


@pytest.mark.parametrize("cell", ["DPA!I12", "DPA!B5", "Sasaran!G5", "Pengaturan!B6", "Tupoksi!D6"])
def test_a_formula_without_a_value_is_reported_on_every_sheet(baca: Baca, cell: str) -> None:
    sheet, _, address = cell.partition("!")
    document = baca(lambda book: setattr(book[sheet][address], "value", "=1+1"))
    assert [f.sel for f in document.peringatan] == [cell]


def test_our_own_formulas_saved_without_values_are_no_fault(baca: Baca) -> None:
    assert baca(lambda _: None).peringatan == ()


def test_sorted_rows_and_moved_or_hidden_columns_read_the_same(baca: Baca) -> None:
    def rearrange(book: Workbook) -> None:
        sheet = book[FORM]
        last = next(r for r in range(HEAD + 1, 99) if sheet.cell(r, COLUMNS["nama"]).value == "JUMLAH") - 1
        grid = [[c.value for c in row] for row in sheet.iter_rows(HEAD, last, 1, len(COLUMNS))]
        body = sorted(grid[1:], key=lambda cells: str(cells[COLUMNS["penanggung_jawab"] - 1]))
        for r, cells in enumerate([grid[0], *body], start=HEAD):
            for c, value in enumerate(reversed(cells), start=1):
                sheet.cell(r, c).value = value
        # The total's label moves with its column.
        moved = len(COLUMNS) + 1 - COLUMNS["nama"]
        sheet.cell(last + 1, COLUMNS["nama"]).value = None
        sheet.cell(last + 1, moved).value = "JUMLAH"
        sheet.column_dimensions["C"].hidden = True

    plain, sorted_ = baca(lambda _: None), baca(rearrange)
    for level in ("tujuan", "sasaran", "program", "kegiatan", "sub_kegiatan"):
        before, after = getattr(plain.rencana, level), getattr(sorted_.rencana, level)
        assert {n.kunci: n for n in before} == {n.kunci: n for n in after}


def test_writing_on_the_band_of_a_unit_is_reported(baca: Baca) -> None:
    def edit(book: Workbook) -> None:
        sheet = book[FORM]
        row = next(r for r in range(HEAD + 1, 99) if sheet.cell(r, COLUMNS["jenjang"]).value == "Unit")
        sheet.cell(row, COLUMNS["keterangan"]).value = "cek lagi"

    document = baca(edit)
    assert [f.aturan for f in document.peringatan] == ["isian-salah-baris"]
    assert "cek lagi" in document.peringatan[0].pesan


def test_a_dpa_row_typed_twice_is_added_up_and_reported(baca: Baca) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["DPA"]
        sheet.append(["7.01.01.2.01.0001", "Sama", None, None, None, None, None, None, 1_000_000])

    document = baca(edit)
    assert next(s.pagu for s in document.dpa.sub_kegiatan if s.kode == "7.01.01.2.01.0001") == 13_500_000
    assert [f.aturan for f in document.peringatan] == ["pagu-berulang"]


def test_a_tujuan_left_blank_follows_the_row_above(baca: Baca) -> None:
    def edit(book: Workbook) -> None:
        for cell in ("A5", "B5", "A6", "B6", "C6", "D6"):
            book["Sasaran"][cell].value = None
        book["Sasaran"]["A5"].value = "T1"

    sasaran = baca(edit).sasaran.sasaran
    assert [(s.tujuan, len(s.indikator)) for s in sasaran] == [("T1", 2)]


@pytest.mark.parametrize("typed", ["22 Januari 2026", "22/01/2026", "22-1-2026"])
def test_a_date_typed_as_text_is_read(baca: Baca, typed: str) -> None:
    def edit(book: Workbook) -> None:
        book["Pengaturan"]["B13"].value = typed

    assert baca(edit).pengaturan.tanggal == "2026-01-22"


def test_what_people_added_outside_our_tables_is_listed(baca: Baca) -> None:
    def edit(book: Workbook) -> None:
        book.create_sheet("Catatan")
        book["DPA"]["Z12"].value = "cek"
        book["Tupoksi"]["H1"].value = "catatan"
        book[FORM].cell(60, 2).value = "di bawah"
        book[FORM].cell(HEAD, len(COLUMNS) + 2).value = "Kolom saya"

    assert set(baca(edit).asing) == {
        "lembar Catatan",
        "DPA!Z12",
        "Tupoksi!H1",
        "Rencana Kinerja!B60",
        "Rencana Kinerja!AW6",
    }


def test_a_missing_sheet_is_named(baca: Baca) -> None:
    with pytest.raises(InputError, match="“Tupoksi”"):
        baca(lambda book: book.remove(book["Tupoksi"]))


def test_a_missing_heading_is_named(baca: Baca) -> None:
    with pytest.raises(InputError, match=r"DPA!A\d+: kolom “Pagu \(Rp\)”"):
        baca(lambda book: setattr(book["DPA"]["I8"], "value", "Uang"))


def test_a_sheet_with_another_layout_is_named_and_can_be_left_to_the_importers(tmp_path: Path) -> None:
    path = tmp_path / "buku.xlsx"
    write(dokumen(), path)
    book = openpyxl.load_workbook(path)
    book["DPA"].delete_rows(1, 99)
    book["DPA"].append(["Kode Rekening", "Uraian", "Jumlah"])
    book.save(path)
    with pytest.raises(LayoutError) as caught:
        closed.read(path)
    assert caught.value.sheet == "DPA"
    document = closed.read(path, pasted={"DPA"})
    assert document.dpa == Dpa()
    assert document.rencana.pagu() == dokumen().rencana.pagu()


def test_a_missing_label_is_named(baca: Baca) -> None:
    with pytest.raises(InputError, match="Pengaturan: label “Kecamatan”"):
        baca(lambda book: setattr(book["Pengaturan"]["A7"], "value", None))


def test_a_workbook_of_a_newer_program_is_refused(baca: Baca) -> None:
    with pytest.raises(InputError, match="versi terbaru"):
        baca(lambda book: setattr(book["_meta"]["B2"], "value", 99))


def test_a_damaged_base_is_refused(baca: Baca) -> None:
    with pytest.raises(InputError, match=r"_dasar!A2.*tidak terbaca"):
        baca(lambda book: setattr(book["_dasar"]["F2"], "value", "{rusak"))


def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rencana.csv"
    path.write_text("kode;nama\n7.01;Kecamatan\n", encoding="utf-8")
    with pytest.raises(InputError, match="bukan buku kerja"):
        closed.read(path)
