import re

import pytest

from xlpy.plan.kode import read_code
from xlpy.plan.model import Jenjang
from xlpy.plan.nomenclature import daftar_tahun, jenjang_kode, maksud_anda, nomenklatur


@pytest.mark.parametrize(
    "spelling", ["7.01.01.2.01.0001", "7.01.01.2.01.01", "X.XX.01.2.01.0001", "7.01.01.02.01.0001"]
)
def test_every_spelling_of_a_code_finds_the_same_entry(spelling: str) -> None:
    entri = nomenklatur().cari(spelling)
    assert entri is not None
    assert entri.nama == "Penyusunan Dokumen Perencanaan Perangkat Daerah"
    assert entri.satuan == "Dokumen"


def test_an_unknown_code_finds_nothing() -> None:
    assert nomenklatur().cari("7.01.99.2.01.0001") is None


def test_the_list_is_whole() -> None:
    levels = [e.jenjang for e in nomenklatur(2027).entri.values()]
    assert {level: levels.count(level) for level in set(levels)} == {
        Jenjang.PROGRAM: 6,
        Jenjang.KEGIATAN: 34,
        Jenjang.SUB_KEGIATAN: 186,
    }


def test_every_code_of_the_list_is_in_its_stored_form_at_its_level() -> None:
    for entri in nomenklatur().entri.values():
        kode = read_code(entri.kode)
        assert kode is not None
        assert (kode.teks, kode.diperbaiki) == (entri.kode, False)
        assert jenjang_kode(entri.kode) is entri.jenjang


def test_every_sub_kegiatan_has_indikator_and_satuan() -> None:
    subs = [e for e in nomenklatur().entri.values() if e.jenjang is Jenjang.SUB_KEGIATAN]
    assert [e.kode for e in subs if not (e.indikator and e.satuan)] == []


def test_a_name_is_found_whatever_its_case_and_punctuation() -> None:
    entri = nomenklatur().cari_nama("penyusunan  DOKUMEN perencanaan perangkat-daerah", Jenjang.SUB_KEGIATAN)
    assert entri is not None
    assert entri.kode == "7.01.01.2.01.0001"


def test_a_name_that_stands_for_two_codes_is_left_open() -> None:
    name = "Koordinasi Upaya Penyelenggaraan Ketenteraman dan Ketertiban Umum"
    assert nomenklatur().cari_nama(name, Jenjang.KEGIATAN) is None


def test_a_misspelt_name_brings_the_one_that_was_meant() -> None:
    near = nomenklatur().mirip("Penyusunan Dokumen Perencanan Perangkat Derah", Jenjang.SUB_KEGIATAN)
    assert near[0].kode == "7.01.01.2.01.0001"
    assert re.match(r"Maksud Anda 7\.01\.01\.2\.01\.0001 Penyusunan .*\?", maksud_anda(near[:1]))


def test_a_name_like_none_brings_no_suggestion() -> None:
    assert nomenklatur().mirip("Pembangunan Bandar Udara", Jenjang.PROGRAM) == ()
    assert maksud_anda(()) == ""


def test_a_year_without_a_list_takes_the_nearest() -> None:
    assert nomenklatur(2024).tahun == min(daftar_tahun())
    assert nomenklatur(2099).tahun == max(daftar_tahun())
