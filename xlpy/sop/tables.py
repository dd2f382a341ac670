"""A TOML file as tables that know their lines: every complaint says which line to mend.

``tomllib`` keeps no positions, so the lines of headers and keys are found by a look at the text.  A table is read
by taking its keys; what nobody took is an unknown key.
"""

import difflib
import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NoReturn, TypeVar

from xlpy.errors import InputError, tempat_toml

T = TypeVar("T")

_HEADER = re.compile(r"\s*\[{1,2}\s*([\w.-]+)\s*\]{1,2}\s*(?:#.*)?")
_KEY = re.compile(r"\s*([\w-]+)\s*=")


class Lines:
    """Where headers and keys stand in a TOML text."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()
        self._places: dict[tuple[str, int, str], int] = {}
        counts: dict[str, int] = {}
        section, index = "", 0
        for number, line in enumerate(self._lines, start=1):
            if header := _HEADER.fullmatch(line):
                section = header[1]
                index = counts.get(section, 0)
                counts[section] = index + 1
                self._places[section, index, ""] = number
            elif key := _KEY.match(line):
                self._places.setdefault((section, index, key[1]), number)

    def has(self, section: str) -> bool:
        """Whether ``section`` has a header of its own."""
        return (section, 0, "") in self._places

    def find(self, section: str, index: int, key: str = "", value: str = "") -> int:
        """The line of ``key``, or of ``value`` in a list that begins there; the header's when ``key`` is absent."""
        start = self._places.get((section, index, key)) or self._places.get((section, index, "")) or 1
        below = range(start, len(self._lines) + 1)
        return next((n for n in below if value in self._lines[n - 1]), start)


Locate = Callable[[str, str], int]
"""The line of a key, or of a value in its list."""


class Tabel:
    """One table of the file, read key by key."""

    def __init__(self, values: Mapping[str, Any], name: str, section: str, locate: Locate) -> None:
        self._left = dict(values)
        self._known: list[str] = []
        self._name, self._section, self._locate = name, section, locate

    def fail(self, message: str, key: str = "", value: str = "") -> NoReturn:
        """Refuse the file with the line of ``key`` (or of ``value`` in its list)."""
        raise InputError(f"{self._name} baris {self._locate(key, value)}: {message}")

    def keys(self) -> tuple[str, ...]:
        """The keys that nobody took yet, in the order of the file."""
        return tuple(self._left)

    def take_text(self, key: str, default: str | None = None) -> str:
        """A text; without ``default`` it must be there and not be empty."""
        value = self._take(key, str, "teks dalam tanda kutip", default)
        if default is None and not value.strip():
            self.fail(f'"{key}" kosong. Isi nilainya.', key)
        return value.strip()

    def take_texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """A list of texts."""
        values = self._take(key, list, "daftar dalam kurung siku", None if default is None else list(default))
        for value in values:
            if not isinstance(value, str):
                self.fail(f'isi "{key}" harus teks dalam tanda kutip, bukan {value!r}.', key, str(value))
        return tuple(values)

    def take_number(self, key: str, default: int | None = None) -> int:
        """A whole number."""
        return self._take(key, int, "bilangan bulat", default)

    def take_numbers(self, key: str, default: tuple[int, ...]) -> tuple[int, ...]:
        """A list of whole numbers."""
        values = self._take(key, list, "daftar dalam kurung siku", None if default is None else list(default))
        for value in values:
            if type(value) is not int:
                self.fail(f'isi "{key}" harus bilangan bulat, bukan {value!r}.', key, str(value))
        return tuple(values)

    def take_flag(self, key: str, *, default: bool) -> bool:
        """True or false."""
        return self._take(key, bool, "true atau false", default)

    def take_date(self, key: str) -> date:
        """A day."""
        return self._take(key, date, "tanggal TTTT-BB-HH tanpa tanda kutip", None)

    def take_tables(self, key: str) -> list["Tabel"]:
        """A list of inline tables, each placed at its own line; empty when it is not there."""
        values = self._take(key, list, "daftar dalam kurung siku", [])
        for value in values:
            if not isinstance(value, dict):
                self.fail(f'isi "{key}" harus berbentuk {{ … }}, bukan {value!r}.', key, str(value))
        return [self._inner(key, value) for value in values]

    def _inner(self, key: str, values: Mapping[str, Any]) -> "Tabel":
        mark = next((f'"{v}"' for v in values.values() if isinstance(v, str)), "")
        return Tabel(values, self._name, self._section, lambda _key, _value: self._locate(key, mark))

    def close(self) -> None:
        """Refuse a key that nobody took: a slip of the pen would otherwise be passed over in silence."""
        for key in self._left:
            near = difflib.get_close_matches(key, self._known, n=1)
            hint = f'Maksud Anda "{near[0]}"?' if near else f"Yang dikenal: {', '.join(self._known)}."
            self.fail(f'kunci "{key}" tidak dikenal. {hint}', key)

    def _take(self, key: str, kind: type[T], wanted: str, default: T | None) -> T:
        self._known.append(key)
        if key not in self._left:
            if default is None:
                self.fail(f'"{key}" belum diisi. Tambahkan baris {key} = … di bawah [{self._section}].')
            return default
        value = self._left.pop(key)
        # The very type: True is no number, and a day with a clock time is no day.
        if type(value) is not kind:
            self.fail(f'"{key}" harus {wanted}.', key)
        return value


class Berkas:
    """A TOML file: its tables by name."""

    def __init__(self, text: str, name: str) -> None:
        """Parse ``text``.

        Raises:
            InputError: it is no TOML; names the line.
        """
        self.name = name
        self._lines = Lines(text)
        try:
            self._values = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            advice = "Periksa tanda kutip, kurung siku dan tanda sama dengan."
            raise InputError(f"{name} {tempat_toml(error)}: penulisannya bukan TOML yang benar. {advice}") from error

    def table(self, section: str, *, optional: bool = False) -> Tabel:
        """The one table ``[section]``; an empty one where it is not there, if it is ``optional``."""
        values = self._values.pop(section, {} if optional else None)
        if not isinstance(values, dict):
            raise InputError(f"{self.name} baris 1: bagian [{section}] tidak ada. Tambahkan.")
        return self._tabel(section, 0, values)

    def tables(self, section: str, *, optional: bool = False) -> list[Tabel]:
        """Every ``[[section]]``; at least one, unless it is ``optional``."""
        values = self._values.pop(section, None)
        if values is None and optional:
            return []
        if not isinstance(values, list) or not all(isinstance(v, dict) for v in values) or not values:
            raise InputError(f"{self.name} baris 1: bagian [[{section}]] tidak ada. Tambahkan paling sedikit satu.")
        return [self._tabel(section, index, value) for index, value in enumerate(values)]

    def close(self) -> None:
        """Refuse a section that nobody took."""
        for section in self._values:
            line = self._lines.find(section, 0) if self._lines.has(section) else self._lines.find("", 0, section)
            raise InputError(
                f'{self.name} baris {line}: bagian "{section}" tidak dikenal. Hapus atau betulkan namanya.'
            )

    def _tabel(self, section: str, index: int, values: Mapping[str, Any]) -> Tabel:
        return Tabel(values, self.name, section, lambda key, value: self._lines.find(section, index, key, value))
