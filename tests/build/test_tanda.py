"""The mark of a finding in its cell, as LibreOffice shows it: there, gone when mended, right after a patch."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from contoh_aturan import bahan
from hitung_ulang import Ubah, converter

from xlpy.book.closed import read
from xlpy.book.document import Document
from xlpy.book.tambal.tambal import tambal
from xlpy.build.perubahan import changes
from xlpy.build.styles import ERROR_LIGHT, WARNING_LIGHT
from xlpy.build.workbook import write
from xlpy.periksa import checked

DAY = date(2027, 1, 20)
PLAN = """
    pengaturan        | isi
    pemerintah        | Kabupaten A
    penanda_tangan    | Camat

    pejabat           | nama
    Camat             | Cahya

    rencana           | indikator             | satuan  | target | tw      | pagu | bulanan | penanggung jawab
    7.01.01.2.01.0001 | Jumlah dokumen kerja  | Dokumen | 4      | 1 1 1 1 | 12   | 12 x 1  |
    7.01.01.2.01.0002 | Jumlah laporan kerja  | Laporan | 0      | 0 0 0 0 | 11   |         | Kasi Pemerintahan

    dpa               | pagu
    7.01.01.2.01.0001 | 12
    7.01.01.2.01.0002 | 10
"""
OWNER, PAGU, TARGET, KECAMATAN = "M", "T", "F", "Pengaturan!B7"


@pytest.fixture(scope="module")
def to_html(tmp_path_factory: pytest.TempPathFactory) -> Ubah:
    return converter(tmp_path_factory.mktemp("profil"))


@pytest.fixture(scope="module")
def document() -> Document:
    found = checked(bahan(PLAN).document, DAY)
    marked = {t.sel for t in found.temuan}
    assert {"Rencana Kinerja!M7", "Rencana Kinerja!T8", "Rencana Kinerja!F8", KECAMATAN} <= marked
    return replace(found, id="x")


def colors(to_html: Ubah, path: Path) -> dict[str, list[str]]:
    """By sheet, the colours of marks that LibreOffice shows, in the order of the cells."""
    (page,) = to_html("html", path)
    parts = re.split(
        r'<a name="table\d+"><h1>[^<]*<em>([^<]*)</em></h1></a>', page.read_text("utf-8"), flags=re.IGNORECASE
    )
    sheets = dict(zip(parts[1::2], parts[2::2], strict=True))
    wanted = f"{ERROR_LIGHT}|{WARNING_LIGHT}".replace("#", "")
    return {name: re.findall(rf'<td[^>]*bgcolor="#({wanted})"', text, re.IGNORECASE) for name, text in sheets.items()}


def built(folder: Path, document: Document) -> Path:
    path = folder / "buku.xlsx"
    write(document, path)
    return path


def red(found: list[str]) -> int:
    return sum(color.upper() == ERROR_LIGHT.removeprefix("#").upper() for color in found)


def test_the_cells_of_findings_are_marked_and_no_others(to_html: Ubah, document: Document, tmp_path: Path) -> None:
    found = colors(to_html, built(tmp_path, document))
    marked = {t.sel for t in document.temuan if re.fullmatch(r"Rencana Kinerja![A-Z]+\d+", t.sel)}
    assert len(found["Rencana Kinerja"]) == len(marked)
    assert red(found["Pengaturan"]) == 1, "the name of the kecamatan is missing"


def test_a_mark_goes_when_its_cell_is_mended(to_html: Ubah, document: Document, tmp_path: Path) -> None:
    path = built(tmp_path, document)
    before = colors(to_html, path)
    book = openpyxl.load_workbook(path)
    book["Rencana Kinerja"]["M7"] = "Kasi Pemerintahan"
    book["Rencana Kinerja"]["T8"] = 10
    book["Pengaturan"]["B7"] = "Mawar"
    book.save(path)
    after = colors(to_html, path)
    assert red(before["Rencana Kinerja"]) - red(after["Rencana Kinerja"]) == 2
    assert red(after["Pengaturan"]) == 0


def test_marks_follow_a_patch_that_adds_rows(to_html: Ubah, document: Document, tmp_path: Path) -> None:
    path = built(tmp_path, document)
    subs = document.rencana.sub_kegiatan
    more = replace(subs[0], kode="7.01.01.2.01.0000", penanggung_jawab="")
    grown = replace(document, rencana=replace(document.rencana, sub_kegiatan=(more, *subs)))
    grown = checked(replace(grown, letak=read(path).letak), DAY)
    path.write_bytes(tambal(path.read_bytes(), changes(read(path), grown)).data)
    again = checked(read(path), DAY)
    path.write_bytes(tambal(path.read_bytes(), changes(read(path), again)).data)
    marked = {t.sel for t in again.temuan if re.fullmatch(r"Rencana Kinerja![A-Z]+\d+", t.sel)}
    assert len(colors(to_html, path)["Rencana Kinerja"]) == len(marked)


def test_what_is_waived_or_solved_is_not_marked(document: Document) -> None:
    from xlpy.build.workbook import build  # noqa: PLC0415

    let = tuple(replace(t, keadaan="Dikecualikan", pengecualian="sebab", isi=None) for t in document.temuan)
    page = openpyxl.load_workbook(BytesIO(build(replace(document, temuan=let))))["Temuan"]
    table = page[page.tables["tblTemuan"].ref]
    column = [c.value for c in table[0]].index("Sel Ditandai")
    assert {row[column].value for row in table[1:]} == {None}
