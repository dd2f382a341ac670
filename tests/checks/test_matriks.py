"""Jabatan × Sub Kegiatan, by small Tupoksi."""

from contoh_aturan import bahan

from xlpy.checks.matriks import Matriks, coverage_matrix
from xlpy.plan.masukan import Tupoksi
from xlpy.plan.model import Butir, Jabatan

DUTIES = """
    tupoksi              | fungsi                                           | rutin
    Camat                | pembinaan peraturan desa                         |
    Seksi Pemerintahan   | penyusunan rencana kerja seksi                   | ya
    Seksi Pemerintahan   | fasilitasi penyusunan peraturan desa             |
    Seksi Pemerintahan   | pengawasan perizinan pertambangan                |
    Seksi Pelayanan Umum | pelayanan administrasi kependudukan              |
    Lain-lain            | fasilitasi penyusunan peraturan desa             |
"""
PLAN = """
    rencana           | unit      | penanggung jawab
    7.01.06.2.01.0001 |           | Kasi Pemerintahan
    7.01.06.2.01.0001 | Jogoyudan | Kasi Pelayanan Umum
    7.01.01.2.06.0008 |           | Kasi Trantib
    7.01.01.2.06.0009 |           |
"""


def matrix(plan: str = PLAN, duties: str = DUTIES) -> Matriks:
    told = bahan(f"{plan.strip()}\n\n{duties.strip()}")
    return coverage_matrix(told.rencana, told.document.tupoksi, told.nomenklatur)


def test_each_office_is_a_column_and_each_sub_kegiatan_a_row() -> None:
    found = matrix()
    assert found.jabatan == ("Camat", "Seksi Pemerintahan", "Seksi Pelayanan Umum", "Lain-lain")
    assert [(r.sub.kode, r.sub.unit) for r in found.baris][:2] == [
        ("7.01.06.2.01.0001", ""),
        ("7.01.06.2.01.0001", "Jogoyudan"),
    ]


def test_the_owner_is_the_office_of_the_tupoksi_whatever_its_title_is_called() -> None:
    assert [r.penanggung_jawab for r in matrix().baris] == ["Seksi Pemerintahan", "Seksi Pelayanan Umum", "", ""]


def test_a_cell_names_the_duty_and_how_much_it_covers() -> None:
    first = matrix().baris[0]
    support = first.dukungan["Seksi Pemerintahan"]
    assert (support.sebutan, support.butir.teks) == ("fungsi ke-2", "fasilitasi penyusunan peraturan desa")
    assert 0.3 <= support.nilai <= 1.0
    assert set(first.dukungan) == {"Camat", "Seksi Pemerintahan", "Lain-lain"}


def test_supported_is_what_the_owner_s_own_duty_covers() -> None:
    assert [r.didukung for r in matrix().baris] == [True, False, False, False]


def test_a_duty_that_nothing_of_its_office_serves_is_idle_and_a_routine_one_never() -> None:
    idle = [(f.jabatan, f.ke) for f in matrix().menganggur]
    assert ("Seksi Pemerintahan", 3) in idle
    assert ("Seksi Pemerintahan", 1) not in idle
    assert ("Seksi Pemerintahan", 2) not in idle
    assert ("Seksi Pelayanan Umum", 1) in idle
    assert ("Lain-lain", 1) in idle  # nobody answers as "Lain-lain"


def test_who_coordinates_is_served_by_the_work_of_all() -> None:
    assert "Camat" not in {f.jabatan for f in matrix().menganggur}


def test_a_short_duty_within_a_long_official_name_supports_it() -> None:
    plan = "rencana | penanggung jawab\n7.01.05.2.01.0001 | Kasi Pemerintahan"
    duties = "tupoksi | fungsi\nSeksi Pemerintahan | pembinaan wawasan kebangsaan"
    (row,) = matrix(plan, duties).baris
    assert row.dukungan["Seksi Pemerintahan"].nilai == 1.0


def test_a_single_shared_word_is_not_enough_for_that() -> None:
    plan = "rencana | penanggung jawab\n7.01.05.2.01.0001 | Kasi Pemerintahan"
    duties = "tupoksi | fungsi\nSeksi Pemerintahan | kebangsaan"
    assert matrix(plan, duties).baris[0].dukungan == {}


def test_a_duty_mostly_about_something_else_supports_by_its_share_only() -> None:
    plan = "rencana | penanggung jawab\n7.01.06.2.01.0001 | Kasi Pemerintahan"
    duties = (
        "tupoksi | fungsi\n"
        "Seksi Pemerintahan | peraturan desa, perizinan, pertanahan, retribusi, statistik, kearsipan, perpustakaan"
    )
    assert matrix(plan, duties).baris[0].dukungan["Seksi Pemerintahan"].nilai < 1.0


def test_tugas_and_uraian_tugas_support_as_well() -> None:
    told = bahan(PLAN)
    office = Jabatan(
        nama="Seksi Pemerintahan",
        tugas="memfasilitasi penyusunan peraturan desa",
        uraian_tugas=(Butir(teks="menerima kunjungan tamu"),),
    )
    found = coverage_matrix(told.rencana, Tupoksi(jabatan=(office,)), told.nomenklatur)
    assert found.baris[0].dukungan["Seksi Pemerintahan"].sebutan == "tugas"
    assert found.baris[2].dukungan["Seksi Pemerintahan"].sebutan == "uraian tugas ke-1"


def test_offices_that_every_kelurahan_has_share_a_column() -> None:
    kelurahan = ("Ditotrunan", "Kepuh Harjo", "Rogotrunan")
    of_kelurahan = ("Lurah", "Sekretaris Kelurahan", "Seksi Pemerintahan Kelurahan", "Seksi Pelayanan")
    own = ("Camat", "Seksi Pemerintahan", "Lain-lain", "Kelompok Jabatan Fungsional")
    names = (*own, *(f"{office} {place}" for place in kelurahan for office in of_kelurahan))
    told = bahan("rencana | unit\n7.01.03.2.02.0001 | Kelurahan Rogotrunan")
    found = coverage_matrix(told.rencana, Tupoksi(jabatan=tuple(Jabatan(nama=n) for n in names)), told.nomenklatur)
    assert [column.nama for column in found.kolom] == [*own, *(f"{office} (3)" for office in of_kelurahan)]
    assert found.kolom[4].jabatan == tuple(f"Lurah {place}" for place in kelurahan)
    assert sorted(name for column in found.kolom for name in column.jabatan) == sorted(names)


def test_without_a_lurah_the_units_of_the_plan_tell_the_kelurahan() -> None:
    told = bahan("rencana | unit\n7.01.03.2.02.0001 | Kelurahan Melati\n7.01.03.2.02.0001 | Kelurahan Mawar")
    names = ("Seksi Pemerintahan Kelurahan Melati", "Seksi Pemerintahan Kelurahan Mawar", "Seksi Pemerintahan")
    found = coverage_matrix(told.rencana, Tupoksi(jabatan=tuple(Jabatan(nama=n) for n in names)), told.nomenklatur)
    assert [c.nama for c in found.kolom] == ["Seksi Pemerintahan Kelurahan (2)", "Seksi Pemerintahan"]


def test_without_a_tupoksi_nothing_is_said() -> None:
    found = matrix(duties="")
    assert (found.jabatan, found.menganggur) == ((), ())
    assert all(not row.dukungan and not row.didukung for row in found.baris)
