"""The papers of the plan on paper: every size of plan and of paper, printed in one run of LibreOffice.

``make test`` prints each size once, ``make prove`` all of them.
"""

import os
from collections.abc import Iterator, Sequence

import pytest
from kertas import Cetakan, cetak, periksa
from rencana_besar import bahan, dokumen_besar

from xlpy.forms.catalogue import Varian, papers
from xlpy.forms.layout import Font, Lembar
from xlpy.forms.material import Bahan

ALL = os.environ.get("HYPOTHESIS_PROFILE") == "bukti"
KINDS = ("F4", "A4")
OFFICES = ("", "camat", "sekretaris", "kasi-pemerintahan", "lurah-melati")
SHORT = ("rkt", "iku")
LONG = ("rencana-aksi", "perjanjian-kinerja", "form-unit")
FORM = ("rencana-kinerja", "draft-paraf", "indikator-jabatan")
SAMPLE = (
    (0, "F4", (*SHORT, *LONG, *FORM), ("", "camat", "kasi-pemerintahan")),
    (1, "A4", (*SHORT, *LONG, *FORM), ("", "sekretaris", "lurah-melati")),
    (10, "F4", (*SHORT, *LONG, *FORM), ("", "camat", "sekretaris", "lurah-melati")),
    (60, "A4", (*SHORT, *LONG, *FORM), ("", "camat", "kasi-pemerintahan")),
    (150, "F4", LONG, ("", "kasi-pemerintahan")),
    (500, "A4", ("draft",), ("",)),
)
"""Sizes of plan and paper, and which papers of which offices are printed of each."""
EVERY = tuple((count, kertas, kinds, OFFICES) for count, _, kinds, _ in SAMPLE for kertas in KINDS)


def _material(count: int, kertas: str) -> Bahan:
    """Some sizes in Times, so that both fonts are measured."""
    return bahan(dokumen_besar(count, kertas), font=Font.TIMES if count in {10, 150} else Font.ARIAL)


def _layouts() -> Iterator[tuple[str, Lembar]]:
    for count, kertas, kinds, offices in EVERY if ALL else SAMPLE:
        material = _material(count, kertas)
        for kode in kinds:
            for varian in _some(kode, material, offices):
                name = " ".join(filter(None, (kode, varian.kode, str(count), kertas)))
                yield name, papers()[kode].buat(material, varian)


def _some(kode: str, material: Bahan, offices: Sequence[str]) -> list[Varian]:
    return [varian for varian in papers()[kode].varian(material) if varian.kode in offices]


LAYOUTS = dict(_layouts())


@pytest.fixture(scope="module")
def printed() -> dict[str, Cetakan]:
    return dict(zip(LAYOUTS, cetak(*LAYOUTS.values()), strict=True))


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_paper_of_the_plan_is_whole(printed: dict[str, Cetakan], name: str) -> None:
    periksa(LAYOUTS[name], printed[name])


def test_every_page_of_a_draft_says_so_and_repeats_the_head(printed: dict[str, Cetakan]) -> None:
    pages = printed["draft 500 A4"].halaman
    assert len(pages) > 50
    for page in pages:
        assert "DRAFT" in page.teks
        assert "Indikator Kinerja" in page.teks
        assert "(14)" in page.teks


def test_the_annex_repeats_the_head_of_the_table_that_goes_on(printed: dict[str, Cetakan]) -> None:
    annex = [page.teks for page in printed["perjanjian-kinerja kasi-pemerintahan 150 F4"].halaman[1:]]
    assert len(annex) > 2
    for text in annex:
        assert "Sasaran Kinerja" in text or "Anggaran (Rp)" in text
    assert "JUMLAH" in annex[-1]
    assert "Sasaran Kinerja" not in annex[-1]
