"""Units: who answers for which sub kegiatan, and hence fills a form for them."""

from collections.abc import Iterable
from dataclasses import dataclass

from xlpy.plan.jabatan import Golongan, capitalised, field_words, read_title
from xlpy.plan.masukan import Pejabat
from xlpy.plan.model import RencanaKinerja, SubKegiatan
from xlpy.plan.text import fold, single_line

_ORDER = (Golongan.SEKRETARIS, Golongan.KASUBAG, Golongan.KASI, Golongan.LURAH)


@dataclass(frozen=True, slots=True, order=True)
class Unit:
    """An office that fills a form: its title, and the kelurahan of a Lurah."""

    jabatan: str
    unit: str = ""

    @property
    def kunci(self) -> str:
        """What is the same for every spelling of the office."""
        title = read_title(self.jabatan)
        if title is None:
            return fold(f"{self.jabatan} {self.unit}")
        words = title.bidang
        if title.golongan is Golongan.LURAH and not words:
            words = field_words(self.unit)
        return fold(" ".join((title.golongan, *sorted(words), *(["kelurahan"] if title.kelurahan else []))))

    @property
    def nama(self) -> str:
        """The office as it is called: a Lurah with the name of the kelurahan."""
        title = read_title(self.jabatan)
        if title is None or title.golongan is not Golongan.LURAH or title.bidang or not self.unit:
            return self.jabatan
        place = self.unit.split(maxsplit=1)[-1] if fold(self.unit).startswith("kel") else self.unit
        return f"{self.jabatan} {capitalised(place)}"


@dataclass(frozen=True, slots=True)
class TugasUnit:
    """A unit and the sub kegiatan it answers for, in the order of the plan."""

    unit: Unit
    sub_kegiatan: tuple[SubKegiatan, ...]


def owner_of(sub: SubKegiatan) -> Unit:
    """The unit that answers for ``sub``."""
    return Unit(sub.penanggung_jawab, sub.unit)


def units_of(plan: RencanaKinerja, pejabat: Iterable[Pejabat] = ()) -> tuple[TugasUnit, ...]:
    """The units that answer for sub kegiatan, Sekretaris first and the Lurah last; the Camat signs and fills none."""
    owned: dict[str, list[SubKegiatan]] = {}
    for sub in plan.sub_kegiatan:
        if has_form(sub):
            owned.setdefault(owner_of(sub).kunci, []).append(sub)
    places = {Unit(p.jabatan, p.unit).kunci: p.unit for p in pejabat if p.unit}
    found = [TugasUnit(_named(subs, places.get(kunci, "")), tuple(subs)) for kunci, subs in owned.items()]
    return tuple(sorted(found, key=lambda each: (_rank(each.unit), each.unit)))


def has_form(sub: SubKegiatan) -> bool:
    """Whether a unit fills a form for ``sub``: not where nobody answers for it, or the Camat does."""
    title = read_title(sub.penanggung_jawab)
    return bool(sub.penanggung_jawab) and (title is None or title.golongan is not Golongan.CAMAT)


def _named(subs: Iterable[SubKegiatan], place: str) -> Unit:
    """The unit as the plan first writes it; a Lurah with his kelurahan."""
    listed = tuple(subs)
    jabatan = listed[0].penanggung_jawab
    title = read_title(jabatan)
    if title is None or title.golongan is not Golongan.LURAH:
        return Unit(jabatan)
    places = {fold(sub.unit): sub.unit for sub in listed if sub.unit}
    return Unit(jabatan, place or (capitalised(single_line(tuple(places.values()))) if len(places) == 1 else ""))


def _rank(unit: Unit) -> int:
    title = read_title(unit.jabatan)
    return _ORDER.index(title.golongan) if title and title.golongan in _ORDER else len(_ORDER)


def find_units(wanted: Iterable[str], among: Iterable[Unit]) -> tuple[dict[str, Unit], tuple[str, ...]]:
    """Which units are meant by their title, name or kelurahan.

    Returns:
        the units by their key, and the names that mean none or more than one.
    """
    units, found, unknown = tuple(among), dict[str, Unit](), list[str]()
    for name in wanted:
        fitting = {u.kunci: u for u in units if Unit(name).kunci == u.kunci or fold(name) in _names(u)}
        if len(fitting) == 1:
            found |= fitting
        else:
            unknown.append(name)
    return found, tuple(unknown)


def _names(unit: Unit) -> set[str]:
    place = fold(unit.unit)
    return {fold(unit.nama), fold(unit.jabatan), *({place, place.removeprefix("kelurahan ")} if place else ())}
