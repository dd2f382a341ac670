"""Which of the units on a list the files are of, however the names are written.  Pure."""

import difflib
from collections.abc import Iterable, Sequence

from xlpy.consolidate.daftar import Diharapkan
from xlpy.consolidate.keadaan import Masuk
from xlpy.consolidate.nama import kunci_induk, kunci_unit
from xlpy.plan.text import fold

NOT_LISTED = "tidak ada dalam daftar unit"
_LIKENESS = 0.75


class Harapan:
    """The list of the units that should hand in."""

    def __init__(self, expected: Sequence[Diharapkan]) -> None:
        self.unit = expected
        self._by_name: dict[str, list[int]] = {}
        for number, unit in enumerate(expected):
            self._by_name.setdefault(kunci_unit(unit.nama), []).append(number)

    def place(self, masuk: Masuk) -> int | None:
        """Where on the list a file's unit stands, by its own name or else by its office's; None where it does not."""
        found = self.named(masuk.unit, masuk.hasil.induk)
        return self.named(masuk.kantor, masuk.hasil.induk) if found is None else found

    def named(self, nama: str, induk: str) -> int | None:
        """Where a unit of this name stands; where list or file name no region, it may be of any."""
        region = kunci_induk(induk)
        fitting = [
            number
            for number in self._by_name.get(kunci_unit(nama), ())
            if not (induk and self.unit[number].induk) or kunci_induk(self.unit[number].induk) == region
        ]
        return fitting[0] if len(fitting) == 1 else None

    def named_in(self, nama: str) -> int | None:
        """The unit whose name stands in the name of a file, the longest of several; None for none."""
        words = f" {fold(nama)} "
        longest = max((key for key in self._by_name if f" {key} " in words), key=len, default="")
        places = self._by_name.get(longest, [])
        return places[0] if len(places) == 1 else None


def nearest(nama: str, others: Iterable[str]) -> str:
    """The name that is nearly the same, as one that was mistyped; empty for none."""
    by_key = {kunci_unit(other): other for other in others}
    found = difflib.get_close_matches(kunci_unit(nama), by_key, n=1, cutoff=_LIKENESS)
    return by_key[found[0]] if found else ""
