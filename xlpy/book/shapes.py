"""What the schema is made of: sheets, tables, columns, names."""

from dataclasses import dataclass
from enum import Enum, auto


class Bagian(Enum):
    """The part of the work that a sheet serves; it gives the colour of its tab."""

    PANDUAN = auto()  # where we are and what comes next
    DATA = auto()  # what is typed or imported
    RENCANA = auto()  # the plan itself
    PERIKSA = auto()  # what is checked and corrected
    KELUAR = auto()  # what leaves the office, and the record of it


class Kind(Enum):
    """What a cell holds, hence how it is written, shown and read."""

    __hash__ = object.__hash__  # an Enum's own is Python code, and every cell that is written asks for it

    TEXT = auto()
    CODE = auto()  # a code of the nomenclature or of the Renstra, always text
    LIST = auto()  # several texts, joined with "; "
    WHOLE = auto()  # a small whole number
    MONEY = auto()  # whole rupiah
    TARGET = auto()  # a Decimal, or a predicate as text
    DATE = auto()
    DATETIME = auto()  # a day with its clock time
    TIME = auto()
    CHOICE = auto()  # one of ``choices``
    CELL = auto()  # an address in this workbook, or the name of a sheet: a click leads there
    SOURCE = auto()  # the text of one or more Provenance
    FORMULA_MONEY = auto()  # derived, in rupiah: never read
    DERIVED = auto()  # derived text: never read


DERIVED_KINDS = frozenset({Kind.FORMULA_MONEY, Kind.DERIVED})


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        key: what it holds, by the model's name.
        heading: as printed; unique within the table.
        width: in pixels.
        kind: what its cells hold.
        help: the input message, with an example; empty where nothing is typed.
        choices: the list to choose from.
        daftar: the defined name of a list to choose from; another text may be typed all the same.
    """

    key: str
    heading: str
    width: int
    kind: Kind = Kind.TEXT
    help: str = ""
    choices: tuple[str, ...] = ()
    daftar: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A single value under a defined name, in ``cell`` as built; its label stands to the left of it.

    Attributes:
        key: what it holds, by the model's name.
        name: the defined name.
        label: as printed; unique on its sheet.
        cell: where it is built.
        kind, help, choices, daftar: as of a Column.
        group: the heading above it, where it is the first of a group.
    """

    key: str
    name: str
    label: str
    cell: str
    kind: Kind = Kind.TEXT
    help: str = ""
    choices: tuple[str, ...] = ()
    daftar: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """An Excel table.

    Attributes:
        name: of the table, as formulas call it.
        columns: from left to right as built.
        printed: the key of the last column on paper; what stands to the right of it is for work on the screen.
        title: printed above it where a sheet holds several.
        blank_rows: rows to type into when there is nothing yet.
        kosong: what is said while it is empty; nothing is said of a table without it.
        satuan: what its rows are, as counted once there are any, e.g. "koreksi".
    """

    name: str
    columns: tuple[Column, ...]
    printed: str = ""
    title: str = ""
    blank_rows: int = 1
    kosong: str = ""
    satuan: str = ""

    def index(self, key: str) -> int:
        """The position of the column ``key``, from 0."""
        return next(i for i, column in enumerate(self.columns) if column.key == key)

    @property
    def printed_columns(self) -> tuple[Column, ...]:
        """The columns that go on paper."""
        return self.columns[: self.index(self.printed) + 1] if self.printed else self.columns

    def column(self, key: str) -> Column:
        """The column ``key``."""
        return self.columns[self.index(key)]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet.

    Attributes:
        name: on its tab.
        help: the grey line under its title.
        names: single values, above the tables.
        labels: other fixed texts that the builder writes on it (a computed value stands to their right).
        tables: from top to bottom.
        hidden: not for people.
        bagian: the part of the work it serves.
        terkunci: computed through and through, hence protected from accidents.
    """

    name: str
    help: str = ""
    names: tuple[Name, ...] = ()
    labels: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    hidden: bool = False
    bagian: Bagian = Bagian.DATA
    terkunci: bool = False

    @property
    def table(self) -> Table:
        """The first table."""
        return self.tables[0]


def cell_position(cell: str) -> tuple[int, int]:
    """Row and column of an A1 address, from 0: B4 → (3, 1)."""
    letters = cell.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(cell[len(letters) :]) - 1, column - 1


def column_letter(index: int) -> str:
    """The letters of a column counted from 0: 0 → A, 26 → AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
