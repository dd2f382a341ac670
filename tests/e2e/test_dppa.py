"""A DPPA put into the workbook whose plan came from the DPA: the sheet Banding says what it changed."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from xlpy.cli import main

DPA = """
    DPA KECAMATAN MAWAR TAHUN ANGGARAN 2026
    Kode | Uraian | Indikator | Target | Pagu (Rp)
    7.01.01.2.01.0001 | Penyusunan Dokumen Perencanaan Perangkat Daerah | Jumlah Dokumen | 4 Dokumen | 12.000.000
    7.01.01.2.01.0006 | Koordinasi dan Penyusunan Laporan Capaian Kinerja | Jumlah Laporan | 2 Laporan | 5.000.000
    7.01.01.2.01.0007 | Evaluasi Kinerja Perangkat Daerah | Jumlah Laporan | 4 Laporan | 8.000.000
    7.01.06.2.01.0001 | Fasilitasi Penyusunan Peraturan Desa | Jumlah Dokumen | 3 Dokumen | 2.000.000
"""
DPPA = """
    DOKUMEN PELAKSANAAN PERUBAHAN ANGGARAN KECAMATAN MAWAR TAHUN ANGGARAN 2026
    Kode | Uraian | Indikator | Target | Jumlah (Rp) | |
    | | | | Sebelum Perubahan | Setelah Perubahan | Bertambah/(Berkurang)
    7.01.01.2.01.0001 | Penyusunan Dokumen Perencanaan Perangkat Daerah | Jumlah Dokumen | 5 Dokumen | 12.000.000 | 15.000.000 | 3.000.000
    7.01.01.2.01.0002 | Koordinasi dan Penyusunan Dokumen RKA-SKPD | Jumlah Dokumen | 2 Dokumen | - | 1.500.000 | 1.500.000
    7.01.01.2.01.0006 | Koordinasi dan Penyusunan Laporan Capaian Kinerja | Jumlah Laporan | 2 Laporan | 5.000.000 | 2.500.000 | (2.500.000)
    7.01.01.2.01.0007 | Evaluasi Kinerja Perangkat Daerah | Jumlah Laporan | 4 Laporan | 8.000.000 | 8.000.000 | 0
"""  # noqa: E501 - a table is read across
ARTINYA = ("Hal", "Kode", "Isian", "Semula", "Menjadi", "Selisih (Rp)", "Perubahan")


def write(path: Path, table: str) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for line in table.strip().splitlines():
        sheet.append([cell.strip() or None for cell in line.split("|")])
    book.save(path)
    return path


def banding(path: Path) -> Iterator[tuple[object, ...]]:
    """What the sheet Banding says of nodes and of measures that changed, by the columns of ``ARTINYA``."""
    page = openpyxl.load_workbook(path)["Banding"]
    head, *lines = page[page.tables["tblBanding"].ref]
    for line in lines:
        row = {h.value: c.value for h, c in zip(head, line, strict=True)}
        assert row["Dibandingkan Dengan"] == "Sebelum DPPA"
        yield tuple(row[heading] for heading in ARTINYA)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the plan of a DPA, and the same after its DPPA."""
    folder = tmp_path_factory.mktemp("dppa")
    dpa, dppa = write(folder / "dpa.xlsx", DPA), write(folder / "dppa.xlsx", DPPA)
    assert main(["susun", "--dpa", str(dpa), "-o", str(folder / "murni.xlsx")]) == 0
    (folder / "buku.xlsx").write_bytes((folder / "murni.xlsx").read_bytes())
    assert main(["susun", str(folder / "buku.xlsx"), "--dpa", str(dppa)]) in {0, 1}
    return folder


@pytest.fixture
def book(office: Path, tmp_path: Path) -> Path:
    path = tmp_path / "buku.xlsx"
    path.write_bytes((office / "buku.xlsx").read_bytes())
    return path


def test_pagu_before_and_after_with_the_difference_and_what_came_and_went(office: Path) -> None:
    rows = [row for row in banding(office / "buku.xlsx") if row[2] == "Pagu"]
    assert rows == [
        ("Jumlah", None, "Pagu", "Rp27.000.000", "Rp27.000.000", 0, None),
        ("Hilang", "7.01.06.2.01.0001", "Pagu", "Rp2.000.000", "–", -2_000_000, None),
        ("Baru", "7.01.01.2.01.0002", "Pagu", "–", "Rp1.500.000", 1_500_000, None),
        ("Berubah", "7.01.01.2.01.0001", "Pagu", "Rp12.000.000", "Rp15.000.000", 3_000_000, "+25 %"),
        ("Berubah", "7.01.01.2.01.0006", "Pagu", "Rp5.000.000", "Rp2.500.000", -2_500_000, "-50 %"),
    ]
    assert sum(int(str(row[5])) for row in rows[1:]) == rows[0][5], "the differences make that of the whole"


def test_changed_targets_are_told_and_what_stays_is_not(office: Path) -> None:
    rows = list(banding(office / "buku.xlsx"))
    assert ("Berubah", "7.01.01.2.01.0001", "Target", "4", "5", None, "+25 %") in rows
    assert not {"Disalin utuh", "Target tetap"} & {row[0] for row in rows}
    assert "7.01.01.2.01.0007" not in {row[1] for row in rows}


def test_money_that_changed_without_its_target_is_a_finding(office: Path) -> None:
    page = openpyxl.load_workbook(office / "buku.xlsx")["Temuan"]
    said = [str(c.value) for row in page.iter_rows() for c in row if "DPPA mengubah pagu" in str(c.value)]
    assert ["7.01.01.2.01.0006" in text for text in said] == [True]


def test_generating_again_leaves_the_comparison_as_it_stands(book: Path, office: Path) -> None:
    before = list(banding(book))
    assert main(["susun", str(book), "--dpa", str(office / "dppa.xlsx")]) in {0, 1}
    assert main(["periksa", str(book)]) in {0, 1}
    assert list(banding(book)) == before


def test_it_is_said_and_only_looking_says_it_too(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "buku.xlsx"
    path.write_bytes((office / "murni.xlsx").read_bytes())
    assert main(["susun", str(path), "--dpa", str(office / "dppa.xlsx"), "--lihat"]) in {0, 1}
    said = capsys.readouterr().out
    assert "Dibandingkan dengan rencana sebelum DPPA: " in said
    assert "Rinciannya di lembar Banding." in said
    assert path.read_bytes() == (office / "murni.xlsx").read_bytes()


def test_another_dpa_that_is_no_dppa_compares_nothing(office: Path, tmp_path: Path) -> None:
    path = tmp_path / "buku.xlsx"
    path.write_bytes((office / "murni.xlsx").read_bytes())
    corrected = write(tmp_path / "dpa.xlsx", DPA.replace("12.000.000", "13.000.000"))
    assert main(["susun", str(path), "--dpa", str(corrected)]) in {0, 1}
    assert openpyxl.load_workbook(path)["Banding"]["A6"].value is None
