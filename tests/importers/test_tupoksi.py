"""Tupoksi in tables and cells, what is refused, what is routine.  Every text here is invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from teks_tupoksi import counts, items, table, text

from xlpy.errors import InputError
from xlpy.importers.grid import Grid
from xlpy.importers.tupoksi import read_tupoksi
from xlpy.importers.tupoksi_butir import clean_item, is_routine


def test_a_list_of_no_known_office_is_reported_and_not_given_to_another() -> None:
    body = """
        Fungsi:
        a. tanpa pemilik;
        Camat menyelenggarakan fungsi:
        a. pembinaan;
    """
    found = read_tupoksi([text(body)])
    assert counts(found) == {"Camat": (1, 0)}
    assert "tidak menyebut jabatannya" in found.ditolak[0].alasan


def test_a_list_whose_office_cannot_be_read_is_reported() -> None:
    body = """
        Camat menyelenggarakan fungsi:
        a. pembinaan;
        Bagian Kedua Urusan Rumah Tangga mempunyai uraian tugas sebagai berikut:
        a. membersihkan kantor;
    """
    found = read_tupoksi([text(body)])
    assert counts(found) == {"Camat": (1, 0)}
    assert [d.sel for d in found.ditolak] == ["teks!A3"]


def test_text_pasted_into_cells_reads_like_a_file() -> None:
    rows = [["Camat menyelenggarakan fungsi:", None], ["a", "pembinaan;"], ["b", "pengawasan."], [None, None]]
    found = read_tupoksi([Grid("t.xlsx", "Sheet1", rows)])
    assert items(found.jabatan[0]) == ["pembinaan", "pengawasan"]
    assert str(found.jabatan[0].fungsi[1].sumber.source("teks")) == "t.xlsx › Sheet1!A3"


def test_a_whole_text_in_one_cell_is_read() -> None:
    found = read_tupoksi([Grid("t.xlsx", "S", [["Camat menyelenggarakan fungsi:\na. pembinaan;\nb. pengawasan."]])])
    assert counts(found) == {"Camat": (2, 0)}


def test_our_own_sheet_is_read_item_by_item() -> None:
    found = read_tupoksi(
        [
            table("""
            Tupoksi
            Jabatan            | Jenis        | No | Isi                          | Rutin | Sumber
            Camat              | Tugas        |    | memimpin kecamatan           |       |
                               | Fungsi       | 1  | a. pembinaan;                | Ya    |
            Seksi Pemerintahan | Uraian Tugas | 1  | menyusun rencana kerja seksi | Tidak | t.txt › teks › teks=A9
            Seksi Pemerintahan | Tanggapan    | 2  | membina desa                 |       |
        """)
        ]
    )
    assert counts(found) == {"Camat": (1, 0), "Seksi Pemerintahan": (0, 1)}
    camat, seksi = found.jabatan
    assert (camat.tugas, camat.fungsi[0].teks, camat.fungsi[0].rutin) == ("memimpin kecamatan", "pembinaan", True)
    assert not seksi.uraian_tugas[0].rutin
    assert seksi.uraian_tugas[0].sumber.text == "t.txt › teks › teks=A9"
    assert found.ditolak[0].sel == "Tupoksi!B6"


def test_a_table_with_one_row_an_office_has_its_lists_in_cells() -> None:
    found = read_tupoksi(
        [
            table(r"""
            No | Nama Jabatan | Tugas Pokok | Fungsi                                | Uraian Tugas
            1  | 2            | 3           | 4                                     | 5
            1  | Camat        | memimpin    | a. pembinaan;\nb. pengawasan\ndesa.   | 1. merumuskan\n2. membina
            2  | KASI TRANTIB | menertibkan |                                       | patroli malam
               |              |             |                                       | patroli siang
        """)
        ]
    )
    assert counts(found) == {"Camat": (2, 2), "Kasi Trantib": (0, 2)}
    assert items(found.jabatan[0]) == ["pembinaan", "pengawasan desa", "merumuskan", "membina"]
    assert found.jabatan[1].tugas == "menertibkan"


@pytest.mark.parametrize(
    ("grid", "why"),
    [
        (
            text("Surat undangan rapat\nKepada Yth. Camat\nDengan hormat, kami mengundang Saudara:\na. hadir;"),
            "bukan Tupoksi",
        ),
        (Grid("kosong.txt", "kosong", [[None], [None]]), "tidak ada isinya"),
        (table("Kode | Nama | Pagu\n7.01.01 | Rapat | 1000"), "bukan Tupoksi"),
        (text("Fungsi:\na. tanpa pemilik;"), "tidak menyebut jabatannya"),
    ],
)
def test_what_is_no_tupoksi_is_refused_with_the_reason(grid: Grid, why: str) -> None:
    with pytest.raises(InputError, match=why):
        read_tupoksi([grid])


def test_hidden_sheets_are_not_read() -> None:
    shown = text("Camat menyelenggarakan fungsi:\na. pembinaan;")
    hidden = Grid("t.xlsx", "lama", [["Camat menyelenggarakan fungsi:"], ["a. hal lama;"]], hidden=True)
    assert counts(read_tupoksi([shown, hidden])) == {"Camat": (1, 0)}


ROUTINE = """
    penyusunan rencana kerja seksi
    menyusun program dan rencana kerja urusan umum
    merumuskan program kerja dan kegiatan Kecamatan
    pelaksanaan fungsi lain yang diberikan oleh Bupati
    melaksanakan tugas kedinasan lain yang diberikan oleh atasan sesuai bidang tugas
    pemantauan, evaluasi dan pelaporan
    melaksanakan monitoring, evaluasi dan pelaporan pelaksanaan tugas
"""
NOT_ROUTINE = """
    penyusunan rencana, program kerja dan anggaran
    menyusun rencana kegiatan dan anggaran (RKA)
    evaluasi kelurahan
    koordinasi kegiatan perencanaan, pelaksanaan, evaluasi dan pelaporan
    pembinaan program kerja desa
"""


@pytest.mark.parametrize("item", ROUTINE.strip().split("\n"))
def test_what_every_list_has_is_routine(item: str) -> None:
    assert is_routine(item)


@pytest.mark.parametrize("item", NOT_ROUTINE.strip().split("\n"))
def test_what_is_an_office_s_own_is_not_routine(item: str) -> None:
    assert not is_routine(item)


@given(st.lists(st.sampled_from(["pembinaan", "desa", "dan", "kelurahan", "rapat"]), min_size=1, max_size=8))
def test_an_item_loses_only_its_marks(words: list[str]) -> None:
    body = " ".join([*words, "akhir"])
    for ending in (";", "; dan", ";dan", ".", " ;", ",", "; dan/atau", ""):
        assert clean_item(body + ending) == body


def test_a_budget_paper_is_refused_by_its_head() -> None:
    form = Grid("dpa.xlsx", "Lembar", [["DOKUMEN PELAKSANAAN ANGGARAN\nSKPD"], ["Organisasi : Camat Contoh"]])
    with pytest.raises(InputError, match="ini DPA, bukan Tupoksi"):
        read_tupoksi([form])
