"""Forms of one jabatan: analisis jabatan as text, and a workbook with a sheet for each jabatan."""

from textwrap import dedent

import pytest
from teks_tupoksi import by_name, counts, items, table, text

from xlpy.importers.grid import Grid
from xlpy.importers.tupoksi import read_tupoksi

ANJAB = """
    INFORMASI JABATAN KECAMATAN SUKAMAJU

    1. NAMA JABATAN\t: Camat
       KODE JABATAN\t: 07.00
       UNIT KERJA\t: Kecamatan Sukamaju
       IKHTISAR JABATAN :
       Memimpin penyelenggaraan pemerintahan
       berdasarkan peraturan perundang-undangan.
       KUALIFIKASI JABATAN :
       a. Pendidikan : S1 Ilmu Pemerintahan
       b. Pelatihan : Diklat Kepemimpinan
       URAIAN TUGAS :
       1) Menyusun rencana kerja
          sesuai dengan ketentuan.
       2) Membina administrasi desa:
          a. tata naskah;
          b. kearsipan.
       3) Melaporkan hasil.
       HASIL KERJA :
       1) Laporan kegiatan
       2) Rencana kerja
       BAHAN KERJA :
       1) Peraturan daerah
       WEWENANG :
       1. Menegur bawahan
       2. Menandatangani surat
       TANGGUNG JAWAB :
       1. Kebenaran laporan

    2. NAMA JABATAN\t: Kepala Seksi Pelayanan Umum
       KODE JABATAN\t: 07.02
       IKHTISAR JABATAN : Melayani masyarakat.
       TUGAS POKOK
       1) Melayani perizinan.
       2) Melayani pengaduan.
       HASIL KERJA
       1) Izin
"""


def test_an_anjab_form_gives_each_jabatan_its_duties_and_nothing_else() -> None:
    found = read_tupoksi([text(ANJAB)])
    assert counts(found) == {"Camat": (0, 3), "Kepala Seksi Pelayanan Umum": (0, 2)}
    camat, seksi = found.jabatan
    assert camat.tugas == "Memimpin penyelenggaraan pemerintahan berdasarkan peraturan perundang-undangan"
    assert seksi.tugas == "Melayani masyarakat"
    assert items(camat) == [
        "Menyusun rencana kerja sesuai dengan ketentuan",
        "Membina administrasi desa: a. tata naskah; b. kearsipan",
        "Melaporkan hasil",
    ]
    assert not found.ditolak


def test_sections_numbered_like_the_items_above_end_the_list() -> None:
    body = """
        1. NAMA JABATAN : SEKRETARIS CAMAT
        2. KODE JABATAN : -
        3. UNIT KERJA :
           a. JPT Pratama : -
           b. Administrator : Camat
        4. IKHTISAR JABATAN : Membantu Camat
           mengelola administrasi.
        5. TUGAS POKOK :
        1. Mengelola surat
        2. Mengelola aset
        3. Mengelola arsip
        4. Mengelola gaji
        5. Melaporkan
        6. HASIL KERJA
        1. Dokumen
        7. TANGGUNG JAWAB
        a. Kebenaran data
        8. KORELASI JABATAN
        No Nama Jabatan Unit Kerja Dalam Hal
        1. Camat Kecamatan Konsultasi
        9. KELAS JABATAN : 12
    """
    found = read_tupoksi([text(body)])
    assert counts(found) == {"Sekretaris Camat": (0, 5)}
    assert found.jabatan[0].tugas == "Membantu Camat mengelola administrasi"
    assert not found.ditolak


def test_the_duties_of_a_jabatan_pelaksana_are_its_own() -> None:
    body = """
        Jabatan : Camat
        Uraian Tugas :
        - memimpin kecamatan
        Jabatan : Pengadministrasi Umum
        Atasan Langsung : Kasubag Umum
        Uraian Tugas :
        - mengagendakan surat
        - mengarsipkan surat
        Jabatan : -
        Uraian Tugas :
        - tidak ada
    """
    found = read_tupoksi([text(body)])
    assert counts(found) == {"Camat": (0, 1), "Pengadministrasi Umum": (0, 2)}
    assert ["tidak menyebut jabatannya" in d.alasan for d in found.ditolak] == [True]


HEADS = {
    "in three cells": "Jabatan | : | Kasi Trantib",
    "in two cells": "Nama Jabatan | Kasi Trantib",
    "with the colon beside the label": "Jabatan : | | Kasi Trantib",
    "with the colon beside the name": "JABATAN | : Kasi Trantib",
    "in one cell": "Jabatan : Kasi Trantib",
    "in one cell with a number": "1. | Nama Jabatan : Kasi Trantib",
    "in the cell below": "Nama Jabatan :\nKasi Trantib",
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS.keys())
def test_the_jabatan_of_a_sheet_is_found_wherever_its_head_is(head: str) -> None:
    body = """
        Tugas | : | Menjaga ketertiban
        Fungsi | : |
         | 1 | pembinaan
         | 2 | pengawasan
        Uraian Tugas | : |
         | a. | patroli siang
         | b. | patroli malam
         | c. | melaporkan
    """
    found = read_tupoksi([table(f"{head}\n{dedent(body).strip()}")])
    assert counts(found) == {"Kasi Trantib": (2, 3)}
    assert found.jabatan[0].tugas == "Menjaga ketertiban"
    assert not found.ditolak


def test_the_sheet_s_name_is_the_jabatan_when_nothing_else_says_it() -> None:
    body = "Uraian Tugas :\n1 | menyusun rencana\n2 | melaporkan"
    found = read_tupoksi(
        [
            table(body, "Camat"),
            table(body, "2. Sekcam"),
            table(body, "Tupoksi Kasi Pemerintahan"),
            table(f"Jabatan : Kasubag Keuangan\n{body}", "Kasi Pelayanan"),
            table(body, "Sheet1"),
        ]
    )
    assert counts(found) == {
        "Camat": (0, 2), "Sekcam": (0, 2), "Kasi Pemerintahan": (0, 2), "Kasubag Keuangan": (0, 2)
    }  # fmt: skip
    assert [d.sel for d in found.ditolak] == ["Sheet1!A1"]


def test_a_table_of_duties_without_a_column_of_jabatan_belongs_to_the_form_it_stands_in() -> None:
    form = table("""
        | INFORMASI JABATAN
        1 | Nama Jabatan       | : | Kasi Pelayanan Umum
        2 | Ikhtisar Jabatan   | : | Melayani masyarakat
        3 | Tugas Pokok        | :
          | No | Uraian Tugas       | Hasil Kerja | Jumlah | Waktu
          | 1  | Melayani perizinan | Izin        | 12     | 30
          | 2  | Melayani pengaduan | Laporan     | 4      | 60
          |    | Jumlah             |             | 16     | 90
        4 | Bahan Kerja        | :
          | No | Bahan Kerja        | Penggunaan dalam Tugas
          | 1  | Permohonan         | Melayani perizinan
        5 | Korelasi Jabatan   | :
          | No | Nama Jabatan       | Unit Kerja  | Dalam Hal
          | 1  | Camat              | Kecamatan   | Konsultasi
    """)
    found = read_tupoksi([form])
    assert counts(found) == {"Kasi Pelayanan Umum": (0, 2)}
    assert found.jabatan[0].tugas == "Melayani masyarakat"
    assert items(found.jabatan[0]) == ["Melayani perizinan", "Melayani pengaduan"]


def test_a_sheet_of_nothing_but_a_table_of_duties_belongs_to_its_name() -> None:
    rows = [["No", "Uraian Tugas", "Keterangan"], [1, "Menyusun rencana", "tahunan"], [2, "Melaporkan", None]]
    found = read_tupoksi([Grid("t.xlsx", "Kasubag Keuangan", rows)])
    assert items(by_name(found)["Kasubag Keuangan"]) == ["Menyusun rencana", "Melaporkan"]


def test_a_label_inside_an_item_does_not_end_the_list() -> None:
    body = """
        Jabatan : Kasi Pemerintahan
        Uraian Tugas :
        1. Menyusun rencana dengan tahapan:
        a. mengumpulkan bahan;
        b. mengolah bahan;
        Hasil kerja: dokumen rencana
        2. Membina desa
        Tahapan:
        a. menyusun jadwal;
        Hasil Kerja: laporan
        3. Melaporkan
        Tanggung Jawab :
        1. kebenaran
        2. kelengkapan
        3. ketepatan
        4. kerahasiaan
        Ditetapkan di : Sukamaju
    """
    found = read_tupoksi([text(body)])
    assert items(found.jabatan[0]) == [
        "Menyusun rencana dengan tahapan: a. mengumpulkan bahan; b. mengolah bahan",
        "Membina desa Tahapan: a. menyusun jadwal",
        "Melaporkan",
    ]


def test_a_place_and_a_signature_are_no_part_of_a_jabatan_or_its_duties() -> None:
    body = """
        JABATAN : LURAH MELATI (ESELON IV.a)
        URAIAN TUGAS :
        1\tmemimpin
        2\tmembina
        JABATAN : SEKRETARIS LURAH
        URAIAN TUGAS :
        1. surat
        JABATAN : Kepala Seksi Pelayanan Umum pada Kecamatan Sukamaju
        URAIAN TUGAS :
        1. melayani
        Ditetapkan di : Sukamaju
        Pada tanggal : 2 Januari 2026
        CAMAT SUKAMAJU
    """
    found = read_tupoksi([text(body)])
    assert counts(found) == {
        "Lurah Melati": (0, 2), "Sekretaris Lurah Melati": (0, 1), "Kepala Seksi Pelayanan Umum": (0, 1)
    }  # fmt: skip
    assert items(found.jabatan[2]) == ["melayani"]
