"""Tupoksi in the shapes in which offices keep them.  Every text here is invented."""

import pytest
from teks_tupoksi import by_name, counts, items, table, text

from xlpy.importers.tupoksi import read_tupoksi

SHAPES = {
    "a perbup with huruf and angka": (
        """
        PERATURAN BUPATI CONTOH
        Pasal 1
        Dalam Peraturan Bupati ini yang dimaksud dengan:
        1. Camat adalah pemimpin kecamatan.
        2. Lurah adalah pemimpin kelurahan.
        Paragraf 1
        Camat
        Pasal 5
        (1) Camat mempunyai tugas sebagaimana dimaksud dalam Pasal 4 huruf a meliputi:
        a. menyelenggarakan urusan pemerintahan umum;
        b. mengoordinasikan kegiatan:
           1. pemberdayaan; dan
           2. ketertiban; dan
        c. membina desa.
        (2) Pemberdayaan sebagaimana dimaksud pada ayat (1) huruf b angka 1 meliputi:
        a. partisipasi masyarakat;
        b. sinkronisasi program.
        Paragraf 2
        Seksi Pemerintahan
        Pasal 6
        (1) Kepala Seksi Pemerintahan sebagaimana dimaksud dalam Pasal 3 ayat (1) huruf c mempunyai tugas pokok
        melaksanakan urusan pemerintahan.
        (2) Uraian tugas Kepala Seksi Pemerintahan sebagaimana dimaksud pada ayat (1), yaitu:
        a. menyusun rencana; dan
        b. membina desa.
        BAB IV
        TATA KERJA
        Pasal 20
        (1) Camat wajib mengawasi bawahannya.
        """,
        {"Camat": (0, 3), "Kepala Seksi Pemerintahan": (0, 2)},
    ),
    "a decree of the camat with diktum": (
        """
        KEPUTUSAN CAMAT SUKAMAJU
        NOMOR 188/12/2026
        TENTANG URAIAN TUGAS PEGAWAI KECAMATAN SUKAMAJU
        CAMAT SUKAMAJU,
        Menimbang : a. bahwa untuk kelancaran tugas perlu ditetapkan uraian tugas;
                    b. bahwa berdasarkan huruf a perlu ditetapkan dengan Keputusan Camat;
        Mengingat : 1. Undang-Undang Nomor 23 Tahun 2014;
        MEMUTUSKAN :
        Menetapkan :
        KESATU : Uraian tugas pegawai Kecamatan Sukamaju sebagaimana tercantum dalam lampiran.
        KEDUA : Keputusan ini berlaku sejak tanggal ditetapkan.
        Ditetapkan di Sukamaju
        CAMAT SUKAMAJU,
        BUDI, S.Sos.
        LAMPIRAN KEPUTUSAN CAMAT SUKAMAJU
        I. SEKRETARIS KECAMATAN
        Tugas : membantu Camat mengelola administrasi.
        Uraian Tugas :
        1. mengelola surat;
        2. mengelola gaji.
        II. KASI KESEJAHTERAAN SOSIAL
        Tugas : melaksanakan urusan sosial.
        Uraian Tugas :
        1. mendata warga;
        2. menyalurkan bantuan;
        3. melaporkan.
        CAMAT SUKAMAJU,
        BUDI, S.Sos.
        """,
        {"Sekretaris Kecamatan": (0, 2), "Kasi Kesejahteraan Sosial": (0, 3)},
    ),
    "bullets copied from Word": (
        """
        Tugas dan Fungsi Camat
        Camat mempunyai fungsi :
        •\tpembinaan desa
        •\tpengawasan ketertiban
        yang dilakukan terus menerus
        •\tpelaporan

        Tugas dan Fungsi Kasi Pemerintahan
        \uf0a7\tKasi Pemerintahan mempunyai tugas melaksanakan urusan pemerintahan
        Kasi Pemerintahan mempunyai uraian tugas:
        \uf0fc\tmenyusun rencana
        \uf0fc\tmembina desa
        o\tdata desa
        o\tdata kelurahan
        \uf0fc\tmelaporkan
        """,
        {"Camat": (3, 0), "Kasi Pemerintahan": (0, 3)},
    ),
    "every kind of numbering": (
        """
        Uraian Tugas Camat :
        1. satu
        2. dua
        Uraian Tugas Sekretaris :
        1) satu
        2) dua
        Uraian Tugas Kasi Pemerintahan :
        (1) satu
        (2) dua
        Uraian Tugas Kasi Pelayanan Umum :
        a) satu
        b) dua
        Uraian Tugas Kasi Trantib :
        (a) satu
        (b) dua
        Uraian Tugas Kasubag Umum :
        - satu
        - dua
        Uraian Tugas Kasubag Keuangan :
        A. satu
        B. dua
        Uraian Tugas Kasi Kesra :
        01. satu
        02. dua
        """,
        {
            "Camat": (0, 2),
            "Sekretaris": (0, 2),
            "Kasi Pemerintahan": (0, 2),
            "Kasi Pelayanan Umum": (0, 2),
            "Kasi Trantib": (0, 2),
            "Kasubag Umum": (0, 2),
            "Kasubag Keuangan": (0, 2),
            "Kasi Kesra": (0, 2),
        },
    ),
    "the duties as one paragraph with semicolons": (
        """
        CAMAT
        Uraian tugas : menyusun rencana kerja; membina desa dan kelurahan; mengawasi ketertiban; dan melaporkan hasil.
        KASI PELAYANAN UMUM
        Kasi Pelayanan Umum mempunyai tugas pokok melaksanakan pelayanan.
        Uraian Tugas
        melayani perizinan; melayani
        pengaduan; dan melaporkan.
        Fungsi: a. perencanaan; b. pelaksanaan; c. pelaporan.
        """,
        {"Camat": (0, 4), "Kasi Pelayanan Umum": (3, 3)},
    ),
    "debris of a web page": (
        """
        <p><strong>CAMAT</strong></p>
        <p>Camat mempunyai tugas memimpin&nbsp;kecamatan.</p>
        <p>Fungsi :</p>
        <ol><li>pembinaan &amp; pengawasan;</li><li>pelaporan.</li></ol>
        <p><b>SEKSI PEMERINTAHAN</b><br />Uraian Tugas:</p>
        <ul>
        <li>menyusun rencana;</li>
        <li>membina desa;</li>
        <li>jumlah penduduk &lt; 1000 jiwa.</li>
        </ul>
        """,
        {"Camat": (2, 0), "Seksi Pemerintahan": (0, 3)},
    ),
    "heads in capitals": (
        """
        URAIAN TUGAS JABATAN STRUKTURAL KECAMATAN SUKAMAJU

        CAMAT
        TUGAS POKOK
        MEMIMPIN KECAMATAN
        FUNGSI
        1. PEMBINAAN
        2. PENGAWASAN

        SUB BAGIAN UMUM DAN KEPEGAWAIAN
        URAIAN TUGAS
        1. MENGELOLA SURAT
        2. MENGELOLA KEPEGAWAIAN
        3. MENGELOLA ASET KECAMATAN

        KEPALA SEKSI KETENTRAMAN DAN KETERTIBAN UMUM
        MEMPUNYAI TUGAS :
        1. PATROLI
        2. PENYULUHAN
        """,
        {
            "Camat": (2, 0),
            "Sub Bagian Umum dan Kepegawaian": (0, 3),
            "Kepala Seksi Ketentraman dan Ketertiban Umum": (0, 2),
        },
    ),
    "several kelurahan under heads of their own": (
        """
        KELURAHAN MELATI
        A. LURAH
        Uraian Tugas :
        1. memimpin kelurahan;
        2. melaporkan.
        B. SEKRETARIS KELURAHAN
        Uraian Tugas :
        1. mengelola surat.
        C. KASI PEMERINTAHAN
        Uraian Tugas :
        1. mendata penduduk;
        2. melaporkan.
        KELURAHAN KENANGA KECAMATAN SUKAMAJU
        A. LURAH
        Uraian Tugas :
        1. memimpin kelurahan.
        B. SEKRETARIS KELURAHAN
        Uraian Tugas :
        1. mengelola surat;
        2. mengelola arsip.
        C. KASI PEMERINTAHAN
        Uraian Tugas :
        1. mendata penduduk.
        """,
        {
            "Lurah Melati": (0, 2),
            "Sekretaris Kelurahan Melati": (0, 1),
            "Kasi Pemerintahan Kelurahan Melati": (0, 2),
            "Lurah Kenanga": (0, 1),
            "Sekretaris Kelurahan Kenanga": (0, 2),
            "Kasi Pemerintahan Kelurahan Kenanga": (0, 1),
        },
    ),
    "titles that name their kelurahan": (
        """
        Lurah Melati mempunyai uraian tugas:
        a. memimpin;
        b. melaporkan.
        Sekretaris Kelurahan Melati mempunyai uraian tugas:
        a. mengelola surat.
        Kepala Seksi Pemerintahan Kelurahan Melati mempunyai tugas pokok mendata penduduk dengan uraian tugas:
        a. mendata.
        Lurah Kenanga mempunyai uraian tugas:
        a. memimpin.
        Sekretaris Kelurahan Kenanga mempunyai uraian tugas:
        a. mengelola surat;
        b. mengelola arsip.
        """,
        {
            "Lurah Melati": (0, 2),
            "Sekretaris Kelurahan Melati": (0, 1),
            "Kepala Seksi Pemerintahan Kelurahan Melati": (0, 1),
            "Lurah Kenanga": (0, 1),
            "Sekretaris Kelurahan Kenanga": (0, 2),
        },
    ),
    "heads with decimal numbers": (
        """
        TUGAS POKOK DAN FUNGSI
        1. Camat
        Uraian Tugas
        a. memimpin rapat
        2. Sekretaris
        Uraian Tugas
        a. mengelola surat
        2.1 Sub Bagian Umum
        Uraian Tugas
        a. mengelola barang
        b. mengelola arsip
        2.2 Sub Bagian Keuangan
        Uraian Tugas
        2.2.1 mengelola gaji
        2.2.2 melaporkan
        """,
        {"Camat": (0, 1), "Sekretaris": (0, 1), "Sub Bagian Umum": (0, 2), "Sub Bagian Keuangan": (0, 2)},
    ),
    "the kecamatan and the kelurahan named for who leads them": (
        """
        Tugas Pokok dan Fungsi Kecamatan
        Kecamatan mempunyai tugas melaksanakan kewenangan yang dilimpahkan.
        Dalam melaksanakan tugas sebagaimana dimaksud pada ayat (1), Kecamatan menyelenggarakan fungsi :
        a. pengoordinasian pemerintahan;
        b. pembinaan desa.
        Kelurahan Melati mempunyai tugas melayani warga.
        Dalam melaksanakan tugas tersebut, Kelurahan Melati menyelenggarakan fungsi :
        a. pelayanan.
        """,
        {"Camat": (2, 0), "Lurah Melati": (1, 0)},
    ),
    "sentences joined by sedangkan": (
        """
        Adapun tugas Kepala Seksi Pemerintahan adalah sebagai berikut:
        1) mendata penduduk
        2) membina warga
        Sedangkan Lurah Melati bertugas:
        1) memimpin kelurahan
        """,
        {"Kepala Seksi Pemerintahan": (0, 2), "Lurah Melati": (0, 1)},
    ),
    "marks of a plain-text editor": (
        """
        ## CAMAT
        **Uraian tugas:**
        * memimpin
        * **membina** desa
        ### Sekretaris
        **Fungsi :**
        * ketatausahaan
        """,
        {"Camat": (0, 2), "Sekretaris": (1, 0)},
    ),
}


@pytest.mark.parametrize(("body", "expected"), SHAPES.values(), ids=SHAPES.keys())
def test_a_shape_of_an_office_gives_its_offices_whole(body: str, expected: dict[str, tuple[int, int]]) -> None:
    found = read_tupoksi([text(body)])
    assert counts(found) == expected
    assert not found.ditolak


def test_what_a_web_page_leaves_behind_is_no_part_of_the_text() -> None:
    found = by_name(read_tupoksi([text(SHAPES["debris of a web page"][0])]))
    assert found["Camat"].tugas == "memimpin kecamatan"
    assert items(found["Camat"]) == ["pembinaan & pengawasan", "pelaporan"]
    assert items(found["Seksi Pemerintahan"])[2] == "jumlah penduduk < 1000 jiwa"


def test_the_tugas_of_the_kecamatan_is_that_of_its_camat() -> None:
    body = SHAPES["the kecamatan and the kelurahan named for who leads them"][0]
    found = by_name(read_tupoksi([text(body)]))
    assert found["Camat"].tugas == "melaksanakan kewenangan yang dilimpahkan"
    assert found["Lurah Melati"].tugas == "melayani warga"


def test_a_duty_that_mempunyai_tugas_pokok_gives_is_taken_whole() -> None:
    body = """
        Kepala Seksi Pemberdayaan Masyarakat dan Desa mempunyai tugas pokok membantu Camat dalam melaksanakan
        pemberdayaan masyarakat.
        Untuk melaksanakan tugas pokok tersebut, Kepala Seksi Pemberdayaan Masyarakat dan Desa mempunyai fungsi :
        1. penyusunan program;
        2. pembinaan lembaga.
    """
    found = read_tupoksi([text(body)])
    assert counts(found) == {"Kepala Seksi Pemberdayaan Masyarakat dan Desa": (2, 0)}
    assert found.jabatan[0].tugas == "membantu Camat dalam melaksanakan pemberdayaan masyarakat"


def test_a_merged_jabatan_cell_holds_for_the_rows_beside_it() -> None:
    found = read_tupoksi(
        [
            table("""
            DAFTAR TUGAS POKOK DAN FUNGSI
            NO | NAMA / NIP       | JABATAN            | TUGAS POKOK | FUNGSI             | KET
            1  | Budi             | CAMAT              | memimpin    | 1. pembinaan       |
               | 19700101         |                    |             | 2. pengawasan      |
            2  | Siti             | KASI PEMERINTAHAN  | mendata     | a. pendataan desa  |
               |                  |                    |             | b. pembinaan desa  |
               |                  |                    |             | c. pelaporan       |
        """)
        ]
    )
    assert counts(found) == {"Camat": (2, 0), "Kasi Pemerintahan": (3, 0)}
    assert items(found.jabatan[0]) == ["pembinaan", "pengawasan"]


def test_a_cell_that_holds_a_whole_list_on_one_line_gives_its_items() -> None:
    found = read_tupoksi(
        [
            table("""
            Jabatan | Fungsi                           | Uraian Tugas
            Camat   | a. rapat; b. apel; dan c. laporan | memimpin; membina; dan melaporkan
            Lurah   | membina: warga; lembaga          | memimpin
        """)
        ]
    )
    assert counts(found) == {"Camat": (3, 3), "Lurah": (1, 1)}
    assert items(found.jabatan[0]) == ["rapat", "apel", "laporan", "memimpin", "membina", "melaporkan"]


def test_one_bad_list_never_rejects_the_rest() -> None:
    body = """
        Camat mempunyai uraian tugas:
        a. memimpin;
        b. melaporkan.
        Kepala Urusan Dapur mempunyai uraian tugas:
        a. memasak;
        b. mencuci.
        Kasi Pelayanan Umum mempunyai uraian tugas:
        a. melayani;
        j. melompat.
        Kasi Trantib mempunyai uraian tugas:
        a. patroli.
    """
    found = read_tupoksi([text(body)])
    assert counts(found) == {"Camat": (0, 2), "Kasi Pelayanan Umum": (0, 1), "Kasi Trantib": (0, 1)}
    assert [d.sel for d in found.ditolak] == ["teks!A4", "teks!A9"]
