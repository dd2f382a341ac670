"""The calendar that an office starts with: holidays, Ramadan, working hours; its own table wins.

Sources: Perpres 21/2023 for the hours; the joint decree of three ministers (SKB 3 Menteri) for the holidays of 2026.
Ramadan is an estimate until the government announces it, and is marked so.
"""

import csv
from collections.abc import Mapping
from datetime import date, time
from importlib import resources

Isi = str | int | date | time


def libur() -> tuple[Mapping[str, Isi], ...]:
    """Holidays and cuti bersama, by day."""
    return tuple({**row, "tanggal": date.fromisoformat(row["tanggal"])} for row in _rows("libur"))


def ramadan() -> tuple[Mapping[str, Isi], ...]:
    """First and last day of Ramadan, by year."""
    return tuple(
        {
            "tahun": int(row["tahun"]),
            "mulai": date.fromisoformat(row["mulai"]),
            "selesai": date.fromisoformat(row["selesai"]),
            "asal": row["asal"],
        }
        for row in _rows("ramadan")
    )


def jam_kerja() -> tuple[Mapping[str, Isi], ...]:
    """Beginning, break and end of the working day: Monday to Thursday and Friday, in and outside Ramadan."""
    text = {"masa", "hari"}
    return tuple({k: v if k in text else time.fromisoformat(v) for k, v in row.items()} for row in _rows("jam-kerja"))


def _rows(name: str) -> list[dict[str, str]]:
    text = (resources.files("xlpy.sop") / "data" / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
