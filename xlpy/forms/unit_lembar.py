"""The hidden sheets of a unit's form: whose it is and what it said when it was sent, with a fingerprint over both."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from xlpy.book.schema_form_unit import BENTUK, JENIS, LEMBAR_DASAR, LEMBAR_UNIT
from xlpy.errors import InputError
from xlpy.plan.facts import Fakta, Kunci
from xlpy.plan.unit_form import Identitas
from xlpy.plan.units import Unit
from xlpy.sop.kanonik import fingerprint

Baris = tuple[str, ...]
_JENIS, _BENTUK, _SIDIK, _KOLOM = "jenis", "bentuk", "sidik", "kolom"
_SEPARATOR = "; "
_BASE_HEAD = ("jenjang", "unit", "kode", "ke", "kolom", "isi")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tersembunyi:
    """What the hidden sheets say.

    Attributes:
        identitas: whose form it is.
        dasar: the facts when it was sent.
        kolom: the keys of the columns that it was sent with.
    """

    identitas: Identitas
    dasar: Fakta
    kolom: tuple[str, ...]


def hidden_rows(hidden: Tersembunyi) -> dict[str, list[Baris]]:
    """The rows of the hidden sheets, by the sheet's name; all of them text."""
    told = _told(hidden)
    base = _base_rows(hidden.dasar)
    told.append((_SIDIK, _sidik(told, base)))
    return {LEMBAR_UNIT: [*told], LEMBAR_DASAR: [_BASE_HEAD, *base]}


def read_hidden(name: str, sheets: Mapping[str, Sequence[Sequence[object]]]) -> Tersembunyi:
    """What the hidden sheets of the file ``name`` say.

    Args:
        name: the file.
        sheets: the rows of its sheets, by name.

    Raises:
        InputError: it is no form, is of a newer program, or somebody changed the hidden sheets.
    """
    if LEMBAR_UNIT not in sheets or LEMBAR_DASAR not in sheets:
        raise InputError(f"{name}: bukan form unit. {_what_it_is(sheets)}")
    told = [_texts(row, 2) for row in sheets[LEMBAR_UNIT] if any(row)]
    values: dict[str, str] = {row[0]: row[1] for row in told}
    if values.get(_JENIS) != JENIS:
        raise InputError(f"{name}: bukan form unit. {_what_it_is(sheets)}")
    if not values.get(_BENTUK, "").isdigit() or int(values[_BENTUK]) > BENTUK:
        raise InputError(f"{name}: form ini dibuat program yang lebih baru. Pasang program terbaru, lalu ulangi.")
    base = [_texts(row, len(_BASE_HEAD)) for row in sheets[LEMBAR_DASAR][1:] if any(row)]
    kept = [row for row in told if row[0] != _SIDIK]
    if values.get(_SIDIK) != _sidik(kept, base):
        raise InputError(
            f"{name}: lembar tersembunyi form ini berubah, jadi tidak jelas lagi milik siapa dan apa isi semulanya. "
            "Minta unit memindahkan isiannya ke form yang dikirim kepadanya, atau buat form baru dengan --ulang."
        )
    return Tersembunyi(
        identitas=Identitas(
            dokumen=values["dokumen"],
            tahun=int(values["tahun"]),
            versi=int(values["versi"]),
            unit=Unit(values["jabatan"], values["unit"]),
            kecamatan=values["kecamatan"],
            kode_skpd=values["kode_skpd"],
            pemerintah=values.get("pemerintah", ""),
            dikirim=values["dikirim"],
            batas=values["batas"],
        ),
        dasar=_facts(base),
        kolom=tuple(values[_KOLOM].split(_SEPARATOR)),
    )


def _told(hidden: Tersembunyi) -> list[Baris]:
    who = hidden.identitas
    return [
        (_JENIS, JENIS),
        (_BENTUK, str(BENTUK)),
        ("dokumen", who.dokumen),
        ("tahun", str(who.tahun)),
        ("versi", str(who.versi)),
        ("jabatan", who.unit.jabatan),
        ("unit", who.unit.unit),
        ("kecamatan", who.kecamatan),
        ("kode_skpd", who.kode_skpd),
        ("pemerintah", who.pemerintah),
        ("dikirim", who.dikirim),
        ("batas", who.batas),
        (_KOLOM, _SEPARATOR.join(hidden.kolom)),
    ]


def _base_rows(dasar: Fakta) -> list[Baris]:
    """One row a field; an entity without any has one row with an empty field."""
    return [
        (kunci.jenjang, kunci.unit, kunci.kode, str(kunci.ke), kolom, isi)
        for kunci, fields in sorted(dasar.items())
        for kolom, isi in (sorted(fields.items()) or [("", "")])
    ]


def _facts(rows: Iterable[Baris]) -> dict[Kunci, dict[str, str]]:
    found: dict[Kunci, dict[str, str]] = {}
    for jenjang, unit, kode, ke, kolom, isi in rows:
        fields = found.setdefault(Kunci(jenjang, unit, kode, int(ke)), {})
        if kolom:
            fields[kolom] = isi
    return found


def _sidik(told: Sequence[Baris], base: Sequence[Baris]) -> str:
    return fingerprint([[*map(list, told)], [*map(list, base)]])


def _texts(row: Sequence[object], count: int) -> Baris:
    cells = ["" if cell is None else str(cell) for cell in row[:count]]
    return tuple(cells + [""] * (count - len(cells)))


def _what_it_is(sheets: Mapping[str, object]) -> str:
    if "_meta" in sheets:
        return "Ini buku kerja Rencana Kinerja."
    return "Form unit dibuat dengan “unit buat” dan memuat lembar tersembunyi yang mengenalinya."


def answers_fingerprint(told: Mapping[str, object]) -> str:
    """What names the answers of a form."""
    return fingerprint(json.loads(json.dumps(told)))[:16]
