"""Colour is never the only sign: what is coloured by a condition or its state has a word, a sign or a line too."""

import io
import re
from collections.abc import Iterator, Mapping

import pytest
from lembaran import BUKU
from openpyxl import load_workbook

from xlpy.book.schema import RENCANA, TIDAK_YAKIN
from xlpy.build import beranda_keadaan
from xlpy.build.looks import KHUSUS, TINGKAT
from xlpy.forms.unit_cek import GOOD_SIGN, WARNING_SIGN
from xlpy.plan.temuan import Tingkat

SIGN = re.compile(r"[✔●▲✖■○◌◐▶]")
FEW = 10  # rows: the blocks of Beranda, not whole tables
_COLOURED = {"font_color", "bg_color"}
_TOLD_OTHERWISE: Mapping[str, str] = {
    "ragu": f"its cell says {TIDAK_YAKIN!r}",
    "pilihan": "an empty cell to fill: its heading asks, its input message says what for",
}
"""Looks whose colour only repeats what stands in the cell."""


def conditions(data: bytes) -> Iterator[tuple[str, object, str]]:
    """Every rule that colours by a condition, with its place and the formulas that stand there."""
    for sheet in load_workbook(io.BytesIO(data)).worksheets:
        for area in sheet.conditional_formatting:
            first = next(iter(area.sqref.ranges))
            rows = range(first.min_row, min(first.max_row, first.min_row + FEW) + 1)
            formulas = "\n".join(str(sheet.cell(row, first.min_col).value) for row in rows)
            for rule in area.rules:
                yield f"{sheet.title}!{area.sqref}", rule, formulas


def sign_of(rule: object, formulas: str = "") -> str:
    """What tells the same as the colours of a rule; empty where nothing does.

    Args:
        rule: openpyxl's.
        formulas: what stands in the cells that it colours: it may say a sentence with a sign by the same condition.
    """
    if rule.type == "dataBar":  # type: ignore[attr-defined] # openpyxl's
        return "the figure on the bar"
    dxf, formula = rule.dxf, " ".join(rule.formula)  # type: ignore[attr-defined] # likewise
    if dxf.border is not None and any(side.style for side in (dxf.border.left, dxf.border.top) if side):
        return "a line around the cell"
    if dxf.numFmt is not None and SIGN.search(dxf.numFmt.formatCode):
        return "a sign before the value"
    if re.search(re.escape(formula) + r',"' + SIGN.pattern, formulas):
        return "a sentence with a sign"
    compared = re.fullmatch(r'(?:LEFT\()?\$?[A-Z]+\$?\d+(?:,\d+\))?="([^"]+)"|"([^"]+)"', formula)
    return f"the word {compared[1] or compared[2]}" if compared else ""


@pytest.mark.filterwarnings("ignore:.* extension is not supported")
@pytest.mark.parametrize("name", BUKU)
def test_a_condition_that_colours_says_it_in_another_way_too(name: str) -> None:
    mute = [
        f"{place}: {rule.formula}"  # type: ignore[attr-defined] # openpyxl's
        for place, rule, formulas in conditions(BUKU[name]())
        if not sign_of(rule, formulas)
    ]
    assert mute == [], f"{name}: hanya warna yang menandai\n" + "\n".join(mute)


def test_a_condition_of_colour_alone_is_found() -> None:
    from openpyxl.formatting.rule import FormulaRule  # noqa: PLC0415 - only here
    from openpyxl.styles import PatternFill  # noqa: PLC0415

    mute = FormulaRule(formula=["$A$1>3"], fill=PatternFill(bgColor="FEE2E2", fill_type="solid"))
    assert sign_of(mute) == ""
    assert sign_of(mute, '=IF($A$1>3,"Lewat","")') == "", "a word alone may be said in any colour"
    assert sign_of(mute, '=IF($A$1>3,"▲ Lewat","")') != ""


def test_every_state_of_a_step_has_its_word_and_its_sign() -> None:
    words = [getattr(beranda_keadaan, name) for name in ("TELAH", "BERJALAN", "DITUNDA", "GILIRAN", "MENUNGGU")]
    signs = [word.split(" ")[0] for word in words]
    assert len(set(signs)) == len(words), signs
    assert all(re.fullmatch(r"\W \w[\w ]*", word) for word in words), words


def test_every_weight_of_a_finding_has_its_sign() -> None:
    signs = [SIGN.findall(KHUSUS[str(weight).lower()]["num_format"]) for weight in Tingkat]
    assert len({sign for (sign,) in signs}) == len(Tingkat)
    assert GOOD_SIGN != WARNING_SIGN


@pytest.mark.parametrize("name", [name for name, look in KHUSUS.items() if _COLOURED & look.keys()])
def test_a_coloured_cell_of_a_row_shows_it_in_another_way_too(name: str) -> None:
    look = KHUSUS[name]
    assert SIGN.search(str(look.get("num_format", ""))) or look.get("underline") or name in _TOLD_OTHERWISE


@pytest.mark.parametrize("name", [name for name, look in TINGKAT.items() if _COLOURED & look.keys()])
def test_a_coloured_row_has_other_letters_and_its_level_stands_in_it(name: str) -> None:
    look = TINGKAT[name]
    assert look.get("bold") or look.get("italic")
    assert {"kode", "nama"} <= {column.key for column in RENCANA.table.columns}
