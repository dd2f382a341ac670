"""What a workbook says, as pure objects."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal

from xlpy.book.form_terbaca import FormTerbaca
from xlpy.book.schema import RENCANA
from xlpy.plan.facts import Fakta, Konflik, Kunci
from xlpy.plan.masukan import JABATAN_AWAL, Dpa, Pejabat, Pengaturan, SasaranStrategis, Tupoksi
from xlpy.plan.model import RencanaKinerja
from xlpy.plan.temuan import Ditolak, Temuan
from xlpy.sop.kalender import jam_kerja, libur, ramadan

Isi = str | int | Decimal | date | time
"""What a cell that is kept as typed can hold; a ``date`` may be a ``datetime``."""

# A fact that several columns hold stands in the first of them; the name of an indikator has a column of its own.
_FIRST_COLUMN = {"triwulan": "triwulan_1", "bulanan": "bulan_1", "target_teks": "target"}


@dataclass(frozen=True, slots=True)
class Letak:
    """Where each field of each entity stands in the form.

    Attributes:
        kolom: the letters of each column, by its key in the schema.
        baris: the row of each entity; that of a node is its first.
        awal: the first row below the headings; 0 where no form has been laid out yet.
    """

    kolom: Mapping[str, str] = field(default_factory=dict)
    baris: Mapping[Kunci, int] = field(default_factory=dict)
    awal: int = 0

    def sel(self, kunci: Kunci, kolom: str = "") -> str:
        """Sheet and A1 address of a field of the plan (of the name without ``kolom``); empty when it has no cell."""
        column = _FIRST_COLUMN.get(kolom, kolom) or "nama"
        if column == "nama" and kunci.ke:
            column = "indikator"
        row, letters = self.baris.get(kunci), self.kolom.get(column)
        return f"{RENCANA.name}!{letters}{row}" if row and letters else ""


def kalender_bawaan() -> dict[str, tuple[Mapping[str, Isi], ...]]:
    """The tables of the sheet Kalender that an office starts with."""
    return {"tblJamKerja": jam_kerja(), "tblRamadan": ramadan(), "tblLibur": libur()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole workbook.

    Attributes:
        pengaturan, sasaran, dpa, tupoksi: what was imported or typed on the sheets of these names.
        rencana: the form as it stands, hand edits included; its year is that of ``pengaturan``.
        dasar: the facts last generated, the base of the next merge.
        dasar_dpa: the facts of the DPA last imported.
        dasar_unit: what units last answered in their forms.
        temuan, ditolak, konflik: what stands on the sheet Temuan.
        isian: single values that are kept as typed, by their defined name; without the empty ones.
        tabel: the rows of the tables that are kept as typed, by the table's name; each row by column key,
            without its empty cells; a table without rows is left out.
        id: names this document through all its versions.
        sop: the procedure in force as the text of its TOML file; empty for the built-in one.
        contoh: when the sample was loaded into it, ISO 8601; empty where there is none in it.
        peringatan: cells that reading could not make sense of, each with the text typed there; not stored.
        asing: what people added outside our tables (sheets, columns, cells): writing the workbook anew would lose it.
        letak: where the plan's fields stand in the form.
        terbaca: the form as its cells stood when the workbook was read; None for a document that was not read, or
            whose form is written anew.
    """

    pengaturan: Pengaturan
    sasaran: SasaranStrategis = field(default_factory=SasaranStrategis)
    dpa: Dpa = field(default_factory=Dpa)
    tupoksi: Tupoksi = field(default_factory=Tupoksi)
    rencana: RencanaKinerja
    dasar: Fakta = field(default_factory=dict)
    dasar_dpa: Fakta = field(default_factory=dict)
    dasar_unit: Fakta = field(default_factory=dict)
    temuan: tuple[Temuan, ...] = ()
    ditolak: tuple[Ditolak, ...] = ()
    konflik: tuple[Konflik, ...] = ()
    isian: Mapping[str, Isi] = field(default_factory=dict)
    tabel: Mapping[str, tuple[Mapping[str, Isi], ...]] = field(default_factory=kalender_bawaan)
    id: str = ""
    sop: str = ""
    contoh: str = ""
    peringatan: tuple[Temuan, ...] = ()
    asing: tuple[str, ...] = ()
    letak: Letak = field(default_factory=Letak, compare=False)
    terbaca: FormTerbaca | None = field(default=None, compare=False, repr=False)


TANDA_CONTOH = "CONTOH"
"""How what is made of the sample is marked, on Beranda and on papers."""
TAHUN_KOSONG = 2026
"""The year in the empty workbook, until an office types its own."""


def dokumen_kosong() -> Document:
    """What the workbook of an office says that has not typed anything yet."""
    people = tuple(Pejabat(jabatan=title) for title in JABATAN_AWAL)
    settings = Pengaturan(tahun=TAHUN_KOSONG, pejabat=people)
    return Document(pengaturan=settings, rencana=RencanaKinerja(tahun=TAHUN_KOSONG))
