"""The calendar of an office: on which days it works, and from when to when.

Holidays come from the office's own table.  Only for a year of which that table says nothing national (no libur
nasional, no cuti bersama) are estimates asked for; what the table says of single days holds then too.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from xlpy.errors import InputError
from xlpy.sop.tahun_kerja import Jam, TahunKerja

# A year beyond these is a typing error, and the search for a working day ends there.
TAHUN_PERTAMA, TAHUN_TERAKHIR = 1990, 2199


@dataclass(frozen=True, slots=True)
class HariLibur:
    """A day on which is not worked, or not to the end.

    Attributes:
        tanggal: the day.
        keterangan: its name.
        pulang: when the office closes on that day, in minutes since midnight; 0 on a whole day off.
        perkiraan: whether it is an estimate.
        setempat: whether it is the office's or the region's own, which says nothing about the holidays of all.
    """

    tanggal: date
    keterangan: str = ""
    pulang: int = 0
    perkiraan: bool = False
    setempat: bool = False


@dataclass(frozen=True, slots=True)
class Ramadan:
    """A month of Ramadan, first and last day of fasting; ``perkiraan`` until the government announces it."""

    mulai: date
    selesai: date
    perkiraan: bool = False

    @property
    def hari(self) -> range:
        """Its days, as ordinals."""
        return range(self.mulai.toordinal(), self.selesai.toordinal() + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kalender:
    """When an office works.

    Attributes:
        jam: the hours of each working weekday (0 is Monday).
        jam_ramadan: those in Ramadan; a weekday that is missing here keeps its usual hours.
        ramadan: the months of Ramadan.
        libur: days off and half days of the office's table, in any order.
        taksiran: estimates the holidays of a year; asked only where ``libur`` has none of all.

    Raises:
        InputError: no weekday has any hours.
    """

    jam: Mapping[int, Jam]
    jam_ramadan: Mapping[int, Jam]
    ramadan: tuple[Ramadan, ...]
    libur: tuple[HariLibur, ...]
    taksiran: Callable[[int], tuple[HariLibur, ...]]
    _tahun: dict[int, TahunKerja] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        if not any(self.jam.values()):
            raise InputError(
                "Kalender: tidak ada jam kerja. Isi tabel Jam kerja pada lembar Kalender, misalnya Biasa, "
                "Senin–Kamis, 07:30, 12:00, 13:00, 16:00."
            )

    def terisi(self, tahun: int) -> bool:
        """Whether the office's table knows the national holidays of the year."""
        return any(day.tanggal.year == tahun and not day.setempat for day in self.libur)

    def libur_tahun(self, tahun: int) -> tuple[HariLibur, ...]:
        """The days off and half days of a year: the office's own, and estimates where its table has none."""
        own = tuple(day for day in self.libur if day.tanggal.year == tahun)
        if self.terisi(tahun):
            return own
        known = {day.tanggal for day in own}
        return own + tuple(day for day in self.taksiran(tahun) if day.tanggal not in known)

    def tahun(self, tahun: int) -> TahunKerja:
        """The working time of a year; worked out once.

        Raises:
            InputError: the calendar does not reach so far: a wrong year, or days off without end.
        """
        if not TAHUN_PERTAMA <= tahun <= TAHUN_TERAKHIR:
            raise InputError(
                f"Kalender: perhitungan waktu sampai ke tahun {tahun}, di luar {TAHUN_PERTAMA}–{TAHUN_TERAKHIR}. "
                "Periksa tahun pada waktu yang diisi, lamanya, dan hari libur pada lembar Kalender."
            )
        if tahun not in self._tahun:
            self._tahun[tahun] = TahunKerja.of(tahun, self._days(tahun))
        return self._tahun[tahun]

    def _days(self, tahun: int) -> list[Jam]:
        first, last = date(tahun, 1, 1).toordinal(), date(tahun, 12, 31).toordinal()
        closes: dict[int, int] = {}
        for off in self.libur_tahun(tahun):  # where two rows name a day, the one that closes earlier holds
            day = off.tanggal.toordinal()
            closes[day] = min(off.pulang, closes.get(day, off.pulang))
        fasting = {day for month in self.ramadan for day in month.hari}
        return [self._hours(day, day in fasting, closes.get(day)) for day in range(first, last + 1)]

    def _hours(self, day: int, fasting: bool, closes: int | None) -> Jam:
        weekday = (day - 1) % 7  # ordinal 1 was a Monday
        hours = self.jam.get(weekday, ())
        if fasting and hours:
            hours = self.jam_ramadan.get(weekday, hours)
        if closes is None:
            return hours
        return tuple((start, min(end, closes)) for start, end in hours if start < closes)
