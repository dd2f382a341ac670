"""Writing the results: the workbook as a stream of pieces, and in the same pass the .csv beside it."""

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO

from xlpy.consolidate.blok import Blok, csv_heading
from xlpy.consolidate.cetakan import Cetakan, Lembar, filled_head, rows_xml, stretched
from xlpy.consolidate.entri import Simpanan
from xlpy.consolidate.isi import Terisi
from xlpy.consolidate.lembar import RINCIAN, STATUS
from xlpy.consolidate.rumus import Tempat, detail_name
from xlpy.consolidate.tautan import MAX_LINKS, OFFICE, Tautan, part_of_links, relationships, with_links
from xlpy.consolidate.zip_alir import Potongan, ZipAlir, piece, pieces
from xlpy.json_teks import laid_out_pieces

_WORKBOOK, _WORKBOOK_LINKS, _TYPES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
_WORKSHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


@dataclass(slots=True)
class Buku:
    """What goes into the workbook.

    Attributes:
        cetakan: the template.
        terisi: what it says.
        alamat: where each file lies, by its name in the results.
        singgahan: where the packed rows are.
    """

    cetakan: Cetakan
    terisi: Terisi
    alamat: Mapping[str, str]
    singgahan: Simpanan

    @property
    def rincian(self) -> Lembar:
        """The sheet Rincian of the template."""
        return self.cetakan.lembar[RINCIAN]

    def details(self) -> list[tuple[str, list[Tempat]]]:
        """The part of each sheet Rincian, with the files whose rows it holds."""
        count = max((place.lembar for place in self.terisi.tempat), default=0) + 1
        told: list[tuple[str, list[Tempat]]] = [(_part(self.rincian, number), []) for number in range(count)]
        for place in self.terisi.tempat:
            told[place.lembar][1].append(place)
        return told


@dataclass(slots=True)
class Ditulis:
    """What was written.

    Attributes:
        bagian: by the name of each file: where its lines of the .csv begin, and how many bytes they are.
        ukuran, sidik: of the .csv: its bytes, their CRC-32.
        baris, pagu: the rows and the money in the packed rows.
    """

    bagian: dict[str, tuple[int, int]] = field(default_factory=dict)
    ukuran: int = 0
    sidik: int = 0
    baris: int = 0
    pagu: int = 0


def write_results(book: Buku, workbook: Path, table: Path, home: Path) -> Ditulis:
    """Write the workbook and the .csv, in one pass over what is kept.

    Args:
        book: what goes in.
        workbook: the .xlsx to write.
        table: the .csv to write.
        home: the folder in which the workbook will lie, from which its links lead.

    Raises:
        Rusak: the packed rows of a file are not what was put there.
        InputError: it would be larger than a workbook can be.
        OSError: the disk refuses.
    """
    with workbook.open("wb") as file, table.open("wb") as lines, ZipAlir(file) as package:
        told = _CsvFile(lines)
        for name, data in _fixed_parts(book).items():
            package.add(name, data)
        for name, filled in book.terisi.lembar.items():
            sheet = book.cetakan.lembar[name]
            head, end = filled_head(sheet, book.terisi.satuan), stretched(sheet.akhir, sheet, filled.jumlah)
            texts = chain([head], rows_xml(sheet, filled), with_links(end, _links_of(book, sheet)))
            package.add_pieces(sheet.bagian, pieces(texts))
            links = _links_of(book, sheet)
            _add_links(package, sheet.bagian, relationships(links, home, _old_links(book, sheet)))
        for part, places in book.details():
            _write_detail(package, book, part, places, told)
            links = _links_of_detail(book, places)
            _add_links(package, part, relationships(links, home, _old_links(book, book.rincian)))
        return told.finished()


class _CsvFile:
    """The .csv while it is written."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._written = file, Ditulis()
        self._add(csv_heading())

    def add(self, name: str, packed: Blok) -> None:
        """Add the lines of a file."""
        text = zlib.decompress(packed.csv)
        self._written.bagian[name] = (self._written.ukuran, len(text))
        self._written.baris += packed.baris
        self._written.pagu += packed.pagu
        self._add(text)

    def finished(self) -> Ditulis:
        """What was written."""
        self._file.flush()
        return self._written

    def _add(self, text: bytes) -> None:
        self._file.write(text)
        self._written.sidik = zlib.crc32(text, self._written.sidik)
        self._written.ukuran += len(text)


def _write_detail(package: ZipAlir, book: Buku, part: str, places: Sequence[Tempat], told: _CsvFile) -> None:
    """A sheet Rincian, from the packed rows of its files."""
    sheet = book.rincian
    head = filled_head(sheet, book.terisi.satuan)
    end = stretched(sheet.akhir, sheet, _height(sheet, places))

    def all_pieces() -> Iterator[Potongan]:
        yield piece(head.encode())
        for place in places:
            packed = book.singgahan.packed(place.masuk.entri)
            told.add(place.masuk.entri.nama, packed)
            yield Potongan(packed.xml, packed.crc, packed.panjang)
        yield from pieces(with_links(end, _links_of_detail(book, places)))

    package.add_pieces(part, all_pieces())


def _height(sheet: Lembar, places: Sequence[Tempat]) -> int:
    return max((place.akhir for place in places), default=sheet.baris) - sheet.baris + 1


def _links_of(book: Buku, sheet: Lembar) -> Iterator[Tautan]:
    """Of a small sheet: that of Status leads to each file."""
    if sheet.nama != STATUS:
        return iter(())
    letters = sheet.huruf("berkas")
    named = enumerate(book.terisi.status, start=sheet.baris)
    told = (Tautan(f"{letters}{n}", book.alamat[name]) for n, name in named if name in book.alamat)
    return islice(told, MAX_LINKS)


def _links_of_detail(book: Buku, places: Sequence[Tempat]) -> Iterator[Tautan]:
    """One for each file, at its first row."""
    letters = book.rincian.huruf("berkas")
    filled = (place for place in places if place.akhir >= place.awal)
    told = (Tautan(f"{letters}{p.awal}", book.alamat[p.masuk.entri.nama]) for p in filled)
    return islice(told, MAX_LINKS)


def _old_links(book: Buku, sheet: Lembar) -> bytes:
    return book.cetakan.bagian.get(part_of_links(sheet.bagian), b"")


def _add_links(package: ZipAlir, part: str, told: Iterator[str]) -> None:
    """Say where the links of a part lead, and what else the template has there."""
    if first := next(told, ""):
        package.add_pieces(part_of_links(part), pieces(chain([first], told)))


def _fixed_parts(book: Buku) -> dict[str, bytes]:
    """The parts of the template that are no sheets, with what leads to rows stretched over all of them."""
    sheets, details = book.cetakan.lembar, book.details()
    counts = {name: filled.jumlah for name, filled in book.terisi.lembar.items()}
    counts[RINCIAN] = _height(book.rincian, details[0][1])
    of_sheets = {part_of_links(sheet.bagian) for sheet in sheets.values()}
    told = {name: data for name, data in book.cetakan.bagian.items() if name not in of_sheets}
    for name in [n for n in told if n == _WORKBOOK or n.startswith("xl/charts/")]:
        xml = told[name].decode()
        for sheet in sheets.values():
            xml = stretched(xml, sheet, counts[sheet.nama], everywhere=True)
        told[name] = xml.encode()
    for number in range(1, len(details)):
        _announce(told, book.rincian, number)
    return told


def _announce(parts: dict[str, bytes], sheet: Lembar, number: int) -> None:
    """Make a further sheet Rincian known to the package."""
    part, link = _part(sheet, number), f"rIdRincian{number + 1}"
    highest = max(map(int, re.findall(r'sheetId="(\d+)"', parts[_WORKBOOK].decode())))
    entry = f'<sheet name="{detail_name(number)}" sheetId="{highest + 1}" xmlns:r="{OFFICE}" r:id="{link}"/>'
    _insert(parts, _WORKBOOK, "</sheets>", entry)
    told = f'<Relationship Id="{link}" Type="{OFFICE}/worksheet" Target="/{part}"/>'
    _insert(parts, _WORKBOOK_LINKS, "</Relationships>", told)
    _insert(parts, _TYPES, "</Types>", f'<Override PartName="/{part}" ContentType="{_WORKSHEET_TYPE}"/>')


def _insert(parts: dict[str, bytes], name: str, before: str, told: str) -> None:
    parts[name] = parts[name].decode().replace(before, f"{told}{before}").encode()


def _part(sheet: Lembar, number: int) -> str:
    """The part of a sheet Rincian; the first is the template's own."""
    return sheet.bagian if not number else f"xl/worksheets/rincian{number + 1}.xml"


def write_json(path: Path, told: Mapping[str, Any]) -> None:
    """One JSON object as a file.

    Raises:
        OSError: the disk refuses.
    """
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        file.writelines(chain(laid_out_pieces(told), ["\n"]))
