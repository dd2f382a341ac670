"""A workbook that is taken through the procedure by the command, and what people do to it with another program."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from xlpy.book.document import Document
from xlpy.cli import main
from xlpy.jobs_contoh import steps_of
from xlpy.resources import sample_folder

CORRECTION = "koreksi="
AGENDA, CAMAT, KASUBBAG = "Staf Penerima Surat", "Camat", "Kasubag Keuangan"
STEPS = len(steps_of(sample_folder() / "langkah-contoh.toml", Path()))
"""How many lines the log has when the sample's procedure is done."""


def make(folder: Path) -> Path:
    """A workbook made from the sample."""
    inputs = sample_folder()
    book = folder / "buku.xlsm"
    made = ["susun", "--dpa", str(inputs / "dpa-contoh.xlsx"), "--tupoksi", str(inputs / "tupoksi-contoh.txt")]
    made += ["--sasaran", str(inputs / "sasaran-contoh.xlsx"), "-o", str(book)]
    assert main([*made, "--pengaturan", str(inputs / "pengaturan-contoh.toml")]) == 0
    return book


def do(book: Path, number: int, action: str, by: str, *, at: str, data: Sequence[str] = (), alasan: str = "") -> int:
    """One step by the command, as one who sits at a computer that all share."""
    typed: list[str] = []
    for text in data:
        typed += ["--koreksi", text.removeprefix(CORRECTION)] if text.startswith(CORRECTION) else ["--data", text]
    who = ["--pelaku", by, "--konfirmasi"]
    return main(["langkah", str(book), str(number), action, *who, "--waktu", at, "--alasan", alasan, *typed])


def walk(book: Path, last: int = STEPS) -> None:
    """Take the first ``last`` of the sample's steps."""
    for taken in steps_of(sample_folder() / "langkah-contoh.toml", book)[:last]:
        data = [*taken.data, *(f"{CORRECTION}{text}" for text in taken.koreksi)]
        done = do(book, taken.langkah, taken.tindakan, taken.pelaku, at=taken.waktu, data=data, alasan=taken.alasan)
        assert done == 0, (taken.langkah, taken.tindakan)


def mirror(book: Path) -> Path:
    return book.with_name(f"{book.name}.log.jsonl")


def read(book: Path) -> Document:
    from xlpy.book.closed import read as read_closed  # noqa: PLC0415

    return read_closed(book)


def essence(document: Document) -> Document:
    """What a document says, without what differs from run to run: its id, and when and where its log was written."""
    log = [
        {k: v for k, v in row.items() if k not in {"waktu_catat", "pencatat", "data", "sidik", "sidik_sebelumnya"}}
        for row in document.tabel.get("tblLog", ())
    ]
    return replace(document, id="", tabel={**document.tabel, "tblLog": tuple(log)})


def verified(book: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, dict[str, object]]:
    """What ``verifikasi`` says to a machine, with its exit code."""
    capsys.readouterr()
    code = main(["verifikasi", str(book), *more, "--json"])
    return code, json.loads(capsys.readouterr().out)


@contextmanager
def opened(book: Path) -> Iterator[Workbook]:
    """The workbook in another program, saved at the end; its macros stay."""
    inside = openpyxl.load_workbook(book, keep_vba=True)
    try:
        yield inside
        inside.save(book)
    finally:
        inside.vba_archive.close()


def edit(book: Path, sheet: str, cells: dict[str, object]) -> None:
    """Somebody types into cells, with another program; the macros stay."""
    with opened(book) as inside:
        for address, value in cells.items():
            inside[sheet][address] = value
