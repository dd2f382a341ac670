"""Letters can be read on their ground by weak eyes and on a weak projector, in every workbook that we make."""

from pathlib import Path

import pytest
from kontras import MINIMUM, contrast, pairs, tinted, too_faint
from lembaran import BUKU

WHITE = "FFFFFF"


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("000000", WHITE, 21.0), ("767676", WHITE, 4.54), ("777777", WHITE, 4.48), (WHITE, WHITE, 1.0)],
)
def test_the_ratio_is_that_of_the_recommendation(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


def test_a_tint_makes_a_theme_colour_lighter_or_darker() -> None:
    assert (tinted("000000", 0.5), tinted(WHITE, -0.25), tinted("4F81BD", 0)) == ("808080", "BFBFBF", "4F81BD")


@pytest.mark.filterwarnings("ignore:.* extension is not supported")
@pytest.mark.parametrize("name", BUKU)
def test_every_text_stands_out_from_its_ground(name: str) -> None:
    data = BUKU[name]()
    assert pairs(data, name), f"{name}: no pair of colours was found"
    faint = too_faint(data, name)
    assert faint == [], f"kontras kurang dari {MINIMUM}:\n" + "\n".join(faint)


@pytest.mark.filterwarnings("ignore:.* extension is not supported")
def test_a_pale_grey_on_a_band_is_found(tmp_path: Path) -> None:
    from openpyxl import Workbook  # noqa: PLC0415 - only here
    from openpyxl.formatting.rule import FormulaRule  # noqa: PLC0415
    from openpyxl.styles import Font, PatternFill  # noqa: PLC0415

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["A2"], sheet["A3"] = "pucat", "gelap", "bersyarat"
    sheet["A1"].font, sheet["A1"].fill = Font(color="6B7280"), PatternFill("solid", fgColor="D1D5DB")
    sheet["A3"].font = Font(color=WHITE)
    rule = FormulaRule(formula=["TRUE"], fill=PatternFill(bgColor="FEE2E2", fill_type="solid"))
    sheet["A3"].fill = PatternFill("solid", fgColor="000000")
    sheet.conditional_formatting.add("A3", rule)
    book.save(tmp_path / "pucat.xlsx")
    found = too_faint((tmp_path / "pucat.xlsx").read_bytes(), "pucat.xlsx")
    assert [text.split(": huruf")[0] for text in found] == [
        "pucat.xlsx, Sheet!A1",
        "pucat.xlsx, Sheet!A3 bersyarat ['TRUE']",
    ]
