"""Waivers: findings that a person lets stand, with the reason, as the log tells them.

A waiver belongs to no step's order and moves none; its line names the step that was under way.  It holds as long as
the finding says what it said then, and nobody takes it back.
"""

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass

from xlpy.errors import InputError
from xlpy.plan.temuan import Temuan
from xlpy.sop.catatan import Kejadian
from xlpy.sop.waktu_kerja import to_wib

TEMUAN, PESAN = "temuan", "pesan"
"""The keys under which the log holds the name of the finding and what it said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pengecualian:
    """A finding that is let stand.

    Attributes:
        identitas: the name of the finding.
        pesan: what it said.
        keterangan: the reason, who gave it, and when, as people read it.
    """

    identitas: str
    pesan: str
    keterangan: str

    def covers(self, temuan: Temuan) -> bool:
        """Whether it is this finding, saying what it said."""
        return (self.identitas, self.pesan) == (temuan.identitas, temuan.pesan)


def waiver_of(event: Kejadian) -> Pengecualian:
    """The waiver that a line of the log tells, or takes back.

    Raises:
        InputError: the line names no finding, or gives no reason.
    """
    identitas, pesan = _text(event.data, TEMUAN), _text(event.data, PESAN)
    if not (identitas and pesan and event.catatan.strip()):
        raise InputError(f'mencatat "{event.tindakan}" tanpa temuan, pesan, atau alasan.')
    who = event.pelaku if not event.jabatan else f"{event.pelaku} ({event.jabatan})"
    said = f"{event.catatan} — {who}, {to_wib(event.waktu_kejadian):%d/%m/%Y}"
    return Pengecualian(identitas=identitas, pesan=pesan, keterangan=said)


def take_back(waivers: MutableMapping[str, Pengecualian], taken: Pengecualian) -> None:
    """Let ``waivers`` no more hold what the log says was taken back.

    Raises:
        InputError: there is no such waiver.
    """
    if waivers.pop(taken.identitas, None) is None:
        raise InputError(f"mencabut pengecualian {taken.identitas}, yang tidak ada.")


def _text(data: Mapping[str, object], key: str) -> str:
    value = data.get(key, "")
    return value if isinstance(value, str) else ""
