"""Putting a file in its place: whole or not at all, with the rights it had, and read back afterwards."""

import contextlib
import os
import re
import stat
import time
from pathlib import Path

from xlpy.errors import WorkbookError, sebab
from xlpy.pasang.giliran import STALE, is_running

_OWNER_WRITES = stat.S_IWUSR


def real(path: Path) -> Path:
    """The file itself where ``path`` is a symbolic link to it."""
    return Path(os.path.realpath(path))


def write_file(path: Path, data: bytes, *, writable: bool = False) -> None:
    """Put ``data`` in the place of ``path`` at one stroke; a power cut or a full disk leaves the old file.

    The new file keeps the permissions of the one it replaces; a symbolic link is written through.

    Args:
        path: the file.
        data: all of its content.
        writable: whether its owner may write to it afterwards whatever the old file allowed.

    Raises:
        WorkbookError: it cannot be written, or what was read back is not what was written.
    """
    place = real(path)
    temporary = place.with_name(f".{place.name}.{os.getpid()}.tmp")
    try:
        sweep(place)
        mode = mode_of(place)
        try:
            _write_whole(temporary, data)
            if mode is not None:
                with contextlib.suppress(OSError):  # a memory stick knows no permissions
                    temporary.chmod(mode | (_OWNER_WRITES if writable else 0))
            temporary.replace(place)
        except BaseException:  # Ctrl+C as well: nothing of ours stays behind
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
        check_written(place, data)
    except OSError as error:
        raise WorkbookError(
            f"{path}: tidak dapat ditulis ({sebab(error)}). Tutup berkas itu bila sedang terbuka, periksa ruang dan "
            "izin foldernya, lalu ulangi."
        ) from error


def read_file(path: Path) -> bytes:
    """The content of a file.

    Raises:
        WorkbookError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise WorkbookError(f"{path}: berkas tidak dapat dibaca ({sebab(error)}).") from error


def check_written(path: Path, data: bytes) -> None:
    """Read ``path`` back.

    Raises:
        OSError: it cannot be read.
        WorkbookError: it does not hold ``data``.
    """
    if path.stat().st_size != len(data) or path.read_bytes() != data:
        raise WorkbookError(
            f"{path}: yang terbaca kembali tidak sama dengan yang ditulis. Jangan pakai berkas itu; periksa media "
            "penyimpanannya, lalu ulangi ke folder lain."
        )


def keep_copy(path: Path, copy: Path) -> None:
    """Copy ``path`` to ``copy``, which is replaced as a whole and never read-only.

    Raises:
        WorkbookError: ``path`` cannot be read or ``copy`` not be written.
    """
    try:
        data = path.read_bytes()
        new = not copy.exists()
    except OSError as error:
        raise WorkbookError(f"{path}: salinannya tidak dapat dibuat ({sebab(error)}).") from error
    write_file(copy, data, writable=True)
    if new:  # no more readers than the original has
        with contextlib.suppress(OSError):
            copy.chmod(stat.S_IMODE(path.stat().st_mode) | _OWNER_WRITES)


def refuse_unwritable(path: Path) -> None:
    """Refuse a file whose owner made it read-only, and a folder of that name.

    Raises:
        WorkbookError: ``path`` is there and is not to be written.
    """
    if path.is_dir():
        raise WorkbookError(f"{path}: itu folder, bukan buku kerja. Pilih nama lain.")
    # Asked of the mode, not of the system: an administrator may write anything, and a rename asks nobody.
    if path.exists() and not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise WorkbookError(
            f"{path}: hanya-baca; buku tidak diubah. Hilangkan tanda hanya-baca (read-only) pada sifat berkas itu, "
            f"atau tulis ke nama lain dengan -o BUKU{path.suffix}."
        )


def copy_missing(source: Path, folder: Path) -> list[Path]:
    """Copy the files of ``source`` that ``folder`` lacks.

    Returns:
        the files of ``folder`` that were left as they are because they differ.

    Raises:
        WorkbookError: ``folder`` cannot be written.
    """
    kept = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file in sorted(f for f in source.iterdir() if f.is_file()):
            target = folder / file.name
            if not target.exists():
                write_file(target, file.read_bytes())
            elif target.read_bytes() != file.read_bytes():
                kept.append(target)
    except OSError as error:
        raise WorkbookError(f"{folder}: tidak dapat ditulisi ({sebab(error)}).") from error
    return kept


def mode_of(path: Path) -> int | None:
    """The permissions of ``path``; None for a new file, which takes those that the system gives."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return None


def _write_whole(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sweep(place: Path) -> None:
    """Remove what runs that were killed while they wrote ``place`` left beside it.

    Raises:
        OSError: the folder cannot be read.
    """
    ours = re.compile(rf"\.{re.escape(place.name)}\.(\d+)\.tmp")
    for file in place.parent.iterdir():
        found = ours.fullmatch(file.name)
        if found is None:
            continue
        with contextlib.suppress(OSError):  # already gone, or another user's
            old = time.time() - file.stat().st_mtime > STALE
            if old or int(found[1]) == os.getpid() or not is_running(int(found[1])):
                file.unlink()
