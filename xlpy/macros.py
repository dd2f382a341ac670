"""The ribbon: one function a button, called by the workbook's VBA.  No logic of its own.

The names are those of ``build.perintah``; a button without a function here says that it is not there yet.
"""

from xlpy import (
    jobs_cetak_langsung,
    jobs_diagnosa,
    jobs_langsung,
    jobs_langsung_persiapan,
    jobs_langsung_unit,
    jobs_panduan,
)
from xlpy.klik import click, look


def persiapan() -> None:
    """Persiapan."""
    click(jobs_langsung_persiapan.siapkan)


def persiapan_contoh() -> None:
    """Muat Contoh."""
    click(jobs_langsung_persiapan.muat_contoh)


def persiapan_hapus() -> None:
    """Hapus Contoh."""
    click(jobs_langsung_persiapan.hapus_contoh)


def impor_dpa() -> None:
    """Impor DPA."""
    click(jobs_langsung.impor_dpa)


def impor_tupoksi() -> None:
    """Impor Tupoksi."""
    click(jobs_langsung.impor_tupoksi)


def impor_sasaran() -> None:
    """Impor Sasaran."""
    click(jobs_langsung.impor_sasaran)


def susun() -> None:
    """Susun Rencana."""
    click(jobs_langsung.susun)


def lihat_perubahan() -> None:
    """Lihat Perubahan."""
    click(jobs_langsung.lihat_perubahan)


def periksa() -> None:
    """Periksa Rencana."""
    click(jobs_langsung.periksa_rencana)


def kecualikan() -> None:
    """Kecualikan Temuan."""
    click(jobs_langsung.kecualikan)


def banding() -> None:
    """Bandingkan."""
    click(jobs_langsung.banding)


def konsolidasi() -> None:
    """Konsolidasi."""
    click(jobs_langsung.konsolidasi)


def verifikasi() -> None:
    """Verifikasi Log."""
    click(jobs_langsung.verifikasi)


def langkah_mulai() -> None:
    """Mulai Langkah."""
    click(jobs_langsung.langkah_mulai)


def langkah_selesai() -> None:
    """Selesaikan Langkah."""
    click(jobs_langsung.langkah_selesai)


def langkah_tunda() -> None:
    """Tunda."""
    click(jobs_langsung.langkah_tunda)


def langkah_kembalikan() -> None:
    """Kembalikan."""
    click(jobs_langsung.langkah_kembalikan)


def langkah_batal() -> None:
    """Batalkan."""
    click(jobs_langsung.langkah_batal)


def langkah_buka_kembali() -> None:
    """Buka Kembali."""
    click(jobs_langsung.langkah_buka_kembali)


def unit_buat() -> None:
    """Buat Formulir Unit."""
    click(jobs_langsung_unit.unit_buat)


def unit_kumpul() -> None:
    """Kumpulkan Formulir."""
    click(jobs_langsung_unit.unit_kumpul)


def status() -> None:
    """Lihat Status."""
    click(jobs_langsung.tampilkan_status)


def cetak() -> None:
    """Cetak Kertas Langkah."""
    click(jobs_cetak_langsung.cetak)


def cetak_pilih() -> None:
    """Pilih Kertas."""
    click(jobs_cetak_langsung.cetak_pilih)


def cetak_semua() -> None:
    """Cetak Semua."""
    click(jobs_cetak_langsung.cetak_semua)


def jadwal() -> None:
    """Jadwal."""
    click(jobs_langsung.jadwal)


def panduan() -> None:
    """Panduan."""
    look(jobs_panduan.panduan_di_buku)


def diagnosa() -> None:
    """Diagnosa."""
    click(jobs_diagnosa.diagnosa_buku)
