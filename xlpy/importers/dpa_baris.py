"""One row of a table: its code and names, amount, months, indikator, by what the head says of the columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from xlpy.importers.dpa_kode import JenisKode, KodeTerbaca, read_code_in_name, read_codes
from xlpy.importers.dpa_mentah import IndikatorMentah
from xlpy.importers.dpa_uang import KolomPagu
from xlpy.importers.grid import Sel
from xlpy.importers.headers import Peran
from xlpy.importers.tables import Kepala, Kolom, address, cell_text
from xlpy.plan.angka import AngkaError, read_number, read_target
from xlpy.plan.kode import Kedalaman
from xlpy.plan.text import fold, tidy


@dataclass(frozen=True, slots=True)
class Simpulan:
    """A node that a row names: its level, stored code, name and the columns of both (-1 where it has none)."""

    jenjang: Kedalaman
    kode: str
    nama: str
    kolom_kode: int
    kolom_nama: int
    kode_tertulis: str = ""


@dataclass(slots=True, eq=False)  # not frozen: made for every row, and a frozen one takes three times as long
class Baris:
    """A body row with the head it stands under."""

    nomor: int
    sel: Sequence[Sel]
    kepala: Kepala
    pagu: KolomPagu
    desimal: str = ""

    def cell(self, kolom: Kolom | int) -> Sel:
        """The raw cell of a column."""
        index = kolom if isinstance(kolom, int) else kolom.indeks
        return self.sel[index] if index < len(self.sel) else None

    def text(self, kolom: Kolom | int) -> str:
        """The cell of a column as tidy text."""
        return cell_text(self.cell(kolom))

    def at(self, kolom: Kolom | int) -> str:
        """The A1 address of a column's cell."""
        return address(self.nomor, kolom if isinstance(kolom, int) else kolom.indeks)

    def first(self, *peran: Peran) -> tuple[str, Kolom | None]:
        """The first filled cell of the columns with one of these meanings."""
        for kolom in self.kepala.semua(*peran):
            if text := self.text(kolom):
                return text, kolom
        return "", None

    # ── codes and names ──────────────────────────────────────────────────────────────────────────────────────────

    def codes(self) -> list[tuple[Kolom, KodeTerbaca]]:
        """Every code of the row with its column: one per code column, or one that the split columns make together."""
        columns = [kolom for kolom in self.kepala.semua(Peran.KODE) if self.text(kolom)]
        if len(columns) == 1 and self.text(columns[0]) in _TOP_ACCOUNTS and self._is_account_name():
            return [
                (columns[0], KodeTerbaca(JenisKode.REKENING, self.text(columns[0]), rekening=self.text(columns[0])))
            ]
        single = [(kolom, code) for kolom in columns if (code := read_codes([self.text(kolom)]))]
        whole = [pair for pair in single if _is_whole(pair[1])]
        if len(columns) > _SPLIT_AND_ACCOUNT and len(whole) == 1 and whole[0][1].jenis is JenisKode.REKENING:
            parts = [kolom for kolom in columns if kolom is not whole[0][0]]
            joined = read_codes([self.text(kolom) for kolom in parts])
            if joined and joined.kode:
                return [(parts[0], joined), *whole]
        if whole and (len(columns) == 1 or whole[-1][0] is single[-1][0]) and not self._is_split(columns, whole):
            return whole
        joined = read_codes([self.text(kolom) for kolom in columns])
        if joined:
            return [(columns[0], joined)]
        return [
            (kolom, code)
            for kolom in self.kepala.semua(Peran.URAIAN)
            if self.text(kolom) and (code := read_code_in_name(self.text(kolom)))
        ]

    def _is_account_name(self) -> bool:
        """Whether the row is named as the top of the rekening: "5 BELANJA DAERAH" is no urusan 5."""
        return (
            self.first(Peran.URAIAN, Peran.BARANG)[0].casefold().startswith(("belanja", "pendapatan", "pembiayaan"))
        )

    def _is_split(self, columns: list[Kolom], whole: list[tuple[Kolom, KodeTerbaca]]) -> bool:
        """Whether columns beside a whole code only hold further parts of it ("7.01.02" | "2.01" | "1")."""
        last = max(kolom.indeks for kolom, _ in whole)
        return any(kolom.indeks > last and re.fullmatch(r"[\d.]+", self.text(kolom)) for kolom in columns)

    def nodes(self, codes: Sequence[tuple[Kolom, KodeTerbaca]]) -> list[Simpulan]:
        """The nodes that the row names, from the top; the last is the one that its amount belongs to.

        Args:
            codes: what ``codes()`` found in this row.
        """
        found: dict[Kedalaman, Simpulan] = {}
        for kolom, code in codes:
            if code.jenis is JenisKode.NOMENKLATUR and code.kode:
                level = code.kode.kedalaman
                name, at = self._name(level, code, kolom)
                written = code.tertulis if code.kode.diperbaiki else ""
                found[level] = Simpulan(level, code.kode.teks, name, kolom.indeks, at, written)
        if found:
            deepest = found[max(found)]
            return [*(above for above in self._named_above(deepest) if above.jenjang not in found),
                    *(found[level] for level in sorted(found))]  # fmt: skip
        return self._named_levels()

    def _named_above(self, node: Simpulan) -> list[Simpulan]:
        """The levels above a node whose code is split over columns, where each part has its name beside it."""
        coded = {kolom.arti.jenjang for kolom in self.kepala.semua(Peran.KODE)} - {None, node.jenjang}
        named = [k for k in self.kepala.semua(Peran.URAIAN) if k.arti.jenjang in coded] if coded else []
        return [
            Simpulan(level, ".".join(node.kode.split(".")[:level]), self.text(kolom), node.kolom_kode, kolom.indeks)
            for kolom in named
            if (level := kolom.arti.jenjang) and Kedalaman.PROGRAM <= level < node.jenjang and self.text(kolom)
        ]

    def _named_levels(self) -> list[Simpulan]:
        """The nodes of a row without codes whose name columns are of one level each."""
        nodes = []
        for kolom in self.kepala.semua(Peran.URAIAN):
            level, name = kolom.arti.jenjang, self.text(kolom)
            if level and name and len(name) > 2:  # noqa: PLR2004
                nodes.append(Simpulan(level, "", name, -1, kolom.indeks))
        return sorted(nodes, key=lambda node: node.jenjang)

    def _name(self, level: Kedalaman, code: KodeTerbaca, code_column: Kolom) -> tuple[str, int]:
        columns = [k for k in self.kepala.semua(Peran.URAIAN) if self.text(k) and not _is_number_only(self.text(k))]
        own = [kolom for kolom in columns if kolom.arti.jenjang is level]
        if code.nama and not any(kolom.indeks != code_column.indeks for kolom in own):
            return code.nama, code_column.indeks
        generic = [kolom for kolom in columns if kolom.arti.jenjang is None]
        is_flat = any(kolom.arti.jenjang is Kedalaman.SUB_KEGIATAN for kolom in self.kepala.semua(Peran.KODE))
        chosen = own or generic or ([] if is_flat and len(columns) > 1 else columns[-1:])
        for kolom in chosen:
            if kolom.indeks != code_column.indeks:
                text = self.text(kolom)
                again = read_code_in_name(text)
                return (again.nama if again and again.nama else text), kolom.indeks
        return code.nama, code_column.indeks

    # ── amounts ──────────────────────────────────────────────────────────────────────────────────────────────────

    def money(self) -> tuple[Fraction | None, str]:
        """The row's amount in the pagu column and its address; None when blank.

        Raises:
            AngkaError: the cell holds no amount; the message begins with its address.
        """
        total, at = None, ""
        for kolom in self.pagu.kolom:
            value = self._number(kolom)
            if value is None or (kolom.diwarisi and total is not None):
                continue
            total, at = value if total is None else total + value, at or self.at(kolom)
        if total is None and not self.pagu.kolom:
            return self._volume_times_price()
        return total, at

    def _number(self, kolom: Kolom, desimal: str = "") -> Fraction | None:
        cell = self.cell(kolom)
        if kolom.diwarisi and isinstance(cell, str) and not re.search(r"\d", cell):
            return None
        if isinstance(cell, str) and _BARE_CURRENCY.fullmatch(cell):
            return None
        try:
            return read_number(cell, desimal=desimal)
        except AngkaError as error:
            raise AngkaError(f"{self.at(kolom)}: {error}") from None

    def _volume_times_price(self) -> tuple[Fraction | None, str]:
        volume, price = self.kepala.semua(Peran.VOLUME), self.kepala.semua(Peran.HARGA)
        if not volume or not price:
            return None, ""
        cost = self._number(price[0])
        if cost is None:
            return None, ""
        amount = cost
        for kolom in volume:
            count = re.match(r"[\d.,]+", self.text(kolom)) if isinstance(self.cell(kolom), str) else None
            try:
                factor = read_number(count[0] if count else self.cell(kolom), desimal=self.desimal)
            except AngkaError as error:
                raise AngkaError(f"{self.at(kolom)}: {error}") from None
            amount *= Fraction(1) if factor is None else factor
        return amount, self.at(volume[0])

    def months(self) -> tuple[dict[int, Fraction], str]:
        """The row's monthly amounts by month 1-12 and the address of the first."""
        amounts: dict[int, Fraction] = {}
        at = ""
        for kolom in self.kepala.semua(Peran.BULAN):
            if kolom.diwarisi:
                continue
            value = self._number(kolom)
            if value is not None and kolom.arti.bulan not in amounts:
                amounts[kolom.arti.bulan] = value
                at = at or self.at(kolom)
        return amounts, at

    # ── indikator ────────────────────────────────────────────────────────────────────────────────────────────────

    def indicators(self) -> list[IndikatorMentah]:
        """Every indikator of the row with its target, also several in one cell; none without a wording."""
        found: list[IndikatorMentah] = []
        names = [kolom for kolom in self.kepala.semua(Peran.INDIKATOR) if self.text(kolom)]
        for kolom in names:
            found.extend(self._pairs(kolom, self._partner(kolom, Peran.TARGET), self._partner(kolom, Peran.SATUAN)))
        return found

    def bare_target(self) -> list[IndikatorMentah]:
        """The row's target where no indikator is written: its wording stays empty."""
        columns = [kolom for kolom in self.kepala.semua(Peran.TARGET) if not kolom.diwarisi and self.text(kolom)]
        if not columns:
            return []
        target = self._of_year(columns) or columns[0]
        units = [] if self.kepala.semua(Peran.VOLUME, Peran.HARGA) else self.kepala.semua(Peran.SATUAN)
        satuan = min(units, key=lambda kolom: abs(kolom.indeks - target.indeks), default=None)
        read = read_target(self.cell(target), self.text(satuan) if satuan else "")
        if read.nilai is None and not read.teks:
            return []
        return [IndikatorMentah("", read, target.arti.jenis, "", self.at(target))]

    def _partner(self, name: Kolom, peran: Peran) -> Kolom | None:
        """The target (or unit) column that belongs to an indikator column: same kind, else the next to the right."""
        columns = [kolom for kolom in self.kepala.semua(peran) if not kolom.diwarisi]
        same = [kolom for kolom in columns if kolom.arti.jenis == name.arti.jenis and kolom.indeks > name.indeks]
        indicators = [kolom.indeks for kolom in self.kepala.semua(Peran.INDIKATOR) if kolom.indeks > name.indeks]
        limit = min((i for i in indicators if self.text(i) or i != name.indeks + 1), default=len(self.sel) + 1)
        right = [kolom for kolom in columns if name.indeks < kolom.indeks < limit]
        if peran is Peran.TARGET and (dated := self._of_year(same or right)):
            return dated
        chosen = [kolom for kolom in same if kolom.indeks < limit] or right or (same if name.arti.jenis else [])
        return chosen[0] if chosen else None

    def _of_year(self, columns: list[Kolom]) -> Kolom | None:
        """The target column that stands under the same year or change as the pagu."""
        year = self.pagu.tahun
        dated = [kolom for kolom in columns if year and str(year) in kolom.nama]
        if dated:
            return dated[0]
        groups = {fold(text) for pagu in self.pagu.kolom for text in pagu.judul[:-1]} - {""}
        return next((k for k in columns if groups & {fold(text) for text in k.judul[:-1]}), None)

    def _pairs(self, name: Kolom, target: Kolom | None, satuan: Kolom | None) -> list[IndikatorMentah]:
        raw_target = self.cell(target) if target else None
        unit = self.text(satuan) if satuan else ""
        names = _lines(self.cell(name))
        targets = _lines(raw_target)
        kind = name.arti.jenis
        if len(names) > 1 and len(names) == len(targets):
            units = _lines(self.cell(satuan)) if satuan else []
            units = units if len(units) == len(names) else [unit] * len(names)
            return [
                IndikatorMentah(n, read_target(t, u), kind, self.at(name), self.at(target) if target else "")
                for n, t, u in zip(names, targets, units, strict=True)
            ]
        read = read_target(raw_target if not isinstance(raw_target, str) else tidy(raw_target), unit)
        return [IndikatorMentah(self.text(name), read, kind, self.at(name), self.at(target) if target else "")]


_SPLIT_AND_ACCOUNT = 3  # a rekening beside more columns than these: together they are a split code
_BARE_CURRENCY = re.compile(r"\s*rp\.?\s*", re.IGNORECASE)
_TOP_ACCOUNTS = ("4", "5", "6")
_BULLET = re.compile(r"^\s*(?:\d{1,2}[.)]|[a-z][.)]|[-•*])\s+")


def _lines(cell: Sel) -> list[str]:
    if not isinstance(cell, str):
        return [cell_text(cell)] if cell_text(cell) else []
    return [tidy(_BULLET.sub("", line)) for line in cell.splitlines() if tidy(line)]


def _is_whole(code: KodeTerbaca) -> bool:
    if code.jenis is not JenisKode.NOMENKLATUR:
        return True
    return code.kode is not None and code.kode.kedalaman >= Kedalaman.PROGRAM


def _is_number_only(text: str) -> bool:
    return re.fullmatch(r"[\d.,()\s]+", text) is not None
