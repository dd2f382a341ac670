"""The working time of one year, summed up day by day: any moment is found by bisection, no minute is ever counted.

Days are ordinals (``date.toordinal``), clock times are minutes since midnight, and a *position* is the number of
working minutes that have passed since the beginning of the year.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

Jam = tuple[tuple[int, int], ...]
"""The spans in which is worked on a day, without the breaks: from and to, in minutes since midnight, in order."""

Saat = tuple[int, int]
"""A moment: day and clock time."""


def length(jam: Jam) -> int:
    """How many minutes the day has."""
    return sum(end - start for start, end in jam)


@dataclass(frozen=True, slots=True)
class TahunKerja:
    """A year.

    Attributes:
        awal: the ordinal of 1 January.
        jam: when is worked, day by day; nothing on days off.
        menit: the position at which each day begins, and at last the minutes of the whole year.
        hari: how many working days lie before each day, and at last those of the whole year.
    """

    awal: int
    jam: tuple[Jam, ...]
    menit: tuple[int, ...]
    hari: tuple[int, ...]

    @classmethod
    def of(cls, tahun: int, jam: Iterable[Jam]) -> "TahunKerja":
        """Sum up the days of a year."""
        days = tuple(jam)
        return cls(
            awal=date(tahun, 1, 1).toordinal(),
            jam=days,
            menit=tuple(accumulate(map(length, days), initial=0)),
            hari=tuple(accumulate((1 if day else 0 for day in days), initial=0)),
        )

    @property
    def jumlah_menit(self) -> int:
        """The working minutes of the year."""
        return self.menit[-1]

    @property
    def jumlah_hari(self) -> int:
        """The working days of the year, short ones included."""
        return self.hari[-1]

    def jam_pada(self, day: int) -> Jam:
        """When is worked on that day."""
        return self.jam[day - self.awal]

    def position(self, saat: Saat) -> int:
        """How many working minutes of the year have passed at that moment."""
        day, clock = saat
        worked = sum(min(clock, end) - start for start, end in self.jam_pada(day) if start < clock)
        return self.menit[day - self.awal] + worked

    def begin_of(self, position: int) -> Saat:
        """Where the working minute after ``position`` (0 up to, not including, all of them) begins."""
        index = bisect_right(self.menit, position) - 1
        left = position - self.menit[index]
        clock = 0
        for start, end in self.jam[index]:
            clock = start + left
            if clock < end:
                break
            left -= end - start
        return self.awal + index, clock

    def end_of(self, position: int) -> Saat:
        """Where the working minute before ``position`` (1 to all of them) is over: at 16.00, not next morning."""
        day, clock = self.begin_of(position - 1)
        return day, clock + 1

    def working_days_before(self, day: int) -> int:
        """How many working days of the year lie before that day."""
        return self.hari[day - self.awal]

    def working_day(self, index: int) -> int:
        """The working day of that index, from 0."""
        return self.awal + bisect_right(self.hari, index) - 1
