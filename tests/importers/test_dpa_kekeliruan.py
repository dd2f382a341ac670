# ruff: noqa: E501 - a text table is as wide as the sheet that it shows
"""What misleads in a DPA: page breaks, stacked forms, other units of money, headings of exports, lost wording."""

import pytest
from lembar_dpa import aturan, lembar, pagu

from xlpy.importers.dpa import read_dpa


def test_sums_carried_over_a_page_break_are_no_sub_kegiatan() -> None:
    dpa = read_dpa([
        lembar("""
        No | Kode Sub Kegiatan | Nama Sub Kegiatan | Jumlah (Rp)
        1 | 7.01.04.2.01.0001 | Sinergi | 50.000
        | | Jumlah dipindahkan | 50.000
        No | Kode Sub Kegiatan | Nama Sub Kegiatan | Jumlah (Rp)
        | | Jumlah pindahan | 50.000
        2 | 7.01.04.2.01.0002 | Harmoni | 60.000
        | | Jumlah s.d. halaman ini | 110.000
        No | Kode Sub Kegiatan | Nama Sub Kegiatan | Jumlah (Rp)
        | | Pindahan dari halaman sebelumnya | 110.000
        3 | 7.01.04.2.02.0001 | Koordinasi | 70.000
        | | Dipindahkan | 181.000
        """)
    ])  # fmt: skip
    assert pagu(dpa) == {"7.01.04.2.01.0001": 50_000, "7.01.04.2.01.0002": 60_000, "7.01.04.2.02.0001": 70_000}
    assert [t.sel for t in dpa.peringatan if t.aturan == "jumlah-tertulis-beda"] == ["DPA!D11"]
    assert not dpa.ditolak


def test_a_row_without_code_among_coded_ones_is_taken_only_under_an_official_name() -> None:
    dpa = read_dpa([
        lembar("""
        Kode | Nama Sub Kegiatan | Jumlah (Rp)
        7.01.04.2.01.0001 | Sinergitas | 50.000
        | Penyusunan Dokumen Perencanaan Perangkat Daerah | 20.000
        | Uang muka tahun lalu | 90.000
        | Contoh, 2 Januari 2026 |
        """)
    ])  # fmt: skip
    assert pagu(dpa) == {"7.01.04.2.01.0001": 50_000, "7.01.01.2.01.0001": 20_000}
    assert [d.sel for d in dpa.ditolak] == ["DPA!C4"]
    assert "Uang muka tahun lalu" in dpa.ditolak[0].alasan


def blok(kegiatan: str, sub: str, uang: str, bulan: str, target: str) -> str:
    """A printed form, label, colon, code and name each in a cell of its own; all money is drawn in ``bulan``."""
    return f"""
        DOKUMEN PELAKSANAAN ANGGARAN Tahun Anggaran 2026
        Program | | : | 7.01.01 | PROGRAM PENUNJANG
        Kegiatan | | : | {kegiatan} | Kegiatan
        Alokasi Tahun 2025 | | : | #11
        Alokasi Tahun 2026 | | : | {uang}
        Alokasi Tahun 2027 | | : | #99
        Indikator | | | Tolok Ukur Kinerja | | | Target Kinerja
        Capaian Kegiatan | | | Persentase | | | 100 %
        Keluaran | | | Jumlah Dokumen | | | {target}
        Sub Kegiatan | | : | {sub} | Nama
        Keluaran Sub Kegiatan | | : | Jumlah Dokumen
        Kode Rekening | | | Uraian | Rincian Perhitungan | | | | Jumlah (Rp)
        | | | | Koefisien | Satuan | Harga | PPN |
        5 | | | BELANJA DAERAH | | | | | {uang}
        5.1.02.01.01.0024 | | | Alat Tulis Kantor | | | | | {uang}
        | | | Kertas | 10 Rim | Rim | #1 | 0% | {uang}
        Jumlah Anggaran Sub Kegiatan | | | | | | | | {uang}
        Rencana Penarikan Dana per Bulan
        Januari | | | #0
        Februari | | | {uang if bulan == "Februari" else "#0"}
        Maret | | | #0
        April | | | #0
        Mei | | | {uang if bulan == "Mei" else "#0"}
        Juni | | | #0
        Jumlah | | | {uang}
        """


def test_forms_below_each_other_keep_their_allocation_target_and_months_apart() -> None:
    dpa = read_dpa([
        lembar(
            blok("7.01.01.2.01", "7.01.01.2.01.0001", "#250000", "Februari", "4 Dokumen")
            + blok("7.01.01.2.06", "7.01.01.2.06.0009", "#800000", "Mei", "12 Laporan")
        )
    ])  # fmt: skip
    assert pagu(dpa) == {"7.01.01.2.01.0001": 250_000, "7.01.01.2.06.0009": 800_000}
    assert [s.bulanan and s.bulanan[:6] for s in dpa.sub_kegiatan] == [
        (0, 250_000, 0, 0, 0, 0),
        (0, 0, 0, 0, 800_000, 0),
    ]
    assert [(i.nama, str(i.target), i.satuan) for s in dpa.sub_kegiatan for i in s.indikator] == [
        ("Jumlah Dokumen", "4", "Dokumen"),
        ("Jumlah Dokumen", "12", "Laporan"),
    ]
    assert aturan(dpa) <= {"nama-beda"}


def test_the_allocation_of_the_chosen_year_is_taken_by_its_year() -> None:
    form = blok("7.01.01.2.01", "7.01.01.2.01.0001", "#250000", "Mei", "4 Dokumen")
    assert read_dpa([lembar(form)], tahun=2027).pagu == 99


@pytest.mark.parametrize(
    ("title", "heading", "scale"),
    [
        ("(dalam ribuan rupiah)", "Anggaran", 1_000),
        ("dalam jutaan rupiah", "Anggaran", 1_000_000),
        ("Rp 000", "Anggaran", 1_000),
        ("", "Anggaran (Rp 000)", 1_000),
        ("", "Pagu (ribuan rupiah)", 1_000),
        ("", "Pagu (Rp juta)", 1_000_000),
        ("", "Pagu (x Rp1.000)", 1_000),
        ("Rp 000.000", "Anggaran", 1_000_000),
        ("Pagu Rp 1.000.000", "Anggaran (Rp)", 1),
    ],
)
def test_amounts_in_thousands_or_millions_are_brought_to_rupiah_and_said(
    title: str, heading: str, scale: int
) -> None:
    dpa = read_dpa([
        lembar(f"""
        RINGKASAN ANGGARAN KECAMATAN CONTOH TA 2026
        {title}
        Kode | Uraian | {heading} | Januari
        7.01.02 | PROGRAM | #90 | #90
        7.01.02.2.01.0001 | Koordinasi | #40 | #40
        7.01.02.2.01.0002 | Peningkatan | 50,5 | 50,5
        | Jumlah | 90,5 |
        """)
    ])  # fmt: skip
    assert pagu(dpa) == {
        "7.01.02.2.01.0001": 40 * scale,
        "7.01.02.2.01.0002": 101 * scale // 2 if scale > 1 else 51,
    }
    assert dpa.sub_kegiatan[0].bulanan == (40 * scale, *[0] * 11)
    assert ("angka-dikalikan" in aturan(dpa)) == (scale > 1)
    assert "jumlah-tertulis-beda" not in aturan(dpa)


@pytest.mark.parametrize("last", ["Sub", "Sub.", "Sub Keg", "Sub Kegiatan"])
def test_five_code_columns_whose_last_is_just_called_sub(last: str) -> None:
    dpa = read_dpa([
        lembar(f"""
        Urusan | Bidang | Program | Kegiatan | {last} | Nama | Pagu (Rp)
        7 | | | | | UNSUR KEWILAYAHAN | 600,00
        7 | 01 | | | | KECAMATAN | 600,00
        7 | 01 | 04 | | | PROGRAM | 600,00
        7 | 01 | 04 | 2.01 | | Koordinasi | 600,00
        7 | 01 | 04 | 2.01 | 0001 | Sinergi | 600,00
        """)
    ])  # fmt: skip
    assert pagu(dpa) == {"7.01.04.2.01.0001": 600}
    assert dpa.sub_kegiatan[0].nama == "Sinergi"


@pytest.mark.parametrize(
    ("sub", "names"),
    [("Kd_Sub", "Nm"), ("Kd_Sub_Keg", "Ket"), ("KD_SUBKEGIATAN", "NAMA")],
)
def test_headings_of_an_export_with_underscores_and_abbreviations(sub: str, names: str) -> None:
    dpa = read_dpa([
        lembar(f"""
        Tahun | Kd_Urusan | Kd_Bidang | Kd_Unit | Nm_Unit | Kd_Prog | {names}_Program | Kd_Keg | {names}_Kegiatan | {sub} | {names}_Sub_Kegiatan | Kd_Rek | Nm_Rek_6 | Sumber_Dana | Anggaran
        #2024 | #7 | #1 | 7.01.0.00.0.00.09.0000 | Kecamatan Contoh | #4 | PROGRAM | #2.01 | Koordinasi | #1 | Sinergi | 5.1.02.01.01.0026 | Bahan Cetak | DAU | #400
        #2024 | #7 | #1 | 7.01.0.00.0.00.09.0000 | Kecamatan Contoh | #4 | PROGRAM | #2.01 | Koordinasi | #1 | Sinergi | 5.1.02.01.01.0027 | Benda Pos | PAD | #100
        #2024 | #7 | #1 | 7.01.0.00.0.00.09.0000 | Kecamatan Contoh | #4 | PROGRAM | #2.01 | Koordinasi | #2 | Harmoni | 5.1.02.01.01.0027 | Benda Pos | PAD | #30
        """)
    ])  # fmt: skip
    assert pagu(dpa) == {"7.01.04.2.01.0001": 500, "7.01.04.2.01.0002": 30}
    assert (dpa.tahun, dpa.skpd) == (2024, "Kecamatan Contoh")
    assert [s.nama for s in dpa.sub_kegiatan] == ["Sinergi", "Harmoni"]
    assert [p.nama for p in dpa.program] == ["PROGRAM"]
    assert dpa.sub_kegiatan[0].sumber_dana == ("DAU", "PAD")


def test_kd_sub_in_front_of_the_program_is_the_sub_unit() -> None:
    dpa = read_dpa([
        lembar("""
        Kd_Urusan | Kd_Bidang | Kd_Sub | Kd_Prog | Kd_Keg | Kd_Sub_Keg | Nm_Sub_Keg | Pagu
        #7 | #1 | #5 | #4 | #2.01 | #1 | Sinergi | #600
        #7 | #1 | #5 | #4 | #2.01 | #2 | Harmoni | #30
        """)
    ])  # fmt: skip
    assert pagu(dpa) == {"7.01.04.2.01.0001": 600, "7.01.04.2.01.0002": 30}


@pytest.mark.parametrize("quote", ["'", "’", "`", '"', "“"])
def test_a_quote_before_a_code_does_not_hide_it(quote: str) -> None:
    # The second name stands under two codes of the nomenclature.
    dpa = read_dpa([
        lembar(f"""
        No. | Kode Rek. | Uraian | Pagu
        1 | {quote}7.01.04.2.01.0001 | Sinergitas | 50.000
        2 | {quote}7.01.03.2.02.0004{quote} | Evaluasi Kelurahan | 70.000
        3 | {quote}X.XX.01.2.06.0009 | Penyelenggaraan Rapat | 10.000
        """)
    ])  # fmt: skip
    assert pagu(dpa) == {
        "7.01.04.2.01.0001": 50_000,
        "7.01.03.2.02.0004": 70_000,
        "7.01.01.2.06.0009": 10_000,
    }


def test_targets_without_a_column_of_indikator_are_kept_and_said() -> None:
    dpa = read_dpa([
        lembar("""
        Kode | Uraian | Satuan | Target Kinerja (Kuantitatif) | Pagu
        7.01.04.2.01 | Koordinasi | | 100 % | 120.000
        7.01.04.2.01.0001 | Sinergitas | Laporan | #24 | 50.000
        7.01.04.2.01.0002 | Harmonisasi | | 6 Paket | 70.000
        | | | Contoh, 2 Januari 2026 |
        | | | NIP. 196912121990031007 |
        """)
    ])  # fmt: skip
    assert [(i.nama, str(i.target), i.satuan) for s in dpa.sub_kegiatan for i in s.indikator] == [
        ("", "24", "Laporan"),
        ("", "6", "Paket"),
    ]
    assert "tanpa-rumusan-indikator" in aturan(dpa)
    assert "tanpa-indikator" not in aturan(dpa)
    assert str(dpa.sub_kegiatan[0].indikator[0].sumber.source("target")) == "contoh.xlsx › DPA!D3"


def test_a_pagu_typed_on_every_indikator_row_is_taken_once_where_the_kegiatan_proves_it() -> None:
    table = """
        Kode | Uraian | Indikator | Target | Pagu
        7.01.04.2.01 | Koordinasi | | | {}
        7.01.04.2.01.0001 | Sinergitas | Jumlah A | 2 Laporan | 50
        7.01.04.2.01.0001 | Sinergitas | Jumlah B | 4 Orang | 50
        7.01.04.2.01.0002 | Harmonisasi | Jumlah C | 1 Laporan | 70
        """
    once = read_dpa([lembar(table.format(120))])
    assert pagu(once) == {"7.01.04.2.01.0001": 50, "7.01.04.2.01.0002": 70}
    assert len(once.sub_kegiatan[0].indikator) == 2
    assert "pagu-berulang" in aturan(once)
    assert not aturan(once) & {"kode-ganda-dijumlahkan", "jumlah-induk-beda"}
    twice = read_dpa([lembar(table.format(170))])
    assert twice.pagu == 170
    assert "kode-ganda-dijumlahkan" in aturan(twice)


def test_one_monthly_plan_of_several_sub_kegiatan_is_not_given_to_the_last() -> None:
    dpa = read_dpa([
        lembar("""
        Kegiatan : 7.01.04.2.01 - Koordinasi
        Sub Kegiatan : 7.01.04.2.01.0001 - Sinergitas
        Kode Rekening | Uraian | Jumlah (Rp)
        5.1.02.01.01.0024 | ATK | 50
        Sub Kegiatan : 7.01.04.2.01.0002 - Harmonisasi
        Kode Rekening | Uraian | Jumlah (Rp)
        5.1.02.01.01.0024 | ATK | 70
        Rencana Penarikan Dana per Bulan
        Januari | 100
        Februari | 20
        """)
    ])  # fmt: skip
    assert [s.bulanan for s in dpa.sub_kegiatan] == [None, None]
    assert "bulanan-milik-kegiatan" in aturan(dpa)
    assert "bulanan-tidak-sama-pagu" not in aturan(dpa)


def test_a_year_that_the_file_is_not_of_is_warned_about() -> None:
    table = lembar("""
        TAHUN ANGGARAN 2026
        Kode | Uraian | Pagu
        7.01.04.2.01.0001 | Sinergitas | 50
        """)
    assert "tahun-berbeda" in aturan(read_dpa([table], tahun=2027))
    assert "tahun-berbeda" not in aturan(read_dpa([table], tahun=2026))


def test_the_target_of_a_label_centred_beside_two_lines_is_found() -> None:
    dpa = read_dpa([
        lembar("""
        Kegiatan : 7.01.04.2.01 - Koordinasi
        Masukan | Dana | Rp10
        | Jumlah Laporan Sinergi | 3 Laporan
        Keluaran
        | di wilayah kecamatan
        Sub Kegiatan : 7.01.04.2.01.0001 - Sinergitas
        Kode Rekening | Uraian | Jumlah (Rp)
        5.1.02.01.01.0024 | ATK | 50
        """)
    ])  # fmt: skip
    (indikator,) = dpa.sub_kegiatan[0].indikator
    assert (indikator.nama, str(indikator.target)) == ("Jumlah Laporan Sinergi di wilayah kecamatan", "3")


def test_money_beside_an_unreadable_or_missing_code_is_rejected_and_never_dropped() -> None:
    dpa = read_dpa([
        lembar("""
        Kode              | Uraian                                     | Pagu
        7.01.01.2.06.0004 | Penyediaan Bahan Logistik Kantor           | 7369500
                          | Penyediaan Bahan Logistik Kantor           | 5000000
        7.01.O1.2.06.0005 | Penyediaan Barang Cetakan dan Penggandaan  | 4000000
        701012060009      | Penyelenggaraan Rapat Koordinasi           | 1000000
        """)
    ])  # fmt: skip
    assert [sub.kode for sub in dpa.sub_kegiatan] == ["7.01.01.2.06.0004", "7.01.01.2.06.0009"]
    assert len(dpa.ditolak) == 2
    assert "tidak berkode" in dpa.ditolak[0].alasan
    assert "7.01.O1.2.06.0005" in dpa.ditolak[1].alasan
