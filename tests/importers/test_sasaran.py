"""The sasaran file: a flat table as people write it gives tujuan and sasaran with their indikator."""

from decimal import Decimal
from textwrap import dedent

import pytest

from xlpy.errors import InputError
from xlpy.importers.grid import Grid, Sel
from xlpy.importers.sasaran import read_sasaran
from xlpy.plan.model import Asal, JenisTarget


def table(body: str, sheet: str = "Sasaran") -> Grid:
    """Rows of cells between bars; a cell ``0,96f`` is the number, everything else text."""
    lines = dedent(body).strip().split("\n")
    return Grid("sasaran.xlsx", sheet, [[_cell(cell.strip()) for cell in line.split("|")] for line in lines])


def _cell(text: str) -> Sel:
    return float(text[:-1]) if text.endswith("f") and text[:-1].replace(".", "").isdigit() else text or None


FULL = """
    Sasaran Kecamatan Contoh
    Kode Tujuan | Tujuan | Kode Sasaran | Sasaran Strategis | Indikator Kinerja | Satuan | Target | Jenis Target | TW I | TW II | TW III | TW IV | Program Pendukung | Formula
    (1)         | (2)    | (3)          | (4)               | (5)               | (6)    | (7)    | (8)          | (9)  | (10)  | (11)   | (12)  | (13)              | (14)
    T1          | Tata kelola | S1      | Pelayanan baik    | Indeks kepuasan   | Indeks | 88,5   | POSISI AKHIR |      | 86    |        | 88,5  | 7.01.02; X.XX.01  | a / b
                |        |              |                   | Persentase tepat waktu | % | 0.96f  | konstan      | 0.96f | 0.96f | 0.96f | 0.96f |              |
                |        | S2           | Akuntabel         | Predikat AKIP     | Predikat | BB   |              |      |       |        |       | 7.01.01           |
"""  # noqa: E501 - the table as a person sees it


def test_every_column_comes_in_and_blank_cells_repeat_the_row_above() -> None:
    found = read_sasaran([table(FULL)])
    assert [(t.kode, t.nama, t.indikator) for t in found.tujuan] == [("T1", "Tata kelola", ())]
    first, second = found.sasaran
    assert (first.kode, first.nama, first.tujuan, first.program) == (
        "S1",
        "Pelayanan baik",
        "T1",
        ("7.01.02", "7.01.01"),
    )
    assert (second.kode, second.tujuan, second.program) == ("S2", "T1", ("7.01.01",))
    kepuasan, tepat = first.indikator
    assert (kepuasan.target, kepuasan.jenis_target) == (Decimal("88.5"), JenisTarget.POSISI_AKHIR)
    assert kepuasan.triwulan == (None, Decimal(86), None, Decimal("88.5"))
    assert (kepuasan.formulasi, kepuasan.asal) == ("a / b", Asal.SASARAN)
    assert (tepat.target, tepat.jenis_target, tepat.triwulan) == (
        Decimal(96),
        JenisTarget.KONSTAN,
        (Decimal(96),) * 4,
    )
    assert (second.indikator[0].target, second.indikator[0].target_teks) == (None, "BB")
    assert not found.peringatan
    assert not found.ditolak


def test_each_value_leads_back_to_its_cell() -> None:
    first = read_sasaran([table(FULL)]).sasaran[0]
    assert str(first.sumber.source("nama")) == "sasaran.xlsx › Sasaran!D4"
    assert str(first.indikator[1].sumber.source("target")) == "sasaran.xlsx › Sasaran!G5"


def test_a_row_without_sasaran_is_an_indikator_of_its_tujuan() -> None:
    found = read_sasaran(
        [
            table("""
            Tujuan | Sasaran  | Indikator
            Maju   |          | Indeks kemajuan
                   |          | Indeks lain
            Maju   | Tertib   | Jumlah patroli
            Aman   |          | Indeks rasa aman
        """)
        ]
    )
    assert [(t.kode, [i.nama for i in t.indikator]) for t in found.tujuan] == [
        ("T1", ["Indeks kemajuan", "Indeks lain"]),
        ("T2", ["Indeks rasa aman"]),
    ]
    assert [(s.kode, s.tujuan) for s in found.sasaran] == [("S1", "T1")]


def test_missing_codes_do_not_collide_with_given_ones() -> None:
    found = read_sasaran(
        [
            table("""
            Kode Sasaran | Sasaran | Indikator
            S2           | Satu    | Jumlah a
                         | Dua     | Jumlah b
                         | Tiga    | Jumlah c
                         | Satu    | Jumlah d
        """)
        ]
    )
    assert [(s.kode, s.nama, len(s.indikator)) for s in found.sasaran] == [
        ("S2", "Satu", 2),
        ("S1", "Dua", 1),
        ("S3", "Tiga", 1),
    ]


def test_what_cannot_be_read_is_reported_with_its_cell_and_the_rest_is_taken() -> None:
    found = read_sasaran(
        [
            table("""
            Sasaran | Indikator | Jenis Target | TW I | Program
                    | Jumlah x  |              |      |
            Satu    | Jumlah a  | entah        | baik | 7.01.02, 7.01.03
                    | Jumlah b  | kumulatif    | 1    | Program Karangan
        """)
        ]
    )
    assert [d.sel for d in found.ditolak] == ["Sasaran!B2"]
    assert {t.sel for t in found.peringatan} == {"Sasaran!C3", "Sasaran!D3", "Sasaran!E4"}
    assert found.sasaran[0].program == ("7.01.02", "7.01.03")
    assert len(found.sasaran[0].indikator) == 2


def test_one_code_for_two_wordings_is_reported() -> None:
    found = read_sasaran([table("Kode Sasaran | Sasaran | Indikator\nS1 | Satu | Jumlah a\nS1 | Lain | Jumlah b")])
    assert [t.pesan for t in found.peringatan] == ["kode S1 sudah dipakai untuk 'Satu'."]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("Kode | Nama | Pagu\n7.01 | Rapat | 5", "bukan berkas sasaran"),
        ("Sasaran | Indikator", "tidak berisi sasaran"),
        ("Sasaran | Indikator\n | Jumlah x", "tidak punya sasaran"),
    ],
)
def test_what_is_no_sasaran_file_is_refused(body: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        read_sasaran([table(body)])
