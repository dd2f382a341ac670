"""The text tables of the rules as workbooks.

A text holds sections, separated by blank lines.  The first cell of a section's head names it, the other cells name
fields; a column that is left out stays empty.  Rows of one code (and unit) are one node with several indikator; a
lone "-" is an indikator without wording.

    rencana           | indikator      | satuan  | target | tw
    7.01.01.2.01.0001 | Jumlah dokumen | Dokumen | 4      | 1 1 1 1
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal

from xlpy.book.document import Document, Isi
from xlpy.book.form import letak
from xlpy.checks.bahan import Bahan
from xlpy.plan.masukan import Dpa, Pejabat, Pengaturan, SasaranStrategis, Tupoksi
from xlpy.plan.model import (
    TANPA_TRIWULAN,
    Butir,
    Indikator,
    Jabatan,
    JenisTarget,
    Kegiatan,
    Program,
    RencanaKinerja,
    Sasaran,
    Simpul,
    SubKegiatan,
    Triwulan,
    Tujuan,
)
from xlpy.plan.nomenclature import nomenklatur
from xlpy.plan.provenance import Provenance, Source
from xlpy.sop.keadaan import Keadaan, TandaTangan
from xlpy.sop.muat import load_sop

TAHUN, HARI_INI = 2027, date(2027, 1, 20)
Row = Mapping[str, str]
_LEVELS: dict[int, type[Simpul]] = {3: Program, 5: Kegiatan, 6: SubKegiatan}
_TABLES = {"unit": "tblUnit", "koreksi": "tblKoreksi", "libur": "tblLibur"}
_FIRST = {"unit": "jabatan", "koreksi": "bagian", "libur": "tanggal", "pejabat": "jabatan"}


@dataclass(frozen=True, slots=True)
class Isian:
    """The sections of a text: rows by the section's name."""

    bagian: dict[str, list[Row]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> list[Row]:
        return self.bagian.get(name, [])


def sections(text: str) -> Isian:
    """Take a text apart."""
    found = Isian()
    for block in text.strip().split("\n\n"):
        head, *lines = ([cell.strip() for cell in line.split("|")] for line in block.strip().splitlines())
        rows = [dict(zip(["", *head[1:]], line, strict=True)) for line in lines]
        found.bagian.setdefault(head[0], []).extend(rows)
    return found


def bahan(text: str) -> Bahan:
    """What the rules look at in the workbook that ``text`` tells."""
    told = sections(text)
    settings = {row[""]: row["isi"] for row in told["pengaturan"]}
    plan = rencana(told["rencana"], int(settings.get("tahun", TAHUN)))
    return Bahan(
        document=Document(
            pengaturan=_pengaturan(settings, told["pejabat"], plan.tahun),
            rencana=plan,
            dpa=_dpa(told["dpa"], settings),
            tupoksi=_tupoksi(told["tupoksi"]),
            sasaran=SasaranStrategis(sasaran=rencana(told["sasaran"]).sasaran),
            isian={key: _isi(value) for key, value in settings.items() if "_" in key and key[0].isupper()},
            tabel={_TABLES[name]: _baris(name, told[name]) for name in _TABLES if told[name]},
            letak=letak(plan),
        ),
        nomenklatur=nomenklatur(TAHUN),
        hari_ini=date.fromisoformat(settings.get("hari ini", HARI_INI.isoformat())),
        **_signed(told["tanda tangan"]),
        tahun_lalu=_other(told, settings, "tahun lalu", TAHUN - 1),
        sebelum_perubahan=_other(told, settings, "sebelum", TAHUN),
    )


def rencana(rows: list[Row], tahun: int = TAHUN) -> RencanaKinerja:
    """The plan that the rows tell."""
    nodes: dict[tuple[str, str], Simpul] = {}
    for row in rows:
        node = _node(row)
        known = nodes.get(node.kunci)
        nodes[node.kunci] = replace(known, indikator=(*known.indikator, *node.indikator)) if known else node

    def of(kind: type[Simpul]) -> tuple[Simpul, ...]:
        return tuple(node for node in nodes.values() if type(node) is kind)

    return RencanaKinerja(
        tahun=tahun,
        tujuan=of(Tujuan),
        sasaran=of(Sasaran),
        program=of(Program),
        kegiatan=of(Kegiatan),
        sub_kegiatan=of(SubKegiatan),
    )


def _node(row: Row) -> Simpul:
    kode = row[""]
    entri = nomenklatur(TAHUN).entri.get(kode)
    common = {
        "kode": kode,
        "nama": row.get("nama") or (entri.nama if entri else ""),
        "unit": row.get("unit", ""),
        "keterangan": row.get("keterangan", ""),
        "indikator": tuple(_indikator(row)),
        "sumber": _sumber(row.get("sumber", "")),
    }
    if kode.startswith("T"):
        return Tujuan(**common)
    if kode.startswith("S"):
        return Sasaran(**common, tujuan=row.get("tujuan", ""), program=_list(row.get("program", "")))
    kind = _LEVELS[kode.count(".") + 1 if kode else 6]
    if kind is not SubKegiatan:
        return kind(**common)
    return SubKegiatan(
        **common,
        pagu=_rupiah(row.get("pagu", "")),
        bulanan=_bulanan(row.get("bulanan", "")),
        sumber_dana=_list(row.get("sumber dana", "")),
        penanggung_jawab=row.get("penanggung jawab", ""),
        yakin=row.get("yakin", "ya") == "ya",
    )


def _indikator(row: Row) -> Iterator[Indikator]:
    told = {key: row.get(key, "") for key in ("indikator", "satuan", "target")}
    if not any(told.values()):
        return
    number = _decimal(told["target"])
    yield Indikator(
        nama="" if told["indikator"] == "-" else told["indikator"],
        satuan=told["satuan"],
        target=number,
        target_teks=told["target"] if number is None else "",
        jenis_target=JenisTarget(row["jenis"]) if row.get("jenis") else None,
        triwulan=_triwulan(row.get("tw", "")),
        formulasi=row.get("formulasi", ""),
        definisi_operasional=row.get("definisi", ""),
        sumber_data=row.get("sumber data", ""),
        rencana_aksi=row.get("rencana aksi", ""),
    )


def _pengaturan(settings: Mapping[str, str], pejabat: list[Row], tahun: int) -> Pengaturan:
    known = Pengaturan.__dataclass_fields__
    texts = {key: value for key, value in settings.items() if key in known and key != "tahun"}
    people = (Pejabat(**_renamed("pejabat", row)) for row in pejabat)
    return Pengaturan(tahun=tahun, **texts, pejabat=tuple(people))


def _dpa(rows: list[Row], settings: Mapping[str, str]) -> Dpa:
    subs = tuple(node for row in rows for node in [_node(row)] if isinstance(node, SubKegiatan))
    return Dpa(tahun=int(settings["tahun dpa"]) if "tahun dpa" in settings else None, sub_kegiatan=subs)


def _tupoksi(rows: list[Row]) -> Tupoksi:
    offices: dict[str, list[Butir]] = {}
    for row in rows:
        offices.setdefault(row[""], []).append(Butir(teks=row["fungsi"], rutin=row.get("rutin") == "ya"))
    return Tupoksi(jabatan=tuple(Jabatan(nama=name, fungsi=tuple(items)) for name, items in offices.items()))


def _other(told: Isian, settings: Mapping[str, str], name: str, tahun: int) -> Document | None:
    if not told[name]:
        return None
    year = int(settings.get("tahun pembanding", tahun))
    office = settings.get("kecamatan pembanding", settings.get("kecamatan", ""))
    return Document(pengaturan=Pengaturan(tahun=year, kecamatan=office), rencana=rencana(told[name], year), tabel={})


def _signed(rows: list[Row]) -> dict[str, object]:
    if not rows:
        return {}
    signature = TandaTangan(
        nomor_dokumen="050/1/427.90/2027",
        tanggal_dokumen="2027-01-22",
        penanda_tangan=rows[0][""],
        jabatan="Camat",
        sidik_isi=rows[0]["sidik ttd"],
        waktu=datetime(2027, 1, 22, tzinfo=UTC),
        perubahan=0,
        baris=1,
    )
    return {
        "keadaan": Keadaan(sop=load_sop(), posisi=(), tanda_tangan=signature),
        "sidik_isi": rows[0]["sidik isi"],
    }


def _baris(name: str, rows: list[Row]) -> tuple[dict[str, Isi], ...]:
    return tuple({k: _isi(v) for k, v in _renamed(name, row).items() if v} for row in rows)


def _renamed(name: str, row: Row) -> dict[str, str]:
    keys = {"": _FIRST[name], "nama unit": "unit"}
    return {keys.get(key, key): value for key, value in row.items()}


def _isi(text: str) -> Isi:
    """A day or a moment as such, anything else as text."""
    readers: tuple[Callable[[str], Isi], ...] = (date.fromisoformat, datetime.fromisoformat)
    for read in readers:
        try:
            return read(text)
        except ValueError:
            continue
    return text


def _sumber(text: str) -> Provenance:
    """The cell of a file: "dpa.xlsx!Rincian!B7"."""
    return Provenance.at(("nama",), Source(*text.split("!"))) if text else Provenance()


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _rupiah(text: str) -> int:
    return int(text.replace(".", "") or 0)


def _bulanan(text: str) -> tuple[int, ...] | None:
    if " x " in text:
        times, amount = text.split(" x ")
        return (_rupiah(amount),) * int(times)
    return tuple(map(_rupiah, text.split())) if text else None


def _decimal(text: str) -> Decimal | None:
    plain = text.replace(",", ".")
    return Decimal(plain) if plain.removeprefix("-").replace(".", "", 1).isdigit() else None


def _triwulan(text: str) -> Triwulan:
    parts = [_decimal(part) for part in text.split()]
    return (parts[0], parts[1], parts[2], parts[3]) if parts else TANPA_TRIWULAN
