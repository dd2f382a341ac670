"""The office's settings from a .toml file, for a workbook that is made without anyone at the screen."""

import tomllib
from dataclasses import fields
from datetime import date
from pathlib import Path

from xlpy.errors import InputError, WorkbookError, sebab, tempat_toml
from xlpy.plan.masukan import Pejabat, Pengaturan
from xlpy.plan.text import split_list, tidy

_LIST = "pejabat"
_DAYS = ("mulai", "selesai")


def read_pengaturan(path: Path) -> Pengaturan:
    """Read the settings.

    Raises:
        InputError: a key is unknown, a value is of the wrong kind, or ``tahun`` is missing.
        WorkbookError: the file cannot be read.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as problem:
        raise WorkbookError(f"{path}: tidak dapat dibaca ({sebab(problem)}).") from problem
    except UnicodeDecodeError as problem:
        raise InputError(f"{path.name}: bukan berkas teks UTF-8. Simpan ulang sebagai UTF-8.") from problem
    except tomllib.TOMLDecodeError as problem:
        raise InputError(
            f"{path.name} {tempat_toml(problem)}: bukan berkas TOML yang benar. Periksa tanda kutip dan tanda sama "
            "dengan, atau bandingkan dengan contohnya."
        ) from problem
    if not isinstance(table.get("tahun"), int):
        raise InputError(f"{path.name}: 'tahun' belum diisi. Tulis misalnya: tahun = 2027")
    persons = table.pop(_LIST, [])
    known = {f.name for f in fields(Pengaturan)} - {_LIST}
    values = {key: _value(path, key, value, known) for key, value in table.items()}
    return Pengaturan(**values, pejabat=tuple(_person(path, person) for person in persons))  # type: ignore[arg-type]


def _person(path: Path, table: object) -> Pejabat:
    if not isinstance(table, dict) or not table.get("jabatan"):
        raise InputError(f"{path.name}: tiap [[pejabat]] harus menyebut 'jabatan'.")
    known = {f.name for f in fields(Pejabat)}
    values = {str(k): str(_value(path, str(k), v, known)) for k, v in table.items()}
    for key in _DAYS:
        _refuse_no_day(path, key, values.get(key, ""))
    return Pejabat(akun=split_list(values.pop("akun", "")), **values)


def _refuse_no_day(path: Path, key: str, text: str) -> None:
    try:
        good = not text or date.fromisoformat(text).isoformat() == text
    except ValueError:
        good = False
    if not good:
        raise InputError(f"{path.name}: '{key}' berisi '{text}', bukan tanggal. Tulis misalnya \"2026-03-01\".")


def _value(path: Path, key: str, value: object, known: set[str]) -> str | int:
    if key not in known:
        raise InputError(f"{path.name}: '{key}' tidak dikenal. Yang dikenal: {', '.join(sorted(known))}.")
    if key == "tahun" and isinstance(value, int):
        return value
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        return tidy(str(value))
    raise InputError(f"{path.name}: nilai '{key}' harus berupa teks dalam tanda kutip.")
