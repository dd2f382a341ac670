"""What is said of a check: Indonesian lines for people, JSON for machines."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from xlpy.book.document import Document, Isi
from xlpy.book.schema_periksa import BERUBAH, DISALIN, HILANG, JUMLAH, MELONJAK, MUNCUL, TETAP
from xlpy.checks.banding import compare
from xlpy.periksa_lembar import comparison_rows, names_in
from xlpy.plan.angka import format_rupiah
from xlpy.plan.temuan import BARU, Temuan, Tingkat
from xlpy.report import Laporan, findings_json, limited, place_text

_NOTHING = "Tidak ada temuan."
_KINDS = (DISALIN, TETAP, HILANG, MUNCUL, MELONJAK, BERUBAH)
_COLUMNS = ("hal", "kode", "unit", "uraian", "kolom", "lama", "baru", "selisih", "bagian")


def check_report(document: Document) -> Laporan:
    """What the check of a document says; ``berat`` is whether a blocking finding stands."""
    standing = [t for t in document.temuan if t.terbuka]
    return Laporan(
        lines=tuple(check_lines(document.temuan)),
        json={
            "temuan": findings_json([t for t in document.temuan if not t.selesai]),
            "ringkasan": summary(document.temuan),
        },
        berat=any(t.tingkat is Tingkat.BERAT for t in standing),
    )


def summary(findings: Sequence[Temuan]) -> dict[str, int]:
    """How many stand, by weight, and how many are new, waived, solved."""
    weights = Counter(t.tingkat for t in findings if t.terbuka)
    return {
        **{str(tingkat): weights[tingkat] for tingkat in Tingkat},
        "baru": sum(t.terbuka and t.keadaan == BARU for t in findings),
        "dikecualikan": sum(bool(t.pengecualian) for t in findings),
        "selesai": sum(t.selesai for t in findings),
    }


def check_lines(findings: Sequence[Temuan]) -> Iterator[str]:
    """What stands, the weightiest first, each with its name; then what is waived, and what was solved."""
    counts = summary(findings)
    standing = [t for t in findings if t.terbuka]
    if not standing:
        yield _NOTHING
    else:
        weights = ", ".join(f"{counts[t]} {t}" for t in Tingkat if counts[t])
        new = f"; {counts['baru']} baru sejak pemeriksaan sebelumnya" if counts["baru"] != len(standing) else ""
        yield f"Temuan: {weights}{new}."
        yield from limited([_line(t) for t in standing])
    waived = [t for t in findings if t.pengecualian]
    if waived:
        yield f"Dikecualikan: {len(waived)}."
        yield from limited([f"  {t.identitas}: {t.pesan} Alasan: {t.pengecualian}" for t in waived])
    if counts["selesai"]:
        yield f"Sudah selesai: {counts['selesai']} temuan; tercatat di lembar Temuan."


def comparison_report(document: Document, older: Document) -> Laporan:
    """What became of an older plan; the same rows stand on the sheet Banding."""
    found = compare(older.rencana, document.rencana)
    rows = list(comparison_rows(found, names_in(older.rencana) | names_in(document.rencana)))
    counts = Counter(str(row["hal"]) for row in rows)
    money = f"Rp{format_rupiah(found.pagu_lama)} menjadi Rp{format_rupiah(found.pagu_baru)}"
    told = ", ".join(f"{counts[hal]} {hal.lower()}" for hal in _KINDS if counts[hal]) or "tidak ada yang berbeda"
    other = "rencana sebelum DPPA" if found.setahun else f"tahun {found.tahun_lama}"
    return Laporan(
        lines=(
            f"Dibandingkan dengan {other}: {told}. Anggaran {money}.",
            *limited([_compared_line(row) for row in rows if row["hal"] not in (JUMLAH, DISALIN, TETAP)]),
        ),
        json={
            "tahun_lama": found.tahun_lama,
            "tahun_baru": found.tahun_baru,
            "pagu_lama": found.pagu_lama,
            "pagu_baru": found.pagu_baru,
            "banding": [{key: row.get(key, "") for key in _COLUMNS} for row in rows],
            "ringkasan": {hal: counts[hal] for hal in _KINDS},
        },
    )


def revision_line(document: Document, older: Document) -> str:
    """What a DPPA made of a plan, in one sentence; the sheet Banding tells it row by row."""
    return f"{comparison_report(document, older).lines[0]} Rinciannya di lembar Banding."


def _compared_line(row: Mapping[str, Isi]) -> str:
    place = " ".join(str(row[key]) for key in ("kode", "unit") if key in row)
    change = f", {row['kolom']}: {row['lama']} → {row['baru']}" if "kolom" in row else ""
    share = f" ({row['bagian']})" if "bagian" in row else ""
    return f"  [{row['hal']}] {place} {row.get('uraian', '')}{change}{share}"


def _line(found: Temuan) -> str:
    name = f" ({found.identitas})" if found.identitas else ""
    return f"  [{found.tingkat}] {place_text(found.berkas, found.sel)}{found.pesan} {found.saran}".rstrip() + name
