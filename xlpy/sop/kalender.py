"""The calendar that an office starts with: holidays, Ramadan, working hours; its own table wins.

Sources: Perpres 21/2023 for the hours; the joint decrees of three ministers (SKB 3 Menteri) for the holidays of 2026
(1497/2025, 2/2025, 5/2025) and 2027 (1205/2026, 3/2026, 2/2026).  Ramadan is an estimate until the government
announces it, and is marked so.
"""

import csv
from collections.abc import Mapping
from datetime import date, time
from functools import lru_cache
from importlib import resources

Isi = str | int | date | time
PERKIRAAN = "Perkiraan"
LIBUR_NASIONAL = "Libur nasional"
CUTI_BERSAMA = "Cuti bersama"
LIBUR_DAERAH, LIBUR_KANTOR = "Libur daerah", "Libur kantor"
"""Kinds (jenis) of days off that are not everybody's."""
SETENGAH_HARI = "Setengah hari"
"""The kind of a day on which the office closes early; its column ``pulang`` says when, else ``TENGAH_HARI``."""
TENGAH_HARI = 12 * 60
"""In minutes since midnight."""


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


@lru_cache(maxsize=64)
def taksiran_libur(tahun: int) -> tuple[Mapping[str, Isi], ...]:
    """Holidays of a year as the ``holidays`` package knows or estimates them, in the shape of ``libur``.

    It knows the decrees up to some year; later ones are calculated and have no cuti bersama, so that whole years
    without any count as estimates.  Empty for years that it does not cover.
    """
    from holidays import country_holidays  # noqa: PLC0415 - its thousands of dates are loaded only when asked for

    def of(kind: str) -> dict[date, str]:
        return dict(country_holidays("ID", years=tahun, categories=(kind,), language="id"))

    national, joint = of("public"), of("government")
    rows: list[Mapping[str, Isi]] = []
    for jenis, days in ((LIBUR_NASIONAL, national), (CUTI_BERSAMA, joint)):
        for day, name in days.items():
            estimated = not joint or "(perkiraan)" in name
            asal = PERKIRAAN if estimated else "SKB 3 Menteri"
            rows.append({"tanggal": day, "keterangan": name, "jenis": jenis, "asal": asal})
    return tuple(sorted(rows, key=lambda row: str(row["tanggal"])))


def _rows(name: str) -> list[dict[str, str]]:
    text = (resources.files("xlpy.sop") / "data" / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
