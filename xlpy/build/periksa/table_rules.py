"""Tables: a heading that differs from its cell, or a name used twice, makes Excel repair the workbook."""

from collections import Counter
from collections.abc import Iterator

from xlpy.build.periksa.address import column_letters, parse_range
from xlpy.build.periksa.book import Book
from xlpy.build.periksa.formula_rules import NAME, NAME_LENGTH
from xlpy.build.periksa.rule import Rule


def _headings(book: Book) -> Iterator[tuple[str, str]]:
    for table in book.tables:
        texts = {cell.get("r"): book.text(cell) for cell in table.sheet.cells()}
        area = parse_range(table.ref)
        for offset, column in enumerate(table.columns):
            address = f"{column_letters(area.left + offset)}{area.top}"
            if texts.get(address) != column:
                held = texts.get(address, "")
                yield f"{table.sheet.name}!{address}", f"sel judul berisi '{held}', tabelnya menyebut '{column}'"


def _names(book: Book) -> Iterator[tuple[str, str]]:
    names = Counter(table.name.casefold() for table in book.tables)
    names.update(name.get("name", "").casefold() for name in book.defined_names if name.get("localSheetId") is None)
    numbers = Counter(table.root.get("id") for table in book.tables)
    for table in book.tables:
        if names[table.name.casefold()] > 1:
            yield table.part, f"nama {table.name} dipakai lebih dari sekali"
        if numbers[table.root.get("id")] > 1:
            yield table.part, f"nomor tabel {table.root.get('id')} dipakai lebih dari sekali"
        if not NAME.fullmatch(table.name) or len(table.name) > NAME_LENGTH:
            yield table.part, f"'{table.name}' bukan nama tabel yang sah"


def _columns(book: Book) -> Iterator[tuple[str, str]]:
    for table in book.tables:
        area = parse_range(table.ref)
        if area.right - area.left + 1 != len(table.columns):
            yield table.part, f"rentangnya {table.ref}, kolomnya {len(table.columns)}"
        for column, count in Counter(column.casefold() for column in table.columns).items():
            if count > 1:
                yield table.part, f"kolom '{column}' ada {count} kali"


def _no_overlap(book: Book) -> Iterator[tuple[str, str]]:
    for at, table in enumerate(book.tables):
        for other in book.tables[:at]:
            if other.sheet is table.sheet and parse_range(other.ref).meets(parse_range(table.ref)):
                yield table.part, f"bertumpuk dengan tabel {other.name}"


TABLES = (
    Rule("TB-01", _headings),
    Rule("TB-02", _names),
    Rule("TB-03", _columns),
    Rule("TB-04", _no_overlap),
)
