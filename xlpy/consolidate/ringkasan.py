"""The summary of a consolidation for machines; its keys are a contract.  Pure."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from xlpy.consolidate.gabung import Susunan
from xlpy.consolidate.hasil import Temuan
from xlpy.consolidate.jumlah import Terkumpul
from xlpy.consolidate.keadaan import BarisStatus, Keadaan
from xlpy.consolidate.keluaran import Ditulis
from xlpy.consolidate.perubahan import Ubahan


def summary(
    susunan: Susunan,
    terkumpul: Terkumpul,
    written: Ditulis,
    changes: Sequence[Ubahan],
    *,
    sekarang: datetime,
    notes: Sequence[str],
) -> dict[str, Any]:
    """The summary; its keys are a contract."""
    received = [row for row in susunan.status if row.keadaan in {Keadaan.DITERIMA, Keadaan.TERLAMBAT}]
    results = [row.masuk.hasil for row in received if row.masuk]
    return {
        "waktu": sekarang.isoformat(timespec="seconds"),
        "tahun": susunan.tahun,
        "diterima": [_received(row, written) for row in received],
        "ditolak": [{"berkas": r.nama, "unit": r.unit, "alasan": r.alasan} for r in _of(susunan, Keadaan.DITOLAK)],
        **{
            str(state): [{"unit": r.unit, "berkas": r.nama, "alasan": r.alasan} for r in _of(susunan, state)]
            for state in (Keadaan.BELUM, Keadaan.TERLAMBAT, Keadaan.GANDA, Keadaan.TERCAKUP)
        },
        "baris": sum(h.baris for h in results),
        "sub_kegiatan": sum(h.subs for h in results),
        "pagu": sum(h.pagu for h in results),
        "temuan": dict(sorted(terkumpul.temuan.items())),
        "temuan_berat": [_heavy(*each) for each in terkumpul.berat],
        "perubahan": len(changes),
        "catatan": list(notes),
        "csv": {"ukuran": written.ukuran, "sidik": written.sidik},
    }


def _of(susunan: Susunan, keadaan: Keadaan) -> Iterator[BarisStatus]:
    return (row for row in susunan.status if row.keadaan is keadaan)


def _received(row: BarisStatus, written: Ditulis) -> dict[str, Any]:
    assert row.masuk is not None  # noqa: S101 - whatever was received was read
    hasil = row.masuk.hasil
    return {
        "unit": row.unit,
        "jenis": hasil.jenis,
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


def _heavy(unit: str, found: Temuan) -> dict[str, str]:
    return {"unit": unit, "aturan": found.aturan, "sel": found.sel, "pesan": found.pesan}
