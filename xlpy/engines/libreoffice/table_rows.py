"""The rows of data of a table, which grows and shrinks with them."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from xlwings import base_classes

from xlpy.engines.libreoffice.addresses import Area
from xlpy.engines.libreoffice.bridge import Uno
from xlpy.engines.libreoffice.values import Value

if TYPE_CHECKING:
    from xlpy.engines.libreoffice.range import Range
    from xlpy.engines.libreoffice.tables import Table


class TableRow(base_classes.TableRow):
    """One row of data, known by its position."""

    def __init__(self, table: "Table", index: int) -> None:
        self._table = table
        self._index = index

    @property
    def index(self) -> int:
        """Its position, from 1."""
        return self._index

    @property
    def range(self) -> "Range":
        """Its cells."""
        body = _body(self._table)
        return self._table.parent.at(Area(body.row + self._index - 1, body.column, 1, body.columns))

    async def get_range(self) -> "Range":
        """The same, for programs that wait."""
        return self.range

    def delete(self) -> None:
        """Takes it out; what stands below the table moves up."""
        self.range.delete("up")


class TableRows(base_classes.TableRows):
    """All rows of data."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    @property
    def api(self) -> Uno:
        """LibreOffice's database range."""
        return self._table.api

    @property
    def parent(self) -> "Table":
        """Its table."""
        return self._table

    @property
    def column_count(self) -> int:
        """How many values a row takes."""
        return self._table.range.area.columns

    def __len__(self) -> int:
        return 0 if self._table.insert_row_range else _body(self._table).rows

    async def get_count(self) -> int:
        """How many there are, for programs that wait."""
        return len(self)

    def __iter__(self) -> Iterator[TableRow]:
        return (TableRow(self._table, index) for index in range(1, len(self) + 1))

    def __call__(self, key: int) -> TableRow:
        """The row at a position from 1.

        Raises:
            KeyError: there is none.
        """
        if not 0 < key <= len(self):
            raise KeyError(key)
        return TableRow(self._table, key)

    def add(self, values: Sequence[Value] | None = None, index: int | None = None) -> TableRow:
        """Puts a row in before a position (from 1), at the end without one.

        What stands below the table moves down; a table with nothing but its empty row takes that one.
        """
        position = len(self) + 1 if index is None else index
        waiting = self._table.insert_row_range
        if waiting is None or index is not None:
            self._insert(position)
        else:
            position = 1
        row = TableRow(self._table, position)
        if values is not None:
            row.range.raw_value = list(values)
        return row

    def _insert(self, position: int) -> None:
        whole, body = self._table.range.area, _body(self._table)
        place = self._table.parent.at(Area(body.row + position - 1, body.column, 1, body.columns))
        place.insert("down")
        # LibreOffice lets a table grow with cells put inside of it, not with those at its end.
        self._table.resize(self._table.parent.at(whole._replace(rows=whole.rows + 1)))


def _body(table: "Table") -> Area:
    body = table.data_body_range
    if body is not None:
        return body.area
    whole = table.range.area
    return Area(whole.row + int(table.show_headers), whole.column, 0, whole.columns)
