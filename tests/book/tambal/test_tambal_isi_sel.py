"""Anything that a cell can hold is read back as it was written, by three readers."""

import datetime as dt
import io
from decimal import Decimal
from pathlib import Path

import pytest
from buku_tambal import KOLOM, buku, open_book
from dialek_excel import edit
from hypothesis import example, given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from xlpy.book.guard_package import check_package
from xlpy.book.tambal.isi import Baris, Isi, IsiTabel, Nilai, Perubahan
from xlpy.book.tambal.paket import Paket
from xlpy.book.tambal.tambal import tambal
from xlpy.book.tambal.tulis import MAX_TEXT, unescape
from xlpy.errors import InputError

_ANY = st.characters(codec="utf-8")
texts = st.one_of(
    st.text(_ANY, min_size=1, max_size=60),
    st.text(st.sampled_from("=+-@\t\n\r \x00\x07\x1f_x0041FfG&<>\"'\ufffe\U0001f600é"), min_size=1, max_size=20),
    st.integers(MAX_TEXT - 40, MAX_TEXT).map(lambda n: "x" * n),
)
numbers = st.one_of(
    st.integers(-(10**15), 10**15),
    st.integers(-(10**30), 10**30),
    st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**9), max_value=10**9),
    st.decimals(allow_nan=False, allow_infinity=False, min_value=Decimal("-1e200"), max_value=Decimal("1e200")),
)
values = st.one_of(texts, numbers, st.dates(dt.date(1900, 1, 1), dt.date(2200, 1, 1)), st.none())


def filled(cells: list[Nilai], data: bytes = b"") -> bytes:
    rows = tuple(Baris((), {"Nama": Isi(value), "Kode": Isi("k")}) for value in cells)
    return tambal(data or buku(), Perubahan((IsiTabel("tblSatu", KOLOM, ("Kode",), rows),))).data


def day_number(day: dt.date) -> int:
    return (day - dt.date(1899, 12, 30)).days - (day < dt.date(1900, 3, 1))


def _without_noncharacters(text: object) -> str:
    """Excel escapes U+FFFE and U+FFFF too, which calamine leaves as they are."""
    return str(text).replace("_xFFFE_", "\ufffe").replace("_xFFFF_", "\uffff")


@given(st.lists(values, min_size=1, max_size=8))
@example(["_x0041_", "_x005F_x0041_", "__x0041_x0041_", "\r\n", "a\rb", "\x07", "=1+1", "+1", "-1", "@a", "'a"])
@example([10**30, Decimal("1E+25"), Decimal("-1E-300"), Decimal("0.1"), Decimal("-0")])
@example([dt.date(1900, 1, 1), dt.date(1900, 2, 28), dt.date(1900, 3, 1)])
def test_any_value_is_read_back(cells: list[Nilai]) -> None:
    data = filled(cells)
    check_package("buku.xlsx", data)
    sheet = open_book(data)["Rencana"]
    other = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name("Rencana").to_python()
    for number, value in enumerate(cells, start=4):
        found = sheet[f"B{number}"]
        if isinstance(value, str):
            assert unescape(found.value) == value
            assert found.data_type in ("s", "inlineStr")
            assert _without_noncharacters(other[number - 1][1]) == _without_noncharacters(value)
        elif value is None:
            assert found.value is None
            assert other[number - 1][1] == ""
        else:
            wanted = day_number(value) if isinstance(value, dt.date) else float(value)
            assert float(found.value) == float(wanted)
            assert float(str(other[number - 1][1])) == float(wanted)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("😀" * (MAX_TEXT // 2 + 1), r"Rencana!B4: teks 16384 huruf, sedangkan satu sel memuat 32767"),
        (Decimal("NaN"), r"Rencana!B4: NaN bukan angka"),
        (Decimal("1e400"), r"Rencana!B4: 1E\+400 bukan angka"),
        (10**400, r"Rencana!B4: angka sebesar itu"),
        (dt.date(1899, 12, 31), r"Rencana!B4: tanggal 1899-12-31 lebih awal"),
    ],
)
def test_what_no_cell_can_hold_is_refused(value: Nilai, message: str) -> None:
    with pytest.raises(InputError, match=message):
        filled([value])


def test_a_book_that_counts_days_from_1904_gets_such_days() -> None:
    old = edit(buku(), "xl/workbook.xml", lambda x: x.replace("<workbookPr ", '<workbookPr date1904="1" '))
    found = open_book(filled([dt.date(2026, 1, 22)], old))["Rencana"]["B4"].value
    assert found == (dt.date(2026, 1, 22) - dt.date(1904, 1, 1)).days


def test_the_package_is_sound_and_has_no_streaming_marks(tmp_path: Path) -> None:
    import zipfile  # noqa: PLC0415

    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(buku())) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            with new.open(name, "w", force_zip64=True) as part:  # sizes after the data, 64 bits wide
                part.write(old.read(name))
    data = filled(["a"], target.getvalue())
    (tmp_path / "b.xlsx").write_bytes(data)
    with zipfile.ZipFile(tmp_path / "b.xlsx") as package:
        assert package.testzip() is None
        assert not any(info.flag_bits & 8 or info.extra for info in package.infolist())
    assert Paket(data).to_bytes() == data
