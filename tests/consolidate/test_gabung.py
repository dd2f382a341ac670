"""Which of several versions counts, decided from what the files say of themselves."""

from dataclasses import replace

from masuk_gabung import book, form

from xlpy.consolidate.gabung import arrange
from xlpy.consolidate.hasil import Formulir
from xlpy.consolidate.keadaan import BarisStatus, Keadaan, Masuk

FORM_OF_ANOTHER = Formulir("Ranuyoso", 1, "2026-01-06", True, ("7.01",))  # noqa: FBT003


def states(*files: Masuk) -> dict[str, Keadaan]:
    """What becomes of each file."""
    return {row.nama: row.keadaan for row in rows(*files)}


def rows(*files: Masuk) -> tuple[BarisStatus, ...]:
    return arrange(files, ()).status


def test_a_log_that_does_not_verify_proves_no_date() -> None:
    whole = book("utuh", log_baris=5, log_waktu="2026-01-05T08:00:00+07:00")
    forged = book("palsu", 9, log_baris=9, log_waktu="2026-02-05T08:00:00+07:00", log_rusak="mata rantai putus")
    assert states(whole, forged) == {"utuh": Keadaan.DITERIMA, "palsu": Keadaan.GANDA}
    (why,) = (row.alasan for row in rows(whole, forged) if row.nama == "palsu")
    assert "yang log-nya utuh" in why


def test_of_two_with_the_same_log_the_one_that_says_what_was_signed_counts() -> None:
    log = {"log_baris": 5, "log_waktu": "2026-01-05T08:00:00+07:00"}
    signed, altered = book("asli", tanda_tangan="sah", **log), book("diubah", 9, tanda_tangan="tidak sah", **log)
    assert states(signed, altered)["diubah"] is Keadaan.GANDA
    assert any("tanda tangannya sah" in row.alasan for row in rows(signed, altered))


def test_a_form_counts_only_where_its_office_has_no_workbook() -> None:
    assert states(book("b"), form("f", "7.01"))["f"] is Keadaan.TERCAKUP
    assert states(book("b", dokumen="lain"), form("f", "7.01"))["f"] is Keadaan.TERCAKUP, "the same kecamatan"
    assert states(book("b", unit="Ranuyoso", dokumen="lain"), form("f", "7.01"))["f"] is Keadaan.DITERIMA


def test_the_form_of_a_later_round_counts() -> None:
    told = states(form("lama", "7.01", day=9), form("baru", "7.01", versi=2))
    assert told == {"lama": Keadaan.GANDA, "baru": Keadaan.DITERIMA}


def test_a_sub_kegiatan_that_moved_to_another_unit_counts_once() -> None:
    told = states(form("a", "7.01", "7.02"), form("b", "7.02", "7.03", versi=2, unit="Kasi B"))
    assert told == {"a": Keadaan.GANDA, "b": Keadaan.DITERIMA}


def test_an_empty_form_does_not_push_a_filled_one_away() -> None:
    told = states(form("terisi", "7.01"), form("kosong", "7.01", versi=2, berisi=False))
    assert told == {"terisi": Keadaan.DITERIMA, "kosong": Keadaan.GANDA}
    assert states(form("kosong", "7.01", berisi=False)) == {"kosong": Keadaan.BELUM}


def test_a_form_is_covered_by_the_workbook_of_its_own_region_only() -> None:
    """Many regions have a kecamatan of the same name."""
    there = book("b", dokumen="lain", induk="Kabupaten Kendal")
    assert states(there, form("f", "7.01", induk="Pemkab Lumajang"))["f"] is Keadaan.DITERIMA
    assert states(there, form("f", "7.01", induk="PEMERINTAH KABUPATEN KENDAL"))["f"] is Keadaan.TERCAKUP


def test_copies_of_one_workbook_cover_no_form_of_a_third_office() -> None:
    """Offices begin with a copy of their neighbour's workbook, and so share its id."""
    copies = book("b", unit="Ranuyoso"), book("c", unit="Sukorejo")
    assert states(*copies, form("f", "7.01"))["f"] is Keadaan.DITERIMA
    assert states(copies[0], form("f", "7.01"))["f"] is Keadaan.TERCAKUP, "the name was respelled"
    other = replace(form("g", "7.01"), hasil=replace(form("g", "7.01").hasil, formulir=FORM_OF_ANOTHER))
    assert states(form("f", "7.01"), other) == {"f": Keadaan.DITERIMA, "g": Keadaan.DITERIMA}
