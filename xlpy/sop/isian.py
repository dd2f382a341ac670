"""What a step records: values as people and sheets give them, brought to the one form that the log keeps."""

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

from xlpy.errors import InputError
from xlpy.plan.text import split_list, tidy
from xlpy.sop.catatan import time_text
from xlpy.sop.kanonik import Nilai
from xlpy.sop.steps import Isian, JenisIsian, Langkah
from xlpy.sop.waktu_kerja import WIB

Mentah = object
"""A value as it comes: text, number, date, datetime, a list of them, or rows of them."""

_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(.*)", re.DOTALL)
_DIGITS = 30
"""No amount has more, before or after its point."""
_MOST_SHOWN = 60
_WANTED = {
    JenisIsian.TEKS: "teks",
    JenisIsian.ANGKA: "angka, misalnya 12",
    JenisIsian.TANGGAL: "tanggal, misalnya 05/01/2026",
    JenisIsian.WAKTU: "tanggal dan jam, misalnya 05/01/2026 08:00",
    JenisIsian.DAFTAR: "daftar, dipisah titik koma",
    JenisIsian.TABEL: "baris-barisnya",
}


def read_fields(step: Langkah, values: Mapping[str, Mentah]) -> dict[str, Nilai]:
    """The values of a step in canonical form, without the empty ones; a moment that names no zone is in WIB.

    Args:
        step: whose fields they are.
        values: by the field's key.

    Raises:
        InputError: a key is not recorded by the step, or a value cannot be read; says which.
    """
    fields = {field.kunci: field for field in step.mencatat}
    for key in values:
        if key not in fields:
            near = difflib.get_close_matches(key, fields, n=1)
            hint = f'Maksud Anda "{near[0]}"?' if near else f"Yang dicatat: {', '.join(fields) or 'tidak ada'}."
            raise InputError(f'langkah {step.nomor} tidak mencatat "{key}". {hint}')
    read = {key: _read(step, fields[key], value) for key, value in values.items()}
    return {key: value for key, value in read.items() if value}


def missing_fields(step: Langkah, values: Mapping[str, Nilai]) -> tuple[str, ...]:
    """The names of the fields that the step must record and that are not among ``values``."""
    return tuple(
        field.nama
        for field in step.mencatat
        if field.wajib and not values.get(field.kunci) and not (field.atau and values.get(field.atau))
    )


def read_moment(text: str) -> datetime:
    """A moment as typed: "2026-01-05 08:00", "05/01/2026 08.00", ISO 8601; one that names no zone is in WIB.

    Raises:
        InputError: it is none.
    """
    try:
        return datetime.fromisoformat(_moment(text))
    except (_UnreadableError, ValueError, OverflowError) as error:
        raise InputError(f'Waktu "{text}" tidak terbaca. Tulis misalnya 2026-01-05 08:00.') from error


def read_day(text: str) -> date:
    """A day as typed: "2026-01-05", "05/01/2026".

    Raises:
        InputError: it is none.
    """
    try:
        return date.fromisoformat(_day(text))
    except (_UnreadableError, ValueError, OverflowError) as error:
        raise InputError(f'Tanggal "{text}" tidak terbaca. Tulis misalnya 05/01/2026.') from error


class _UnreadableError(Exception):
    """A value is none of its kind; the text, where there is one, says what is wanted."""


def _read(step: Langkah, field: Isian, value: Mentah) -> Nilai:
    try:
        if field.jenis is JenisIsian.TABEL:
            return _rows(field, value)
        if value is None or (isinstance(value, str) and not value.strip()):
            return ""
        return _READERS[field.jenis](value)
    except (_UnreadableError, ValueError, OverflowError) as error:
        wanted = str(error) if isinstance(error, _UnreadableError) and str(error) else _WANTED[field.jenis]
        raise InputError(
            f'langkah {step.nomor}: isian "{field.nama}" ({field.kunci}) berisi "{_shown(value)}". Isi {wanted}.'
        ) from error


def _text(value: Mentah) -> str:
    if isinstance(value, datetime):
        return time_text(_zoned(value))
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise _UnreadableError
    return tidy(str(value))


def _texts(value: Mentah) -> list[str]:
    if isinstance(value, str):
        return list(split_list(value))
    if not isinstance(value, Sequence):
        raise _UnreadableError
    return [text for text in (_text(v) for v in value) if text]


def _rows(field: Isian, value: Mentah) -> list[dict[str, str]]:
    if value is None or value in ("", (), []):
        return []
    if isinstance(value, str) or not isinstance(value, Sequence) or not all(isinstance(r, Mapping) for r in value):
        raise _UnreadableError(f"baris dengan kolom {', '.join(field.kolom)}")
    rows = [{key: _cell(row.get(key)) for key in field.kolom} for row in value]
    rows = [row for row in rows if any(row.values())]
    for number, row in enumerate(rows, start=1):
        empty = [key for key in field.kolom if not row[key] and key not in field.boleh_kosong]
        if empty:
            raise _UnreadableError(f"kolom {', '.join(empty)} pada baris {number}")
    return [{key: text for key, text in row.items() if text} for row in rows]


def _cell(value: Mentah) -> str:
    return "" if value is None else _text(value)


def _number(value: Mentah) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise _UnreadableError
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        raise _UnreadableError from None
    if not number.is_finite() or (number and abs(number.adjusted()) > _DIGITS):
        raise _UnreadableError
    return f"{number.normalize():f}" if number else "0"


def _day(value: Mentah) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return date.fromisoformat(_year_first(value)).isoformat()


def _moment(value: Mentah) -> str:
    if isinstance(value, datetime):
        return time_text(_zoned(value))
    text = _year_first(value)
    if len(text) <= len("2026-01-05"):
        raise _UnreadableError
    return time_text(_zoned(datetime.fromisoformat(text)))


_READERS: Mapping[JenisIsian, Callable[[Mentah], Nilai]] = {
    JenisIsian.TEKS: _text,
    JenisIsian.ANGKA: _number,
    JenisIsian.TANGGAL: _day,
    JenisIsian.WAKTU: _moment,
    JenisIsian.DAFTAR: _texts,
}


def _year_first(value: Mentah) -> str:
    """A day as it is written here ("05/01/2026 08.00"), turned into the order of ISO 8601."""
    if not isinstance(value, str):
        raise _UnreadableError
    text = value.strip()
    if found := _DAY.fullmatch(text):
        day, month, year, rest = found.groups()
        text = f"{year}-{int(month):02}-{int(day):02}{rest.replace('.', ':')}"
    return text


def _zoned(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=WIB)


def _shown(value: Mentah) -> str:
    """A value as people would write it, short enough to know it again."""
    text = _written(value)
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"


def _written(value: Mentah) -> str:
    if isinstance(value, Mapping):
        return " | ".join(_written(cell) for cell in value.values())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(map(_written, value))
    if isinstance(value, bool):
        return "benar" if value else "salah"
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else str(value)
