# ruff: noqa: E501 - a text table is as wide as the sheet that it shows
"""Layouts of a DPA as text tables: cells are separated by a bar, ⏎ is a line break inside a cell."""

from lembar_dpa import aturan, lembar, pagu

from xlpy.importers.dpa import read_dpa


def test_hierarchy_in_one_code_column_with_totals_and_signature() -> None:
    dpa = read_dpa([
        lembar("""
        DOKUMEN PELAKSANAAN ANGGARAN
        KECAMATAN CONTOH
        TAHUN ANGGARAN 2026

        Kode | Program/Kegiatan/Sub Kegiatan | Indikator | Target | Satuan | Pagu (Rp)
        1 | 2 | 3 | 4 | 5 | 6
        7.01.02 | PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK | | | | 30.000.000
        7.01.02.2.01 | Koordinasi Penyelenggaraan Kegiatan Pemerintahan di Tingkat Kecamatan | | | | 30.000.000
        7.01.02.2.01.0001 | Koordinasi/Sinergi Perencanaan | Jumlah Laporan | 12 Laporan | | 10.000.000
        7.01.02.2.01.02 | Peningkatan Efektifitas | Jumlah Dokumen | #4 | Dokumen | 20.000.000
        | Jumlah | | | | 31.000.000
        | Contoh, 2 Januari 2026 | | | |
        | CAMAT CONTOH | | | |
        """)
    ])  # fmt: skip
    assert pagu(dpa) == {"7.01.02.2.01.0001": 10_000_000, "7.01.02.2.01.0002": 20_000_000}
    assert (dpa.tahun, dpa.skpd) == (2026, "KECAMATAN CONTOH")
    assert [str(i.target) for sub in dpa.sub_kegiatan for i in sub.indikator] == ["12", "4"]
    stated = next(t for t in dpa.peringatan if t.aturan == "jumlah-tertulis-beda")
    assert stated.sel == "DPA!F11"
    assert "1.000.000" in stated.pesan


def test_recapitulation_with_split_codes_and_kinds_of_belanja() -> None:
    dpa = read_dpa([
        lembar("""
        Tahun Anggaran 2025
        Kode | | | | | Uraian | Sumber Dana | Lokasi | Jumlah | | | | | |
        Urusan | Bidang Urusan | Program | Kegiatan | Sub Kegiatan | | | | T-1 | T | | | | | T+1
        | | | | | | | | | Belanja Operasi | Belanja Modal | Belanja Tidak Terduga | Belanja Transfer | Jumlah |
        7 | | | | | UNSUR KEWILAYAHAN | | | | | | | | 600 |
        7 | 01 | | | | KECAMATAN | | | | | | | | 600 |
        7 | 01 | 01 | | | PROGRAM PENUNJANG | | | 0 | 500 | 100 | 0 | 0 | 600 | 700
        7 | 01 | 01 | 2.01 | | Perencanaan | | | 0 | 500 | 100 | 0 | 0 | 600 | 700
        7 | 01 | 01 | 2.01 | 0001 | Penyusunan Dokumen | DAU | Kec. | 0 | 500 | 100 | 0 | 0 | 600 | 700
        """)
    ])  # fmt: skip
    assert pagu(dpa) == {"7.01.01.2.01.0001": 600}
    assert "jumlah-induk-beda" not in aturan(dpa)


def test_flat_layout_with_results_by_kind() -> None:
    dpa = read_dpa([
        lembar("""
        KODE SUB KEGIATAN | PROGRAM DAN KEGIATAN | TOLOK UKUR CAPAIAN KEG. | TARGET KINERJA CAPAIAN KEG. | TOLOK UKUR KELUARAN | TARGET KINERJA KELUARAN | TOLOK UKUR HASIL | TARGET KINERJA HASIL | SUMBER DANA | LOKASI | KELUARAN SUB KEG. | AWAL PELAKSANAAN | AKHIR PELAKSANAAN | JUMLAH PAGU | KETERANGAN
        7.01.01 | PROGRAM PENUNJANG | | | | | | | | | | | | 9,000,000 |
        7.01.01.2.06 | Administrasi Umum | | | | | | | | | | | | 9,000,000 |
        7.01.01.2.06.0002 | Penyediaan Peralatan | Nilai SAKIP | 80 Nilai | Jumlah Paket | 4 Paket | Persentase | 100 % | PAD | Kec. | Jumlah Paket | Januari | Desember | 9,000,000 |
        """)
    ])  # fmt: skip
    (sub,) = dpa.sub_kegiatan
    assert (sub.pagu, sub.sumber_dana) == (9_000_000, ("PAD",))
    assert [(i.nama, str(i.target), i.satuan) for i in sub.indikator] == [("Jumlah Paket", "4", "Paket")]


def test_label_rows_followed_by_accounts_only() -> None:
    dpa = read_dpa([
        lembar("""
        Program : 7.01.02 PROGRAM PENYELENGGARAAN PEMERINTAHAN
        Kegiatan : 7.01.02.2.03 - Koordinasi Pemeliharaan
        Sub Kegiatan : 7.01.02.2.03.0001 (Koordinasi dengan Perangkat Daerah)
        Kode Rekening | Uraian | Jumlah (Rp)
        5 | BELANJA DAERAH | 3.000.000
        5.1 | BELANJA OPERASI | 3.000.000
        5.1.02 | Belanja Barang dan Jasa | 3.000.000
        5.1.02.01.01.0024 | Alat Tulis Kantor | 1.000.000
        5.1.02.04.01.0001 | Perjalanan Dinas | 2.000.000
        Jumlah | | 3.000.000
        Sub Kegiatan : 7.01.02.2.03.0002 : Pelaksanaan Pemeliharaan
        Kode Rekening | Uraian | Jumlah (Rp)
        5.1.02.01.01.0024 | Alat Tulis Kantor | 4.000.000
        """)
    ])  # fmt: skip
    assert pagu(dpa) == {"7.01.02.2.03.0001": 3_000_000, "7.01.02.2.03.0002": 4_000_000}
    assert dpa.sub_kegiatan[0].nama == "Koordinasi dengan Perangkat Daerah"
    assert "jumlah-tertulis-beda" not in aturan(dpa)


def test_labels_in_their_own_column_with_amounts() -> None:
    dpa = read_dpa([
        lembar("""
        Uraian | Kode | Nama | Pagu
        Kegiatan | 7.01.03.2.01 | Koordinasi Pemberdayaan Desa | 500
        Sub Kegiatan | 7.01.03.2.01.0001 | Peningkatan Partisipasi | 500
        Rekening | 5.1.02.01.01.0024 | ATK | 500
        """)
    ])  # fmt: skip
    assert pagu(dpa) == {"7.01.03.2.01.0001": 500}


def test_export_with_a_code_and_a_name_per_level() -> None:
    head = (
        "KODE URUSAN | NAMA URUSAN | KODE SKPD | NAMA SKPD | KODE SUB UNIT | NAMA SUB UNIT | KODE PROGRAM | NAMA PROGRAM"
        " | KODE KEGIATAN | NAMA KEGIATAN | KODE SUB KEGIATAN | NAMA SUB KEGIATAN | NAMA SUMBER DANA | KODE REKENING"
        " | NAMA REKENING | PAGU"
    )
    row = (
        "7 | UNSUR | 7.01.0.00.0.00.01.0000 | Kecamatan Contoh | {unit} | 7.01.01 | PROGRAM PENUNJANG | 7.01.01.2.06"
        " | Administrasi | 7.01.01.2.06.0002 | Penyediaan | DAU | {akun} | Belanja | {uang}"
    )
    own, other = "7.01.0.00.0.00.01.0000 | Kecamatan Contoh", "7.01.0.00.0.00.01.0006 | Kelurahan Mawar"
    rows = "\n".join([
        head,
        row.format(unit=own, akun="5.1.02.01.01.0024", uang="1000000.00"),
        row.format(unit=own, akun="5.1.02.01.01.0025", uang="500000.00"),
        row.format(unit=other, akun="5.1.02.01.01.0024", uang="250000.00"),
    ])  # fmt: skip
    dpa = read_dpa([lembar(rows)])
    assert pagu(dpa) == {"7.01.01.2.06.0002": 1_500_000, "Kelurahan Mawar/7.01.01.2.06.0002": 250_000}
    assert dpa.sub_kegiatan[0].nama == "Penyediaan"
    assert [p.nama for p in dpa.program] == ["PROGRAM PENUNJANG"]
    assert "kode-ganda-dijumlahkan" not in aturan(dpa)


def test_code_and_name_in_one_cell_however_they_are_parted() -> None:
    dpa = read_dpa([
        lembar("""
        No | Program / Kegiatan / Sub Kegiatan | Anggaran
        1 | 7.01.02\u00a0PROGRAM PENYELENGGARAAN | 1.000
        2 | 7.01.02.2.01 - Koordinasi | 1.000
        3 | 7.01.02.2.01.0001: Sinergi⏎Perencanaan | 100
        4 | [7.01.02.2.01.0002] Peningkatan | 200
        5 | Lainnya (7.01.02.2.01.0003) | 300
        6 | 7.01.02.2.01.0004Keempat | 400
        """)
    ])  # fmt: skip
    assert pagu(dpa) == {f"7.01.02.2.01.000{n}": n * 100 for n in range(1, 5)}
    assert [s.nama for s in dpa.sub_kegiatan] == ["Sinergi Perencanaan", "Peningkatan", "Lainnya", "Keempat"]


def test_levels_in_columns_of_their_own_with_merged_parents_and_no_codes() -> None:
    dpa = read_dpa([
        lembar("""
        No | Program | Kegiatan | Sub Kegiatan | Indikator | Target | Anggaran
        1 | PROGRAM PEMBERDAYAAN MASYARAKAT DESA DAN KELURAHAN | Kegiatan Pemberdayaan Kelurahan | Pembangunan Sarana dan Prasarana Kelurahan | Jumlah Sarana | 3 Unit | 300
        2 | | | Pemberdayaan Masyarakat di Kelurahan | Jumlah Lembaga | 5 Lembaga | 500
        3 | | | Sub yang Tidak Dikenal | Jumlah | 1 Laporan | 7
        """)
    ])  # fmt: skip
    assert [s.kode for s in dpa.sub_kegiatan] == ["7.01.03.2.02.0002", "7.01.03.2.02.0003", ""]
    assert dpa.pagu == 807
    assert "nama-tidak-dikenal" in aturan(dpa)


def test_several_indikator_below_each_other() -> None:
    dpa = read_dpa([
        lembar("""
        Kode | Uraian | Indikator | Target | Pagu
        7.01.01.2.01.0001 | Penyusunan | Jumlah Dokumen | 2 Dokumen | 100
        | | Jumlah Berita Acara | 1 Dokumen |
        7.01.01.2.01.0002 | Koordinasi | 1. Jumlah A⏎2. Jumlah B | 3 Laporan⏎4 Orang | 200
        """)
    ])  # fmt: skip
    assert [len(s.indikator) for s in dpa.sub_kegiatan] == [2, 2]
    assert [str(i.target) for i in dpa.sub_kegiatan[1].indikator] == ["3", "4"]
    assert dpa.pagu == 300


def test_codes_typed_as_numbers_and_with_lost_zeros_are_mended_and_said() -> None:
    dpa = read_dpa([
        lembar("""
        Kode | Uraian | Pagu
        #7.01 | KECAMATAN | 300
        7.01.1 | PROGRAM PENUNJANG | 300
        7.01.01.02.01.0001 | Penyusunan | 100
        X.XX.01.2.01.05 | Koordinasi | 200
        """)
    ])  # fmt: skip
    assert pagu(dpa) == {"7.01.01.2.01.0001": 100, "7.01.01.2.01.0005": 200}
    assert "kode-diperbaiki" in aturan(dpa)


def test_one_bad_row_does_not_reject_the_rest() -> None:
    dpa = read_dpa([
        lembar("""
        Kode | Uraian | Pagu
        7.01.01.2.01.0001 | Penyusunan | 1.23E+10
        7.01.01.2.01.0002 | Koordinasi | 200
        7.01.01.2.01.0003 | Koordinasi lain | dua ratus
        2002-01-07 | Rusak | 5
        """)
    ])  # fmt: skip
    assert pagu(dpa) == {"7.01.01.2.01.0002": 200}
    assert [d.sel for d in dpa.ditolak] == ["DPA!C2", "DPA!C4", "DPA!A5"]
    assert "digitnya sudah hilang" in dpa.ditolak[0].alasan


def test_hidden_rows_are_taken_and_told() -> None:
    dpa = read_dpa([
        lembar("""
        Kode | Uraian | Pagu
        7.01.01.2.01.0001 | Penyusunan | 100
        7.01.01.2.01.0002 | Koordinasi | 200
        """, hidden=frozenset({3, 2}))
    ])  # fmt: skip
    assert dpa.pagu == 300
    assert "baris-tersembunyi" in aturan(dpa)


def test_a_sheet_per_kelurahan_and_a_repeated_sheet() -> None:
    table = """
        Kode | Uraian | Pagu
        7.01.03.2.02.0003 | Pembangunan | {}
        """
    kelurahan = read_dpa([lembar(table.format(1), sheet="Kel. Mawar"), lembar(table.format(2), sheet="Kel. Melati")])
    assert pagu(kelurahan) == {"Kel. Mawar/7.01.03.2.02.0003": 1, "Kel. Melati/7.01.03.2.02.0003": 2}
    twice = read_dpa([lembar(table.format(1), sheet="Murni"), lembar(table.format(2), sheet="Perubahan")])
    assert twice.pagu == 2


def test_our_own_sheet_is_read_back_with_its_sources() -> None:
    months = (
        "Januari | Februari | Maret | April | Mei | Juni | Juli | Agustus | September | Oktober | November | Desember"
    )
    dpa = read_dpa([
        lembar(f"""
        DPA

        Kode | Uraian | Unit | Seksi | Sumber Dana | Indikator | Target | Satuan | Pagu (Rp) | {months} | Sumber
        7.01.03 | PROGRAM PEMBERDAYAAN | | | | | | | | {"|" * 11} | a.xlsx › S › nama=B2
        7.01.03.2.02 | Kegiatan | | | | | | | | {"|" * 11} |
        7.01.03.2.02.0003 | Pembangunan | Mawar | Kasi | DAU | Jumlah Sarana | #2 | Unit | #1200 | {" | ".join(["#100"] * 12)} | a.xlsx › S › nama=B9, pagu=C9
        7.01.03.2.02.0003 | Pembangunan | Mawar | Kasi | DAU | Jumlah Warga | #50 | Orang | | {"|" * 11} |
        """)
    ])  # fmt: skip
    (sub,) = dpa.sub_kegiatan
    assert (sub.unit, sub.seksi, sub.sumber_dana, sub.pagu, sub.bulanan) == (
        "Mawar",
        "Kasi",
        ("DAU",),
        1200,
        (100,) * 12,
    )
    assert [i.nama for i in sub.indikator] == ["Jumlah Sarana", "Jumlah Warga"]
    assert str(sub.sumber.source("pagu")) == "a.xlsx › S!C9"


def test_a_whole_form_with_results_after_the_label_and_months_side_by_side() -> None:
    dpa = read_dpa([
        lembar("""
        RINCIAN BELANJA SUB KEGIATAN TAHUN ANGGARAN 2025
        Organisasi | : | 7.01.0.00.0.00.05.0000 KECAMATAN CONTOH
        Program | : | 7.01.02 | PROGRAM PENYELENGGARAAN
        Kegiatan | : | 7.01.02.2.02 | Penyelenggaraan Urusan
        Sub Kegiatan | : | 7.01.02.2.02.0003 | Fasilitasi
        Sumber Dana | : | PAD
        Indikator | Tolok Ukur Kinerja | Target Kinerja
        Masukan | Jumlah Dana | Rp. 1.500.000
        Keluaran | Jumlah Orang | 30 Orang
        Kode Rekening | Uraian | Rincian Perhitungan | | | Jumlah
        | | Volume | Satuan | Harga Satuan |
        1 | 2 | 3 | 4 | 5 | 6=(3x5)
        5 | BELANJA | | | | 1.500.000
        5.1.02.01.01.0024 | ATK | | | | 500.000
        | - Kertas | 10 | rim | 50.000 | 500.000
        5.1.02.04.01.0001 | Perjalanan | | | | 1.000.000
        | - Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah | 10 | OH | 100.000 | 1.000.000
        | | | | Jumlah | 1.500.000
        Rencana Penarikan Dana per Bulan
        Januari | 500.000 | Juli | 0
        Februari | 0 | Agustus | 1.000.000
        Jumlah | 1.500.000
        """)
    ])  # fmt: skip
    (sub,) = dpa.sub_kegiatan
    assert (dpa.pagu, dpa.tahun, sub.sumber_dana) == (1_500_000, 2025, ("PAD",))
    assert sub.bulanan == (500_000, 0, 0, 0, 0, 0, 0, 1_000_000, 0, 0, 0, 0)
    assert [(i.nama, str(i.target), i.satuan) for i in sub.indikator] == [("Jumlah Orang", "30", "Orang")]
    assert dpa.skpd == "7.01.0.00.0.00.05.0000 KECAMATAN CONTOH"
    assert aturan(dpa) == {"nama-beda"}


def test_each_level_in_a_numeric_column_of_its_own() -> None:
    dpa = read_dpa([
        lembar("""
        URUSAN | BIDANG | PROGRAM | KEGIATAN | SUB KEGIATAN | URAIAN | PAGU
        #7 | #1 | #4 | | | PROGRAM | 60
        #7 | #1 | #4 | #2.01 | | Koordinasi | 60
        #7 | #1 | #4 | #2.01 | #1 | Sinergi | 60
        """)
    ])  # fmt: skip
    assert pagu(dpa) == {"7.01.04.2.01.0001": 60}


def test_names_alone_in_one_column_are_matched_with_the_nomenclature() -> None:
    dpa = read_dpa([
        lembar("""
        No | Uraian | Anggaran
        1 | PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA | 600
        a. | Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah | 300
        1) | Penyusunan Dokumen Perencanaan Perangkat Daerah | 100
        2) | Koordinasi dan Penyusunan Dokumen RKA-SKPD | 200
        b. | Administrasi Keuangan Perangkat Daerah | 300
        1) | Penyediaan Gaji dan Tunjangan ASN | 300
        | TOTAL | 600
        """)
    ])  # fmt: skip
    assert pagu(dpa) == {"7.01.01.2.01.0001": 100, "7.01.01.2.01.0002": 200, "7.01.01.2.02.0001": 300}
    assert aturan(dpa) == {"tanpa-indikator"}


def test_totals_between_repeated_heads_and_trailing_notes_are_passed_over() -> None:
    dpa = read_dpa([
        lembar("""
        Kode | Uraian | Pagu Anggaran
        7.01.04.2.01.0001 | Sinergi | 5
        | Sub Total | 5
        7.01.04.2.01.0002 | Harmoni | 6
        | Sub Total | 6
        | J U M L A H | 11
        Kode | Uraian | Pagu Anggaran
        7.01.04.2.02.0001 | Koordinasi | 4
        | TOTAL KESELURUHAN | 15
        Catatan: angka dalam rupiah
        """)
    ])  # fmt: skip
    assert dpa.pagu == 15
    assert "jumlah-tertulis-beda" not in aturan(dpa)
