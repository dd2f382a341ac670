"""What was typed into the form where it says nothing: on a band, on a row of another level, beside no indikator.

None of it is taken, and none of it may be lost in silence.
"""

from collections.abc import Iterable

from xlpy.book.tables import Row, is_blank
from xlpy.plan.model import BULAN, TRIWULAN, Jenjang

OF_MEASURE = ("indikator", "satuan", "target")
"""Any of these makes a row hold an indikator."""

_MONTHS = tuple(f"bulan_{n}" for n in range(1, len(BULAN) + 1))
_OF_SUB = ("penanggung_jawab", "sumber_dana", "seksi")
# What only the first row of a node says; the same on a further row is no loss, something else is.
_OF_NODE = ("nama", "keterangan", *_OF_SUB)
_BESIDE_MEASURE = (
    *(f"triwulan_{n}" for n in range(1, len(TRIWULAN) + 1)),
    "formulasi",
    "definisi_operasional",
    "sumber_data",
    "rencana_aksi",
)


def in_band(row: Row) -> None:
    """Report what stands on the row that names a unit."""
    for key in _written(row, (*OF_MEASURE, *_OF_SUB, "keterangan", "pagu", *_MONTHS)):
        _report(row, key, "baris nama unit", "Pindahkan ke baris sub kegiatan di bawahnya.")


def above_sub_kegiatan(row: Row, jenjang: Jenjang) -> None:
    """Report what only a sub kegiatan has on a row of another level."""
    if pagu := row.money("pagu"):
        row.report(
            "pagu",
            f"{pagu} tertulis pada baris {jenjang}; uang hanya diisi pada sub kegiatan, jadi tidak diambil.",
            "Kosongkan sel itu; jumlahnya dihitung sendiri.",
            "pagu-salah-baris",
        )
    for key in _written(row, (*_OF_SUB, *_MONTHS)):
        _report(row, key, f"baris {jenjang}", "Pindahkan ke baris sub kegiatan, atau kosongkan sel itu.")


def without_indikator(row: Row) -> None:
    """Report what describes an indikator on a row that never had one.

    Where an id is left someone took the indikator out, and what described it goes with it.
    """
    if not is_blank(row.raw("id")):
        return
    for key in _written(row, _BESIDE_MEASURE):
        _report(row, key, "baris tanpa indikator", "Isi Indikator Kinerja pada baris itu, atau kosongkan sel ini.")


def on_further_row(row: Row, first: Row, node: str) -> None:
    """Report what a further row of ``node`` says of the node itself, where it is not what the first row says."""
    if pagu := row.money("pagu"):
        row.report(
            "pagu",
            f"{pagu} tertulis lagi pada indikator lain dari {node} dan tidak dihitung.",
            "Kosongkan sel itu, atau isi Unit bila barisnya milik unit lain.",
            "pagu-berulang",
        )
    for key in _written(row, (*_OF_NODE, *_MONTHS)):
        if row.text(key) != first.text(key):
            _report(row, key, "baris indikator tambahan", f"Tulis pada baris pertama {node} ({first.text('nama')}).")


def _written(row: Row, keys: Iterable[str]) -> Iterable[str]:
    return (key for key in keys if not is_blank(row.raw(key)))


def _report(row: Row, key: str, where: str, saran: str) -> None:
    row.report(key, f"'{row.text(key)}' tertulis pada {where} dan tidak diambil.", saran, "isian-salah-baris")
