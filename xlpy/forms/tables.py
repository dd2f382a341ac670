"""Printed tables: columns as wide as their longest word needs, levels, cells over several rows, split amounts."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise

from xlpy.build.measure import count_lines, widest_line, widest_word
from xlpy.forms import words
from xlpy.forms.blocks import HEAD, Column, placed
from xlpy.forms.layout import Align, Cell, Font, Look, Row, Upright, page_pixels, widths
from xlpy.plan.angka import is_percent
from xlpy.plan.model import Indikator

_MOST = 0.3  # of the paper: a single word never gets more
_SHRUNK = 0.7  # of its share: what a column has at least, however short its texts are
_TALLEST_GROUP = 14  # lines; a taller group is not merged, so that a page may end within it


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a table.

    Attributes:
        texts: by the key of the column; a column without one is blank.
        bold, italic: the letters of the whole row.
        ground: of the whole row, as "#RRGGBB"; empty for white.
        indent: further steps in from the left, by key.
        keep: whether the next row must stand on the same page.
        joined: keys of the columns whose cell goes on from the row above.
        least: the least height, in points.
    """

    texts: Mapping[str, str]
    bold: bool = False
    italic: bool = False
    ground: str = ""
    indent: Mapping[str, int] = field(default_factory=dict)
    keep: bool = False
    joined: Collection[str] = ()
    least: float = 0.0


def visible(columns: Sequence[Column], left_out: Collection[str]) -> tuple[Column, ...]:
    """The columns without those that the office leaves out; all of them where none would be left."""
    return tuple(c for c in columns if c.key not in left_out) or tuple(columns)


def column_pixels(
    kertas: str, columns: Sequence[Column], entries: Iterable[Entry], font: Font, *, rebah: bool
) -> tuple[int, ...]:
    """Widths by the shares of the columns, but none wider than its text or so narrow that it breaks a usual word."""
    whole = page_pixels(kertas, rebah=rebah)
    serif = font is Font.TIMES
    least = [widest_word(c.heading, HEAD.size, bold=True, serif=serif) for c in columns]
    total, texts = sum(c.share for c in columns), list(entries)
    filled = {key for entry in texts for key, text in entry.texts.items() if text}
    # A column without any text is there to be written in.
    kept = (c.share * (_SHRUNK if c.key in filled else 1.0) for c in columns)
    most = [max(at_least, int(whole * share / total)) for at_least, share in zip(least, kept, strict=True)]
    for entry in texts:
        for number, column in enumerate(columns):
            text = entry.texts.get(column.key, "")
            if text:
                size, bold = column.look.size, entry.bold or column.look.bold
                indent = _indent(column, entry)
                word = widest_word(text, size, bold=bold, indent=indent, serif=serif)
                line = widest_line(text, size, bold=bold, indent=indent, serif=serif)
                word = min(word, int(whole * _MOST))
                least[number], most[number] = max(least[number], word), max(most[number], word, line)
    least = _giving_way(least, [c.look.align is Align.LEFT for c in columns], whole)
    return widths(kertas, _between([c.share for c in columns], least, most, whole), rebah=rebah)


def _giving_way(least: Sequence[int], wordy: Sequence[bool], whole: int) -> list[int]:
    """The least widths where they are more than the paper holds: the widest columns of words give way first."""
    most = max(least)
    while sum(least) > whole and most > 1:
        most -= 1
        least = [min(most, width) if of_words else width for width, of_words in zip(least, wordy, strict=True)]
    return list(least)


def _between(shares: Sequence[float], least: Sequence[int], most: Sequence[int], whole: int) -> list[float]:
    """Widths in pixels by the shares: first none below ``least``, then none above ``most`` while others want more."""
    fixed: dict[int, float] = {}
    while True:
        free = [n for n in range(len(shares)) if n not in fixed]
        room = whole - sum(fixed.values())
        total = sum(shares[n] for n in free)
        given = {n: room * shares[n] / total for n in free}
        tight = {n: float(least[n]) for n in free if given[n] < least[n]}
        tight = tight or {n: float(most[n]) for n in free if given[n] > most[n]}
        if not tight or len(tight) == len(free):  # where all want less, or more than there is, they share it
            return [fixed.get(n, given.get(n, 0.0)) for n in range(len(shares))]
        fixed |= tight


def grid(*tables: Sequence[int]) -> tuple[tuple[int, ...], tuple[tuple[int, ...], ...]]:
    """One set of columns for several tables of a paper.

    Args:
        tables: the widths of the columns of each, in pixels; all tables are equally wide.

    Returns:
        the widths of the paper's columns, and of each table how many of these every column takes.
    """
    edges = sorted({edge for table in tables for edge in accumulate(table)})
    taken = tuple(tuple(_taken(edges, list(accumulate(table)))) for table in tables)
    return tuple(after - before for before, after in pairwise((0, *edges))), taken


def _taken(edges: Sequence[int], own: Sequence[int]) -> Iterator[int]:
    for before, after in pairwise((0, *own)):
        yield sum(before < edge <= after for edge in edges)


def spread(columns: Sequence[Column], taken: Sequence[int]) -> tuple[Column, ...]:
    """The columns of a table on a paper of several."""
    return tuple(replace(column, across=count) for column, count in zip(columns, taken, strict=True))


def table_rows(columns: Sequence[Column], entries: Sequence[Entry], pixels: Sequence[int]) -> tuple[Row, ...]:
    """The rows of a table below its head.

    Args:
        columns: of the table.
        entries: its rows.
        pixels: the widths of the paper's columns.
    """
    wide = {c.key: sum(pixels[col : col + c.across]) for col, c in placed(columns)}
    merged = _merged(columns, entries, wide)
    rows = []
    for number, entry in enumerate(entries):
        below = entries[number + 1].joined if number + 1 < len(entries) else ()
        cells = tuple(
            _cell(entry, column, col, down=merged.get((number, column.key), 1), below=below)
            for col, column in placed(columns)
            if merged.get((number, column.key), 1)
        )
        rows.append(Row(cells, least=entry.least, keep=entry.keep or _goes_on(merged, number, columns)))
    return tuple(rows)


def _indent(column: Column, entry: Entry) -> int:
    return column.look.indent + entry.indent.get(column.key, 0)


def _cell(entry: Entry, column: Column, col: int, *, down: int, below: Collection[str]) -> Cell:
    look = column.look.but(
        bold=entry.bold or column.look.bold,
        italic=entry.italic,
        ground=entry.ground,
        indent=_indent(column, entry),
    )
    if down == 1:
        gone = ("t" if column.key in entry.joined else "") + ("b" if column.key in below else "")
        look = look.but(lines="".join(side for side in look.lines if side not in gone))
        if gone:  # one cell to the eye has one ground
            look = look.but(ground="")
    return Cell(col, entry.texts.get(column.key, ""), look, across=column.across, down=down)


def _merged(
    columns: Sequence[Column], entries: Sequence[Entry], wide: Mapping[str, int]
) -> dict[tuple[int, str], int]:
    """Which cells are merged with those below: how many rows at the first, 0 at the others.

    Only groups that are low enough to be kept on one page; of the others the cells just have no line between them.
    """
    found: dict[tuple[int, str], int] = {}
    for column in columns:
        for first, last in _runs(entries, column.key):
            lines = sum(_own_lines(columns, entries[n], wide, column) for n in range(first, last))
            if max(lines, _lines(column, entries[first], wide)) <= _TALLEST_GROUP:
                found |= {(n, column.key): last - first if n == first else 0 for n in range(first, last)}
    return found


def _runs(entries: Sequence[Entry], key: str) -> list[tuple[int, int]]:
    """First row, and the row after the last, of every cell that goes on over several rows."""
    starts = [n for n, entry in enumerate(entries) if key not in entry.joined]
    return [(a, b) for a, b in pairwise([*starts, len(entries)]) if b - a > 1]


def _own_lines(columns: Sequence[Column], entry: Entry, wide: Mapping[str, int], without: Column) -> int:
    return max((_lines(c, entry, wide) for c in columns if c is not without), default=1)


def _lines(column: Column, entry: Entry, wide: Mapping[str, int]) -> int:
    text, size, indent = entry.texts.get(column.key, ""), column.look.size, _indent(column, entry)
    return count_lines(text, wide[column.key], size, bold=entry.bold, indent=indent)


def _goes_on(merged: Mapping[tuple[int, str], int], number: int, columns: Sequence[Column]) -> bool:
    return any(merged.get((number + 1, c.key)) == 0 for c in columns)


def total_row(columns: Sequence[Column], title: str, amounts: Mapping[str, str]) -> tuple[Row, ...]:
    """The sum under a table: its title before the first amount; nothing where no column of amounts is shown."""
    places = list(placed(columns))
    first = next((n for n, c in enumerate(columns) if c.key in amounts), None)
    if first is None:
        return ()
    look = Look(size=columns[0].look.size, bold=True, lines="kn", thick="tb", shade=True, upright=Upright.MIDDLE)
    cells = [Cell(0, title, look.but(align=Align.CENTER), across=places[first][0])] if first else []
    for col, column in places[first:]:
        text = amounts.get(column.key, "")
        cells.append(Cell(col, text, look.but(align=column.look.align), across=column.across))
    return (Row(tuple(cells), least=18.0, keep=True),)


def target(indikator: Indikator | None) -> str:
    """The annual target as a number or predicate, without its satuan."""
    if indikator is None:
        return ""
    return indikator.target_teks if indikator.target is None else words.number(indikator.target)


def target_with_unit(indikator: Indikator) -> str:
    """The annual target with its satuan, such as "12 Dokumen" or "96%"."""
    text = target(indikator)
    if indikator.target is None:  # a predicate has no unit: "BB", not "BB Predikat"
        return text
    return f"{text}%" if is_percent(indikator.satuan) else f"{text} {indikator.satuan}".strip()


def quarters(indikator: Indikator | None) -> list[str]:
    """The targets of TW I–IV; a dash for a quarter without one where others have one."""
    if indikator is None or all(t is None for t in indikator.triwulan):
        return [""] * 4
    return ["–" if t is None else words.number(t) for t in indikator.triwulan]


def column_at(pixels: Sequence[int], share: float) -> int:
    """The column that begins nearest to a share of the width."""
    whole = sum(pixels)
    return min(range(1, len(pixels)), key=lambda col: abs(sum(pixels[:col]) - share * whole), default=0)
