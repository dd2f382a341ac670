"""Several results put in their places together: all are written and read back before the first one is replaced."""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from xlpy.book import files
from xlpy.errors import WorkbookError, sebab


class Ganti:
    """New versions of some files, which replace the old ones only when told to; else nothing of them stays."""

    def __init__(self) -> None:
        self._new: dict[Path, Path] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for temporary in self._new.values():
            with contextlib.suppress(OSError):
                temporary.unlink()
        if isinstance(error, OSError):
            raise WorkbookError(
                f"Hasil konsolidasi tidak dapat ditulis ({sebab(error)}); hasil yang lama tetap. Periksa ruang dan "
                "izin foldernya, lalu ulangi."
            ) from error

    def file(self, path: Path) -> Path:
        """Where the new version of ``path`` is to be written.

        Raises:
            OSError: the folder cannot be read.
        """
        place = files.real(path)
        files.sweep(place)
        return self._new.setdefault(place, place.with_name(f".{place.name}.{os.getpid()}.tmp"))

    def put(self, *, keep: Callable[[Path], Path | None] = lambda _: None) -> None:
        """Replace the old versions, in the order in which the new ones were asked for.

        Args:
            keep: where the old version of a file is kept; None for nowhere.

        Raises:
            OSError: the disk refuses; what was replaced so far stays.
        """
        for place, temporary in self._new.items():
            with temporary.open("rb+") as file:
                os.fsync(file.fileno())
            mode = files.mode_of(place)
            if mode is not None:
                with contextlib.suppress(OSError):  # a memory stick knows no permissions
                    temporary.chmod(mode)
        for place, temporary in list(self._new.items()):
            kept = keep(place)
            if kept is not None and place.exists():
                _link(place, kept)
            temporary.replace(place)
            del self._new[place]


def _link(place: Path, kept: Path) -> None:
    """Let ``kept`` be what ``place`` is now, at one stroke, while ``place`` stays where it is."""
    beside = kept.with_name(f".{kept.name}.{os.getpid()}.tmp")
    try:
        os.link(place, beside)
        beside.replace(kept)
    except OSError:  # a disk without links
        files.keep_copy(place, kept)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()
