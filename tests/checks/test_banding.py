"""Two plans side by side."""

from decimal import Decimal

from contoh_aturan import rencana, sections
from hypothesis import given, settings
from strategies import rencana as plans

from xlpy.checks.banding import compare, persen, share
from xlpy.plan.model import RencanaKinerja

OLD = """
    rencana           | unit       | indikator      | satuan  | target | tw      | pagu       | penanggung jawab
    S1                |            | Nilai SAKIP    | Nilai   | 80     | - - - 80 |           |
    S1                |            | Predikat SAKIP |         | B      |         |            |
    7.01.01.2.01.0001 |            | Jumlah dokumen | Dokumen | 4      | 1 1 1 1 | 10.000.000 | Kasubag Umum
    7.01.01.2.01.0002 |            | Jumlah laporan | Dokumen | 2      | 0 1 0 1 | 4.000.000  |
    7.01.03.2.02.0001 | Ditotrunan | Jumlah lembaga | Lembaga | 5      |         | 1.000.000  | Lurah
"""
NEW = """
    rencana           | nama          | unit       | indikator      | satuan  | target | tw      | pagu       | penanggung jawab
    S1                | Meningkatnya  |            | Predikat SAKIP |         | BB     |         |            |
    S1                |               |            | Nilai SAKIP    | Nilai   | 80     | - - - 80 |           |
    7.01.01.2.01.0001 |               |            | jumlah Dokumen | Dokumen | 6      | 1 2 1 2 | 12.500.000 | Kasubag Keuangan
    7.01.01.2.01.0002 |               |            | Jumlah laporan | Laporan |        | 0 1 0 1 | 4.000.000  |
    7.01.03.2.02.0001 |               | Jogoyudan  | Jumlah lembaga | Lembaga | 5      |         | 1.000.000  | Lurah
"""  # noqa: E501 - a table is read across


def plan(text: str, tahun: int) -> RencanaKinerja:
    return rencana(sections(text)["rencana"], tahun)


def test_what_came_what_went_and_what_differs() -> None:
    found = compare(plan(OLD, 2026), plan(NEW, 2027))
    assert (found.tahun_lama, found.tahun_baru) == (2026, 2027)
    assert (found.pagu_lama, found.pagu_baru) == (15_000_000, 17_500_000)
    assert [(k.unit, k.ke) for k in found.muncul] == [("Jogoyudan", 0), ("Jogoyudan", 1)]
    assert [(k.unit, k.ke) for k in found.hilang] == [("Ditotrunan", 0), ("Ditotrunan", 1)]
    assert [(d.kunci.kode, d.kolom, d.lama, d.baru) for d in found.selisih] == [
        ("S1", "nama", "–", "Meningkatnya"),
        ("7.01.01.2.01.0001", "pagu", "Rp10.000.000", "Rp12.500.000"),
        ("7.01.01.2.01.0001", "penanggung_jawab", "Kasubag Umum", "Kasubag Keuangan"),
        ("S1", "target", "B", "BB"),
        ("7.01.01.2.01.0001", "target", "4", "6"),
        ("7.01.01.2.01.0001", "triwulan", "1 · 1 · 1 · 1", "1 · 2 · 1 · 2"),
        ("7.01.01.2.01.0002", "satuan", "Dokumen", "Laporan"),
        ("7.01.01.2.01.0002", "target", "2", "–"),
    ]
    assert {(k.kode, k.unit): pagu for k, pagu in found.pagu.items()} == {
        ("7.01.01.2.01.0001", ""): (10_000_000, 12_500_000),
        ("7.01.01.2.01.0002", ""): (4_000_000, 4_000_000),
        ("7.01.03.2.02.0001", "Ditotrunan"): (1_000_000, None),
        ("7.01.03.2.02.0001", "Jogoyudan"): (None, 1_000_000),
    }
    assert [d.bagian for d in found.selisih] == [
        *(None, Decimal("0.25"), None, None, Decimal("0.5"), None, None, None),
    ]


def test_an_indikator_is_known_by_its_wording_and_named_by_the_newer_plan() -> None:
    found = compare(plan(OLD, 2026), plan(NEW, 2027))
    (copied,) = found.disalin
    assert (copied.kode, copied.ke) == ("S1", 2)
    assert [(old.kunci.ke, new.kunci.ke) for old, new in found.pasangan] == [(2, 1), (1, 2), (1, 1), (1, 1)]


def test_money_and_owner_are_compared_only_where_there_are_any() -> None:
    same = compare(plan(OLD, 2026), plan(OLD, 2027))
    assert not same.setahun
    assert compare(plan(OLD, 2026), plan(NEW, 2026)).setahun
    assert same.selisih == ()
    assert len(same.disalin) == len(same.pasangan) == 5


def test_a_share_of_nothing_is_none_and_of_a_loss_is_taken_from_its_size() -> None:
    assert share(0, 5) is None
    assert share(-4, -2) == Decimal("0.5")
    assert (persen(Decimal("0.254")), persen(Decimal("-0.75"))) == ("+25 %", "-75 %")


@given(plans)
def test_a_plan_compared_with_itself_differs_nowhere(one: RencanaKinerja) -> None:
    found = compare(one, one)
    assert (found.muncul, found.hilang, found.selisih) == ((), (), ())


@settings(max_examples=settings().max_examples // 4)  # two plans are dear to make
@given(plans, plans)
def test_what_came_one_way_went_the_other(one: RencanaKinerja, other: RencanaKinerja) -> None:
    there, back = compare(one, other), compare(other, one)
    assert {k.simpul for k in there.muncul if not k.ke} == {k.simpul for k in back.hilang if not k.ke}
    assert len(there.selisih) == len(back.selisih)
