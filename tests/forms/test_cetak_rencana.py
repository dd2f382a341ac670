"""The papers of the plan on paper: every size of plan and of paper, printed in one run of LibreOffice."""

from collections.abc import Iterator

import pytest
from kertas import Cetakan, cetak, periksa
from rencana_besar import bahan, dokumen_besar

from xlpy.forms.catalogue import Varian, papers
from xlpy.forms.layout import Font, Lembar
from xlpy.forms.material import Bahan

KODE = ("rencana-kinerja", "draft-paraf", "rkt", "rencana-aksi", "iku", "perjanjian-kinerja", "indikator-jabatan")
LONG = ("rencana-aksi", "perjanjian-kinerja", "form-unit")
"""Papers that grow with the plan and are not the form itself, which is printed as the longest draft."""
KINDS = ("F4", "A4")


def _material(count: int, kertas: str) -> Bahan:
    """Every other size in Times, so that both fonts are measured."""
    return bahan(dokumen_besar(count, kertas), font=Font.TIMES if count in {10, 150} else Font.ARIAL)


def _layouts() -> Iterator[tuple[str, Lembar]]:
    for kertas in KINDS:
        for count, kinds in ((0, KODE), (1, KODE), (10, KODE), (60, KODE), (150, LONG), (500, ("draft",))):
            material = _material(count, kertas)
            for kode in (*kinds, *(["form-unit"] if kinds is KODE else [])):
                for varian in _some(kode, material):
                    yield f"{kode} {varian.kode} {count} {kertas}", papers()[kode].buat(material, varian)


def _some(kode: str, material: Bahan) -> list[Varian]:
    """Of many offices one of each kind."""
    wanted = ("", "camat", "sekretaris", "kasi-pemerintahan", "lurah-melati")
    return [varian for varian in papers()[kode].varian(material) if varian.kode in wanted]


LAYOUTS = dict(_layouts())


@pytest.fixture(scope="module")
def printed() -> dict[str, Cetakan]:
    return dict(zip(LAYOUTS, cetak(*LAYOUTS.values()), strict=True))


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_paper_of_the_plan_is_whole(printed: dict[str, Cetakan], name: str) -> None:
    periksa(LAYOUTS[name], printed[name])


@pytest.mark.parametrize("kertas", KINDS)
def test_every_page_of_a_draft_says_so_and_repeats_the_head(printed: dict[str, Cetakan], kertas: str) -> None:
    pages = printed[f"draft  500 {kertas}"].halaman
    assert len(pages) > 50
    for page in pages:
        assert "DRAFT" in page.teks
        assert "Indikator Kinerja" in page.teks
        assert "(14)" in page.teks


def test_the_annex_repeats_the_head_of_the_table_that_goes_on(printed: dict[str, Cetakan]) -> None:
    pages = printed["perjanjian-kinerja kasi-pemerintahan 150 A4"].halaman
    annex = [page.teks for page in pages[1:]]
    assert len(annex) > 3
    for text in annex:
        assert ("Sasaran Kinerja Indikator" in text) or ("Anggaran (Rp)" in text)
    assert "JUMLAH" in annex[-1]
    assert "Sasaran Kinerja" not in annex[-1]
