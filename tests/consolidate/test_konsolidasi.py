"""Many workbooks into one: what comes out is what went in."""

import csv
import io
import os
import shutil
import sqlite3
import zipfile
from pathlib import Path

import openpyxl
import pytest
from konsolidasi import NAMES, fill, names, originals, renamed, run, told

from xlpy.book import closed
from xlpy.errors import InputError, WorkbookError
from xlpy.plan.model import RencanaKinerja


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of three kecamatan, one broken file and a list with one that is missing."""
    home = tmp_path_factory.mktemp("kabupaten")
    fill(home / "masuk" / "sub")
    (home / "masuk" / "rusak.xlsx").write_bytes(b"PK\x03\x04" + b"x" * 500)
    os.utime(home / "masuk" / "rusak.xlsx", (1_700_000_000,) * 2)
    (home / "daftar.csv").write_text("Kecamatan;Batas\nArgomulyo;\nCempaka;2026-01-01\nDarmaraja;\nBantarsari;\n")
    said = run(home / "masuk", home / "rekap.xlsx", daftar=home / "daftar.csv", batas="2026-02-01")
    assert said.berat, "a refused file stands"
    return home / "rekap.xlsx"


@pytest.fixture(scope="module")
def plans() -> dict[str, RencanaKinerja]:
    """The plans as the whole reader of workbooks gives them."""
    return {name: closed.read(path).rencana for name, path in zip(NAMES, originals(), strict=True)}


def sheet_rows(path: Path, sheet: str, head: int) -> list[dict[str, object]]:
    """The rows of a sheet below its headings, by a reader of its own."""
    book = openpyxl.load_workbook(path, data_only=True)
    rows = list(book[sheet].iter_rows(min_row=head, values_only=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_rows_and_money_are_those_of_the_plans(made: Path, plans: dict[str, RencanaKinerja]) -> None:
    rows = sheet_rows(made, "Rincian", 4)
    for name, plan in plans.items():
        mine = [row for row in rows if row["Unit"] == name]
        assert sum(row["Pagu (Rp)"] or 0 for row in mine) == plan.pagu()
        assert sum(row["Pagu (Rp)"] is not None for row in mine) == len(plan.sub_kegiatan)
        assert len(mine) == sum(max(1, len(node.indikator)) for node in plan)
    assert len(rows) == told(made)["baris"]


def test_the_csv_says_what_the_sheet_says(made: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(made.with_suffix(".csv").read_text(encoding="utf-8"))))
    sheet = sheet_rows(made, "Rincian", 4)
    assert [(r["unit"], r["kode"], r["nama"], r["sel"]) for r in rows] == [
        (s["Unit"], s["Kode"] or "", s["Sasaran / Program / Kegiatan / Sub Kegiatan"], s["Lembar dan Sel"])
        for s in sheet
    ]
    assert [r["pagu"] for r in rows] == ["" if s["Pagu (Rp)"] is None else str(s["Pagu (Rp)"]) for s in sheet]


def test_every_row_leads_to_its_cell(made: Path) -> None:
    book = openpyxl.load_workbook(originals()[2], data_only=True)
    for row in sheet_rows(made, "Rincian", 4):
        if row["Berkas"] != "sub/cempaka.xlsm":
            continue
        sheet, _, cell = str(row["Lembar dan Sel"]).partition("!")
        expected = {row["Sasaran / Program / Kegiatan / Sub Kegiatan"], row["Indikator Kinerja"]}
        assert book[sheet][cell].value in expected


def test_one_link_for_each_file_leads_to_it(made: Path) -> None:
    book = openpyxl.load_workbook(made)
    for sheet, count in (("Status", 4), ("Rincian", 3)):
        links = [cell.hyperlink.target for row in book[sheet].iter_rows() for cell in row if cell.hyperlink]
        assert len(links) == count
        assert all((made.parent / link).is_file() for link in links)


def test_the_summary_keeps_its_contract(made: Path, plans: dict[str, RencanaKinerja]) -> None:
    summary = told(made)
    assert sorted(names(summary["diterima"], "unit")) == sorted(NAMES)
    assert names(summary["ditolak"]) == ["rusak.xlsx"]
    assert names(summary["belum"], "unit") == ["Darmaraja"]
    assert names(summary["terlambat"], "unit") == ["Cempaka"]
    assert summary["pagu"] == sum(plan.pagu() for plan in plans.values())
    assert {entry["tanda_tangan"] for entry in summary["diterima"]} == {"sah"}
    assert all(len(entry["log"]) == 16 for entry in summary["diterima"])


def test_the_report_can_be_mailed_as_it_stands(made: Path) -> None:
    report = made.with_suffix(".txt").read_text(encoding="utf-8")
    assert report.startswith(f"Perihal: Konsolidasi Rencana Kinerja {told(made)['tahun']}\n")
    for word in ("rusak.xlsx", "Darmaraja", "terakhir dikerjakan"):
        assert word in report
    assert "INFO" in made.with_suffix(".log").read_text(encoding="utf-8")


def test_units_stand_in_the_order_of_the_list(made: Path) -> None:
    assert [row["Unit"] for row in sheet_rows(made, "Rekap", 8)] == ["Argomulyo", "Cempaka", "Bantarsari"]


# ── again and again ──────────────────────────────────────────────────────────────────────────────────────────────


def contents(output: Path) -> list[bytes]:
    return [output.with_suffix(suffix).read_bytes() for suffix in (".xlsx", ".csv", ".json", ".txt")]


def test_changing_some_gives_byte_for_byte_what_reading_all_gives(tmp_path: Path) -> None:
    """Two results side by side, one with its cache and one without, over the same folder."""
    first, *_ = fill(tmp_path / "masuk")
    one, two = tmp_path / "satu" / "r.xlsx", tmp_path / "dua" / "r.xlsx"
    assert run(tmp_path / "masuk", one).json["dibaca"] == 3
    again = run(tmp_path / "masuk", one)
    assert (again.json["dibaca"], again.json["ditulis"]) == (0, False)
    shutil.copytree(one.parent, two.parent)
    renamed(first, "Argomulyo", "Darmaraja", first)
    (tmp_path / "masuk" / "cempaka.xlsm").unlink()
    os.utime(first, (1_700_000_000,) * 2)
    assert run(tmp_path / "masuk", one).json["dibaca"] == 1
    assert run(tmp_path / "masuk", two, ulang=True).json["dibaca"] == 2
    assert contents(one) == contents(two)
    assert names(told(one)["diterima"], "unit") == ["Bantarsari", "Darmaraja"]
    changes = sheet_rows(one, "Perubahan", 4)
    assert {(row["Unit"], row["Perubahan"]) for row in changes} == {
        ("Darmaraja", "baru"), ("Argomulyo", "hilang"), ("Cempaka", "hilang"),
    }  # fmt: skip
    assert one.with_name("r.lalu.xlsx").is_file()


@pytest.mark.parametrize("damage", ["rubbish", "foreign", "bit", "json", "field"])
def test_a_cache_that_is_not_ours_any_more_is_made_anew(tmp_path: Path, damage: str) -> None:
    fill(tmp_path / "masuk")
    output = tmp_path / "r.xlsx"
    run(tmp_path / "masuk", output)
    whole = contents(output)
    cache = tmp_path / ".r.singgahan"
    if damage == "rubbish":
        cache.write_bytes(b"bukan basis data" * 1000)
    elif damage == "foreign":
        cache.unlink()
        with sqlite3.connect(cache) as other:
            other.execute("create table milik_orang (isi text)")
        other.close()
    else:
        altered = {
            "bit": "update blok set xml = zeroblob(100) where nama = 'cempaka.xlsm'",
            "json": "update berkas set hasil = substr(hasil, 2) where nama = 'cempaka.xlsm'",
            "field": "update berkas set hasil = replace(hasil, '\"unit\"', '\"unjt\"')",
        }
        with sqlite3.connect(cache, isolation_level=None) as db:
            db.execute(altered[damage])
            db.execute("delete from setelan where kunci = 'selesai'")
        db.close()
    said = run(tmp_path / "masuk", output)
    assert said.json["catatan"] != []
    assert contents(output)[1] == whole[1]
    if damage == "foreign":
        assert (tmp_path / ".r.singgahan.lama").is_file()


def test_nothing_is_kept_of_files_that_are_gone(tmp_path: Path) -> None:
    first, *_ = fill(tmp_path / "masuk")
    run(tmp_path / "masuk", tmp_path / "r.xlsx")
    first.unlink()
    run(tmp_path / "masuk", tmp_path / "r.xlsx")
    with sqlite3.connect(tmp_path / ".r.singgahan") as db:
        kept = [db.execute(f"select count(*) from {table}").fetchone() for table in ("berkas", "blok")]  # noqa: S608
    db.close()
    assert kept == [(2,), (2,)]


def test_of_two_versions_the_newer_counts_and_the_other_is_said(tmp_path: Path) -> None:
    first, *_ = fill(tmp_path / "masuk")
    shutil.copy2(first, tmp_path / "masuk" / "salinan.xlsm")
    run(tmp_path / "masuk", tmp_path / "r.xlsx")
    summary = told(tmp_path / "r.xlsx")
    assert len(summary["diterima"]) == 3
    assert names(summary["ganda"], "unit") == ["Argomulyo"]
    assert summary["pagu"] == sum(entry["pagu"] for entry in summary["diterima"])


def test_another_year_is_refused_unless_it_is_asked_for(tmp_path: Path) -> None:
    fill(tmp_path / "masuk")
    run(tmp_path / "masuk", tmp_path / "r.xlsx", tahun=1999)
    summary = told(tmp_path / "r.xlsx")
    assert (len(summary["diterima"]), len(summary["ditolak"])) == (0, 3)
    assert "konsolidasi ini tahun 1999" in summary["ditolak"][0]["alasan"]


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    first, *_ = fill(tmp_path / "masuk")
    renamed(first, "Argomulyo", "=HYPERLINK(&quot;http://x&quot;)", first)
    run(tmp_path / "masuk", tmp_path / "r.xlsx")
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    cells = [c for row in book["Rincian"].iter_rows() for c in row if c.value and "HYPERLINK" in str(c.value)]
    assert cells
    assert {cell.data_type for cell in cells} == {"s"}
    assert "'=HYPERLINK" in (tmp_path / "r.csv").read_text()


def test_a_name_with_a_line_break_is_shown_on_one_line(tmp_path: Path) -> None:
    first, *_ = fill(tmp_path / "masuk")
    first.rename(first.with_name("dua\nbaris.xlsm"))
    run(tmp_path / "masuk", tmp_path / "r.xlsx")
    summary = told(tmp_path / "r.xlsx")
    assert names(summary["ditolak"]) == ["dua\\u000abaris.xlsm"], "the guard lets no such name in"
    assert "\nbaris" not in (tmp_path / "r.txt").read_text()


def test_an_empty_folder_gives_an_empty_recap(tmp_path: Path) -> None:
    (tmp_path / "masuk").mkdir()
    said = run(tmp_path / "masuk", tmp_path / "r.xlsx")
    assert (said.berat, said.json["baris"], said.json["pagu"]) == (False, 0, 0)
    assert zipfile.ZipFile(tmp_path / "r.xlsx").testzip() is None


def test_a_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="folder tidak ditemukan"):
        run(tmp_path / "tidak-ada", tmp_path / "r.xlsx")


def test_two_runs_do_not_meet(tmp_path: Path) -> None:
    fill(tmp_path / "masuk")
    lock = tmp_path / ".r.xlsx.kunci"
    lock.write_text(f"ani@{os.uname().nodename} {os.getpid()} 2026-01-01T00:00:00")
    with pytest.raises(WorkbookError, match="sedang disusun oleh ani"):
        run(tmp_path / "masuk", tmp_path / "r.xlsx")
    lock.write_text(f"ani@{os.uname().nodename} 999999 2026-01-01T00:00:00")
    said = run(tmp_path / "masuk", tmp_path / "r.xlsx")
    assert any("diambil alih" in line and "ani" in line for line in said.lines)
