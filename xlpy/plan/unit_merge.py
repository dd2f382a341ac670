"""A unit's answers merged into the plan: three ways, by the rules of ``merge``, and only where the unit answers for.

What the unit changed and the office did not is taken.  What both changed stays as the office has it, and is told.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from xlpy.plan.facts import Fakta, Konflik, Kunci
from xlpy.plan.merge import merge_fields
from xlpy.plan.model import Asal
from xlpy.plan.unit_form import UnitForm
from xlpy.plan.units import Unit

_NOTHING: Mapping[str, str] = {}
_ONE_VALUE = frozenset({"target", "target_teks"})
"""A target is one of these; half of it from either side would be a third."""
GONE = "sub kegiatan ini sudah tidak ada pada rencana"
MOVED = "sub kegiatan ini kini tanggung jawab {jabatan}"
REMOVED = "indikator ini sudah dihapus dari rencana"


@dataclass(frozen=True, slots=True, kw_only=True)
class Usul:
    """A field as the unit wants it.

    Attributes:
        kunci, kolom: which field of which entity.
        rencana: what the plan says.
        usul: what the form says.
        sel: where, as "Sheet!A1".
        alasan: why it is not taken; empty where it is, or where both changed it.
    """

    kunci: Kunci
    kolom: str
    rencana: str
    usul: str
    sel: str = ""
    alasan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilForm:
    """What merging one form gives.

    Attributes:
        fakta: the facts of the whole plan afterwards.
        diambil: what became different in the plan.
        berselisih: what the office changed as well: its value stays.
        ditolak: what is not the unit's to say.
        jawaban: what the unit answered, the base of its next form.
    """

    fakta: Fakta
    diambil: tuple[Usul, ...] = ()
    berselisih: tuple[Usul, ...] = ()
    ditolak: tuple[Usul, ...] = ()
    jawaban: Fakta


def take(form: UnitForm, fakta: Fakta, terakhir: Fakta) -> HasilForm:
    """Merge the answers of ``form`` into the facts of the plan.

    Args:
        form: the form.
        fakta: the plan as the office has it.
        terakhir: what units answered last: where the plan still says that, the office did not change it since.
    """
    result = {kunci: dict(fields) for kunci, fields in fakta.items()}
    taken: list[Usul] = []
    conflicts: list[Usul] = []
    refused: list[Usul] = []
    answers: dict[Kunci, dict[str, str]] = {}
    for kunci, kolom in sorted(form.dijawab.items()):
        now = {k: form.isian.get(kunci, _NOTHING).get(k, "") for k in sorted(kolom)}
        if why := _refusal(form, kunci, fakta):
            refused += _refused(form, kunci, now, fakta, why)
            continue
        if kunci not in fakta and not any(now.values()):
            continue
        before = _base(form, kunci, now, fakta, terakhir)
        ours = {k: fakta.get(kunci, _NOTHING).get(k, "") for k in now}
        merged, found = merge_fields(kunci, before, ours, now)
        conflicts += _conflicts(form, found, ours, now)
        merged |= {k: ours[k] for k in _together(found) if k in ours}
        taken += _put(form, result, kunci, ours, {k: merged.get(k, "") for k in now})
        answers[kunci] = {k: text for k, text in now.items() if text}
    return HasilForm(
        fakta=result,
        diambil=tuple(taken),
        berselisih=tuple(conflicts),
        ditolak=tuple(refused),
        jawaban=answers,
    )


def _refusal(form: UnitForm, kunci: Kunci, fakta: Fakta) -> str:
    """Why the unit may not answer for an entity; empty where it may."""
    node = fakta.get(kunci.simpul)
    if node is None:
        return GONE
    jabatan = node.get("penanggung_jawab", "")
    if Unit(jabatan, kunci.unit).kunci != form.unit.kunci:
        return MOVED.format(jabatan=jabatan or "belum ada yang menetapkan")
    return REMOVED if kunci not in fakta and kunci in form.dasar else ""


def _refused(form: UnitForm, kunci: Kunci, now: Mapping[str, str], fakta: Fakta, why: str) -> Iterator[Usul]:
    """The fields of an entity that the unit changed, all of them refused."""
    before, plan = form.dasar.get(kunci, _NOTHING), fakta.get(kunci, _NOTHING)
    for kolom, text in now.items():
        if text and text != before.get(kolom, ""):
            yield _proposal(form, kunci, kolom, (plan.get(kolom, ""), text), why)


def _base(form: UnitForm, kunci: Kunci, now: Mapping[str, str], fakta: Fakta, terakhir: Fakta) -> dict[str, str]:
    """What both sides began with: what the form was sent with, or what was last taken from this unit."""
    sent, plan, last = form.dasar.get(kunci, _NOTHING), fakta.get(kunci, _NOTHING), terakhir.get(kunci)
    base = {}
    for kolom in now:
        is_the_unit_s = last is not None and plan.get(kolom, "") == last.get(kolom, "")
        base[kolom] = plan.get(kolom, "") if is_the_unit_s else sent.get(kolom, "")
    return base


def _conflicts(
    form: UnitForm, found: Iterable[Konflik], ours: Mapping[str, str], now: Mapping[str, str]
) -> Iterator[Usul]:
    told = dict.fromkeys("target" if k.kolom in _ONE_VALUE else k.kolom for k in found)
    kunci = next((k.kunci for k in found), None)
    for kolom in told:
        assert kunci is not None  # noqa: S101 - there is a field, so there is an entity
        yield _proposal(form, kunci, kolom, (_shown(ours, kolom), _shown(now, kolom)))


def _together(found: Iterable[Konflik]) -> Iterator[str]:
    """The fields that stay the office's because what belongs to them does."""
    if any(konflik.kolom in _ONE_VALUE for konflik in found):
        yield from _ONE_VALUE


def _put(
    form: UnitForm, result: dict[Kunci, dict[str, str]], kunci: Kunci, ours: Mapping[str, str], new: Mapping[str, str]
) -> Iterator[Usul]:
    """Write the merged fields into ``result``; gives what changed."""
    fields = result.setdefault(kunci, {})
    for kolom, text in new.items():
        if text == ours[kolom]:
            continue
        fields.pop(kolom, None)
        if text:
            fields[kolom] = text
        if kolom == "nama":
            fields["asal"] = str(Asal.ISIAN)
        if kolom != "target_teks" or "target" not in new:
            yield _proposal(form, kunci, kolom, (_shown(ours, kolom), _shown(new, kolom)))
        elif new["target"] == ours["target"]:
            yield _proposal(form, kunci, "target", (_shown(ours, "target"), _shown(new, "target")))


def _shown(fields: Mapping[str, str], kolom: str) -> str:
    """A value; a target in words stands for one in figures."""
    text = fields.get(kolom, "")
    return text or (fields.get("target_teks", "") if kolom == "target" else "")


def _proposal(form: UnitForm, kunci: Kunci, kolom: str, values: tuple[str, str], why: str = "") -> Usul:
    """A field of ``form``; ``values`` are what plan and form say."""
    place = "target" if kolom == "target_teks" else kolom
    sel = form.letak.get((kunci, place), "")
    return Usul(kunci=kunci, kolom=place, rencana=values[0], usul=values[1], sel=sel, alasan=why)
