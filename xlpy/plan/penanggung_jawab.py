"""Who answers for a sub kegiatan, why, and how sure.

In this order: the section that the DPA names; the Lurah of the kelurahan that carries it; the office whose Tupoksi
covers it; the usual division of work in a kecamatan.  Proposals only: the office decides.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from xlpy.plan.jabatan import Gelar, Golongan, capitalised, field_words, read_title, short_title
from xlpy.plan.kemiripan import Rarity, stems
from xlpy.plan.kode import Kedalaman, read_code
from xlpy.plan.masukan import Pejabat, Tupoksi
from xlpy.plan.model import Butir, Jabatan, SubKegiatan
from xlpy.plan.nomenclature import nomenklatur
from xlpy.plan.provenance import Provenance
from xlpy.plan.text import fold, split_list, tidy


@dataclass(frozen=True, slots=True)
class Usulan:
    """A proposal: the title, the reason in words for the user, and whether it is more than a guess."""

    jabatan: str
    dasar: str
    yakin: bool


_KEUANGAN = Gelar(Golongan.KASUBAG, frozenset({"keuangan"}))
_UMUM = Gelar(Golongan.KASUBAG, frozenset({"umum", "kepegawaian"}))
_PEMERINTAHAN = Gelar(Golongan.KASI, frozenset({"pemerintahan"}))
_PELAYANAN = Gelar(Golongan.KASI, frozenset({"pelayanan"}))
_PEMBERDAYAAN = Gelar(Golongan.KASI, frozenset({"pemberdayaan"}))
_TRANTIB = Gelar(Golongan.KASI, frozenset({"trantib"}))
_NAMES: Mapping[Gelar, str] = {
    _KEUANGAN: "Kasubag Keuangan",
    _UMUM: "Kasubag Umum dan Kepegawaian",
    _PEMERINTAHAN: "Kasi Pemerintahan",
    _PELAYANAN: "Kasi Pelayanan Umum",
    _PEMBERDAYAAN: "Kasi Pemberdayaan Masyarakat",
    _TRANTIB: "Kasi Ketenteraman dan Ketertiban Umum",
}
# The usual division of work, by the longest code that fits; basis: the duties of a Camat, PP 18/2016 art. 50.
_USUAL: Mapping[str, Gelar] = {
    "7.01.01": _UMUM,
    "7.01.01.2.01": _KEUANGAN,
    "7.01.01.2.02": _KEUANGAN,
    "7.01.01.2.04": _KEUANGAN,
    "7.01.02": _PELAYANAN,
    "7.01.02.2.01": _PEMERINTAHAN,
    "7.01.03": _PEMBERDAYAAN,
    "7.01.04": _TRANTIB,
    "7.01.05": _PEMERINTAHAN,
    "7.01.06": _PEMERINTAHAN,
}
_OF_KELURAHAN = "7.01.03.2.02."
_TATA_USAHA = frozenset({"tata", "usaha"})
_KELURAHAN = ("kelurahan ", "kel ", "lurah ")
# Measured on tests/plan/data/penanggung_jawab.csv, see docs/proofs.md.
_ENOUGH = 0.30  # below this score no duty is said to cover a sub kegiatan
_BONUS = 0.15  # what the usual owner has ahead of the others
_CLEAR = 0.10  # how far the usual owner must lead to be sure
_CLEAR_OF_USUAL = 0.20  # how far another office must lead for that
_SURE = 0.35  # the score from which the usual owner, when it leads, is sure
_WHOLE_OFFICE = 0.4  # how much all duties of an office together count beside the one that fits best
_OFFICIAL_NAME = 0.5  # how much the official name counts beside the name that the DPA gives


class Pengusul:
    """Proposes who answers for a sub kegiatan; the duties of an office are taken apart once, not for every one."""

    def __init__(self, tupoksi: Tupoksi, pejabat: Sequence[Pejabat]) -> None:
        self._offices = _offices(tupoksi, pejabat)
        self._holders, self._rarity = _holders(tupoksi)

    def usulkan(self, sub: SubKegiatan) -> Usulan:
        """Propose who answers for ``sub``."""
        return (
            _from_seksi(sub, self._offices)
            or _from_unit(sub, self._offices)
            or _from_duties(sub, self._offices, self._holders, self._rarity)
            or _from_usual_division(sub, self._offices)
        )


@dataclass(frozen=True, slots=True)
class _Offices:
    """The offices that a kecamatan is known to have: each title taken apart, with how it is to be written."""

    titles: Mapping[Gelar, str]

    def find(self, wanted: Gelar) -> str | None:
        """The title that is ``wanted``, or the one of its kind that shares most of its words."""
        if wanted in self.titles:
            return self.titles[wanted]
        alike = [g for g in self.titles if (g.golongan, g.kelurahan) == (wanted.golongan, wanted.kelurahan)]
        return self._nearest(wanted.bidang, alike)

    def find_by_field(self, words: frozenset[str]) -> str | None:
        """The title whose field is ``words``, of whatever kind: the DPA may write "Keuangan" alone."""
        return self._nearest(words, [g for g in self.titles if not g.kelurahan])

    def _nearest(self, words: frozenset[str], among: Iterable[Gelar]) -> str | None:
        shared = {g: len(g.bidang & words) / len(g.bidang | words) for g in among if g.bidang & words}
        best = max(shared, key=shared.__getitem__, default=None)
        return self.titles[best] if best is not None else None


def _offices(tupoksi: Tupoksi, pejabat: Sequence[Pejabat]) -> _Offices:
    """Titles as the list of office-holders writes them, else as the Tupoksi names the office."""
    titles: dict[Gelar, str] = {}
    for holder in pejabat:
        title = holder.jabatan
        if holder.unit and fold(title) == "lurah":
            title = f"{title} {_place(holder.unit)}"
        if gelar := read_title(title):
            titles.setdefault(gelar, title)
    for office in tupoksi.jabatan:
        if gelar := read_title(office.nama):
            titles.setdefault(gelar, short_title(office.nama))
    return _Offices(titles)


def _from_seksi(sub: SubKegiatan, offices: _Offices) -> Usulan | None:
    """The section that the DPA names; of several the first, and then not sure."""
    named = split_list(sub.seksi)
    if not named:
        return None
    found = [title for seksi in named if (title := _title_of_seksi(seksi, offices))]
    if not found:
        return None
    said = f"DPA menyebut '{sub.seksi}'."
    if len(set(found)) > 1:
        return Usulan(found[0], f"{said} Ada lebih dari satu; diambil yang pertama.", yakin=False)
    return Usulan(found[0], said, yakin=True)


def _title_of_seksi(seksi: str, offices: _Offices) -> str | None:
    gelar = read_title(seksi)
    if gelar is None:
        words = field_words(seksi)
        return offices.find(_UMUM) if words >= _TATA_USAHA else offices.find_by_field(words)
    if gelar.bidang >= _TATA_USAHA:
        return offices.find(_UMUM)
    return offices.find(gelar) or (short_title(seksi) if not offices.titles else None)


def _from_unit(sub: SubKegiatan, offices: _Offices) -> Usulan | None:
    """The Lurah of the kelurahan that carries the sub kegiatan."""
    if not sub.unit or fold(sub.unit).startswith("kecamatan"):
        return None
    place = _place(sub.unit)
    title = offices.titles.get(Gelar(Golongan.LURAH, field_words(place))) or f"Lurah {place}"
    return Usulan(title, f"Dilaksanakan oleh Kelurahan {place}.", yakin=True)


def _place(unit: str) -> str:
    """The name of a kelurahan without the word: "KEL. CEMPAKA" is Cempaka."""
    name = tidy(unit)
    if fold(name).startswith(_KELURAHAN):
        name = name.split(maxsplit=1)[1]
    return capitalised(name)


@dataclass(frozen=True, slots=True)
class _Duty:
    """One duty of an office: where to cite it, and the stems it is about."""

    sebutan: str
    butir: Butir
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Holder:
    """An office that does the work, with its duties as stems."""

    gelar: Gelar
    nama: str
    duties: tuple[_Duty, ...]
    all_stems: frozenset[str]


def _holders(tupoksi: Tupoksi) -> tuple[tuple[_Holder, ...], Rarity]:
    """The offices among which duties are compared: Camat, Sekretaris and Lurah only coordinate the others' work."""
    holders = tuple(
        _holder(office, gelar)
        for office in tupoksi.jabatan
        if (gelar := read_title(office.nama))
        and gelar.golongan in {Golongan.KASI, Golongan.KASUBAG}
        and not gelar.kelurahan
    )
    return holders, Rarity(holder.all_stems for holder in holders)


def _holder(office: Jabatan, gelar: Gelar) -> _Holder:
    duties = tuple(_duties(office))
    own = frozenset().union(stems(office.nama), stems(office.tugas), *(duty.stems for duty in duties))
    return _Holder(gelar, office.nama, duties, own)


def _duties(office: Jabatan) -> Iterator[_Duty]:
    if office.tugas:
        stated = {"teks": source} if (source := office.sumber.source("tugas")) else {}
        yield _Duty("tugas", Butir(teks=office.tugas, sumber=Provenance.of(stated)), stems(office.tugas))
    for kind, items in (("fungsi", office.fungsi), ("uraian tugas", office.uraian_tugas)):
        for number, item in enumerate(items, 1):
            if not item.rutin:
                yield _Duty(f"{kind} ke-{number}", item, stems(item.teks))


def _from_duties(sub: SubKegiatan, offices: _Offices, holders: Sequence[_Holder], rarity: Rarity) -> Usulan | None:
    """The office whose duties cover the sub kegiatan best; the usual owner has a little ahead.

    The support program belongs to the Kasubag and the others to the Kasi, whatever words they share.
    """
    usual = _usual_owner(sub.kode)
    usual_title = offices.find(usual) if usual else None
    ranked = sorted(
        (
            (score + (_BONUS if offices.titles[holder.gelar] == usual_title else 0.0), holder, duty)
            for holder in holders
            if usual is None or holder.gelar.golongan is usual.golongan
            for score, duty in [_best_duty(sub, holder, rarity)]
        ),
        key=lambda entry: -entry[0],
    )
    if not ranked:
        return None
    score, best, duty = ranked[0]
    if duty is None or score < _ENOUGH:
        return None
    title = offices.titles[best.gelar]
    lead = score - (ranked[1][0] if len(ranked) > 1 else 0.0)
    clear = lead >= (_CLEAR if title == usual_title else _CLEAR_OF_USUAL)
    # Work of the kelurahan without the kelurahan's name: its Lurah may as well answer for it.
    sure = score >= _SURE and clear and not sub.kode.startswith(_OF_KELURAHAN)
    source = duty.butir.sumber.source("teks")
    where = f" ({source})" if source else ""
    return Usulan(title, f"Tupoksi {best.nama}, {duty.sebutan}: {duty.butir.teks}{where}.", yakin=sure)


def _best_duty(sub: SubKegiatan, holder: _Holder, rarity: Rarity) -> tuple[float, _Duty | None]:
    """How well an office covers the sub kegiatan, and its duty that does so best."""
    given, official = stems(sub.nama), _official_stems(sub.kode)
    parts = [(given, 1.0), *([(official, _OFFICIAL_NAME)] if official and official != given else [])]
    total = sum(weight for _, weight in parts)

    def covered(by: frozenset[str]) -> float:
        return sum(weight * rarity.coverage(words, by) for words, weight in parts) / total

    scored = [(covered(duty.stems), duty) for duty in holder.duties]
    best, duty = max(scored, key=lambda entry: entry[0], default=(0.0, None))
    score = ((1 - _WHOLE_OFFICE) * best) + (_WHOLE_OFFICE * covered(holder.all_stems))
    return score, duty if best > 0 else None


@lru_cache(maxsize=1024)
def _official_stems(kode: str) -> frozenset[str]:
    """What the official names of the sub kegiatan and of its kegiatan are about."""
    code = read_code(kode)
    found = nomenklatur().cari(kode)
    parent = nomenklatur().cari(code.induk(Kedalaman.KEGIATAN)) if code else None
    return stems(" ".join(entry.nama for entry in (found, parent) if entry))


def _usual_owner(kode: str) -> Gelar | None:
    fitting = [prefix for prefix in _USUAL if kode == prefix or kode.startswith(f"{prefix}.")]
    return _USUAL[max(fitting, key=len)] if fitting else None


def _from_usual_division(sub: SubKegiatan, offices: _Offices) -> Usulan:
    """The usual owner by code: a guess, since nothing of this office supports it."""
    usual = _usual_owner(sub.kode)
    if usual is None:
        return Usulan("", "Belum ada yang menunjukkan penanggung jawabnya; pilih sendiri.", yakin=False)
    title = offices.find(usual)
    why = f"Pembagian tugas yang lazim untuk {sub.kode}; tidak ada butir Tupoksi yang jelas mendukungnya."
    if title is None and offices.titles:
        return Usulan("Sekretaris" if sub.kode.startswith("7.01.01.") else _NAMES[usual], why, yakin=False)
    return Usulan(title or _NAMES[usual], why, yakin=False)
