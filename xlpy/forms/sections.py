"""Papers with several tables: on every page stands the head of the table that goes on there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from xlpy.forms.fit import page_starts, row_heights
from xlpy.forms.layout import Lembar, Row
from xlpy.forms.tall import whole


@dataclass(frozen=True, slots=True)
class Section:
    """A table: what stands above it once, its head, its rows, and whether it begins a page."""

    above: tuple[Row, ...]
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    new_page: bool = False


def with_sections(paper: Lembar, sections: Sequence[Section], end: tuple[Row, ...] = ()) -> Lembar:
    """The paper with these tables under its rows, and ``end`` under them.

    Args:
        paper: what stands above; it repeats no rows.
        sections: the tables.
        end: what stands below, such as the signature.
    """
    rows: list[Row] = list(paper.baris)
    heads: list[tuple[Row, ...]] = [()] * len(rows)  # of each row, the head that a page beginning with it needs
    for section in sections:
        body = whole(replace(paper, baris=section.body, gambar=())).baris
        begin, *others = (*section.above, *section.head)
        rows += [replace(begin, new_page=section.new_page), *others, *body]
        heads += [()] * (len(section.above) + len(section.head)) + [section.head] * len(body)
    rows, heads = [*rows, *end], [*heads, *[()] * len(end)]
    while True:
        laid = replace(paper, baris=tuple(rows))
        start = next((n for n in page_starts(laid, row_heights(laid)) if heads[n]), None)
        if start is None:
            return laid
        head = heads[start]
        rows[start:start] = [replace(head[0], new_page=True), *head[1:]]
        heads[start:start] = [()] * len(head)
