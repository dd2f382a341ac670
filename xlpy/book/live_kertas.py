"""Papers that were laid out anew put into the workbook that an application has open, as whole sheets."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import xlwings


def place(book: "xlwings.Book", papers: Path) -> None:
    """Put every sheet of ``papers`` into ``book``, each in the place of the one with its name, or last.

    Args:
        book: the workbook.
        papers: an .xlsx whose sheets hold values, looks and pictures only.
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
    new = sheet.copy(before=old)
    old.delete()
    new.name = name
