"""A signed form that somebody changes: its formulas and the program say the same of it, whatever the change is.

Everything is typed into one workbook that LibreOffice has open and taken back; the program is told the same rows.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import cast

import pytest
import xlwings
from contoh import dokumen

from xlpy import host
from xlpy.book.read_document import READ, read_document
from xlpy.book.tables import Cell
from xlpy.build import sah
from xlpy.build.workbook import write
from xlpy.engines import libreoffice
from xlpy.prosedur_keadaan import content_fingerprint
from xlpy.sop.waktu_kerja import WIB

FORM, VALID, NOT_VALID = "Rencana Kinerja", "Nomor ", sah.BERUBAH
SIGNED = sah.with_copy(dokumen(), waktu=datetime(2026, 1, 22, 9, 30, tzinfo=WIB), oleh="Ana", sidik="0" * 64)
Lembar = dict[str, list[list[Cell]]]


class Form:
    """The signed workbook, open in LibreOffice, and what stands in its file."""

    def __init__(self, path: Path, page: xlwings.Sheet) -> None:
        from python_calamine import CalamineWorkbook  # noqa: PLC0415 - as the closed reader has it

        book = CalamineWorkbook.from_path(path)
        self.sheets: Lembar = {s.name: book.get_sheet_by_name(s.name).to_python(False) for s in READ}  # type: ignore[misc] # noqa: FBT003
        self.page, self.rows = page, self.sheets[FORM]
        self.head = next(n for n, row in enumerate(self.rows) if row[0] == "No")
        self.total = next(n for n, row in enumerate(self.rows) if "JUMLAH" in row)
        host.protect(page, locked=False)

    def place(self, where: str) -> tuple[int, int]:
        """Row and column from 0: "Target" (its first filled cell), "Ke 3" (its fourth), "K+2" (below the total)."""
        if found := re.fullmatch(r"([A-Z])(\+?)(\d+)", where):
            row = int(found[3]) + (self.total if found[2] else -1)
            return row, ord(found[1]) - ord("A")
        heading, nth = re.fullmatch(r"(.*?) ?(\d*)", where).groups()  # type: ignore[union-attr] # it always matches
        column = self.rows[self.head].index(heading)
        filled = [n for n in range(self.head + 1, self.total) if self.rows[n][column] != ""]
        return filled[int(nth or 0)], column

    def typed(self, changes: Mapping[str, object]) -> tuple[str, str]:
        """What the form says of itself once this is typed, and what differs according to the program."""
        places = {self.place(where): value for where, value in changes.items()}
        cells = {place: self.page.range((place[0] + 1, place[1] + 1)) for place in places}
        before = {place: (cell.formula, cell.number_format) for place, cell in cells.items()}
        for place, cell in cells.items():
            put(cell, places[place])
        said = str(self.page.range("A4").value)
        for place, cell in cells.items():
            formula, cell.number_format = before[place]
            put(cell, formula if str(formula)[:1] == "=" else self.rows[place[0]][place[1]])
        assert self.page.range("A4").value == VALID, "taken back, it is what was signed"
        return said, self.told(places)

    def told(self, places: Mapping[tuple[int, int], object]) -> str:
        """What differs according to the program when the cells say this."""
        rows = [list(row) for row in self.rows]
        lost: dict[str, str] = {}
        for (row, column), value in places.items():
            rows[row][column] = cast("Cell", float(value) if isinstance(value, int) else value)
            if value is ERROR:
                rows[row][column], lost[f"{chr(65 + column)}{row + 1}"] = "", "galat #DIV/0!"
        return differs({**self.sheets, FORM: rows}, lost)


ERROR = "=1/0"


def differs(sheets: Mapping[str, Sequence[Sequence[Cell]]], lost: Mapping[str, str] | None = None) -> str:
    """What differs of a workbook with these rows from what was signed."""
    document = read_document(dict(sheets), lost={FORM: dict(lost or {})})
    other = content_fingerprint(document) != content_fingerprint(SIGNED)
    return "; ".join([*sah.differing(document), *["isi rencana"] * other])


def put(cell: xlwings.Range, value: object) -> None:
    """Type something; text stays text, whatever it looks like."""
    if isinstance(value, str) and value.startswith("="):
        cell.formula = value
    elif value in ("", None):
        cell.clear_contents()
    else:
        cell.value = f"'{value}" if isinstance(value, str) and cell.number_format != "@" else value


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Form]:
    libreoffice.activate()
    path = tmp_path_factory.mktemp("form") / "buku.xlsx"
    write(SIGNED, path)
    app = xlwings.App(visible=False, add_book=False)
    yield Form(path, app.books.open(path).sheets[FORM])
    app.quit()


AROUND: Mapping[str, tuple[str, object]] = {
    "judul": ("A1", "RENCANA KERJA TAHUN 2026"),
    "kecamatan": ("A2", "KECAMATAN LAIN"),
    "pemerintah": ("A3", ""),
    "kata jumlah": ("C+0", "TOTAL"),
    "jumlah": ("K+0", 1),
    "tempat dan tanggal": ("K+2", "Lumajang, 23 Januari 2026"),
    "jabatan": ("K+3", "SEKRETARIS"),
    "nama": ("K+8", "Nama Lain"),
    "pangkat": ("K+9", "Penata"),
    "nip": ("K+10", ""),
}
"""What stands around the table, each typed over."""
INSIDE: Mapping[str, tuple[str, object]] = {
    "tambahan": ("B+4", "Mengetahui"),
    "nomor": ("No 2", "Z"),
    "jenjang": ("Jenjang 4", "Program"),
    "ke": ("Ke 3", 2),
    "huruf besar": ("Satuan 1", "predikat"),
    "ganti baris": ("Indikator Kinerja", "Indeks\nKepuasan Masyarakat"),
    "target sebagai teks": ("Target 2", "4"),
    "pagu sebagai teks": ("Pagu (Rp)", "20000000"),
    "pagu": ("Pagu (Rp)", 1),
    "bulan": ("Mei", 1),
    "anggaran": ("Anggaran (Rp) 1", 1),
    "penanggung jawab": ("Penanggung Jawab", "Lain"),
    "galat": ("Target", ERROR),
}
"""What is printed of the table, or decides what is."""
OUTSIDE: Mapping[str, tuple[str, object]] = {
    "spasi": ("Indikator Kinerja", " Indeks  Kepuasan Masyarakat "),
    "id indikator": ("Id Indikator", 77),
    "asal": ("Asal Indikator", "Isian"),
    "keyakinan": ("Keyakinan 1", "Tidak yakin"),
    "catatan di bawah": ("B+14", "Catatan saya"),
}
"""What no paper shows."""


@pytest.mark.parametrize("name", AROUND)
def test_a_line_around_the_table_typed_over_shows_and_is_named(form: Form, name: str) -> None:
    where, value = AROUND[name]
    said, told = form.typed({where: value})
    row, column = form.place(where)
    assert said == NOT_VALID
    assert f"{FORM}!{chr(65 + column)}{row + 1} berisi “" in told


@pytest.mark.parametrize("name", INSIDE)
def test_what_changes_the_paper_is_seen_by_both(form: Form, name: str) -> None:
    said, told = form.typed(dict([INSIDE[name]]))
    assert (said, bool(told)) == (NOT_VALID, True)


@pytest.mark.parametrize("name", OUTSIDE)
def test_what_no_paper_shows_is_passed_by_both(form: Form, name: str) -> None:
    if name == "catatan di bawah":
        form.rows.extend([""] * len(form.rows[0]) for _ in range(5))
    assert form.typed(dict([OUTSIDE[name]])) == (VALID, "")


def test_rows_in_another_order_are_seen_by_both(form: Form) -> None:
    (row, _), (below, _) = form.place("Pagu (Rp) 1"), form.place("Pagu (Rp) 2")
    columns = "ABCDEF"
    changes = {
        f"{c}{one + 1}": form.rows[other][n]
        for one, other in ((row, below), (below, row))
        for n, c in enumerate(columns)
    }
    said, told = form.typed(changes)
    assert (said, bool(told)) == (NOT_VALID, True)


def test_rows_put_between_move_the_lines_and_void_nothing(form: Form) -> None:
    row = form.total + 2
    form.page.range(f"{row}:{row}").insert("down")
    said = form.page.range("A4").value
    form.page.range(f"{row}:{row}").delete("up")
    rows = [list(line) for line in form.rows]
    rows.insert(row - 1, [""] * len(rows[0]))
    assert (said, differs({**form.sheets, FORM: rows})) == (VALID, "")
    rows[row + 2][10] = "SEKRETARIS"
    assert f"{FORM}!K{row + 3} berisi “SEKRETARIS”" in differs({**form.sheets, FORM: rows})


def test_lines_that_no_program_computed_are_not_blamed(form: Form) -> None:
    """A program such as openpyxl saves no computed values: only what is written over a formula tells anything."""
    formulas = [(row, 0) for row in range(3)] + [(form.total + n, 10) for n in (0, 2, 3, 8, 9, 10)]
    rows = [list(line) for line in form.rows]
    lost = {f"{chr(65 + column)}{row + 1}": "rumus yang hasilnya belum dihitung" for row, column in formulas}
    for row, column in formulas:
        rows[row][column] = ""
    assert differs({**form.sheets, FORM: rows}, lost) == ""
    for row, column in formulas:
        told = {address: why for address, why in lost.items() if address != f"{chr(65 + column)}{row + 1}"}
        assert f"{FORM}!{chr(65 + column)}{row + 1} berisi" in differs({**form.sheets, FORM: rows}, told)


def test_a_heading_typed_over_is_seen(form: Form) -> None:
    told = form.told({(form.head, 10): "Anggaran (ribu)"})
    assert told.startswith(f"{FORM}, judul kolom “Anggaran (Rp)”")
