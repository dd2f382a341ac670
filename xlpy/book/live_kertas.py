"""Papers that were laid out anew put into the workbook that an application has open, as whole sheets."""

from pathlib import Path
from typing import TYPE_CHECKING

from xlpy.book.schema_kertas import TANDA, refusal
from xlpy.errors import InputError

if TYPE_CHECKING:
    import xlwings


def place(book: "xlwings.Book", papers: Path) -> None:
    """Put every sheet of ``papers`` into ``book``, each in the place of the one with its name, or last.

    Args:
        book: the workbook.
        papers: an .xlsx whose sheets hold values, looks and pictures only.

    Raises:
        InputError: a sheet of that name is no paper; those before it are put in by then.
    """
    app = book.app
    asks = app.display_alerts
    app.display_alerts = False  # a sheet that is replaced goes without a question
    made = app.books.open(papers, read_only=True, update_links=False)
    try:
        for sheet in made.sheets:
            _put_in(book, sheet)
    finally:
        made.close()
        app.display_alerts = asks


def _put_in(book: "xlwings.Book", sheet: "xlwings.Sheet") -> None:
    name = sheet.name
    old = next((other for other in book.sheets if other.name == name), None)
    if old is None:
        sheet.copy(after=book.sheets[len(book.sheets) - 1], name=name)
        return
    if not _is_paper(old):
        raise InputError(refusal(name))
    new = sheet.copy(before=old)
    old.delete()
    new.name = name


def _is_paper(sheet: "xlwings.Sheet") -> bool:
    """Whether a sheet is a paper, or still blank; what tells it stands in the first rows."""
    last = sheet.used_range.last_cell
    texts = sheet.range((1, 1), (3, max(last.column, 2))).formula
    told = [str(text) for row in texts for text in row]
    return any(TANDA in text for text in told) or (last.row, last.column) == (1, 1)
