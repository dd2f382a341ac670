"""Regenerating never loses a hand edit: by example, then as properties."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from xlpy.plan.facts import Fakta, Konflik, Kunci
from xlpy.plan.merge import HasilGabung, merge


def fakta(table: str) -> dict[Kunci, dict[str, str]]:
    """Facts from a text table: kode, ke, then one column a field; the level follows from the code's depth."""
    lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    head, *rows = lines
    found = {}
    for row in rows:
        cells = dict(zip(head, row, strict=True))
        kode, unit = cells.pop("kode"), cells.pop("unit", "")
        level = {3: "Program", 5: "Kegiatan", 6: "Sub Kegiatan"}[kode.count(".") + 1]
        kunci = Kunci(level, unit, kode, int(cells.pop("ke", "0")))
        found[kunci] = {k: v for k, v in cells.items() if v}
    return found


def sub(kode: str = "7.01.02.2.01.0001", ke: int = 0, unit: str = "") -> Kunci:
    return Kunci("Sub Kegiatan", unit, kode, ke)


BASE = """
    kode              | ke | nama                | satuan  | target | pagu
    7.01.02.2.01.0001 | 0  | Sinkronisasi        |         |        | 10000000
    7.01.02.2.01.0001 | 1  | Jumlah Dokumen Hasil | Dokumen | 12    |
"""


def test_a_hand_edited_target_survives_a_new_pagu() -> None:
    edited = fakta(BASE.replace("| 12 ", "| 15 "))
    new = fakta(BASE.replace("10000000", "11500000"))
    merged = merge(fakta(BASE), edited, new).fakta
    assert merged[sub(ke=1)]["target"] == "15"
    assert merged[sub()]["pagu"] == "11500000"


def test_a_field_changed_on_both_sides_keeps_the_hand_edit_and_reports_the_conflict() -> None:
    result = merge(fakta(BASE), fakta(BASE.replace("| 12 ", "| 15 ")), fakta(BASE.replace("| 12 ", "| 20 ")))
    assert result.fakta[sub(ke=1)]["target"] == "15"
    assert result.konflik == (Konflik(kunci=sub(ke=1), kolom="target", lama="12", anda="15", baru="20"),)


def test_the_same_change_on_both_sides_is_no_conflict() -> None:
    changed = fakta(BASE.replace("| 12 ", "| 20 "))
    assert merge(fakta(BASE), changed, changed).konflik == ()


def _conflicting() -> tuple[HasilGabung, dict[Kunci, dict[str, str]]]:
    new = fakta(BASE.replace("| 12 ", "| 20 "))
    return merge(fakta(BASE), fakta(BASE.replace("| 12 ", "| 15 ")), new), new


def test_an_undecided_conflict_stays_open_at_the_next_regeneration() -> None:
    first, new = _conflicting()
    again = merge(first.dasar, first.fakta, new, first.konflik)
    assert again.konflik == first.konflik
    assert again.fakta == first.fakta


def decided(konflik: Konflik, pilihan: str) -> Konflik:
    return Konflik(
        kunci=konflik.kunci,
        kolom=konflik.kolom,
        lama=konflik.lama,
        anda=konflik.anda,
        baru=konflik.baru,
        pilihan=pilihan,
    )


def test_choosing_the_new_value_takes_it_and_closes_the_conflict() -> None:
    first, new = _conflicting()
    after = merge(first.dasar, first.fakta, new, [decided(first.konflik[0], "Baru")])
    assert after.fakta[sub(ke=1)]["target"] == "20"
    assert after.konflik == ()


def test_choosing_the_own_value_keeps_it_and_closes_the_conflict() -> None:
    first, new = _conflicting()
    after = merge(first.dasar, first.fakta, new, [decided(first.konflik[0], "Anda")])
    assert after.fakta[sub(ke=1)]["target"] == "15"
    assert after.konflik == ()


def test_a_row_gone_from_the_dpa_goes_from_the_form() -> None:
    assert merge(fakta(BASE), fakta(BASE), {}).fakta == {}


def test_an_edited_row_gone_from_the_dpa_stays_whole_and_is_named() -> None:
    result = merge(fakta(BASE), fakta(BASE.replace("| 12 ", "| 15 ")), {})
    assert result.fakta[sub(ke=1)]["target"] == "15"
    assert result.fakta[sub()]["nama"] == "Sinkronisasi"
    assert result.dipertahankan == (sub(), sub(ke=1))


def test_a_kept_sub_kegiatan_keeps_its_kegiatan_and_program() -> None:
    base = fakta("""
        kode              | ke | nama         | pagu
        7.01.02           | 0  | Program      |
        7.01.02.2.01      | 0  | Kegiatan     |
        7.01.02.2.01.0001 | 0  | Sub Kegiatan | 1
        7.01.03           | 0  | Lain         |
    """)
    edited = {k: {**v, "keterangan": "dipakai"} if k == sub() else v for k, v in base.items()}
    kept = {k.kode for k in merge(base, edited, {}).fakta}
    assert kept == {"7.01.02", "7.01.02.2.01", "7.01.02.2.01.0001"}


def test_a_row_deleted_by_hand_stays_deleted_and_is_named() -> None:
    result = merge(fakta(BASE), {}, fakta(BASE))
    assert result.fakta == {}
    assert result.terhapus == (sub(), sub(ke=1))


def test_a_row_added_by_hand_stays() -> None:
    added = {**fakta(BASE), sub("7.01.02.2.01.0009"): {"nama": "Tambahan"}}
    assert merge(fakta(BASE), added, fakta(BASE)).fakta[sub("7.01.02.2.01.0009")] == {"nama": "Tambahan"}


def test_a_row_typed_with_its_code_alone_is_filled() -> None:
    assert merge({}, {sub(): {}}, fakta(BASE)).fakta[sub()]["nama"] == "Sinkronisasi"


def test_units_that_share_a_code_do_not_touch_each_other() -> None:
    base = fakta("""
        kode              | unit       | nama | pagu
        7.01.03.2.02.0001 | Kel. Mawar | A    | 1
        7.01.03.2.02.0001 | Kel. Melati| A    | 2
    """)
    mawar = Kunci("Sub Kegiatan", "Kel. Mawar", "7.01.03.2.02.0001")
    merged = merge(base, {**base, mawar: {"nama": "A", "pagu": "9"}}, base).fakta
    assert [merged[k]["pagu"] for k in sorted(merged)] == ["9", "2"]


def test_a_new_indikator_before_an_edited_one_does_not_take_its_edit() -> None:
    edited = fakta(BASE.replace("| 12 ", "| 15 "))
    new = fakta("""
        kode              | ke | nama                 | satuan  | target | pagu
        7.01.02.2.01.0001 | 0  | Sinkronisasi         |         |        | 10000000
        7.01.02.2.01.0001 | 1  | Jumlah Peserta Rapat | Orang   | 40     |
        7.01.02.2.01.0001 | 2  | Jumlah Dokumen Hasil | Dokumen | 12     |
    """)
    merged = merge(fakta(BASE), edited, new).fakta
    assert merged[sub(ke=1)] == {"nama": "Jumlah Dokumen Hasil", "satuan": "Dokumen", "target": "15"}
    assert merged[sub(ke=2)]["nama"] == "Jumlah Peserta Rapat"


def test_an_office_holder_named_by_hand_is_certain_and_says_why() -> None:
    base = {sub(): {"nama": "A", "penanggung_jawab": "Camat", "yakin": "tidak", "dasar_penanggung_jawab": "Tebakan."}}
    edited = {sub(): {**base[sub()], "penanggung_jawab": "Kasi Pemerintahan"}}
    merged = merge(base, edited, base).fakta[sub()]
    assert merged["penanggung_jawab"] == "Kasi Pemerintahan"
    assert "yakin" not in merged
    assert merged["dasar_penanggung_jawab"] == "Diisi di lembar Rencana Kinerja."


def test_an_indikator_worded_by_hand_is_marked_as_such() -> None:
    base = {sub(): {"nama": "A"}, sub(ke=1): {"nama": "Jumlah", "asal": "Nomenklatur"}}
    edited = {**base, sub(ke=1): {"nama": "Jumlah laporan", "asal": "Nomenklatur"}}
    assert merge(base, edited, base).fakta[sub(ke=1)]["asal"] == "Isian"


# Few keys, fields and values, so that the three sides meet often.
VALUES = st.sampled_from(["", "a", "b", "c"])
FIELDS = st.fixed_dictionaries({"satuan": VALUES, "target": VALUES, "keterangan": VALUES}).map(
    lambda d: {k: v for k, v in d.items() if v}
)
NODES = st.dictionaries(
    st.builds(
        sub, st.sampled_from(["7.01.02.2.01.0001", "7.01.02.2.01.0002"]), st.just(0), st.sampled_from(["", "U"])
    ),
    FIELDS.map(lambda d: {"nama": "simpul", **d}),
)


def with_indikator(nodes: Mapping[Kunci, dict[str, str]], fields: list[dict[str, str]]) -> Fakta:
    """Give every node the same list of indikator, told apart by their wording."""
    return {
        **nodes,
        **{k._replace(ke=n): {"nama": f"i{n}", **f} for k in nodes for n, f in enumerate(fields, start=1)},
    }


FACTS = st.builds(with_indikator, NODES, st.lists(FIELDS, max_size=3))


@given(FACTS)
def test_merging_nothing_changes_nothing(state: Fakta) -> None:
    result = merge(state, state, state)
    assert result.fakta == state
    assert (result.konflik, result.perubahan, result.isian) == ((), (), {})


@given(FACTS, FACTS)
def test_without_hand_edits_the_form_becomes_what_is_generated(base: Fakta, new: Fakta) -> None:
    result = merge(base, base, new)
    assert result.fakta == result.dasar
    assert result.konflik == ()


@given(FACTS, FACTS)
def test_without_a_new_dpa_the_form_stays_as_edited(base: Fakta, edited: Fakta) -> None:
    result = merge(base, edited, base)
    assert result.fakta == {k: v for k, v in edited.items() if not k.ke or k.simpul in edited}
    assert result.konflik == ()


@given(FACTS, FACTS, FACTS)
def test_an_edit_survives_any_change_elsewhere(base: Fakta, edited: Fakta, new: Fakta) -> None:
    merged = merge(base, edited, new).fakta
    for kunci, fields in edited.items():
        for kolom in {*fields, *base.get(kunci, {})}:
            mine = fields.get(kolom, "")
            if kunci in base and mine != base[kunci].get(kolom, ""):
                assert merged[kunci].get(kolom, "") == mine


@given(FACTS, FACTS, FACTS)
def test_a_conflict_names_every_field_that_both_sides_changed(base: Fakta, edited: Fakta, new: Fakta) -> None:
    result = merge(base, edited, new)
    for konflik in result.konflik:
        assert result.fakta[konflik.kunci].get(konflik.kolom, "") == konflik.anda
        assert konflik.anda not in (konflik.lama, konflik.baru)


@given(FACTS, FACTS, FACTS)
def test_merging_again_changes_nothing_more(base: Fakta, edited: Fakta, new: Fakta) -> None:
    first = merge(base, edited, new)
    again = merge(first.dasar, first.fakta, new, first.konflik)
    assert again.fakta == first.fakta
    assert again.konflik == first.konflik


@given(FACTS, FACTS, FACTS, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(base: Fakta, edited: Fakta, new: Fakta, random: object) -> None:
    def shuffled(state: Fakta) -> Fakta:
        items = list(state.items())
        random.shuffle(items)  # type: ignore[attr-defined]
        return dict(items)

    straight, mixed = merge(base, edited, new), merge(shuffled(base), shuffled(edited), shuffled(new))
    assert straight.fakta == mixed.fakta
    assert straight.konflik == mixed.konflik
