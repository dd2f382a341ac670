"""A DPA from any file: what is understood of it, what disagrees, what could not be taken.

Many layouts, no parser of one: heads by meaning, levels by code or label, money by its own form.
The rows are read by ``dpa_baca``, put together by ``dpa_gabung``, judged by ``dpa_periksa``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from xlpy.errors import InputError
from xlpy.importers.dpa_baca import PembacaLembar
from xlpy.importers.dpa_bukti import set_shared_months_aside, take_repeated_once
from xlpy.importers.dpa_gabung import Gabungan, build_indicators, build_sub, group_sub
from xlpy.importers.dpa_induk import collect_parents
from xlpy.importers.dpa_judul import Judul, read_titles
from xlpy.importers.dpa_mentah import Bacaan, Mentah
from xlpy.importers.dpa_periksa import (
    check_amounts,
    check_codes,
    check_hidden,
    check_indicators,
    check_lost_cells,
    check_money_column,
    check_months,
    check_orphans,
    check_parents,
    check_rounding,
    check_sections,
    check_stated_totals,
    check_year,
)
from xlpy.importers.dpa_pilih import choose_office, choose_sheets
from xlpy.importers.dpa_skala import to_rupiah
from xlpy.importers.dpa_tanpa_kode import PengenalNama
from xlpy.importers.dpa_teks import split_text_grid
from xlpy.importers.dpa_tolak import refuse
from xlpy.importers.dpa_uang import Pilihan, is_revised
from xlpy.importers.grid import Grid
from xlpy.plan.angka import read_years, round_rupiah, total_of
from xlpy.plan.kode import Kedalaman
from xlpy.plan.masukan import Dpa
from xlpy.plan.model import Kegiatan, Program, SubKegiatan
from xlpy.plan.nomenclature import maksud_anda, nomenklatur
from xlpy.plan.provenance import Provenance, Source
from xlpy.plan.temuan import Temuan

__all__ = ["read_dpa"]


def read_dpa(
    grids: Sequence[Grid], *, tahun: int | None = None, skpd: str | None = None, kolom_pagu: str | None = None
) -> Dpa:
    """Understand a DPA (or DPPA, RKA, RKPD, Renja) of any layout.

    Args:
        grids: every sheet of the file.
        tahun: the year to take where the file holds several.
        skpd: the office to take where the file holds several: its name, its code, or a part of them.
        kolom_pagu: the money column to take, by its heading or its letter.

    Raises:
        InputError: the file cannot be a DPA, or holds several offices or years and none was chosen.
    """
    choice = Pilihan(tahun, kolom_pagu)
    grids = [split_text_grid(grid) for grid in grids]
    titles = read_titles(grids)
    names = PengenalNama(nomenklatur(tahun or titles.tahun))
    sheets = [PembacaLembar(grid, titles.tahun, choice, names).read() for grid in grids]
    for sheet, grid in zip(sheets, grids, strict=True):
        to_rupiah(sheet, grid)
    taken, said = choose_sheets(sheets)
    if not taken or _is_of_old_system(taken):
        raise refuse(grids, sheets)
    years = sorted({year for sheet in taken for year in sheet.tahun_baris})
    if len(years) > 1:
        raise InputError(f"Berkas ini memuat tahun {', '.join(map(str, years))}. Pilih satu dengan --tahun.")
    if kolom_pagu and not any(sheet.kolom_pagu for sheet in taken):
        raise InputError(
            f"Kolom pagu '{kolom_pagu}' tidak ada dalam berkas. Tulis judul kolomnya atau hurufnya, misalnya G."
        )
    return _Perakit(grids, taken, choice, skpd, names).assemble(titles, said)


def _is_of_old_system(sheets: Sequence[Bacaan]) -> bool:
    """Whether what looks like sub kegiatan stands among more codes of the system before 2021."""
    return sum(len(sheet.kode_lama) for sheet in sheets) > sum(len(sheet.sub()) for sheet in sheets)


@dataclass(slots=True)
class _Perakit:
    """Puts together what the sheets gave."""

    grids: Sequence[Grid]
    sheets: Sequence[Bacaan]
    choice: Pilihan
    skpd: str | None
    names: PengenalNama
    findings: list[Temuan] = field(default_factory=list)

    def assemble(self, titles: Judul, said: Sequence[str]) -> Dpa:
        """The DPA, with its findings in the order of the file."""
        nodes = [node for sheet in self.sheets for node in sheet.simpul]
        self._find_codes(nodes)
        every = [node for node in nodes if node.jenjang is Kedalaman.SUB_KEGIATAN]
        chosen = choose_office(every, self.skpd)
        groups = group_sub(chosen)
        self.findings += take_repeated_once(nodes, groups) if len(chosen) == len(every) else ()
        self.findings += set_shared_months_aside(groups)
        subs = tuple(build_sub(group, self._name(group.pertama.kode, group.bagian)) for group in groups)
        pagu = round_rupiah(total_of(group.uang or Fraction(0) for group in groups))
        money = " / ".join(dict.fromkeys(name for sheet in self.sheets for name in sheet.kolom_pagu))
        is_whole = len(chosen) == len(every)
        self._check(nodes if is_whole else chosen, groups, subs, pagu, is_whole=is_whole)
        year = self._year(titles.tahun)
        parents = collect_parents(nodes if is_whole else chosen, chosen)
        return Dpa(
            tahun=year,
            nomor=next((sheet.nomor for sheet in self.sheets if sheet.nomor), ""),
            skpd=next((m.skpd for m in chosen if m.skpd), titles.skpd),
            perubahan=titles.perubahan or is_revised(money),
            kolom_pagu=money or _computed_column(chosen),
            pagu=pagu,
            urusan=tuple(key for key in parents[Kedalaman.URUSAN]),
            bidang=tuple(key for key in parents[Kedalaman.BIDANG]),
            program=tuple(self._program(met) for met in parents[Kedalaman.PROGRAM].values()),
            kegiatan=tuple(self._kegiatan(met) for met in parents[Kedalaman.KEGIATAN].values()),
            sub_kegiatan=subs,
            dipahami=tuple(self._understood(year, money or _computed_column(chosen), len(subs), said)),
            peringatan=tuple(self.findings),
            ditolak=tuple(ditolak for sheet in self.sheets for ditolak in sheet.ditolak),
        )

    # ── codes and names ──────────────────────────────────────────────────────────────────────────────────────────

    def _find_codes(self, nodes: Sequence[Mentah]) -> None:
        """Give nodes without a code the one of their official name; ask where the name is not quite it."""
        parent: dict[Kedalaman, str] = {}
        asked: set[str] = set()
        for node in nodes:
            above = max((level for level in parent if level < node.jenjang), default=None)
            if not node.kode and node.jenjang >= Kedalaman.PROGRAM:
                found = self.names.match(node.nama, node.jenjang, parent.get(above, "") if above else "")
                node.kode = found.kode if found else ""
                if not found and node.nama not in asked and node.sel:
                    asked.add(node.nama)
                    self._ask(node)
            parent = {level: code for level, code in parent.items() if level < node.jenjang}
            if node.jenjang is not Kedalaman.SUB_KEGIATAN:
                parent[node.jenjang] = node.kode

    def _ask(self, node: Mentah) -> None:
        self.findings.append(
            Temuan(
                aturan="nama-tidak-dikenal",
                sel=node.alamat,
                pesan=f"'{node.nama}' tidak berkode dan namanya berbeda dari nomenklatur; kodenya dikosongkan.",
                saran=maksud_anda(self.names.near(node.nama, node.jenjang)) or "Tulis kodenya.",
                berkas=node.berkas,
            )
        )

    def _name(self, kode: str, met: Sequence[Mentah]) -> str:
        """The name as the file writes it; the official one where it writes none, or several for one code."""
        written = dict.fromkeys(m.nama for m in met if m.nama)
        official = self.names.daftar.cari(kode) if kode else None
        if official and len(written) != 1:
            return official.nama
        return next(iter(written), "")

    def _program(self, met: Sequence[Mentah]) -> Program:
        kode = met[0].kode
        return Program(kode=kode, nama=self._name(kode, met), sumber=_sources(met),
                       indikator=build_indicators(met, Kedalaman.PROGRAM))  # fmt: skip

    def _kegiatan(self, met: Sequence[Mentah]) -> Kegiatan:
        kode = met[0].kode
        return Kegiatan(kode=kode, nama=self._name(kode, met), sumber=_sources(met),
                        indikator=build_indicators(met, Kedalaman.KEGIATAN))  # fmt: skip

    # ── findings ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _check(
        self,
        nodes: Sequence[Mentah],
        groups: Sequence[Gabungan],
        subs: Sequence[SubKegiatan],
        pagu: int,
        *,
        is_whole: bool,
    ) -> None:
        for sheet in self.sheets:
            self.findings += sheet.peringatan
            if is_whole:
                self.findings += check_stated_totals(sheet)
        self.findings += check_parents(nodes, groups)
        self.findings += check_amounts(groups)
        self.findings += check_months(subs, groups)
        self.findings += check_indicators(subs, groups)
        self.findings += check_orphans(nodes, groups)
        self.findings += check_codes(nodes, self.names.daftar)
        self.findings += check_rounding(subs, groups, pagu)
        self.findings += check_sections(groups)
        self.findings += check_hidden(self.grids, nodes)
        self.findings += check_lost_cells(self.grids, nodes)
        self.findings += check_money_column(self.sheets)
        self.findings += check_year(self.sheets, self.choice.tahun)

    # ── what was understood ──────────────────────────────────────────────────────────────────────────────────────

    def _year(self, of_titles: int | None) -> int | None:
        of_columns = sorted({year for sheet in self.sheets for year in sheet.tahun_kolom})
        of_rows = sorted({year for sheet in self.sheets for year in sheet.tahun_baris})
        of_number = [year for sheet in self.sheets for year in read_years(sheet.nomor)[-1:]]
        return self.choice.tahun or of_titles or next(iter([*of_columns, *of_rows, *of_number]), None)

    def _understood(self, year: int | None, money: str, count: int, said: Sequence[str]) -> Iterable[str]:
        yield f"Tahun anggaran {year}." if year else "Tahun anggaran tidak tertulis; pilih dengan --tahun."
        for sheet in self.sheets:
            heads = ", ".join(map(str, sheet.baris_kepala[:5]))
            where = f", kepala tabel di baris {heads}" if heads else ""
            yield f"Lembar '{sheet.sheet}': {len(sheet.sub())} baris sub kegiatan{where}."
        yield f"Kolom pagu yang dipakai: {money}."
        others = dict.fromkeys(name for sheet in self.sheets for name in sheet.kolom_lain)
        if others:
            yield f"Kolom uang lain yang tidak dipakai: {'; '.join(others)}. Pilih dengan --kolom-pagu bila perlu."
        yield from said
        empty = [grid.sheet for grid in self.grids if grid.sheet not in {s.sheet for s in self.sheets}]
        if empty and not said:
            yield f"Lembar tanpa sub kegiatan dilewati: {', '.join(empty)}."
        yield f"Jumlah sub kegiatan: {count}."


def _computed_column(subs: Sequence[Mentah]) -> str:
    if any(m.uang is not None for m in subs):
        return "volume × harga"
    return "jumlah rekening di bawah sub kegiatan" if any(m.rincian for m in subs) else "rencana bulanan"


def _sources(met: Sequence[Mentah]) -> Provenance:
    cells: dict[str, Source] = {}
    for m in met:
        own = Provenance(m.sumber)
        if own.sources:
            return own
        for kolom, cell in m.sel.items():
            cells.setdefault(kolom, Source(m.berkas, m.sheet, cell))
    return Provenance.of(cells)
