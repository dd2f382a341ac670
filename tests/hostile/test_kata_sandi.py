"""Workbooks locked with a password as Excel locks them: each way of reading says so, and the rest goes on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from form_unit import KASI, make
from konsolidasi import originals, run, told
from msoffcrypto.format.ooxml import OOXMLFile

from xlpy import jobs, jobs_unit
from xlpy.errors import InputError

SAID = "berkas terkunci kata sandi"
CHOICE = jobs.PilihanDpa()


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a workbook and a unit's form, both locked."""
    folder = tmp_path_factory.mktemp("terkunci")
    plain = tmp_path_factory.mktemp("terbuka")
    for path in (originals()[0], make(plain, KASI)):
        with path.open("rb") as source, (folder / path.name).open("wb") as target:
            OOXMLFile(source).encrypt("rahasia", target)
    return folder


def quiet(_: str) -> None:
    """No progress."""


READERS: dict[str, Callable[[Path, Path], object]] = {
    "impor dpa": lambda book, _: jobs.impor("dpa", book, CHOICE),
    "impor tupoksi": lambda book, _: jobs.impor("tupoksi", book, CHOICE),
    "impor sasaran": lambda book, _: jobs.impor("sasaran", book, CHOICE),
    "susun ulang": lambda book, _: jobs.susun(jobs.Permintaan(buku=book), quiet),
    "susun baru": lambda book, home: jobs.susun(jobs.Permintaan(dpa=book, keluaran=home / "b.xlsm"), quiet),
    "daftar unit": lambda book, home: run(originals()[0], home / "r.xlsx", daftar=book),
    "templat": lambda book, home: run(originals()[0], home / "r.xlsx", templat=book),
}


@pytest.mark.parametrize("way", READERS)
def test_whoever_reads_it_says_that_it_is_locked(locked: Path, tmp_path: Path, way: str) -> None:
    with pytest.raises(InputError, match=SAID):
        READERS[way](locked / "argomulyo.xlsm", tmp_path)
    assert not (tmp_path / "b.xlsm").exists()


def test_a_consolidation_refuses_them_by_name(locked: Path, tmp_path: Path) -> None:
    run(locked, tmp_path / "r.xlsx")
    refused = told(tmp_path / "r.xlsx")["ditolak"]
    assert [entry["berkas"] for entry in refused] == ["argomulyo.xlsm", "kasi-pemerintahan.xlsx"]
    assert all(entry["alasan"].startswith(SAID) for entry in refused)


def test_gathering_forms_names_them(locked: Path) -> None:
    asked = jobs_unit.PermintaanKumpul(folder=locked, lihat=True)
    said = "\n".join(jobs_unit.kumpul(originals()[0], asked, quiet).lines)
    assert said.count(SAID) == 2
