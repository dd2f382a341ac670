"""What was understood of a Tupoksi, for machines: the contract of ``impor tupoksi FILE --json``."""

from typing import Any

from xlpy.plan.masukan import Tupoksi
from xlpy.plan.model import Jabatan


def tupoksi_json(tupoksi: Tupoksi) -> dict[str, Any]:
    """The object that ``impor tupoksi --json`` prints; its keys are a contract."""
    return {
        "jenis": "tupoksi",
        "jabatan": [_office(office) for office in tupoksi.jabatan],
        "peringatan": [{"aturan": t.aturan, "sel": t.sel, "pesan": t.pesan} for t in tupoksi.peringatan],
        "ditolak": [{"sel": d.sel, "alasan": d.alasan} for d in tupoksi.ditolak],
    }


def _office(office: Jabatan) -> dict[str, Any]:
    source = office.sumber.source("nama")
    return {
        "jabatan": office.nama,
        "tugas": office.tugas,
        "fungsi": [item.teks for item in office.fungsi],
        "uraian_tugas": [item.teks for item in office.uraian_tugas],
        "sumber": f"{source.sheet}!{source.cell}" if source else "",
    }
