"""The offices that papers are made for: who holds them, what of the plan they answer for, who stands above them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from xlpy.forms.blocks import Signer, named, place_and_date, signer
from xlpy.forms.catalogue import Varian
from xlpy.forms.material import Bahan
from xlpy.plan.jabatan import Gelar, Golongan, full_title, read_title, unit_name
from xlpy.plan.kode import Kedalaman
from xlpy.plan.masa_jabatan import those_in_office
from xlpy.plan.masukan import Pejabat, Pengaturan
from xlpy.plan.model import SubKegiatan
from xlpy.plan.text import fold

_WITH_AGREEMENT = (Golongan.CAMAT, Golongan.SEKRETARIS, Golongan.KASUBAG, Golongan.KASI, Golongan.LURAH)
_LEADERS = (Golongan.CAMAT, Golongan.SEKRETARIS)
_HEADS_OF_REGION = (("kota", "Wali Kota"), ("kabupaten", "Bupati"), ("provinsi", "Gubernur"))
_SUPPORT = "01"  # the third part of the code of a support program, X.XX.01


@dataclass(frozen=True, slots=True)
class Kantor:
    """An office with its holder.

    Attributes:
        pejabat: who holds it; nameless where the list of office-holders lacks it.
        sub_kegiatan: those it answers for itself, in the order of the plan.
        gelar: its title taken apart; None where it is none that is known.
    """

    pejabat: Pejabat
    sub_kegiatan: tuple[SubKegiatan, ...] = ()
    gelar: Gelar | None = field(init=False)

    def __post_init__(self) -> None:
        """Take the title apart."""
        object.__setattr__(self, "gelar", read_title(self.jabatan))

    @property
    def jabatan(self) -> str:
        """The title, with the kelurahan of a Lurah."""
        return named(self.pejabat)

    @property
    def golongan(self) -> Golongan | None:
        """The kind of office in the kecamatan; None for another, also one within a kelurahan."""
        return self.gelar.golongan if self.gelar and not self.gelar.kelurahan else None

    @property
    def unit(self) -> str:
        """What the holder leads, such as "Seksi Pemerintahan"."""
        return unit_name(self.jabatan)

    def judul(self, settings: Pengaturan) -> str:
        """The title in full, such as "Plt. Sekretaris Kecamatan Lumajang"."""
        return f"{self.pejabat.sebutan} {full_title(self.jabatan, settings.kecamatan)}".strip()

    @property
    def varian(self) -> Varian:
        """The paper of this office."""
        return Varian(fold(self.jabatan).replace(" ", "-"), self.jabatan, self.jabatan, self.pejabat.unit)


def offices(bahan: Bahan) -> tuple[Kantor, ...]:
    """Every office that makes an agreement, as the office-holders are listed; then those that only the plan names.

    A sub kegiatan stands with one office: the first whose title is the one that answers for it.
    """
    found: dict[object, Kantor] = {}
    listed = bahan.settings.pejabat
    for pejabat in dict.fromkeys((*those_in_office(listed, bahan.hari_dokumen), *listed)):
        office = Kantor(pejabat)
        if office.golongan in _WITH_AGREEMENT:
            current = found.setdefault(_key(office.jabatan), office)
            if _succeeds(pejabat, current.pejabat, bahan):
                found[_key(office.jabatan)] = office
    for sub in bahan.plan.sub_kegiatan:
        title = _owner(sub)
        if title:
            office = found.setdefault(_key(title), Kantor(Pejabat(jabatan=title, unit=sub.unit)))
            found[_key(title)] = replace(office, sub_kegiatan=(*office.sub_kegiatan, sub))
    return tuple(found.values())


def units(bahan: Bahan) -> tuple[Kantor, ...]:
    """The offices that carry out sub kegiatan: Kasi, Kasubag, Lurah, and whoever else the plan names."""
    return tuple(office for office in offices(bahan) if office.golongan not in _LEADERS or office.sub_kegiatan)


def office_of(bahan: Bahan, varian: Varian) -> Kantor:
    """The office of a paper; a bare one for a title that neither list nor plan has."""
    wanted = _key(varian.jabatan)
    bare = Kantor(Pejabat(jabatan=varian.jabatan, unit=varian.unit))
    return next((office for office in offices(bahan) if _key(office.jabatan) == wanted), bare)


def superior(bahan: Bahan, office: Kantor) -> Kantor:
    """Who stands above an office: as listed, else as is usual; the Bupati above the Camat."""
    everyone = offices(bahan)
    if office.golongan is Golongan.CAMAT:
        return Kantor(_head_of_region(bahan))
    usual = Golongan.SEKRETARIS if office.golongan is Golongan.KASUBAG else Golongan.CAMAT
    stated = _key(office.pejabat.atasan) if office.pejabat.atasan else None
    found = next((o for o in everyone if stated and _key(o.jabatan) == stated), None)
    found = found or next((o for o in everyone if o.golongan is usual), None)
    return found or Kantor(Pejabat(jabatan=office.pejabat.atasan or str(usual)))


def signer_for(bahan: Bahan, office: Kantor, *, head: str = "", dated: bool = False) -> Signer:
    """An office as signer.

    Args:
        bahan: what the paper is made from.
        office: who signs.
        head: what stands above the title, such as "PIHAK KEDUA,".
        dated: whether place and date stand on top.
    """
    signed = signer(bahan, office.pejabat, dated=False)
    place = (place_and_date(bahan.settings),) if dated else ()
    return replace(
        signed,
        above=(*place, *((head,) if head else ()), *signed.above),
        ber_nip=not _is_head_of_region(office.jabatan),
    )


def supports(sub: SubKegiatan) -> bool:
    """Whether a sub kegiatan belongs to the support program, which the Sekretaris leads."""
    parts = sub.kode.split(".")
    return len(parts) >= Kedalaman.PROGRAM and parts[Kedalaman.PROGRAM - 1] == _SUPPORT


def led_by(bahan: Bahan, office: Kantor) -> Sequence[SubKegiatan]:
    """What an office promises: the Camat all sub kegiatan, the Sekretaris the support program, others their own."""
    if office.golongan is Golongan.CAMAT:
        return bahan.plan.sub_kegiatan
    if office.golongan is Golongan.SEKRETARIS:
        own = set(office.sub_kegiatan)
        return [sub for sub in bahan.plan.sub_kegiatan if supports(sub) or sub in own]
    return office.sub_kegiatan


def _key(title: str) -> object:
    return read_title(title) or fold(title)


def _owner(sub: SubKegiatan) -> str:
    return named(Pejabat(jabatan=sub.penanggung_jawab, unit=sub.unit))


def _succeeds(pejabat: Pejabat, current: Pejabat, bahan: Bahan) -> bool:
    """Whether of two with one title it is the first who holds it on the day: a Plh. goes before who is away."""
    both = those_in_office((pejabat, current), bahan.hari_dokumen)
    return pejabat in both and (current not in both or pejabat.mulai > current.mulai)


def _head_of_region(bahan: Bahan) -> Pejabat:
    """The Bupati or Wali Kota as listed, else by the name that the office's template gives."""
    settings = bahan.settings
    listed = next((p for p in settings.pejabat if _is_head_of_region(p.jabatan)), None)
    if listed is not None:
        return listed
    kind, _, place = settings.pemerintah.partition(" ")
    title = next((title for word, title in _HEADS_OF_REGION if fold(kind) == word), "Bupati")
    return Pejabat(jabatan=f"{title} {place}".strip(), nama=bahan.kata["nama-kepala-daerah"])


def _is_head_of_region(jabatan: str) -> bool:
    folded = fold(jabatan)
    return any(folded.startswith((fold(title), fold(title).replace(" ", ""))) for _, title in _HEADS_OF_REGION)
