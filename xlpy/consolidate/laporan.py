"""What is said of a consolidation, from its summary: a report fit to be mailed, and one line.  Pure."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from xlpy.plan.angka import format_rupiah

_MOST = 40


def is_bad(told: Mapping[str, Any]) -> bool:
    """Whether a refused file or a berat finding stands."""
    return bool(told["ditolak"] or told["temuan"].get("berat"))


def line(told: Mapping[str, Any]) -> str:
    """All of it in one line."""
    parts = [f"{len(told['diterima'])} diterima"]
    if told["terlambat"]:
        parts[0] += f" ({len(told['terlambat'])} terlambat)"
    parts += [f"{len(told[key])} {key}" for key in ("ditolak", "belum", "ganda", "tercakup") if told.get(key)]
    year = f"Tahun {told['tahun']}: " if told["tahun"] else ""
    return (
        f"{year}{', '.join(parts)}; {told['sub_kegiatan']} sub kegiatan, {told['baris']} baris, "
        f"pagu Rp{format_rupiah(told['pagu'])}."
    )


def report(told: Mapping[str, Any], output: Path) -> str:
    """The report as a text that can be mailed as it stands."""
    return "\n".join(
        [f"Perihal: Konsolidasi Rencana Kinerja {told['tahun'] or ''}".rstrip(), "", *_report(told, output)]
    )


def _report(told: Mapping[str, Any], output: Path) -> Iterator[str]:
    moment = datetime.fromisoformat(told["waktu"])
    yield f"Keadaan {moment:%d/%m/%Y %H.%M} WIB."
    yield line(told)
    yield f"Hasil: {output.name}"
    titles = {
        "ditolak": "Ditolak (mohon diperbaiki dan dikirim ulang)",
        "belum": "Belum masuk",
        "terlambat": "Terlambat",
        "ganda": "Ganda (tidak dihitung)",
    }
    for key, title in titles.items():
        if told[key]:
            yield ""
            yield f"{title}:"
            yield from (f"  - {_name(entry)}{_why(entry)}" for entry in told[key][:_MOST])
            if len(told[key]) > _MOST:
                yield f"  - dan {len(told[key]) - _MOST} lagi"
    void = [entry for entry in told["diterima"] if entry["tanda_tangan"] == "tidak sah"]
    if void:
        yield ""
        yield "Tanda tangan tidak sah (isi atau log berubah sesudah ditandatangani):"
        yield from (f"  - {entry['unit']}" for entry in void[:_MOST])
    if told["temuan"]:
        yield ""
        yield "Temuan: " + ", ".join(f"{count} {word}" for word, count in told["temuan"].items()) + "."
    if told["perubahan"]:
        yield ""
        yield f"Perubahan sejak konsolidasi sebelumnya: {told['perubahan']} (lembar Perubahan)."
    if told["catatan"]:
        yield ""
        yield from told["catatan"]


def _name(entry: Mapping[str, Any]) -> str:
    unit, file = entry.get("unit", ""), entry.get("berkas", "")
    return f"{unit} ({file})" if unit and file else unit or file


def _why(entry: Mapping[str, Any]) -> str:
    return f": {entry['alasan']}" if entry.get("alasan") else ""
