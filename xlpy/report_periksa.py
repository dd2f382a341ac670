"""What is said of a check: Indonesian lines for people, JSON for machines."""

from collections import Counter
from collections.abc import Iterator, Sequence

from xlpy.book.document import Document
from xlpy.plan.temuan import BARU, Temuan, Tingkat
from xlpy.report import Laporan, findings_json, limited, place_text

_NOTHING = "Tidak ada temuan."


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


def _line(found: Temuan) -> str:
    name = f" ({found.identitas})" if found.identitas else ""
    return f"  [{found.tingkat}] {place_text(found.berkas, found.sel)}{found.pesan} {found.saran}".rstrip() + name
