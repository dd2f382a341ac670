"""Unit forms by clicks in a real LibreOffice: made, filled there and saved by it, gathered into the open workbook."""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from form_unit import columns, put, sheet_of
from jalan import make, read
from kantor import Kantor

from xlpy.forms.unit_read import read_unit_form
from xlpy.resources import sample_folder

YEAR = tomllib.loads((sample_folder() / "pengaturan-contoh.toml").read_text(encoding="utf-8"))["tahun"]
MELATI, KASI = f"form-lurah-melati-{YEAR}.xlsx", f"form-kasi-pemerintahan-{YEAR}.xlsx"


@pytest.fixture(scope="module")
def kantor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kantor]:
    with Kantor(tmp_path_factory.mktemp("kantor")) as office:
        yield office


@pytest.fixture(scope="module")
def book(kantor: Kantor, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An open workbook with a plan; its forms were made by a click."""
    path = make(tmp_path_factory.mktemp("unit"))
    kantor.open(path)
    said = kantor.click(path, "Pita.UnitBuat", [str(path.parent / "form"), "31/12/2099"])
    assert "14 form unit dibuat" in said
    yield path
    kantor.book(path).close()


def test_the_click_is_kept_in_the_sheet_unit(kantor: Kantor, book: Path) -> None:
    rows = read(book).tabel["tblUnit"]
    assert {row["status"] for row in rows} == {"Dikirim"}
    shown = kantor.book(book).sheets["Unit"].tables["tblUnit"].data_body_range.options(ndim=2).value
    assert shown[0][0] == "Kasubag Keuangan"


def test_libreoffice_computes_the_check_as_it_is_written_and_a_form_it_saved_reads_the_same(
    kantor: Kantor, book: Path
) -> None:
    path = book.parent / "form" / KASI
    before, written = read_unit_form(path), checks(path)
    put(path, {"triwulan_1": 9}, by="")  # openpyxl drops what was computed
    form = kantor.open(path)
    computed = form.sheets["Isian"].range("O4:O15").options(ndim=1).value
    assert computed[0] == "▲ isi rencana aksi"
    form.sheets["Isian"].range("N4").value = "Rapat"
    assert form.sheets["Isian"].range("O4").value == "▲ jumlah TW 18, target 12"
    form.sheets["Isian"].range("J4").value = 3
    assert form.sheets["Isian"].range("O4").value == "✔ lengkap"
    assert form.sheets["Mulai di Sini"].range("B15").value == "1 dari 12 baris lengkap"
    form.sheets["Isian"].range("N4").clear_contents()
    assert form.sheets["Isian"].range("O4:O15").options(ndim=1).value == written
    form.save()
    form.close()
    after = read_unit_form(path)
    assert (after.isian, after.sidik) == (before.isian, before.sidik)


def checks(path: Path) -> list[object]:
    """What stands in the column Cek without anybody computing it."""
    sheet = sheet_of(openpyxl.load_workbook(path, data_only=True), "cek")
    head, at = columns(sheet)
    return [sheet.cell(head + n, at["cek"]).value for n in range(1, 13)]


def test_gathering_shows_first_and_writes_only_after_a_yes(kantor: Kantor, book: Path) -> None:
    place = book.parent / "form"
    put(place / MELATI, {"rencana_aksi": "Musyawarah", "target": 13})
    before = book.read_bytes()
    assert kantor.click(book, "Pita.UnitKumpul", [str(place), "tidak"]) == ""
    assert book.read_bytes() == before
    said = kantor.click(book, "Pita.UnitKumpul", [str(place), "ya"])
    assert "Masuk: Lurah Melati" in said
    assert "Rencana Aksi 7.01.01.2.08.0002 (KELURAHAN MELATI): (kosong) → Musyawarah" in said
    plan = read(book).rencana.sub_kegiatan
    assert "Musyawarah" in [i.rencana_aksi for s in plan for i in s.indikator]
    assert next(r for r in read(book).tabel["tblUnit"] if r["jabatan"] == "Lurah Melati")["status"] != "Dikirim"


def test_the_open_workbook_is_meant_from_outside_too(kantor: Kantor, book: Path) -> None:
    home = kantor.profile.parents[1]
    done = subprocess.run(
        [sys.executable, "-m", "xlpy", "unit", "kumpul", str(book.parent / "form"), "--buku-terbuka", "--json"],
        env={**os.environ, "XDG_CONFIG_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
        timeout=90,
    )
    assert (done.returncode, done.stderr) == (0, "")
    (masuk,) = json.loads(done.stdout)["masuk"]
    assert (masuk["unit"], masuk["sudah_diambil"]) == ("Lurah Melati", True)
