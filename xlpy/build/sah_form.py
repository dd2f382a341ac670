"""The form as it stands, against what was signed: its table cell by cell, and what stands around the table.

Everything is compared twice, by a formula and here, and both must say the same: texts but for their blanks (a line
break is none), numbers as numbers, rows in their order.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from xlpy.book.document import Document
from xlpy.book.form import HEAD_ROW
from xlpy.book.form_terbaca import FormTerbaca
from xlpy.book.schema import JUMLAH, RENCANA, SAH
from xlpy.book.shapes import Column, Kind, column_letter
from xlpy.build import formulas
from xlpy.build.baris_form import form_records
from xlpy.build.cells import Formula, Record
from xlpy.plan.facts import decimal_text
from xlpy.plan.masukan import Pengaturan
from xlpy.plan.text import tidy

Baris = Mapping[str, object]
"""A row of the form, by column key; a cell that no program computed is told by ``TAK_TERHITUNG``."""

_TABLE = RENCANA.table
_, *COLUMNS = SAH.table.columns
"""The columns of the form that are signed."""
_NUMBERS = frozenset({Kind.TARGET, Kind.MONEY, Kind.WHOLE, Kind.FORMULA_MONEY})
_TOP = ("Judul form", "Kecamatan di bawah judul", "Pemerintah di bawah judul")
_DATED = "Tempat dan tanggal"
_SIGNATURE = (
    _DATED,
    "Jabatan di atas tanda tangan",
    "Nama penanda tangan di form",
    "Pangkat di form",
    "NIP di form",
)
_STATUS_ABOVE = 2
"""The line that says whether the form is signed stands so many rows above the headings."""
_FAR = 30
"""Within so many rows a line is looked for that is not in its place: people put rows between."""

TAK_TERHITUNG = object()


@dataclass(frozen=True, slots=True)
class Garis:
    """A line of the form that stands outside its table.

    Attributes:
        nama: what it is, in words.
        kolom: the key of the column it stands in.
        baris: its row: from 0 above the table; below it counted from that of the total.
        isi: the formula that the form has there.
    """

    nama: str
    kolom: str
    baris: int
    isi: Formula


@dataclass(frozen=True, slots=True)
class Tertimpa:
    """A line outside the table that does not say what the workbook makes there."""

    nama: str
    sel: str
    isi: str
    seharusnya: str


@dataclass(frozen=True, slots=True)
class Sekitar:
    """What stands around the table of a form that was read.

    Attributes:
        tertimpa: the lines that say something else than the workbook makes.
        tambahan: how many other cells below the table, down to the last line, hold anything.
    """

    tertimpa: tuple[Tertimpa, ...] = ()
    tambahan: int = 0


def above(settings: Pengaturan, perubahan: str) -> list[Garis]:
    """The lines above the table."""
    title = zip(_TOP, formulas.title_block(settings, perubahan), strict=True)
    return [Garis(nama, _TABLE.columns[0].key, row, line) for row, (nama, line) in enumerate(title)]


def below(settings: Pengaturan, pagu: int) -> list[Garis]:
    """The lines below the table, from the total down."""
    block = [(row, line) for row, line in enumerate(formulas.signature_block(settings), start=1) if line is not None]
    return [
        Garis(f"Tulisan {JUMLAH}", "nama", 0, Formula(f'="{JUMLAH}"', JUMLAH)),
        Garis("Jumlah anggaran", "anggaran", 0, Formula(formulas.JUMLAH_PAGU, pagu)),
        *(Garis(nama, "anggaran", row, line) for nama, (row, line) in zip(_SIGNATURE, block, strict=True)),
    ]


def total_row(document: Document) -> int:
    """The row of the total as built, from 0."""
    return HEAD_ROW + (len(form_records(document.rencana)) or _TABLE.blank_rows)


def place(key: str, row: int) -> str:
    """A cell of the form as a formula names it; ``row`` from 0."""
    return f"'{RENCANA.name}'!${column_letter(_TABLE.index(key))}${row + 1}"


# ── around the table ─────────────────────────────────────────────────────────────────────────────────────────────


def around(form: FormTerbaca | None) -> Sekitar:
    """What stands around the table; nothing that matters in a form that was not read."""
    if form is None:
        return Sekitar()
    title, block = above(form.pengaturan, form.perubahan), below(form.pengaturan, form.pagu)
    status = form.kepala - _STATUS_ABOVE
    lines = [*_found(form, title, 0, status), *_found(form, block, form.akhir, form.akhir + _FAR)]
    wrong = [
        Tertimpa(line.nama, form.sel(row, column), cell_text(form.cell(row, column)), cell_text(line.isi.value))
        for line, row, column in lines
        if not _stands(form, line, row, column)
    ]
    return Sekitar(tuple(wrong), _others(form, {(row, column) for _, row, column in lines}, lines[-1][1]))


def _found(form: FormTerbaca, lines: Sequence[Garis], start: int, end: int) -> Iterator[tuple[Garis, int, int]]:
    """Each line with its row and column: where it was built, or below, where people put rows between."""
    shift = 0
    for number, line in enumerate(lines):
        column, row = form.kolom.get(line.kolom, _TABLE.index(line.kolom)), start + line.baris + shift
        if not _stands(form, line, row, column) and line.isi.value:
            further = [n for n in range(row + 1, end) if _stands(form, line, n, column)]
            if cell_text(form.cell(row, column)) or len(further) < len(lines) - number:
                further = [n for n in further if not form.is_uncomputed(n, column)]  # it may be the next line's
            found = next(iter(further), row)
            shift, row = shift + found - row, found
        yield line, row, column


def _stands(form: FormTerbaca, line: Garis, row: int, column: int) -> bool:
    # Settings are read tidy, the formulas show them as typed.
    shown, made = tidy(cell_text(form.cell(row, column))), cell_text(line.isi.value)
    return form.is_uncomputed(row, column) or shown == made or (line.nama == _DATED and _shows_as_typed(form, shown))


def _shows_as_typed(form: FormTerbaca, shown: str) -> bool:
    """Whether a line ends with the day as a text that was typed for it; signing writes it as a day."""
    place = form.pengaturan.tempat or form.pengaturan.kecamatan
    return bool(form.tanggal) and shown == tidy(f"{place}, {form.tanggal}")


def _others(form: FormTerbaca, lines: set[tuple[int, int]], last: int) -> int:
    """How many cells hold anything below the table, down to the row ``last``, and are none of our lines."""
    printed = [form.kolom[c.key] for c in _TABLE.printed_columns if c.key in form.kolom]
    area = ((row, col) for row in range(form.akhir, last + 1) for col in range(min(printed), max(printed) + 1))
    return sum(1 for at in area if at not in lines and (cell_text(form.cell(*at)) or form.is_uncomputed(*at)))


# ── the table ────────────────────────────────────────────────────────────────────────────────────────────────────


def made(document: Document) -> list[Baris]:
    """The rows of the form as the workbook makes them."""
    return [_values(record) for record in form_records(document.rencana)]


def shown(document: Document) -> list[Baris]:
    """The rows of the form as its cells stand; as they are made where it was not read."""
    form = document.terbaca
    if form is None:
        return made(document)
    places = [(column.key, form.kolom[column.key]) for column in COLUMNS if column.key in form.kolom]
    return [
        {key: TAK_TERHITUNG if form.is_uncomputed(row, at) else form.cell(row, at) for key, at in places}
        for row in range(form.kepala + 1, form.akhir)
    ]


def is_as_made(document: Document) -> bool:
    """Whether the cells of the form say what the workbook makes, to the last blank that matters."""
    now, then = shown(document), made(document)
    return not any(differing(document, column, now, then) for column in COLUMNS)


def differing(document: Document, column: Column, now: Sequence[Baris], then: Sequence[Baris]) -> str:
    """The first cell of a column that is not as it was, or what else is not; empty when the column is the same."""
    form, key = document.terbaca, column.key
    if form is not None and (key not in form.kolom or form.cell(form.kepala, form.kolom[key]) != column.heading):
        return f"{RENCANA.name}, judul kolom “{column.heading}”"
    if len(now) != len(then):
        return f"{RENCANA.name}, jumlah baris {len(now)} (semula {len(then)})"
    is_number = _TABLE.column(key).kind in _NUMBERS
    cells = enumerate(zip(now, then, strict=True))
    row = next((n for n, (a, b) in cells if not _same(a.get(key), b.get(key), is_number=is_number)), None)
    if row is None:
        return ""
    if form is None:
        return f"{RENCANA.name}, kolom “{column.heading}”"
    what, was = cell_text(now[row].get(key)), cell_text(then[row].get(key))
    return f"{form.sel(form.kepala + 1 + row, form.kolom[key])} berisi “{what}” (semula “{was}”)"


def column_differs(column: Column) -> str:
    """The formula's part that is 1 where a column of the form is not that of the copy, cell by cell."""
    now, then = (f"{table.name}[{column.heading}]" for table in (RENCANA.table, SAH.table))
    heads = (f"{table.name}[[#Headers],[{column.heading}]]" for table in (RENCANA.table, SAH.table))
    wrong = f"SUMPRODUCT(--ISERROR({now}))>0"  # an error differs from everything, yet EXACT would not say so
    cells = f"SUMPRODUCT(--NOT(EXACT(TRIM({now}),TRIM({then}))))>0"
    if _TABLE.column(column.key).kind in _NUMBERS:  # digits that are text are not summed
        wrong = f"OR({wrong},SUMPRODUCT(--(ISNUMBER({now})<>ISNUMBER({then})))>0)"
    renamed = f"NOT(EXACT({','.join(heads)}))"
    return f"IF(OR({renamed},ROWS({now})<>ROWS({then})),1,IF({wrong},1,IF({cells},1,0)))"


def cell_text(value: object) -> str:
    """What a cell says as TRIM() gives it."""
    if value is None or value is TAK_TERHITUNG:
        return ""
    if isinstance(value, float):
        value = int(value) if value.is_integer() else Decimal(repr(value))
    if isinstance(value, Decimal):
        return decimal_text(value)
    text = value.isoformat() if isinstance(value, date) else str(value)
    return " ".join(part for part in text.split(" ") if part)


def _same(one: object, other: object, *, is_number: bool) -> bool:
    if one is TAK_TERHITUNG:
        return True
    if (
        is_number
        and isinstance(one, str) != isinstance(other, str)
        and one not in (None, "")
        and other not in (None, "")
    ):
        return False
    return cell_text(one) == cell_text(other)


def _values(record: Record) -> Baris:
    """A row of the form as its copy holds it, without what is blank."""
    cells = {column.key: _plain(record.values.get(column.key)) for column in COLUMNS}
    return {key: value for key, value in cells.items() if value not in (None, "")}


def _plain(value: object) -> object:
    return value.value if isinstance(value, Formula) else value
