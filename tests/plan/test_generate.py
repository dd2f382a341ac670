"""The plan from DPA, Tupoksi, sasaran and settings, by small examples."""

from dataclasses import replace
from decimal import Decimal

from xlpy.plan.generate import generate
from xlpy.plan.masukan import Dpa, Pengaturan, SasaranStrategis, Tupoksi
from xlpy.plan.model import Asal, Indikator, Program, RencanaKinerja, Sasaran, SubKegiatan, Tujuan
from xlpy.plan.provenance import Provenance, Source

SUB = "7.01.01.2.01.0001"
SETTINGS = Pengaturan(tahun=2027)
NO_OBJECTIVES = SasaranStrategis()


def made(
    *subs: SubKegiatan, sasaran: SasaranStrategis = NO_OBJECTIVES, program: tuple[Program, ...] = ()
) -> RencanaKinerja:
    return generate(Dpa(sub_kegiatan=subs, program=program), Tupoksi(), sasaran, SETTINGS)


def test_an_indikator_that_the_dpa_lacks_comes_from_the_nomenclature_and_says_so() -> None:
    (indikator,) = made(SubKegiatan(kode=SUB, nama="x", pagu=1)).sub_kegiatan[0].indikator
    assert (indikator.nama, indikator.satuan) == ("Jumlah Dokumen Perencanaan Perangkat Daerah", "Dokumen")
    assert indikator.asal is Asal.NOMENKLATUR
    assert indikator.sumber.source("nama") == Source("Nomenklatur 2027", "", SUB)
    assert indikator.target is None


def test_the_dpa_s_own_indikator_is_kept_and_only_its_missing_satuan_filled() -> None:
    own = Indikator(nama="jumlah dokumen perencanaan perangkat daerah", target=Decimal(2))
    (indikator,) = made(SubKegiatan(kode=SUB, nama="x", indikator=(own,))).sub_kegiatan[0].indikator
    assert (indikator.nama, indikator.satuan, indikator.asal) == (own.nama, "Dokumen", Asal.DPA)
    assert indikator.sumber.source("satuan") == Source("Nomenklatur 2027", "", SUB)


def test_a_target_without_wording_takes_that_of_the_nomenclature_and_keeps_its_own_satuan() -> None:
    at = Source("dpa.xlsx", "S", "E7")
    own = Indikator(nama="", satuan="Berkas", target=Decimal(4), sumber=Provenance.at(("target", "satuan"), at))
    bare = replace(own, satuan="", sumber=Provenance.at(("target",), at))
    subs = [SubKegiatan(kode=SUB, nama="x", unit=unit, indikator=(i,)) for unit, i in (("A", own), ("B", bare))]
    first, second = (sub.indikator[0] for sub in made(*subs).sub_kegiatan)
    assert (first.nama, first.satuan) == ("Jumlah Dokumen Perencanaan Perangkat Daerah", "Berkas")
    assert (first.target, first.asal) == (Decimal(4), Asal.NOMENKLATUR)
    assert first.sumber.source("nama") == Source("Nomenklatur 2027", "", SUB)
    assert first.sumber.source("target") == at
    assert (second.satuan, second.sumber.source("satuan")) == ("Dokumen", Source("Nomenklatur 2027", "", SUB))


def test_a_satuan_is_not_lent_to_a_different_indikator() -> None:
    own = Indikator(nama="Jumlah rapat", target=Decimal(2))
    (indikator,) = made(SubKegiatan(kode=SUB, nama="x", indikator=(own,))).sub_kegiatan[0].indikator
    assert indikator.satuan == ""


def test_quarterly_targets_follow_the_monthly_plan() -> None:
    sub = SubKegiatan(
        kode=SUB,
        nama="x",
        pagu=12,
        bulanan=(1,) * 12,
        indikator=(Indikator(nama="Jumlah", satuan="Dokumen", target=Decimal(8)),),
    )
    (indikator,) = made(sub).sub_kegiatan[0].indikator
    assert indikator.triwulan == (2, 2, 2, 2)


def test_program_and_kegiatan_above_are_made_from_the_code_and_named_by_the_nomenclature() -> None:
    plan = made(SubKegiatan(kode=SUB, nama="x", pagu=5))
    assert [(p.kode, p.nama) for p in plan.program] == [
        ("7.01.01", "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA")
    ]
    assert [k.kode for k in plan.kegiatan] == ["7.01.01.2.01"]
    assert plan.pagu("7.01.01") == 5


def test_the_name_in_the_dpa_wins_over_the_nomenclature() -> None:
    own = Program(kode="7.01.01", nama="PROGRAM PENUNJANG")
    assert made(SubKegiatan(kode=SUB, nama="x"), program=(own,)).program[0].nama == "PROGRAM PENUNJANG"


def test_kelurahan_that_share_a_code_stay_apart() -> None:
    shared = SubKegiatan(kode="7.01.03.2.02.0001", nama="x", pagu=1)
    plan = made(replace(shared, unit="Kelurahan A"), replace(shared, unit="Kelurahan B", pagu=2))
    assert [(s.unit, s.pagu) for s in plan.sub_kegiatan] == [("Kelurahan A", 1), ("Kelurahan B", 2)]
    assert plan.pagu("7.01.03") == 3


def test_rows_of_one_code_and_unit_are_added_not_overwritten() -> None:
    one = SubKegiatan(kode=SUB, nama="x", pagu=1, bulanan=(1,) + (0,) * 11, sumber_dana=("PAD",))
    other = replace(one, pagu=2, bulanan=(0,) * 11 + (2,), sumber_dana=("DAU", "PAD"))
    (sub,) = made(one, other).sub_kegiatan
    assert (sub.pagu, sub.bulanan, sub.sumber_dana) == (3, (1, *(0,) * 10, 2), ("PAD", "DAU"))


def test_a_row_without_a_code_stays_out() -> None:
    assert made(SubKegiatan(kode="", nama="Entah", pagu=1_250_000)).sub_kegiatan == ()


def objectives(*program: str) -> SasaranStrategis:
    return SasaranStrategis(
        tujuan=(Tujuan(kode="T1", nama="Meningkatnya"),),
        sasaran=(Sasaran(kode="S1", nama="Meningkatnya", tujuan="T1", program=program),),
    )


def test_the_codes_of_supporting_programs_are_stored_in_one_form() -> None:
    plan = made(SubKegiatan(kode=SUB, nama="x"), sasaran=objectives("X.XX.01"))
    assert plan.sasaran[0].program == ("7.01.01",)
