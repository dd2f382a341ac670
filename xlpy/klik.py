"""A click: the workbook that called, one thing done to it, and what is said of it, whatever happens."""

import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from xlpy import host
from xlpy.book import live
from xlpy.book.versi import BukuLamaError
from xlpy.errors import InputError, WorkbookError
from xlpy.jobs_langsung import short
from xlpy.meja import Jawab, Meja, at_desk
from xlpy.report import Laporan

if TYPE_CHECKING:
    import xlwings

TANDA = "Rencana Kinerja: "
"""What the bridge in the workbook shows as it is begins so."""
JAWABAN = "RENCANA_KINERJA_JAWABAN"
"""The environment variable that names a file with answers (JSON, a list), for a run in front of which nobody sits."""


def click(job: Callable[[Meja], Laporan]) -> None:
    """Do ``job`` to the workbook whose button was clicked; say what came of it, or why not.

    In Excel a refusal goes to the error output, which the workbook's VBA shows; LibreOffice shows it at once.
    """
    book = live.import_xlwings().Book.caller()
    answers = _prepared()
    try:
        with at_desk(book, answers) as desk:
            said = job(desk)
            app, lines = desk.app, (*said.lines, *desk.catatan)
        if lines:
            _tell(app, answers, lines)
    except BukuLamaError as problem:
        _offer(book, answers, problem)
    except (InputError, WorkbookError) as problem:
        refuse(book.app, str(problem), cause=problem)


def _offer(book: "xlwings.Book", answers: Jawab | None, problem: BukuLamaError) -> None:
    """Offer to bring an older workbook to the present schema; Excel keeps an open file to itself, so it must be shut.

    What was typed and not yet saved comes along.
    """
    app = book.app
    if not host.is_libreoffice(app):
        refuse(app, f"{problem} (tutup dulu buku ini).", cause=problem)
    question = f"{problem}\n\nPerbarui sekarang? Sesudah itu klik lagi tombol tadi."
    if not (host.confirm(app, question) if answers is None else answers.next(question) == "ya"):
        return
    from xlpy.jobs_perbarui import perbarui  # noqa: PLC0415 - with all that writes a workbook

    try:
        said = perbarui(live.path_of(book), terbuka=live.read(book, lama=True))
    except (InputError, WorkbookError) as refused:
        refuse(app, str(refused), cause=refused)
    _tell(host.reload(book).app, answers, said.lines)


def look(job: "Callable[[xlwings.Book], Laporan]") -> None:
    """Do ``job`` with the workbook whose button was clicked, without reading it; say what came of it, or why not."""
    book = live.import_xlwings().Book.caller()
    try:
        said = job(book)
    except (InputError, WorkbookError) as problem:
        refuse(book.app, str(problem), cause=problem)
    if said.lines:
        _tell(book.app, _prepared(), said.lines)


def refuse(app: "xlwings.App", text: str, *, cause: Exception | None = None) -> NoReturn:
    """Say why nothing was done, and end."""
    answers = _prepared()
    if host.is_libreoffice(app) and answers is None:
        host.say(app, text, critical=True)
    else:
        sys.stderr.write(f"{TANDA}{text}\n")
    raise SystemExit(1) from cause


def _tell(app: "xlwings.App", answers: Jawab | None, lines: Sequence[str]) -> None:
    if answers is None:
        host.say(app, short(lines))
    else:
        answers.say("\n".join(lines))


def _prepared() -> Jawab | None:
    place = os.environ.get(JAWABAN)
    if not place:
        return None
    return Jawab(json.loads(Path(place).read_text(encoding="utf-8")), lambda text: sys.stdout.write(f"{text}\n"))
