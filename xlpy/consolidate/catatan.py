"""Notes of a run: what the user should know of it beside its results.  Pure."""

from collections.abc import Sequence

from xlpy.consolidate.sumber import Temuan

_MOST = 10
"""Names that a note lists."""


def notes(found: Temuan, being_written: Sequence[str], outside: Sequence[str]) -> list[str]:
    """What there is to say.

    Args:
        found: what lies in the folders.
        being_written: the files that count as they last were.
        outside: the units that count and do not stand on the list.
    """
    told = [f"Dilewati: {where}." for where in found.lewat]
    if being_written:
        told.append(f"Sedang ditulis, jadi dipakai keadaan terakhirnya yang utuh: {_listed(being_written)}.")
    if outside:
        told.append(f"Dihitung, tetapi tidak ada dalam daftar unit: {_listed(outside)}.")
    if found.salinan:
        told.append(f"Salinan pengaman dan salinan bertanda tangan tidak dibaca: {len(found.salinan)} berkas.")
    return told


def _listed(names: Sequence[str]) -> str:
    """Names, the first few of them, and how many more."""
    more = f", dan {len(names) - _MOST} lagi" if len(names) > _MOST else ""
    return ", ".join(names[:_MOST]) + more
