"""Number formats of one document: Excel's codes and LibreOffice's keys."""

import re
from typing import NamedTuple

from xlpy.engines.libreoffice.bridge import Uno, struct, uno_error

# com.sun.star.util.NumberFormat
_USER = 1
_DATE, _TIME, _TEXT, _LOGICAL = 2, 4, 256, 1024

GENERAL = 0  # the key of the standard format in every document
_NOT_LETTERS_OF_DATES = re.compile(r'("[^"]*"|\[\$[^\]]*\]|AM/PM|\\.)|([A-Z]+)')


class Format(NamedTuple):
    """A number format: what sort it is, and its code as Excel writes it."""

    type: int
    code: str

    @property
    def is_date(self) -> bool:
        """Whether a number under it is a day (or a day with its time)."""
        return bool(self.type & _DATE) and not self.is_text

    @property
    def is_text(self) -> bool:
        """Whether what is typed under it stays text."""
        return bool(self.type & _TEXT)

    @property
    def is_boolean(self) -> bool:
        """Whether a number under it is true or false."""
        return bool(self.type & _LOGICAL)

    @property
    def is_plain(self) -> bool:
        """Whether a number under it is just a number."""
        return not (self.is_date or self.is_text or self.is_boolean)


class NumberFormats:
    """Looks formats up once per key and per code."""

    def __init__(self, document: Uno) -> None:
        self._formats = document.NumberFormats
        self._by_key: dict[int, Format] = {}
        self._by_code: dict[str, int] = {"General": GENERAL}
        self._english = struct("com.sun.star.lang.Locale", Language="en", Country="US")

    def format(self, key: int) -> Format:
        """What a key stands for."""
        if key not in self._by_key:
            self._by_key[key] = self._read(key)
        return self._by_key[key]

    def key(self, code: str) -> int:
        """The key for Excel's code, added to the document where it has none.

        Raises:
            ValueError: it is no code.
        """
        if code not in self._by_code:
            # Codes are English; stored under the document's own locale they carry no mark of a country in files.
            own = struct("com.sun.star.lang.Locale")
            try:
                key = self._formats.addNewConverted(code, self._english, own)
            except uno_error() as error:
                raise ValueError(f"Kode format bilangan {code!r} tidak sah.") from error
            self._by_code[code] = key
            if not code.isupper():  # as it was given, not as LibreOffice would write it
                self._by_key[key] = Format(self._formats.getByKey(key).Type & ~_USER, code)
        return self._by_code[code]

    def boolean_key(self) -> int:
        """The key of the format under which 1 is TRUE."""
        key: int = self._formats.getStandardFormat(_LOGICAL, self._english)
        return key

    def _read(self, key: int) -> Format:
        found = self._formats.getByKey(key)
        kind, code = found.Type & ~_USER, found.FormatString
        if kind & (_DATE | _TIME) and not kind & _TEXT:
            code = _NOT_LETTERS_OF_DATES.sub(lambda part: part[1] or part[2].lower(), code)
        code = {"BOOLEAN": "General", "Standard": "General"}.get(code, code).replace("[RED]", "[Red]")
        if found.Locale.Language == "id":
            code = "[$-421]" + code
        return Format(kind, code)
