"""``docs/rules.md``, made from the rules themselves: what each demands, why, an example, and what it then says."""

import textwrap
from collections.abc import Iterator

from contoh_aturan import bahan
from ukur_bahasa import KEPT, TUNED, scores

from xlpy.checks.aturan import Aturan, Keluarga
from xlpy.checks.catalogue import findings, rules

_HEAD = """\
# Aturan pemeriksaan

Dibuat dari `xlpy/checks/rules` dengan `make docs`; satu berkas satu aturan. **Berat** menahan tanda tangan,
**ringan** memperingatkan, **saran** mengusulkan. Yang bertanda 🔒 tidak dapat dikecualikan; yang lain dapat, dengan
alasan. Contoh ditulis sebagai tabel: bagian pertama lolos, bagian kedua melanggar dan menghasilkan pesan di bawahnya.

*Made from the rule files; each holds its reason, its basis and both examples, which are also its tests.*
"""
_MEASURED = """\
## Aturan bahasa: diukur

Rumusan berlabel di `tests/checks/data`, dilabeli sebelum aturan ditulis
([cara melabeli](../tests/checks/data/LABEL.md)). Sepertiga (`simpan`) tidak dipakai menyetel. Rumusan
resmi nomenklatur diukur seolah-olah milik kantor sendiri; dalam pemakaian ia tidak dinilai.

| Aturan | Disetel: presisi | perolehan | n | Disimpan: presisi | perolehan | n |
|---|---|---|---|---|---|---|
"""


def page() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *_index(), "", *_families(), _MEASURED + "\n".join(_figures())]) + "\n"


def _index() -> Iterator[str]:
    yield "| Aturan | Tingkat | Judul |"
    yield "|---|---|---|"
    for rule in rules().values():
        yield f"| [{rule.id}](#{rule.id.lower()}) | {rule.tingkat}{' 🔒' if rule.tetap else ''} | {rule.judul} |"


def _families() -> Iterator[str]:
    for family in Keluarga:
        yield f"## {family}\n"
        for rule in rules().values():
            if rule.keluarga is family:
                yield _entry(rule)


def _entry(rule: Aturan) -> str:
    said = "\n".join(f"- `{found.sel}` {found.pesan} *{found.saran}*" for found in findings(rule, bahan(rule.gagal)))
    return (
        f'<a id="{rule.id.lower()}"></a>\n\n### {rule.id} · {rule.judul}\n\n'
        f"**{str(rule.tingkat).capitalize()}.** {rule.mengapa} Dasar: {rule.dasar}.\n\n"
        f"```\n{_table(rule.lulus)}\n```\n\n```\n{_table(rule.gagal)}\n```\n\n{said}\n"
    )


def _table(text: str) -> str:
    return textwrap.dedent(text).strip()


def _figures() -> Iterator[str]:
    tuned, kept = scores(TUNED), scores(KEPT)
    for rule_id, one in tuned.items():
        other = kept[rule_id]
        cells = (
            rule_id,
            *(f"{one.precision:.2f}", f"{one.recall:.2f}", str(one.hit + one.missed)),
            *(f"{other.precision:.2f}", f"{other.recall:.2f}", str(other.hit + other.missed)),
        )
        yield f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    print(page(), end="")  # noqa: T201 - the page is its output
