"""Where the rows of each file stand, and the formulas over them that a reader can follow, with values.  Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from xlpy.consolidate.cetakan import Cetakan, Isi, Lembar, Rumus, quoted
from xlpy.consolidate.keadaan import Keadaan, Masuk
from xlpy.consolidate.lembar import RINCIAN, STATUS


@dataclass(frozen=True, slots=True)
class Tempat:
    """Where the rows of a file stand.

    Attributes:
        masuk: the file.
        lembar: the number of the sheet Rincian, from 0.
        awal, akhir: its first and last row, from 1; ``akhir`` is less for a file without rows.
    """

    masuk: Masuk
    lembar: int
    awal: int
    akhir: int


def detail_name(number: int) -> str:
    """The name of the sheet Rincian with this number, from 0."""
    return RINCIAN if not number else f"{RINCIAN} {number + 1}"


class PenyusunRumus:
    """Writes formulas over the sheets Rincian and Status."""

    def __init__(self, cetakan: Cetakan, where: Sequence[Tempat]) -> None:
        """Take where things stand.

        Args:
            cetakan: the template, by which columns have their letters.
            where: where the rows of each file stand.
        """
        self._status, self._detail = cetakan.lembar[STATUS], cetakan.lembar[RINCIAN]
        ends: dict[int, int] = {}
        for place in where:
            ends[place.lembar] = max(ends.get(place.lembar, 0), place.akhir)
        self._ends = {number: max(end, self._detail.baris) for number, end in ends.items()} or {0: self._detail.baris}
        self._pagu = sum(place.masuk.hasil.pagu for place in where)

    def of_file(self, function: str, column: str, place: Tempat, value: int) -> Isi:
        """A function over the rows of one file."""
        if place.akhir < place.awal:
            return value
        return f"{function}({self._stretch(column, place.lembar, place.awal, place.akhir)})", value

    def _stretch(self, column: str, number: int, first: int, last: int) -> str:
        letters = self._detail.huruf(column)
        return f"{quoted(detail_name(number))}!${letters}${first}:${letters}${last}"

    def _over_all(self, write: str, column: str, value: int) -> Rumus:
        """A formula over every sheet Rincian, added up."""
        first = self._detail.baris
        parts = [
            write.format(pagu=self._stretch("pagu", n, first, end), dicari=self._stretch(column, n, first, end))
            for n, end in sorted(self._ends.items())
        ]
        return "+".join(parts), value

    def summed(self, column: str, asked: str, value: int) -> Rumus:
        """The money of the rows whose column says what is asked."""
        return self._over_all(f"SUMIFS({{pagu}},{{dicari}},{asked})", column, value)

    def counted(self, column: str, asked: str, value: int) -> Rumus:
        """The sub kegiatan of the rows whose column says what is asked."""
        return self._over_all(f'COUNTIFS({{dicari}},{asked},{{pagu}},"<>")', column, value)

    def rest(self, sheet: Lembar, at: int, value: int) -> Rumus:
        """What is left of all money when the rows above are taken off."""
        whole, _ = self._over_all("SUM({pagu})", "pagu", value)
        letters = sheet.huruf("pagu")
        above = f"-SUM({letters}{sheet.baris}:{letters}{at - 1})" if at > sheet.baris else ""
        return f"{whole}{above}", value

    def share(self, sheet: Lembar, at: int, value: int, count: int) -> Isi:
        """The part that one of ``count`` rows has of the money of all."""
        letters, last = sheet.huruf("pagu"), sheet.baris + count - 1
        whole = f"SUM({letters}${sheet.baris}:{letters}${last})"
        return f"IF({whole}=0,0,{letters}{at}/{whole})", value / self._pagu if self._pagu else 0

    def states(self, count: int, states: Sequence[Keadaan], value: int) -> Rumus:
        """How many rows of the sheet Status are in one of some states."""
        sheet = self._status
        where = sheet.range("keadaan", sheet.baris, sheet.baris + max(count, 1) - 1)
        return "+".join(f'COUNTIF({where},"{state}")' for state in states), value
