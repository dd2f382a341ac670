"""The folder of workbooks among those whose macros LibreOffice runs, and out again; all other settings stay."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from xlpy import jobs_pelepasan, jobs_pemasangan, sumber_tepercaya
from xlpy.diagnosa.kumpul_libreoffice import SCRIPTING, read_settings
from xlpy.errors import WorkbookError
from xlpy.pasang.tempat import Tempat, tempat

OTHERS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>id-ID</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="SecureURL" oor:op="fuse"><value><it>file:///lain</it></value></prop></item>
</oor:items>"""  # noqa: E501


@pytest.fixture
def profil(tmp_path: Path) -> Path:
    folder = tmp_path / "profil"
    (folder / "user").mkdir(parents=True)
    return folder


def trusted(profil: Path) -> tuple[str, ...]:
    return read_settings(profil).get((SCRIPTING, "SecureURL"), ())


@pytest.mark.parametrize(("before", "others"), [(OTHERS, ("file:///lain",)), ("", ())])
def test_a_folder_comes_and_goes_and_the_rest_stays(
    profil: Path, tmp_path: Path, before: str, others: tuple[str, ...]
) -> None:
    if before:
        (profil / "user" / "registrymodifications.xcu").write_text(before, encoding="utf-8")
    told, folder = dict(read_settings(profil)), tmp_path / "Buku Kerja"
    sumber_tepercaya.percayai(profil, folder)
    assert sumber_tepercaya.dipercaya(profil, folder)
    assert trusted(profil) == (*others, folder.as_uri())
    sumber_tepercaya.lepaskan(profil, folder)
    assert trusted(profil) == others
    assert {key: texts for key, texts in read_settings(profil).items() if texts} == told


def test_settings_that_are_damaged_are_left_alone_and_named(profil: Path, tmp_path: Path) -> None:
    place = profil / "user" / "registrymodifications.xcu"
    place.write_text("<oor", encoding="utf-8")
    with pytest.raises(WorkbookError, match=r"registrymodifications\.xcu.*isinya rusak.*Sumber Tepercaya"):
        sumber_tepercaya.percayai(profil, tmp_path)
    assert place.read_text("utf-8") == "<oor"


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Tempat]:
    places = tempat("linux", {"HOME": str(tmp_path / "rumah")})
    places.data.mkdir(parents=True)
    yield places
    shutil.rmtree(places.rumah)


@pytest.mark.parametrize("yes", [True, False])
def test_installing_asks_and_removing_takes_it_away(here: Tempat, profil: Path, *, yes: bool) -> None:
    def computer() -> jobs_pemasangan.Komputer:
        return jobs_pemasangan.Komputer(setuju=lambda _: yes, tempat=here, profil=profil, libreoffice=True)

    said = jobs_pemasangan.pasang(computer())
    assert trusted(profil) == ((here.kerja.as_uri(),) if yes else ())
    assert any("Sumber tepercaya LibreOffice" in line or "akan memblokir makro" in line for line in said.lines)
    if yes:
        jobs_pelepasan.lepas(computer())
        assert trusted(profil) == ()
