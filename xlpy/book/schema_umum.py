"""What several sheets of the workbook share: columns, choices, the names of lists."""

from xlpy.book.shapes import Column, Kind
from xlpy.plan.model import BULAN, TRIWULAN, JenisTarget

KERTAS = ("F4", "A4")
YA, TIDAK = "Ya", "Tidak"
BANTUAN = "? Panduan"
"""What stands in the first row of a sheet, right of its title, or beside a paper: the way to the guide's page."""
DAFTAR_JABATAN = "Daftar_Jabatan"
"""The defined name of the titles in the table Pejabat."""

SUMBER = Column("sumber", "Sumber", 220, Kind.SOURCE)


def kolom_bulanan() -> tuple[Column, ...]:
    """The rencana penarikan, a column a month."""
    return tuple(
        Column(
            f"bulan_{n}",
            bulan,
            92,
            Kind.MONEY,
            f"Rencana penarikan bulan {bulan} dalam rupiah bulat. Contoh: 1250000.",
        )
        for n, bulan in enumerate(BULAN, start=1)
    )


def kolom_triwulan(width: int) -> tuple[Column, ...]:
    """The quarterly targets."""
    return tuple(
        Column(
            f"triwulan_{n}",
            f"Target TW {tw}",
            width,
            Kind.TARGET,
            f"Target triwulan {tw} dalam satuan indikator. Contoh: 3.",
        )
        for n, tw in enumerate(TRIWULAN, start=1)
    )


JENIS_TARGET = Column(
    "jenis_target",
    "Jenis Target",
    92,
    Kind.CHOICE,
    "Kumulatif: TW I–IV dijumlahkan. Konstan: tiap TW sama dengan target setahun. Posisi Akhir: TW IV = target.",
    tuple(JenisTarget),
)
FORMULASI = Column("formulasi", "Formulasi", 200, help="Cara menghitung indikator. Contoh: (A / B) × 100%.")
DEFINISI = Column("definisi_operasional", "Definisi Operasional", 200, help="Apa yang dihitung dan apa yang tidak.")
SUMBER_DATA = Column("sumber_data", "Sumber Data", 140, help="Dokumen tempat datanya. Contoh: Laporan SKM.")
RENCANA_AKSI = Column("rencana_aksi", "Rencana Aksi", 200, help="Langkah untuk mencapai target.")
