"""A workbook that makes the parser panic is refused in words, wherever it is read."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from contoh import dokumen

from xlpy.book import closed
from xlpy.book.parser import refusing_broken_content
from xlpy.build.workbook import write
from xlpy.errors import InputError
from xlpy.importers.grid import read_grids


@pytest.mark.parametrize("read", [closed.read, read_grids], ids=["our workbook", "any workbook"])
def test_a_date_that_no_calendar_holds_is_no_traceback(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], read: Callable[[Path], object]
) -> None:
    path = tmp_path / "buku.xlsx"
    write(dokumen(), path)
    book = openpyxl.load_workbook(path)
    cell = book["Pengaturan"]["H40"]
    cell.value, cell.number_format = -99999999999999, "yyyy-mm-dd"  # Excel shows ####, and saves it
    book.save(path)
    with pytest.raises(InputError, match="tidak terbaca"):
        read(path)
    assert capfd.readouterr().err == ""


def test_what_is_no_fault_of_the_content_passes_through() -> None:
    with pytest.raises(KeyboardInterrupt), refusing_broken_content("x.xlsx"):
        raise KeyboardInterrupt
    with pytest.raises(InputError, match=r"^lembar tidak ada$"), refusing_broken_content("x.xlsx"):
        raise InputError("lembar tidak ada")
