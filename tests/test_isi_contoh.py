"""The sample loaded into the committed workbook and removed again, as files; openpyxl is the second reader."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from xlpy import buku, cermin_berkas, isi_contoh
from xlpy.book import closed
from xlpy.book.document import dokumen_kosong
from xlpy.cli import main
from xlpy.errors import InputError
from xlpy.lembar_kertas import printed_sheets
from xlpy.pencetakan import Pesanan, chosen, laid_out, material
from xlpy.resources import empty_workbook
from xlpy.sop.waktu_kerja import WIB

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=WIB)
STEP = ["--pelaku", "Staf Penerima Surat", "--konfirmasi", "--waktu", "2026-01-05 08:00"]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The committed workbook with the sample."""
    path = tmp_path_factory.mktemp("contoh") / "buku.xlsm"
    shutil.copy(empty_workbook(), path)
    assert main(["persiapan", str(path), "--contoh"]) == 0
    return path


@pytest.fixture
def book(loaded: Path, tmp_path: Path) -> Path:
    """A copy of it, which lies alone."""
    path = tmp_path / "buku.xlsm"
    shutil.copy(loaded, path)
    return path


def said_of(sheet: Worksheet) -> Iterator[object]:
    """All that a sheet says and how it looks: cells, heights, areas, rules, breaks, protection."""
    for row in sheet.iter_rows():
        for cell in row:
            fill, font, border = cell.fill.fgColor.rgb, cell.font, cell.border
            look = (font.b, font.i, font.u, font.sz, font.color and font.color.rgb, cell.fill.patternType, fill)
            place = (
                cell.alignment.horizontal,
                cell.alignment.vertical,
                cell.alignment.wrap_text,
                cell.alignment.indent,
            )
            lines = (border.left.style, border.right.style, border.top.style, border.bottom.style)
            link = cell.hyperlink and cell.hyperlink.location
            yield (
                cell.coordinate,
                str(cell.value),
                cell.number_format,
                look,
                place,
                lines,
                cell.protection.locked,
                link,
            )
    yield sorted((n, d.height, d.hidden) for n, d in sheet.row_dimensions.items() if d.height or d.hidden)
    yield sorted((n, d.width, d.hidden) for n, d in sheet.column_dimensions.items())
    yield sheet.print_area, sheet.print_title_rows, sheet.freeze_panes, sheet.protection.sheet, sheet.sheet_state
    yield [mark.id for mark in sheet.row_breaks.brk]
    yield sorted(map(str, sheet.merged_cells.ranges))
    yield sorted(sheet.tables.items())
    yield sorted(
        (str(r.sqref), r.type, str(r.prompt), str(r.formula1)) for r in sheet.data_validations.dataValidation
    )
    rules = sheet.conditional_formatting
    yield sorted((str(area.sqref), [(rule.type, rule.formula) for rule in area.rules]) for area in rules)


def told(path: Path) -> dict[str, list[object]]:
    book = openpyxl.load_workbook(path)
    names = sorted((name, value.attr_text) for name, value in book.defined_names.items())
    return {sheet.title: list(said_of(sheet)) for sheet in book.worksheets} | {"names": [names, book.sheetnames]}


def assert_as_delivered(path: Path) -> None:
    """Document, cells with their looks, heights, names, print areas, rules: all as in the committed workbook."""
    assert closed.read(path) == dokumen_kosong()
    now, then = told(path), told(empty_workbook())
    assert now.keys() == then.keys()
    for name in then:
        differing = [pair for pair in zip(now[name], then[name], strict=True) if pair[0] != pair[1]]
        assert not differing[:3], name


def work_on(path: Path, folder: Path) -> None:
    """A step by command, edits of the plan, the office and the staff, and papers on their sheets and beside it."""
    assert main(["langkah", str(path), "1", "mulai", *STEP]) == 0
    opened = buku.open_workbook(path)
    document = opened.document
    first, *others = document.rencana.sub_kegiatan
    edited = replace(first, penanggung_jawab="Camat", keterangan="catatan tangan")
    plan = replace(document.rencana, sub_kegiatan=(edited, *others))
    office = replace(document.pengaturan, kecamatan="Sungguhan", kertas="A4")
    document = replace(document, rencana=plan, pengaturan=office)
    bahan, _ = material(document, path.parent, NOW)
    sheets = laid_out(bahan, chosen(bahan, Pesanan(kertas=("buku-agenda", "perjanjian-kinerja"))).kertas)
    assert all(sheet.lembar.tanda.startswith("CONTOH") for sheet in sheets)
    papers = printed_sheets(document, path.parent, NOW, [sheet.lembaran for sheet in sheets], {})
    buku.save(document, path, opened, papers)
    folder.mkdir()
    (folder / "01 buku-agenda.pdf").write_bytes(b"%PDF-1.7")


def test_it_is_marked_and_says_how_to_get_rid_of_it(loaded: Path) -> None:
    document = closed.read(loaded)
    assert document.contoh
    assert len(document.rencana.sub_kegiatan) == 93
    page = openpyxl.load_workbook(loaded, data_only=True)["Beranda"]
    texts = {str(cell.value) for row in page.iter_rows(max_row=5) for cell in row}
    assert "■ CONTOH: bukan data kantor Anda" in texts
    assert "3. Selesai mencoba? Klik Hapus Contoh: buku kembali kosong." in texts


def test_removed_at_once_the_workbook_is_as_delivered(book: Path) -> None:
    assert main(["persiapan", str(book), "--hapus-contoh", "--ya"]) == 0
    assert_as_delivered(book)
    (aside,) = [file for file in book.parent.iterdir() if file != book]
    assert closed.read(aside / book.name).contoh


def test_worked_on_it_is_as_delivered_too_and_all_is_set_aside(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    work_on(book, book.with_name("buku-kertas"))
    before = book.read_bytes()
    assert main(["persiapan", str(book), "--hapus-contoh", "--lihat"]) == 0
    told_first = capsys.readouterr().out
    for lost in ("Kecamatan “Sungguhan”", "Rencana Kinerja: 2 isian", "Log: 1 baris", "buku.xlsm.log.jsonl"):
        assert lost in told_first
    assert book.read_bytes() == before
    assert main(["persiapan", str(book), "--hapus-contoh", "--ya"]) == 0
    assert_as_delivered(book)
    (aside,) = [file for file in book.parent.iterdir() if file != book]
    assert (aside / book.name).read_bytes() == before
    assert {file.name for file in aside.rglob("*")} >= {cermin_berkas.beside(book).name, "01 buku-agenda.pdf"}


def test_what_lay_there_before_the_sample_is_left(book: Path) -> None:
    papers = book.with_name("buku-kertas")
    papers.mkdir()
    older = papers / "surat lama.pdf"
    older.write_bytes(b"%PDF-1.7")
    long_ago = datetime(2020, 1, 1, tzinfo=WIB).timestamp()
    os.utime(older, (long_ago, long_ago))
    assert older not in isi_contoh.files_beside(book, closed.read(book))


def test_without_a_yes_nothing_is_removed(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = book.read_bytes()
    with pytest.raises(SystemExit):
        main(["persiapan", str(book), "--hapus-contoh"])
    assert "--ya" in capsys.readouterr().err
    assert book.read_bytes() == before
    assert list(book.parent.iterdir()) == [book]


def test_a_workbook_with_data_is_refused_and_a_copy_made_beside_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "buku.xlsm"
    shutil.copy(empty_workbook(), path)
    assert main(["persiapan", str(path), "--data", "kecamatan=Lumajang", "camat.nama=Ana"]) == 0
    before = path.read_bytes()
    assert main(["persiapan", str(path), "--contoh"]) == 3
    assert "--salinan" in capsys.readouterr().err
    assert main(["persiapan", str(path), "--hapus-contoh", "--ya"]) == 3
    assert main(["persiapan", str(path), "--contoh", "--salinan"]) == 0
    assert path.read_bytes() == before
    assert closed.read(path.with_name("buku-contoh.xlsm")).contoh


def test_answers_and_files_by_command_make_the_first_plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from xlpy.resources import sample_folder  # noqa: PLC0415

    path, folder = tmp_path / "buku.xlsm", sample_folder()
    shutil.copy(empty_workbook(), path)
    files = [f"dpa={folder / 'dpa-contoh.xlsx'}", f"tupoksi={folder / 'tupoksi-contoh.txt'}", "susun=ya"]
    assert main(["persiapan", str(path), "--data", "camat.mulai=01/03/2024", "kecamatan=Lumajang", *files]) == 0
    said = capsys.readouterr().out
    assert "93 sub kegiatan" in said
    assert "Berikutnya: klik Persiapan" in said
    document = closed.read(path)
    assert (document.pengaturan.kecamatan, document.pengaturan.pejabat[0].mulai) == ("Lumajang", "2024-03-01")
    assert main(["persiapan", str(path), "--data", "camat.nip=123"]) == 3


def test_a_mark_of_the_sample_that_is_no_time_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"^buku\.xlsm: lembar _meta .*kemarin.* Buka cadangan"):
        isi_contoh.files_beside(tmp_path / "buku.xlsm", replace(dokumen_kosong(), contoh="kemarin"))
