"""The rows of every table: what each says and how it looks; the builder and the patcher both write these."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from xlpy import __version__
from xlpy.book.document import Document
from xlpy.book.read_lists import label_of_field
from xlpy.book.schema import (
    DASAR_DPA,
    DASAR_RENCANA,
    DASAR_UNIT,
    DPA,
    FUNGSI,
    LEMBAR,
    PENGATURAN,
    TEMUAN,
    TIDAK,
    TUGAS,
    URAIAN_TUGAS,
    VERSI,
    YA,
)
from xlpy.book.shapes import Kind, Sheet, Table
from xlpy.book.tables import SOURCE_SEPARATOR
from xlpy.book.versi import META_CONTOH, META_ID, META_PROGRAM, META_SOP, META_VERSI
from xlpy.build.cells import Link, Record, Value
from xlpy.plan.facts import Konflik
from xlpy.plan.masukan import Dpa, Pejabat, Pengaturan, SasaranStrategis, Tupoksi
from xlpy.plan.model import Indikator, Kegiatan, Program, Sasaran, SubKegiatan, Tujuan
from xlpy.plan.provenance import Provenance
from xlpy.plan.temuan import Ditolak, Temuan

SOP_CHUNK = 16_000
"""Letters of the procedure's text in one cell: even if each took two UTF-16 units it would fit."""

_A1 = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")


def name_values(sheet: Sheet, document: Document) -> dict[str, Value]:
    """The single values of ``sheet``, by key."""
    if sheet is DPA:
        return _dpa_values(document.dpa)
    values: dict[str, Value] = {name.key: document.isian.get(name.name) for name in sheet.names}
    if sheet is PENGATURAN:
        settings = document.pengaturan
        values = {key: getattr(settings, key, value) for key, value in values.items()}
        values["tanggal"] = _date(settings.tanggal)
    return values


def _dpa_values(dpa: Dpa) -> dict[str, Value]:
    return {
        "tahun": dpa.tahun,
        "nomor": dpa.nomor,
        "skpd": dpa.skpd,
        "perubahan": YA if dpa.perubahan else TIDAK,
        "kolom_pagu": dpa.kolom_pagu,
    }


def official_records(settings: Pengaturan) -> list[Record]:
    """The office-holders."""
    return [Record(_official_values(official)) for official in settings.pejabat]


def _official_values(official: Pejabat) -> dict[str, Value]:
    values: dict[str, Value] = {c.key: getattr(official, c.key) for c in PENGATURAN.table.columns}
    values |= {key: _date(str(values[key])) for key in ("mulai", "selesai")}
    values["akun"] = "; ".join(official.akun)
    return values


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def objective_records(given: SasaranStrategis) -> list[Record]:
    """Tujuan and sasaran, one row an indikator."""
    return list(_objective_records(given))


def dpa_records(dpa: Dpa) -> list[Record]:
    """The DPA by code and unit; what has no code comes last."""
    nodes: list[Program | Kegiatan | SubKegiatan] = [*dpa.program, *dpa.kegiatan, *dpa.sub_kegiatan]
    nodes.sort(key=lambda n: (not n.kode, n.kode, n.unit))
    return [record for node in nodes for record in _dpa_records(node)]


def duty_records(tupoksi: Tupoksi) -> list[Record]:
    """Tugas, fungsi and uraian tugas of each office-holder."""
    return list(_duty_records(tupoksi))


def finding_records(findings: Iterable[Temuan]) -> list[Record]:
    """The findings; the address of one in this workbook leads there."""
    return [_finding(finding) for finding in findings]


def finding_lists(document: Document) -> tuple[list[Record], list[Record], list[Record]]:
    """The rows of the three tables of the sheet Temuan, in their order there."""
    return finding_records(document.temuan), rejected_records(document.ditolak), conflict_records(document.konflik)


def rejected_records(rejected: Iterable[Ditolak]) -> list[Record]:
    """The rows that were not taken."""
    return [Record({"berkas": d.berkas, "sel": d.sel, "alasan": d.alasan}) for d in rejected]


def conflict_records(conflicts: Iterable[Konflik]) -> list[Record]:
    """The fields that a person has to decide about."""
    return [_conflict(konflik) for konflik in conflicts]


def meta_records(document: Document) -> list[Record]:
    """Versions of schema and program, document id, and the text of the procedure in force."""
    pairs: list[tuple[str, Value]] = [(META_VERSI, VERSI), (META_PROGRAM, __version__), (META_ID, document.id)]
    chunks = (document.sop[i : i + SOP_CHUNK] for i in range(0, len(document.sop), SOP_CHUNK))
    pairs += [(f"{META_SOP}{n}", chunk) for n, chunk in enumerate(chunks, start=1)]
    pairs += [(META_CONTOH, document.contoh)] if document.contoh else []
    return [Record({"kunci": key, "isi": value}) for key, value in pairs]


def base_records(document: Document) -> list[Record]:
    """The facts last generated, those of the DPA last imported, those that units last answered; one entity a row."""
    return [
        Record(
            {
                "lembar": lembar,
                "jenjang": str(kunci.jenjang),
                "unit": kunci.unit,
                "kode": kunci.kode,
                "ke": kunci.ke,
                "isi": json.dumps(dict(fields), ensure_ascii=False, sort_keys=True, separators=(",", ":")),
            }
        )
        for lembar, facts in (
            (DASAR_RENCANA, document.dasar),
            (DASAR_DPA, document.dasar_dpa),
            (DASAR_UNIT, document.dasar_unit),
        )
        for kunci, fields in sorted(facts.items())
    ]


def typed_records(document: Document, table: Table) -> list[Record]:
    """The rows of a table that is kept as typed."""
    cells = [column.key for column in table.columns if column.kind is Kind.CELL]
    rows = document.tabel.get(table.name, ())
    return [_with_links(values, cells) for values in rows] if cells else [Record(values) for values in rows]


def _with_links(values: Mapping[str, Value], cells: Iterable[str]) -> Record:
    links = {key: link for key in cells if (link := link_to(str(values.get(key, "")))) is not None}
    return Record({**values, **links}, khusus=dict.fromkeys(links, "tautan"))


def join_sources(*sources: Provenance) -> str:
    """Several provenances in one cell; those at the end that say nothing are left out."""
    texts = [source.text for source in sources]
    while texts and not texts[-1]:
        texts.pop()
    return SOURCE_SEPARATOR.join(texts)


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


def _duty_records(tupoksi: Tupoksi) -> Iterator[Record]:
    for office in tupoksi.jabatan:
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


def _finding(finding: Temuan) -> Record:
    columns = (c.key for c in TEMUAN.table.columns if c.kind is not Kind.DERIVED)
    values: dict[str, Value] = {key: getattr(finding, key) for key in columns}
    values["tingkat"] = str(finding.tingkat)
    khusus = {"tingkat": str(finding.tingkat)} if finding.terbuka else {}
    link = None if finding.berkas else link_to(finding.sel)
    if link is not None:
        values["sel"] = link
        khusus["sel"] = "tautan"
        values["tanda"] = finding.sel if finding.terbuka and not link.teks else ""
    return Record(values, khusus=khusus)


def link_to(sel: str) -> Link | None:
    """The link to a cell of our sheets, or to the top of one; None where ``sel`` names neither."""
    sheet, _, cell = sel.rpartition("!")
    names = {s.name for s in LEMBAR if not s.hidden}
    if sheet in names and _A1.fullmatch(cell):
        return Link(sel)
    return Link(f"{sel}!A1", sel) if sel in names else None


def _conflict(konflik: Konflik) -> Record:
    kunci = konflik.kunci
    values: dict[str, Value] = {"jenjang": kunci.jenjang, "unit": kunci.unit, "kode": kunci.kode, "ke": kunci.ke}
    values |= {"kolom": label_of_field(konflik.kolom), "lama": konflik.lama, "anda": konflik.anda}
    values |= {"baru": konflik.baru, "pilihan": konflik.pilihan}
    return Record(values, khusus={"pilihan": "pilihan"})
