"""Tables: Excel's list objects on LibreOffice's database ranges."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from xlwings import base_classes

from xlpy.engines.libreoffice.addresses import Area
from xlpy.engines.libreoffice.bridge import Uno, impl_of
from xlpy.engines.libreoffice.errors import UnsupportedError, refuses
from xlpy.engines.libreoffice.lookup import Lookup
from xlpy.engines.libreoffice.table_rows import TableRows
from xlpy.engines.libreoffice.table_style import TableStyle

if TYPE_CHECKING:
    from xlpy.engines.libreoffice.range import Range
    from xlpy.engines.libreoffice.sheet import Sheet

_ANONYMOUS = "__Anonymous"  # LibreOffice's ranges behind sorting and filters that are no tables
_TOTAL = "Total"
_SUM_OF_VISIBLE = 109  # SUBTOTAL's number


def _switch(name: str) -> property:
    """One of the style's switches as a property."""

    def get(table: "Table") -> bool:
        return bool(getattr(table.style, name))

    def put(table: "Table", value: bool) -> None:
        setattr(table.style, name, bool(value))

    return property(get, put, doc=f"Whether {name.replace('_', ' ')} are drawn.")


@refuses("autofilter", "columns")
class Table(base_classes.Table):
    """A table; its range holds the header row and the totals row where it has them."""

    def __init__(self, sheet: "Sheet", database_range: Uno) -> None:
        self._sheet = sheet
        self._range = database_range

    @property
    def api(self) -> Uno:
        """LibreOffice's database range."""
        return self._range

    @property
    def parent(self) -> "Sheet":
        """Its sheet."""
        return self._sheet

    @property
    def name(self) -> str:
        """Its name."""
        return str(self._range.Name)

    @name.setter
    def name(self, value: str) -> None:
        self._range.Name = value

    display_name = name

    @property
    def range(self) -> "Range":
        """All of its cells."""
        return self._sheet.at(self._sheet.area_of(self._range.DataArea))

    @property
    def header_row_range(self) -> "Range | None":
        """Its headings."""
        return self._rows(0, 1) if self.show_headers else None

    @property
    def data_body_range(self) -> "Range | None":
        """Its rows of data, None where it has none."""
        first = int(self.show_headers)
        rows = self.range.area.rows - first - int(self.show_totals)
        return self._rows(first, rows) if rows > 0 else None

    @property
    def totals_row_range(self) -> "Range | None":
        """Its totals."""
        return self._rows(self.range.area.rows - 1, 1) if self.show_totals else None

    @property
    def insert_row_range(self) -> "Range | None":
        """The row that waits for the first data: its only one, empty."""
        body = self.data_body_range
        if body is None or body.area.rows > 1 or any(any(row) for row in body.cells.getFormulaArray()):
            return None
        return body

    @property
    def show_headers(self) -> bool:
        """Whether its first row is headings."""
        return bool(self._range.ContainsHeader)

    @show_headers.setter
    def show_headers(self, value: bool) -> None:
        """Hiding leaves the headings where they stand, outside of the table; showing takes in the row above it."""
        if bool(value) == self.show_headers:
            return
        area = self.range.area
        self._range.ContainsHeader = bool(value)
        if not value:
            self._resize(area._replace(row=area.row + 1, rows=area.rows - 1))
            return
        if area.row == 1:
            self._sheet.at(area._replace(rows=1)).insert("down")
            area = area._replace(row=2)
        self._resize(area._replace(row=area.row - 1, rows=area.rows + 1))

    @property
    def show_totals(self) -> bool:
        """Whether its last row is totals.

        Showing them puts a row in below the data, "Total" and the sum of the last column, as Excel does; hiding them
        takes that row out.
        """
        return bool(self._range.TotalsRow)

    @show_totals.setter
    def show_totals(self, value: bool) -> None:
        area = self.range.area
        if bool(value) == self.show_totals:
            return
        if value:
            row = self._sheet.at(Area(area.last_row + 1, area.column, 1, area.columns))
            row.insert("down")
            self._resize(area._replace(rows=area.rows + 1))
            self._fill_totals(area)
        else:
            self._resize(area._replace(rows=area.rows - 1))
            self._sheet.at(Area(area.last_row, area.column, 1, area.columns)).delete("up")
        self._range.TotalsRow = bool(value)

    @property
    def show_autofilter(self) -> bool:
        """Whether its headings have buttons to filter by."""
        return bool(self._range.AutoFilter)

    @show_autofilter.setter
    def show_autofilter(self, value: bool) -> None:
        self._range.AutoFilter = bool(value)

    @property
    def rows(self) -> TableRows:
        """Its rows of data."""
        return TableRows(self)

    @property
    def style(self) -> TableStyle:
        """How it is drawn."""
        return TableStyle(self._sheet, self)

    @property
    def table_style(self) -> str | None:
        """Excel's name of its style, None where it has none."""
        name: str | None = self.style.name
        return name

    @table_style.setter
    def table_style(self, value: str | None) -> None:
        self.style.name = value

    show_table_style_row_stripes = _switch("row_stripes")
    show_table_style_column_stripes = _switch("column_stripes")
    show_table_style_first_column = _switch("first_column")
    show_table_style_last_column = _switch("last_column")

    def resize(self, range: Uno) -> None:  # noqa: A002 - xlwings' name
        """Makes it cover these cells; it has to begin in the same row."""
        self._resize(impl_of(range).area)

    def sort(self, keys: Sequence[int], ascending: Sequence[bool]) -> None:
        """Sorts its rows of data by columns (from 1), the first one first."""
        body = self.data_body_range
        if body is not None:
            body.sort(keys, ascending, has_headers=False)

    def _resize(self, area: Area) -> None:
        style = self.style.lifted()
        self._range.DataArea = self._sheet.at(area).address_of_cells()
        style.draw()

    def name_columns(self) -> None:
        """Gives headings that are empty Excel's names: ``Column1`` and so on."""
        headings = self._rows(0, 1)
        for number, cell in enumerate(headings.each_cell(), start=1):
            if not cell.cell.Formula:
                cell.raw_value = f"Column{number}"

    def _rows(self, first: int, count: int) -> "Range":
        area = self.range.area
        return self._sheet.at(Area(area.row + first, area.column, count, area.columns))

    def _fill_totals(self, area: Area) -> None:
        """The new totals row below the area: its word, and the sum of the last column's data."""
        row = area.last_row + 1
        first = area.row + int(self.show_headers)
        data = self._sheet.at(Area(first, area.last_column, row - first, 1))
        if area.columns > 1:
            self._sheet.at(Area(row, area.column)).raw_value = _TOTAL
        cells = data.get_address(row_absolute=False, col_absolute=False)
        self._sheet.at(Area(row, area.last_column)).formula = f"=SUBTOTAL({_SUM_OF_VISIBLE},{cells})"


class Tables(Lookup[Table], base_classes.Tables):
    """The tables of a sheet, from the top, those beside each other from the left."""

    def __init__(self, sheet: "Sheet") -> None:
        self._sheet = sheet

    @property
    def parent(self) -> "Sheet":
        """Its sheet."""
        return self._sheet

    @property
    def api(self) -> Uno:
        """LibreOffice's database ranges, those of all sheets."""
        return self._sheet.book.api.DatabaseRanges

    def __iter__(self) -> Iterator[Table]:
        ranges = self.api
        position = self._sheet.index - 1
        found = []
        for one in (ranges.getByIndex(index) for index in range(ranges.Count)):
            place = one.DataArea
            if place.Sheet == position and not one.Name.startswith(_ANONYMOUS):
                found.append((place.StartRow, place.StartColumn, one.Name))
        for *_, name in sorted(found):
            yield Table(self._sheet, ranges.getByName(name))

    def add(
        self,
        source_type: str | None = None,
        source: Uno = None,
        link_source: str | None = None,
        has_headers: bool | None = None,
        destination: Uno = None,
        table_style_name: str | None = None,
        name: str | None = None,
    ) -> Table:
        """Makes a table of cells.

        One row of headings gets a row below it for the first data; without headings (``has_headers=False``) a row of
        them is put in above.
        """
        if source_type or link_source or destination:
            raise UnsupportedError("tabel dari sumber di luar buku kerja")
        area: Area = impl_of(source).area
        if has_headers is False:
            self._sheet.at(area._replace(rows=1)).insert("down")
            area = area._replace(rows=area.rows + 1)
        elif area.rows == 1:
            area = area._replace(rows=2)
        ranges = self.api
        name = name or self._free_name()
        ranges.addNewByName(name, self._sheet.at(area).address_of_cells())
        table = Table(self._sheet, ranges.getByName(name))
        table.name_columns()
        table.show_autofilter = True
        table.style.begin(table_style_name)
        return table

    def _free_name(self) -> str:
        number = 1
        while self.api.hasByName(f"Table{number}"):
            number += 1
        return f"Table{number}"
