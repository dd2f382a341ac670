"""The helper that reads the examples: what it tells is what the table says."""

from datetime import date
from decimal import Decimal

import pytest
from contoh_aturan import bahan, sections

from xlpy.plan.model import JenisTarget


def test_a_text_is_taken_apart_into_sections_of_rows() -> None:
    told = sections("a | x | y\n1 | 2 |\n3 | | 4\n\nb | z\n5 | 6\n\na | x\n7 | 8")
    assert told["a"] == [{"": "1", "x": "2", "y": ""}, {"": "3", "x": "", "y": "4"}, {"": "7", "x": "8"}]
    assert told["b"] == [{"": "5", "z": "6"}]
    assert told["c"] == []


def test_a_row_that_is_too_short_is_noticed() -> None:
    with pytest.raises(ValueError, match="shorter"):
        sections("a | x | y\n1 | 2")


def test_rows_of_one_node_are_its_indikator_and_levels_follow_from_the_code() -> None:
    plan = bahan(
        """
        rencana           | indikator | satuan | target | tw          | jenis
        T1                |           |        |        |             |
        S1                | Nilai     | Nilai  | 82,5   | - 80 - 82,5 | Posisi Akhir
        S1                | -         |        | BB     |             |
        7.01.01           |           |        |        |             |
        7.01.01.2.01      |           |        |        |             |
        7.01.01.2.01.0001 |           |        |        |             |
        """
    ).rencana
    (sasaran,) = plan.sasaran
    first, second = sasaran.indikator
    assert (first.target, first.triwulan[1:3], first.jenis_target) == (
        Decimal("82.5"),
        (Decimal(80), None),
        JenisTarget.POSISI_AKHIR,
    )
    assert (second.nama, second.target, second.target_teks) == ("", None, "BB")
    assert [len(level) for level in (plan.tujuan, plan.program, plan.kegiatan, plan.sub_kegiatan)] == [1, 1, 1, 1]
    assert plan.sub_kegiatan[0].nama == "Penyusunan Dokumen Perencanaan Perangkat Daerah"


def test_money_months_lists_and_settings() -> None:
    told = bahan(
        """
        pengaturan        | isi
        kecamatan         | Lumajang
        hari ini          | 2027-03-01
        Surat_Batas_Waktu | 2027-01-29

        rencana           | pagu       | bulanan        | sumber dana
        7.01.01.2.01.0001 | 12.000.000 | 12 x 1.000.000 | PAD; DAU

        pejabat | nama | nama unit
        Lurah   | Ana  | Ditotrunan

        unit  | nama unit  | batas
        Lurah | Ditotrunan | 2027-01-08
        """
    )
    (sub,) = told.rencana.sub_kegiatan
    assert (sub.pagu, sub.bulanan, sub.sumber_dana) == (12_000_000, (1_000_000,) * 12, ("PAD", "DAU"))
    assert (told.document.pengaturan.kecamatan, told.hari_ini) == ("Lumajang", date(2027, 3, 1))
    assert told.document.isian == {"Surat_Batas_Waktu": date(2027, 1, 29)}
    assert told.document.pengaturan.pejabat[0].unit == "Ditotrunan"
    assert told.document.tabel == {
        "tblUnit": ({"jabatan": "Lurah", "unit": "Ditotrunan", "batas": date(2027, 1, 8)},)
    }
    assert (told.tahun_lalu, told.sebelum_perubahan, told.keadaan) == (None, None, None)
