"""What the formulas outside the tables' columns compute: the builder run over sheets that only remember formulas.

A patched workbook holds these values too, so that it reads right where nothing calculates.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, cast

from xlpy.book.document import Document
from xlpy.book.schema import BERANDA, DIAGNOSA, DPA, LEMBAR_ISIAN, MATRIKS, PENGATURAN, RENCANA, SAH, SOP, TEMUAN
from xlpy.book.tambal.isi import Nilai
from xlpy.build import sources
from xlpy.build.alur import write_count
from xlpy.build.baris import finding_lists, typed_records
from xlpy.build.beranda import write_home
from xlpy.build.cells import write_cell
from xlpy.build.diagnosa_lembar import results, write_seen
from xlpy.build.form import write_signature, write_title
from xlpy.build.matriks import write_office_names
from xlpy.build.sah import write_signed
from xlpy.build.sop_sheet import states
from xlpy.build.wajib import write_needs

if TYPE_CHECKING:
    from xlsxwriter.format import Format

    from xlpy.build.styles import Styles


class _Mute:
    """Takes every call and does nothing."""

    def __getattr__(self, _name: str) -> Callable[..., None]:
        return lambda *_args, **_options: None


class _Remembering(_Mute):
    """A sheet on which nothing stays but what its formulas compute."""

    def __init__(self) -> None:
        self.values: dict[str, Nilai] = {}

    def write_formula(self, _row: int, _col: int, formula: str, _look: object, value: Nilai) -> None:
        """Remember one formula, without its sign."""
        self.values[formula.removeprefix("=")] = value


def computed_values(document: Document) -> Mapping[str, Mapping[str, Nilai]]:
    """By sheet and formula, what is computed when the workbook says ``document``."""
    looks = cast("Styles", _Mute())
    pages: dict[str, Any] = {
        sheet.name: _Remembering() for sheet in (BERANDA, SOP, PENGATURAN, DPA, RENCANA, TEMUAN, SAH, *LEMBAR_ISIAN)
    }
    write_home(pages[BERANDA.name], looks, document, macros=False)
    sources.write_checks(pages[DPA.name], looks, document.dpa, sources.CHECKS)
    write_title(pages[RENCANA.name], looks, document)
    write_signature(pages[RENCANA.name], looks, 0, document.pengaturan)
    write_signed(pages[SAH.name], looks, document)
    write_needs(pages[PENGATURAN.name], looks, document)
    for state in states(document):
        write_cell(pages[SOP.name], 0, 0, state, cast("Format", None))
    for table, records in zip(TEMUAN.tables, finding_lists(document), strict=True):
        write_count(pages[TEMUAN.name], looks, table, (0, 0), records)
    write_office_names(pages[MATRIKS.name], looks, document)
    write_seen(pages[DIAGNOSA.name], looks, document)
    results(pages[DIAGNOSA.name], looks, document)
    for sheet in LEMBAR_ISIAN:
        for table in sheet.tables:
            if table.kosong:
                write_count(pages[sheet.name], looks, table, (0, 0), typed_records(document, table))
    return {name: page.values for name, page in pages.items()}
