"""Which files count: one version of each unit's plan, of one year, against the list of the expected units.  Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from xlpy.consolidate.daftar import Diharapkan
from xlpy.consolidate.hasil import Hasil
from xlpy.consolidate.singgahan import Entri
from xlpy.errors import InputError
from xlpy.plan.text import fold


class Keadaan(StrEnum):
    """What became of a file or of an expected unit."""

    DITERIMA = "diterima"
    TERLAMBAT = "terlambat"  # received, and counted, but after the deadline
    GANDA = "ganda"  # another version of the same unit's plan is newer
    DITOLAK = "ditolak"
    BELUM = "belum"  # expected, and not there


@dataclass(frozen=True, slots=True)
class Masuk:
    """A file that was read.

    Attributes:
        entri: as it is kept.
        hasil: what it says of itself.
        catatan: what else there is to say of it.
    """

    entri: Entri
    hasil: Hasil
    catatan: tuple[str, ...] = ()

    @property
    def unit(self) -> str:
        """Whose plan it is; the file's name where it does not say so."""
        return self.hasil.unit or self.entri.nama.rpartition("/")[2].rpartition(".")[0]

    @property
    def saat(self) -> datetime:
        """When the plan was last worked on: by its log, else by its file."""
        try:
            moment = datetime.fromisoformat(self.hasil.log_waktu)
        except ValueError:
            return self.tanggal_berkas
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)

    @property
    def tanggal_berkas(self) -> datetime:
        """When the file was written."""
        return datetime.fromtimestamp(self.entri.jejak.diubah // 10**9, UTC)


@dataclass(frozen=True, slots=True)
class BarisStatus:
    """A row of the sheet Status: a file, or a unit of which there is none.

    Attributes:
        keadaan: what became of it.
        unit, nama: the unit and the file as the results name them; either may be empty.
        alasan: why it is refused, double, late or missing.
        masuk: what was read; None for what was not.
    """

    keadaan: Keadaan
    unit: str
    nama: str = ""
    alasan: str = ""
    masuk: Masuk | None = None


@dataclass(frozen=True, slots=True)
class Susunan:
    """What goes into the results.

    Attributes:
        tahun: the year of all of it; 0 where nothing was received.
        dipakai: the files that count, in the order of the results.
        status: a row for every file and every expected unit, in the order of the sheet.
    """

    tahun: int
    dipakai: tuple[Masuk, ...] = ()
    status: tuple[BarisStatus, ...] = field(default_factory=tuple)

    def names(self, keadaan: Keadaan) -> list[str]:
        """The files (the units where there is no file) in a state."""
        return [row.nama or row.unit for row in self.status if row.keadaan is keadaan]


def arrange(
    read: Iterable[Masuk],
    refused: Iterable[tuple[str, str]],
    expected: Sequence[Diharapkan] = (),
    *,
    tahun: int | None = None,
    batas: datetime | None = None,
) -> Susunan:
    """Decide what counts.

    Args:
        read: the files that could be read.
        refused: those that could not, with the reasons.
        expected: the units that should hand in; their order is that of the results.
        tahun: the year that is wanted; None for that of most files.
        batas: until when plans should be in.

    Raises:
        InputError: the files are of several years, as many of one as of another.
    """
    files = sorted(read, key=lambda m: m.entri.nama)
    year = tahun or _usual_year(files)
    rows = [BarisStatus(Keadaan.DITOLAK, _expected_name(name, expected), name, why) for name, why in refused]
    of_year = []
    for masuk in files:
        if masuk.hasil.tahun == year:
            of_year.append(masuk)
        else:
            why = f"tahun {masuk.hasil.tahun}, sedangkan konsolidasi ini tahun {year}; --tahun memilih tahun lain"
            rows.append(BarisStatus(Keadaan.DITOLAK, masuk.unit, masuk.entri.nama, why, masuk))
    latest, doubles = _latest(of_year)
    rows += doubles
    order = {fold(unit.nama): n for n, unit in enumerate(expected)}
    latest.sort(key=lambda m: (order.get(fold(m.unit), len(order)), _natural(m.unit), m.entri.nama))
    deadlines = {fold(unit.nama): unit.batas for unit in expected if unit.batas}
    taken = [_received(masuk, deadlines.get(fold(masuk.unit)) or batas) for masuk in latest]
    rows += _missing(expected, {fold(m.unit) for m in latest}, rows, batas)
    rows.sort(key=lambda r: (_RANK[r.keadaan], order.get(fold(r.unit), len(order)), _natural(r.unit), r.nama))
    return Susunan(year, tuple(latest), (*rows, *taken))


_RANK = {Keadaan.DITOLAK: 0, Keadaan.BELUM: 1, Keadaan.GANDA: 2}


def _usual_year(files: Sequence[Masuk]) -> int:
    counted = Counter(masuk.hasil.tahun for masuk in files).most_common(2)
    if not counted:
        return 0
    if len(counted) > 1 and counted[0][1] == counted[1][1]:
        years = ", ".join(str(year) for year in sorted({masuk.hasil.tahun for masuk in files}))
        raise InputError(f"Berkasnya dari beberapa tahun ({years}). Sebut yang dimaksud dengan --tahun.")
    return counted[0][0]


def _latest(files: Iterable[Masuk]) -> tuple[list[Masuk], list[BarisStatus]]:
    """Of each unit the version that was worked on last; and the others, which do not count."""
    versions: dict[tuple[str, str], list[Masuk]] = {}
    for masuk in files:
        versions.setdefault((fold(masuk.hasil.induk), fold(masuk.unit)), []).append(masuk)
    latest, doubles = [], []
    for found in versions.values():
        found.sort(key=_version, reverse=True)
        latest.append(found[0])
        for other in found[1:]:
            why = f"versi lain dari {found[0].entri.nama}, yang lebih baru; tidak dihitung"
            doubles.append(BarisStatus(Keadaan.GANDA, other.unit, other.entri.nama, why, other))
    return latest, doubles


def _version(masuk: Masuk) -> tuple[bool, datetime, int, datetime, str]:
    """What makes a version newer: a log, its last line, its length, the file's date; and its name, to be certain."""
    hasil = masuk.hasil
    return bool(hasil.log_baris), masuk.saat, hasil.log_baris, masuk.tanggal_berkas, masuk.entri.nama


def _received(masuk: Masuk, batas: datetime | None) -> BarisStatus:
    late = _lateness(masuk, batas)
    keadaan = Keadaan.TERLAMBAT if late else Keadaan.DITERIMA
    return BarisStatus(keadaan, masuk.unit, masuk.entri.nama, late, masuk)


def _lateness(masuk: Masuk, batas: datetime | None) -> str:
    """Why a plan counts as late; empty for one in time."""
    saat = masuk.saat
    if batas is None or saat <= batas:
        return ""
    return f"terakhir dikerjakan {_moment(saat, batas)}, batasnya {_moment(batas, batas)}"


def _missing(
    expected: Iterable[Diharapkan], received: set[str], rows: Iterable[BarisStatus], batas: datetime | None
) -> Iterable[BarisStatus]:
    refused: dict[str, list[str]] = {}
    for row in rows:
        if row.keadaan is Keadaan.DITOLAK and row.unit:
            refused.setdefault(fold(row.unit), []).append(row.nama)
    for unit in expected:
        if fold(unit.nama) in received:
            continue
        until = unit.batas or batas
        told = [f"batasnya {_moment(until, until)}"] if until else []
        told += [f"berkasnya ditolak: {', '.join(refused[fold(unit.nama)])}"] if fold(unit.nama) in refused else []
        yield BarisStatus(Keadaan.BELUM, unit.nama, "", "; ".join(told))


def _expected_name(name: str, expected: Iterable[Diharapkan]) -> str:
    """The expected unit whose name stands in the name of a file; empty for none."""
    words = f" {fold(name)} "
    fitting = [unit.nama for unit in expected if f" {fold(unit.nama)} " in words]
    return max(fitting, key=len, default="")


def _moment(saat: datetime, like: datetime) -> str:
    """A moment by the clock of the other."""
    return f"{saat.astimezone(like.tzinfo):%d/%m/%Y %H.%M}"


def _natural(name: str) -> tuple[tuple[int, str], ...]:
    """Names in the order in which a person reads them: Unit 2 before Unit 10."""
    return tuple((int(p), "") if p.isdigit() else (-1, p) for p in re.findall(r"\d+|\D+", fold(name)))
