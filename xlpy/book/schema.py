"""The one description of the workbook: its sheets, tables, columns and names.

The builder writes by it, the reader reads by it, checks and docs follow it.  Columns are found by their heading,
single values by their label, so a person may move them; a key is the attribute of the model that the column holds.
"""

from xlpy.book.schema_alur import BERANDA, DISTRIBUSI, KALENDER, KOREKSI, LOG, PANDUAN, SOP, SURAT, UNIT
from xlpy.book.schema_dalam import (
    DASAR,
    DASAR_DPA,
    DASAR_RENCANA,
    DASAR_UNIT,
    GAYA,
    ISI_XLWINGS,
    META,
    SAH,
    SAH_BEDA,
    VERSI,
    XLWINGS,
)
from xlpy.book.schema_diagnosa import DIAGNOSA
from xlpy.book.schema_periksa import BANDING, CAKUPAN, LKE, MATRIKS
from xlpy.book.schema_rencana import JENJANG_UNIT, JUMLAH, KOLOM_KERJA, RENCANA, TEMUAN, TIDAK_YAKIN, YAKIN
from xlpy.book.schema_sumber import (
    CEK_BERBEDA,
    CEK_BULANAN,
    CEK_PAGU,
    CEK_SAMA,
    CEK_SELISIH,
    CEK_TANPA,
    DPA,
    FUNGSI,
    PENGATURAN,
    SASARAN,
    TUGAS,
    TUPOKSI,
    URAIAN_TUGAS,
)
from xlpy.book.schema_umum import DAFTAR_JABATAN, KERTAS, TIDAK, YA

__all__ = [
    "BANDING",
    "BERANDA",
    "CAKUPAN",
    "CEK_BERBEDA",
    "CEK_BULANAN",
    "CEK_PAGU",
    "CEK_SAMA",
    "CEK_SELISIH",
    "CEK_TANPA",
    "DAFTAR",
    "DAFTAR_JABATAN",
    "DASAR",
    "DASAR_DPA",
    "DASAR_RENCANA",
    "DASAR_UNIT",
    "DIAGNOSA",
    "DISTRIBUSI",
    "DPA",
    "FUNGSI",
    "GAYA",
    "ISI_XLWINGS",
    "JENJANG_UNIT",
    "JUMLAH",
    "KALENDER",
    "KERTAS",
    "KOLOM_KERJA",
    "KOREKSI",
    "LEMBAR",
    "LEMBAR_ISIAN",
    "LKE",
    "LOG",
    "MATRIKS",
    "META",
    "PANDUAN",
    "PENGATURAN",
    "RENCANA",
    "SAH",
    "SAH_BEDA",
    "SASARAN",
    "SOP",
    "SURAT",
    "TEMUAN",
    "TIDAK",
    "TIDAK_YAKIN",
    "TUGAS",
    "TUPOKSI",
    "UNIT",
    "URAIAN_TUGAS",
    "VERSI",
    "XLWINGS",
    "YA",
    "YAKIN",
]

LEMBAR = (
    BERANDA,
    PANDUAN,
    SOP,
    PENGATURAN,
    SURAT,
    SASARAN,
    DPA,
    TUPOKSI,
    UNIT,
    RENCANA,
    KOREKSI,
    DISTRIBUSI,
    TEMUAN,
    MATRIKS,
    CAKUPAN,
    BANDING,
    LKE,
    LOG,
    KALENDER,
    DIAGNOSA,
    XLWINGS,
    META,
    DASAR,
    GAYA,
    SAH,
)
"""Every sheet, in the order of the tabs."""

LEMBAR_ISIAN = (SURAT, UNIT, KOREKSI, DISTRIBUSI, MATRIKS, CAKUPAN, BANDING, LKE, LOG, KALENDER, DIAGNOSA)
"""The sheets that are kept as typed, or as a check filled them: no object of the plan holds what stands on them."""

DAFTAR = {DAFTAR_JABATAN: (PENGATURAN.table, "jabatan")}
"""Lists to choose from, by their defined name: a column of a table."""
