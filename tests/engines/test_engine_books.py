"""Books: unsaved and saved ones, PDF, macros."""

from pathlib import Path

import pytest
import xlwings as xw

from xlpy.engines.libreoffice import OfficeError, UnsupportedError, open_book


def test_an_unsaved_book_has_a_name_and_no_path(book: xw.Book) -> None:
    assert book.name == book.fullname


def test_two_unsaved_books_are_two(app: xw.App, book: xw.Book) -> None:
    other = app.books.add()
    other.sheets[0]["A1"].value = 2
    book.sheets[0]["A1"].value = 1
    found = [app.books[name].sheets[0]["A1"].value for name in (book.name, other.name)]
    other.close()
    assert found == [1.0, 2.0]


@pytest.mark.parametrize("suffix", [".xlsx", ".xlsm", ".xls", ".ods"])
def test_a_saved_book_opens_again_with_its_values(app: xw.App, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"buku kerja{suffix}"
    book = app.books.add()
    book.sheets[0]["A1"].value = [["teks", 1.5, True]]
    book.save(file)
    book.close()
    again = app.books.open(file)
    values = again.sheets[0]["A1:C1"].value
    again.close()
    assert values == ["teks", 1.5, True]


def test_a_format_that_is_not_written_is_refused(book: xw.Book, tmp_path: Path) -> None:
    with pytest.raises(UnsupportedError, match=r"\.xlsb"):
        book.save(tmp_path / "buku.xlsb")


def test_a_place_that_cannot_be_written_is_said(book: xw.Book, tmp_path: Path) -> None:
    with pytest.raises(OfficeError, match="foldernya tidak ada"):
        book.save(tmp_path / "tidak ada" / "buku.xlsx")


def test_a_book_becomes_a_pdf(book: xw.Book, tmp_path: Path) -> None:
    book.sheets[0]["A1"].value = "isi"
    book.to_pdf(tmp_path / "buku.pdf")
    assert (tmp_path / "buku.pdf").read_bytes().startswith(b"%PDF")


def test_a_macro_of_the_document_runs_by_name(book: xw.Book) -> None:
    libraries = book.impl.api.BasicLibraries
    libraries.createLibrary("Alat")
    libraries.getByName("Alat").insertByName("Modul", "Function Kali(a, b)\nKali = a * b\nEnd Function\n")
    assert book.macro("Modul.Kali")(6, 7) == 42


def test_a_macro_that_is_not_there_is_said(book: xw.Book) -> None:
    with pytest.raises(OfficeError, match="Tiada"):
        book.macro("Tiada")()


def test_the_only_open_book_is_found_without_its_name(start) -> None:  # noqa: ANN001 - the fixture of conftest.py
    alone = start()
    made = alone.books.add()
    assert open_book(alone) == made


def test_among_several_books_one_has_to_be_named(app: xw.App, book: xw.Book) -> None:
    other = app.books.add()
    with pytest.raises(OfficeError, match=book.name):
        open_book(app)
    other.close()


def test_a_book_is_found_by_its_name(app: xw.App, book: xw.Book) -> None:
    assert open_book(app, book.name) == book


def test_a_book_that_is_not_open_is_said(app: xw.App) -> None:
    with pytest.raises(OfficeError, match=r"tidak ada\.xlsx"):
        open_book(app, "tidak ada.xlsx")


def test_the_book_that_calls_is_found(book: xw.Book) -> None:
    book.set_mock_caller()
    caller = xw.Book.caller()
    del xw.Book._mock_caller  # noqa: SLF001 - xlwings keeps it for ever
    assert caller == book
