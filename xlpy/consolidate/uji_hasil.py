"""The results read back before they replace the old ones: as many rows and as much money as the files have.

The rows of each file were counted when they were packed, from what was packed (see ``blok``).  What is read back here
inflates to the CRC that all pieces together must have, so it holds these rows, all of them and nothing else.
"""

import itertools
import shutil
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from xlpy.consolidate.cetakan import Lembar
from xlpy.consolidate.keluaran import Buku, Ditulis
from xlpy.consolidate.lembar import REKAP
from xlpy.errors import WorkbookError

_CHUNK = 1 << 20
_NEEDED = ("_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/sharedStrings.xml")
"""What the parser opens for the values of any sheet."""


def check_results(book: Buku, workbook: Path, table: Path, written: Ditulis) -> None:
    """Read the results back, to the rupiah.

    Args:
        book: what went in.
        workbook: the .xlsx as it was written.
        table: the .csv as it was written.
        written: what was put into both.

    Raises:
        WorkbookError: they say something else than the files do.
        OSError: the disk refuses.
    """
    files = [place.masuk for place in book.terisi.tempat]
    wanted = (sum(f.hasil.baris for f in files), sum(f.hasil.pagu for f in files))
    _refuse_other("lembar Rincian", (written.baris, written.pagu), wanted)
    try:
        with zipfile.ZipFile(workbook) as package:
            damaged = package.testzip()
    except zipfile.BadZipFile as problem:
        damaged = str(problem)
    if damaged or _crc(table) != written.sidik:
        raise WorkbookError(
            f"{damaged or 'Tabel .csv'}: hasil yang terbaca kembali tidak sama dengan yang ditulis; hasil yang lama "
            "tetap. Periksa media penyimpanannya."
        )
    _refuse_other("lembar Rekap", (_recap(book.cetakan.lembar[REKAP], workbook),), wanted[1:])


def _refuse_other(what: str, found: tuple[int, ...], wanted: tuple[int, ...]) -> None:
    if found != wanted:
        told, should = (", ".join(map(str, numbers)) for numbers in (found, wanted))
        raise WorkbookError(
            f"Hasil konsolidasi tidak cocok dengan sumbernya: {what} memuat {told}, sumbernya {should}. Hasil yang "
            "lama tetap; laporkan ini beserta berkas .log-nya."
        )


def _crc(table: Path) -> int:
    told = 0
    with table.open("rb") as lines:
        while data := lines.read(_CHUNK):
            told = zlib.crc32(data, told)
    return told


def _recap(sheet: Lembar, workbook: Path) -> int:
    """The money of all units as the sheet Rekap says it, read by the parser of workbooks."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - not where nothing changed

    at = [name for name, _ in sheet.kolom].index("pagu")
    found = CalamineWorkbook.from_filelike(_with_only(sheet, workbook)).get_sheet_by_name(sheet.nama)
    # Its rows are cut to the columns that say anything; without any money that of the money may be none of them.
    if found.start is None or found.end is None or not found.start[1] <= at <= found.end[1]:
        return 0
    rows = itertools.islice(found.iter_rows(), sheet.baris - 1, None)
    return sum(int(cell) for row in rows if isinstance(cell := row[at - found.start[1]], float))


def _with_only(sheet: Lembar, workbook: Path) -> BytesIO:
    """The workbook with one sheet alone: the parser takes all that it is given into memory."""
    told = BytesIO()
    with (
        zipfile.ZipFile(workbook) as package,
        zipfile.ZipFile(told, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as few,
    ):
        for part in sorted({*_NEEDED, sheet.bagian} & {*package.namelist()}):
            with package.open(part) as whole, few.open(part, "w") as copy:
                shutil.copyfileobj(whole, copy, _CHUNK)
    told.seek(0)
    return told
