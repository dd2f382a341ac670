"""Single words at the edges of the word lists; the whole is measured in test_bahasa."""

import pytest

from xlpy.checks.bahasa import (
    first_word,
    has_measure,
    has_two_measures,
    is_output,
    is_process,
    is_result,
    is_vague,
    joins_results,
    names_target,
)
from xlpy.checks.satuan import Jenis, is_countable, jenis_satuan, misfit


@pytest.mark.parametrize(
    ("text", "word"),
    [("", ""), ("Semakin", ""), ("Semakin meningkatnya mutu", "meningkatnya"), ("turut MEMBINA desa", "membina")],
)
def test_the_first_word_says_something(text: str, word: str) -> None:
    assert first_word(text) == word


@pytest.mark.parametrize("text", ["Media informasi", "Mekanisme kerja", "Merah", "Mewah", "Pelayanan", "Pelita", ""])
def test_what_only_looks_like_a_verb_is_no_process(text: str) -> None:
    assert not is_process(text)


@pytest.mark.parametrize("text", ["Membina desa", "Perluasan layanan", "Digitalisasi arsip", "Rapat"])
def test_doing_is_a_process(text: str) -> None:
    assert is_process(text)


def test_an_output_a_result_and_a_thing_are_told_apart() -> None:
    told = ["Tersusunnya laporan", "Diterbitkannya izin", "Tertibnya desa", "Pelayanannya", "Kegiatannya", "Tersusun"]
    assert [is_output(t) for t in told] == [True, True, False, False, False, False]
    assert [is_result(t) for t in told] == [False, False, True, False, False, False]
    assert is_result("Penuhnya kepatuhan")  # not every word with pe- names a thing
    assert is_result("Nyamannya warga")
    assert is_result("Amannya wilayah")


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Meningkatnya mutu dan bertambahnya warga berdaya", True),
        ("Meningkatnya mutu serta dan", False),
        ("Meningkatnya mutu dan ternya", False),  # too short for a word of result
        ("Meningkatnya mutu dan bersama warganya", False),
        ("Meningkatnya mutu,", False),
    ],
)
def test_two_results_need_two_words_of_result(text: str, joined: bool) -> None:
    assert joins_results(text) is joined


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("", False),
        ("%", False),
        (" % desa", True),
        ("Penurunan angka", True),
        ("Penurunan", False),
        ("Penurunan mutu", False),
        ("Mutu angka", False),
        ("Presentase desa", True),
    ],
)
def test_a_measure_stands_first_or_after_a_change(text: str, measured: bool) -> None:
    assert has_measure(text) is measured


@pytest.mark.parametrize(
    ("text", "double"),
    [
        ("Jumlah dan", True),
        ("Mutu dan jumlah desa", False),  # no measure at all: said by another rule
        ("Jumlah desa dan", False),
        ("Jumlah dokumen anggaran dan dokumen aset", False),
        ("Jumlah dokumen laporan dan paket", False),
        ("Jumlah paket dan unit", True),
    ],
)
def test_two_measures_need_two_words_of_measure_or_two_things_counted(text: str, double: bool) -> None:
    assert has_two_measures(text) is double


def test_a_measure_without_an_object_is_vague() -> None:
    told = ["", "Laporan", "Jumlah", "Jumlah laporan", "Jumlah laporan kinerja", "Rata-rata capaian", "Jumlah desa"]
    assert [is_vague(t) for t in told] == [False, False, True, True, False, True, False]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Jumlah 4", True),
        ("Jumlah", False),
        ("", False),
        ("Tersusunnya 4 dokumen", True),
        ("Dokumen 4", False),
        ("Jumlah desa mencapai 4", True),
        ("Jumlah desa mencapai target", False),
    ],
)
def test_a_number_is_the_target_where_it_is_said_to_be_one(text: str, named: bool) -> None:
    assert names_target(text) is named


@pytest.mark.parametrize(
    ("satuan", "jenis"),
    [
        ("%", Jenis.PERSEN),
        ("Persen (%)", Jenis.PERSEN),
        ("Juta Rupiah", Jenis.UANG),
        ("Orang/Bulan", Jenis.ORANG),
        ("Berita Acara", Jenis.TULISAN),
        ("Kali", None),
        ("", None),
    ],
)
def test_what_kind_of_thing_a_satuan_is(satuan: str, jenis: Jenis | None) -> None:
    assert jenis_satuan(satuan) is jenis


def test_only_things_are_counted_whole() -> None:
    told = ["Dokumen", "Orang", "Orang/Bulan", "%", "Rupiah", "Indeks"]
    assert [is_countable(s) for s in told] == [True, True, False, False, False, False]


@pytest.mark.parametrize(
    ("indikator", "satuan", "wrong"),
    [
        ("", "Orang", False),
        ("Jumlah", "Orang", False),
        ("Jumlah", "%", True),
        ("Jumlah dokumen", "Rp", False),
        ("Persentase desa", "%", False),
        ("Persentase desa", "Desa", True),
        ("Nilai SAKIP", "%", False),
        ("Nilai SAKIP", "Dokumen", True),
        ("Predikat SAKIP", "%", True),
        ("Luas taman", "Orang", True),
        ("Cakupan layanan", "Orang", False),
        ("Banyaknya dokumen", "Orang", True),
        ("Jumlah lembaga", "Desa", False),
        ("Jumlah desa", "Lembaga", False),
        ("Jumlah desa", "Orang", True),
        ("Jumlah rapat", "Orang", False),
    ],
)
def test_a_satuan_fits_or_cannot(indikator: str, satuan: str, wrong: bool) -> None:
    assert misfit(indikator, satuan) is wrong
