"""What is said of a consolidation: a summary for machines, a report fit to be mailed, one line for the log."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from xlpy.consolidate.gabung import BarisStatus, Keadaan, Susunan
from xlpy.consolidate.keluaran import Ditulis
from xlpy.consolidate.perubahan import Ubahan
from xlpy.plan.angka import format_rupiah

_MOST = 40


def summary(
    susunan: Susunan, written: Ditulis, changes: Sequence[Ubahan], *, sekarang: datetime, notes: Sequence[str]
) -> dict[str, Any]:
    """The summary; its keys are a contract."""
    received = [row for row in susunan.status if row.keadaan in {Keadaan.DITERIMA, Keadaan.TERLAMBAT}]
    results = [row.masuk.hasil for row in received if row.masuk]
    return {
        "waktu": sekarang.isoformat(timespec="seconds"),
        "tahun": susunan.tahun,
        "diterima": [_received(row, written) for row in received],
        "ditolak": [{"berkas": r.nama, "unit": r.unit, "alasan": r.alasan} for r in _of(susunan, Keadaan.DITOLAK)],
        "belum": [{"unit": r.unit, "alasan": r.alasan} for r in _of(susunan, Keadaan.BELUM)],
        "terlambat": [
            {"unit": r.unit, "berkas": r.nama, "alasan": r.alasan} for r in _of(susunan, Keadaan.TERLAMBAT)
        ],
        "ganda": [{"unit": r.unit, "berkas": r.nama, "alasan": r.alasan} for r in _of(susunan, Keadaan.GANDA)],
        "baris": sum(h.baris for h in results),
        "sub_kegiatan": sum(h.subs for h in results),
        "pagu": sum(h.pagu for h in results),
        "temuan": dict(_findings(susunan)),
        "perubahan": len(changes),
        "catatan": list(notes),
        "csv": {"ukuran": written.ukuran, "sidik": written.sidik},
    }


def is_bad(told: Mapping[str, Any]) -> bool:
    """Whether a refused file or a berat finding stands."""
    return bool(told["ditolak"] or told["temuan"].get("berat"))


def line(told: Mapping[str, Any]) -> str:
    """All of it in one line."""
    parts = [f"{len(told['diterima'])} diterima"]
    if told["terlambat"]:
        parts[0] += f" ({len(told['terlambat'])} terlambat)"
    parts += [f"{len(told[key])} {key}" for key in ("ditolak", "belum", "ganda") if told[key]]
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


def _of(susunan: Susunan, keadaan: Keadaan) -> Iterator[BarisStatus]:
    return (row for row in susunan.status if row.keadaan is keadaan)


def _received(row: BarisStatus, written: Ditulis) -> dict[str, Any]:
    assert row.masuk is not None  # noqa: S101 - whatever was received was read
    hasil = row.masuk.hasil
    return {
        "unit": row.unit,
        "induk": hasil.induk,
        "berkas": row.nama,
        "sidik": row.masuk.entri.sidik,
        "dokumen": hasil.dokumen,
        "nomor": hasil.nomor,
        "perubahan": hasil.perubahan,
        "tanda_tangan": hasil.tanda_tangan,
        "log": hasil.log_kepala,
        "log_baris": hasil.log_baris,
        "baris": hasil.baris,
        "sub_kegiatan": hasil.subs,
        "pagu": hasil.pagu,
        "catatan": [*row.masuk.catatan, *hasil.catatan],
        "csv": list(written.bagian.get(row.nama, ())),
    }


def _findings(susunan: Susunan) -> Iterator[tuple[str, int]]:
    """How many findings stand of each weight, and how many are waived."""
    counted: dict[str, int] = {}
    for masuk in susunan.dipakai:
        for found in masuk.hasil.temuan or ():
            word = "dikecualikan" if found.pengecualian else found.tingkat
            counted[word] = counted.get(word, 0) + 1
    yield from sorted(counted.items())


def _name(entry: Mapping[str, Any]) -> str:
    unit, file = entry.get("unit", ""), entry.get("berkas", "")
    return f"{unit} ({file})" if unit and file else unit or file


def _why(entry: Mapping[str, Any]) -> str:
    return f": {entry['alasan']}" if entry.get("alasan") else ""
