"""Units' forms beside workbooks: read with their cells, never counted twice."""

import os
import shutil
from pathlib import Path

import openpyxl
import pytest
from contoh import dokumen
from form_unit import KASI, KASUBAG, isi_of, make, put
from konsolidasi import names, originals, run, told

from xlpy import buku
from xlpy.book.schema_form_unit import LEMBAR_DASAR, LEMBAR_UNIT
from xlpy.forms.unit_lembar import hidden_rows, read_hidden
from xlpy.sop.kanonik import fingerprint

OFFICE = dokumen().pengaturan.kecamatan
YEAR = dokumen().pengaturan.tahun


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The forms of two units: one filled, with a target of its own; one as it was sent."""
    folder = tmp_path_factory.mktemp("form")
    filled = put(make(folder, KASI), {"target": 37})
    return {KASI: filled, KASUBAG: make(folder, KASUBAG)}


def details(output: Path) -> list[tuple[object, ...]]:
    """The rows of the sheet Rincian."""
    return list(openpyxl.load_workbook(output, data_only=True)["Rincian"].iter_rows(min_row=5, values_only=True))


def test_a_filled_form_counts_with_its_answers_and_the_other_is_awaited(
    tmp_path: Path, forms: dict[str, Path]
) -> None:
    for path in forms.values():
        shutil.copy2(path, tmp_path / path.name)
    run(tmp_path, tmp_path / "o" / "r.xlsx")
    summary = told(tmp_path / "o" / "r.xlsx")
    assert names(summary["diterima"], "unit") == [f"{OFFICE} – {KASI}"]
    assert names(summary["belum"], "unit") == [f"{OFFICE} – {KASUBAG}"]
    owned = [sub for sub in dokumen().rencana.sub_kegiatan if sub.penanggung_jawab == KASI]
    assert summary["pagu"] == sum(sub.pagu for sub in owned)
    assert summary["sub_kegiatan"] == len(owned)


@pytest.mark.parametrize("sheet", ["Per Program", "Per Sasaran"])
def test_the_money_of_a_form_stands_under_its_programs_and_sasaran(
    tmp_path: Path, forms: dict[str, Path], sheet: str
) -> None:
    shutil.copy2(forms[KASI], tmp_path / "f.xlsx")
    run(tmp_path, tmp_path / "o" / "r.xlsx")
    heads, *rows = openpyxl.load_workbook(tmp_path / "o" / "r.xlsx", data_only=True)[sheet].iter_rows(
        min_row=4, values_only=True
    )
    at = heads.index("Pagu (Rp)")
    assert sum(row[at] for row in rows) == told(tmp_path / "o" / "r.xlsx")["pagu"]


def test_a_program_that_only_forms_have_is_named_by_the_official_list(tmp_path: Path, forms: dict[str, Path]) -> None:
    shutil.copy2(forms[KASI], tmp_path / "f.xlsx")
    run(tmp_path, tmp_path / "o" / "r.xlsx")
    book = openpyxl.load_workbook(tmp_path / "o" / "r.xlsx", data_only=True)
    assert [row[1:3] for row in book["Per Program"].iter_rows(min_row=5, values_only=True)] == [
        ("7.01.02", "PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK")
    ]


def test_a_row_of_a_form_leads_to_the_unit_s_cell(tmp_path: Path, forms: dict[str, Path]) -> None:
    shutil.copy2(forms[KASI], tmp_path / "f.xlsx")
    run(tmp_path, tmp_path / "o" / "r.xlsx")
    row = next(row for row in details(tmp_path / "o" / "r.xlsx") if 37 in row)
    sheet, _, cell = str(next(c for c in row if isinstance(c, str) and "!" in c)).rpartition("!")
    form = openpyxl.load_workbook(tmp_path / "f.xlsx")[sheet]
    assert 37 in [other.value for other in form[form[cell].row]], "the answer stands in the row that is named"


def test_the_workbook_of_the_same_office_wins(tmp_path: Path, forms: dict[str, Path]) -> None:
    shutil.copy2(forms[KASI], tmp_path / "f.xlsx")
    buku.save(dokumen(), tmp_path / "buku.xlsx", None)
    run(tmp_path, tmp_path / "o" / "r.xlsx")
    summary = told(tmp_path / "o" / "r.xlsx")
    assert (names(summary["diterima"]), names(summary["tercakup"])) == (["buku.xlsx"], ["f.xlsx"])
    assert summary["pagu"] == dokumen().rencana.pagu()


def test_two_copies_of_a_form_count_once(tmp_path: Path, forms: dict[str, Path]) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        shutil.copy2(forms[KASI], tmp_path / name)
    os.utime(tmp_path / "a.xlsx", (1_800_000_000,) * 2)
    run(tmp_path, tmp_path / "o" / "r.xlsx")
    summary = told(tmp_path / "o" / "r.xlsx")
    assert (names(summary["diterima"]), names(summary["ganda"])) == (["a.xlsx"], ["b.xlsx"])


def test_an_office_of_which_only_forms_are_in_is_awaited(tmp_path: Path, forms: dict[str, Path]) -> None:
    (tmp_path / "masuk").mkdir()
    shutil.copy2(forms[KASI], tmp_path / "masuk" / "f.xlsx")
    (tmp_path / "daftar.csv").write_text(f"Kecamatan\n{OFFICE}\n", encoding="utf-8")
    run(tmp_path / "masuk", tmp_path / "r.xlsx", daftar=tmp_path / "daftar.csv")
    (missing,) = told(tmp_path / "r.xlsx")["belum"]
    assert "baru 1 form unit" in missing["alasan"]


def test_forms_and_workbooks_of_other_offices_add_up(tmp_path: Path, forms: dict[str, Path]) -> None:
    shutil.copy2(originals()[0], tmp_path / "lain.xlsm")
    shutil.copy2(forms[KASI], tmp_path / "f.xlsx")
    run(tmp_path, tmp_path / "o" / "r.xlsx", periksa=True, tahun=YEAR)
    summary = told(tmp_path / "o" / "r.xlsx")
    rows = details(tmp_path / "o" / "r.xlsx")
    head = [c.value for c in openpyxl.load_workbook(tmp_path / "o" / "r.xlsx")["Rincian"][4]]
    assert len(rows) == summary["baris"]
    assert sum(row[head.index("Pagu (Rp)")] or 0 for row in rows) == summary["pagu"]  # type: ignore[misc]


def test_a_form_whose_hidden_sheets_were_changed_is_refused(tmp_path: Path, forms: dict[str, Path]) -> None:
    book = openpyxl.load_workbook(forms[KASI])
    book["_unit"]["B3"].value = "lain"
    book.save(tmp_path / "f.xlsx")
    os.utime(tmp_path / "f.xlsx", (1_700_000_000,) * 2)
    run(tmp_path, tmp_path / "o" / "r.xlsx")
    (refused,) = told(tmp_path / "o" / "r.xlsx")["ditolak"]
    assert refused["alasan"].startswith("lembar tersembunyi form ini berubah")


def test_a_form_says_which_region_it_is_of_and_one_made_before_that_was_kept_is_read_as_well(
    tmp_path: Path, forms: dict[str, Path]
) -> None:
    shutil.copy2(forms[KASI], tmp_path / "f.xlsx")
    run(tmp_path, tmp_path / "o" / "r.xlsx")
    assert names(told(tmp_path / "o" / "r.xlsx")["diterima"], "induk") == [dokumen().pengaturan.pemerintah]
    hidden = hidden_rows(isi_of(dokumen()).hidden(("nama",)))
    older = [row for row in hidden[LEMBAR_UNIT] if row[0] not in {"pemerintah", "sidik"}]
    base = hidden[LEMBAR_DASAR]
    older.append(("sidik", fingerprint([[*map(list, older)], [*map(list, base[1:])]])))
    assert read_hidden("f.xlsx", {LEMBAR_UNIT: older, LEMBAR_DASAR: base}).identitas.pemerintah == ""
