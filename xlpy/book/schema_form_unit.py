"""The form that a unit fills: its columns and single values.

Template, filler and reader all go by it.  Columns are found by their heading on whatever sheet an office put them.
"""

from dataclasses import dataclass
from enum import StrEnum

from xlpy.book.schema_rencana import RENCANA
from xlpy.book.schema_umum import DEFINISI, FORMULASI, JENIS_TARGET, RENCANA_AKSI, SUMBER_DATA, kolom_triwulan
from xlpy.book.shapes import Column, Kind

BENTUK = 1
"""Version of this layout; a form keeps the version it was made with."""
JENIS = "Form Rencana Kinerja unit"
"""What the hidden sheet says it is."""
LEMBAR_UNIT, LEMBAR_DASAR = "_unit", "_dasar"
"""The hidden sheets: whose form it is, and what it said when it was sent."""
LEMBAR_MULAI, LEMBAR_ISIAN, LEMBAR_PENJELASAN = "Mulai di Sini", "Isian", "Penjelasan"
"""The sheets as built; an office may call them otherwise."""


class Isi(StrEnum):
    """Who fills a column, as the sign in its heading says."""

    WAJIB = "●"
    BOLEH = "○"
    TERKUNCI = ""


@dataclass(frozen=True, slots=True)
class KolomForm:
    """One column of the form.

    Attributes:
        column: what it holds and how it is called.
        isi: who fills it.
        fakta: the field of the plan that its cells answer; empty where nothing is answered.
        perlu: whether a template without it is of no use.
    """

    column: Column
    isi: Isi = Isi.TERKUNCI
    fakta: str = ""
    perlu: bool = False

    @property
    def judul(self) -> str:
        """The heading as printed."""
        return f"{self.isi} {self.column.heading}".strip()


_OF_PLAN = RENCANA.table
TANDA = "tanda"
"""The key of the column by which a row is known again, however rows were sorted or inserted."""
TRIWULAN = tuple(f"triwulan_{n}" for n in range(1, 5))

KOLOM = (
    KolomForm(Column("nomor", "No", 34, Kind.DERIVED)),
    KolomForm(Column("kode", "Kode", 116, Kind.CODE), perlu=True),
    KolomForm(Column("nama", "Sub Kegiatan", 176), perlu=True),
    KolomForm(Column("pagu", "Pagu (Rp)", 92, Kind.MONEY)),
    KolomForm(
        Column("indikator", "Indikator", 180, help=_OF_PLAN.column("indikator").help), Isi.WAJIB, "nama", perlu=True
    ),
    KolomForm(Column("satuan", "Satuan", 104, help=_OF_PLAN.column("satuan").help), Isi.WAJIB, "satuan", perlu=True),
    KolomForm(Column("tahun_lalu", "Target Tahun Lalu", 58, Kind.DERIVED)),
    KolomForm(
        Column("target", "Target", 60, Kind.TARGET, _OF_PLAN.column("target").help), Isi.WAJIB, "target", perlu=True
    ),
    KolomForm(
        Column("jenis_target", "Jenis Target", 86, Kind.CHOICE, JENIS_TARGET.help, JENIS_TARGET.choices),
        Isi.WAJIB,
        "jenis_target",
        perlu=True,
    ),
    *(KolomForm(column, Isi.WAJIB, "triwulan", perlu=True) for column in kolom_triwulan(54)),
    KolomForm(RENCANA_AKSI, Isi.WAJIB, "rencana_aksi"),
    KolomForm(Column("cek", "Cek", 104, Kind.DERIVED)),
    KolomForm(FORMULASI, Isi.BOLEH, "formulasi"),
    KolomForm(DEFINISI, Isi.BOLEH, "definisi_operasional"),
    KolomForm(SUMBER_DATA, Isi.BOLEH, "sumber_data"),
    KolomForm(Column("keterangan", "Keterangan", 160, help="Catatan untuk pembaca form."), Isi.BOLEH, "keterangan"),
    KolomForm(Column(TANDA, "Tanda", 60, Kind.CODE), perlu=True),
)
"""Every column that a form can have."""
KOLOM_BERNAMA = {kolom.column.key: kolom for kolom in KOLOM}
DI_ISIAN = (
    "nomor", "kode", "nama", "pagu", "indikator", "satuan", "tahun_lalu", "target", "jenis_target", *TRIWULAN,
    "rencana_aksi", "cek", TANDA,
)  # fmt: skip
DI_PENJELASAN = (
    "nomor", "kode", "nama", "formulasi", "definisi_operasional", "sumber_data", "keterangan", TANDA,
)  # fmt: skip
"""The columns of the two tables as built."""

DIISI_OLEH, TANGGAL_ISI, CATATAN = "diisi_oleh", "tanggal_isi", "catatan"
ISIAN_TUNGGAL = {DIISI_OLEH: "Diisi oleh", TANGGAL_ISI: "Tanggal diisi", CATATAN: "Catatan untuk Kasubbag"}
"""Single values that the unit fills, by the label to the left of each; a form may lack them."""
