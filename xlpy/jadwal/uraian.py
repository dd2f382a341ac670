"""What is to run, when, and whether a missed run is caught up: the one description from which all is made."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path

from xlpy.errors import InputError

HARI = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
"""The days as they are typed, Monday first as in ``datetime.weekday``."""
SELANG = timedelta(minutes=10)
"""How long after its moment a run counts as missed: by then it has begun, if it began at all."""

_MOST = 40  # letters of a name
_CLOCK = re.compile(r"(\d{1,2})[.:](\d{2})")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Jadwal:
    """A scheduled run.

    Attributes:
        nama: what it is called on the system: small letters, digits and hyphens.
        perintah: the program, absolute, and its arguments.
        keluaran: the file that the run writes; its summary stands beside it.
        pukul: when, by the clock of the computer.
        hari: on which days, 0 for Monday; all of them where it is empty.
        susulan: whether a run that was missed is caught up.
    """

    nama: str
    perintah: tuple[str, ...]
    keluaran: Path
    pukul: time
    hari: frozenset[int] = frozenset()
    susulan: bool = True

    @property
    def pada(self) -> frozenset[int]:
        """The days, all of them named."""
        return self.hari or frozenset(range(len(HARI)))

    @property
    def kapan(self) -> str:
        """When it runs, in words."""
        days = ", ".join(HARI[n].capitalize() for n in sorted(self.hari)) if self.hari else "Tiap hari"
        caught = "" if self.susulan else "; yang terlewat tidak disusulkan"
        return f"{days} pukul {self.pukul:%H.%M}{caught}"

    def berikut(self, kini: datetime) -> datetime:
        """The next moment after ``kini``."""
        return min(moment for moment in self._moments(kini, range(8)) if moment > kini)

    def terakhir(self, kini: datetime) -> datetime:
        """The last moment, at or before ``kini``, at which it should have begun."""
        return max(moment for moment in self._moments(kini, range(-7, 1)) if moment <= kini)

    def terlewat(self, kini: datetime, mulai: datetime) -> bool:
        """Whether a run was missed.

        Args:
            kini: now.
            mulai: when it last began, or when it was installed.
        """
        due = self.terakhir(kini)
        return self.susulan and mulai < due <= kini - SELANG

    def _moments(self, kini: datetime, days: range) -> Iterator[datetime]:
        """Its moments so many days from now."""
        for number in days:
            moment = datetime.combine(kini.date() + timedelta(days=number), self.pukul, tzinfo=kini.tzinfo)
            if moment.weekday() in self.pada:
                yield moment

    def json(self) -> str:
        """As it is kept in a file."""
        told = {
            "nama": self.nama,
            "perintah": list(self.perintah),
            "keluaran": str(self.keluaran),
            "pukul": f"{self.pukul:%H:%M}",
            "hari": sorted(self.hari),
            "susulan": self.susulan,
        }
        return json.dumps(told, ensure_ascii=False, indent=2)

    @classmethod
    def from_json(cls, text: str) -> "Jadwal":
        """From the file in which it was kept.

        Raises:
            ValueError, TypeError, LookupError: it is none.
        """
        told = json.loads(text)
        return cls(
            nama=nama_sah(told["nama"]),
            perintah=tuple(map(str, told["perintah"])),
            keluaran=Path(told["keluaran"]),
            pukul=time.fromisoformat(told["pukul"]),
            hari=frozenset(map(int, told["hari"])),
            susulan=bool(told["susulan"]),
        )


def konsolidasi(
    python: str, folders: Sequence[Path], keluaran: Path, tambahan: Iterable[str] = ()
) -> tuple[str, ...]:
    """The command of a consolidation, every path absolute.

    ``-P`` keeps Python from taking modules out of the folder in which it happens to start.

    Raises:
        InputError: a path holds a line end or another sign that no scheduler takes.
    """
    command = (python, "-P", "-m", "xlpy", "konsolidasi", *map(str, folders), "-o", str(keluaran), *tambahan)
    for part in command:
        if _CONTROL.search(part):
            shown = _CONTROL.sub("�", part)
            raise InputError(f"{shown}: memuat ganti baris atau tanda yang tidak terlihat. Ganti namanya.")
    return command


def nama_dari(text: str) -> str:
    """A name for the system, from what a person calls it: ``Rekap 2026`` becomes ``rekap-2026``.

    Raises:
        InputError: it has no letter or digit that could be used.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return nama_sah(re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_MOST].strip("-"))


def nama_sah(text: str) -> str:
    """A name that was made by ``nama_dari``.

    Raises:
        InputError: it is none.
    """
    if not re.fullmatch(rf"[a-z0-9][a-z0-9-]{{0,{_MOST - 1}}}", text):
        raise InputError(f"nama jadwal {text!r} tidak dapat dipakai. Pakai huruf kecil, angka, dan tanda hubung.")
    return text


def pukul_dari(text: str) -> time:
    """A time of the day: ``22:00`` or ``22.00``.

    Raises:
        InputError: it is none.
    """
    found = _CLOCK.fullmatch(text.strip())
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:  # noqa: PLR2004 - of a clock
        raise InputError(f"--pukul: {text!r} bukan jam. Tulis misalnya 22:00.")
    return time(int(found[1]), int(found[2]))


def hari_dari(text: str) -> frozenset[int]:
    """Days: ``senin,kamis`` or ``senin-jumat``; all of them where it is empty.

    Raises:
        InputError: a day is none.
    """
    found: set[int] = set()
    for part in filter(None, re.split(r"[,;\s]+", text.strip().lower())):
        first, _, last = part.partition("-")
        start, end = _hari(first), _hari(last or first)
        found |= {(start + n) % len(HARI) for n in range((end - start) % len(HARI) + 1)}
    return frozenset() if len(found) == len(HARI) else frozenset(found)


def _hari(text: str) -> int:
    plain = text.replace("jum'at", "jumat").replace("ahad", "minggu")
    if plain not in HARI:
        raise InputError(f"--hari: {text!r} bukan nama hari. Tulis misalnya senin,kamis atau senin-jumat.")
    return HARI.index(plain)
