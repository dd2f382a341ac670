"""Papers printed by the application that is open: each opened, made PDF, closed again without a trace."""

from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import xlwings


def print_in(
    app: "xlwings.App", papers: Mapping[str, bytes], done: Callable[[int], None] = lambda _count: None
) -> dict[str, bytes]:
    """Print workbooks in the running application, each as a PDF of its own; no PDF/A, which Excel alone cannot make.

    Args:
        app: the application.
        papers: the workbooks by the names of their files.
        done: is told how many are printed, as it goes on.
    """
    made = {}
    with TemporaryDirectory() as place:
        for number, (name, data) in enumerate(papers.items(), start=1):
            source, target = Path(place) / f"{number}{Path(name).suffix}", Path(place) / f"{number}.pdf"
            source.write_bytes(data)
            book = app.books.open(source, read_only=True, update_links=False)
            try:
                book.to_pdf(target)
            finally:
                book.close()
            made[name] = target.read_bytes()
            done(number)
    return made
