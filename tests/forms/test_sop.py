"""The SOP on paper: its symbols lie on the rows of their steps, and no line runs over the head of another page."""

from dataclasses import replace

import pytest
from bahan_kertas import kosong

from xlpy.build.bagan import DECISION, LINE, OFF_PAGE, TERMINATOR, Bentuk
from xlpy.forms.catalogue import SATU, papers
from xlpy.forms.fit import row_heights
from xlpy.forms.layout import PIXEL, Lembar
from xlpy.forms.material import Bahan
from xlpy.sop.steps import Langkah, Sop


def chart(bahan: Bahan) -> Lembar:
    return papers()["sop"].buat(bahan, SATU[0])


def rows_of_steps(lembar: Lembar) -> list[tuple[float, float]]:
    """Upper and lower edge of each step's row, in pixels."""
    found, top = [], 0.0
    for row, height in zip(lembar.baris, row_heights(lembar), strict=True):
        if row.cells and row.cells[0].text.isdigit():
            found.append((top / PIXEL, (top + height) / PIXEL))
        top += height
    return found


def heads(lembar: Lembar) -> list[tuple[float, float]]:
    """Upper and lower edge of every head that stands on a page after the first of the chart."""
    found, top, begins = [], 0.0, 0.0
    for row, height in zip(lembar.baris, row_heights(lembar), strict=True):
        begins = top if row.new_page else begins
        top += height
        if row.cells and row.cells[0].text == "(1)":
            found.append((begins / PIXEL, top / PIXEL))
    return found[1:]


def longer(sop: Sop, times: int) -> Sop:
    """The procedure with its steps in a row several times; the last decision leads back to the very beginning."""
    count = len(sop.langkah)
    steps: list[Langkah] = []
    for n in range(times):
        for step in sop.langkah:
            after = tuple(m + n * count for m in step.setelah) or ((n * count,) if n else ())
            back = step.kembali_ke and (1 if n == times - 1 else step.kembali_ke + n * count)
            steps.append(replace(step, nomor=step.nomor + n * count, setelah=after, kembali_ke=back))
    return replace(sop, langkah=tuple(steps))


@pytest.fixture(params=["F4", "A4"])
def bahan(request: pytest.FixtureRequest) -> Bahan:
    return kosong(request.param)


def test_identity_on_one_page_the_whole_chart_on_another(bahan: Bahan) -> None:
    assert sum(row.new_page for row in chart(bahan).baris) == 1


def test_every_symbol_lies_within_the_row_of_its_step(bahan: Bahan) -> None:
    paper = chart(bahan)
    symbols = [s for s in paper.bentuk if s.description.startswith("Langkah")]
    assert len(symbols) == 11
    for symbol, (top, bottom) in zip(symbols, rows_of_steps(paper), strict=True):
        assert top < symbol.y
        assert symbol.y + symbol.height < bottom


def test_it_begins_and_ends_with_capsules_and_asks_once(bahan: Bahan) -> None:
    presets = [s.preset for s in chart(bahan).bentuk]
    assert presets.count(TERMINATOR) == 3  # step 1; steps 10 and 11, which end it side by side
    assert presets.count(DECISION) == 1
    assert presets.count(OFF_PAGE) == 0


def crosses(shape: Bentuk, head: tuple[float, float]) -> bool:
    return shape.y < head[1] - 1 and shape.y + shape.height > head[0] + 1


def test_a_line_that_leaves_its_page_ends_in_a_pentagon(bahan: Bahan) -> None:
    long = replace(bahan, keadaan=replace(bahan.keadaan, sop=longer(bahan.keadaan.sop, 4)))
    paper = chart(long)
    between = heads(paper)
    assert len(between) >= 3
    assert [s for s in paper.bentuk for head in between if s.preset == LINE and crosses(s, head)] == []
    pentagons = [s for s in paper.bentuk if s.preset == OFF_PAGE]
    assert len(pentagons) >= 2 * len(between)
    assert len(pentagons) % 2 == 0
    assert [s for s in pentagons for head in between if crosses(s, head)] == []
