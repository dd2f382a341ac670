"""What the parser of workbooks raises, told as ours."""

import os
import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from xlpy.errors import InputError, WorkbookError

# What broken content raises here and in the parser; a SyntaxError is how the standard library names broken XML.
_UNREADABLE = (
    OSError, ValueError, LookupError, NotImplementedError, SyntaxError, zipfile.BadZipFile, struct.error
)  # fmt: skip
# The parser's own.  Its panic is no Exception and has no class to import.
_OF_THE_PARSER = frozenset(
    {"CalamineError", "XmlError", "ZipError", "PasswordError", "WorksheetNotFound", "PanicException"}
)


@contextmanager
def refusing_broken_content(name: str) -> Iterator[None]:
    """Whatever broken content raises inside becomes a refusal of the file ``name``.

    Raises:
        InputError: the parser cannot make sense of the file.
    """
    try:
        with _without_its_own_report():
            yield
    except (InputError, WorkbookError):
        raise
    except BaseException as error:
        if not isinstance(error, _UNREADABLE) and type(error).__name__ not in _OF_THE_PARSER:
            raise
        raise InputError(
            f"{name}: isi buku kerja rusak dan tidak terbaca. Buka di Excel atau LibreOffice, simpan ulang sebagai "
            ".xlsx, lalu ulangi."
        ) from error


@contextmanager
def _without_its_own_report() -> Iterator[None]:
    """Keep a panic from writing its backtrace past Python to the error stream of the process.

    That stream belongs to the whole process: two threads must not be in here at once.
    """
    try:
        kept = os.dup(2)
    except OSError:  # a program without a console has no such stream
        yield
        return
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
