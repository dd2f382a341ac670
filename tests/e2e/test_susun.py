"""The main job through the command: files in, workbook out, edited by hand, generated again.

openpyxl is the person here: it reads and edits the workbook by its headings, without any of our code.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from xlpy.cli import main

DPA = """
    Kode Sub Kegiatan | Uraian                                          | Unit             | Seksi        | Indikator      | Target | Satuan  | Pagu (Rp) | Januari  | Februari | Maret | April | Mei | Juni | Juli     | Agustus | September | Oktober | November | Desember
    7.01.01.2.01.0001 | Penyusunan Dokumen Perencanaan Perangkat Daerah |                  |              | Jumlah Dokumen | 4      | Dokumen | 12000000  | 6000000  | 0        | 0     | 0     | 0   | 0    | 6000000  | 0       | 0         | 0       | 0        | 0
    7.01.06.2.01.0001 | Fasilitasi Penyusunan Peraturan Desa            |                  | Pemerintahan | Jumlah Laporan | 2      | Laporan | 5000000   | 5000000  | 0        | 0     | 0     | 0   | 0    | 0        | 0       | 0         | 0       | 0        | 0
    7.01.03.2.02.0001 | Peningkatan Partisipasi Masyarakat              | Kelurahan Mawar  |              | Jumlah Lembaga | 5      | Lembaga | 3000000   | 3000000  | 0        | 0     | 0     | 0   | 0    | 0        | 0       | 0         | 0       | 0        | 0
    7.01.03.2.02.0001 | Peningkatan Partisipasi Masyarakat              | Kelurahan Melati |              | Jumlah Lembaga | 7      | Lembaga | 4000000   | 4000000  | 0        | 0     | 0     | 0   | 0    | 0        | 0       | 0         | 0       | 0        | 0
"""  # noqa: E501 - a table is read across
TUPOKSI = """
Pasal 2
(1) Camat mempunyai tugas memimpin penyelenggaraan pemerintahan di kecamatan.
(2) Camat menyelenggarakan fungsi:
a. penyusunan program kerja;
b. pembinaan penyelenggaraan pemerintahan desa.
Pasal 3
(1) Seksi Pemerintahan mempunyai tugas melaksanakan urusan pemerintahan.
(2) Seksi Pemerintahan menyelenggarakan fungsi:
a. penyusunan rencana kerja seksi;
b. fasilitasi penyusunan peraturan desa dan peraturan kepala desa.
"""


def write_dpa(path: Path, table: str = DPA) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(["DPA KECAMATAN MAWAR TAHUN ANGGARAN 2027"])
    for line in table.strip().splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        sheet.append([int(c) if c.isdigit() else c or None for c in cells])
    book.save(path)
    return path


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder with a DPA, a Tupoksi and the workbook made from them."""
    write_dpa(tmp_path / "dpa.xlsx")
    (tmp_path / "tupoksi.txt").write_text(TUPOKSI, encoding="utf-8")
    inputs = ["--dpa", str(tmp_path / "dpa.xlsx"), "--tupoksi", str(tmp_path / "tupoksi.txt")]
    assert main(["susun", *inputs, "-o", str(tmp_path / "buku.xlsx")]) == 0
    return tmp_path


def rows(path: Path, sheet: str, table: str) -> Iterator[tuple[int, dict[str, object]]]:
    """The rows of an Excel table with their row numbers, by heading."""
    page = openpyxl.load_workbook(path)[sheet]
    cells = page[page.tables[table].ref]
    head = [c.value for c in cells[0]]
    for line in cells[1:]:
        yield line[0].row, dict(zip(head, (c.value for c in line), strict=True))


def generate(*arguments: str) -> None:
    """Generate anew, whatever is found in the plan: an edit may leave it wrong (decision 0018)."""
    assert main(["susun", *arguments]) in {0, 1}


def form_row(path: Path, kode: str, unit: str | None = None) -> dict[str, object]:
    found = [r for _, r in rows(path, "Rencana Kinerja", "tblSubKegiatan") if (r["Kode"], r["Unit"]) == (kode, unit)]
    assert found, f"{kode} is not in the form"
    return found[0]


def type_into(path: Path, sheet: str, table: str, *, where: dict[str, object], heading: str, value: object) -> None:
    """Type a value into the cell of the row that has the values of ``where``."""
    book = openpyxl.load_workbook(path)
    page = book[sheet]
    head = {c.value: c.column for c in page[page.tables[table].ref][0]}
    number = next(n for n, r in rows(path, sheet, table) if where.items() <= r.items())
    page.cell(number, head[heading]).value = value
    book.save(path)


def type_target(path: Path, kode: str, value: object) -> None:
    type_into(path, "Rencana Kinerja", "tblSubKegiatan", where={"Kode": kode}, heading="Target", value=value)


def test_the_form_has_every_sub_kegiatan_with_its_money_and_quarters(office: Path) -> None:
    row = form_row(office / "buku.xlsx", "7.01.01.2.01.0001")
    assert row["Pagu (Rp)"] == 12_000_000
    assert [row[f"Target TW {tw}"] for tw in ("I", "II", "III", "IV")] == [2, 0, 2, 0]


def test_each_kelurahan_has_its_own_row_and_its_lurah(office: Path) -> None:
    mawar = form_row(office / "buku.xlsx", "7.01.03.2.02.0001", "Kelurahan Mawar")
    melati = form_row(office / "buku.xlsx", "7.01.03.2.02.0001", "Kelurahan Melati")
    assert (mawar["Pagu (Rp)"], melati["Pagu (Rp)"]) == (3_000_000, 4_000_000)
    assert (mawar["Penanggung Jawab"], melati["Penanggung Jawab"]) == ("Lurah Mawar", "Lurah Melati")


def test_the_dpa_s_seksi_names_the_office_holder_with_the_reason(office: Path) -> None:
    row = form_row(office / "buku.xlsx", "7.01.06.2.01.0001")
    assert "Pemerintahan" in str(row["Penanggung Jawab"])
    assert "DPA" in str(row["Dasar Penanggung Jawab"])


def test_every_value_of_the_form_leads_back_to_its_cell(office: Path) -> None:
    row = form_row(office / "buku.xlsx", "7.01.06.2.01.0001")
    assert "dpa.xlsx › " in str(row["Sumber"])
    assert "pagu=H4" in str(row["Sumber"])


def test_a_hand_edit_survives_a_new_dpa_that_changes_the_rest(office: Path) -> None:
    book = office / "buku.xlsx"
    type_target(book, "7.01.01.2.01.0001", 6)
    write_dpa(
        office / "dppa.xlsx",
        DPA.replace("12000000 ", "13000000 ").replace(
            "6000000  | 0        | 0     | 0     | 0   | 0    | 6000000",
            "7000000  | 0        | 0     | 0     | 0   | 0    | 6000000",
        ),
    )
    generate(str(book), "--dpa", str(office / "dppa.xlsx"))
    row = form_row(book, "7.01.01.2.01.0001")
    assert (row["Target"], row["Pagu (Rp)"], row["Januari"]) == (6, 13_000_000, 7_000_000)


def test_a_field_changed_by_both_is_kept_twice_until_one_is_chosen(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = office / "buku.xlsx"
    type_target(book, "7.01.06.2.01.0001", 3)
    write_dpa(office / "dppa.xlsx", DPA.replace("| 2      | Laporan", "| 9      | Laporan"))
    generate(str(book), "--dpa", str(office / "dppa.xlsx"))
    assert "isian Anda 3, yang baru 9" in capsys.readouterr().out
    assert form_row(book, "7.01.06.2.01.0001")["Target"] == 3
    (conflict,) = [r for _, r in rows(book, "Temuan", "tblKonflik") if r["Kode"]]
    assert [str(conflict[h]) for h in ("Nilai Lama", "Nilai Anda", "Nilai Baru")] == ["2", "3", "9"]
    where = {"Kode": "7.01.06.2.01.0001"}
    type_into(book, "Temuan", "tblKonflik", where=where, heading="Pilihan", value="Baru")
    generate(str(book))
    assert form_row(book, "7.01.06.2.01.0001")["Target"] == 9
    assert [r for _, r in rows(book, "Temuan", "tblKonflik") if r["Kode"]] == []


def test_what_is_typed_into_the_dpa_sheet_reaches_the_form(office: Path) -> None:
    book = office / "buku.xlsx"
    type_into(book, "DPA", "tblDPA", where={"Kode": "7.01.06.2.01.0001"}, heading="Pagu (Rp)", value="Rp 5.500.000")
    generate(str(book))
    assert form_row(book, "7.01.06.2.01.0001")["Pagu (Rp)"] == 5_500_000


def test_a_value_typed_over_the_dpa_no_longer_claims_its_cell(office: Path) -> None:
    book = office / "buku.xlsx"
    type_into(book, "DPA", "tblDPA", where={"Kode": "7.01.06.2.01.0001"}, heading="Pagu (Rp)", value=5_500_000)
    main(["susun", str(book)])
    assert "pagu=" not in str(form_row(book, "7.01.06.2.01.0001")["Sumber"])
    assert "nama=" in str(form_row(book, "7.01.06.2.01.0001")["Sumber"])


def test_generating_again_without_a_change_changes_nothing(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["susun", str(office / "buku.xlsx"), "--lihat", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["perubahan"], said["konflik"], said["ditulis"]) == ([], [], False)


def test_a_target_without_indikator_survives_generating_again(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bare = DPA.replace("| Jumlah Laporan | 2      | Laporan ", "|                | 2      |         ")
    dpa = write_dpa(office / "tanpa.xlsx", bare)
    assert main(["susun", str(office / "buku.xlsx"), "--dpa", str(dpa)]) == 0
    row = form_row(office / "buku.xlsx", "7.01.06.2.01.0001")
    assert str(row["Indikator Kinerja"]).startswith("Jumlah "), "the wording of the nomenclature is missing"
    assert (row["Target"], bool(row["Satuan"])) == (2, True)
    capsys.readouterr()
    assert main(["susun", str(office / "buku.xlsx"), "--lihat", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["perubahan"] == []


def test_deleting_the_first_indikator_leaves_the_edit_of_the_second_alone(office: Path) -> None:
    book = office / "buku.xlsx"
    two = DPA.rstrip() + ("\n    7.01.06.2.01.0001 | | | | Jumlah Desa | 8 | Desa | | | | | | | | | | | | |\n")
    write_dpa(office / "dua.xlsx", two)
    generate(str(book), "--dpa", str(office / "dua.xlsx"))
    where = {"Kode": "7.01.06.2.01.0001", "Indikator Kinerja": "Jumlah Desa"}
    type_into(book, "Rencana Kinerja", "tblSubKegiatan", where=where, heading="Target", value=9)
    first = {"Kode": "7.01.06.2.01.0001", "Indikator Kinerja": "Jumlah Laporan"}
    for heading in ("Indikator Kinerja", "Satuan", "Target"):
        type_into(book, "Rencana Kinerja", "tblSubKegiatan", where=first, heading=heading, value=None)
        first = {"Kode": "7.01.06.2.01.0001", "Ke": 1}
    generate(str(book))
    left = [r for _, r in rows(book, "Rencana Kinerja", "tblSubKegiatan") if r["Kode"] == "7.01.06.2.01.0001"]
    assert [(r["Indikator Kinerja"], r["Target"]) for r in left] == [("Jumlah Desa", 9)]
    assert left[0]["Pagu (Rp)"] == 5_000_000


def test_a_new_workbook_without_sasaran_and_signer_is_a_beginning_and_no_failure(office: Path) -> None:
    assert main(["periksa", str(office / "buku.xlsx"), "--lihat"]) == 1
    assert main(["susun", str(office / "buku.xlsx")]) == 0


def test_money_that_is_wrong_makes_generating_end_with_1(office: Path) -> None:
    write_dpa(office / "dppa.xlsx", DPA.replace("12000000 ", "13000000 "))
    assert main(["susun", str(office / "buku.xlsx"), "--dpa", str(office / "dppa.xlsx")]) == 1


def test_looking_writes_nothing(office: Path) -> None:
    book = office / "buku.xlsx"
    before = book.read_bytes()
    write_dpa(office / "dppa.xlsx", DPA.replace("12000000 ", "13000000 "))
    generate(str(book), "--dpa", str(office / "dppa.xlsx"), "--lihat")
    assert book.read_bytes() == before


def test_the_version_before_is_kept_beside(office: Path) -> None:
    book = office / "buku.xlsx"
    before = book.read_bytes()
    write_dpa(office / "dppa.xlsx", DPA.replace("12000000 ", "13000000 "))
    generate(str(book), "--dpa", str(office / "dppa.xlsx"))
    assert (office / "buku.cadangan.xlsx").read_bytes() == before


def test_a_workbook_that_already_says_everything_is_left_alone(office: Path) -> None:
    book = office / "buku.xlsx"
    before = book.read_bytes()
    assert main(["susun", str(book)]) == 0
    assert book.read_bytes() == before
    assert not (office / "buku.cadangan.xlsx").exists()


def test_what_a_person_made_of_the_workbook_survives_a_new_dpa(office: Path) -> None:
    path = office / "buku.xlsx"
    book = openpyxl.load_workbook(path)
    book.create_sheet("Catatan Saya")["A1"] = "penting"
    form, dpa = book["Rencana Kinerja"], book["DPA"]
    form["A1"] = "RENCANA KERJA KAMI"
    form["D8"].comment = Comment("tanyakan ke Bappeda", "Kasubbag")
    form.column_dimensions["D"].width = 44
    form.cell(form.max_row + 3, 2, "Catatan di bawah tanda tangan")
    first = next(number for number, row in rows(path, "DPA", "tblDPA") if row["Kode"])
    dpa.cell(first, 40, "catatan di samping")
    book.save(path)
    write_dpa(office / "dppa.xlsx", DPA.replace("12000000 ", "13000000 "))
    generate(str(path), "--dpa", str(office / "dppa.xlsx"))
    assert form_row(path, "7.01.01.2.01.0001")["Pagu (Rp)"] == 13_000_000
    after = openpyxl.load_workbook(path)
    form, dpa = after["Rencana Kinerja"], after["DPA"]
    assert after["Catatan Saya"]["A1"].value == "penting"
    assert form["A1"].value == "RENCANA KERJA KAMI"
    assert form["D8"].comment.text == "tanyakan ke Bappeda"
    assert form.column_dimensions["D"].width == 44
    assert "Catatan di bawah tanda tangan" in {c.value for row in form.iter_rows() for c in row}
    assert "catatan di samping" in {c.value for row in dpa.iter_rows() for c in row}


def test_a_cell_that_cannot_be_read_stops_the_job_and_is_named(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = office / "buku.xlsx"
    type_into(book, "DPA", "tblDPA", where={"Kode": "7.01.06.2.01.0001"}, heading="Pagu (Rp)", value="lima juta")
    before = book.read_bytes()
    assert main(["susun", str(book)]) == 3
    said = capsys.readouterr().err
    assert "lima juta" in said
    assert "DPA!" in said
    assert book.read_bytes() == before


def test_an_existing_file_is_not_overwritten_unasked(office: Path) -> None:
    again = ["susun", "--dpa", str(office / "dpa.xlsx"), "-o", str(office / "buku.xlsx")]
    assert main(again) == 3
    assert main([*again, "--timpa"]) == 0


def test_last_year_s_workbook_can_be_the_dpa(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["impor", "dpa", str(office / "buku.xlsx"), "--json"]) == 0
    told, plan = json.loads(capsys.readouterr().out), rows(office / "buku.xlsx", "DPA", "tblDPA")
    assert told["pagu"] == sum(row["Pagu (Rp)"] or 0 for _, row in plan)
    assert told["tahun"] == 2027


def test_a_workbook_keeps_its_kind(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["susun", str(office / "buku.xlsx"), "-o", str(office / "lain.xlsm")]) == 3
    assert "tetap .xlsx" in capsys.readouterr().err


def test_a_whole_dpa_pasted_over_the_sheet_is_understood(office: Path) -> None:
    book = openpyxl.load_workbook(office / "buku.xlsx")
    position = book.sheetnames.index("DPA")
    del book["DPA"]
    pasted = book.create_sheet("DPA", position)
    source = openpyxl.load_workbook(
        write_dpa(office / "lain.xlsx", DPA.replace("5000000   | 5000000", "5100000   | 5100000"))
    )
    for line in source.active.iter_rows(values_only=True):
        pasted.append(line)
    book.save(office / "buku.xlsx")
    assert main(["susun", str(office / "buku.xlsx")]) == 0
    assert form_row(office / "buku.xlsx", "7.01.06.2.01.0001")["Pagu (Rp)"] == 5_100_000
    assert list(office.glob("buku.tempelan*.xlsx")), "the workbook as pasted is not kept"


def test_money_typed_into_the_printed_column_is_not_computed_away(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = office / "buku.xlsx"
    where = {"Kode": "7.01.06.2.01.0001"}
    type_into(book, "Rencana Kinerja", "tblSubKegiatan", where=where, heading="Anggaran (Rp)", value=9_999_999)
    assert main(["susun", str(book)]) == 3
    said = capsys.readouterr().err
    assert "9999999" in said
    assert "Pagu (Rp)" in said
