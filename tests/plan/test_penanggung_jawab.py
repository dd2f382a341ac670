"""Who answers for a sub kegiatan: measured on a labelled set of which a third was kept out of the tuning."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from xlpy.plan.jabatan import read_title
from xlpy.plan.masukan import Pejabat, Tupoksi
from xlpy.plan.model import Butir, Jabatan, SubKegiatan
from xlpy.plan.penanggung_jawab import Pengusul, Usulan
from xlpy.plan.provenance import Provenance, Source

DATA = Path(__file__).parent / "data"
NO_TUPOKSI = Tupoksi()


def read_offices(text: str) -> Iterator[Jabatan]:
    for block in text.strip().split("\n\n"):
        nama, *lines = block.split("\n")
        of = {
            kind: [t for k, t in (line.split(": ", 1) for line in lines) if k == kind]
            for kind in ("tugas", "fungsi", "uraian")
        }
        yield Jabatan(
            nama=nama,
            tugas=of["tugas"][0],
            fungsi=tuple(Butir(teks=t, rutin="tugas lain" in t) for t in of["fungsi"]),
            uraian_tugas=tuple(
                Butir(teks=t, rutin="rencana kerja s" in t or "tugas lain" in t) for t in of["uraian"]
            ),
        )


TUPOKSI = Tupoksi(jabatan=tuple(read_offices((DATA / "tupoksi_penanggung_jawab.txt").read_text("utf-8"))))
ROWS = list(csv.DictReader((DATA / "penanggung_jawab.csv").read_text("utf-8").splitlines()))


PENGUSUL = Pengusul(TUPOKSI, ())


def propose(row: dict[str, str]) -> Usulan:
    sub = SubKegiatan(kode=row["kode"], nama=row["nama"], unit=row["unit"], seksi=row["seksi"])
    return PENGUSUL.usulkan(sub)


def measure(part: str) -> tuple[float, float, float]:
    """The share of right answers, of right ones among the sure, and of sure ones."""
    answers = [(propose(row), row["jabatan"]) for row in ROWS if row["bagian"] == part]
    sure = [usulan.jabatan == right for usulan, right in answers if usulan.yakin]
    right = sum(usulan.jabatan == wanted for usulan, wanted in answers)
    return right / len(answers), sum(sure) / len(sure), len(sure) / len(answers)


def test_the_kept_third_is_answered_right_and_surely_so_where_it_says_sure() -> None:
    right, right_when_sure, sure = measure("uji")
    assert right >= 0.90
    assert right_when_sure >= 0.95
    assert sure >= 0.80


def test_the_labelled_set_is_large_and_a_third_of_it_is_kept() -> None:
    assert len(ROWS) >= 120
    assert 0.3 < sum(row["bagian"] == "uji" for row in ROWS) / len(ROWS) < 0.4


def sub(kode: str = "7.01.04.2.01.0001", **fields: str) -> SubKegiatan:
    return SubKegiatan(kode=kode, nama=fields.pop("nama", "Patroli bersama"), **fields)


def test_the_duty_that_supports_the_answer_is_cited_with_its_place() -> None:
    duty = Butir(
        teks="menyelenggarakan patroli bersama kepolisian",
        sumber=Provenance.at(("teks",), Source("tupoksi.txt", "teks", "A40")),
    )
    offices = (Jabatan(nama="Seksi Ketertiban Umum", uraian_tugas=(duty,)), Jabatan(nama="Seksi Pemerintahan"))
    found = Pengusul(Tupoksi(jabatan=offices), ()).usulkan(sub())
    assert found.jabatan == "Kasi Ketertiban Umum"
    assert found.dasar == (
        "Tupoksi Seksi Ketertiban Umum, uraian tugas ke-1: menyelenggarakan patroli bersama kepolisian "
        "(tupoksi.txt › teks!A40)."
    )


def test_the_title_is_written_as_the_list_of_office_holders_writes_it() -> None:
    holders = (Pejabat(jabatan="Kasi Trantibum"), Pejabat(jabatan="Lurah", unit="Kelurahan Melati"))
    assert (
        Pengusul(NO_TUPOKSI, holders).usulkan(sub(seksi="SEKSI KETENTRAMAN DAN KETERTIBAN UMUM")).jabatan
        == "Kasi Trantibum"
    )
    assert Pengusul(NO_TUPOKSI, holders).usulkan(sub()).jabatan == "Kasi Trantibum"
    assert (
        Pengusul(NO_TUPOKSI, holders).usulkan(sub("7.01.03.2.02.0002", unit="KEL. MELATI")).jabatan == "Lurah Melati"
    )


def test_the_usual_owner_is_a_guess() -> None:
    found = Pengusul(NO_TUPOKSI, ()).usulkan(sub())
    assert (found.jabatan, found.yakin) == ("Kasi Ketenteraman dan Ketertiban Umum", False)


def test_a_code_outside_the_nomenclature_gets_no_invented_owner() -> None:
    found = Pengusul(NO_TUPOKSI, ()).usulkan(sub("2.21.02.1.01.0005"))
    assert (found.jabatan, found.yakin) == ("", False)


def test_two_sections_in_the_dpa_are_not_sure() -> None:
    found = Pengusul(NO_TUPOKSI, ()).usulkan(sub(seksi="Seksi Pemerintahan; Seksi Pelayanan Umum"))
    assert (found.jabatan, found.yakin) == ("Kasi Pemerintahan", False)


def test_a_section_that_no_office_answers_to_falls_back_to_the_tupoksi() -> None:
    found = propose({"kode": "7.01.04.2.01.0001", "nama": "Patroli gabungan", "unit": "", "seksi": "Bidang Aset"})
    assert found.jabatan == "Kasi Ketenteraman dan Ketertiban Umum"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kepala Seksi Pemerintahan", "KASI PEMERINTAHAN"),
        ("Kasubbag Umum & Kepeg.", "Sub Bagian Umum dan Kepegawaian"),
        ("Subag Keuangan", "Kasubag. Keuangan"),
        ("Sekretariat Kecamatan", "Sekcam"),
        ("Seksi Trantib", "Seksi Ketentraman dan Ketertiban Umum"),
        ("Seksi PMD", "Kasi Pemberdayaan Masyarakat"),
        ("Plt. Kasi Pemerintahan", "Seksi Tata Pemerintahan"),
        ("Lurah Melati", "Kelurahan Melati"),
    ],
)
def test_spellings_of_one_office_are_one_office(one: str, other: str) -> None:
    assert read_title(one) == read_title(other) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kasi Pemerintahan", "Kasi Pemerintahan Kelurahan"),
        ("Lurah Melati", "Lurah Kenanga"),
        ("Kasubag Umum", "Kasi Umum"),
        ("Sekretaris", "Sekretaris Kelurahan"),
    ],
)
def test_different_offices_stay_different(one: str, other: str) -> None:
    assert read_title(one) != read_title(other)


@pytest.mark.parametrize("text", ["Bupati", "Sekretaris Daerah", "Bendahara", "", "Seksualitas"])
def test_what_is_no_office_of_a_kecamatan_is_none(text: str) -> None:
    assert read_title(text) is None
