"""The first run by real clicks: from the committed workbook to the first plan, and the sample in and out."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from kantor import Kantor

from xlpy.book import closed
from xlpy.book.document import dokumen_kosong
from xlpy.resources import empty_workbook, sample_folder

INPUTS = sample_folder()
OFFICE = ["2027", "Kabupaten Lumajang", "Lumajang", "", "", "", "67", "67311", "Lumajang"]
"""As typed: three left for later, a postcode mistyped."""


@pytest.fixture
def book(tmp_path: Path, kantor: Kantor) -> Iterator[Path]:
    """The workbook as delivered, open."""
    path = tmp_path / "buku.xlsm"
    shutil.copy(empty_workbook(), path)
    kantor.open(path)
    yield path
    kantor.book(path).close()


def beginning(kantor: Kantor, path: Path) -> list[object]:
    """The block at the top of Beranda as LibreOffice shows it."""
    kantor.book(path).api.calculateAll()
    rows = kantor.book(path).sheets["Beranda"].range("A1:I4").value
    return [next((cell for cell in row[5:] if cell), None) for row in rows]


def test_from_the_fresh_workbook_to_the_first_plan(kantor: Kantor, book: Path) -> None:
    assert beginning(kantor, book)[0] == "▶ Mulai di sini"
    stopped = kantor.click(book, "Pita.Persiapan", [*OFFICE, "Ana Contoh", None])
    assert "klik Persiapan lagi untuk melanjutkan" in stopped
    known = closed.read(book).pengaturan
    assert (known.tahun, known.kecamatan, known.kode_pos, known.pejabat[0].nama) == (
        2027,
        "Lumajang",
        "67311",
        "Ana Contoh",
    )
    people = ["", "", "", "", "", "", "Budi Contoh", "", "01/02/2023", "Cici Contoh", "", ""]
    files = ["ya", str(INPUTS / "dpa-contoh.xlsx"), "ya", "ya", str(INPUTS / "tupoksi-contoh.txt"), "ya", "ya"]
    said = kantor.click(book, "Pita.Persiapan", ["ya", *people, *files])
    assert "93 sub kegiatan" in said
    assert "Berikutnya: klik Mulai Langkah" in said
    document = closed.read(book)
    assert [p.nama for p in document.pengaturan.pejabat] == ["Ana Contoh", "Budi Contoh", "Cici Contoh"]
    assert document.pengaturan.pejabat[1].mulai == "2023-02-01"
    assert len(document.rencana.sub_kegiatan) == 93
    assert beginning(kantor, book) == [None] * 4


@pytest.mark.lama
def test_the_sample_is_loaded_worked_on_and_removed(kantor: Kantor, book: Path) -> None:
    kantor.click(book, "Pita.PersiapanContoh", ["ya"])
    assert closed.read(book).contoh
    assert beginning(kantor, book)[0] == "■ CONTOH: bukan data kantor Anda"
    kantor.click(book, "Pita.LangkahMulai", ["Staf Penerima Surat", "2026-01-05 08:00", ""])
    kantor.book(book).sheets["Pengaturan"].range("B7").value = "Sungguhan"  # typed, not saved
    kept = kantor.click(book, "Pita.PersiapanHapus", ["tidak"])
    assert kept == ""
    assert closed.read(book).contoh
    said = kantor.click(book, "Pita.PersiapanHapus", ["ya"])
    assert "buku kosong kembali" in said
    assert closed.read(book) == dokumen_kosong()
    assert beginning(kantor, book)[0] == "▶ Mulai di sini"
    (aside,) = book.parent.glob("buku-contoh-dihapus-*")
    assert closed.read(aside / book.name).pengaturan.kecamatan == "Sungguhan"
    assert {f.name for f in book.parent.glob("buku*")} == {book.name, aside.name}


@pytest.mark.lama
def test_a_workbook_with_data_gets_no_sample_but_one_beside_it(kantor: Kantor, book: Path) -> None:
    kantor.click(book, "Pita.Persiapan", [*OFFICE, None])
    before = book.read_bytes()
    kantor.click(book, "Pita.PersiapanContoh", ["ya"])
    assert book.read_bytes() == before
    assert closed.read(book.with_name("buku-contoh.xlsm")).contoh
    assert "tidak ada yang dihapus" in kantor.click(book, "Pita.PersiapanHapus", [])
