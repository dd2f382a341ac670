"""The results read back before they replace the old ones: as many rows and as much money as the files have."""

import re
import zipfile
from hashlib import blake2b
from pathlib import Path
from typing import IO

from xlpy.consolidate.cetakan import Lembar
from xlpy.consolidate.keluaran import Buku, Ditulis
from xlpy.consolidate.lembar import REKAP
from xlpy.errors import WorkbookError

_CHUNK = 1 << 20
# Only packed rows have no number, and only their money says its type (see ``sel_xml``).
_MONEY = re.compile(rb' t="n"><v>(-?\d+)</v>')
_ROW_OPEN, _ROW_CLOSE = b"<row>", b"</row>"


def check_results(book: Buku, workbook: Path, table: Path, written: Ditulis) -> None:
    """Read the results back, to the rupiah.

    Args:
        book: what went in.
        workbook: the .xlsx as it was written.
        table: the .csv as it was written.
        written: what was said to be in the .csv.

    Raises:
        WorkbookError: they say something else than the files do.
        OSError: the disk refuses.
    """
    rows = sum(place.masuk.hasil.baris for place in book.terisi.tempat)
    pagu = sum(place.masuk.hasil.pagu for place in book.terisi.tempat)
    found_rows = found_pagu = 0
    with zipfile.ZipFile(workbook) as package:  # which checks the CRC of what it reads
        for part, _ in book.details():
            with package.open(part) as xml:
                more_rows, more_pagu = _counted(xml)
            found_rows, found_pagu = found_rows + more_rows, found_pagu + more_pagu
    _refuse_other("lembar Rincian", (found_rows, found_pagu), (rows, pagu))
    _refuse_other("lembar Rekap", (_recap(book.cetakan.lembar[REKAP], workbook),), (pagu,))
    told = blake2b(digest_size=16)
    with table.open("rb") as lines:
        while data := lines.read(_CHUNK):
            told.update(data)
    if told.hexdigest() != written.sidik:
        raise WorkbookError("Hasil .csv yang terbaca kembali tidak sama dengan yang ditulis; hasil yang lama tetap.")


def _refuse_other(what: str, found: tuple[int, ...], wanted: tuple[int, ...]) -> None:
    if found != wanted:
        told, should = (", ".join(map(str, numbers)) for numbers in (found, wanted))
        raise WorkbookError(
            f"Hasil konsolidasi tidak cocok dengan sumbernya: {what} memuat {told}, sumbernya {should}. Hasil yang "
            "lama tetap; laporkan ini beserta berkas .log-nya."
        )


def _counted(part: IO[bytes]) -> tuple[int, int]:
    """How many packed rows a sheet has, and the money in them."""
    rows = pagu = 0
    rest = b""
    while data := part.read(_CHUNK):
        whole, end, rest = (rest + data).rpartition(_ROW_CLOSE)
        whole += end
        rows += whole.count(_ROW_OPEN)
        pagu += sum(map(int, _MONEY.findall(whole)))
    return rows, pagu


def _recap(sheet: Lembar, workbook: Path) -> int:
    """The money of all units as the sheet Rekap says it, read by the parser of workbooks."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - not where nothing changed

    at = [name for name, _ in sheet.kolom].index("pagu")
    with workbook.open("rb") as file:
        rows = CalamineWorkbook.from_filelike(file).get_sheet_by_name(sheet.nama).to_python(skip_empty_area=False)
    return sum(int(cell) for row in rows[sheet.baris - 1 :] if isinstance(cell := row[at], float))
