"""The flow chart of the SOP, as shapes and as the sheet shows them."""

import io
import zipfile
from collections import Counter

from contoh import dokumen

from xlpy.build.bagan import DECISION, PROCESS, TERMINATOR, Bentuk, Kisi, bagan
from xlpy.build.workbook import write
from xlpy.sop.muat import load_sop

SOP = load_sop()
GRID = Kisi({actor.kode: 100 * n for n, actor in enumerate(SOP.pelaku)}, 100, range(0, 50 * 12, 50))
SHAPES = list(bagan(SOP.langkah, GRID))


def symbol(number: int) -> Bentuk:
    return next(s for s in SHAPES if s.description.startswith(f"Langkah {number}: "))


def lines() -> list[Bentuk]:
    return [s for s in SHAPES if s.preset == "line"]


def test_each_step_stands_in_the_column_of_its_actor() -> None:
    for step in SOP.langkah:
        drawn = symbol(step.nomor)
        assert drawn.x + drawn.width // 2 == GRID.middle(step.pelaku)
        assert drawn.y + drawn.height // 2 == GRID.level(step.nomor)


def test_capsules_begin_and_end_and_a_diamond_decides() -> None:
    kinds = [symbol(step.nomor).preset for step in SOP.langkah]
    assert kinds == [TERMINATOR, *[PROCESS] * 5, DECISION, PROCESS, PROCESS, TERMINATOR, TERMINATOR]


def test_an_arrow_leads_into_every_step_but_the_first() -> None:
    ends = {(line.x, line.y + line.height) for line in lines() if line.ujung == "tailEnd"}
    tops = {(symbol(s.nomor).x + symbol(s.nomor).width // 2, symbol(s.nomor).y) for s in SOP.langkah[1:]}
    assert ends == tops


def test_the_decision_leads_back_to_the_step_that_is_done_again() -> None:
    (back,) = (line for line in lines() if line.ujung == "headEnd")
    again = symbol(5)
    assert (back.x, back.y) == (again.x + again.width, again.y + again.height // 2)
    assert [s.text for s in SHAPES if s.text] == ["Ya", "Tidak"]


def test_every_line_is_straight() -> None:
    assert all(line.width == 0 or line.height == 0 for line in lines())


def test_the_sheet_shows_them_as_shapes_with_a_description() -> None:
    buffer = io.BytesIO()
    write(dokumen(), buffer)
    with zipfile.ZipFile(buffer) as package:
        drawing = package.read("xl/drawings/drawing1.xml").decode()
    presets = Counter(s.preset for s in SHAPES)
    assert {p: drawing.count(f'prst="{p}"') for p in presets} == presets
    assert drawing.count('descr="Langkah ') == len(SOP.langkah)
    assert drawing.count("End type=") == sum(bool(s.ujung) for s in SHAPES)
