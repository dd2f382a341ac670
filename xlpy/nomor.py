"""The next number of a letter or of the buku agenda, proposed from those that were given so far."""

import re
from collections.abc import Iterator
from pathlib import Path

from xlpy.book.document import Document
from xlpy.book.schema import DISTRIBUSI, PENGATURAN, SURAT
from xlpy.errors import InputError
from xlpy.forms import templat
from xlpy.prosedur_keadaan import log_of
from xlpy.sop.catatan import Catatan
from xlpy.sop.steps import Langkah

_LETTERS = ("nomor_dokumen", "nomor_pengantar")
_AGENDA = "nomor_agenda"
_NAMES = {name.key: name.name for name in (*SURAT.names, *PENGATURAN.names)}
_ORDER = "urut"


def proposals(document: Document, folder: Path, step: Langkah) -> tuple[str, ...]:
    """A sentence for each number that a step asks for and that nobody typed yet.

    Args:
        document: the workbook.
        folder: where it lies, with the office's pattern of numbers.
        step: the step.

    Raises:
        InputError: the office's ``kertas.toml`` cannot be understood.
    """
    asked = [field for field in step.mencatat if field.kunci in {*_LETTERS, _AGENDA}]
    return tuple(
        f"{field.nama} berikutnya menurut agenda: {number}"
        for field in asked
        if _NAMES[field.kunci] not in document.isian and (number := _next(document, folder, field.kunci))
    )


def _next(document: Document, folder: Path, key: str) -> str:
    if key == _AGENDA:
        given = [text for text in _recorded(document, (key,)) if text.isascii() and text.isdigit()]
        width = max(map(len, given), default=3)
        return str(max(map(int, given), default=0) + 1).zfill(width)
    parts = {
        "klasifikasi": str(document.isian.get(_NAMES["klasifikasi"], "")),
        "kode": str(document.isian.get(_NAMES["kode_surat"], "")),
        "tahun": str(document.pengaturan.tahun),
    }
    if not all(parts.values()):  # half a number helps nobody
        return ""
    pattern = templat.of_office(folder).nomor
    return pattern.format(**parts, urut=_last(document, pattern, parts) + 1)


def _last(document: Document, pattern: str, parts: dict[str, str]) -> int:
    """The highest number among those given of this pattern; 0 where there is none."""
    shape = re.escape(pattern)
    for name, text in parts.items():
        shape = shape.replace(re.escape(f"{{{name}}}"), re.escape(text))
    known = re.compile(shape.replace(re.escape(f"{{{_ORDER}}}"), r"0*(\d{1,9})"))
    found = (known.fullmatch(text.strip()) for text in _given(document))
    return max((int(match[1]) for match in found if match), default=0)


def _given(document: Document) -> Iterator[str]:
    """Every number of a letter that the workbook knows."""
    yield from _recorded(document, _LETTERS)
    for key in _LETTERS:
        yield str(document.isian.get(_NAMES[key], ""))
    for row in document.tabel.get(DISTRIBUSI.table.name, ()):
        yield str(row.get("nomor_surat", ""))


def _recorded(document: Document, keys: tuple[str, ...]) -> Iterator[str]:
    """What the log holds under these keys, also of steps that were done again."""
    for line in log_of(document):
        data = _data(line)
        yield from (text for key in keys if isinstance(text := data.get(key), str))


def _data(line: Catatan) -> dict[str, object]:
    try:
        return dict(line.read().data)
    except InputError:  # a damaged line is told elsewhere
        return {}
