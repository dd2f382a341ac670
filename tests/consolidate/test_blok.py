"""What is written by hand for the sake of speed says what the usual way says."""

import csv
import io
import json
import zlib

from hypothesis import given
from hypothesis import strategies as st

from xlpy.consolidate.baris import Baris
from xlpy.consolidate.blok import pack, unguarded
from xlpy.consolidate.zip_alir import crc_joined
from xlpy.json_teks import laid_out

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12) | st.sampled_from(
    ["=1+1", "-5", "-5,5", "@a", "+", "-", 'a "b"', "a,b", '"', ",", "1.5", "0"]
)
ROWS = st.lists(st.builds(Baris, *[TEXTS] * 13, st.none() | st.integers(0, 10**15), *[TEXTS] * 4), max_size=4)


@given(ROWS)
def test_the_lines_of_the_csv_are_read_as_they_were_meant(rows: list[Baris]) -> None:
    packed = pack(rows, "Unit", "a.xlsm", "f00d", [("unit", 1), ("pagu", 2)])
    read = list(csv.reader(io.StringIO(zlib.decompress(packed.csv).decode()), strict=True))
    said = [[unguarded(field) for field in line] for line in read]
    assert said == [
        ["Unit", *("" if v is None else str(v) for v in row[:-1]), "a.xlsm", row.sel, "f00d"] for row in rows
    ]
    formulas = [f for line in read for f in line if f[:1] in {"=", "+", "@"}]
    assert not formulas
    writer = io.StringIO()
    csv.writer(writer, lineterminator="\n").writerows(read)
    assert zlib.decompress(packed.csv).decode() == writer.getvalue()


@given(st.binary(max_size=50), st.binary(max_size=3_000), st.integers(0, 90))
def test_the_crc_of_pieces_is_that_of_the_whole(first: bytes, second: bytes, times: int) -> None:
    second *= times
    assert crc_joined(zlib.crc32(first), zlib.crc32(second), len(second)) == zlib.crc32(first + second)


@given(st.dictionaries(st.text(), st.lists(st.dictionaries(st.text(), st.integers() | st.text())) | st.text()))
def test_what_is_laid_out_is_the_same_json(told: dict[str, object]) -> None:
    assert json.loads(laid_out(told)) == told
