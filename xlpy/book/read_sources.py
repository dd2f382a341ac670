"""Reading the sheets of what goes into the plan: Sasaran, DPA, Tupoksi."""

from collections.abc import Iterable
from dataclasses import replace
from operator import itemgetter
from typing import cast

from xlpy.book.schema import DPA, FUNGSI, SASARAN, TUGAS, TUPOKSI, URAIAN_TUGAS, YA
from xlpy.book.tables import Found, Row, Rows, Values, as_code
from xlpy.plan.kode import Kedalaman
from xlpy.plan.masukan import Dpa, SasaranStrategis, Tupoksi
from xlpy.plan.model import (
    BULAN,
    Asal,
    Bulanan,
    Butir,
    Indikator,
    Jabatan,
    JenisTarget,
    Jenjang,
    Kegiatan,
    Program,
    Sasaran,
    SubKegiatan,
    Tujuan,
)
from xlpy.plan.nomenclature import jenjang_kode
from xlpy.plan.provenance import Provenance
from xlpy.plan.temuan import Temuan

_MONTHS = tuple(f"bulan_{n}" for n in range(1, len(BULAN) + 1))


def read_months(row: Row) -> Bulanan | None:
    """The monthly plan; None when every month is empty."""
    cells = [row.raw(key) for key in _MONTHS]
    if all(type(cell) is float and cell.is_integer() for cell in cells):  # nearly always: nothing to report
        return tuple(map(int, cast("list[float]", cells)))
    amounts = [row.money(key) for key in _MONTHS]
    return None if all(a is None for a in amounts) else tuple(a or 0 for a in amounts)


def read_indikator(row: Row, asal: Asal, sumber: Provenance, ke: int = 0) -> Indikator:
    """The indikator of a row that has every column of a full one."""
    target = row.target("target", row.text("satuan"))
    jenis = row.choice("jenis_target")
    return Indikator(
        nama=row.text("indikator"),
        satuan=target.satuan,
        target=target.nilai,
        target_teks=target.teks,
        jenis_target=JenisTarget(jenis) if jenis else None,
        triwulan=(
            row.quarter("triwulan_1"),
            row.quarter("triwulan_2"),
            row.quarter("triwulan_3"),
            row.quarter("triwulan_4"),
        ),
        formulasi=row.text("formulasi"),
        definisi_operasional=row.text("definisi_operasional"),
        sumber_data=row.text("sumber_data"),
        rencana_aksi=row.text("rencana_aksi"),
        asal=asal,
        ke=ke,
        sumber=sumber,
    )


def read_objectives(rows: Rows, issues: list[Temuan]) -> tuple[SasaranStrategis, Found]:
    """Tujuan and sasaran; an empty tujuan or sasaran follows the row above."""
    found = Found(SASARAN, SASARAN.table, rows, issues)
    chain = _Chain()
    for row in found.rows():
        chain.take(row)
    return SasaranStrategis(tujuan=tuple(chain.tujuan.values()), sasaran=tuple(chain.sasaran.values())), found


class _Chain:
    """Tujuan and sasaran by code (by name where there is no code), and those that the last row spoke of."""

    def __init__(self) -> None:
        self.tujuan: dict[str, Tujuan] = {}
        self.sasaran: dict[str, Sasaran] = {}
        self._goal = self._objective = ""

    def take(self, row: Row) -> None:
        """Take one row: a tujuan, a sasaran, an indikator of the lower of the two, or all of them."""
        of_tujuan, of_sasaran, of_indikator = row.sources("sumber", 3)
        if goal := row.text("kode_tujuan") or row.text("tujuan"):
            self._goal, self._objective = goal, ""
            self.tujuan.setdefault(
                goal, Tujuan(kode=row.text("kode_tujuan"), nama=row.text("tujuan"), sumber=of_tujuan)
            )
        if objective := row.text("kode_sasaran") or row.text("sasaran"):
            self._objective = objective
            above = self.tujuan.get(self._goal)
            self.sasaran.setdefault(
                objective,
                Sasaran(
                    kode=row.text("kode_sasaran"),
                    nama=row.text("sasaran"),
                    tujuan=above.kode if above else "",
                    program=row.texts("program"),
                    sumber=of_sasaran,
                ),
            )
        if row.text("indikator"):
            self._measure(row, read_indikator(row, Asal.SASARAN, of_indikator))

    def _measure(self, row: Row, measure: Indikator) -> None:
        if node := self.sasaran.get(self._objective):
            self.sasaran[self._objective] = replace(node, indikator=(*node.indikator, measure))
        elif above := self.tujuan.get(self._goal):
            self.tujuan[self._goal] = replace(above, indikator=(*above.indikator, measure))
        else:
            row.report("indikator", f"“{measure.nama}” tidak punya tujuan atau sasaran.", "Isi kode dan namanya.")


def read_dpa(rows: Rows, issues: list[Temuan]) -> tuple[Dpa, Found]:
    """The DPA as it stands on its sheet; its total is the sum of its sub kegiatan."""
    found = Found(DPA, DPA.table, rows, issues)
    values = Values(DPA, rows, found.head, issues)
    nodes = [node for rows_of in _by_node(found).values() if (node := _dpa_node(rows_of)) is not None]
    subs = tuple(n for n in nodes if isinstance(n, SubKegiatan))
    codes = [n.kode.split(".") for n in nodes if n.kode]
    dpa = Dpa(
        tahun=values.whole("tahun"),
        nomor=values.text("nomor"),
        skpd=values.text("skpd"),
        perubahan=values.choice("perubahan") == YA,
        kolom_pagu=values.text("kolom_pagu"),
        pagu=sum(s.pagu for s in subs),
        urusan=_distinct(c[: Kedalaman.URUSAN] for c in codes),
        bidang=_distinct(c[: Kedalaman.BIDANG] for c in codes),
        program=tuple(n for n in nodes if isinstance(n, Program)),
        kegiatan=tuple(n for n in nodes if isinstance(n, Kegiatan)),
        sub_kegiatan=subs,
    )
    return dpa, found


def _distinct(codes: Iterable[list[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(".".join(code) for code in codes))


_Key = tuple[str, str, str]


def _by_node(found: Found) -> dict[_Key, list[Row]]:
    """The rows of each node: those of its code and unit.

    Without a code a node is known by its name; a row without either belongs to the node above.
    """
    nodes: dict[_Key, list[Row]] = {}
    above: _Key | None = None
    for row in found.rows():
        kode, nama = as_code(row.text("kode")), row.text("nama")
        if kode or nama or above is None:
            above = (kode, row.text("unit"), "" if kode else nama)
        nodes.setdefault(above, []).append(row)
    return nodes


def _dpa_node(rows: list[Row]) -> Program | Kegiatan | SubKegiatan | None:
    """The node that ``rows`` make; None, and reported, when their code is of no level."""
    first = rows[0]
    kode, nama, unit = as_code(first.text("kode")), first.text("nama"), first.text("unit")
    sumber, _ = first.sources("sumber", 2)
    jenjang = jenjang_kode(kode) if kode else Jenjang.SUB_KEGIATAN
    # A sub kegiatan's target may stand without its indikator: the nomenclature has the wording.
    measures = ("indikator", "target") if jenjang is Jenjang.SUB_KEGIATAN else ("indikator",)
    indikator = tuple(_dpa_indikator(row) for row in rows if any(row.text(name) for name in measures))
    if jenjang is Jenjang.PROGRAM:
        return Program(kode=kode, nama=nama, unit=unit, indikator=indikator, sumber=sumber)
    if jenjang is Jenjang.KEGIATAN:
        return Kegiatan(kode=kode, nama=nama, unit=unit, indikator=indikator, sumber=sumber)
    if jenjang is not Jenjang.SUB_KEGIATAN:
        first.report(
            "kode",
            f"'{kode}' ({nama}) bukan kode program, kegiatan atau sub kegiatan; baris tidak diambil.",
            "Perbaiki kodenya.",
            "baris-tanpa-jenjang",
        )
        return None
    sub = SubKegiatan(
        kode=kode,
        nama=nama,
        unit=unit,
        pagu=first.money("pagu") or 0,
        bulanan=read_months(first),
        sumber_dana=first.texts("sumber_dana"),
        seksi=first.text("seksi"),
        indikator=indikator,
        sumber=sumber,
    )
    for row in rows[1:]:
        sub = _with_second_amount(sub, row)
    return sub


def _dpa_indikator(row: Row) -> Indikator:
    target = row.target("target", row.text("satuan"))
    _, sumber = row.sources("sumber", 2)
    return Indikator(
        nama=row.text("indikator"),
        satuan=target.satuan,
        target=target.nilai,
        target_teks=target.teks,
        asal=Asal.DPA,
        sumber=sumber,
    )


def _with_second_amount(sub: SubKegiatan, row: Row) -> SubKegiatan:
    """Add the money of a further row of the same code and unit, and say so."""
    amount = row.money("pagu")
    if not amount:
        return sub
    row.report(
        "pagu",
        f"{sub.kode or sub.nama} sudah ada dengan unit yang sama; pagunya dijumlahkan.",
        "Isi kolom Unit bila barisnya milik unit lain, atau kosongkan pagu bila hanya menambah indikator.",
        "pagu-berulang",
    )
    months = read_months(row)
    both = None
    if sub.bulanan is not None and months is not None:
        both = tuple(a + b for a, b in zip(sub.bulanan, months, strict=True))
    return replace(sub, pagu=sub.pagu + amount, bulanan=both)


def read_tupoksi(rows: Rows, issues: list[Temuan]) -> tuple[Tupoksi, Found]:
    """The duties of each office-holder, each list in the order of its numbers."""
    found = Found(TUPOKSI, TUPOKSI.table, rows, issues)
    offices: dict[str, Jabatan] = {}
    lists: dict[tuple[str, str], list[tuple[int, Butir]]] = {}
    name = ""
    for row in found.rows():
        name = row.text("jabatan") or name
        office = offices.setdefault(name, Jabatan(nama=name))
        kind, text = row.choice("jenis"), row.text("teks")
        (sumber,) = row.sources("sumber", 1)
        if kind == TUGAS and not office.tugas and not office.sumber:
            offices[name] = replace(office, tugas=text, sumber=sumber)
        elif not kind or kind == TUGAS:
            row.report("jenis", f"“{text}” tidak diambil.", f"Pilih {FUNGSI} atau {URAIAN_TUGAS} pada kolom Jenis.")
        else:
            items = lists.setdefault((name, kind), [])
            number = row.whole("nomor")
            after = items[-1][0] if items else 0
            items.append(
                (
                    after if number is None else number,
                    Butir(teks=text, rutin=row.choice("rutin") == YA, sumber=sumber),
                )
            )
    return Tupoksi(jabatan=tuple(_with_lists(office, lists) for office in offices.values())), found


def _with_lists(office: Jabatan, lists: dict[tuple[str, str], list[tuple[int, Butir]]]) -> Jabatan:
    def ordered(kind: str) -> tuple[Butir, ...]:
        return tuple(item for _, item in sorted(lists.get((office.nama, kind), []), key=itemgetter(0)))

    return replace(office, fungsi=ordered(FUNGSI), uraian_tugas=ordered(URAIAN_TUGAS))
