from decimal import Decimal

from xlpy.plan.facts import Kunci, facts, numbered, plan_of, provenances
from xlpy.plan.model import (
    Asal,
    Indikator,
    JenisTarget,
    Kegiatan,
    Program,
    RencanaKinerja,
    Sasaran,
    SubKegiatan,
    Tujuan,
)
from xlpy.plan.provenance import Provenance, Source

FROM_DPA = Provenance.at(("nama",), Source("dpa.xlsx", "Rincian", "B12"))
MEASURE = Indikator(
    nama="Jumlah Dokumen",
    satuan="Dokumen",
    target=Decimal("2.5"),
    jenis_target=JenisTarget.KUMULATIF,
    triwulan=(Decimal(1), None, Decimal("1.5"), Decimal(0)),
    formulasi="a / b",
    definisi_operasional="d",
    sumber_data="s",
    rencana_aksi="r",
    asal=Asal.NOMENKLATUR,
    ke=1,
    sumber=FROM_DPA,
)
PLAN = RencanaKinerja(
    tahun=2027,
    tujuan=(Tujuan(kode="T2", nama="Dua"), Tujuan(kode="T10", nama="Sepuluh", indikator=(MEASURE,))),
    sasaran=(Sasaran(kode="S1", nama="Meningkatnya", tujuan="T2", program=("7.01.01", "7.01.02")),),
    program=(Program(kode="7.01.02", nama="Program", keterangan="ket"),),
    kegiatan=(Kegiatan(kode="7.01.02.2.01", nama="Kegiatan"),),
    sub_kegiatan=(
        SubKegiatan(
            kode="7.01.02.2.01.0001",
            nama="Sub",
            unit="",
            pagu=10,
            bulanan=(1,) * 10 + (0, 0),
            sumber_dana=("DAU", "PAD"),
            seksi="Pemerintahan",
            penanggung_jawab="Kasi Pemerintahan",
            dasar_penanggung_jawab="Tupoksi",
            yakin=False,
            indikator=(MEASURE, Indikator(nama="Predikat", target_teks="BB", ke=3)),
            sumber=FROM_DPA,
        ),
        SubKegiatan(kode="7.01.02.2.01.0001", nama="Sub", unit="Kelurahan Mawar"),
    ),
)


def test_a_plan_comes_back_from_its_facts_and_sources() -> None:
    assert plan_of(2027, facts(PLAN), provenances(PLAN)) == PLAN


def test_levels_are_sorted_as_a_person_reads_codes() -> None:
    shuffled = dict(reversed(facts(PLAN).items()))
    assert plan_of(2027, shuffled, provenances(PLAN)) == PLAN


def test_empty_fields_make_no_facts() -> None:
    assert facts([Program(kode="7.01.02", nama="")]) == {Kunci("Program", "", "7.01.02"): {}}


def test_equal_targets_have_one_spelling() -> None:
    spellings = [Decimal(12), Decimal("12.0"), Decimal("1.2E+1")]
    texts = {facts([Program(kode="7.01.02", nama="", indikator=(Indikator(nama="x", target=t),))])[
        Kunci("Program", "", "7.01.02", 1)
    ]["target"] for t in spellings}  # fmt: skip
    assert texts == {"12"}


def test_an_indikator_keeps_its_number_and_a_new_one_gets_the_next() -> None:
    given = [Indikator(nama="a", ke=2), Indikator(nama="b"), Indikator(nama="c", ke=2), Indikator(nama="d", ke=5)]
    assert [i.ke for i in numbered(given)] == [2, 6, 7, 5]
