"""Where a value came from: file, sheet, cell.

The workbook keeps it as one text per row (column "Sumber"), so that it survives saving, sorting and copying:

    dpa-2026.xlsx › Rincian › nama=B12, pagu=J12 | tupoksi.txt › teks › penanggung_jawab=A40

A file or sheet name may hold any character; the separators in it are escaped with a backslash.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

_ARROW, _BAR = " › ", " | "
_SPECIAL = re.compile(r"([\\›|=,])")
_UNESCAPE = re.compile(r"\\(.)")
_SPLIT = {mark: re.compile(rf"(?<!\\)((?:\\\\)*){re.escape(mark)}") for mark in (" › ", " | ", ", ", "=")}


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """One cell of one sheet of one file; ``file`` is empty when the value stands in the workbook itself."""

    file: str
    sheet: str
    cell: str

    def __str__(self) -> str:
        place = f"{self.sheet}!{self.cell}" if self.sheet else self.cell
        return f"{self.file}{_ARROW}{place}" if self.file else place


@dataclass(frozen=True, slots=True)
class Provenance:
    """The sources of a row's fields, kept as the text that the workbook stores and parsed when asked for."""

    text: str = ""

    @classmethod
    def of(cls, sources: Mapping[str, Source]) -> "Provenance":
        """Return the provenance that gives each field its source."""
        places: dict[tuple[str, str], list[str]] = {}
        for field, source in sorted(sources.items(), key=lambda item: (item[1].file, item[1].sheet, item[0])):
            entry = f"{_escape(field)}={_escape(source.cell)}"
            places.setdefault((source.file, source.sheet), []).append(entry)
        return cls(_BAR.join(_ARROW.join((_escape(f), _escape(s), ", ".join(e))) for (f, s), e in places.items()))

    @classmethod
    def at(cls, fields: Iterable[str], source: Source) -> "Provenance":
        """Return the provenance of a row whose ``fields`` all stand in one cell."""
        return cls.of(dict.fromkeys(fields, source))

    @property
    def sources(self) -> dict[str, Source]:
        """Each field with its source.  Text that is not ours (typed by hand) gives no source."""
        found: dict[str, Source] = {}
        for block in _split(self.text, _BAR):
            parts = _split(block, _ARROW)
            if len(parts) != len(("file", "sheet", "cells")):
                continue
            for entry in _split(parts[2], ", "):
                pair = _split(entry, "=")
                if len(pair) == len(("field", "cell")):
                    found[_plain(pair[0])] = Source(_plain(parts[0]), _plain(parts[1]), _plain(pair[1]))
        return found

    def source(self, field: str) -> Source | None:
        """Where ``field`` came from, or None when nobody said."""
        return self.sources.get(field)

    def with_sources(self, sources: Mapping[str, Source]) -> "Provenance":
        """Return a copy in which ``sources`` replace what was known of their fields."""
        return Provenance.of({**self.sources, **sources}) if sources else self

    def without(self, fields: Collection[str]) -> "Provenance":
        """Return a copy that says nothing of ``fields``: their values no longer come from there."""
        known = self.sources
        left = {name: source for name, source in known.items() if name not in fields}
        return self if len(left) == len(known) else Provenance.of(left)

    def __bool__(self) -> bool:
        return bool(self.text)


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _plain(text: str) -> str:
    return _UNESCAPE.sub(r"\1", text)


def _split(text: str, mark: str) -> list[str]:
    """Split at every ``mark`` that no backslash escapes."""
    return _SPLIT[mark].sub(lambda found: found[1] + "\0", text).split("\0")
