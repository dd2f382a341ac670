"""How a sheet is printed, and which of its rows and columns stay in view.

xlwings itself knows the print area only; the rest serves who has the engine in hand (``sheet.page_setup.impl``).
"""

from typing import TYPE_CHECKING

from xlwings import base_classes

from xlpy.engines.libreoffice import addresses
from xlpy.engines.libreoffice.addresses import Area
from xlpy.engines.libreoffice.bridge import Uno

if TYPE_CHECKING:
    from xlpy.engines.libreoffice.sheet import Sheet

_PER_MM = 100  # hundredths of a millimetre


class PageSetup(base_classes.PageSetup):
    """The pages of one sheet; lengths are millimetres, to a tenth.

    LibreOffice keeps paper, margins and texts in a page style, which sheets may share: a sheet gets a style of its
    own before the first change.
    """

    def __init__(self, sheet: "Sheet") -> None:
        self._sheet = sheet

    @property
    def api(self) -> Uno:
        """LibreOffice's page style of the sheet."""
        return self._styles().getByName(self._sheet.api.PageStyle)

    @property
    def print_area(self) -> str | None:
        """What is printed, such as ``$A$1:$F$20`` (several with commas); None for all that is used."""
        areas = self._sheet.api.getPrintAreas()
        return ",".join(addresses.text(self._sheet.area_of(area)) for area in areas) if areas else None

    @print_area.setter
    def print_area(self, value: str | None) -> None:
        parts = value.split(",") if value else []
        self._sheet.api.setPrintAreas(tuple(self._sheet.range(part.strip()).address_of_cells() for part in parts))

    @property
    def landscape(self) -> bool:
        """Whether the paper lies on its long side."""
        return bool(self.api.IsLandscape)

    @landscape.setter
    def landscape(self, value: bool) -> None:
        style = self._own_style()
        short, long = sorted((style.Width, style.Height))
        style.IsLandscape = bool(value)
        style.Width, style.Height = (long, short) if value else (short, long)

    @property
    def paper(self) -> tuple[float, float]:
        """Width and height of the paper as it stands upright."""
        style = self.api
        short, long = sorted((style.Width, style.Height))
        return round(short / _PER_MM, 1), round(long / _PER_MM, 1)

    @paper.setter
    def paper(self, size: tuple[float, float]) -> None:
        style = self._own_style()
        short, long = sorted(round(length * _PER_MM) for length in size)
        style.Width, style.Height = (long, short) if style.IsLandscape else (short, long)

    @property
    def margins(self) -> tuple[float, float, float, float]:
        """Top, right, bottom and left margin."""
        style = self.api
        margins = (style.TopMargin, style.RightMargin, style.BottomMargin, style.LeftMargin)
        top, right, bottom, left = (round(margin / _PER_MM, 1) for margin in margins)
        return top, right, bottom, left

    @margins.setter
    def margins(self, value: tuple[float, float, float, float]) -> None:
        style = self._own_style()
        top, right, bottom, left = (round(length * _PER_MM) for length in value)
        style.TopMargin, style.RightMargin, style.BottomMargin, style.LeftMargin = top, right, bottom, left

    @property
    def fit_to_pages(self) -> tuple[int, int]:
        """So many pages wide and high at most; 0 is any number."""
        style = self.api
        return style.ScaleToPagesX, style.ScaleToPagesY

    @fit_to_pages.setter
    def fit_to_pages(self, value: tuple[int, int]) -> None:
        style = self._own_style()
        style.ScaleToPagesX, style.ScaleToPagesY = value

    @property
    def centered(self) -> bool:
        """Whether the table stands in the middle between left and right."""
        return bool(self.api.CenterHorizontally)

    @centered.setter
    def centered(self, value: bool) -> None:
        self._own_style().CenterHorizontally = bool(value)

    @property
    def title_rows(self) -> tuple[int, int] | None:
        """First and last row that every page repeats; None without any."""
        if not self._sheet.api.getPrintTitleRows():
            return None
        area = self._sheet.area_of(self._sheet.api.getTitleRows())
        return area.row, area.last_row

    @title_rows.setter
    def title_rows(self, value: tuple[int, int] | None) -> None:
        sheet = self._sheet.api
        if value is not None:
            first, last = value
            rows = self._sheet.at(Area(first, 1, last - first + 1, addresses.MAX_COLUMNS))
            sheet.setTitleRows(rows.address_of_cells())
        sheet.setPrintTitleRows(value is not None)

    def set_footer(self, left: str = "", center: str = "", right: str = "") -> None:
        """The texts at the foot of each page; without any there is no foot."""
        style = self._own_style()
        style.FooterIsOn = any((left, center, right))
        content = style.RightPageFooterContent
        for text, words in ((content.LeftText, left), (content.CenterText, center), (content.RightText, right)):
            text.setString(words)
        style.RightPageFooterContent = content

    def _styles(self) -> Uno:
        return self._sheet.book.api.StyleFamilies.getByName("PageStyles")

    def _own_style(self) -> Uno:
        """The sheet's page style, made its own where another sheet has it too."""
        sheets = self._sheet.book.api.Sheets
        name = self._sheet.api.PageStyle
        shared = sum(sheets.getByIndex(index).PageStyle == name for index in range(sheets.Count)) > 1
        if not shared:
            return self.api
        old, styles = self.api, self._styles()
        own = f"{name} {self._sheet.name}"
        if not styles.hasByName(own):
            styles.insertByName(own, self._sheet.book.api.createInstance("com.sun.star.style.PageStyle"))
            for property_ in old.getPropertySetInfo().getProperties():
                if property_.Name in _COPIED:
                    setattr(styles.getByName(own), property_.Name, getattr(old, property_.Name))
        self._sheet.api.PageStyle = own
        return self.api


_COPIED = {
    *("IsLandscape", "Width", "Height", "TopMargin", "RightMargin", "BottomMargin", "LeftMargin"),
    *("ScaleToPagesX", "ScaleToPagesY", "PageScale", "CenterHorizontally", "CenterVertically"),
    *("HeaderIsOn", "FooterIsOn", "RightPageHeaderContent", "RightPageFooterContent"),
}


class FreezePanes(base_classes.FreezePanes):
    """Rows and columns that stay in view."""

    def __init__(self, sheet: "Sheet") -> None:
        self._sheet = sheet

    def freeze_at(self, frozen_range: str) -> None:
        """Everything above and left of the end of this range stays."""
        area = self._sheet.range(frozen_range).area
        rows = 0 if area.rows == addresses.MAX_ROWS else area.last_row
        columns = 0 if area.columns == addresses.MAX_COLUMNS else area.last_column
        self._freeze(columns, rows)

    def unfreeze(self) -> None:
        """Everything moves again."""
        self._freeze(0, 0)

    def _freeze(self, columns: int, rows: int) -> None:
        with self._sheet.shown() as view:
            view.freezeAtPosition(columns, rows)
