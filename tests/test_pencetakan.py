"""Which papers are asked for, and what counts as the same paper printed again."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from contoh import dokumen

from xlpy.book.document import Document
from xlpy.errors import InputError
from xlpy.forms.catalogue import papers
from xlpy.forms.kode import RUANG
from xlpy.forms.pages import rest_of_page
from xlpy.pencetakan import Pesanan, chosen, laid_out, material
from xlpy.plan.masukan import Pejabat
from xlpy.sop.steps import Kertas as KertasSop
from xlpy.sop.waktu_kerja import WIB

NOW = datetime(2026, 1, 22, 9, 0, tzinfo=WIB)
STAFF = (
    Pejabat(jabatan="Camat", nama="Ana"),
    Pejabat(jabatan="Kasi Pemerintahan", nama="Budi", atasan="Camat"),
    Pejabat(jabatan="Kasi Pelayanan Umum", nama="Cici", atasan="Camat"),
    Pejabat(jabatan="Lurah Ditotrunan", nama="Dedi", unit="Ditotrunan", atasan="Camat"),
)


def office() -> Document:
    document = dokumen()
    return replace(document, pengaturan=replace(document.pengaturan, pejabat=STAFF))


BAHAN = material(office(), Path(), NOW)[0]


def codes(**asked: object) -> list[str]:
    """What is chosen, as code and variant."""
    found = chosen(BAHAN, Pesanan(**asked)).kertas  # type: ignore[arg-type]
    return [f"{kertas.kode} {varian.kode}".strip() for kertas, varian in found]


def test_without_names_it_is_what_the_step_needs_whose_turn_it_is() -> None:
    assert codes() == ["buku-agenda"]


def test_papers_come_in_the_order_of_the_steps_whatever_the_order_of_their_names() -> None:
    assert codes(kertas=("surat-pengantar", "Tanda Terima", "buku agenda")) == [
        "buku-agenda",
        "tanda-terima",
        "surat-pengantar",
    ]


def test_all_are_all() -> None:
    assert {code.split()[0] for code in codes(semua=True)} == papers().keys()


@pytest.mark.parametrize("jabatan", ["Kasi Pemerintahan", "kasi  pemerintahan", "Kepala Seksi Pemerintahan"])
def test_only_those_of_an_office_however_it_is_spelled(jabatan: str) -> None:
    found = codes(kertas=("perjanjian-kinerja", "form-unit"), jabatan=jabatan)
    assert found == ["form-unit kasi-pemerintahan", "perjanjian-kinerja kasi-pemerintahan"]


def test_only_that_which_a_sheet_calls_so() -> None:
    assert codes(kertas=("form-unit",), untuk="Kepala Seksi Pemerintahan") == ["form-unit kasi-pemerintahan"]
    assert codes(kertas=("lembar-koreksi",), untuk="kosong") == ["lembar-koreksi kosong"]


def test_a_paper_that_was_named_and_is_not_that_office_s_is_told() -> None:
    found = chosen(BAHAN, Pesanan(kertas=("form-unit", "tanda-terima"), jabatan="Kasi Pemerintahan"))
    assert len(found.kertas) == 1
    assert found.catatan == ("Tanda Terima tidak dicetak: tidak ada untuk yang diminta.",)


def test_only_those_of_a_kelurahan() -> None:
    assert codes(kertas=("form-unit",), unit="ditotrunan") == ["form-unit lurah-ditotrunan"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (Pesanan(kertas=("tanda-trima",)), 'Kertas "tanda-trima" tidak ada. Maksud Anda tanda-terima'),
        (Pesanan(kertas=("form-unit",), jabatan="Kasi Pemerintah"), "Maksud Anda Kasi Pemerintahan"),
        (Pesanan(kertas=("form-unit",), jabatan="Bupati"), "Yang ada: Kasi Pemerintahan"),
        (Pesanan(kertas=("tanda-terima",), jabatan="Camat"), "tidak dibuat untuk jabatan tertentu"),
        (Pesanan(kertas=("form-unit",), unit="Denok"), 'Tidak ada kertas untuk unit "Denok"'),
        (Pesanan(kertas=("form-unit",), untuk="Kasi Pemerintah"), '"Kasi Pemerintah". Maksud Anda Kasi Pemerintahan'),
    ],
)
def test_what_is_not_there_is_said_with_what_is(asked: Pesanan, said: str) -> None:
    with pytest.raises(InputError) as refused:
        chosen(BAHAN, asked)
    assert said in str(refused.value)


def test_a_paper_that_only_the_office_s_procedure_knows_is_named_as_one_that_cannot_be_made() -> None:
    sop = BAHAN.keadaan.sop
    own = KertasSop(kode="kartu-kendali", nama="Kartu Kendali")
    first = replace(sop.langkah[0], kertas=("kartu-kendali",))
    state = replace(BAHAN.keadaan, sop=replace(sop, kertas=(*sop.kertas, own), langkah=(first, *sop.langkah[1:])))
    with pytest.raises(InputError, match="Kartu Kendali disebut oleh SOP, tetapi"):
        chosen(replace(BAHAN, keadaan=state), Pesanan())


def test_codes_stand_on_the_paper_and_are_no_part_of_its_content() -> None:
    asked = chosen(BAHAN, Pesanan(semua=True)).kertas
    again = replace(BAHAN, kode_log="FFFF-FFFF-FFFF-FFFF")
    one, other = laid_out(BAHAN, asked), laid_out(again, asked)
    assert [sheet.lembaran for sheet in one] == [sheet.lembaran for sheet in other]
    assert all(sheet.lembar.kaki.endswith("Log FFFF-FFFF-FFFF-FFFF") for sheet in other)
    assert len({sheet.berkas.casefold() for sheet in one}) == len(one)


def test_every_paper_has_the_qr_code_unless_its_last_page_is_full() -> None:
    sheets = laid_out(BAHAN, chosen(BAHAN, Pesanan(semua=True)).kertas)
    without = [sheet for sheet in sheets if not any("Kode QR" in picture.text for picture in sheet.lembar.gambar)]
    assert len(without) < len(sheets) / 4
    assert all(rest_of_page(sheet.lembar) < RUANG for sheet in without)


@pytest.mark.parametrize("kode", sorted(papers()))
def test_a_paper_that_shows_the_codes_in_its_text_says_so(kode: str) -> None:
    kertas = papers()[kode]
    coded = replace(BAHAN, sidik="AAAA-AAAA-AAAA-AAAA", kode_log="BBBB-BBBB-BBBB-BBBB")
    bare = replace(BAHAN, sidik="", kode_log="")
    for varian in kertas.varian(BAHAN):
        same = replace(kertas.buat(bare, varian), kaki=coded.kaki) == kertas.buat(coded, varian)
        assert same != kertas.berkode, varian
