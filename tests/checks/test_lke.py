"""What a workbook proves of the LKE: grades only where data suffice, and never more than B."""

from dataclasses import replace
from decimal import Decimal

import pytest
from contoh_aturan import bahan

from xlpy.checks.bahan import Bahan
from xlpy.checks.catalogue import check
from xlpy.checks.lke import BOBOT, KRITERIA, Jawaban, NilaiSub, Status, SubKomponen, assess
from xlpy.plan.temuan import Temuan, Tingkat

WHOLE = """
    pengaturan         | isi
    pemerintah         | Kabupaten Lumajang
    kecamatan          | Lumajang
    Surat_Batas_Waktu  | 2027-01-29
    Pengantar_Diterima | 2027-01-25 10:45

    pejabat           | nama
    Camat             | Ana Contoh

    tanda tangan | sidik ttd | sidik isi
    Camat        | aa        | aa

    unit              | diterima
    Kasi Pemerintahan | 2027-01-08

    tupoksi            | fungsi
    Seksi Pemerintahan | fasilitasi penyusunan peraturan desa

    rencana           | nama                                  | program          | penanggung jawab
    S1                | Meningkatnya kualitas pelayanan desa  | 7.01.06; 7.01.02 |
    7.01.06.2.01.0001 |                                       |                  | Kasi Pemerintahan
    7.01.02.2.02.0001 |                                       |                  | Kasi Pelayanan Umum

    dpa               | pagu
    7.01.06.2.01.0001 | 10

    tahun lalu        | pagu
    7.01.06.2.01.0001 | 10
"""


def answers(parts: tuple[NilaiSub, ...]) -> dict[str, Jawaban]:
    return {a.kriteria.kode: a for part in parts for a in part.jawaban}


def without(text: str, section: str) -> Bahan:
    blocks = text.strip().split("\n\n")
    return bahan("\n\n".join(b for b in blocks if not b.strip().startswith(section)))


def found(dasar: str, tingkat: Tingkat = Tingkat.RINGAN, sel: str = "Rencana Kinerja!D9") -> Temuan:
    return Temuan(aturan="RK-999", tingkat=tingkat, sel=sel, pesan="x", dasar=dasar)


def test_a_whole_workbook_without_findings_proves_what_can_be_proved_and_at_most_b() -> None:
    parts = assess(bahan(WHOLE), ())
    assert [(p.bagian, p.predikat, p.nilai) for p in parts] == [
        (SubKomponen.PEMENUHAN, "CC", Decimal("3.6")),
        (SubKomponen.KUALITAS, "B", Decimal("6.3")),
        (SubKomponen.PEMANFAATAN, "CC", Decimal(9)),
    ]
    assert {a.status for a in answers(parts).values()} == {Status.TERBUKTI, Status.DI_LUAR_BUKU}
    assert all(p.catatan.startswith("Sekurang-kurangnya") for p in parts)


def test_what_is_proved_names_its_cell_and_what_no_workbook_knows_names_none() -> None:
    told = answers(assess(bahan(WHOLE), ()))
    assert told["001.2"].bukti == ("Rencana Kinerja!C7",)
    assert told["001.4"].bukti == told["003.1"].bukti == ("DPA",)
    assert told["002.1"].bukti == ("Log",)
    assert told["002.2"].bukti == ("Surat",)
    assert told["002.8"].bukti == told["003.2"].bukti == ("Tupoksi",)
    assert told["002.10"].bukti == ("Unit",)
    outside = [a for a in told.values() if a.status is Status.DI_LUAR_BUKU]
    assert [a.kriteria.kode for a in outside] == ["001.1", "002.4", "003.3", "003.4"]
    assert all(a.bukti == () for a in outside)


@pytest.mark.parametrize(
    ("section", "kode", "missing"),
    [
        ("tanda tangan", ["002.1"], "catatan langkah SOP"),
        ("pengaturan", ["002.2"], "batas waktu dari bappeda dan diterima bappeda pada"),
        ("unit", ["002.10"], "daftar unit di lembar Unit"),
        ("tupoksi", ["002.8", "003.2"], "Tupoksi"),
        ("dpa", ["001.4", "003.1"], "DPA"),
        ("tahun lalu", ["002.6", "002.7", "003.5"], "buku kerja tahun lalu"),
    ],
)
def test_missing_data_are_named_and_take_the_grade_away(section: str, kode: list[str], missing: str) -> None:
    parts = assess(without(WHOLE, section), ())
    told = answers(parts)
    assert [k for k, a in told.items() if a.status is Status.KURANG_DATA] == kode
    assert told[kode[0]].catatan == f"Belum ada {missing}."
    for part in parts:
        lacking = [a.kriteria.kode for a in part.jawaban if a.status is Status.KURANG_DATA]
        assert (part.nilai is None) == (part.predikat == "") == bool(lacking)
        assert all(k in part.catatan for k in lacking)


def test_one_date_of_two_is_named_alone() -> None:
    told = bahan(WHOLE)
    known = {k: v for k, v in told.document.isian.items() if k == "Surat_Batas_Waktu"}
    (answer,) = [
        a
        for k, a in answers(assess(replace(told, document=replace(told.document, isian=known)), ())).items()
        if k == "002.2"
    ]
    assert answer.catatan == "Belum ada diterima bappeda pada."


def test_without_a_plan_nothing_is_graded() -> None:
    empty = bahan("pengaturan | isi\ntahun | 2027")
    parts = assess(empty, check(empty))
    assert all(part.nilai is None for part in parts)
    assert answers(parts)["002.7"].catatan == "Belum ada rencana yang tersusun."


def test_a_finding_stands_against_the_criterion_that_its_basis_names_and_no_other() -> None:
    told = answers(assess(bahan(WHOLE), (found("PermenPANRB 88/2021, kriteria 002.10 (unit); SOP langkah 4"),)))
    assert told["002.10"].status is Status.BELUM
    assert told["002.10"].bukti == ("Rencana Kinerja!D9",)
    assert told["002.10"].catatan == "1 temuan: RK-999."
    assert told["002.1"].status is Status.TERBUKTI


def test_a_suggestion_does_not_stand_against_a_criterion() -> None:
    told = answers(assess(bahan(WHOLE), (found("kriteria 002.5", Tingkat.SARAN),)))
    assert told["002.5"].status is Status.TERBUKTI


def test_cells_are_named_once_and_not_all_of_them() -> None:
    many = [found("kriteria 002.5", sel=f"Rencana Kinerja!D{n}") for n in (1, 1, *range(2, 30))]
    told = answers(assess(bahan(WHOLE), [*many, found("kriteria 002.5", sel="")]))
    assert len(told["002.5"].bukti) == 10
    assert told["002.5"].catatan.startswith("31 temuan")


@pytest.mark.parametrize(
    ("kode", "grade", "points"),
    [
        ((), "CC", "3.6"),
        (("001.2",), "C", "3"),
        (("001.2", "001.3"), "D", "1.8"),
        (("001.2", "001.3", "001.4"), "E", "0"),
    ],
)
def test_the_grade_falls_with_the_share(kode: tuple[str, ...], grade: str, points: str) -> None:
    part = assess(bahan(WHOLE), [found(f"kriteria {k}") for k in kode])[0]
    assert (part.predikat, part.nilai) == (grade, Decimal(points))


def test_evidence_that_is_not_there_is_not_proved() -> None:
    told = bahan(WHOLE.replace("Kasi Pelayanan Umum", "Kasi Pemerintahan"))
    unsigned = replace(told, keadaan=replace(told.keadaan, tanda_tangan=None) if told.keadaan else None)
    parts = answers(assess(unsigned, ()))
    assert parts["002.1"].status is Status.BELUM
    assert parts["002.9"].status is Status.BELUM
    bare = replace(told, document=replace(told.document, rencana=replace(told.rencana, sasaran=())))
    found_bare = answers(assess(bare, ()))
    assert found_bare["001.2"].status is Status.BELUM
    assert found_bare["001.2"].bukti == ("Rencana Kinerja",)


def test_the_weights_are_those_of_the_component_and_no_code_comes_twice() -> None:
    assert sum(BOBOT.values()) == 30
    assert len({k.kode for k in KRITERIA}) == len(KRITERIA)
