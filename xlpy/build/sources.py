"""Building the sheets of what goes into the plan: Sasaran, DPA, Tupoksi."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from xlpy.book.schema import (
    CEK_BERBEDA,
    CEK_BULANAN,
    CEK_PAGU,
    CEK_SAMA,
    CEK_SELISIH,
    CEK_TANPA,
    DPA,
    FUNGSI,
    SASARAN,
    TIDAK,
    TUGAS,
    TUPOKSI,
    URAIAN_TUGAS,
    YA,
)
from xlpy.book.shapes import Kind, column_letter
from xlpy.book.tables import SOURCE_SEPARATOR
from xlpy.build import styles
from xlpy.build.cells import Formula, Record, Value, write_cell, write_table
from xlpy.build.frame import set_widths, write_head, write_names
from xlpy.build.styles import Props, Styles
from xlpy.plan.masukan import Dpa, SasaranStrategis, Tupoksi
from xlpy.plan.model import Indikator, Jabatan, Kegiatan, Program, Sasaran, SubKegiatan, Tujuan
from xlpy.plan.provenance import Provenance

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_BOLD: Props = {"bold": True}


def join_sources(*sources: Provenance) -> str:
    """Several provenances in one cell; those at the end that say nothing are left out."""
    texts = [source.text for source in sources]
    while texts and not texts[-1]:
        texts.pop()
    return SOURCE_SEPARATOR.join(texts)


def write_objectives(sheet: "Worksheet", formats: Styles, sasaran: SasaranStrategis) -> int:
    """Write the sheet Sasaran; returns the row of its headings, from 0."""
    set_widths(sheet, SASARAN)
    head = write_head(sheet, formats, SASARAN)
    write_table(sheet, formats, SASARAN.table, head, list(_objective_records(sasaran)))
    return head


def _objective_records(given: SasaranStrategis) -> Iterator[Record]:
    codes = {t.kode for t in given.tujuan}
    for tujuan in given.tujuan:
        below = [s for s in given.sasaran if s.tujuan == tujuan.kode]
        if tujuan.indikator or not below:
            yield from (_objective_record(tujuan, None, i) for i in tujuan.indikator or (None,))
        for sasaran in below:
            yield from (_objective_record(tujuan, sasaran, i) for i in sasaran.indikator or (None,))
    for sasaran in given.sasaran:
        if sasaran.tujuan not in codes:
            unknown = Tujuan(kode=sasaran.tujuan, nama="")
            yield from (_objective_record(unknown, sasaran, i) for i in sasaran.indikator or (None,))


def _objective_record(tujuan: Tujuan, sasaran: Sasaran | None, indikator: Indikator | None) -> Record:
    values: dict[str, Value] = {"kode_tujuan": tujuan.kode, "tujuan": tujuan.nama}
    if sasaran is not None:
        values |= {
            "kode_sasaran": sasaran.kode,
            "sasaran": sasaran.nama,
            "program": "; ".join(sasaran.program),
        }
    values["sumber"] = join_sources(
        tujuan.sumber,
        sasaran.sumber if sasaran else Provenance(),
        indikator.sumber if indikator else Provenance(),
    )
    return Record(values | (measure_values(indikator) if indikator else {}))


def measure_values(indikator: Indikator) -> dict[str, Value]:
    """The columns of a full indikator."""
    return {
        "indikator": indikator.nama,
        "satuan": indikator.satuan,
        "target": indikator.target if indikator.target is not None else indikator.target_teks,
        "jenis_target": str(indikator.jenis_target or ""),
        **{f"triwulan_{n}": target for n, target in enumerate(indikator.triwulan, start=1)},
        "formulasi": indikator.formulasi,
        "definisi_operasional": indikator.definisi_operasional,
        "sumber_data": indikator.sumber_data,
        "rencana_aksi": indikator.rencana_aksi,
    }


def write_dpa(sheet: "Worksheet", formats: Styles, dpa: Dpa) -> int:
    """Write the sheet DPA with its check sums; returns the row of its headings, from 0."""
    set_widths(sheet, DPA)
    values: dict[str, Value] = {
        "tahun": dpa.tahun,
        "nomor": dpa.nomor,
        "skpd": dpa.skpd,
        "perubahan": YA if dpa.perubahan else TIDAK,
        "kolom_pagu": dpa.kolom_pagu,
    }
    top = write_head(sheet, formats, DPA)
    write_names(sheet, formats, DPA, values)
    head = _write_checks(sheet, formats, dpa, top) + 1
    nodes: list[Program | Kegiatan | SubKegiatan] = [*dpa.program, *dpa.kegiatan, *dpa.sub_kegiatan]
    nodes.sort(key=lambda n: (not n.kode, n.kode, n.unit))
    write_table(sheet, formats, DPA.table, head, [record for node in nodes for record in _dpa_records(node)])
    return head


def _write_checks(sheet: "Worksheet", formats: Styles, dpa: Dpa, top: int) -> int:
    """Σ pagu and Σ months, and whether they agree; returns the row below."""
    pagu = sum(s.pagu for s in dpa.sub_kegiatan)
    months = sum(sum(s.bulanan) for s in dpa.sub_kegiatan if s.bulanan is not None)
    label_col, last_col = DPA.table.index("indikator"), DPA.table.index("satuan")
    cells = [f"${column_letter(label_col + 1)}${top + n}" for n in (1, 2, 3)]
    said = CEK_TANPA if not months else CEK_BERBEDA if pagu != months else CEK_SAMA
    verdict = f'=IF({cells[1]}=0,"{CEK_TANPA}",IF({cells[2]}=0,"{CEK_SAMA}","{CEK_BERBEDA}"))'
    lines = (
        (CEK_PAGU, Formula(f"=SUM({DPA.table.name}[Pagu (Rp)])", pagu)),
        (CEK_BULANAN, Formula(f"=SUM({DPA.table.name}[[Januari]:[Desember]])", months)),
        (CEK_SELISIH, Formula(f"={cells[0]}-{cells[1]}", pagu - months)),
    )
    label = formats.get(_BOLD, {"align": "right", "valign": "vcenter"})
    money = formats.get(styles.BORDERED, styles.of_kind(Kind.MONEY), {"valign": "vcenter"})
    for row, (text, formula) in enumerate(lines, start=top):
        write_cell(sheet, row, label_col, text, label)
        sheet.merge_range(row, label_col + 1, row, last_col, "", money)
        write_cell(sheet, row, label_col + 1, formula, money)
    write_cell(sheet, top + 2, last_col + 1, Formula(verdict, said), formats.get(_BOLD, {"valign": "vcenter"}))
    return top + len(lines)


def _dpa_records(node: Program | Kegiatan | SubKegiatan) -> Iterator[Record]:
    """One row, and one more for each further indikator."""
    tingkat = "program" if isinstance(node, Program) else "kegiatan" if isinstance(node, Kegiatan) else ""
    khusus = {"nama": "menjorok"} if isinstance(node, SubKegiatan) else {}
    for ke, indikator in enumerate(node.indikator or (None,)):
        values: dict[str, Value] = {"kode": node.kode, "unit": node.unit}
        if ke == 0 or not node.kode:
            values["nama"] = node.nama
        if ke == 0 and isinstance(node, SubKegiatan):
            values |= _budget_values(node)
        if indikator is not None:
            target = indikator.target if indikator.target is not None else indikator.target_teks
            values |= {"indikator": indikator.nama, "target": target, "satuan": indikator.satuan}
        values["sumber"] = join_sources(
            node.sumber if ke == 0 else Provenance(), indikator.sumber if indikator else Provenance()
        )
        yield Record(values, tingkat, khusus)


def _budget_values(sub: SubKegiatan) -> dict[str, Value]:
    months = {f"bulan_{n}": amount for n, amount in enumerate(sub.bulanan or (), start=1)}
    return {"seksi": sub.seksi, "sumber_dana": "; ".join(sub.sumber_dana), "pagu": sub.pagu, **months}


def write_tupoksi(sheet: "Worksheet", formats: Styles, tupoksi: Tupoksi) -> int:
    """Write the sheet Tupoksi; returns the row of its headings, from 0."""
    set_widths(sheet, TUPOKSI)
    head = write_head(sheet, formats, TUPOKSI)
    write_table(sheet, formats, TUPOKSI.table, head, list(_duty_records(tupoksi.jabatan)))
    return head


def _duty_records(offices: Iterable[Jabatan]) -> Iterator[Record]:
    for office in offices:
        yield Record(
            {"jabatan": office.nama, "jenis": TUGAS, "teks": office.tugas, "sumber": office.sumber.text},
            "program",
        )
        for kind, items in ((FUNGSI, office.fungsi), (URAIAN_TUGAS, office.uraian_tugas)):
            for number, item in enumerate(items, start=1):
                yield Record(
                    {
                        "jabatan": office.nama,
                        "jenis": kind,
                        "nomor": number,
                        "teks": item.teks,
                        "rutin": YA if item.rutin else TIDAK,
                        "sumber": item.sumber.text,
                    }
                )
