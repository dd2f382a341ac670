"""What is said about a calendar that does not know enough: once, and only about the time in question."""

from datetime import datetime

from xlpy.plan.temuan import Temuan, Tingkat
from xlpy.sop.kalender_kantor import Kalender
from xlpy.sop.kalender_peringatan import warnings
from xlpy.sop.kalender_tabel import read_kalender
from xlpy.sop.waktu_kerja import WIB


def said(kalender: Kalender, dari: str, sampai: str) -> list[Temuan]:
    first, last = (datetime.fromisoformat(day).replace(tzinfo=WIB) for day in (dari, sampai))
    assert warnings(kalender, first, last) == warnings(kalender, last, first)
    return list(warnings(kalender, first, last))


def test_years_that_are_known_are_not_mentioned() -> None:
    assert said(read_kalender(), "2026-01-05", "2026-12-31") == []


def test_a_year_without_rows_is_named_once() -> None:
    found = said(read_kalender(), "2030-03-01", "2031-06-30")
    assert [one.aturan for one in found] == ["kalender-belum-diisi"] * 2
    assert found[0].pesan == (
        "Kalender: hari libur nasional dan bulan Ramadan tahun 2030 belum diisi; untuk sementara dipakai "
        "17 hari libur menurut perkiraan, dan jam kerja Ramadan tidak diperhitungkan."
    )
    assert "tahun 2031" in found[1].pesan
    assert "lembar Kalender" in found[0].saran


def test_a_year_that_nobody_can_estimate_is_counted_without_holidays() -> None:
    (found,) = said(read_kalender(), "2150-01-01", "2150-02-01")
    assert "batas waktu dihitung tanpa hari libur nasional" in found.pesan


def test_a_missing_ramadan_alone_is_named() -> None:
    (found,) = said(read_kalender(ramadan=[]), "2026-01-05", "2026-01-06")
    assert found.pesan == "Kalender: bulan Ramadan tahun 2026 belum diisi; jam kerja Ramadan tidak diperhitungkan."


def test_a_local_day_off_does_not_stand_for_a_year() -> None:
    local = read_kalender(libur=[{"tanggal": "2026-12-15", "jenis": "Libur daerah"}])
    assert [one.aturan for one in said(local, "2026-01-05", "2026-01-06")] == ["kalender-belum-diisi"]


def test_estimates_are_named_where_they_matter() -> None:
    rows = [
        {"tanggal": "2027-05-17", "keterangan": "Iduladha", "jenis": "Libur nasional", "asal": "Perkiraan"},
        {"tanggal": "2027-05-20", "jenis": "Libur nasional", "asal": "perkiraan kantor"},
        {"tanggal": "2027-06-06", "keterangan": "Ahad", "jenis": "Libur nasional", "asal": "Perkiraan"},
        {"tanggal": "2027-08-17", "keterangan": "Kemerdekaan", "jenis": "Libur nasional", "asal": "Perkiraan"},
    ]
    (found,) = said(read_kalender(libur=rows), "2027-03-09", "2027-06-30")
    assert found.tingkat is Tingkat.SARAN
    assert found.pesan == (
        "Kalender: masih perkiraan: Ramadan 8 Februari 2027 sampai 9 Maret 2027; 17 Mei 2027 (Iduladha); "
        "20 Mei 2027 (libur)."
    )
