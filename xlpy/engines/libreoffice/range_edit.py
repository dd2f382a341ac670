"""Changing where things are: cells put in and taken out, copied, sorted, filled, found, merged, grouped."""

from typing import TYPE_CHECKING

from xlpy.engines.libreoffice import formula_text
from xlpy.engines.libreoffice.addresses import MAX_COLUMNS, MAX_ROWS, Area
from xlpy.engines.libreoffice.bridge import Uno, enum, impl_of, prop, struct, typed
from xlpy.engines.libreoffice.errors import OfficeError, UnsupportedError
from xlpy.engines.libreoffice.range_base import RangeBase
from xlpy.engines.libreoffice.values import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlpy.engines.libreoffice.range import Range

_ALL_RESULTS = 7  # com.sun.star.sheet.FormulaResult: VALUE | STRING | ERROR


class RangeEdit(RangeBase):
    """Formulas follow as LibreOffice lets them follow."""

    raw_value: Value

    def insert(self, shift: str | None = None, copy_origin: str | None = None) -> None:
        """Puts cells in; what is there moves ``down`` or to the ``right``, by its shape where nothing is said.

        Their look comes from above or from the left: LibreOffice knows no other ``copy_origin``.
        """
        if copy_origin not in {None, "format_from_left_or_above"}:
            raise UnsupportedError(f"insert(copy_origin={copy_origin!r})")
        narrow = self.area.rows > self.area.columns
        mode = self._whole_mode() or (shift or ("right" if narrow else "down")).upper()
        self.sheet.api.insertCells(self.address_of_cells(), enum("com.sun.star.sheet.CellInsertMode", mode))
        self.sheet.book.layout += 1

    def delete(self, shift: str | None = None) -> None:
        """Takes the cells out; what is there moves ``up`` or ``left``, by its shape where nothing is said."""
        wide = self.area.columns > self.area.rows
        mode = self._whole_mode() or (shift or ("up" if wide else "left")).upper()
        self.sheet.api.removeRange(self.address_of_cells(), enum("com.sun.star.sheet.CellDeleteMode", mode))
        self.sheet.book.layout += 1

    def copy(self, destination: Uno = None) -> None:
        """Copies to a place, or keeps the range for ``paste``."""
        if destination is None:
            self.sheet.book.app.clipboard = self
        else:
            impl_of(destination).copy_from(self)

    def move(self, destination: Uno) -> None:
        """Moves the cells to where the destination begins; references to them follow."""
        self.sheet.api.moveRange(impl_of(destination).cell.getCellAddress(), self.address_of_cells())
        self.sheet.book.layout += 1

    def paste(
        self,
        paste: str | None = None,
        operation: str | None = None,
        skip_blanks: bool = False,
        transpose: bool = False,
    ) -> None:
        """Puts in what ``copy`` kept.

        Raises:
            OfficeError: nothing was kept.
        """
        source = self.sheet.book.app.clipboard
        if source is None:
            raise OfficeError("Tidak ada yang disalin.")
        if operation:
            raise UnsupportedError(f"paste(operation={operation!r})")
        self.copy_from(source, paste or "all", skip_blanks, transpose)

    def copy_from(
        self, source_range: Uno, copy_type: str = "all", skip_blanks: bool = False, transpose: bool = False
    ) -> None:
        """Copies everything, or a part of it, to where this range begins."""
        source: Range = impl_of(source_range)
        if skip_blanks:
            raise UnsupportedError("copy_from(skip_blanks=True)")
        if copy_type == "values":
            self._copy_values(source, transpose=transpose)
            return
        copiers = {"all": self._copy_all, "formulas": self._copy_formulas, "formats": self._copy_formats}
        if transpose or copy_type not in copiers:
            raise UnsupportedError(f"copy_from(copy_type={copy_type!r}, transpose={transpose})")
        copiers[copy_type](source)

    def sort(self, keys: "Sequence[int]", ascending: "Sequence[bool]", has_headers: bool) -> None:
        """Sorts rows by columns (from 1), the first one first; their look goes with them."""
        fields = tuple(
            struct("com.sun.star.table.TableSortField", Field=key - 1, IsAscending=up)
            for key, up in zip(keys, ascending, strict=True)
        )
        self.cells.sort(
            (
                prop("SortFields", typed("[]com.sun.star.table.TableSortField", fields)),
                prop("ContainsHeader", has_headers),
                prop("BindFormatsToContent", True),
            )
        )

    def find(self, text: str, whole: bool, direction: str, order: str, match_case: bool) -> "Range | None":
        """The first cell whose value holds the text, or is it (``whole``); the last one if it goes ``backward``."""
        search = self.cells.createSearchDescriptor()
        search.SearchString, search.SearchByRow, search.SearchType = text, order == "rows", 1
        search.SearchWords, search.SearchCaseSensitive = whole, match_case
        hits = self.cells.findAll(search)
        if hits is None:
            return None
        rows_first = order == "rows"
        cells = [cell for part in hits.getRangeAddresses() for cell in self.at(self.sheet.area_of(part)).each_cell()]
        cells.sort(key=lambda cell: (cell.row, cell.column) if rows_first else (cell.column, cell.row))
        return cells[0 if direction == "forward" else -1]

    def replace_all(self, old: str, new: str, whole: bool, match_case: bool) -> None:
        """Puts one text in place of another everywhere in it."""
        search = self.cells.createReplaceDescriptor()
        search.SearchString, search.ReplaceString = old, new
        search.SearchWords, search.SearchCaseSensitive = whole, match_case
        self.cells.replaceAll(search)

    def autofill(self, destination: Uno, type_: str) -> None:
        """Goes on with the range's series down or to the right, until the destination's end."""
        if type_ not in {"fill_default", "fill_series"}:
            raise UnsupportedError(f"autofill(type_={type_!r})")
        target: Range = impl_of(destination)
        down = target.area.rows > self.area.rows
        way = enum("com.sun.star.sheet.FillDirection", "TO_BOTTOM" if down else "TO_RIGHT")
        target.cells.fillAuto(way, self.area.rows if down else self.area.columns)

    def group(self, by: str) -> None:
        """Joins its rows or columns to a group that can be folded."""
        self.sheet.api.group(self.address_of_cells(), enum("com.sun.star.table.TableOrientation", by.upper()))

    def ungroup(self, by: str) -> None:
        """Takes them out of the group."""
        self.sheet.api.ungroup(self.address_of_cells(), enum("com.sun.star.table.TableOrientation", by.upper()))

    @property
    def merge_area(self) -> "Range":
        """The merged cells that the first cell belongs to, else that cell."""
        cursor = self.sheet.api.createCursorByRange(self.at(Area(self.row, self.column)).cells)
        cursor.collapseToMergedArea()
        return self.at(self.sheet.area_of(cursor.getRangeAddress()))

    @property
    def merge_cells(self) -> bool:
        """Whether there are merged cells in it."""
        return bool(self.cells.getIsMerged()) or not self.merge_area.area.is_cell

    def merge(self, across: bool) -> None:
        """Makes one cell of all, or one of each row (``across``)."""
        if not across:
            self.cells.merge(False)
            self.cells.merge(True)
            return
        for row in range(self.area.rows):
            self.cells.getCellRangeByPosition(0, row, self.area.columns - 1, row).merge(True)

    def unmerge(self) -> None:
        """Makes single cells again."""
        self.merge_area.cells.merge(False)
        self.cells.merge(False)

    def _whole_mode(self) -> str | None:
        if self.area.columns == MAX_COLUMNS:
            return "ROWS"
        return "COLUMNS" if self.area.rows == MAX_ROWS else None

    def _target(self, source: RangeBase) -> "Range":
        """The cells that a copy of the source covers: as in Excel, this range where it holds the source n times."""
        rows, columns = source.area.rows, source.area.columns
        if self.area.rows % rows == 0 and self.area.columns % columns == 0:
            rows, columns = self.area.rows, self.area.columns
        return self.at(Area(self.row, self.column, rows, columns))

    def _copy_all(self, source: RangeBase) -> None:
        if source.sheet.book != self.sheet.book:
            raise UnsupportedError("menyalin sel dengan formatnya ke buku kerja lain")
        self.sheet.api.copyRange(self.cell.getCellAddress(), source.address_of_cells())
        target = self._target(source).area
        rows, columns = source.area.rows, source.area.columns
        while rows < target.rows:  # what is there is copied below itself, twice as much each time
            count = min(rows, target.rows - rows)
            self._copy_within(Area(self.row, self.column, count, columns), (rows, 0))
            rows += count
        while columns < target.columns:
            count = min(columns, target.columns - columns)
            self._copy_within(Area(self.row, self.column, rows, count), (0, columns))
            columns += count

    def _copy_within(self, area: Area, offset: tuple[int, int]) -> None:
        """Copy cells of this sheet so many rows down and columns to the right."""
        place = self.at(Area(area.row + offset[0], area.column + offset[1], 1, 1))
        self.sheet.api.copyRange(place.cell.getCellAddress(), self.at(area).address_of_cells())

    def _copy_values(self, source: RangeBase, *, transpose: bool) -> None:
        data = source.cells.getDataArray()
        if transpose:
            data = tuple(zip(*data, strict=True))
        self.at(Area(self.row, self.column, len(data), len(data[0]))).cells.setDataArray(data)

    def _copy_formulas(self, source: RangeBase) -> None:
        target, told = self._target(source), source.cells.getFormulaArray()
        height, width = source.area.rows, source.area.columns
        target.cells.setFormulaArray(
            tuple(
                tuple(
                    formula_text.shifted(
                        told[row % height][column % width],
                        self.row - source.row + row - row % height,
                        self.column - source.column + column - column % width,
                    )
                    for column in range(target.area.columns)
                )
                for row in range(target.area.rows)
            )
        )

    def _copy_formats(self, source: RangeBase) -> None:
        target = self._target(source)
        cells, area = target.cells, target.area
        values, formulas = cells.getDataArray(), cells.getFormulaArray()
        computed = cells.queryFormulaCells(_ALL_RESULTS).getRangeAddresses()
        target._copy_all(source)  # noqa: SLF001 - a range of the same class
        cells.setDataArray(values)  # a text that looks like a number or a formula stays a text
        for place in computed:
            left, right = place.StartColumn - area.column + 1, place.EndColumn - area.column + 2
            lines = formulas[place.StartRow - area.row + 1 : place.EndRow - area.row + 2]
            block = self.sheet.api.getCellRangeByPosition(
                place.StartColumn, place.StartRow, place.EndColumn, place.EndRow
            )
            block.setFormulaArray(tuple(line[left:right] for line in lines))
