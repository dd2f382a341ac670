"""Values as cells hold them: moments as days since 1899-12-30, errors as the numbers that Excel gives them.

Also the two steps that xlwings leaves to an engine: a Python value made ready for a cell, a cell's value for Python.
pandas and numpy are looked at only where the program has them loaded.
"""

import datetime as dt
import math
import sys
from collections.abc import Callable, Iterable
from types import ModuleType
from typing import TypeAlias

Value: TypeAlias = object
"""A cell's value in Python: str, float, bool, datetime, None, or an error's number."""

_EPOCH = dt.datetime(1899, 12, 30)
_DAY = 86_400

_ERROR_NAMES = {
    -2146826281: "#DIV/0!",
    -2146826246: "#N/A",
    -2146826259: "#NAME?",
    -2146826288: "#NULL!",
    -2146826252: "#NUM!",
    -2146826265: "#REF!",
    -2146826273: "#VALUE!",
}
_ERROR_NUMBERS = {name: number for number, name in _ERROR_NAMES.items()}
# LibreOffice's own numbers (com.sun.star.sheet and its help, "Error Codes in LibreOffice Calc").
_OFFICE_ERRORS = {
    502: "#NUM!",
    503: "#NUM!",
    519: "#VALUE!",
    521: "#NULL!",
    524: "#REF!",
    525: "#NAME?",
    532: "#DIV/0!",
    32767: "#N/A",
}


def error_number(code: int, *, intersection: bool) -> int:
    """Excel's number for LibreOffice's error.

    Args:
        code: LibreOffice's number of the error.
        intersection: whether the formula takes what ranges have in common; where they have nothing LibreOffice says
            #REF!, Excel #NULL!.
    """
    name = _OFFICE_ERRORS.get(code, "#VALUE!")
    return _ERROR_NUMBERS["#NULL!" if intersection and name == "#REF!" else name]


def to_serial(moment: dt.date) -> float:
    """Days since 1899-12-30; a time zone is dropped, as Excel has none."""
    if not isinstance(moment, dt.datetime):
        moment = dt.datetime(moment.year, moment.month, moment.day)
    return (moment.replace(tzinfo=None) - _EPOCH) / dt.timedelta(days=1)


def from_serial(days: float) -> dt.datetime:
    """The moment so many days after 1899-12-30, to the millisecond (a double holds no more)."""
    whole = math.floor(days)
    return _EPOCH + dt.timedelta(days=whole, milliseconds=round((days - whole) * _DAY * 1000))


def time_to_serial(time: dt.time) -> float:
    """A time of day as a part of the day."""
    return (time.hour * 3600 + time.minute * 60 + time.second + time.microsecond / 1e6) / _DAY


def _plain(value: Value) -> Value:
    """A value of pandas or numpy as Python's own; None where it is a missing one."""
    pandas, numpy = _loaded("pandas"), _loaded("numpy")
    if pandas and pandas.isna(value):
        return None
    if pandas and isinstance(value, pandas.Timestamp):
        return value.to_pydatetime(warn=False)
    if numpy and isinstance(value, numpy.datetime64):
        return value.astype("datetime64[us]").item()
    if numpy and isinstance(value, numpy.generic):
        plain = value.item()
        return None if isinstance(plain, float) and math.isnan(plain) else plain
    return value


def _loaded(name: str) -> ModuleType | None:
    # None may stand there for a module that the program keeps out.
    return sys.modules.get(name)


def for_cell(value: Value, _options: object) -> Value:
    """A Python value as ``Range.raw_value`` takes it; missing ones of pandas and NaN are empty cells."""
    if value is None:
        return ""
    if isinstance(value, float):
        return "" if math.isnan(value) else value
    if isinstance(value, (str, bool, int)):
        return value
    plain = _plain(value)
    return "" if plain is None else plain


def for_python(
    data: Iterable[Iterable[Value]],
    moment: Callable[..., Value],
    empty: Value,
    number: Callable[[float], Value] | None,
    err_to_str: bool,
) -> list[list[Value]]:
    """What was read, as it was asked for: xlwings' options ``dates``, ``empty``, ``numbers``, ``err_to_str``."""

    def clean(value: Value) -> Value:
        if value is None or value == "":
            return empty
        if isinstance(value, (str, bool)):
            return value
        if isinstance(value, float):
            return value if number is None else number(value)
        if isinstance(value, dt.datetime):
            return _built(value, moment)
        if isinstance(value, int) and value in _ERROR_NAMES:
            return _ERROR_NAMES[value] if err_to_str else None
        return value

    return [[clean(value) for value in row] for row in data]


def _built(value: dt.datetime, moment: Callable[..., Value]) -> Value:
    if moment is dt.datetime:
        return value
    return moment(
        year=value.year,
        month=value.month,
        day=value.day,
        hour=value.hour,
        minute=value.minute,
        second=value.second,
        microsecond=value.microsecond,
        tzinfo=None,
    )
