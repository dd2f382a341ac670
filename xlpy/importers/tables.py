"""Find the tables of a sheet by their heads: one to four stacked rows, merged cells, repeated, shifted per page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from xlpy.importers.grid import Grid, Sel
from xlpy.importers.headers import Arti, Peran, meaning, meaning_of_path
from xlpy.plan.angka import read_years
from xlpy.plan.kode import Kedalaman, is_account_code, read_code
from xlpy.plan.text import fold, tidy

_MAX_HEAD_ROWS = 4
_MIN_SHARE = 0.6
_LARGE = 2100  # above any year: such a number is an amount, never a heading
_MIN_NUMBERED = 3
_LONGEST_HEADING = 160
_COUNTED = re.compile(r"\d[\d.,]*\s*(?:%|[A-Za-z])")  # "2 Dokumen", "50 %"
_QUOTES = "'`´‘’\"“”"
_QUOTED_CODE = re.compile(rf"[{_QUOTES}]+\s*[\dXx]+\s*\.")
_COLUMN_NUMBER = re.compile(r"\(?\s*[0-9]{1,2}[a-z]?\s*\)?(?:\s*=.*)?")


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column of a table: its 0-based index, its headings from the top down, and what they mean.

    ``diwarisi`` is True where the column has no heading of its own and stands under a merged one.
    """

    indeks: int
    judul: tuple[str, ...]
    arti: Arti
    diwarisi: bool = False

    @property
    def peran(self) -> Peran:
        """What the column holds."""
        return self.arti.peran

    @property
    def nama(self) -> str:
        """The headings in one line, for the user."""
        return " › ".join(dict.fromkeys(tidy(text) for text in self.judul if tidy(text)))


@dataclass(frozen=True, slots=True)
class Kepala:
    """The head of a table: its first and last 0-based row, and its columns."""

    awal: int
    akhir: int
    kolom: tuple[Kolom, ...]
    # Asked for every row of the body.
    _menurut_peran: dict[tuple[Peran, ...], tuple[Kolom, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def semua(self, *peran: Peran) -> tuple[Kolom, ...]:
        """The columns that hold one of ``peran``, from the left."""
        found = self._menurut_peran.get(peran)
        if found is None:
            found = self._menurut_peran[peran] = tuple(kolom for kolom in self.kolom if kolom.peran in peran)
        return found

    @property
    def judul(self) -> frozenset[str]:
        """Every heading, as it stands in a cell."""
        return frozenset(text for kolom in self.kolom for text in kolom.judul)


def cell_text(cell: Sel) -> str:
    """A cell as tidy text: a whole number without its ".0", a code without the quote that made it text."""
    if isinstance(cell, str):
        return _text(cell)
    if cell is None or isinstance(cell, bool):
        return ""
    if isinstance(cell, int):
        return str(cell)
    return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)  # noqa: PLR2004


def filled_cells(row: Sequence[Sel]) -> list[tuple[int, str]]:
    """The cells of a row that hold something: column and tidy text."""
    return [(index, text) for index, cell in enumerate(row) if cell is not None and (text := cell_text(cell))]


@lru_cache(maxsize=20_000)  # a cell is looked at by head, label, total and row; papers repeat their texts
def _text(cell: str) -> str:
    text = tidy(cell)
    return text.strip(_QUOTES) if text[:1] in _QUOTES and _QUOTED_CODE.match(text) else text


def column_letter(index: int) -> str:
    """The letters of a 0-based column."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """The A1 address of a 0-based cell."""
    return f"{column_letter(column)}{row + 1}"


def is_column_numbers(texts: Sequence[str]) -> bool:
    """Whether the texts of a row only number the columns: 1 2 3, (1) (2) (3), 6=4x5."""
    if len(texts) < _MIN_NUMBERED or not all(_COLUMN_NUMBER.fullmatch(text) for text in texts):
        return False
    numbers = [int(found[0]) for text in texts if (found := re.search(r"\d+", text))]
    return numbers == sorted(numbers) and len(set(numbers)) >= len(numbers) - 1 and numbers[0] <= 2  # noqa: PLR2004


def find_heads(grid: Grid) -> list[Kepala]:
    """Every head of the sheet from the top, repeated ones too."""
    heads = []
    row = 0
    while row < len(grid.rows):
        if _starts_head(grid.rows[row]):
            head = _read_head(grid, row)
            if head:
                heads.append(head)
                row = head.akhir + 1
                continue
        row += 1
    return heads


def _starts_head(row: Sequence[Sel]) -> bool:
    # Amounts stand at the right: most rows of a body are told by their last cell.
    for cell in reversed(row):
        if cell is not None and _is_data(cell):
            return False
    filled = [text for _, text in filled_cells(row)]
    if len(filled) < 2:  # noqa: PLR2004
        return False
    meanings = [found for text in filled if (found := meaning(text))]
    roles = {found.peran for found in meanings} - {Peran.PENJELAS, Peran.LAIN}
    if len(meanings) < _MIN_SHARE * len(filled) or len({*map(str.casefold, filled)}) < 2:  # noqa: PLR2004
        return False
    levels = {found.jenjang for found in meanings if found.jenjang}
    return len(roles) + max(len(levels) - 1, 0) >= 2 or sum(m.peran is Peran.BULAN for m in meanings) >= 6  # noqa: PLR2004


def _is_data(cell: Sel) -> bool:
    """Whether a cell can stand only in the body: a code, an amount, a long text."""
    if isinstance(cell, bool):
        return True
    if isinstance(cell, int | float):
        return not (abs(cell) <= _LARGE and float(cell).is_integer())
    return _is_data_text(cell_text(cell))


@lru_cache(maxsize=20_000)
def _is_data_text(text: str) -> bool:
    if not text:
        return False
    if _COUNTED.match(text) and not read_years(text[:4]):
        return True
    if (
        len(text) > _LONGEST_HEADING
        or re.match(r"(?:rp\.?\s*)?\d[\d.,]{4,}", text, re.IGNORECASE)
        or ": " in f"{text} "
    ):
        return True
    code = read_code(text)
    return (code is not None and code.kedalaman >= Kedalaman.PROGRAM) or is_account_code(text)


def _is_more_head(row: Sequence[Sel], above: Sequence[Sequence[Sel]]) -> bool:
    """Whether ``row`` goes on with the head that ``above`` began."""
    cells = [(index, cell) for index, cell in enumerate(row) if cell_text(cell)]
    if not cells or any(_is_data(cell) for _, cell in cells):
        return False
    if not all(meaning(cell_text(cell)) or _is_small_number(cell) for _, cell in cells):
        return False
    # A heading that goes on stands under a merged one or beside a blank, never alone under a full column of its own.
    return any(_starts_new_column(index, above) for index, _ in cells) or len(cells) > 1


def _starts_new_column(index: int, above: Sequence[Sequence[Sel]]) -> bool:
    return not any(index < len(row) and cell_text(row[index]) for row in above)


def _is_small_number(cell: Sel) -> bool:
    text = cell_text(cell)
    return text.isdecimal() and len(text) <= len("2026")


def _read_head(grid: Grid, first: int) -> Kepala | None:
    rows = [grid.rows[first]]
    last = first
    while last + 1 < len(grid.rows) and len(rows) < _MAX_HEAD_ROWS:
        below = grid.rows[last + 1]
        if _numbers_columns(below, rows) or not _is_more_head(below, rows) or _repeats(below, rows[0]):
            break
        rows.append(below)
        last += 1
    if last + 1 < len(grid.rows) and _numbers_columns(grid.rows[last + 1], rows):
        last += 1
    width = max(len(row) for row in rows)
    texts = tuple(tuple(cell_text(row[i]) if i < len(row) else "" for i in range(width)) for row in rows)
    columns = _columns(texts)
    return Kepala(first, last, columns) if columns else None


def _without_sub_unit(columns: tuple[Kolom, ...]) -> tuple[Kolom, ...]:
    """The columns, of which "Kd_Sub" in front of "Kd_Prog" holds the office's sub unit and no sub kegiatan."""
    codes = [kolom for kolom in columns if kolom.peran is Peran.KODE]
    program = next((kolom.indeks for kolom in codes if kolom.arti.jenjang is Kedalaman.PROGRAM), 0)
    return tuple(
        replace(kolom, arti=Arti(Peran.LAIN))
        if kolom in codes and kolom.indeks < program and fold(kolom.judul[-1]).endswith("sub")
        else kolom
        for kolom in columns
    )


def _numbers_columns(row: Sequence[Sel], head: Sequence[Sequence[Sel]]) -> bool:
    """Whether a row numbers the columns from the first one on; 1 to 12 further right are months."""
    return (
        is_column_numbers([text for _, text in filled_cells(row)])
        and _first_filled(row) <= min(map(_first_filled, head)) + 1
    )


def _first_filled(row: Sequence[Sel]) -> int:
    return next((index for index, cell in enumerate(row) if cell_text(cell)), len(row))


def _repeats(row: Sequence[Sel], head: Sequence[Sel]) -> bool:
    return [cell_text(cell) for cell in row] == [cell_text(cell) for cell in head]


@lru_cache(maxsize=1_000)  # a paper repeats its head on every page
def _columns(texts: tuple[tuple[str, ...], ...]) -> tuple[Kolom, ...]:
    filled = _spread(texts)
    columns = []
    for index in range(len(texts[0])):
        path = tuple(row[index] for row in filled)
        found = meaning_of_path(path)
        own = any(row[index] for row in texts)
        if found:
            columns.append(Kolom(index, _own_part(path, found), found, diwarisi=not own))
    return _without_sub_unit(tuple(columns))


def _own_part(path: tuple[str, ...], found: Arti) -> tuple[str, ...]:
    """Without the headings above a money column that speak of something else: merged cells reach too far."""
    if found.peran is not Peran.UANG:
        return path
    foreign = (Peran.INDIKATOR, Peran.URAIAN, Peran.KODE, Peran.SKPD)
    kept = tuple(text for text in path if (arti := meaning(text)) is None or arti.peran not in foreign)
    return kept or path


def _spread(texts: Sequence[Sequence[str]]) -> list[list[str]]:
    """Spread each heading to the right over the blanks of its merged cell, never across a heading above it."""
    filled: list[list[str]] = []
    for depth, row in enumerate(texts):
        spread: list[str] = []
        for index, text in enumerate(row):
            starts_below_other = any(texts[upper][index] for upper in range(depth))
            is_last_of_many = depth == len(texts) - 1 and depth > 0
            if text or not index or starts_below_other or is_last_of_many:
                spread.append(text)
            else:
                spread.append(spread[-1])
        filled.append(spread)
    return filled
