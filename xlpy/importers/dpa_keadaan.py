"""What the rows above have said: the head in force, the levels above, the office, the node that is current."""

import re
from dataclasses import dataclass, field
from fractions import Fraction

from xlpy.importers.dpa_baris import Baris, Simpulan
from xlpy.importers.dpa_mentah import Bacaan, IndikatorMentah, Mentah
from xlpy.importers.dpa_tanpa_kode import PengenalNama
from xlpy.importers.dpa_uang import KolomPagu, Pilihan
from xlpy.importers.grid import Grid
from xlpy.importers.headers import Peran, meaning
from xlpy.importers.tables import (
    Kepala,
)
from xlpy.plan.angka import AngkaError
from xlpy.plan.kode import Kedalaman
from xlpy.plan.text import fold, split_list

_SECTION = re.compile(r"(?:kasi|kasubb?ag|seksi|sub ?bag(?:ian)?|sekretari\w+|kepala seksi)\b", re.IGNORECASE)


@dataclass(slots=True)
class Keadaan:
    """The state of reading one sheet; it keeps the nodes that are met."""

    grid: Grid
    tahun: int | None
    pilihan: Pilihan
    pengenal: PengenalNama
    hasil: Bacaan = field(init=False)
    kepala: Kepala | None = None
    judul: frozenset[str] = frozenset()
    pagu: KolomPagu = field(default_factory=KolomPagu)
    desimal: str = ""
    tanpa_kode: bool = False
    baris_isi: range = range(0)
    berkode: bool | None = None  # whether a row of the table has the code of a sub kegiatan; None until asked
    konteks: dict[Kedalaman, tuple[str, str]] = field(default_factory=dict)
    skpd: str = ""
    unit: str = ""
    seksi: str = ""
    sumber_dana: tuple[str, ...] = ()
    sub: Mentah | None = None
    terakhir: Mentah | None = None
    hasil_kegiatan: list[IndikatorMentah] = field(default_factory=list)
    alokasi: tuple[Fraction, str, bool] | None = None
    baris_nama: int = -2

    def at(self, row: int) -> Baris:
        """A row under the head in force."""
        head = self.kepala or Kepala(0, 0, ())
        return Baris(row, self.grid.rows[row], head, self.pagu, self.desimal)

    def set_context(self, level: Kedalaman, code: str, name: str) -> None:
        """What a row says of the levels above its own node."""
        known = self.konteks.get(level)
        if known and known == (code, name):
            return
        self.konteks = {k: v for k, v in self.konteks.items() if k < level}
        self.konteks[level] = (code, name)
        self._keep_parent_name(level, code, name)

    def _keep_parent_name(self, level: Kedalaman, code: str, name: str) -> None:
        if name:
            self.hasil.simpul.append(Mentah(level, code, name, self.grid.file, self.grid.sheet))

    def meet(
        self, line: Baris, node: Simpulan, *, labelled: bool = False, per_item: bool = False, bare: bool = False
    ) -> None:
        """A node is met: keep it with all that its row says, and make it the current one."""
        met = Mentah(node.jenjang, node.kode, node.nama, self.grid.file, self.grid.sheet)
        met.kode_tertulis = node.kode_tertulis
        at = node.kolom_kode if node.kolom_kode >= 0 else node.kolom_nama
        met.sel["kode"] = line.at(max(at, 0))
        if node.kolom_nama >= 0:
            met.sel["nama"] = line.at(node.kolom_nama)
        if not bare and not self._read_amounts(line, met):
            self.terakhir = self.sub = None
            return
        met.per_butir = per_item or bool(
            line.kepala.semua(Peran.REKENING, Peran.BARANG, Peran.HARGA) and not labelled
        )
        self._enrich(line, met)
        is_again = self.sub is not None and node.jenjang is Kedalaman.SUB_KEGIATAN and self._is_same(met)
        if labelled and is_again:
            return
        self.become_current(met)

    def _is_same(self, met: Mentah) -> bool:
        assert self.sub  # noqa: S101
        return (met.kode, met.unit, met.uang) == (self.sub.kode, self.sub.unit, None) and (
            bool(met.kode) or fold(met.nama) == fold(self.sub.nama)
        )

    def _read_amounts(self, line: Baris, met: Mentah) -> bool:
        """Read the row's pagu and months; an unreadable pagu rejects the row."""
        try:
            met.uang, at = line.money()
        except AngkaError as error:
            self.hasil.reject(str(error).partition(":")[0], str(error).partition(": ")[2])
            return False
        if at:
            met.sel["pagu"] = at
        try:
            met.bulanan, at = line.months()
        except AngkaError as error:
            self.hasil.warn("bulan-tak-terbaca", str(error).partition(":")[0], str(error).partition(": ")[2])
            at = ""
        if at:
            met.sel["bulanan"] = at
        return True

    def _enrich(self, line: Baris, met: Mentah) -> None:
        met.indikator = self._indicators(line, met)
        if met.indikator:
            met.sel["indikator"] = met.indikator[0].sel_nama or met.indikator[0].sel_target
        self._read_office(line)
        met.skpd = self.skpd
        text, kolom = line.first(Peran.UNIT)
        met.unit = ("" if same_office(text, met.skpd) or text.isdigit() else text) or self.unit
        if kolom and met.unit:
            met.sel["unit"] = line.at(kolom)
        text, kolom = line.first(Peran.SEKSI)
        if _SECTION.match(met.unit) and not text:
            # "Unit Pelaksana" often names a seksi, which answers for the work but is no unit with a pagu of its own.
            text, kolom, met.unit = met.unit, line.first(Peran.UNIT)[1], ""
            met.sel.pop("unit", None)
        met.seksi = text or self.seksi
        if kolom and text:
            met.sel["seksi"] = line.at(kolom)
        text, kolom = line.first(Peran.SUMBER_DANA)
        met.sumber_dana = split_list(str(line.cell(kolom))) if kolom else self.sumber_dana
        if kolom:
            met.sel["sumber_dana"] = line.at(kolom)
        met.sumber = line.first(Peran.SUMBER)[0]
        self.hasil.nomor = self.hasil.nomor or line.first(Peran.NOMOR_DPA)[0]
        program, kegiatan = (self.konteks.get(k, ("", "")) for k in (Kedalaman.PROGRAM, Kedalaman.KEGIATAN))
        met.nama_induk = (program[1], kegiatan[1])

    def _indicators(self, line: Baris, met: Mentah) -> list[IndikatorMentah]:
        # Under the head of a block of results the rows that name nodes are labels with values, not cells of a table.
        if not line.kepala.semua(Peran.KODE, Peran.URAIAN):
            return []
        found = [indikator for indikator in line.indicators() if indikator.sel_nama not in met.sel.values()]
        # Only the nomenclature of sub kegiatan has the wording of an indikator that the file leaves out.
        return found or (line.bare_target() if met.jenjang is Kedalaman.SUB_KEGIATAN else [])

    def _read_office(self, line: Baris) -> None:
        name = line.first(Peran.SKPD)[0]
        code = line.first(Peran.KODE_SKPD)[0]
        if name and not name.isdigit() and meaning(name) is None:
            self.skpd = f"{code} {name}".strip()

    def become_current(self, met: Mentah) -> None:
        """Keep a node; what follows belongs to it."""
        self.hasil.simpul.append(met)
        self.terakhir = met
        if met.jenjang is Kedalaman.SUB_KEGIATAN:
            self.sub = met
            self._give_form_data(met)
            return
        if self.sub:  # the block of a form that ends here had its allocation
            self.alokasi = None
        self.sub = None
        if met.jenjang is Kedalaman.KEGIATAN:
            self.hasil_kegiatan = []
        if met.jenjang is Kedalaman.PROGRAM:
            self.sumber_dana = ()
        self.konteks = {k: v for k, v in self.konteks.items() if k < met.jenjang}
        self.konteks[met.jenjang] = (met.kode, met.nama)

    def _give_form_data(self, met: Mentah) -> None:
        """What the head block of a form said before its sub kegiatan was named."""
        outputs = [found for found in self.hasil_kegiatan if found.jenis.startswith("keluaran")]
        met.indikator += outputs if not met.indikator else []
        parent = next((n for n in reversed(self.hasil.simpul) if n.jenjang is Kedalaman.KEGIATAN), None)
        if parent and not parent.indikator:
            parent.indikator = [found for found in self.hasil_kegiatan if found.jenis == "hasil"]
        if self.alokasi:
            met.alokasi, met.sel["alokasi"], met.alokasi_dipakai = self.alokasi


def same_office(text: str, office: str) -> bool:
    """Whether a unit's name is the office itself."""
    return bool(text) and (fold(text) == fold(office) or fold(office).endswith(fold(text)))


def without_code(office: str) -> str:
    """The name of an office without the code before it."""
    return re.sub(r"^[\d.]+\s*[-–]?\s*", "", office) or office
