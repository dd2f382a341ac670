"""Papers with several tables: each with its own head, which every page repeats that goes on with it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from xlpy.forms.blocks import with_last_kept
from xlpy.forms.layout import KepalaBagian, Lembar, Row


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
        end: what stands below, such as the signature; the last rows of the last table stay with it.
    """
    rows, heads = list(paper.baris), []
    *others, last = sections
    for section in (*others, replace(last, body=with_last_kept(last.body)) if end else last):
        begin, *below = (*section.above, *section.head)
        at = len(rows) + len(section.above)
        rows += [replace(begin, new_page=section.new_page), *below, *section.body]
        heads.append(KepalaBagian(at, len(section.head), len(rows)))
    return replace(paper, baris=(*rows, *end), kepala_bagian=tuple(heads))
