"""What xlwings has no API for, in an Excel and a LibreOffice branch; an application's own API is used nowhere else.

Excel on Windows is spoken to through COM, on the Mac through AppleScript, LibreOffice through our engine.
"""

import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlpy.errors import InputError

if TYPE_CHECKING:
    import xlwings

JUDUL = "Rencana Kinerja"
"""The title of every window."""
_POINTS = {14: (612.0, 936.0), 9: (595.3, 841.9)}
"""Width and height of a paper by its number in Excel (ECMA-376 part 1, 18.3.1.63): Folio, A4."""
_RUN_MACROS = 4  # com.sun.star.document.MacroExecMode.ALWAYS_EXECUTE_NO_WARN: one of them brought us here
_XL_FOLDER_PICKER = 4  # msoFileDialogFolderPicker
_XL_TEXT = 2  # Application.InputBox, Type
_LOCKED = {"DrawingObjects": True, "Contents": True, "Scenarios": True, "AllowFormattingColumns": True,
           "AllowFormattingRows": True}  # fmt: skip


def is_libreoffice(app: "xlwings.App") -> bool:
    """Whether the application is LibreOffice."""
    return str(app.engine.name) == "libreoffice"


# ── sheets ───────────────────────────────────────────────────────────────────────────────────────────────────────


def protect(sheet: "xlwings.Sheet", *, locked: bool) -> None:
    """Protect a sheet from accidents, without a password, or no more."""
    if is_libreoffice(sheet.book.app):
        sheet.impl.protect() if locked else sheet.impl.unprotect()
    elif sys.platform == "darwin":
        sheet.api.protect() if locked else sheet.api.unprotect()
    elif locked:
        sheet.api.Protect(**_LOCKED)
    else:
        sheet.api.Unprotect()


def set_paper(sheet: "xlwings.Sheet", code: int) -> None:
    """Print a sheet on another paper.

    Args:
        sheet: the sheet.
        code: the paper's number in Excel: 14 is Folio (F4), 9 is A4.
    """
    if is_libreoffice(sheet.book.app):
        setup = sheet.impl.page_setup
        width, height = _POINTS[code]
        setup.paper = (height, width) if setup.landscape else (width, height)
    elif sys.platform == "darwin":
        return  # AppleScript has no paper size: the person chooses it in the print dialog
    else:
        sheet.api.PageSetup.PaperSize = code


def set_page_breaks(sheet: "xlwings.Sheet", rows: Iterable[int]) -> None:
    """Let pages of a sheet begin at ``rows``, and nowhere else by force."""
    wanted = sorted({row for row in rows if row > 1})
    if is_libreoffice(sheet.book.app):
        lines = sheet.api.getRows()
        sheet.api.removeAllManualPageBreaks()
        for row in wanted:
            lines.getByIndex(row - 1).IsStartOfNewPage = True
    elif sys.platform != "darwin":
        sheet.api.ResetAllPageBreaks()
        for row in wanted:
            sheet.api.HPageBreaks.Add(sheet.range((row, 1)).api)


def is_read_only(book: "xlwings.Book") -> bool:
    """Whether LibreOffice has a workbook open that somebody else works on, or that must not be changed."""
    return bool(book.api.isReadonly())


def recalculate(book: "xlwings.Book") -> None:
    """Let LibreOffice compute what it left as it was, as it does after rows were taken away."""
    book.api.calculateAll()


def office_lock(path: Path) -> Path:
    """Where LibreOffice says that it has ``path`` open."""
    return path.with_name(f".~lock.{path.name}#")


def reload(book: "xlwings.Book") -> "xlwings.Book":
    """Let LibreOffice show what now stands in the file; what it had in memory is given up.

    Not by its command Reload, which asks about macros again.  Closing the old document takes the lock on the file
    away, which the new one needs: it is put back.

    Returns:
        The workbook, which is another document from then on; the sheet in front is the same where there still is one.
    """
    from xlpy.engines.libreoffice.bridge import props  # noqa: PLC0415 - only inside LibreOffice

    document, app, name = book.api, book.app, book.sheets.active.name
    lock = office_lock(Path(book.fullname))
    held = lock.read_bytes() if lock.exists() else b""
    frame, url = document.CurrentController.Frame, document.URL
    document.setModified(False)
    frame.loadComponentFromURL(url, "_self", 0, props(MacroExecutionMode=_RUN_MACROS, Silent=True))
    if held and not lock.exists():
        lock.write_bytes(held)
    anew = next(other for other in app.books if url == other.api.URL)
    if name in [sheet.name for sheet in anew.sheets]:
        anew.sheets[name].activate()
    return anew


# ── dialogs ──────────────────────────────────────────────────────────────────────────────────────────────────────


def say(app: "xlwings.App", text: str, *, critical: bool = False) -> None:
    """Show a message, and wait until it was read."""
    if is_libreoffice(app):
        app.impl.dialogs.message(text, JUDUL, critical=critical)
    else:
        app.alert(text, JUDUL, "ok", "critical" if critical else "info")


def confirm(app: "xlwings.App", text: str) -> bool:
    """Ask for a yes; closing the window is none."""
    if is_libreoffice(app):
        return bool(app.impl.dialogs.message(text, JUDUL, "ok_cancel") == "ok")
    return app.alert(text, JUDUL, "ok_cancel") == "ok"


def ask(app: "xlwings.App", text: str, default: str = "") -> str | None:
    """Ask for a line of text; None where the person gave no answer."""
    if is_libreoffice(app):
        answer: str | None = app.impl.dialogs.ask(text, JUDUL, default)
        return answer
    given: Any
    if sys.platform == "darwin":
        given = _apple(f"text returned of (display dialog {_quoted(text)} with title {_quoted(JUDUL)} default answer "
                       f"{_quoted(default)})")  # fmt: skip
    else:
        given = app.api.InputBox(text, JUDUL, default, Type=_XL_TEXT)
    return None if given is None or given is False else str(given)


def pick_file(app: "xlwings.App", title: str, patterns: Sequence[str], folder: Path) -> Path | None:
    """Let a file be chosen; None where the person chose none.

    Args:
        app: the application in whose window it is asked.
        title: what is asked for.
        patterns: which files are shown, such as ``*.xlsx``.
        folder: where to begin.
    """
    joined = ";".join(patterns)
    if is_libreoffice(app):
        chosen: Path | None = app.impl.dialogs.pick_file(title, ((joined, joined), ("*.*", "*.*")), folder)
        return chosen
    answer: Any
    if sys.platform == "darwin":
        answer = _apple(f"POSIX path of (choose file with prompt {_quoted(title)})")
    else:
        answer = app.api.GetOpenFilename(f"{joined},{joined},*.*,*.*", 1, title)
    return Path(str(answer)) if answer else None


def pick_folder(app: "xlwings.App", title: str, folder: Path) -> Path | None:
    """Let a folder be chosen, beginning in ``folder``; None where the person chose none."""
    if is_libreoffice(app):
        chosen: Path | None = app.impl.dialogs.pick_folder(title, folder)
        return chosen
    answer: Any
    if sys.platform == "darwin":
        answer = _apple(f"POSIX path of (choose folder with prompt {_quoted(title)})")
    else:
        dialog: Any = app.api.FileDialog(_XL_FOLDER_PICKER)
        dialog.Title, dialog.InitialFileName = title, f"{folder}\\"
        answer = dialog.SelectedItems(1) if dialog.Show() else None
    return Path(str(answer)) if answer else None


def _apple(script: str) -> str | None:
    """What a question in AppleScript was answered; None where it was called off."""
    done = subprocess.run(  # noqa: S603 - the Mac's own program
        ["/usr/bin/osascript", "-e", script], capture_output=True, text=True, check=False
    )
    if done.returncode and "-128" not in done.stderr:  # the number of "User canceled."
        raise InputError(f"Pertanyaan tidak dapat ditampilkan di Mac ini: {done.stderr.strip()}")
    return None if done.returncode else done.stdout.rstrip("\n")


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
