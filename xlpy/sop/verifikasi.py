"""All that can be said about a log at once: its chain, its mirror, a code from paper, where it comes from."""

from collections.abc import Mapping

from xlpy.sop.banding import check_code, check_origin
from xlpy.sop.cermin import Cermin, compare_mirror
from xlpy.sop.rantai import Kerusakan, Log, check


def verify(
    log: Log, mirror: Cermin | None, kode: str = "", origin: Mapping[str, str] | None = None
) -> list[Kerusakan]:
    """What is not as it was written; nothing for a log that is.

    Args:
        log: the lines of the sheet Log.
        mirror: its mirror as read; None when there is no such file.
        kode: a code from paper; empty when there is none.
        origin: the document and the procedure that the log should have begun for.

    Raises:
        InputError: ``kode`` cannot be read as a code.
    """
    broken = check(log)
    found = [broken, compare_mirror(log, mirror, origin), check_code(log, kode) if kode.strip() else None]
    if broken is None and origin:  # the first line of a broken chain may be anything
        found.append(check_origin(log, origin))
    return [fault for fault in found if fault is not None]
