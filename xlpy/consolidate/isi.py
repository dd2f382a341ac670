"""What the small sheets of the result say: rows with formulas that a reader can follow, and their values.

Rows are made when they are written, one by one: of ten thousand files they fill the memory.
"""

import heapq
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from xlpy.build.measure import count_lines, row_height
from xlpy.consolidate.cetakan import Cetakan, Isi, Lembar, quoted
from xlpy.consolidate.entri import Simpanan
from xlpy.consolidate.gabung import Susunan
from xlpy.consolidate.jumlah import Terkumpul, of_result
from xlpy.consolidate.keadaan import Keadaan
from xlpy.consolidate.lembar import (
    GRAFIK,
    LEMBAR,
    MAX_ROWS,
    PERUBAHAN,
    PROGRAM,
    REKAP,
    RINCIAN,
    SASARAN,
    STATUS,
    TEMUAN,
    Rupa,
)
from xlpy.consolidate.perubahan import Ubahan
from xlpy.consolidate.rumus import PenyusunRumus, Tempat

_MOST_BARS = 30
_Row = dict[str, Isi]
_NO_CODE, _NO_OBJECTIVE = "(tanpa kode)", "(tanpa sasaran)"
_WRAPPED = {sheet.nama: {k.kunci for k in sheet.kolom if k.rupa in {Rupa.TEKS, Rupa.TAUTAN}} for sheet in LEMBAR}
_SIZE = 10.0  # points, the font of the template as we make it
_WIDE_LETTER = 7.5  # pixels: a text of so many letters surely fits
_ONE_LINE = 15.0  # points


@dataclass(frozen=True, slots=True)
class Baris:
    """The rows of a small sheet.

    Attributes:
        jumlah: how many.
        make: makes them, what each says by column.
        height: of a row in points; 0 for that of the template's.
    """

    jumlah: int
    make: Callable[[], Iterable[_Row]]
    height: Callable[[_Row], float] = lambda _: 0

    def __iter__(self) -> Iterator[tuple[_Row, float]]:
        return ((row, self.height(row)) for row in self.make())


def places(susunan: Susunan, first: int, limit: int) -> list[Tempat]:
    """Where the rows of each file go: a file's rows stay together, and what is too much for a sheet goes on the next.

    Args:
        susunan: what goes in.
        first: the first row of a sheet Rincian.
        limit: the last row that a sheet has.
    """
    told, sheet, row = [], 0, first
    for masuk in susunan.dipakai:
        count = masuk.entri.baris
        if row > first and row + count - 1 > limit:
            sheet, row = sheet + 1, first
        told.append(Tempat(masuk, sheet, row, row + count - 1))
        row += count
    return told


@dataclass(frozen=True, slots=True)
class Terisi:
    """All that the workbook says.

    Attributes:
        satuan: the single values.
        lembar: the rows of each small sheet, by name.
        tempat: where the rows of each file stand.
        status: the file of each row of the sheet Status; empty for a unit of which there is none.
        terkumpul: what the files have together, and what the rules find in them.
    """

    satuan: Mapping[str, Isi]
    lembar: Mapping[str, Baris]
    tempat: Sequence[Tempat]
    status: Sequence[str]
    terkumpul: Terkumpul


def fill(
    cetakan: Cetakan,
    susunan: Susunan,
    kept: Simpanan,
    changes: Sequence[Ubahan],
    *,
    note: str,
    periksa: bool,
    sekarang: datetime,
) -> Terisi:
    """All that the workbook says.

    Args:
        cetakan: the template.
        susunan: what counts.
        kept: where the rest of what the files say is.
        changes: what changed since the run before.
        note: why there are no changes, where that is not because nothing changed.
        periksa: whether the rules were asked.
        sekarang: the moment that the results name.

    Raises:
        Rusak: what a file says is not what was put there.
    """
    where = places(susunan, cetakan.lembar[RINCIAN].baris, MAX_ROWS)
    makes = Penyusun(cetakan, susunan, where, kept, periksa=periksa)
    filled = {
        REKAP: makes.rekap(),
        PROGRAM: makes.program(),
        SASARAN: makes.sasaran(),
        GRAFIK: makes.grafik(),
        STATUS: makes.status(),
        PERUBAHAN: makes.perubahan(changes, note),
        TEMUAN: makes.temuan(),
    }
    names = [row.nama for row in susunan.status]
    return Terisi(makes.satuan(sekarang, filled[STATUS].jumlah), filled, where, names, makes.terkumpul)


class Penyusun:
    """Makes the rows of the small sheets."""

    def __init__(
        self, cetakan: Cetakan, susunan: Susunan, where: Sequence[Tempat], kept: Simpanan, *, periksa: bool
    ) -> None:
        """Take what goes in.

        Args:
            cetakan: the template, by which columns have their letters.
            susunan: what counts.
            where: where the rows of each file stand.
            kept: where the rest of what the files say is.
            periksa: whether the rules were asked.
        """
        self._sheets, self._susunan, self._where = cetakan.lembar, susunan, where
        self._kept, self._asked = kept, periksa
        self._rumus = PenyusunRumus(cetakan, where)
        self.pagu = sum(place.masuk.hasil.pagu for place in where)
        self.subs = sum(place.masuk.hasil.subs for place in where)
        self.terkumpul = Terkumpul()
        for place in where:
            rinci = kept.rinci(place.masuk.entri)  # whose findings may be of a day on which they were asked for
            self.terkumpul.add(place.masuk.unit, rinci if periksa else rinci._replace(temuan=None))

    # ── the sheets ───────────────────────────────────────────────────────────────────────────────────────────────

    def rekap(self) -> Baris:
        """A row for each unit."""
        sheet, late = self._sheets[REKAP], set(self._susunan.names(Keadaan.TERLAMBAT))

        def rows() -> Iterator[_Row]:
            for number, place in enumerate(self._where):
                hasil, at = place.masuk.hasil, sheet.baris + number
                late_word = Keadaan.TERLAMBAT if place.masuk.entri.nama in late else Keadaan.DITERIMA
                yield {
                    "no": number + 1,
                    "unit": place.masuk.unit,
                    "keadaan": str(late_word),
                    "subs": self._rumus.of_file("COUNT", "pagu", place, hasil.subs),
                    "indikator": self._rumus.of_file("COUNTA", "indikator", place, hasil.indikator),
                    "pagu": self._rumus.of_file("SUM", "pagu", place, hasil.pagu),
                    "bagian": self._rumus.share(sheet, at, hasil.pagu, len(self._where)),
                    "tanda_tangan": hasil.tanda_tangan,
                    "nomor": hasil.nomor,
                    "langkah": hasil.langkah,
                }

        return self._measured(sheet, len(self._where), rows, {"unit": "Belum ada berkas yang diterima."})

    def program(self) -> Baris:
        """A row for each program, and one for what has no code."""
        sheet, parts = self._sheets[PROGRAM], self.terkumpul.program.values()
        ordered = sorted((p for p in parts if p.kunci), key=lambda p: p.kunci) + [p for p in parts if not p.kunci]
        rows: list[_Row] = []
        for number, part in enumerate(ordered):
            at = sheet.baris + number
            subs, pagu = part.subs, part.pagu
            asked = f'{sheet.huruf("kode")}{at}&".*"'
            told: _Row = {
                "no": number + 1,
                "kode": part.kunci or _NO_CODE,
                "nama": part.nama or _official_name(part.kunci, self._susunan.tahun),
                "unit_n": part.units,
                "subs": self._rumus.counted("kode", asked, subs) if part.kunci else subs,
                "pagu": self._rumus.summed("kode", asked, pagu) if part.kunci else self._rumus.rest(sheet, at, pagu),
                "bagian": self._rumus.share(sheet, at, pagu, len(ordered)),
            }
            rows.append(told)
        return self._measured(sheet, len(rows), lambda: rows, {"nama": "Belum ada program."})

    def sasaran(self) -> Baris:
        """A row for each sasaran, the largest first, and one for what serves none."""
        sheet, parts = self._sheets[SASARAN], self.terkumpul.sasaran.values()
        ordered = sorted(parts, key=lambda p: (-p.pagu, p.nama, p.kunci))
        rows: list[_Row] = []
        for number, part in enumerate(ordered):
            asked = f"{sheet.huruf('kunci')}{sheet.baris + number}"
            rows.append(
                {
                    "no": number + 1,
                    "kunci": part.kunci,
                    "nama": part.nama,
                    "unit_n": part.units,
                    "indikator": part.indikator,
                    "subs": self._rumus.counted("kunci_sasaran", asked, part.subs),
                    "pagu": self._rumus.summed("kunci_sasaran", asked, part.pagu),
                }
            )
        if rest := self.pagu - sum(part.pagu for part in ordered):
            at = sheet.baris + len(rows)
            rest_subs = self.subs - sum(part.subs for part in ordered)
            rows.append(
                {
                    "no": len(rows) + 1,
                    "kunci": _NO_OBJECTIVE,
                    "nama": "Sub kegiatan yang programnya tidak disebut satu sasaran pun",
                    "subs": rest_subs,
                    "pagu": self._rumus.rest(sheet, at, rest),
                }
            )
        return self._measured(sheet, len(rows), lambda: rows, {"nama": "Belum ada sasaran."})

    def grafik(self) -> Baris:
        """The units with the most money; the charts show them."""
        sheet = self._sheets[REKAP]
        indexed = [(place.masuk.hasil.pagu, -n) for n, place in enumerate(self._where)]
        rows: list[_Row] = []
        for number, (pagu, minus) in enumerate(heapq.nlargest(_MOST_BARS, indexed), start=1):
            at = sheet.baris - minus
            name = self._where[-minus].masuk.unit
            unit, amount = (f"{quoted(REKAP)}!{sheet.huruf(key)}{at}" for key in ("unit", "pagu"))
            rows.append({"no": number, "unit": (unit, name), "pagu": (amount, pagu)})
        rows = rows or [{"unit": "–", "pagu": 0}]
        return Baris(len(rows), lambda: rows)

    def status(self) -> Baris:
        """A row for each file and each unit that is expected."""

        def rows() -> Iterator[_Row]:
            for number, row in enumerate(self._susunan.status, start=1):
                told: _Row = {
                    "no": number,
                    "keadaan": str(row.keadaan),
                    "unit": row.unit,
                    "berkas": row.nama,
                    "alasan": row.alasan,
                }
                yield told if row.masuk is None else told | of_result(row.masuk)

        count = len(self._susunan.status)
        return self._measured(self._sheets[STATUS], count, rows, {"alasan": "Tidak ada berkas."})

    def temuan(self) -> Baris:
        """A row for each finding of the rules; a note where nobody asked for them."""
        if not self._asked:
            return Baris(1, lambda: [{"pesan": "Tidak diperiksa. Jalankan konsolidasi dengan --periksa."}])

        def rows() -> Iterator[_Row]:
            numbers = itertools.count(1)
            for place in self._where:
                masuk = place.masuk
                for found in self._kept.rinci(masuk.entri).temuan or ():
                    yield {"no": next(numbers), "unit": masuk.unit, "berkas": masuk.entri.nama, **found._asdict()}

        sheet, count = self._sheets[TEMUAN], sum(self.terkumpul.temuan.values())
        return self._measured(sheet, *_held(sheet, count, rows, "pesan"), {"pesan": "Tidak ada temuan."})

    def perubahan(self, changes: Sequence[Ubahan], note: str) -> Baris:
        """A row for each change since the run before."""

        def rows() -> Iterator[_Row]:
            return ({"no": n, **change._asdict()} for n, change in enumerate(changes, start=1))

        sheet, told = self._sheets[PERUBAHAN], note or "Tidak ada perubahan."
        return self._measured(sheet, *_held(sheet, len(changes), rows, "nama"), {"nama": told})

    def satuan(self, sekarang: datetime, count: int) -> dict[str, Isi]:
        """The single values; ``count`` rows stand on the sheet Status."""
        names, year = self._susunan.names, self._susunan.tahun
        parents = {place.masuk.hasil.induk for place in self._where if place.masuk.hasil.induk}
        shown = next(iter(parents)) if len(parents) == 1 else f"{len(parents)} pemerintah daerah" if parents else ""
        rekap, total = self._sheets[REKAP], len(self._where)
        last = rekap.baris + max(total, 1) - 1
        sums = {
            key: (f"SUM({rekap.huruf(column)}{rekap.baris}:{rekap.huruf(column)}{last})", value) if total else 0
            for key, column, value in (("total_pagu", "pagu", self.pagu), ("total_subs", "subs", self.subs))
        }
        late = len(names(Keadaan.TERLAMBAT))
        told: dict[str, Isi] = {
            "judul": f"Rekap Rencana Kinerja Tahun {year}" if year else "Rekap Rencana Kinerja",
            "induk": shown,
            "keadaan_per": f"Keadaan {sekarang:%d/%m/%Y %H.%M} WIB",
            "n_diterima": self._rumus.states(count, (Keadaan.DITERIMA, Keadaan.TERLAMBAT), total),
            "n_terlambat": self._rumus.states(count, (Keadaan.TERLAMBAT,), late),
            "n_ditolak": self._rumus.states(count, (Keadaan.DITOLAK,), len(names(Keadaan.DITOLAK))),
            "n_belum": self._rumus.states(count, (Keadaan.BELUM,), len(names(Keadaan.BELUM))),
        }
        return told | sums

    def _measured(self, sheet: Lembar, count: int, rows: Callable[[], Iterable[_Row]], none: _Row) -> Baris:
        """The rows, or ``none`` in their place, with the heights that their wrapped texts need."""
        wrapped = [(name, width) for (name, _), width in zip(sheet.kolom, sheet.lebar, strict=True)
                   if name in _WRAPPED[sheet.nama]]  # fmt: skip

        def height(row: _Row) -> float:
            return max(_ONE_LINE, row_height(_lines(row, wrapped), _SIZE))

        return Baris(count, rows, height) if count else Baris(1, lambda: [none], height)


def _official_name(kode: str, tahun: int) -> str:
    """A program that no file names, as where only the forms of units are in, which hold no programs."""
    from xlpy.plan.nomenclature import nomenklatur  # noqa: PLC0415 - a list of thousands, rarely needed

    known = nomenklatur(tahun).cari(kode) if kode else None
    return known.nama if known else ""


def _held(
    sheet: Lembar, count: int, rows: Callable[[], Iterable[_Row]], column: str
) -> tuple[int, Callable[[], Iterable[_Row]]]:
    """The rows that a sheet can hold; in place of the rest the last one says in ``column`` how many there are."""
    room = MAX_ROWS - sheet.baris + 1
    if count <= room:
        return count, rows
    rest = f"dan {count - room + 1} baris lagi, yang tidak muat di satu lembar; gabungkan per wilayah (--dask)"
    return room, lambda: itertools.chain(itertools.islice(rows(), room - 1), [{column: rest}])


def _lines(row: Mapping[str, Isi], wrapped: Sequence[tuple[str, int]]) -> int:
    most = 1
    for name, width in wrapped:
        told = row.get(name)
        if isinstance(told, str) and ("\n" in told or len(told) * _WIDE_LETTER > width):
            most = max(most, count_lines(told, width, _SIZE))
    return most
