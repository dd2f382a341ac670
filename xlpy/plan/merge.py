"""The three-way merge: what was last generated, what people made of it, what is generated now.

No hand edit is ever lost.  Where a person and the DPA changed the same field, the person's value stays in the form
and both are kept as a ``Konflik`` until one is chosen.  The merge works on facts alone, entity by entity, field by
field: a change in one place cannot touch another, and the order of rows does not matter.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from xlpy.plan.facts import Fakta, Konflik, Kunci
from xlpy.plan.model import Asal, Jenjang
from xlpy.plan.text import fold

_NOTHING: Mapping[str, str] = {}
_HAND_REASON = "Diisi di lembar Rencana Kinerja."


@dataclass(frozen=True, slots=True, kw_only=True)
class Perubahan:
    """One field that the merge changes in the form; ``kolom`` is empty when a whole row comes or goes."""

    kunci: Kunci
    kolom: str
    sebelum: str
    sesudah: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilGabung:
    """What a merge gives.

    Attributes:
        fakta: the merged facts, for the form.
        dasar: the newly generated facts under the form's numbering of indikator: the next merge's base.
        konflik: fields that a person and the DPA both changed, old undecided ones included.
        nomor: each generated key with the key it has in the form.
        isian: per entity, the fields whose value is a person's and not the generated one.
        perubahan: what becomes different in the form.
        dipertahankan: entities that are not generated, kept because someone edited or added them.
        terhapus: entities that the DPA has and that someone deleted from the form.
    """

    fakta: Fakta
    dasar: Fakta
    konflik: tuple[Konflik, ...] = ()
    nomor: Mapping[Kunci, Kunci]
    isian: Mapping[Kunci, frozenset[str]]
    perubahan: tuple[Perubahan, ...] = ()
    dipertahankan: tuple[Kunci, ...] = ()
    terhapus: tuple[Kunci, ...] = ()


def merge(base: Fakta, edited: Fakta, new: Fakta, decisions: Iterable[Konflik] = ()) -> HasilGabung:
    """Merge the newly generated facts into the edited ones.

    Args:
        base: what was generated last time; empty for a first generation.
        edited: what the form says now.
        new: what is generated now, its indikator numbered in their own order.
        decisions: the conflicts of earlier merges, with the choices made since.
    """
    numbers = numbering(base, edited, new)
    aligned = {numbers[kunci]: fields for kunci, fields in new.items()}
    earlier = {(k.kunci, k.kolom): k for k in decisions}
    ours = mark_hand_edits(base, _apply_choices(edited, base, earlier))
    kept = _kept_entities(base, ours, aligned)
    merged: dict[Kunci, dict[str, str]] = {}
    conflicts: list[Konflik] = []
    for kunci in kept:
        merged[kunci], found = _merge_entity(kunci, base, ours, aligned)
        conflicts += found
    conflicts += _still_open(earlier, merged, aligned, {(k.kunci, k.kolom) for k in conflicts})
    return HasilGabung(
        fakta=merged,
        dasar=aligned,
        nomor=numbers,
        konflik=tuple(sorted(conflicts, key=lambda k: (k.kunci, k.kolom))),
        isian=_hand_fields(merged, aligned),
        perubahan=tuple(differences(edited, merged)),
        dipertahankan=tuple(sorted(k for k in kept if k not in aligned)),
        terhapus=tuple(sorted(k for k in aligned if k in base and k not in merged)),
    )


def numbering(base: Fakta, edited: Fakta, new: Fakta) -> dict[Kunci, Kunci]:
    """Number the new indikator as the form numbers them: each new key with the key it takes.

    Within a node, a new indikator takes the number of the base indikator of the same wording, else of the next one
    left over (it was reworded), else a number that neither base nor form uses.
    """
    numbers = {kunci: kunci for kunci in new if not kunci.ke}
    before, in_form = _measures(base), _measures(edited)
    for node, measures in _measures(new).items():
        known = before.get(node, {})
        taken = set(known) | set(in_form.get(node, {}))
        for ke, numbered in _pair(known, measures, taken).items():
            numbers[node._replace(ke=ke)] = node._replace(ke=numbered)
    return numbers


def _measures(fakta: Fakta) -> dict[Kunci, dict[int, Mapping[str, str]]]:
    """Per node, its indikator by number, in order."""
    found: dict[Kunci, dict[int, Mapping[str, str]]] = {}
    for kunci in sorted(k for k in fakta if k.ke):
        found.setdefault(kunci.simpul, {})[kunci.ke] = fakta[kunci]
    return found


def _pair(
    known: Mapping[int, Mapping[str, str]], measures: Mapping[int, Mapping[str, str]], taken: set[int]
) -> dict[int, int]:
    """Map each number in ``measures`` to the number it takes in the form."""
    pairs: dict[int, int] = {}
    free = dict(known)
    for ke, measure in measures.items():
        same = next((n for n, b in free.items() if _wording(b) == _wording(measure)), None)
        if same is not None:
            pairs[ke] = same
            del free[same]
    for ke in measures:
        if ke in pairs:
            continue
        if free:
            pairs[ke] = min(free)
            del free[pairs[ke]]
        else:
            pairs[ke] = max(taken, default=0) + 1
            taken.add(pairs[ke])
    return pairs


def _wording(measure: Mapping[str, str]) -> str:
    return fold(measure.get("nama", ""))


def mark_hand_edits(base: Fakta, edited: Fakta) -> dict[Kunci, dict[str, str]]:
    """Let what hangs on an edited field follow it.

    An office-holder named by hand is certain and has that as its reason; an indikator worded by hand is no longer
    the DPA's or the nomenclature's.
    """
    marked = {kunci: dict(fields) for kunci, fields in edited.items()}
    for kunci in marked.keys() & base.keys():
        fields, before = marked[kunci], base[kunci]
        if kunci.ke:
            if _changed(fields, before, "nama") and not _changed(fields, before, "asal"):
                fields["asal"] = str(Asal.ISIAN)
        elif kunci.jenjang == Jenjang.SUB_KEGIATAN and _changed(fields, before, "penanggung_jawab"):
            fields.pop("yakin", None)
            if not _changed(fields, before, "dasar_penanggung_jawab"):
                fields["dasar_penanggung_jawab"] = _HAND_REASON
    return marked


def _changed(now: Mapping[str, str], before: Mapping[str, str], kolom: str) -> bool:
    return bool(now.get(kolom)) and now.get(kolom, "") != before.get(kolom, "")


def _apply_choices(edited: Fakta, base: Fakta, earlier: Mapping[tuple[Kunci, str], Konflik]) -> Fakta:
    """Give up the person's value where "Baru" was chosen: the field counts as not edited."""
    chosen = [k for k in earlier.values() if k.pilihan == "Baru" and k.kunci in edited]
    if not chosen:
        return edited
    result = {kunci: dict(fields) for kunci, fields in edited.items()}
    for konflik in chosen:
        value = base.get(konflik.kunci, _NOTHING).get(konflik.kolom, "")
        result[konflik.kunci].pop(konflik.kolom, None)
        if value:
            result[konflik.kunci][konflik.kolom] = value
    return result


def _kept_entities(base: Fakta, edited: Fakta, new: Fakta) -> list[Kunci]:
    """The entities that stand in the merged form."""
    kept = [k for k in new if k in edited or k not in base]
    gone = [k for k in edited if k not in new]
    held = {k.simpul for k in gone if edited[k] != base.get(k, None) and edited[k]}
    held |= {parent for k in held for parent in _ancestors(k, gone)}
    for kunci in gone:
        node_is_held = kunci.simpul in held and kunci.simpul not in new
        if node_is_held or edited[kunci] != base.get(kunci, None):
            kept.append(kunci)
    return [k for k in kept if not k.ke or k.simpul in kept]


def _ancestors(kunci: Kunci, candidates: Iterable[Kunci]) -> set[Kunci]:
    """The nodes above ``kunci`` by code: a sub kegiatan that stays keeps its kegiatan and program."""
    return {c.simpul for c in candidates if kunci.kode.startswith(f"{c.kode}.")}


def _merge_entity(kunci: Kunci, base: Fakta, edited: Fakta, new: Fakta) -> tuple[dict[str, str], list[Konflik]]:
    before, ours, theirs = base.get(kunci, _NOTHING), edited.get(kunci, _NOTHING), new.get(kunci, _NOTHING)
    if kunci not in new:
        return dict(ours), []
    if not ours:  # a new row, or one typed with its code alone: it asks to be filled
        return dict(theirs), []
    return merge_fields(kunci, before, ours, theirs)


def merge_fields(
    kunci: Kunci, before: Mapping[str, str], ours: Mapping[str, str], theirs: Mapping[str, str]
) -> tuple[dict[str, str], list[Konflik]]:
    """Merge the fields of one entity: what only one side changed is taken, what both changed stays ours.

    Args:
        kunci: which entity.
        before: what both sides began with.
        ours: what a person made of it, which stays where both changed a field.
        theirs: what comes from elsewhere.

    Returns:
        the merged fields, and those that both changed to different values.
    """
    merged: dict[str, str] = {}
    conflicts: list[Konflik] = []
    for kolom in dict.fromkeys((*theirs, *ours, *before)):
        old, mine, generated = (facts.get(kolom, "") for facts in (before, ours, theirs))
        value = generated if mine == old else mine
        if mine not in (old, generated) and generated != old:
            conflicts.append(Konflik(kunci=kunci, kolom=kolom, lama=old, anda=mine, baru=generated))
        if value:
            merged[kolom] = value
    return merged, conflicts


def _still_open(
    earlier: Mapping[tuple[Kunci, str], Konflik], merged: Fakta, new: Fakta, found: set[tuple[Kunci, str]]
) -> list[Konflik]:
    """Undecided conflicts of earlier merges in which the same two values still face each other."""
    return [
        konflik
        for (kunci, kolom), konflik in earlier.items()
        if not konflik.pilihan
        and (kunci, kolom) not in found
        and merged.get(kunci, _NOTHING).get(kolom, "") == konflik.anda
        and new.get(kunci, _NOTHING).get(kolom, "") == konflik.baru
    ]


def _hand_fields(merged: Fakta, new: Fakta) -> dict[Kunci, frozenset[str]]:
    found: dict[Kunci, frozenset[str]] = {}
    for kunci, fields in merged.items():
        generated = new.get(kunci, _NOTHING)
        hand = frozenset(k for k in (*fields, *generated) if fields.get(k, "") != generated.get(k, ""))
        if hand:
            found[kunci] = hand
    return found


def differences(before: Fakta, after: Fakta) -> list[Perubahan]:
    """What is different between two states of a form, in the order of their keys."""
    found: list[Perubahan] = []
    for kunci in sorted({*before, *after}):
        old, new = before.get(kunci), after.get(kunci)
        if old is None or new is None:
            name = (old or new or _NOTHING).get("nama", "")
            found.append(
                Perubahan(
                    kunci=kunci, kolom="", sebelum="" if old is None else name, sesudah="" if new is None else name
                )
            )
            continue
        found += [
            Perubahan(kunci=kunci, kolom=kolom, sebelum=old.get(kolom, ""), sesudah=new.get(kolom, ""))
            for kolom in dict.fromkeys((*old, *new))
            if old.get(kolom, "") != new.get(kolom, "")
        ]
    return found
