"""Tupoksi as running text: regulations pasted from PDF, plain lists.  Every text here is invented."""

from textwrap import dedent

import pytest
from teks_tupoksi import by_name, counts, items, text

from xlpy.importers.tupoksi import read_tupoksi
from xlpy.importers.tupoksi_json import tupoksi_json

REGULATION = """
    BAB III
    TUGAS, FUNGSI DAN URAIAN TUGAS
    Bagian Kesatu Camat
    Pasal 2
    (1)\tCamat mempunyai tugas memimpin penyelenggaraan
    pemerintahan di wilayah Kecamatan.
    (2)\tCamat dalam melaksanakan tugas sebagaimana dimaksud pada ayat (1) menyelanggarakan fungsi :
    a.\tpengoordinasian\tkegiatan\tpemberdayaan masyarakat;
    b.\tpelaksanaan tugas lain yang diberikan
    oleh Bupati.

    Pasal 3
    Unsur-unsur organisasi Kecamatan terdiri dari :
    a.\tSekretariat;
    b.\tSeksi Pemerintahan; dan
    c.\tKelompok Jabatan Fungsional.
    Bagian Kedua Seksi Pemerintahan Pasal 5
    (1)\tSeksi Pemerintahan mempunyai tugas melaksanakan urusan pemerintahan.
    (2)\tUntuk menjabarkan tugas sebagaimana dimaksud pada ayat (1), Seksi Pemerintahanmempunyai
    uraian tugas sebagai berikut:

    a.\tmenyusun program dan rencana kerja seksi;
    b.\tmelaksanakan urusan yang dilimpahkan,meliputi
    :
    1.\turusan umum;
    2.\turusan desa

    3.\turusan kelurahan;

    d.\tmelaksanakan pemantauan, evaluasi dan pelaporan pelaksanaan tugas; dan
    e.\tmelaksanakan tugas lain sesuai perintah yang diberikan atasan
    Bagian Ketiga Kelompok Jabatan Fungsional
    Pasal 6
    Kelompok Jabatan Fungsional mempunyai tugas melaksanakan sebagian tugas Camat.
"""


def test_a_regulation_gives_its_offices_and_no_member_lists() -> None:
    found = read_tupoksi([text(REGULATION)])
    assert counts(found) == {"Camat": (2, 0), "Seksi Pemerintahan": (0, 4)}
    assert not found.ditolak
    camat, seksi = found.jabatan
    assert camat.tugas == "memimpin penyelenggaraan pemerintahan di wilayah Kecamatan"
    assert items(camat)[1] == "pelaksanaan tugas lain yang diberikan oleh Bupati"
    assert items(seksi)[1] == (
        "melaksanakan urusan yang dilimpahkan,meliputi : 1. urusan umum; 2. urusan desa 3. urusan kelurahan"
    )
    assert [item.rutin for item in seksi.uraian_tugas] == [True, False, True, True]


def test_each_item_leads_back_to_the_line_where_it_begins() -> None:
    camat, seksi = read_tupoksi([text(REGULATION)]).jabatan
    lines = dedent(REGULATION).strip("\n").split("\n")
    for item in (*camat.fungsi, *seksi.uraian_tugas):
        place = item.sumber.source("teks")
        assert place is not None
        assert (place.file, place.sheet, place.cell[0]) == ("tupoksi.txt", "teks", "A")
        assert item.teks[:6] in lines[int(place.cell[1:]) - 1]
    assert str(seksi.sumber.source("tugas")) == "tupoksi.txt › teks!A18"


SHAPES = {
    "plain lists under headings": (
        """
        1. CAMAT
        Tugas Pokok : Memimpin Kecamatan
        Fungsi :
        - penyusunan rencana kerja
        - pembinaan desa

        2. SEKRETARIS CAMAT
        Tugas Pokok
        Membantu Camat di bidang administrasi
        Uraian Tugas
        1) mengelola surat
        2) mengelola aset, antara lain
           kendaraan dinas
        """,
        {"Camat": (2, 0), "Sekretaris Camat": (0, 2)},
    ),
    "duties announced after a long subordinate clause": (
        """
        Pasal 7
        (1) Sekretariat dipimpin oleh seorang Sekretaris yang berada di bawah dan bertanggung jawab kepada Camat.
        (2) Sekretaris mempunyai tugas pokok membantu Camat dalam urusan kesekretariatan.
        (3) Dalam melaksanakan tugas sebagaimana dimaksud pada ayat (2), Sekretaris mempunyai fungsi:
            a. perencanaan; dan
            b. pengelolaan keuangan.
        (4) Sekretariat, membawahi:
            a. Sub Bagian Umum dan Kepegawaian; dan
            b. Sub Bagian Keuangan.
        Pasal 8
        (1) Kepala Sub Bagian Umum dan Kepegawaian mempunyai tugas :
            a. mengelola surat;
            b. mengelola kepegawaian.
        (2) Kepala Sub Bagian Keuangan mempunyai tugas :
            a. mengelola gaji;
            b. menyusun laporan;
            c. melaksanakan verifikasi.
        """,
        {
            "Sekretaris": (2, 0),
            "Kepala Sub Bagian Umum dan Kepegawaian": (0, 2),
            "Kepala Sub Bagian Keuangan": (0, 3),
        },
    ),
    "references instead of names": (
        """
        Pasal 9
        (1) Seksi Pelayanan Umum mempunyai tugas melaksanakan pelayanan.
        (2) Rincian tugas sebagaimana dimaksud pada ayat (1) sebagai berikut:
        a. melayani perizinan;
        b. melayani nonperizinan.
        (3) Fungsi sebagaimana dimaksud pada ayat (1) meliputi :
        a. pelayanan terpadu.
        Pasal 10
        Perangkat Kecamatan dalam melaksanakan tugas dan fungsi wajib menerapkan prinsip:
        a. koordinasi;
        b. integrasi.
        """,
        {"Seksi Pelayanan Umum": (1, 2)},
    ),
    "more than twenty-six letters": (
        "Uraian Tugas Kasi Trantib adalah sebagai berikut :\n"
        + "\n".join(f"{chr(97 + n)}. kegiatan ke {n + 1};" for n in range(26))
        + "\naa. kegiatan ke 27;\nbb. kegiatan ke 28; dan\ncc. kegiatan ke 29.",
        {"Kasi Trantib": (0, 29)},
    ),
    "marks in brackets and nested marks of the same style": (
        """
        Rincian Tugas Seksi Pemberdayaan Masyarakat:
        (1) menyusun rencana;
        (2) membina lembaga;
        (3) melaporkan.
        Uraian tugas Seksi Pelayanan Umum meliputi:
        1. melayani:
        1. KTP;
        2. KK;
        2. melaporkan.
        """,
        {"Seksi Pemberdayaan Masyarakat": (0, 3), "Seksi Pelayanan Umum": (0, 2)},
    ),
    "offices of a kelurahan do not melt into those of the kecamatan": (
        """
        BAB II KECAMATAN
        Seksi Pemerintahan mempunyai uraian tugas:
        a. membina desa;
        BAB III KELURAHAN
        Lurah mempunyai tugas memimpin kelurahan dengan fungsi:
        a. pemberdayaan;
        b. pelayanan;
        Sekretaris Kelurahan mempunyai uraian tugas:
        a. mengelola surat;
        Seksi Pemerintahan mempunyai uraian tugas:
        a. mencatat penduduk;
        b. melaporkan.
        """,
        {
            "Seksi Pemerintahan": (0, 1),
            "Lurah": (2, 0),
            "Sekretaris Kelurahan": (0, 1),
            "Seksi Pemerintahan Kelurahan": (0, 2),
        },
    ),
    "a title wrapped so that a line looks like a heading": (
        """
        (1) Sub Bagian Keuangan mempunyai tugas mengelola keuangan.
        (2) Untuk menjabarkan tugas sebagaimana dimaksud pada ayat (1) dan ayat (2), Sub
        Bagian Keuangan mempunyai uraian tugas sebagai berikut:
        a. mengelola gaji;
        b. menyusun laporan.
        """,
        {"Sub Bagian Keuangan": (0, 2)},
    ),
    "items without marks": (
        """
        KASI PEMERINTAHAN
        Fungsi:
        penyusunan rencana kerja seksi;
        pembinaan administrasi desa
        dan kelurahan;
        pelaporan.
        """,
        {"Kasi Pemerintahan": (3, 0)},
    ),
    "page furniture between the items": (
        """
        Camat menyelenggarakan fungsi:
        a. pembinaan;
        - 5 -
        www.jdih.contoh.go.id
        b. pengawasan; dan

        6
        c. pelaporan.
        """,
        {"Camat": (3, 0)},
    ),
    "a paragraph per bagian with roman and capital marks": (
        """
        I. CAMAT
        A. TUGAS POKOK
        Memimpin kecamatan.
        B. FUNGSI
        1. pembinaan;
        2. pengawasan.
        II. SEKRETARIS
        A. TUGAS POKOK
        Mengelola administrasi.
        B. FUNGSI
        1. ketatausahaan;
        """,
        {"Camat": (2, 0), "Sekretaris": (1, 0)},
    ),
}


@pytest.mark.parametrize(("body", "expected"), SHAPES.values(), ids=SHAPES.keys())
def test_texts_of_other_shapes_give_their_offices(body: str, expected: dict[str, tuple[int, int]]) -> None:
    assert counts(read_tupoksi([text(body)])) == expected


def test_the_tugas_is_found_however_it_is_given() -> None:
    plain = by_name(read_tupoksi([text(SHAPES["plain lists under headings"][0])]))
    assert plain["Camat"].tugas == "Memimpin Kecamatan"
    assert plain["Sekretaris Camat"].tugas == "Membantu Camat di bidang administrasi"
    clause = by_name(read_tupoksi([text(SHAPES["duties announced after a long subordinate clause"][0])]))
    assert clause["Sekretaris"].tugas == "membantu Camat dalam urusan kesekretariatan"


def test_a_duty_stated_only_by_its_ayat_is_taken_from_there() -> None:
    body = """
        Pasal 2
        (1) Kecamatan dibentuk untuk meningkatkan koordinasi.
        (2) Camat dalam melaksanakan tugas sebagaimana dimaksud pada ayat (1) menyelenggarakan fungsi:
        a. pembinaan.
    """
    assert by_name(read_tupoksi([text(body)]))["Camat"].tugas == "Kecamatan dibentuk untuk meningkatkan koordinasi"


def test_glued_words_are_parted_only_where_both_halves_are_certain() -> None:
    body = """
        Camat menyelenggarakan fungsi:
        a. pembinaan kegiatan pemberdayaanmasyarakat dibidang sosial;
        b. fasilitasi kerjasama antardesa dan kewirausahaan;
        c. pengoordinasiansinkronisasiabc.
    """
    found = read_tupoksi([text(body)])
    assert items(found.jabatan[0]) == [
        "pembinaan kegiatan pemberdayaan masyarakat di bidang sosial",
        "fasilitasi kerjasama antardesa dan kewirausahaan",
        "pengoordinasiansinkronisasiabc",
    ]
    assert [(w.aturan, w.pesan.split(": ")[1]) for w in found.peringatan] == [
        ("kata-dipisah", "pemberdayaan masyarakat, di bidang."),
        ("kata-menempel", "pengoordinasiansinkronisasiabc."),
    ]


def test_a_gap_in_the_letters_loses_no_item_and_a_jump_is_reported() -> None:
    body = """
        Camat menyelenggarakan fungsi:
        a. satu;
        c. tiga;
        k. sebelas;
    """
    found = read_tupoksi([text(body)])
    assert items(found.jabatan[0]) == ["satu", "tiga"]
    assert [d.sel for d in found.ditolak] == ["teks!A4"]


def test_the_json_has_the_keys_of_the_contract() -> None:
    found = tupoksi_json(read_tupoksi([text(REGULATION)]))
    assert list(found) == ["jenis", "jabatan", "peringatan", "ditolak"]
    assert found["jenis"] == "tupoksi"
    assert found["jabatan"][0] == {
        "jabatan": "Camat",
        "tugas": "memimpin penyelenggaraan pemerintahan di wilayah Kecamatan",
        "fungsi": [
            "pengoordinasian kegiatan pemberdayaan masyarakat",
            "pelaksanaan tugas lain yang diberikan oleh Bupati",
        ],
        "uraian_tugas": [],
        "sumber": "teks!A5",
    }
