"""What changed between two versions, taken from CHANGELOG.md (in the form of keepachangelog.com)."""

from __future__ import annotations

import re

_HEAD = re.compile(r"^## \[?(\d+(?:\.\d+)*)\]?", re.MULTILINE)


def di_antara(teks: str, lama: str, baru: str) -> list[str]:
    """The lines of all versions after ``lama`` up to ``baru``, the newest first; without empty ones.

    Args:
        teks: the whole file.
        lama: the version that was there; "" where there was none.
        baru: the version that is there now.
    """
    if not lama:
        return []
    heads = list(_HEAD.finditer(teks))
    ends = [*(head.start() for head in heads[1:]), len(teks)]
    lines: list[str] = []
    for head, end in zip(heads, ends):  # noqa: B905 - Python 3.8 knows no strict; both are as long
        if nomor(lama) < nomor(head[1]) <= nomor(baru):
            lines += [line.rstrip() for line in teks[head.start() : end].splitlines() if line.strip()]
    return [line for line in lines if not line.startswith("[")]  # links to the comparisons


def nomor(versi: str) -> tuple[int, ...]:
    """A version as something that can be compared."""
    return tuple(int(part) for part in re.findall(r"\d+", versi))
