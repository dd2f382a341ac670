"""What is said to a person after an action, and to a machine: Indonesian lines and one JSON object."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from xlpy.plan.angka import format_rupiah
from xlpy.plan.temuan import Ditolak, Temuan, Tingkat

if TYPE_CHECKING:  # a run in which nothing changed says something too, and loads none of these
    from xlpy.plan.facts import Konflik, Kunci
    from xlpy.plan.masukan import Dpa, SasaranStrategis, Tupoksi
    from xlpy.plan.merge import Perubahan

_MOST_LISTED = 12
_LONGEST_VALUE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Laporan:
    """What an action says.

    Attributes:
        lines: for a person.
        json: for a machine; the keys are a contract.
        berat: whether a finding stands that blocks the signature.
    """

    lines: tuple[str, ...]
    json: Mapping[str, object] = field(default_factory=dict)
    berat: bool = False


def limited(items: Sequence[str]) -> Iterator[str]:
    """The first few of many lines, and how many more there are."""
    yield from items[:_MOST_LISTED]
    if len(items) > _MOST_LISTED:
        yield f"  … dan {len(items) - _MOST_LISTED} lagi (lengkap dengan --json)"


def dpa_lines(dpa: "Dpa") -> Iterator[str]:
    """What was understood of a DPA."""
    yield from dpa.dipahami
    units = {sub.unit for sub in dpa.sub_kegiatan if sub.unit}
    yield (
        f"Terbaca {len(dpa.program)} program, {len(dpa.kegiatan)} kegiatan, {len(dpa.sub_kegiatan)} sub kegiatan"
        f"{f' ({len(units)} unit)' if units else ''}; pagu Rp{format_rupiah(dpa.pagu)}."
    )
    yield from finding_lines(dpa.peringatan, dpa.ditolak)


def tupoksi_lines(tupoksi: "Tupoksi") -> Iterator[str]:
    """What was understood of a Tupoksi."""
    yield f"Terbaca {len(tupoksi.jabatan)} jabatan:"
    for jabatan in tupoksi.jabatan:
        tugas = "ada" if jabatan.tugas else "tidak ada"
        yield (
            f"  {jabatan.nama}: tugas {tugas}, {len(jabatan.fungsi)} fungsi, {len(jabatan.uraian_tugas)} uraian tugas"
        )
    yield from finding_lines(tupoksi.peringatan, tupoksi.ditolak)


def sasaran_lines(sasaran: "SasaranStrategis") -> Iterator[str]:
    """What was understood of a sasaran file."""
    yield f"Terbaca {len(sasaran.tujuan)} tujuan dan {len(sasaran.sasaran)} sasaran:"
    for node in (*sasaran.tujuan, *sasaran.sasaran):
        yield f"  {node.kode} {node.nama}: {len(node.indikator)} indikator"
    yield from finding_lines(sasaran.peringatan, sasaran.ditolak)


def sasaran_json(sasaran: "SasaranStrategis") -> dict[str, object]:
    """A sasaran file for a machine."""
    return {
        "jenis": "sasaran",
        "tujuan": [{"kode": t.kode, "tujuan": t.nama, "indikator": len(t.indikator)} for t in sasaran.tujuan],
        "sasaran": [
            {
                "kode": s.kode,
                "sasaran": s.nama,
                "tujuan": s.tujuan,
                "program": list(s.program),
                "indikator": len(s.indikator),
            }
            for s in sasaran.sasaran
        ],
        "peringatan": [{"aturan": t.aturan, "sel": t.sel, "pesan": t.pesan} for t in sasaran.peringatan],
        "ditolak": rejected_json(sasaran.ditolak),
    }


def finding_lines(findings: Sequence[Temuan], rejected: Sequence[Ditolak] = ()) -> Iterator[str]:
    """Findings and rejected rows, each with its cell; the weightiest first."""
    order = list(Tingkat)
    if findings:
        counts = Counter(t.tingkat for t in findings)
        yield f"Temuan: {', '.join(f'{counts[level]} {level}' for level in order if counts[level])}."
        ranked = sorted(findings, key=lambda t: order.index(t.tingkat))
        yield from limited(
            [f"  [{t.tingkat}] {place_text(t.berkas, t.sel)}{t.pesan} {t.saran}".rstrip() for t in ranked]
        )
    if rejected:
        yield f"Ditolak: {len(rejected)} baris; baris lain tetap dipakai."
        yield from limited([f"  {place_text(r.berkas, r.sel)}{r.alasan}" for r in rejected])


def place_text(berkas: str, sel: str) -> str:
    """Where something stands, before what is said of it; empty where that is nowhere."""
    place = " › ".join(part for part in (berkas, sel) if part)
    return f"{place}: " if place else ""


def findings_json(findings: Sequence[Temuan]) -> list[dict[str, object]]:
    """Findings for a machine, with the keys of ``periksa --json``."""
    return [
        {
            "aturan": t.aturan,
            "tingkat": str(t.tingkat),
            "sel": t.sel,
            "pesan": t.pesan,
            "saran": t.saran,
            "dasar": t.dasar,
            "berkas": t.berkas,
            "identitas": t.identitas,
            "dikecualikan": bool(t.pengecualian),
        }
        for t in findings
    ]


def rejected_json(rejected: Sequence[Ditolak]) -> list[dict[str, object]]:
    """Rejected rows for a machine."""
    return [{"sel": r.sel, "alasan": r.alasan} for r in rejected]


def change_lines(changes: "Sequence[Perubahan]") -> Iterator[str]:
    """What a regeneration changes in the form: whole rows first, then fields."""
    rows = [c for c in changes if not c.kolom and not c.kunci.ke]
    fields = [c for c in changes if c.kolom or c.kunci.ke]
    if not changes:
        yield "Tidak ada yang berubah dalam rencana."
        return
    added, removed = sum(not c.sebelum for c in rows), sum(not c.sesudah for c in rows)
    yield f"Perubahan: {added} baris masuk, {removed} baris keluar, {len(fields)} isian berubah."
    yield from limited([_row_line(c) for c in rows])
    yield from limited([_field_line(c) for c in fields if c.kolom])


def _row_line(change: "Perubahan") -> str:
    verb = "masuk" if not change.sebelum else "keluar"
    return f"  {verb}: {key_text(change.kunci)} {change.sebelum or change.sesudah}"


def _field_line(change: "Perubahan") -> str:
    return (
        f"  {key_text(change.kunci)}, {field_name(change.kolom)}: {_short(change.sebelum)} → {_short(change.sesudah)}"
    )


def conflict_lines(conflicts: "Sequence[Konflik]") -> Iterator[str]:
    """Fields that a person and the DPA both changed."""
    if not conflicts:
        return
    yield (
        f"Isian yang Anda ubah dan kini juga berubah di sumbernya: {len(conflicts)}. Isian Anda tetap dipakai; "
        "pilih di tabel Konflik pada lembar Temuan."
    )
    yield from limited(
        [
            f"  {key_text(k.kunci)}, {field_name(k.kolom)}: isian Anda {_short(k.anda)}, yang baru {_short(k.baru)}"
            for k in conflicts
        ]
    )


def changes_json(changes: "Sequence[Perubahan]") -> list[dict[str, object]]:
    """Changes for a machine; an empty ``kolom`` means a whole row."""
    return [{**_key_json(c.kunci), "kolom": c.kolom, "sebelum": c.sebelum, "sesudah": c.sesudah} for c in changes]


def conflicts_json(conflicts: "Sequence[Konflik]") -> list[dict[str, object]]:
    """Conflicts for a machine."""
    return [
        {**_key_json(k.kunci), "kolom": k.kolom, "lama": k.lama, "anda": k.anda, "baru": k.baru} for k in conflicts
    ]


def _key_json(kunci: "Kunci") -> dict[str, object]:
    return {"jenjang": kunci.jenjang, "unit": kunci.unit, "kode": kunci.kode, "ke": kunci.ke}


def key_text(kunci: "Kunci") -> str:
    """A key in words: ``Sub Kegiatan 7.01… (Kelurahan …), indikator ke-2``."""
    unit = f" ({kunci.unit})" if kunci.unit else ""
    measure = f", indikator ke-{kunci.ke}" if kunci.ke else ""
    return f"{kunci.jenjang} {kunci.kode}{unit}{measure}"


def field_name(kolom: str) -> str:
    """A field of the plan as a person calls it."""
    return {"nama": "uraian", "yakin": "keyakinan", "bulanan": "rencana bulanan", "triwulan": "target triwulan"}.get(
        kolom, kolom.replace("_", " ")
    )


def _short(value: str) -> str:
    if not value:
        return "(kosong)"
    return value if len(value) <= _LONGEST_VALUE else f"{value[:_LONGEST_VALUE]}…"
