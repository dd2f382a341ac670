"""The rows of a sheet as lines of text: cells side by side joined, what a form or web page adds taken away."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xlpy.importers.grid import Grid, Sel, a1
from xlpy.importers.tupoksi_label import Bagian, read_label
from xlpy.plan.provenance import Source
from xlpy.plan.text import fold, tidy

_NUMBERING = frozenset({"no", "nomor", "no urut"})
# Columns that stand beside the duties in an analisis jabatan or analisis beban kerja.
_BESIDE = frozenset(
    {
        "hasil kerja", "hasil", "satuan hasil", "jumlah hasil", "jumlah", "keterangan", "ket", "output", "satuan",
        "volume", "waktu penyelesaian", "waktu penyelesaian jam", "waktu efektif", "beban kerja", "pegawai",
    }
)  # fmt: skip
_NUMBER_AND_TAB = re.compile(r"^\s*(\d{1,3}|[a-z])\t\s*(?=\S)")
_TOTALS = frozenset({"jumlah", "total", "jumlah total"})


class _Columns(NamedTuple):
    """Where a table of duties inside a form has its numbers (-1: nowhere) and its duties."""

    number: int
    duty: int


def read_lines(grid: Grid) -> Iterator[tuple[Source, str]]:
    """Every line with its cell; the cells of a row stand side by side, a cell's lines below each other."""
    columns: _Columns | None = None
    for number, row in enumerate(grid.rows):
        cells = [(column, str(cell)) for column, cell in enumerate(row) if cell is not None and str(cell).strip()]
        source = Source(grid.file, source_sheet(grid), a1(number, cells[0][0] if cells else 0))
        if found := _duty_columns(cells):
            columns, text = found, "Uraian Tugas :"
        elif columns and cells and (inside := _inside(columns, row, cells)) is not None:
            text = inside
        else:
            columns = None if cells else columns
            text = _side_by_side([text for _, text in cells])
        for line in _without_markup(text).split("\n"):
            yield source, tidy(_NUMBER_AND_TAB.sub(r"\1. ", line) if "\t" in line else line)


def source_sheet(grid: Grid) -> str:
    """How a grid's sheet is named in sources; a text file has none."""
    return "teks" if grid.file.lower().endswith(".txt") else grid.sheet


def is_column_numbers(row: Sequence[Sel]) -> bool:
    """The row "1 2 3 4" or "(1) (2) (3)" under the headings."""
    texts = [text for cell in row if cell is not None and (text := str(cell).strip())]
    return bool(texts) and all(re.fullmatch(r"\(?\d{1,2}\)?", text) for text in texts)


def _duty_columns(cells: Sequence[tuple[int, str]]) -> _Columns | None:
    """The columns of a table of duties, when the row is its head: "No | Uraian Tugas | Hasil Kerja"."""
    if len(cells) < 2:  # noqa: PLR2004 - one cell is no table
        return None
    duties = [column for column, text in cells if _is_duty_heading(text)]
    numbering = [column for column, text in cells if fold(text) in _NUMBERING]
    if len(duties) != 1 or not (numbering or any(fold(text) in _BESIDE for _, text in cells)):
        return None
    return _Columns(numbering[0] if numbering else -1, duties[0])


def _is_duty_heading(text: str) -> bool:
    label = read_label(tidy(text))
    return label is not None and not label.isi and label.bagian in {Bagian.URAIAN, Bagian.TUGAS}


def _inside(columns: _Columns, row: Sequence[Sel], cells: Sequence[tuple[int, str]]) -> str | None:
    """A row of the table of duties without the columns beside them; None where the table has ended."""
    if is_column_numbers(row):
        return ""
    texts = dict(cells)
    duty, number = texts.get(columns.duty, "").strip(" :"), texts.get(columns.number, "")
    if not duty or (number and not re.fullmatch(r"\s*\(?\w{1,3}[.)]*\s*", number)):
        return "" if cells[0][0] > columns.duty else None
    if fold(duty) in _TOTALS:
        return ""
    return _side_by_side([number, duty] if number else [duty])


def _side_by_side(texts: Sequence[str]) -> str:
    """The cells of a row as one line; a label in a cell of its own gets its colon."""
    if len(texts) < 2:  # noqa: PLR2004 - a single cell has nothing beside it
        return texts[0] if texts else ""
    cells = [_as_mark(texts[0]), *texts[1:]]
    at = 1 if re.fullmatch(r"\(?\w{1,3}[.)]+", cells[0]) else 0
    label, value = cells[at], cells[at + 1 :]
    if value and ":" not in label + value[0] and _is_label(label) and not _is_label(value[0]):  # else a table's head
        cells.insert(at + 1, ":")
    return " ".join(cells)


def _is_label(text: str) -> bool:
    return read_label(f"{tidy(text)} :") is not None


def _as_mark(text: str) -> str:
    """A bare number or letter in a column of its own is the mark of the text beside it."""
    return f"{text.strip()}." if re.fullmatch(r"\s*(?:\d{1,3}|[a-z])\s*", text) else text


def _without_markup(text: str) -> str:
    """Text of a web page or plain-text editor without its tags; each paragraph and item on a line of its own."""
    if "**" in text or text.startswith("#"):
        text = re.sub(r"^#+\s*", "\n", text.replace("**", ""))
    if "<" not in text and "&" not in text:
        return text
    from html import unescape  # noqa: PLC0415 - hardly any file needs it

    text = re.sub(r"<li\b[^<>]*>\s*(?!\(?\w{1,2}[.)])", "\n- ", text, flags=re.IGNORECASE)
    text = re.sub(r"</?(?:p|br|div|li|ol|ul|tr|h\d|table)\b[^<>]*>", "\n", text, flags=re.IGNORECASE)
    text = re.sub(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", "", text, flags=re.IGNORECASE)
    return unescape(text)
