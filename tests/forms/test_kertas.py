"""The papers on paper: LibreOffice prints them, poppler reads them back; and the reader finds what is wrong."""

from dataclasses import replace
from datetime import date

import pytest
from contoh import dokumen
from kertas import Cetakan, cetak, periksa, sel_utuh, tanda_tangan_utuh

from xlpy.book.document import Document
from xlpy.forms.catalogue import SATU, papers
from xlpy.forms.layout import Lembar
from xlpy.forms.material import Bahan
from xlpy.prosedur_keadaan import state_of

LONG = "Prof. Dr. Ir. H. Raden Mas Panji Soerjaningrat Kartodiningrat Wirjosandjojo, M.Si., M.M. " * 2


def bahan(document: Document) -> Bahan:
    return Bahan(
        document=document,
        keadaan=state_of(document),
        hari=date(2026, 1, 22),
        sidik="0A1B-2C3D",
        kode_log="3F2A-90BC-11D4-7E05",
    )


def receivers(count: int, kertas: str) -> Lembar:
    """The tanda terima of so many receivers, every seventh with a long name."""
    document = dokumen()
    rows = tuple({"kepada": "Kasi", "nama": LONG if n % 7 == 0 else f"Penerima {n}"} for n in range(count))
    settings = replace(document.pengaturan, kertas=kertas)
    document = replace(document, pengaturan=settings, tabel={**document.tabel, "tblDistribusi": rows})
    return papers()["tanda-terima"].buat(bahan(document), SATU[0])


ROWS, KINDS = (1, 10, 60, 150, 500), ("F4", "A4")
LAYOUTS = {(count, kind): receivers(count, kind) for count in ROWS for kind in KINDS}


@pytest.fixture(scope="module")
def printed() -> dict[tuple[int, str], Cetakan]:
    return dict(zip(LAYOUTS, cetak(*LAYOUTS.values()), strict=True))


@pytest.mark.parametrize(("count", "kind"), LAYOUTS)
def test_a_paper_of_any_length_is_whole(printed: dict[tuple[int, str], Cetakan], count: int, kind: str) -> None:
    periksa(LAYOUTS[count, kind], printed[count, kind])


def test_the_reader_finds_a_row_that_is_too_low() -> None:
    whole = LAYOUTS[10, "F4"]
    place = next(n for n, row in enumerate(whole.baris) if any(c.text == LONG for c in row.cells))
    rows = list(whole.baris)
    rows[place] = replace(rows[place], height=12.0)
    low = replace(whole, baris=tuple(rows))
    with pytest.raises(AssertionError, match="sel"):
        sel_utuh(low, cetak(low)[0])


def test_the_reader_finds_a_signature_that_is_alone() -> None:
    whole = LAYOUTS[10, "F4"]
    rows = list(whole.baris)
    (name,) = [n for n, row in enumerate(rows) if any(c.look.underline for c in row.cells)]
    for number in (name - 7, name - 1):  # before the block; in the middle of it
        moved = list(rows)
        moved[number] = replace(moved[number], new_page=True)
        with pytest.raises(AssertionError, match=r"sendirian|terpotong"):
            tanda_tangan_utuh(replace(whole, baris=tuple(moved)))
