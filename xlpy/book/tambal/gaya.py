"""The looks of cells, as the hidden sheet ``_gaya`` shows them: its column A names each, its column B wears it."""

from collections.abc import Mapping
from functools import cached_property

from xlpy.book.tambal.lembar import SharedTexts, text_of
from xlpy.book.tambal.paket import Paket
from xlpy.book.tambal.temukan import Denah
from xlpy.book.tambal.urai import parse, q
from xlpy.errors import InputError

LEMBAR_GAYA = "_gaya"


class _Rupa(dict[str, str]):
    """The number of each look's style; thousands of cells ask, so only a look that is missing costs a call."""

    def __missing__(self, look: str) -> str:
        raise InputError(
            f"Gaya “{look}” tidak ada di lembar tersembunyi {LEMBAR_GAYA}. Kembalikan lembar itu dari cadangan "
            "buku kerja, lalu ulangi."
        )


class Gaya:
    """Looks by name; an application that saves the workbook renumbers its styles, and the sheet's cells with them."""

    def __init__(self, paket: Paket, denah: Denah, shared: SharedTexts) -> None:
        self._paket, self._denah, self._shared = paket, denah, shared

    @cached_property
    def styles(self) -> Mapping[str, str]:
        """The number of each look's style in this file; "" is the plain one.

        Asking for a look that the sheet of looks does not know raises InputError.
        """
        place = self._denah.sheets.get(LEMBAR_GAYA)
        if place is None:
            return _Rupa()
        names: dict[str, str] = {}
        styles: dict[str, str] = {}
        for cell in parse(self._paket.read(place.part), place.part).iter(q("c")):
            at = cell.get("r", "")
            if at[:1] == "A":
                names[at[1:]] = text_of(cell, self._shared)
            elif at[:1] == "B":
                styles[at[1:]] = cell.get("s", "")
        return _Rupa({name: styles.get(row, "") for row, name in names.items()})
