"""The workbook of results before other eyes: the Open XML SDK, LibreOffice, an office that restyled the template."""

import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hitung_ulang import converter
from konsolidasi import NOW, fill, run, told
from openpyxl.styles import PatternFill
from validator import sdk_errors

from xlpy import jobs_periksa
from xlpy.book import closed
from xlpy.consolidate import isi, jalan
from xlpy.consolidate.cetakan import read_template
from xlpy.consolidate.gabung import Susunan
from xlpy.consolidate.perubahan import Ubahan
from xlpy.consolidate.singgahan import Singgahan
from xlpy.jobs_periksa import PermintaanKecualikan, PermintaanPeriksa
from xlpy.plan.temuan import Tingkat
from xlpy.resources import templates_folder

TEMPLATE = templates_folder() / "konsolidasi.xlsx"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Results with findings, and with changes against a run before."""
    home = tmp_path_factory.mktemp("hasil")
    first, *_ = fill(home / "masuk")
    (home / "daftar.csv").write_text("Unit\nArgomulyo\nDarmaraja\n")
    first.rename(home / "nanti.xlsm")
    run(home / "masuk", home / "r.xlsx")
    (home / "nanti.xlsm").rename(first)
    (home / "masuk" / "rusak.xlsx").write_bytes(b"bukan buku kerja")
    run(home / "masuk", home / "r.xlsx", daftar=home / "daftar.csv", periksa=True)
    return home / "r.xlsx"


def values(path: Path) -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(path, data_only=True)
    return {sheet.title: [tuple(c.value for c in row) for row in sheet.iter_rows()] for sheet in book}


def formulas(path: Path) -> int:
    book = openpyxl.load_workbook(path)
    return sum(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_the_sdk_finds_nothing_wrong(made: Path) -> None:
    assert sdk_errors(made) == []
    assert sdk_errors(TEMPLATE) == []


def test_libreoffice_computes_what_is_stored(made: Path, tmp_path: Path) -> None:
    stored = values(made)
    (again,) = converter(tmp_path)("xlsx", Path(shutil.copy(made, tmp_path / "r.xlsx")))
    computed = values(again)
    assert formulas(made) > 40
    for name in ("Rekap", "Per Program", "Per Sasaran", "Grafik"):
        for row, (then, now) in enumerate(zip(stored[name], computed[name], strict=True), start=1):
            for one, other in zip(then, now, strict=True):
                same = one == pytest.approx(other) if isinstance(one, int | float) else (one or "") == (other or "")
                assert same, f"{name} baris {row}: {one} / {other}"


def test_findings_and_changes_have_their_rows(made: Path) -> None:
    rows = values(made)
    assert told(made)["temuan"]["ringan"] == len(rows["Temuan"]) - 4
    assert rows["Perubahan"][4][1:3] == ("Argomulyo", "baru")


def test_an_office_may_restyle_and_reorder_the_template(made: Path, tmp_path: Path) -> None:
    """Saved by another program: other style numbers, shared strings of its own, a column moved, one taken out."""
    book = openpyxl.load_workbook(TEMPLATE)
    sheet = book["Rincian"]
    sheet["A1"] = "Lampiran Keputusan Bupati"
    sheet["A5"], sheet["B5"], sheet["A4"], sheet["B4"] = "{kode}", "{unit}", "Kode", "Unit"
    sheet["B5"].fill = PatternFill("solid", fgColor="FFEEAA")
    sheet["C5"], sheet["C4"] = "{sel}", "Asal"
    for column in ("sel", "keterangan"):
        at = next(cell for cell in sheet[5] if cell.value == f"{{{column}}}" and cell.column > 3)
        sheet.cell(4, at.column).value = sheet.cell(5, at.column).value = None
    book.save(tmp_path / "t.xlsx")
    run(made.parent / "masuk", tmp_path / "r.xlsx", templat=tmp_path / "t.xlsx")
    out = openpyxl.load_workbook(tmp_path / "r.xlsx")["Rincian"]
    assert out["A1"].value == "Lampiran Keputusan Bupati"
    assert (out["B5"].value, out["B6"].fill.fgColor.rgb) == ("Argomulyo", "00FFEEAA")
    assert str(out["C5"].value).startswith("Rencana Kinerja!")
    money = [c.value for c in next(col for col in out.iter_cols(min_row=5) if "{pagu}" not in str(col[0].value))]
    assert len(money) == told(tmp_path / "r.xlsx")["baris"]
    assert told(tmp_path / "r.xlsx")["pagu"] == told(made)["pagu"]


@pytest.mark.parametrize("row", [["{unit}", "{subs}", None, "{pagu}"], ["{pagu}", "{subs}", "{unit}"]])
def test_a_sheet_that_says_nothing_where_its_money_would_stand_holds_none(tmp_path: Path, row: list[str]) -> None:
    """No heading, no cards, and no file that is received: the column of the money lies outside all that is filled."""
    book = openpyxl.load_workbook(TEMPLATE)
    at = book.sheetnames.index("Rekap")
    book.remove(book["Rekap"])
    book.create_sheet("Rekap", at).append(row)
    book.save(tmp_path / "t.xlsx")
    (tmp_path / "masuk").mkdir()
    run(tmp_path / "masuk", tmp_path / "o" / "r.xlsx", templat=tmp_path / "t.xlsx")
    assert "Belum ada berkas yang diterima." in values(tmp_path / "o" / "r.xlsx")["Rekap"][0]


def test_what_a_sheet_cannot_hold_goes_on_the_next(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(isi, "MAX_ROWS", 250)
    run(made.parent / "masuk", tmp_path / "r.xlsx")
    rows = values(tmp_path / "r.xlsx")
    details = [name for name in rows if name.startswith("Rincian")]
    assert details == ["Rincian", "Rincian 2"]
    assert sum(len(rows[name]) - 4 for name in details) == told(tmp_path / "r.xlsx")["baris"]
    assert all(len(rows[name]) <= 250 for name in details)
    assert sdk_errors(tmp_path / "r.xlsx") == []
    formula = openpyxl.load_workbook(tmp_path / "r.xlsx")["Per Program"]["F5"].value
    assert "Rincian!" in formula
    assert "'Rincian 2'!" in formula


def test_a_finding_that_is_let_stand_says_why_and_is_counted_apart(tmp_path: Path) -> None:
    first, *_ = fill(tmp_path / "masuk")
    jobs_periksa.periksa_buku(PermintaanPeriksa(buku=first), lambda _: None)
    found = next(t for t in closed.read(first).temuan if t.tingkat == Tingkat.RINGAN and t.identitas)
    order = PermintaanKecualikan(
        buku=first, temuan=found.identitas, alasan="menunggu Perda", pelaku="Sekretaris", konfirmasi="Sekretaris"
    )
    jobs_periksa.kecualikan(order, lambda _: None)
    run(tmp_path / "masuk", tmp_path / "r.xlsx", periksa=True)
    heads, *rows = values(tmp_path / "r.xlsx")["Temuan"][3:]
    waived = [row[heads.index("Sel")] for row in rows if str(row[heads.index("Pengecualian")] or "").strip()]
    assert waived == [found.sel]
    assert any("menunggu Perda" in str(row[heads.index("Pengecualian")]) for row in rows)
    counted = told(tmp_path / "r.xlsx")["temuan"]
    assert counted["dikecualikan"] == 1
    assert sum(counted.values()) == len(rows)


def test_more_changes_than_a_sheet_holds_are_counted_on_its_last_row(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(isi, "MAX_ROWS", 10)
    template = read_template(TEMPLATE)
    changes = [Ubahan("Argomulyo", "berubah", "7.01", f"Nama {n}", "Pagu (Rp)", "1", "2", 1) for n in range(20)]
    kept = Singgahan(tmp_path / "c")
    filled = isi.fill(template, Susunan(2026), kept, changes, note="", periksa=True, sekarang=NOW)
    kept.close()
    rows = [row for row, _ in filled.lembar["Perubahan"]]
    first = template.lembar["Perubahan"].baris
    assert first + len(rows) - 1 == 10
    assert str(rows[-1]["nama"]).startswith(f"dan {20 - len(rows) + 1} baris lagi")


def test_the_results_are_the_same_wherever_they_are_made(made: Path, tmp_path: Path) -> None:
    outputs = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        shutil.copytree(made.parent / "masuk", tmp_path / name / "masuk", copy_function=shutil.copy2)
        run(tmp_path / name / "masuk", tmp_path / name / "r.xlsx", pekerja=1 if name == "a" else 3)
        outputs.append((tmp_path / name / "r.xlsx").read_bytes())
    assert outputs[0] == outputs[1]
    with zipfile.ZipFile(tmp_path / "a" / "r.xlsx") as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_run_names_the_moment_it_was_given(made: Path) -> None:
    assert told(made)["waktu"] == NOW.isoformat(timespec="seconds")
    assert jalan.Permintaan(sumber=[], keluaran=made, templat=TEMPLATE, sekarang=NOW).pekerja == 0
