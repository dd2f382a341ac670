"""Whatever rows come and go: what is the user's stays with its row; broken files are refused, not half patched."""

import io
import re
import zipfile

import pytest
from buku_tambal import DIALEK, KOLOM, TABEL, buku, open_book
from dialek_excel import package_of, parts_of
from hypothesis import given, settings
from hypothesis import strategies as st

from xlpy.book.tambal.isi import Baris, Isi, IsiTabel, Perubahan
from xlpy.book.tambal.tambal import tambal
from xlpy.errors import InputError

SENDIRI = ("Kode", "Nama", "Nilai", "Dua Kali", "Catatan Saya")
rows = st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=12)


def _old(codes: list[str], dialek: str) -> bytes:
    lines = "\n".join(f"{code} | n | {n} |  | {code}{n}" for n, code in enumerate(codes))
    return buku(f"Kode | Nama | Nilai | Dua Kali | Catatan Saya\n{lines}", dialek, kolom=SENDIRI)


def _new(codes: list[str]) -> Perubahan:
    body = tuple(
        Baris((code,), {"Kode": Isi(code), "Nama": Isi("baru"), "Nilai": Isi(n), "Dua Kali": Isi(2 * n)})
        for n, code in enumerate(codes)
    )
    return Perubahan((IsiTabel(TABEL, KOLOM, ("Kode",), body),))


def _expected(old: list[str], new: list[str]) -> list[str | None]:
    """The user's notes in their new order: of several rows with one key the first goes first."""
    notes = {code: [f"{c}{n}" for n, c in enumerate(old) if c == code] for code in old}
    return [notes[code].pop(0) if notes.get(code) else None for code in new]


@settings(max_examples=60)
@given(rows, rows, st.sampled_from(DIALEK))
def test_notes_of_the_user_go_with_their_rows_or_the_patch_is_refused(
    old: list[str], new: list[str], dialek: str
) -> None:
    lost = any(old.count(code) > new.count(code) for code in old)
    before = _old(old, dialek)
    if lost:
        with pytest.raises(InputError, match="tulisan Anda sendiri"):
            tambal(before, _new(new))
        return
    result = tambal(before, _new(new))
    sheet, end = open_book(result.data)["Rencana"], 3 + len(new)
    assert [c.value for c in sheet["A"][3:end]] == new
    assert [c.value for c in sheet["E"][3:end]] == _expected(old, new)
    assert sheet.tables[TABEL].ref == f"A3:E{end + 1}"
    assert sheet[f"A{end + 1}"].value == "JUMLAH"
    assert sheet[f"B{end + 4}"].value == f"=C{end + 1}*10"
    assert sheet.print_area == f"'Rencana'!$A$1:$D${end + 4}"
    assert tambal(result.data, _new(new)).diubah == ()
    kept = parts_of(before).keys() - set(result.diubah)
    assert all(parts_of(before)[name] == parts_of(result.data)[name] for name in kept)


_PARTS = (
    *("xl/worksheets/sheet1.xml", "xl/tables/table1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"),
    *("xl/worksheets/_rels/sheet1.xml.rels", "xl/sharedStrings.xml", "xl/comments1.xml", "xl/drawings/drawing1.xml"),
)
_BOOK = parts_of(buku(extra=["komentar", "grafik", "tombol", "lembar"]))


@settings(max_examples=150)
@given(
    st.sampled_from(_PARTS), st.integers(0, 400), st.sampled_from(("", "x", "-1", "A0", "99999999", "1:", "#REF!"))
)
def test_a_broken_file_is_refused_or_patched_but_never_ends_in_a_traceback(part: str, at: int, value: str) -> None:
    text = _BOOK[part].decode()
    found = list(re.finditer(r'(?<==")[^"]*(?=")|(?<=>)[^<]+(?=<)', text))
    spot = found[at % len(found)]
    parts = {**_BOOK, part: (text[: spot.start()] + value + text[spot.end() :]).encode()}
    try:
        result = tambal(package_of(parts), _new(["a", "z", "b", "c", "y"]))
    except InputError:
        return
    with zipfile.ZipFile(io.BytesIO(result.data)) as package:
        assert package.testzip() is None
