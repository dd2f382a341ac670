"""One line of the log: as it stands in its columns, and as what it tells.

``Catatan`` is the line as found, every column as text, so that a damaged line can still be looked at; ``Kejadian`` is
what happened, typed.  ``docs/log.md`` gives the form to the byte.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import StrEnum
from operator import attrgetter

from xlpy.errors import InputError
from xlpy.plan.text import tidy
from xlpy.sop.kanonik import Data, Rangka, canonical, fingerprint
from xlpy.sop.waktu_kerja import to_wib

KOLOM = {
    "nomor": "No",
    "waktu_catat": "Waktu Catat",
    "waktu_kejadian": "Waktu Kejadian",
    "langkah": "Langkah",
    "tindakan": "Tindakan",
    "pelaku": "Pelaku",
    "jabatan": "Jabatan",
    "pencatat": "Pencatat",
    "catatan": "Catatan",
    "data": "Data",
    "sidik_isi": "Sidik Isi",
    "sidik_sebelumnya": "Sidik Sebelumnya",
    "sidik": "Sidik",
}
"""The columns of the log: key and heading.  The headings are the keys of the canonical form."""
_RANGKA = Rangka(heading for key, heading in KOLOM.items() if key != "sidik")
_SEALED = attrgetter(*({heading: key for key, heading in KOLOM.items()}[heading] for heading in _RANGKA.keys))
"""The texts that a line's fingerprint covers, in the order of the canonical form."""


class Tindakan(StrEnum):
    """What is written down: what can be done to a step, and what moves none (``TANPA_URUTAN``)."""

    MULAI = "mulai"
    SELESAI = "selesai"
    TUNDA = "tunda"
    KEMBALIKAN = "kembalikan"
    BATAL = "batal"
    BUKA_KEMBALI = "buka-kembali"
    KECUALIKAN = "kecualikan"
    CABUT = "cabut-pengecualian"
    CETAK = "cetak"


PADA_TEMUAN = (Tindakan.KECUALIKAN, Tindakan.CABUT)
"""What can be decided of a finding: that it may stand, and that it may no more."""
TANPA_URUTAN = frozenset({*PADA_TEMUAN, Tindakan.CETAK})
"""What may be done at any time and moves no step: a finding is decided of, papers are printed."""
PADA_LANGKAH = tuple(tindakan for tindakan in Tindakan if tindakan not in TANPA_URUTAN)
"""What can be done to a step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kejadian:
    """What happened.

    Attributes:
        waktu_catat: when it was written down, by the clock of that computer.
        waktu_kejadian: when it happened.
        langkah, tindakan: what was done to which step.
        pelaku, jabatan: the person who did it, and as what.
        pencatat: the account that wrote it down, as user@host.
        catatan: the reason, or a remark.
        data: what the step recorded.
        sidik_isi: the fingerprint of the plan's content at that moment; empty where there was no plan.
    """

    waktu_catat: datetime
    waktu_kejadian: datetime
    langkah: int
    tindakan: Tindakan
    pelaku: str
    jabatan: str
    pencatat: str
    catatan: str = ""
    data: Data = field(default_factory=dict)
    sidik_isi: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Catatan:
    """A line of the log as it stands: the text of each column."""

    nomor: str
    waktu_catat: str
    waktu_kejadian: str
    langkah: str
    tindakan: str
    pelaku: str
    jabatan: str
    pencatat: str
    catatan: str
    data: str
    sidik_isi: str
    sidik_sebelumnya: str
    sidik: str

    @classmethod
    def from_row(cls, row: Mapping[str, object]) -> "Catatan":
        """A row of the table Log, by column key; a column that is not there counts as empty."""
        return cls(**{key: _text(row.get(key)) for key in KOLOM})

    @classmethod
    def seal(cls, nomor: int, sebelumnya: str, event: Kejadian) -> "Catatan":
        """The line that tells ``event``, as number ``nomor`` after the line with the fingerprint ``sebelumnya``."""
        texts = {
            "nomor": str(nomor),
            "waktu_catat": time_text(event.waktu_catat),
            "waktu_kejadian": time_text(event.waktu_kejadian),
            "langkah": str(event.langkah),
            "tindakan": str(event.tindakan),
            "pelaku": tidy(event.pelaku),
            "jabatan": tidy(event.jabatan),
            "pencatat": tidy(event.pencatat),
            "catatan": tidy(event.catatan),
            "data": canonical(event.data),
            "sidik_isi": event.sidik_isi,
            "sidik_sebelumnya": sebelumnya,
        }
        return cls(**texts, sidik=fingerprint({KOLOM[key]: text for key, text in texts.items()}))

    def row(self) -> dict[str, str | int]:
        """The row of the table Log, by column key; numbers as numbers."""
        return {f.name: _number(f.name, getattr(self, f.name)) for f in fields(self)}

    def by_heading(self) -> dict[str, str]:
        """Its texts by the headings of their columns: a line of the mirror."""
        return {heading: getattr(self, key) for key, heading in KOLOM.items()}

    def is_genuine(self) -> bool:
        """Whether its own fingerprint is that of its texts."""
        return _RANGKA.fingerprint(_SEALED(self)) == self.sidik

    def read(self) -> Kejadian:
        """What it tells.

        Raises:
            InputError: a column does not hold what it should; names the line and the column.
        """
        return Kejadian(
            waktu_catat=self._time("waktu_catat"),
            waktu_kejadian=self._time("waktu_kejadian"),
            langkah=self._step(),
            tindakan=self._action(),
            pelaku=self.pelaku,
            jabatan=self.jabatan,
            pencatat=self.pencatat,
            catatan=self.catatan,
            data=self._data(),
            sidik_isi=self.sidik_isi,
        )

    def _time(self, key: str) -> datetime:
        text = getattr(self, key)
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            moment = None
        if moment is None or moment.tzinfo is None:
            raise self._fault(key, text, "waktu seperti 2026-01-05T08:00:00+07:00")
        return moment

    def _step(self) -> int:
        if not (self.langkah.isascii() and self.langkah.isdigit() and len(self.langkah) < 10):  # noqa: PLR2004
            raise self._fault("langkah", self.langkah, "nomor langkah")
        return int(self.langkah)

    def _action(self) -> Tindakan:
        try:
            return Tindakan(self.tindakan)
        except ValueError:
            raise self._fault("tindakan", self.tindakan, f"salah satu dari {', '.join(Tindakan)}") from None

    def _data(self) -> Data:
        try:
            data = json.loads(self.data)
        except (ValueError, RecursionError):
            data = None
        if not isinstance(data, dict) or not all(map(_is_value, data.values())):
            raise self._fault("data", self.data[:40], "JSON yang ditulis oleh langkah SOP")
        return data

    def _fault(self, key: str, text: str, wanted: str) -> InputError:
        return InputError(
            f'Log nomor {self.nomor}: kolom {KOLOM[key]} berisi "{text}", seharusnya {wanted}. '
            "Log hanya ditulis oleh langkah SOP; pulihkan barisnya dari cermin log atau dari cadangan."
        )


def time_text(moment: datetime) -> str:
    """A moment as the log writes it: in WIB, to the second, with its offset."""
    return to_wib(moment).isoformat(timespec="seconds")


def _text(value: object) -> str:
    """The text of a cell, whatever kind of cell it is; a whole number has no point."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _number(key: str, text: str) -> str | int:
    plain = key in {"nomor", "langkah"} and text.isascii() and text.isdigit() and len(text) < 10  # noqa: PLR2004
    return int(text) if plain and str(int(text)) == text else text


def _is_value(value: object) -> bool:
    """Whether it is one of the kinds of value that a step records."""
    if isinstance(value, str):
        return True
    if not isinstance(value, list):
        return False
    return all(isinstance(v, str) for v in value) or all(
        isinstance(v, dict) and all(isinstance(t, str) for t in v.values()) for v in value
    )
