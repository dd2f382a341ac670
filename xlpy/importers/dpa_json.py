"""A DPA as the one JSON object that ``impor dpa --json`` prints; its keys are a contract."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from xlpy.plan.masukan import Dpa
from xlpy.plan.model import Indikator, Simpul, SubKegiatan
from xlpy.plan.temuan import Ditolak, Temuan

Json = Mapping[str, object]


def dpa_object(dpa: Dpa) -> Json:
    """Return what was understood of a DPA: counts, the exact pagu, each sub kegiatan, warnings, rejected rows."""
    return {
        "jenis": "dpa",
        "tahun": dpa.tahun,
        "skpd": dpa.skpd,
        "urusan": len(dpa.urusan),
        "bidang": len(dpa.bidang),
        "program": _count(dpa.program),
        "kegiatan": _count(dpa.kegiatan),
        "sub_kegiatan": _count(dpa.sub_kegiatan),
        "pagu": dpa.pagu,
        "kolom_pagu": dpa.kolom_pagu,
        "rincian": [_sub(sub) for sub in dpa.sub_kegiatan],
        "peringatan": [_warning(finding) for finding in dpa.peringatan],
        "ditolak": [_rejected(row) for row in dpa.ditolak],
    }


def _count(nodes: Sequence[Simpul]) -> int:
    """Distinct codes; rows without a code count each."""
    return len({node.kode for node in nodes if node.kode}) + sum(1 for node in nodes if not node.kode)


def _sub(sub: SubKegiatan) -> Json:
    return {
        "kode": sub.kode or None,
        "nama": sub.nama,
        "unit": sub.unit,
        "seksi": sub.seksi,
        "sumber_dana": "; ".join(sub.sumber_dana),
        "pagu": sub.pagu,
        "indikator": [_indicator(indikator) for indikator in sub.indikator],
        "bulanan": list(sub.bulanan) if sub.bulanan is not None else None,
        "sumber": _place(sub),
    }


def _indicator(indikator: Indikator) -> Json:
    target = _decimal(indikator.target) if indikator.target is not None else indikator.target_teks or None
    return {"indikator": indikator.nama, "target": target, "satuan": indikator.satuan}


def _decimal(number: Decimal) -> str:
    return format(number, "f")


def _place(sub: SubKegiatan) -> str:
    sources = sub.sumber.sources
    source = sources.get("kode") or sources.get("nama") or next(iter(sources.values()), None)
    return f"{source.sheet}!{source.cell}" if source else ""


def _warning(finding: Temuan) -> Json:
    return {"aturan": finding.aturan, "sel": finding.sel, "pesan": finding.pesan}


def _rejected(row: Ditolak) -> Json:
    return {"sel": row.sel, "alasan": row.alasan}
