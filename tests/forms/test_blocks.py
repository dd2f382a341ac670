"""What papers share: boxes to tick, frames, pages filled up, sections, foot lines."""

import io
from dataclasses import replace

import openpyxl
import pytest
from bahan_kertas import kosong, penuh
from hypothesis import given
from hypothesis import strategies as st

from xlpy.forms import render
from xlpy.forms.blocks import (
    TICK,
    Column,
    Signer,
    filled_up,
    letterhead,
    office_of,
    place_and_date,
    signatures,
    table_head,
    ticks,
)
from xlpy.forms.fit import row_heights
from xlpy.forms.frame import framed
from xlpy.forms.layout import PIXEL, Cell, Lembar, Look, Row, widths
from xlpy.forms.pages import paginated
from xlpy.forms.sections import Section, with_sections
from xlpy.plan.masukan import Pejabat

COLUMNS = (Column("No", 1), Column("Isi", 5))


def paper(*rows: Row, shares: tuple[float, ...] = (1, 5), **of_paper: object) -> Lembar:
    kolom = widths("F4", shares, rebah=False)
    return Lembar(nama="Uji", kertas="F4", kolom=kolom, baris=rows, **of_paper)  # type: ignore[arg-type]


def pages(lembar: Lembar) -> int:
    return 1 + sum(row.new_page for row in paginated(lembar).baris)


@given(st.lists(st.floats(min_value=1, max_value=300), min_size=1, max_size=30))
def test_rows_are_whole_pixels_high(heights: list[float]) -> None:
    for made, wanted in zip(row_heights(paper(*(Row(height=h) for h in heights))), heights, strict=True):
        assert made / PIXEL == int(made / PIXEL)
        assert wanted - 0.001 <= made < wanted + PIXEL


def test_a_box_stays_square_beside_a_long_label() -> None:
    label = Cell(1, "Kepala Seksi Pemberdayaan Masyarakat dan Kesejahteraan Rakyat " * 3)
    box, rest = ticks([(0, True)], [label])
    high, below = row_heights(paper(box, rest, shares=(15, 200)))
    assert high == 12.0
    assert below > 20
    assert box.cells[0].text == TICK


@given(st.integers(min_value=0, max_value=90), st.integers(min_value=0, max_value=5))
def test_blank_rows_fill_the_page_and_no_more(rows: int, least: int) -> None:
    head = table_head(COLUMNS)
    body = [Row((Cell(0, str(n)), Cell(1, "isi")), least=20.0) for n in range(rows)]
    end = signatures([(Signer(("Lumajang", "CAMAT"), "Nama"), 1, 2)])
    whole = paper(*head, *body, *end, kepala=(0, len(head)))
    full = filled_up(whole, COLUMNS, len(head) + rows, least=least)
    more = filled_up(whole, COLUMNS, len(head) + rows, least=len(full.baris) - len(whole.baris) + 1)
    assert len(full.baris) - len(whole.baris) >= least
    assert pages(more) == pages(full) + 1
    if least == 0:
        assert pages(full) == pages(whole)


def test_a_frame_has_lines_on_every_side_of_every_row() -> None:
    rows = (Row((Cell(1, "a", down=2), Cell(3, "b"))), Row(least=20.0), Row((Cell(0, "c", across=4),)))
    made = framed(rows, 4, 2)
    assert len(made) == len(rows) + 2
    for row in made[1:-1]:
        sides = {(cell.col, side) for cell in row.cells for side in cell.look.lines}
        assert any(side == "k" and col == 0 for col, side in sides)
        assert any(cell.col + cell.across == 4 and "n" in cell.look.lines for cell in row.cells)
    assert all("t" in cell.look.lines for cell in made[0].cells)
    assert all("b" in cell.look.lines for cell in made[-1].cells)
    assert made[-2].keep


def test_each_page_has_the_head_of_its_own_table() -> None:
    first, second = table_head(COLUMNS), table_head((Column("Nomor", 1), Column("Uraian", 5)))
    body = tuple(Row((Cell(0, str(n)), Cell(1, "isi")), height=20.0) for n in range(60))
    made = paginated(with_sections(paper(), [Section((), first, body), Section((), second, body)]))
    begun = [made.baris[n].cells[0].text for n, row in enumerate(made.baris) if row.new_page]
    assert len(begun) >= 2
    assert set(begun) == {"No", "Nomor"}
    assert begun == sorted(begun)


def test_only_the_last_table_stays_with_the_signature() -> None:
    body = (Row((Cell(0, "isi"),), height=20.0),) * 3
    sections = [Section((), table_head(COLUMNS), body)] * 2
    made = with_sections(paper(), sections, signatures([(Signer(("CAMAT",), "Nama"), 1, 2)]))
    kept = [row.keep for row in made.baris if row.height == 20.0]
    assert kept == [False, False, False, False, True, True]


def test_the_emblem_never_reaches_over_the_rules() -> None:
    for bahan in (kosong(), penuh()):
        rows = letterhead(bahan, 2)
        rule = next(n for n, row in enumerate(rows) if any(cell.look.thick for cell in row.cells))
        assert sum(row_heights(paper(*rows))[:rule]) >= 62.0


@pytest.mark.parametrize(
    "text", ["Sidik 0A1B Log 3F2A", f"{'Nomor yang amat panjang ' * 20} Log 3F2A", "A\nB Log 3F2A"]
)
def test_a_foot_line_fits_and_ends_with_its_code(text: str) -> None:
    data = render.workbook([paper(Row((Cell(0, "isi"),)), kaki=text, tanda=f"DRAFT {text}")])
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert len(sheet.oddFooter.left.text) <= 161
    assert sheet.oddFooter.left.text.endswith("Log 3F2A")
    assert sheet.oddHeader.right.text.startswith("DRAFT")


def test_what_is_not_known_is_dotted() -> None:
    settings = replace(penuh().settings, tempat="", kecamatan="", tanggal="")
    assert place_and_date(settings) == "……………………, …………………… 2026"
    assert place_and_date(settings, "5 Januari 2026") == "……………………, 5 Januari 2026"


def test_offices_in_a_list() -> None:
    assert office_of(Pejabat(jabatan="Sekretaris", sebutan="Plt.")) == "Plt. Sekretaris"
    assert office_of(Pejabat(jabatan="Lurah", unit="Kelurahan Melati")) == "Lurah Melati"
    assert office_of(Pejabat(jabatan="Lurah Melati", unit="Kelurahan Melati")) == "Lurah Melati"


def test_a_line_of_a_frame_alone_makes_no_row_high() -> None:
    assert row_heights(paper(Row((Cell(0, "", Look(lines="kn")),), least=3.0))) == [3.0]
