"""What is to be put into a workbook, and what came of it: the contract of the patcher."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

RUMUS_TETAP = "="
"""As ``Isi.formula``: the formula that stands there stays, only its computed value is new.

In a table that is the column's formula, or, where an application lost that (LibreOffice does), a copy of the one in
the last row that has one.
"""

Nilai = str | int | float | Decimal | date | None


class Isi(NamedTuple):
    """The new content of a cell; a tuple, for there are thousands.

    Attributes:
        value: the value, or what ``formula`` computes; None with a formula leaves the computing to the application.
        formula: without "="; "" for a plain value, though in a calculated column the column's own formula stays.
        look: name of a look in the sheet ``_gaya``; "" keeps the look of the cell, or what is usual in its column.
        tautan: the place in this workbook to which a click on the cell leads, e.g. ``DPA!F23``; the sheet's name may
            stand in quotes.
    """

    value: Nilai
    formula: str = ""
    look: str = ""
    tautan: str = ""


@dataclass(frozen=True, slots=True)
class Baris:
    """One row of a table.

    Attributes:
        kunci: the texts by which the same row is known in the table as it stands; () is always a new row.
        sel: by heading; a column of ours that is not named here becomes blank.
        tinggi: in points, for a row that is new or where something changed; None keeps the height of the old row, and
            leaves a new one to the application.
    """

    kunci: tuple[str, ...]
    sel: Mapping[str, Isi]
    tinggi: float | None = None


@dataclass(frozen=True, slots=True)
class IsiTabel:
    """The new content of a table.

    Attributes:
        nama: of the table.
        kolom: the headings of the columns that are ours; all others are the user's, and travel with their rows.
        kunci: those among them whose texts make a row's key; () where rows cannot be told apart, so that what names
            one of them keeps its place.
        baris: all rows, in their order; none leaves one blank row, since a table cannot be without.
        jumlah: cells of the totals row by heading; None leaves it as it is.
        halaman: positions in ``baris`` before which a page begins; those from ``len(baris)`` on count what stands
            below (the totals row first).  They replace all forced breaks of the sheet; None keeps those there are.
        diukur: the headings of the columns whose texts make a row higher; None where all do.
        persis: whether a cell says the same only with the same line breaks, blanks, and digits as text; else what
            our reader takes as one counts as one.
        lanjut: whether our reader takes what stands below this table, down to the next one, as rows of it.
    """

    nama: str
    kolom: tuple[str, ...]
    kunci: tuple[str, ...]
    baris: tuple[Baris, ...]
    jumlah: Mapping[str, Isi] | None = None
    halaman: tuple[int, ...] | None = None
    diukur: tuple[str, ...] | None = None
    persis: bool = False
    lanjut: bool = False


@dataclass(frozen=True, slots=True)
class Perubahan:
    """Everything that one patch changes.

    Attributes:
        tabel: tables with their new content.
        nama: single cells by their defined name; a formula there names cells where they stand before the patch.
        kita: sheets, tables or defined names; the sheets so called or where they stand are ours too, although
            nothing is written there: their formulas follow what moves and never keep a stale value.
        hitung: by sheet and formula (without "="), what our formulas outside the new rows compute now; where it is
            not told, a stale value is only taken away, and an application computes it on opening.
        kertas: the number of the paper on which our sheets are printed (ECMA-376 part 1, 18.3.1.63 paperSize); None
            leaves it as it is.
        terkunci: by sheet, whether it is to be protected from accidents or no more; sheets that are not named stay
            as they are, and one that its user protected with a password stays so.
    """

    tabel: tuple[IsiTabel, ...] = ()
    nama: Mapping[str, Isi] = field(default_factory=dict)
    kita: tuple[str, ...] = ()
    hitung: Mapping[str, Mapping[str, Nilai]] = field(default_factory=dict)
    kertas: int | None = None
    terkunci: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HasilTambal:
    """A patched workbook.

    Attributes:
        data: the package.
        catatan: what the user should know, in Indonesian.
        diubah: names of the parts that changed or went; all others are byte for byte what they were.
    """

    data: bytes
    catatan: tuple[str, ...]
    diubah: tuple[str, ...]
