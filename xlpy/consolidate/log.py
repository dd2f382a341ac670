"""The log of a consolidation: what each run said, bounded in size; no run fails for its log."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from xlpy.errors import InputError, WorkbookError, sebab

SIZE, COUNT = 1 << 20, 5
"""Bytes of the log before it is put aside, and how many of those are kept."""
_MOST = 2
"""Times ``SIZE`` to which a log grows that cannot be put aside; then nothing is written any more."""


@dataclass(frozen=True, slots=True)
class LogJalan:
    """The log of one run.

    Attributes:
        tulis: writes into it.
        catatan: why nothing can be written; empty where it can.
    """

    tulis: logging.Logger
    catatan: str = ""


class _LogFile(logging.FileHandler):
    """A file that keeps quiet where it cannot be written: a full disk is told by what needs the room."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name that logging gives it
        """Say nothing."""

    def close(self) -> None:
        """Close it; what the disk did not take is lost."""
        with suppress(OSError):
            super().close()


@contextmanager
def logged(path: Path) -> Iterator[LogJalan]:
    """The log at ``path`` during a run; whatever goes wrong in it is written there too."""
    log = logging.getLogger(f"xlpy.konsolidasi.{path}")
    log.setLevel(logging.INFO)
    log.propagate = False
    handler, why = _opened(path)
    log.addHandler(handler)
    try:
        yield LogJalan(log, why)
    except (InputError, WorkbookError) as problem:
        log.error("%s", problem)  # noqa: TRY400 - a person reads it: no traceback
        raise
    except BaseException:
        log.exception("berhenti karena kesalahan program")
        raise
    finally:
        log.removeHandler(handler)
        handler.close()


def _opened(path: Path) -> tuple[logging.Handler, str]:
    """What writes the log; where that is impossible, what writes nothing, and why."""
    try:
        _rotate(path)
        handler = _LogFile(path, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        return logging.NullHandler(), f"{path.name} tidak dapat ditulis ({sebab(error)}); konsolidasi tetap berjalan."
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s [%(process)d] %(message)s"))
    return handler, ""


def _rotate(path: Path) -> None:
    """Put a log that has grown large aside: .log becomes .log.1, that becomes .log.2, and so on.

    ``logging.handlers`` would do it while writing, but loads more than a run in which nothing changed.

    Raises:
        OSError: it cannot be put aside, and is much too large.
    """
    size = path.stat().st_size if path.exists() else 0
    if size < SIZE:
        return
    try:
        for number in range(COUNT - 1, 0, -1):
            older = path.with_name(f"{path.name}.{number}")
            if older.exists():
                older.replace(path.with_name(f"{path.name}.{number + 1}"))
        path.replace(path.with_name(f"{path.name}.1"))
    except OSError:
        if size >= _MOST * SIZE:
            raise
