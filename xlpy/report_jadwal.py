"""What is said of the scheduled run: when it runs next, and what came of the last one."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from xlpy.jadwal.pemasangan import Perintah
from xlpy.jadwal.sistem import Terpasang
from xlpy.jadwal.uraian import HARI
from xlpy.plan.angka import format_rupiah

_BULAN = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
_COUNTED = ("diterima", "ditolak", "belum", "terlambat")


def none_lines() -> tuple[str, ...]:
    """Where there is no schedule."""
    return ("Belum ada jadwal di komputer ini.", how_line("FOLDER"))


def how_line(folder: str) -> str:
    """How a schedule is installed and removed."""
    return (
        f"Memasang: rencana-kinerja jadwal pasang {folder} -o REKAP.xlsx --pukul 22:00; yang akan dipasang "
        "ditunjukkan dulu. Melepas: rencana-kinerja jadwal lepas"
    )


def state_lines(known: Terpasang, kini: datetime, *, there: bool) -> Iterator[str]:
    """One schedule, for a person."""
    jadwal = known.jadwal
    if there:
        yield f"{jadwal.nama}: terpasang ({known.cara}). {jadwal.kapan}; berikutnya {_moment(jadwal.berikut(kini))}."
    else:
        yield (
            f"{jadwal.nama}: TIDAK ADA LAGI pada {known.cara}, dihapus dari luar. Pasang lagi, atau bersihkan: "
            f"rencana-kinerja jadwal lepas {jadwal.nama}"
        )
    yield f"  Perintah: {Perintah(jadwal.perintah)}"
    yield f"  {_last_line(jadwal.keluaran)}"


def state_json(known: Terpasang, kini: datetime, *, there: bool) -> Mapping[str, object]:
    """One schedule, for a machine."""
    jadwal = known.jadwal
    return {
        "nama": jadwal.nama,
        "terpasang": there,
        "cara": known.cara,
        "pukul": f"{jadwal.pukul:%H:%M}",
        "hari": [HARI[n] for n in sorted(jadwal.pada)],
        "susulan": jadwal.susulan,
        "berikutnya": jadwal.berikut(kini).isoformat() if there else None,
        "perintah": list(jadwal.perintah),
        "keluaran": str(jadwal.keluaran),
        "terakhir": last_run(jadwal.keluaran),
    }


def last_run(keluaran: Path) -> dict[str, object] | None:
    """The summary that a run leaves beside its output; None where there is none that can be read."""
    path = keluaran.with_suffix(".json")
    try:
        told = json.loads(path.read_text("utf-8"))
        moment = datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone()
    except (OSError, ValueError):
        return None
    if not isinstance(told, dict):
        return None
    counts = {key: _count(told[key]) for key in (*_COUNTED, "baris", "pagu") if key in told}
    return {"selesai": moment.isoformat(timespec="seconds"), **counts}


def _last_line(keluaran: Path) -> str:
    found = last_run(keluaran)
    if found is None:
        return f"Belum pernah selesai: ringkasan di samping {keluaran} belum ada."
    counts = [f"{found[key]} {key}" for key in _COUNTED if key in found]
    if "baris" in found:
        counts.append(f"{found['baris']} baris")
    if "pagu" in found:
        counts.append(f"pagu Rp{format_rupiah(cast('int', found['pagu']))}")
    return f"Terakhir selesai {_moment(datetime.fromisoformat(str(found['selesai'])))}: {', '.join(counts)}."


def _count(value: object) -> int:
    """A number, or how many there are."""
    if isinstance(value, list | dict):
        return len(value)
    return int(value) if isinstance(value, int | float) else 0


def _moment(moment: datetime) -> str:
    day = HARI[moment.weekday()].capitalize()
    return f"{day} {moment.day} {_BULAN[moment.month - 1]} {moment.year} pukul {moment:%H.%M}"
