"""A Tupoksi told as text or as a table, and what was read of it in short."""

from textwrap import dedent

from xlpy.importers.grid import Grid
from xlpy.plan.masukan import Tupoksi
from xlpy.plan.model import Jabatan


def text(body: str) -> Grid:
    """The grid of a .txt: one raw line a row."""
    lines = dedent(body).strip("\n").split("\n")
    return Grid("tupoksi.txt", "tupoksi", [[line or None] for line in lines])


def table(body: str, sheet: str = "Tupoksi") -> Grid:
    r"""The grid of one sheet: cells between ``|``, ``\n`` for a line break inside a cell."""
    lines = dedent(body).strip().split("\n")
    rows = [[cell.strip().replace("\\n", "\n") or None for cell in line.split("|")] for line in lines]
    return Grid("tupoksi.xlsx", sheet, rows)


def by_name(tupoksi: Tupoksi) -> dict[str, Jabatan]:
    """The offices under their names."""
    return {office.nama: office for office in tupoksi.jabatan}


def counts(tupoksi: Tupoksi) -> dict[str, tuple[int, int]]:
    """How many fungsi and uraian tugas each office has."""
    return {office.nama: (len(office.fungsi), len(office.uraian_tugas)) for office in tupoksi.jabatan}


def items(office: Jabatan) -> list[str]:
    """The fungsi and uraian tugas of an office, in order."""
    return [item.teks for item in (*office.fungsi, *office.uraian_tugas)]
