"""LibreOffice with windows on a screen that nobody sees: its dialogs answered by keyboard, and a picture of it."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from jalan import make, read
from kantor import Kantor, xvfb
from layar import Layar

from xlpy.resources import sample_folder

MESSAGE = "^Rencana Kinerja$"
"""The window in which it is said what was done."""


@pytest.fixture(scope="module")
def layar(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Layar]:
    folder = tmp_path_factory.mktemp("layar")
    book = make(folder)
    with xvfb(70 + os.getpid() % 29) as display, Kantor(folder, display=display) as kantor:
        kantor.open(book)
        yield Layar(display, kantor, book)


def lines_of_log(book: Path) -> int:
    return len(read(book).tabel.get("tblLog", ()))


def test_a_step_is_called_off_with_escape_and_nothing_is_written(layar: Layar) -> None:
    before = layar.book.read_bytes()
    layar.kantor.fire(layar.book, "Pita.LangkahMulai")
    layar.await_window("Rencana Kinerja")
    layar.press("Escape")
    layar.kantor.wait()
    assert layar.book.read_bytes() == before


def test_a_step_is_answered_by_keyboard_and_stands_on_the_screen(layar: Layar, tmp_path: Path) -> None:
    layar.kantor.fire(layar.book, "Pita.LangkahMulai")
    layar.await_window("Rencana Kinerja")
    layar.press("Return")  # who did it: as proposed
    time.sleep(1)
    layar.type("05/01/2026 08:00")
    layar.press("Return")
    time.sleep(1)
    layar.press("Return")  # who sits here: as proposed
    layar.close_last_window(MESSAGE)
    layar.picture(tmp_path / "layar.png")
    assert lines_of_log(layar.book) == 1
    assert layar.kantor.book(layar.book).sheets["Beranda"]["A6"].value.startswith("Langkah 1 dari 11")
    assert (tmp_path / "layar.png").stat().st_size > 20_000, "the screen shows nothing"


def test_a_file_is_picked_by_typing_its_name(layar: Layar) -> None:
    layar.kantor.fire(layar.book, "Pita.ImporTupoksi")
    layar.await_window("Pilih berkas Tupoksi")
    layar.type(str(sample_folder() / "tupoksi-contoh.txt"))
    layar.press("Return")
    layar.await_window("Rencana Kinerja")
    layar.press("Return")  # yes, take it
    layar.close_last_window(MESSAGE)
    assert len(read(layar.book).tupoksi.jabatan) > 10
