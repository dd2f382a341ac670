"""A unit's form as it came back: whose it is, what it said when it was sent, what it says now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from xlpy.plan.facts import Fakta, Kunci, plan_of
from xlpy.plan.model import RencanaKinerja, SubKegiatan
from xlpy.plan.provenance import Provenance, Source
from xlpy.plan.temuan import Ditolak
from xlpy.plan.units import Unit

WAJIB = ("nama", "satuan", "target", "jenis_target", "triwulan", "rencana_aksi")
"""The fields of an indikator that a unit has to fill."""
PER_SUB_KEGIATAN = ("keterangan",)
"""The fields of a sub kegiatan that a form asks for."""

_NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Identitas:
    """Whose form it is, and of which document.

    Attributes:
        dokumen: the id of the workbook that it was made from.
        tahun: Tahun Anggaran.
        versi: the round: 1 for the first form that was sent to the unit.
        unit: who fills it.
        kecamatan, kode_skpd: the office of the workbook.
        pemerintah: the kabupaten or kota that it belongs to; empty in forms that were made before it was kept.
        dikirim, batas: when it was made and until when it is to be back, ISO; ``batas`` may be empty.
    """

    dokumen: str
    tahun: int
    versi: int
    unit: Unit
    kecamatan: str = ""
    kode_skpd: str = ""
    pemerintah: str = ""
    dikirim: str = ""
    batas: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitForm:
    """A form as read.

    Attributes:
        berkas: the file's name without its folder.
        identitas: whose it is.
        dasar: the facts of its sub kegiatan when it was sent.
        isian: the same with the unit's answers in them; where a cell could not be taken, the old value stands.
        dijawab: the fields that the form asked for and that could be read, per entity.
        letak: where each answer stands, as "Sheet!A1".
        ditolak: cells that were not taken, each with its value and the reason.
        diisi_oleh, tanggal, catatan: what the unit says of itself, as typed.
        sidik: names what the unit filled in: equal for two copies of one filled form.
    """

    berkas: str
    identitas: Identitas
    dasar: Fakta
    isian: Fakta
    dijawab: Mapping[Kunci, frozenset[str]] = field(default_factory=dict)
    letak: Mapping[tuple[Kunci, str], str] = field(default_factory=dict)
    ditolak: tuple[Ditolak, ...] = ()
    diisi_oleh: str = ""
    tanggal: str = ""
    catatan: str = ""
    sidik: str = ""

    @property
    def unit(self) -> Unit:
        """Who fills it."""
        return self.identitas.unit

    @property
    def berisi(self) -> bool:
        """Whether the unit did anything to it: a form that lies there as it was sent is not in."""
        return bool(self.diisi_oleh or self.catatan or self.ditolak) or any(self.diubah())

    def diubah(self) -> Iterator[tuple[Kunci, str]]:
        """The fields that say something else than when the form was sent."""
        for kunci, kolom in sorted(self.dijawab.items()):
            before, now = self.dasar.get(kunci, _NOTHING), self.isian.get(kunci, _NOTHING)
            yield from ((kunci, k) for k in sorted(kolom) if before.get(k, "") != now.get(k, ""))

    @property
    def kosong(self) -> tuple[str, ...]:
        """The cells that had to be filled and are empty."""
        found = []
        for (kunci, kolom), sel in self.letak.items():
            fields = self.isian.get(kunci, _NOTHING)
            told = fields.get("target") or fields.get("target_teks") if kolom == "target" else fields.get(kolom)
            if kolom in WAJIB and not told:
                found.append(sel)
        return tuple(found)

    @property
    def sub_kegiatan(self) -> tuple[SubKegiatan, ...]:
        """The unit's sub kegiatan with its answers in them, each with the form's cell as its source."""
        return plan_of(self.identitas.tahun, self.isian, self.sumber()).sub_kegiatan

    @property
    def rencana(self) -> RencanaKinerja:
        """The plan of this unit alone: its sub kegiatan, nothing above them."""
        return RencanaKinerja(tahun=self.identitas.tahun, sub_kegiatan=self.sub_kegiatan)

    def sumber(self) -> dict[Kunci, Provenance]:
        """The cells that the unit's answers stand in."""
        places: dict[Kunci, dict[str, Source]] = {}
        for (kunci, kolom), sel in self.letak.items():
            sheet, _, cell = sel.rpartition("!")
            places.setdefault(kunci, {})[kolom] = Source(self.berkas, sheet, cell)
        return {kunci: Provenance.of(sources) for kunci, sources in places.items()}
