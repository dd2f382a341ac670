"""The letters and lists of the procedure on paper: blank, filled and extreme, printed in one run and looked over."""

import pytest
from bahan_kertas import ekstrem, kosong, penuh
from kertas import Cetakan, cetak, periksa

from xlpy.forms.catalogue import papers
from xlpy.forms.layout import Lembar

KINDS = (
    "buku-agenda",
    "lembar-disposisi",
    "lembar-koreksi",
    "surat-pengantar",
    "tanda-terima",
    "buku-ekspedisi",
    "sop",
    "catatan-langkah",
    "lembar-periksa",
)
OFFICES = ((kosong, "A4"), (penuh, "F4"), (ekstrem, "F4"), (ekstrem, "A4"))


def laid_out() -> dict[str, Lembar]:
    """Every paper by its kind, variant, office and size."""
    found = {}
    for office, size in OFFICES:
        bahan = office(size)
        for kind in KINDS:
            for variant in papers()[kind].varian(bahan):
                found[f"{kind} {variant.kode} {office.__name__} {size}"] = papers()[kind].buat(bahan, variant)
    return found


LAID_OUT = laid_out()


@pytest.fixture(scope="module")
def printed() -> dict[str, Cetakan]:
    return dict(zip(LAID_OUT, cetak(*LAID_OUT.values()), strict=True))


@pytest.mark.parametrize("which", LAID_OUT)
def test_it_is_whole(printed: dict[str, Cetakan], which: str) -> None:
    periksa(LAID_OUT[which], printed[which])
