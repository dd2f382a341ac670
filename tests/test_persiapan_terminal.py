"""The first run on a terminal: whatever goes wrong, what a person answered is in the workbook."""

import shutil
from pathlib import Path

from xlpy.book import closed
from xlpy.jobs_persiapan import Penanya, siapkan
from xlpy.persiapan import Pertanyaan
from xlpy.resources import empty_workbook, sample_folder


def test_a_file_that_cannot_be_used_costs_no_answer(tmp_path: Path) -> None:
    book = tmp_path / "buku.xlsm"
    shutil.copy(empty_workbook(), book)
    files = iter((str(tmp_path / "salah.xlsx"), str(sample_folder() / "tupoksi-contoh.txt"), "tidak"))

    def answer(question: Pertanyaan, _wrong: str) -> str:
        return "Lumajang" if question.kunci == "kecamatan" else ""

    said = siapkan(book, {}, Penanya(tanya=answer, baris=lambda _: next(files)), lambda _: None)
    assert any("salah.xlsx" in line and "tidak ditemukan" in line for line in said.lines)
    document = closed.read(book)
    assert document.pengaturan.kecamatan == "Lumajang"
    assert document.tupoksi.jabatan
