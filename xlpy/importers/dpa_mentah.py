"""What the reading of a DPA's rows yields, before anything is put together: nodes as met, totals as stated."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from xlpy.plan.angka import Target, total_of
from xlpy.plan.kode import Kedalaman
from xlpy.plan.temuan import Ditolak, Temuan, Tingkat


@dataclass(frozen=True, slots=True)
class IndikatorMentah:
    """One indikator as met: wording, target, what kind of result, and the cell of each."""

    nama: str
    target: Target
    jenis: str = ""
    sel_nama: str = ""
    sel_target: str = ""


@dataclass(frozen=True, slots=True)
class Rincian:
    """An amount below a sub kegiatan: a rekening (``kode``) or an item without one."""

    kode: str
    uang: Fraction
    sel: str
    tingkat: int = 0


@dataclass(slots=True)
class Mentah:
    """A node as met in one row; a sub kegiatan gathers what stands below it.

    ``sel`` gives each field its A1 address; ``uang`` is None where the row itself carries no amount.
    ``per_butir`` marks rows of a flat list of items, of which many make one sub kegiatan.
    """

    jenjang: Kedalaman
    kode: str
    nama: str
    berkas: str
    sheet: str
    sel: dict[str, str] = field(default_factory=dict)
    unit: str = ""
    skpd: str = ""
    seksi: str = ""
    sumber_dana: tuple[str, ...] = ()
    uang: Fraction | None = None
    rincian: list[Rincian] = field(default_factory=list)
    bulanan: dict[int, Fraction] = field(default_factory=dict)
    indikator: list[IndikatorMentah] = field(default_factory=list)
    alokasi: Fraction | None = None
    alokasi_dipakai: bool = False
    sumber: str = ""
    per_butir: bool = False
    kode_tertulis: str = ""
    nama_induk: tuple[str, str] = ("", "")

    @property
    def alamat(self) -> str:
        """Sheet and cell of the node, for the user."""
        return f"{self.sheet}!{next(iter(self.sel.values()), 'A1')}"


@dataclass(frozen=True, slots=True)
class JumlahTertulis:
    """A total that the file states: never taken, always compared.

    It may mean the sum of the whole, since the total before, or of the nodes under which it stands.

    Attributes:
        teks: its label, as written.
        uang: the amount that it states.
        sheet, sel: where.
        posisi: how many nodes were read before it.
        induk: the codes of the program, kegiatan and sub kegiatan under which it stands; empty where there is none.
    """

    teks: str
    uang: Fraction
    sheet: str
    sel: str
    posisi: int
    induk: tuple[str, str, str]


@dataclass(slots=True)
class Bacaan:
    """All that one sheet gave."""

    berkas: str
    sheet: str
    simpul: list[Mentah] = field(default_factory=list)
    jumlah: list[JumlahTertulis] = field(default_factory=list)
    kolom_pagu: list[str] = field(default_factory=list)
    kolom_lain: list[str] = field(default_factory=list)
    ragu_kolom: str = ""
    baris_kepala: list[int] = field(default_factory=list)
    tahun: int | None = None
    tahun_kolom: set[int] = field(default_factory=set)
    tahun_baris: set[int] = field(default_factory=set)
    nomor: str = ""
    kode_lama: list[str] = field(default_factory=list)
    ada_bulan: bool = False
    peringatan: list[Temuan] = field(default_factory=list)
    ditolak: list[Ditolak] = field(default_factory=list)

    def sub(self) -> list[Mentah]:
        """The sub kegiatan among the nodes."""
        return [simpul for simpul in self.simpul if simpul.jenjang is Kedalaman.SUB_KEGIATAN]

    def warn(self, aturan: str, sel: str, pesan: str, saran: str = "") -> None:
        """Keep a light warning with its cell."""
        at = f"{self.sheet}!{sel}" if sel else ""
        self.peringatan.append(
            Temuan(aturan=aturan, tingkat=Tingkat.RINGAN, sel=at, pesan=pesan, saran=saran, berkas=self.berkas)
        )

    def reject(self, sel: str, alasan: str) -> None:
        """Keep a row that is not taken."""
        self.ditolak.append(Ditolak(sel=f"{self.sheet}!{sel}", alasan=alasan, berkas=self.berkas))


def leaf_amount(rincian: Sequence[Rincian]) -> Fraction | None:
    """The exact sum of the deepest rekening; without rekening, of the deepest items.  None without any."""
    accounts = [r for r in rincian if r.kode]
    if accounts:
        codes = {r.kode for r in accounts}
        parents = {code[:i] for code in codes for i, sign in enumerate(code) if sign == "."}
        return total_of(r.uang for r in accounts if r.kode not in parents)
    if not rincian:
        return None
    deepest = max(r.tingkat for r in rincian)
    return total_of(r.uang for r in rincian if r.tingkat == deepest)
