"""The VBA project: what Excel refuses to load, and what virus scanners refuse to let pass."""

import re
from collections.abc import Iterator

from xlpy.build.periksa.book import Book
from xlpy.build.periksa.rule import Rule
from xlpy.build.periksa.vba_text import VbaText, read_vba

_MODULE_NAME = re.compile(r"[A-Za-z]\w{0,30}", re.ASCII)
_LINE = 1023
_CONTINUATIONS = 24
_CONTINUED = re.compile(r"[ \t]_$")
_EVENT = re.compile(
    r"\b(?:Sub|Function)\s+((?:Workbook|Worksheet|Auto|Document)_\w+|Auto(?:Open|Close|Exec)\w*)", re.IGNORECASE
)


def _readable(book: Book) -> Iterator[tuple[str, str]]:
    if not book.vba_part:
        yield book.workbook_part, "tidak punya proyek VBA"
        return
    try:
        read_vba(book.read(book.vba_part))
    except ValueError as reason:
        yield book.vba_part, str(reason)


def _texts(book: Book) -> Iterator[tuple[str, str]]:
    for module, text in _modules(book):
        if not text.isascii():
            yield module, "memuat huruf di luar ASCII"
        if re.search(r"(?<!\r)\n|\r(?!\n)", text):
            yield module, "barisnya tidak diakhiri CR LF"
        continued = 0
        for number, line in enumerate(text.split("\r\n"), 1):
            if len(line) > _LINE:
                yield f"{module} baris {number}", f"lebih dari {_LINE} huruf"
            continued = continued + 1 if _CONTINUED.search(line) else 0
            if continued == _CONTINUATIONS + 1:
                yield f"{module} baris {number}", f"disambung lebih dari {_CONTINUATIONS} kali"


def _module_names(book: Book) -> Iterator[tuple[str, str]]:
    for module, _ in _modules(book):
        if not _MODULE_NAME.fullmatch(module):
            yield module, "bukan nama modul yang sah"


def _code_names(book: Book) -> Iterator[tuple[str, str]]:
    if book.vba is None:
        return
    wanted = [book.code_name, *(sheet.code_name for sheet in book.sheets)]
    if sorted(wanted) != sorted(book.vba.documents):
        yield (
            book.vba_part,
            f"modul dokumennya {sorted(book.vba.documents)}, nama kode buku dan lembar {sorted(wanted)}",
        )


def _no_events(book: Book) -> Iterator[tuple[str, str]]:
    for module, text in _modules(book):
        for name in _EVENT.findall(text):
            yield module, f"{name} berjalan sendiri; pemindai virus mencurigainya"


def _modules(book: Book) -> list[tuple[str, str]]:
    vba: VbaText | None = book.vba
    return list(vba.modules.items()) if vba else []


MACROS = (
    Rule("VB-01", _readable),
    Rule("VB-02", _texts),
    Rule("VB-03", _module_names),
    Rule("VB-04", _code_names),
    Rule("VB-05", _no_events),
)
