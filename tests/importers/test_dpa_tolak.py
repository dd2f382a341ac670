"""What cannot be a DPA is refused by name; nothing raises anything but InputError."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlpy.errors import InputError
from xlpy.importers.dpa import read_dpa
from xlpy.importers.dpa_json import dpa_object
from xlpy.importers.dpa_tolak import BukanDpaError
from xlpy.importers.grid import Grid, Sel


def grid(*rows: list[Sel], sheet: str = "S") -> Grid:
    return Grid("contoh.xlsx", sheet, list(rows))


def test_a_cash_plan_is_refused_with_its_check_total() -> None:
    months: list[Sel] = [
        "Januari", "Februari", "Maret", "Triwulan I", "April", "Mei", "Juni", "Triwulan II",
        "Juli", "Agustus", "September", "Triwulan III", "Oktober", "November", "Desember", "Triwulan IV",
    ]  # fmt: skip
    amounts: list[Sel] = [10, 20, 30, 60] * 4
    with pytest.raises(BukanDpaError, match="anggaran kas") as refused:
        read_dpa([
            grid(
                ["Nama OPD", "Total", "Rincian", *months],
                [None, "PENDAPATAN", "Target", *([1000] * 16)],
                [None, "BELANJA", "Target", *amounts],
                [None, None, "Realisasi", *([5] * 16)],
            )
        ])  # fmt: skip
    assert refused.value.jumlah_pembanding == 240


MONTHS = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Ags", "Sep", "Okt", "Nov", "Des"]


@pytest.mark.parametrize("total", ["Jumlah", "Jumlah Belanja", "BELANJA"])
def test_the_check_total_of_a_cash_plan_is_the_sum_of_its_deepest_rekening(total: str) -> None:
    with pytest.raises(BukanDpaError, match=r"anggaran kas.*Rp 3\.600") as refused:
        read_dpa([
            grid(
                ["Kode Rekening", "Uraian", "Jumlah", *MONTHS],
                ["4.1.01", "Pajak Daerah", 12, *([1] * 12)],
                ["5.1", "Belanja Operasi", "3.480", *(["290"] * 12)],
                ["5.1.01", "Belanja Pegawai", "2.400", *(["200"] * 12)],
                ["5.1.02", "Belanja Barang dan Jasa", "1.080", *(["90"] * 12)],
                ["5.2.02", "Belanja Modal", "120", *([None] * 11), "120"],
                [None, total, "9.999", *([None] * 12)],
            )
        ])  # fmt: skip
    assert refused.value.jumlah_pembanding == 3600


def test_a_cash_plan_whose_months_cannot_be_added_states_no_total() -> None:
    with pytest.raises(BukanDpaError, match="anggaran kas") as refused:
        read_dpa([grid(["Uraian", "Jumlah", *MONTHS], ["Jumlah Belanja", "9.999", *([None] * 12)])])
    assert refused.value.jumlah_pembanding is None
    assert "Rp" not in str(refused.value)


def test_the_code_system_before_2021_is_refused() -> None:
    with pytest.raises(InputError, match="sebelum 2021"):
        read_dpa([
            grid(
                ["Kode", "Program/Kegiatan", "Anggaran"],
                ["1.20.1.20.07.01", "Program Pelayanan Administrasi Perkantoran", 300],
                ["1.20.1.20.07.01.01", "Penyediaan jasa surat menyurat", 100],
                ["1.20.1.20.07.01.02", "Penyediaan jasa komunikasi", 200],
            )
        ])  # fmt: skip


def test_short_codes_of_the_old_system_are_refused_too() -> None:
    with pytest.raises(InputError, match="sebelum 2021"):
        read_dpa([
            grid(
                ["Kode", "Uraian", "Anggaran"],
                ["1.20.07.01.02", "Penyediaan jasa", 100],
                ["1.20.07.01.03", "Penyediaan lain", 100],
                ["1.20.07.02.01", "Pembangunan", 100],
            )
        ])  # fmt: skip


@pytest.mark.parametrize("program", ["4.01.4.01.17.01", "4.1.4.1.17.1"])
def test_old_codes_whose_program_looks_like_a_sub_kegiatan_are_refused(program: str) -> None:
    with pytest.raises(InputError, match="sebelum 2021"):
        read_dpa([
            grid(
                ["Kode", "Uraian", "Jumlah"],
                [program, "Program Pelayanan Administrasi Perkantoran", 300],
                ["4.01.4.01.17.01.001", "Penyediaan Jasa Surat Menyurat", 100],
                ["4.01.4.01.17.01.002", "Penyediaan Jasa Komunikasi", 150],
                ["4.01.4.01.17.01.010", "Penyediaan Alat Tulis Kantor", 50],
            )
        ])  # fmt: skip


def test_an_organisation_chart_is_refused() -> None:
    with pytest.raises(InputError, match="struktur organisasi"):
        read_dpa([
            grid(
                [None, None, "STRUKTUR ORGANISASI KECAMATAN CONTOH"],
                [None, None, "CAMAT"],
                [None, "SEKRETARIS", None, "KELOMPOK JABATAN FUNGSIONAL"],
                ["KASI PEMERINTAHAN", "KASI PELAYANAN", "KASI TRANTIB"],
            )
        ])  # fmt: skip


def test_tupoksi_is_refused() -> None:
    with pytest.raises(InputError, match="Tupoksi"):
        read_dpa([grid(["Pasal 5"], ["Camat mempunyai tugas memimpin"], ["a. menyusun rencana"])])


@pytest.mark.parametrize("rows", [[], [[]], [[None, ""]], [["apa saja", 5]], [[True]]])
def test_nothing_known_is_refused(rows: list[list[Sel]]) -> None:
    with pytest.raises(InputError):
        read_dpa([Grid("a.csv", "a", rows)])


def test_several_offices_must_be_chosen_from() -> None:
    rows: list[list[Sel]] = [
        ["Nama SKPD", "Kode Sub Kegiatan", "Nama Sub Kegiatan", "Pagu"],
        ["Kecamatan Utara", "7.01.01.2.01.0001", "Penyusunan", 100],
        ["Kecamatan Selatan", "7.01.01.2.01.0001", "Penyusunan", 200],
    ]
    with pytest.raises(InputError, match="Kecamatan Utara; Kecamatan Selatan"):
        read_dpa([grid(*rows)])
    assert read_dpa([grid(*rows)], skpd="selatan").pagu == 200
    with pytest.raises(InputError, match="tidak ada"):
        read_dpa([grid(*rows)], skpd="barat")


def test_several_kecamatan_in_the_column_of_units_must_be_chosen_from() -> None:
    rows: list[list[Sel]] = [
        ["Nm_Unit", "Kode Sub Kegiatan", "Pagu"],
        ["Kecamatan Utara", "7.01.01.2.01.0001", 100],
        ["Kec. Selatan", "7.01.01.2.01.0001", 200],
    ]
    with pytest.raises(InputError, match=r"Kecamatan Utara; Kec\. Selatan"):
        read_dpa([grid(*rows)])
    assert read_dpa([grid(*rows)], skpd="selatan").pagu == 200


def test_one_kecamatan_with_its_kelurahan_is_one_office() -> None:
    dpa = read_dpa([
        grid(
            ["SKPD", "Kode", "Uraian", "Pagu"],
            ["Kecamatan Utara", "7.01.03.2.02.0003", "Pembangunan", 100],
            ["Kelurahan Mawar", "7.01.03.2.02.0003", "Pembangunan", 200],
        )
    ])  # fmt: skip
    assert {sub.unit: sub.pagu for sub in dpa.sub_kegiatan} == {"": 100, "Kelurahan Mawar": 200}


def test_a_money_column_is_chosen_by_letter_and_a_wrong_one_refused() -> None:
    table = grid(["Kode", "Uraian", "Pagu", "Usulan"], ["7.01.01.2.01.0001", "Penyusunan", 100, 300])
    assert read_dpa([table]).pagu == 100
    assert read_dpa([table], kolom_pagu="D").pagu == 300
    assert read_dpa([table], kolom_pagu="usulan").pagu == 300
    with pytest.raises(InputError, match="Kolom pagu"):
        read_dpa([table], kolom_pagu="Zebra")


def test_the_json_object_has_the_keys_of_the_contract() -> None:
    table = grid(
        ["Kode", "Uraian", "Indikator", "Target", "Satuan", "Pagu"],
        ["7.01.01.2.01.0001", "Penyusunan", "Jumlah", 0.96, "%", 100],
    )
    found = dpa_object(read_dpa([table], tahun=2026))
    assert set(found) == {
        "jenis", "tahun", "skpd", "urusan", "bidang", "program", "kegiatan", "sub_kegiatan", "pagu", "kolom_pagu",
        "rincian", "peringatan", "ditolak",
    }  # fmt: skip
    assert found["rincian"] == [
        {
            "kode": "7.01.01.2.01.0001",
            "nama": "Penyusunan",
            "unit": "",
            "seksi": "",
            "sumber_dana": "",
            "pagu": 100,
            "indikator": [{"indikator": "Jumlah", "target": "96", "satuan": "%"}],
            "bulanan": None,
            "sumber": "S!A2",
        }
    ]


WORDS = [
    "Kode", "Uraian", "Pagu", "Jumlah", "Program :", "Sub Kegiatan : 7.01.01.2.01.0001 - A", "7.01.01.2.01.0001",
    "7.01.01", "7.01", "7", "5", "5.1.02", "BELANJA", "Januari", "Triwulan I", "Target", "Indikator", "2 Dokumen",
    "1.23E+10", "(1.000)", "Rp1.000,00", "-", "%", "2026", "Unit", "Volume", "Harga", "Keluaran", "1.20.07.01.02",
    "Alokasi Tahun + 1 : Rp5", "Kelurahan Mawar", "[ # ] a", "[ - ] b", "realisasi", "a\nb", "7.01.0.00.0.00.01.0000",
    "Penyusunan Dokumen Perencanaan Perangkat Daerah", "Sebelum", "Sesudah", "Satuan", "Sumber", "x › y › nama=A1",
]  # fmt: skip
CELLS = st.one_of(st.none(), st.sampled_from(WORDS), st.integers(-5, 10**12), st.floats(), st.booleans(), st.text())


@given(st.lists(st.lists(CELLS, max_size=8), max_size=14), st.sampled_from([None, 2025, 2026]))
def test_no_table_raises_anything_but_input_error(rows: list[list[Sel]], tahun: int | None) -> None:
    try:
        dpa = read_dpa([Grid("a.xlsx", "S", rows)], tahun=tahun)
    except InputError:
        return
    dpa_object(dpa)
    assert dpa.sub_kegiatan


TABLE: list[list[Sel]] = [
    ["Kode", "Uraian", "Indikator", "Target", "Unit", "Pagu", "Januari", "Februari"],
    ["7.01.01", "PROGRAM PENUNJANG", None, None, None, "300", None, None],
    ["7.01.01.2.01", "Perencanaan", None, None, None, 300.0, None, None],
    ["7.01.01.2.01.0001", "Penyusunan", "Jumlah", "2 Dokumen", None, "100", 50, 50],
    [None, None, "Jumlah B", "3 Dokumen", None, None, None, None],
    ["7.01.01.2.01.0002", "Koordinasi", "Jumlah", 0.5, "Mawar", "200", "-", "200"],
    ["Jumlah", None, None, None, None, 300, None, None],
]


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 7), CELLS), max_size=6))
def test_damage_to_cells_never_raises_anything_but_input_error(damage: list[tuple[int, int, Sel]]) -> None:
    rows = [list(row) for row in TABLE]
    for row, column, cell in damage:
        rows[row][column] = cell
    with contextlib.suppress(InputError):
        read_dpa([Grid("a.xlsx", "S", rows)])
