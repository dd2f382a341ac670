"""A real LibreOffice at macro level 3: what diagnosa says of it is so; both buttons of the sheet do their part."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from contoh import dokumen
from jalan import read
from kantor import Kantor

from xlpy.book.schema_diagnosa import DIPERIKSA, UJI_MAKRO
from xlpy.build.workbook import build
from xlpy.diagnosa.catalogue import periksa
from xlpy.diagnosa.halangan import Tingkat
from xlpy.diagnosa.kumpul import kumpulkan

_BY_PROFILE = 5  # com.sun.star.document.MacroExecMode.USE_CONFIG_REJECT_CONFIRMATION
_LEVEL_3 = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="SecureURL" oor:op="fuse"><value><it>{aman}</it></value></prop></item>
</oor:items>"""


class Keadaan:
    """What came of it all, in one start of LibreOffice."""

    def __init__(self, folder: Path) -> None:
        self.trusted, self.other = folder / "aman" / "buku.xlsm", folder / "lain" / "buku.xlsm"
        for path in (self.trusted, self.other):
            path.parent.mkdir()
            path.write_bytes(build(dokumen(), macros=True))
        with Kantor(folder / "kantor", setelan=_LEVEL_3.format(aman=self.trusted.parent.as_uri())) as office:
            self.profile = office.profile
            self.before = [self._level(path) for path in (self.trusted, self.other)]
            self.running = self._of(self.trusted, "profil-terkunci")
            self.allowed = []
            for path in (self.other, self.trusted):
                book = office.open(path, _BY_PROFILE)
                self.allowed.append(book.api.AllowMacroExecution)
                if path == self.other:
                    book.close()
            office.fire(self.trusted, "Jembatan.UjiMakro")
            self.cell = office.book(self.trusted).sheets["Diagnosa"]["B12"].value
            self.said = office.click(self.trusted, "Pita.Diagnosa_Klik")
        self.document = read(self.trusted)
        self.killed = self._of(self.trusted, "profil-terkunci")

    def _of(self, path: Path, kode: str) -> Tingkat:
        found = periksa(kumpulkan(path, profil=self.profile))
        return next(hal.tingkat for hal in found if hal.kode == kode)

    def _level(self, path: Path) -> Tingkat:
        return self._of(path, "libreoffice-makro")


@pytest.fixture(scope="module")
def keadaan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Keadaan]:
    return Keadaan(tmp_path_factory.mktemp("diagnosa"))


def test_at_level_3_macros_run_where_diagnosa_says_so_and_nowhere_else(keadaan: Keadaan) -> None:
    assert keadaan.before == [Tingkat.BERES, Tingkat.MENGHALANGI]
    assert keadaan.allowed == [False, True], "the other one first"


def test_a_macro_without_python_fills_its_cell_and_a_later_click_keeps_it(keadaan: Keadaan) -> None:
    assert keadaan.cell is not None
    assert UJI_MAKRO in keadaan.document.isian


def test_the_button_says_the_worst_and_writes_all_on_the_sheet(keadaan: Keadaan) -> None:
    assert "✖ Menghalangi 0 · ▲ Perlu dilihat" in keadaan.said
    assert "Semuanya, dengan artinya, ada di lembar Diagnosa." in keadaan.said
    rows = keadaan.document.tabel["tblDiagnosa"]
    assert len(rows) > 20
    assert {str(row["tingkat"]) for row in rows} == {"▲ Perlu dilihat", "✔ Beres"}
    assert all(row.get("langkah") for row in rows if row["tingkat"] == "▲ Perlu dilihat")
    assert DIPERIKSA in keadaan.document.isian
    assert keadaan.document.asing == ()


def test_a_killed_libreoffice_leaves_a_lock_on_its_profile(keadaan: Keadaan) -> None:
    assert (keadaan.running, keadaan.killed) == (Tingkat.BERES, Tingkat.PERLU_DILIHAT)
