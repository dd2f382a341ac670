"""Formulas as text: from Excel's way of writing to the one of LibreOffice's programming interface, and back.

That one separates arguments by ``;``, rows of a constant array by ``|``, and writes ``$Sheet.A1``.  What these rules
do not cover (other files, spills, references over several sheets) gives None: then LibreOffice's own parser is asked.
"""

import re
from collections.abc import Callable, Iterator

from xlpy.engines.libreoffice.addresses import MAX_COLUMNS, MAX_ROWS, column_name, column_number

_TEXT = re.compile(r'"(?:[^"]|"")*"')
_EXCEL_QUOTED_SHEET = re.compile(r"('(?:[^']|'')+'!)")
_EXCEL_SHEET = re.compile(r"([^\W\d][\w.]*)!")
_OFFICE_QUOTED_SHEET = re.compile(r"(\$?'(?:[^']|'')+'\.)")
_OFFICE_SHEET = re.compile(r"\$?([^\W\d]\w*)\.(?=\$?[A-Z]{1,3}\$?\d|\$?[A-Z]{1,3}:|\$?\d+:)")
_NEEDS_PARSER = re.compile(
    r"\[[^\[\]]*\.(?:xls|ods)"  # another file
    r"|\d#"  # a spill
    r"|:'|[^\W\d]\w*:[^\W\d]\w*!",  # several sheets
    re.IGNORECASE,
)
_OTHER_FILE = re.compile(r"\[[^\[\]]*\.(?:xls|ods)|'file:", re.IGNORECASE)
# What two ranges have in common: Excel's sign is a blank, LibreOffice's an exclamation mark.
_EXCEL_INTERSECTION = re.compile(r"(?<=\d) +(?=\$?[A-Z]{1,3}\$?\d)")
_OFFICE_INTERSECTION = re.compile(r"(?<=\d)!(?=\$?[A-Z]{1,3}\$?\d)")
_THIS_ROW = re.compile(r"\[@\[?([^\[\]]+)\]?\]")
_PREFIX = re.compile(r"_xlfn\.(?:_xlws\.)?")
_EXCEL_BOOLEAN = re.compile(r"\b(TRUE|FALSE)\b(?!\s*[(.!])", re.IGNORECASE)
_OFFICE_BOOLEAN = re.compile(r"\b(TRUE|FALSE)\(\)")
_ADDIN = re.compile(r"COM\.SUN\.STAR\.SHEET\.ADDIN\.\w+\.GET(\w+)\(")
_UNKNOWN_FUNCTION = re.compile(r"(?<![\w.\"'])([a-z_][a-z0-9_.]*)\(")
_REFERENCE = re.compile(r"(?<![\w.$])(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\w(])")
_QUOTED = re.compile(r"('(?:[^']|'')+')")


def to_office(formula: str) -> str | None:
    """Excel's formula in LibreOffice's words; None where its parser has to read it."""
    if any(_NEEDS_PARSER.search(part) for is_text, part in _parts(formula) if not is_text):
        return None
    separators = _Separators({",": ";"}, {";": "|"})

    def change(part: str) -> str:
        pieces = []
        for piece in _EXCEL_QUOTED_SHEET.split(part):
            if piece.startswith("'"):
                pieces.append(f"${piece[:-1]}.")
                continue
            plain = separators.change(_THIS_ROW.sub(r"[[#This Row],[\1]]", piece))
            plain = _PREFIX.sub("", _EXCEL_SHEET.sub(r"$\1.", plain))
            pieces.append(_EXCEL_BOOLEAN.sub(r"\1()", _EXCEL_INTERSECTION.sub("!", plain)))
        return "".join(pieces)

    return _outside_texts(formula, change)


def to_excel(formula: str) -> str | None:
    """LibreOffice's formula in Excel's words; None where its parser has to write it."""
    if any(_OTHER_FILE.search(part) for is_text, part in _parts(formula) if not is_text):
        return None
    separators = _Separators({";": ","}, {"|": ";", ";": ","})

    def change(part: str) -> str:
        pieces = []
        for piece in _OFFICE_QUOTED_SHEET.split(part):
            if _OFFICE_QUOTED_SHEET.fullmatch(piece):
                pieces.append(piece.lstrip("$")[:-1] + "!")
                continue
            plain = _OFFICE_INTERSECTION.sub(" ", separators.change(piece))
            plain = _OFFICE_SHEET.sub(r"\1!", plain)
            plain = _ADDIN.sub(r"\1(", _OFFICE_BOOLEAN.sub(r"\1", plain))
            # LibreOffice writes functions that it does not know in small letters.
            pieces.append(_UNKNOWN_FUNCTION.sub(lambda found: found[0].upper(), plain))
        return "".join(pieces)

    return _outside_texts(formula, change)


def without_prefixes(formula: str) -> str:
    """The formula without the marks (``_xlfn.``) that files put before newer functions."""
    return _PREFIX.sub("", formula)


def shifted(formula: str, rows: int, columns: int) -> str:
    """A formula's relative references moved as copying it over so many rows and columns would."""
    if not rows and not columns:
        return formula

    def moved(found: re.Match[str]) -> str:
        column = column_number(found[2]) + (0 if found[1] else columns)
        row = int(found[4]) + (0 if found[3] else rows)
        if not (0 < column <= MAX_COLUMNS and 0 < row <= MAX_ROWS):
            return "#REF!"
        return f"{found[1]}{column_name(column)}{found[3]}{row}"

    def change(part: str) -> str:
        return "".join(
            piece if piece.startswith("'") else _REFERENCE.sub(moved, piece) for piece in _QUOTED.split(part)
        )

    return _outside_texts(formula, change)


def has_intersection(formula: str) -> bool:
    """Whether LibreOffice's formula takes the cells that ranges have in common."""
    return any(_OFFICE_INTERSECTION.search(part) for is_text, part in _parts(formula) if not is_text)


class _Separators:
    """Separators changed, other ones inside constant arrays; the depth of braces outlives the texts between them."""

    def __init__(self, outside: dict[str, str], inside: dict[str, str]) -> None:
        self._outside, self._inside = outside, outside | inside
        self._depth = 0

    def change(self, part: str) -> str:
        done = []
        for letter in part:
            self._depth += (letter == "{") - (letter == "}")
            done.append((self._inside if self._depth else self._outside).get(letter, letter))
        return "".join(done)


def _parts(formula: str) -> Iterator[tuple[bool, str]]:
    """The formula cut into texts in quotes (True) and what stands between them (False)."""
    position = 0
    for found in _TEXT.finditer(formula):
        yield False, formula[position : found.start()]
        yield True, found.group()
        position = found.end()
    yield False, formula[position:]


def _outside_texts(formula: str, change: Callable[[str], str]) -> str:
    return "".join(part if is_text else change(part) for is_text, part in _parts(formula))
