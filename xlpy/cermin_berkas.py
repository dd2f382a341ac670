"""The mirror of the log as a file beside the workbook.

It is written first, then the workbook: after a crash it is one line ahead, which is an interrupted write and no
damage.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from xlpy.book import files
from xlpy.errors import InputError, WorkbookError, sebab
from xlpy.sop.catatan import Catatan
from xlpy.sop.cermin import Cermin, compare_mirror, mirror_line, read_mirror
from xlpy.sop.rantai import Jenis, Log

_AGAIN = "Cermin log tidak ada di samping buku kerja; dibuat lagi dari log. Simpan bersama buku kerjanya."
_GOES_ON = "Penulisan sebelumnya terputus; cermin log disambung lagi dari log buku kerja."


def beside(workbook: Path) -> Path:
    """Where the mirror of a workbook lies."""
    place = files.real(workbook)
    return place.with_name(f"{place.name}.log.jsonl")


def read(workbook: Path) -> Cermin | None:
    """The mirror of a workbook; None when there is none.

    Raises:
        WorkbookError: it is there and cannot be read.
    """
    content = _content(beside(workbook))
    return None if content is None else read_mirror(content)


def is_gone(workbook: Path, log: Log) -> bool:
    """Whether a log that has lines has no mirror any more."""
    return bool(log) and not beside(workbook).exists()


def refuse_foreign(source: Path, target: Path) -> None:
    """Refuse to give a copy of a workbook a place beside which the mirror of another log lies.

    Raises:
        InputError: there is such a mirror; it must not be overwritten.
        WorkbookError: a mirror cannot be read.
    """
    ours, there = _content(beside(source)), _content(beside(target))
    if there and not (ours or b"").startswith(there):
        raise InputError(
            f"{beside(target)}: cermin log buku kerja lain ada di sana dan tidak ditimpa. Pilih nama lain, atau "
            "pindahkan cermin itu bersama buku kerjanya."
        )


def copy_beside(source: Path, target: Path) -> None:
    """Put the mirror of a workbook beside its copy; nothing where it has none.

    Raises:
        InputError: the mirror of another log lies there.
        WorkbookError: a mirror cannot be read or written.
    """
    refuse_foreign(source, target)
    content = _content(beside(source))
    if content is not None:
        files.write_file(beside(target), content)


@contextmanager
def written(workbook: Path, log: Log, line: Catatan, origin: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Write ``line`` into the mirror; within the block the workbook is written, which until now holds ``log``.

    Where the workbook could not be written, the mirror is put back.

    Args:
        workbook: the workbook.
        log: its log as it stands.
        line: the new line.
        origin: the document and the procedure that the log should begin for, as far as the workbook knew them.

    Yields:
        what the user should know.

    Raises:
        InputError: mirror and log differ.
        WorkbookError: the mirror cannot be read or written.
    """
    path = beside(workbook)
    before = _content(path)
    fault = compare_mirror(log, None if before is None else read_mirror(before), origin)
    notes: tuple[str, ...] = ()
    if fault is not None:
        if fault.jenis is not Jenis.CERMIN_TIDAK_ADA and not fault.wajar:
            raise InputError(f"{fault.pesan} Langkah tidak dicatat; jalankan: rencana-kinerja verifikasi {workbook}")
        notes = (_GOES_ON if fault.wajar else _AGAIN,)
    if fault is None and (before is None or before.endswith(b"\n") or not before):
        _append(path, mirror_line(line).encode())
    else:
        files.write_file(path, "".join(map(mirror_line, (*log, line))).encode())
    book = _content(files.real(workbook))
    try:
        yield notes
    except (InputError, WorkbookError):
        with suppress(OSError, WorkbookError):
            if _content(files.real(workbook)) == book:
                _put_back(path, before)
        raise


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise WorkbookError(f"{path}: tidak dapat dibaca ({sebab(problem)}).") from problem


def _append(path: Path, data: bytes) -> None:
    try:
        with path.open("ab") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as problem:
        raise WorkbookError(
            f"{path}: cermin log tidak dapat ditulisi ({sebab(problem)}); langkah tidak dicatat."
        ) from problem


def _put_back(path: Path, before: bytes | None) -> None:
    if before is None:
        path.unlink()
    else:
        files.write_file(path, before)
