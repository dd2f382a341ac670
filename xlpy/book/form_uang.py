"""The money that the form computes, and what someone typed in its place."""

from collections.abc import Iterator, Mapping

from xlpy.book.form import FormRow
from xlpy.book.tables import Cell, Found, Rows, as_text, is_blank
from xlpy.plan.angka import format_rupiah
from xlpy.plan.facts import Kunci, kunci_of
from xlpy.plan.model import RencanaKinerja, Sasaran, SubKegiatan, Tujuan

COMPUTED = ("anggaran", *(f"anggaran_tw_{n}" for n in range(1, 5)))
"""The columns that ``Money`` computes, in its order."""


class Money:
    """What the money formulas compute, row by row."""

    def __init__(self, plan: RencanaKinerja) -> None:
        self._by_unit: dict[tuple[str, str | None], list[int]] = {}
        for sub in plan.sub_kegiatan:
            parts = sub.kode.split(".")
            amounts = [sub.pagu, *(sub.anggaran_triwulan or (0, 0, 0, 0))]
            for depth in range(1, len(parts)):
                above = ".".join(parts[:depth])
                for unit in (None, sub.unit):
                    sums = self._by_unit.setdefault((above, unit), [0] * len(amounts))
                    self._by_unit[above, unit] = [a + b for a, b in zip(sums, amounts, strict=True)]

    def of(self, row: FormRow) -> list[int | str]:
        """Anggaran and Anggaran TW I–IV of a row; "" where the formula shows nothing."""
        node = row.simpul
        if row.ke > 1 or isinstance(node, Tujuan | Sasaran):
            return [""] * 5
        if isinstance(node, SubKegiatan):
            return [node.pagu, *(node.anggaran_triwulan or ("",) * 4)]
        kode, unit = (node.kode, node.unit) if node is not None else (row.kode, row.unit)
        return [*self._by_unit.get((kode, unit or None), [0] * 5)]


def report_typed_over(found: Found, rows: Rows, plan: RencanaKinerja, baris: Mapping[Kunci, int]) -> None:
    """Report what stands where a formula stood: it would be printed now, and computed away by the next writing.

    A cell without a value is no such thing: a program that saved the file did not compute it.

    Args:
        found: the table of the form.
        rows: of its sheet.
        plan: what the form says.
        baris: the first row of each node, from 1.
    """
    for key, number, shown, expected in _computed(found, rows, plan, baris):
        if is_blank(shown) or shown == expected:
            continue
        right = f"Rp{format_rupiah(expected)}" if isinstance(expected, int) else "kosong"
        found.report(
            key,
            number,
            f"{as_text(shown)} tertulis pada sel yang dihitung sendiri; hitungannya {right}.",
            "Tulis angkanya di kolom Pagu (Rp) atau kolom bulan pada baris sub kegiatan, lalu kembalikan rumus sel "
            "ini (Ctrl+Z, atau salin dari sel di atasnya) atau kosongkan.",
            "anggaran-diketik",
        )


def _computed(
    found: Found, rows: Rows, plan: RencanaKinerja, baris: Mapping[Kunci, int]
) -> Iterator[tuple[str, int, Cell, int | str]]:
    """Every computed cell of money: its column and row, what it shows, and what it should."""
    money = Money(plan)
    columns = [(key, found.at[key]) for key in COMPUTED if key in found.at]
    for node in (*plan.tujuan, *plan.sasaran, *plan.program, *plan.kegiatan, *plan.sub_kegiatan):
        if not node.kode:  # several may stand under no code
            continue
        number = baris[kunci_of(node)]
        for (key, at), expected in zip(columns, money.of(FormRow(simpul=node)), strict=False):
            yield key, number, rows[number - 1][at], expected
    if found.end < len(rows) and "anggaran" in found.at:
        yield "anggaran", found.end + 1, rows[found.end][found.at["anggaran"]], plan.pagu()
