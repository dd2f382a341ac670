"""Tupoksi as people have it: the text of a regulation, a plain list, or a table."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from xlpy.errors import InputError
from xlpy.importers.grid import Grid, warn_of_lost
from xlpy.importers.tupoksi_table import find_table, read_table
from xlpy.importers.tupoksi_text import TextReader
from xlpy.plan.jabatan import read_title
from xlpy.plan.masukan import Tupoksi
from xlpy.plan.model import Jabatan
from xlpy.plan.text import fold

_HEAD_ROWS = 12
_BUDGET_TITLES = ("dokumen pelaksanaan", "rencana kerja dan anggaran", "nomor dpa")


def read_tupoksi(grids: Sequence[Grid]) -> Tupoksi:
    """Read the offices with their tugas, fungsi and uraian tugas from all sheets of a file.

    Sheets with a table are read as such; only when there is none, the sheets are read as text.

    Raises:
        InputError: the file has no duties of any office, with the reason.
    """
    visible = [grid for grid in grids if not grid.hidden]
    if any(_is_budget(grid) for grid in visible):
        raise InputError(
            f"{visible[0].file}: ini DPA, bukan Tupoksi. Pakai: rencana-kinerja impor dpa, atau pilih berkas Tupoksi."
        )
    tables = [table for grid in visible if (table := find_table(grid))]
    parts = [read_table(table) for table in tables] or [TextReader(grid).read() for grid in visible]
    tupoksi = Tupoksi(
        jabatan=tuple(_one_per_office(office for part in parts for office in part.jabatan)),
        peringatan=(*warn_of_lost(visible), *(w for part in parts for w in part.peringatan)),
        ditolak=tuple(d for part in parts for d in part.ditolak),
    )
    if not tupoksi.jabatan:
        raise InputError(_reason(visible, tupoksi))
    return tupoksi


def _is_budget(grid: Grid) -> bool:
    """Whether the sheet is headed as a budget paper; a regulation never is."""
    head = (fold(cell) for row in grid.rows[:_HEAD_ROWS] for cell in row if isinstance(cell, str))
    return any(text.startswith(_BUDGET_TITLES) for text in head)


def _one_per_office(offices: Iterable[Jabatan]) -> list[Jabatan]:
    """Offices that stand on several sheets as one each."""
    found: dict[object, Jabatan] = {}
    for office in offices:
        key = read_title(office.nama) or fold(office.nama)
        known = found.get(key)
        found[key] = office if known is None else _added(known, office)
    return list(found.values())


def _added(one: Jabatan, other: Jabatan) -> Jabatan:
    return replace(
        one,
        tugas=one.tugas or other.tugas,
        fungsi=(*one.fungsi, *other.fungsi),
        uraian_tugas=(*one.uraian_tugas, *other.uraian_tugas),
        sumber=other.sumber.with_sources(one.sumber.sources),
    )


def _reason(grids: Sequence[Grid], tupoksi: Tupoksi) -> str:
    name = grids[0].file if grids else "berkas"
    if not any(cell for grid in grids for row in grid.rows for cell in row):
        return f"{name}: tidak ada isinya. Tempel teks Tupoksi ke berkas .txt atau ke satu kolom."
    if tupoksi.ditolak:
        return f"{name}: tidak ada Tupoksi yang dapat dipakai. {tupoksi.ditolak[0].alasan}"
    return (
        f"{name}: bukan Tupoksi: tidak ditemukan kalimat seperti 'Camat mempunyai tugas …' atau "
        "'Seksi Pemerintahan menyelenggarakan fungsi:' dengan daftarnya, atau tabel berkolom Jabatan, Tugas, "
        "Fungsi atau Uraian Tugas. Periksa apakah berkasnya benar; PDF hasil pindai harus diketik ulang."
    )
