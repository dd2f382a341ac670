# ruff: noqa: E501 - a text table is as wide as the sheet that it shows
"""Which columns and rows of a DPA count: the money, the months, the year; written as text tables."""

from lembar_dpa import aturan, lembar, pagu

from xlpy.importers.dpa import read_dpa


def test_after_the_change_is_taken_not_before_nor_the_difference() -> None:
    dpa = read_dpa([
        lembar("""
        DOKUMEN PELAKSANAAN PERUBAHAN ANGGARAN
        Kode | Uraian | Jumlah (Rp) | | Bertambah / (Berkurang) |
        | | Sebelum Perubahan | Setelah Perubahan | (Rp) | %
        7.01.04.2.01.0001 | Sinergitas | 10.000.000 | 7.500.000 | (2.500.000) | -25
        7.01.04.2.01.0002 | Harmonisasi | - | 1.000.000 | 1.000.000 |
        """)
    ])  # fmt: skip
    assert pagu(dpa) == {"7.01.04.2.01.0001": 7_500_000, "7.01.04.2.01.0002": 1_000_000}
    assert dpa.perubahan
    assert "Setelah Perubahan" in dpa.kolom_pagu
    before = read_dpa([
        lembar("""
        Kode | Uraian | Jumlah (Rp) |
        | | Sebelum Perubahan | Setelah Perubahan
        7.01.04.2.01.0001 | Sinergitas | 10.000.000 | 7.500.000
        """)
    ], kolom_pagu="Sebelum Perubahan")  # fmt: skip
    assert before.pagu == 10_000_000


def test_renja_table_with_next_years_estimate() -> None:
    teks = """
        RENCANA KERJA KECAMATAN CONTOH
        Kode | Urusan/Bidang Urusan/Program/Kegiatan/Sub Kegiatan | Indikator Kinerja | Rencana Tahun 2025 | | | | Catatan | Prakiraan Maju Rencana Tahun 2026 |
        | | | Lokasi | Target Capaian Kinerja | Kebutuhan Dana/Pagu Indikatif | Sumber Dana | | Target Capaian Kinerja | Kebutuhan Dana/Pagu Indikatif
        (1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9) | (10)
        7.01.05.2.01.0001 | Pembinaan Wawasan | Jumlah Orang | Kec. | 100 Orang | 5.000.000 | PAD | | 120 Orang | 6.000.000
        7.01.05.2.01.0002 | Pembinaan Persatuan | Jumlah Orang | Kec. | 50 Orang | 2.000.000 | PAD | | 60 Orang | 3.000.000
        """
    now = read_dpa([lembar(teks)], tahun=2025)
    assert (now.pagu, [int(s.indikator[0].target or 0) for s in now.sub_kegiatan]) == (7_000_000, [100, 50])
    later = read_dpa([lembar(teks)], tahun=2026)
    assert (later.pagu, [int(s.indikator[0].target or 0) for s in later.sub_kegiatan]) == (9_000_000, [120, 60])
    assert read_dpa([lembar(teks)]).pagu == 7_000_000


def test_months_under_two_head_rows_with_quarters_between() -> None:
    months = "JAN | PEB | MAR | TW I | APR | MEI | JUN | TW II | JUL | AGTS | SEPT | TW III | OKT | NOP | DES | TW IV"
    amounts = "1 | 2 | 3 | 6 | 4 | 5 | 6 | 15 | 7 | 8 | 9 | 24 | 10 | 11 | 12 | 33"
    dpa = read_dpa([
        lembar(f"""
        No | Kode | Sub Kegiatan | Pagu | Rencana Penarikan Dana per Bulan {"|" * 15}
        | | | | {months}
        1 | 7.01.06.2.01.0001 | Fasilitasi | 78 | {amounts}
        2 | 7.01.06.2.01.0002 | Fasilitasi lain | 100 | {amounts}
        """)
    ])  # fmt: skip
    assert dpa.sub_kegiatan[0].bulanan == tuple(range(1, 13))
    assert dpa.pagu == 178
    assert [t.sel for t in dpa.peringatan if t.aturan == "bulanan-tidak-sama-pagu"] == ["DPA!E4"]


def test_months_as_numbers_under_bulan() -> None:
    dpa = read_dpa([
        lembar(f"""
        Kode | Uraian | Anggaran | Bulan {"|" * 11}
        | | | {" | ".join(f"#{n}" for n in range(1, 13))}
        7.01.06.2.01.0001 | Fasilitasi | 1.200.000 | {" | ".join(["100.000"] * 12)}
        """)
    ])  # fmt: skip
    assert dpa.sub_kegiatan[0].bulanan == (100_000,) * 12


def test_units_keep_the_same_code_apart_and_without_units_it_is_summed() -> None:
    with_units = read_dpa([
        lembar("""
        Kode | Sub Kegiatan | Kelurahan | Pagu
        7.01.03.2.02.0003 | Pembangunan Sarana | Rogotrunan | 200.000.000
        7.01.03.2.02.0003 | Pembangunan Sarana | Kepuharjo | 150.000.000
        """)
    ])  # fmt: skip
    assert pagu(with_units) == {
        "Rogotrunan/7.01.03.2.02.0003": 200_000_000,
        "Kepuharjo/7.01.03.2.02.0003": 150_000_000,
    }
    without = read_dpa([
        lembar("""
        Kode | Sub Kegiatan | Pagu
        7.01.03.2.02.0003 | Pembangunan Sarana | 200.000.000
        7.01.03.2.02.0003 | Pembangunan Sarana | 150.000.000
        """)
    ])  # fmt: skip
    assert pagu(without) == {"7.01.03.2.02.0003": 350_000_000}
    assert "kode-ganda-dijumlahkan" in aturan(without)


def test_items_with_volume_and_price_are_multiplied_exactly() -> None:
    dpa = read_dpa([
        lembar("""
        kode_sub_kegiatan | nama_sub_kegiatan | nama_barang | volume | satuan | harga
        7.01.01.2.06.0001 | Penyediaan | Lampu | 0,5 | buah | 3
        7.01.01.2.06.0001 | Penyediaan | Kabel | 2,5 | m | 101
        7.01.01.2.06.0002 | Peralatan | Kertas | 1,25 | rim | 2
        """)
    ])  # fmt: skip
    assert dpa.pagu == 257  # 1,5 + 252,5 + 2,5 = 256,5
    assert pagu(dpa) == {"7.01.01.2.06.0001": 254, "7.01.01.2.06.0002": 3}
    assert "pagu-dibulatkan" in aturan(dpa)


def test_target_rows_count_and_realisasi_rows_do_not() -> None:
    dpa = read_dpa([
        lembar("""
        Kode | Sub Kegiatan | Rincian | Pagu | Realisasi | Sisa
        7.01.01.2.01.0001 | Penyusunan | Target | 100 | 40 | 60
        | | Realisasi | 40 | |
        """)
    ])  # fmt: skip
    assert pagu(dpa) == {"7.01.01.2.01.0001": 100}


def test_efficiency_takes_what_remains() -> None:
    dpa = read_dpa([
        lembar("""
        Kode | Uraian | Pagu Sebelum Efisiensi | Efisiensi | Pagu Setelah Efisiensi
        7.01.01.2.01.0001 | Penyusunan | 100.000 | 30.000 | 70.000
        """)
    ])  # fmt: skip
    assert dpa.pagu == 70_000


def test_target_and_pagu_of_the_chosen_year_under_three_head_rows() -> None:
    dpa = read_dpa([
        lembar("""
        KODE | NOMENKLATUR | INDIKATOR | SATUAN | TARGET DAN PAGU | | |
        | | | | 2025 | | 2026 |
        | | | | TARGET | PAGU | TARGET | PAGU
        7.01.01.2.01.0001 | Penyusunan | Jumlah Dokumen | Dokumen | 3 | 500 | 4 | 600
        """)
    ], tahun=2026)  # fmt: skip
    assert dpa.pagu == 600
    assert str(dpa.sub_kegiatan[0].indikator[0].target) == "4"


def test_a_column_of_years_is_filtered_by_the_chosen_year() -> None:
    dpa = read_dpa([
        lembar("""
        Tahun | Kode Sub Kegiatan | Nama Sub Kegiatan | Pagu
        2025 | 7.01.06.2.01.0001 | Fasilitasi | 100
        2026 | 7.01.06.2.01.0001 | Fasilitasi | 300
        """)
    ], tahun=2026)  # fmt: skip
    assert dpa.pagu == 300


def test_parents_that_state_another_amount_are_reported() -> None:
    dpa = read_dpa([
        lembar("""
        Kode | Uraian | Pagu
        7.01.06 | PROGRAM | 300
        7.01.06.2.01 | Fasilitasi | 250
        7.01.06.2.01.0001 | Fasilitasi satu | 300
        7.01.06.2.02 | Kosong | 0
        """)
    ])  # fmt: skip
    assert [t.sel for t in dpa.peringatan if t.aturan == "jumlah-induk-beda"] == ["DPA!C3"]
    assert "kegiatan-tanpa-sub" in aturan(dpa)
