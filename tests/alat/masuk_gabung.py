"""Files as the gathering has read them, without any file."""

from typing import Any

from xlpy.consolidate.entri import Entri
from xlpy.consolidate.hasil import Formulir, Hasil
from xlpy.consolidate.keadaan import Masuk
from xlpy.consolidate.sumber import Jejak


def book(nama: str, day: int = 1, **more: Any) -> Masuk:  # noqa: ANN401 - as Hasil takes them
    """A workbook of Klakah whose file was written on a day."""
    told = {"jenis": "buku kerja", "tahun": 2026, "unit": "Klakah", "dokumen": "d", **more}
    return Masuk(Entri(nama, Jejak(1, day * 86_400 * 10**9, 0, 1)), Hasil(**told))


def form(
    nama: str, *subs: str, versi: int = 1, berisi: bool = True, unit: str = "Kasi A", day: int = 1, induk: str = ""
) -> Masuk:
    """A unit's form."""
    told = Formulir("Klakah", versi, "2026-01-06", berisi, subs)
    return book(nama, day, jenis="form unit", unit=f"Klakah – {unit}", formulir=told, induk=induk)
