"""What a workbook says of its own procedure: the SOP in force, calendar, log, and what is printed of its plan."""

from dataclasses import replace
from functools import lru_cache

from xlpy.book.document import Document
from xlpy.book.schema import KALENDER
from xlpy.book.schema_alur import LOG
from xlpy.build import sah
from xlpy.plan.facts import Fakta, facts
from xlpy.plan.model import RencanaKinerja, Simpul
from xlpy.sop.catatan import Catatan
from xlpy.sop.kalender_kantor import Kalender
from xlpy.sop.kalender_tabel import read_kalender
from xlpy.sop.kanonik import fingerprint
from xlpy.sop.keadaan import Keadaan, fold
from xlpy.sop.muat import built_in_text, load_sop
from xlpy.sop.steps import Sop

_NOT_PRINTED = frozenset({"dasar_penanggung_jawab", "yakin", "asal"})
"""Facts of the plan that no paper shows."""
_HOURS, _RAMADAN, _HOLIDAYS = (table.name for table in KALENDER.tables)


def sop_of(document: Document) -> Sop:
    """The procedure in force.

    Raises:
        InputError: the text that travels in the workbook is no procedure any more.
    """
    return load_sop(document.sop or None)


def kalender_of(document: Document) -> Kalender:
    """The office's calendar; without hours on its sheet those of the regulation.

    Raises:
        InputError: a row cannot be understood.
    """
    tables = document.tabel
    return read_kalender(
        jam_kerja=tables.get(_HOURS), ramadan=tables.get(_RAMADAN, ()), libur=tables.get(_HOLIDAYS, ())
    )


def log_of(document: Document) -> tuple[Catatan, ...]:
    """The lines of the sheet Log as they stand."""
    return tuple(Catatan.from_row(row) for row in document.tabel.get(LOG.table.name, ()))


def state_of(document: Document) -> Keadaan:
    """Where the procedure stands."""
    return fold(sop_of(document), log_of(document))


def content_fingerprint(document: Document) -> str:
    """The fingerprint of all that is printed of the plan; empty while there is no plan."""
    plan = document.rencana
    if not plan.sub_kegiatan:
        return ""
    return fingerprint_of(document, printed_facts(plan))


def printed_facts(plan: RencanaKinerja) -> Fakta:
    """What papers print of the plan, as facts; an indikator is known by its place within its node."""
    told = facts(map(_in_order, (*plan.tujuan, *plan.sasaran, *plan.program, *plan.kegiatan, *plan.sub_kegiatan)))
    return {kunci: {k: v for k, v in fields.items() if k not in _NOT_PRINTED} for kunci, fields in told.items()}


def fingerprint_of(document: Document, printed: Fakta) -> str:
    """The fingerprint of the head that ``document`` prints, and of the facts ``printed`` below it."""
    return fingerprint(
        {
            "kepala": sah.head_now(document),
            "rencana": [[*map(str, kunci), fields] for kunci, fields in sorted(printed.items())],
        }
    )


def _in_order(node: Simpul) -> Simpul:
    """A node whose indikator are known by their place: no paper shows the numbers that the workbook gave them."""
    return replace(node, indikator=tuple(replace(indikator, ke=0) for indikator in node.indikator))


def origin_of(document: Document) -> dict[str, str]:
    """What the first line of this document's log names."""
    return {"dokumen": document.id, "sop": _fingerprint_of_sop(document.sop or built_in_text())}


@lru_cache(maxsize=4)
def _fingerprint_of_sop(text: str) -> str:
    return fingerprint(text)
