"""What steps record: every way people write a value comes to the one form of the log."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlpy.errors import InputError
from xlpy.sop.isian import missing_fields, read_fields
from xlpy.sop.kanonik import canonical
from xlpy.sop.muat import load_sop
from xlpy.sop.steps import Baku, Isian, JenisIsian, Langkah, SatuanWaktu

SOP = load_sop()


def step(*fields: Isian) -> Langkah:
    return Langkah(nomor=1, kegiatan="x", pelaku="staf", waktu=Baku(1, SatuanWaktu.MENIT), mencatat=fields)


ALL = step(
    *(Isian(kunci=jenis, nama=jenis.title(), jenis=jenis) for jenis in JenisIsian if jenis is not JenisIsian.TABEL),
    Isian(kunci="tabel", nama="Tabel", jenis=JenisIsian.TABEL, kolom=("a", "b"), boleh_kosong=("b",)),
)


@pytest.mark.parametrize(
    ("key", "value", "canonical_value"),
    [
        ("teks", "  dua\u00a0 kata\n", "dua kata"),
        ("teks", 12, "12"),
        ("angka", "12", "12"),
        ("angka", Decimal("12.50"), "12.5"),
        ("angka", -3, "-3"),
        ("angka", "0", "0"),
        ("angka", "0E+99", "0"),
        ("tanggal", "05/01/2026", "2026-01-05"),
        ("tanggal", "5-1-2026", "2026-01-05"),
        ("tanggal", "2026-01-05", "2026-01-05"),
        ("tanggal", date(2026, 1, 5), "2026-01-05"),
        ("tanggal", datetime(2026, 1, 5, tzinfo=UTC), "2026-01-05"),
        ("waktu", "05/01/2026 08.15", "2026-01-05T08:15:00+07:00"),
        ("waktu", "2026-01-05T08:15", "2026-01-05T08:15:00+07:00"),
        ("waktu", datetime(2026, 1, 5, 1, 15, tzinfo=UTC), "2026-01-05T08:15:00+07:00"),
        ("waktu", datetime(2026, 1, 5, 8, 15), "2026-01-05T08:15:00+07:00"),  # noqa: DTZ001 - as a sheet gives it
        ("daftar", "satu; dua\ntiga;;satu", ["satu", "dua", "tiga"]),
        ("daftar", ("satu", " dua "), ["satu", "dua"]),
        ("tabel", [{"a": "x", "c": "lain"}, {"a": "", "b": None}], [{"a": "x"}]),
        ("tabel", [{"a": 0}], [{"a": "0"}]),
        ("tabel", [{"a": date(2026, 1, 5), "b": time(8, 5)}], [{"a": "2026-01-05", "b": "08:05:00"}]),
    ],
)
def test_a_value_comes_to_its_canonical_form(key: str, value: object, canonical_value: object) -> None:
    assert read_fields(ALL, {key: value}) == {key: canonical_value}


@pytest.mark.parametrize("key", [f.kunci for f in ALL.mencatat])
@pytest.mark.parametrize("value", ["", None, "   "])
def test_what_is_empty_is_not_recorded(key: str, value: str | None) -> None:
    if key == "tabel" and value == "   ":
        return  # no table is typed
    assert read_fields(ALL, {key: value}) == {}


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("angka", "dua belas", "Isi angka, misalnya 12"),
        ("angka", "NaN", "Isi angka"),
        ("angka", "1E+400", "Isi angka"),
        ("angka", True, "Isi angka"),
        ("angka", 1.5, "Isi angka"),
        ("tanggal", "31/02/2026", "Isi tanggal, misalnya 05/01/2026"),
        ("tanggal", "besok", "Isi tanggal"),
        ("tanggal", 46000, "Isi tanggal"),
        ("waktu", "05/01/2026", "Isi tanggal dan jam, misalnya 05/01/2026 08:00"),
        ("waktu", "05/01/2026 25:00", "Isi tanggal dan jam"),
        ("daftar", 3, "Isi daftar, dipisah titik koma"),
        ("teks", ["a"], "Isi teks"),
        ("tabel", "a", "Isi baris dengan kolom a, b"),
        ("tabel", [{"b": "x"}], "Isi kolom a pada baris 1"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_belongs_there(key: str, value: object, says: str) -> None:
    with pytest.raises(InputError) as caught:
        read_fields(ALL, {key: value})
    assert f'langkah 1: isian "{key.title()}" ({key}) berisi' in str(caught.value)
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("key", "value", "shown"),
    [
        ("teks", ["a", "b"], "a; b"),
        ("tabel", [{"b": "x", "c": None}, {"b": date(2026, 1, 5)}], "x | ; 05/01/2026"),
        ("angka", datetime(2026, 1, 5, 8, 15, tzinfo=UTC), "05/01/2026 08:15"),
        ("angka", True, "benar"),
        ("angka", "x" * 70, f"{'x' * 60}…"),
    ],
)
def test_what_is_refused_is_shown_as_people_write_it(key: str, value: object, shown: str) -> None:
    with pytest.raises(InputError) as caught:
        read_fields(ALL, {key: value})
    assert f'berisi "{shown}". Isi' in str(caught.value)


def test_a_key_that_is_not_recorded_is_refused_with_the_nearest() -> None:
    with pytest.raises(InputError, match=r'langkah 1 tidak mencatat "nomor_surt". Maksud Anda "nomor_surat"'):
        read_fields(SOP.langkah[0], {"nomor_surt": "1"})
    with pytest.raises(InputError, match="Yang dicatat: tidak ada"):
        read_fields(step(), {"x": "1"})


def test_what_is_missing_is_named_as_shown() -> None:
    assert missing_fields(SOP.langkah[0], {"nomor_agenda": "1", "diterima": "x"}) == (
        "Nomor Surat Edaran",
        "Tanggal Surat Edaran",
        "Tentang",
    )


def test_one_field_may_stand_for_another() -> None:
    fields = {"dpa": "a", "tupoksi": "b"}
    assert missing_fields(SOP.langkah[3], fields) == ("Form unit yang dikirim dan diterima",)
    assert missing_fields(SOP.langkah[3], {**fields, "tanpa_form": "unit belum siap"}) == ()


mess = st.recursive(
    st.none() | st.text() | st.integers() | st.decimals() | st.dates() | st.datetimes() | st.booleans() | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from([f.kunci for f in ALL.mencatat]), mess))
def test_whatever_is_given_is_read_or_refused_and_reads_the_same_again(values: dict[str, object]) -> None:
    try:
        read = read_fields(ALL, values)
    except InputError:
        return
    assert canonical(read_fields(ALL, read)) == canonical(read)
