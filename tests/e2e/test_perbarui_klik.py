"""An older workbook in a real LibreOffice: a click offers to bring it up to date, and afterwards the buttons work."""

from pathlib import Path

import openpyxl
import pytest
from buku_lama import old_workbook
from jalan import read, verified
from kantor import Kantor

from xlpy.cli import main


@pytest.mark.lama
def test_a_click_brings_an_older_workbook_up_to_date_and_the_next_one_works(
    kantor: Kantor, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = old_workbook("setengah", tmp_path)
    before = path.read_bytes()
    kantor.open(path)
    kantor.book(path).sheets["Pengaturan"]["B7"].value = "Kecamatan Baru"  # typed, not saved
    said = kantor.click(path, "Pita.Periksa_Klik", ["tidak"])
    assert path.read_bytes() == before, said
    said = kantor.click(path, "Pita.Periksa_Klik", ["ya"])
    assert "diperbarui dari skema 1" in said
    assert (tmp_path / "setengah.skema-1.xlsm").read_bytes() == before
    assert read(path).pengaturan.kecamatan == "Kecamatan Baru"
    assert "emuan" in kantor.click(path, "Pita.Periksa_Klik")
    kantor.book(path).close()
    assert openpyxl.load_workbook(path)["Temuan"]["A5"].value
    assert verified(path, capsys)[0] == 0
    assert main(["cetak", str(path), "lembar-disposisi", "--json"]) == 0
    assert list(tmp_path.glob("setengah-kertas/*.pdf"))
