"""Which of several versions counts, decided from what the files say of themselves."""

from typing import Any

from xlpy.consolidate.gabung import arrange
from xlpy.consolidate.hasil import Formulir, Hasil
from xlpy.consolidate.keadaan import BarisStatus, Keadaan, Masuk
from xlpy.consolidate.singgahan import Entri
from xlpy.consolidate.sumber import Jejak


def book(nama: str, day: int = 1, **more: Any) -> Masuk:  # noqa: ANN401 - as Hasil takes them
    """A workbook of Klakah whose file was written on a day."""
    told = {"jenis": "buku kerja", "tahun": 2026, "unit": "Klakah", "dokumen": "d", **more}
    return Masuk(Entri(nama, Jejak(1, day * 86_400 * 10**9, 0, 1)), Hasil(**told))


def form(nama: str, *subs: str, versi: int = 1, berisi: bool = True, unit: str = "Kasi A", day: int = 1) -> Masuk:
    """A unit's form."""
    told = Formulir("Klakah", versi, "2026-01-06", berisi, subs)
    return book(nama, day, jenis="form unit", unit=f"Klakah – {unit}", formulir=told)


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
