"""RKT, the simplest form of the plan: sasaran with their targets, programs with their money."""

from xlpy.forms import words
from xlpy.forms.blocks import BODY_CENTER, BODY_TEXT, Column, gap, plan_signer, table_head, with_last_kept
from xlpy.forms.catalogue import Kertas, Varian
from xlpy.forms.layout import Lembar, widths
from xlpy.forms.material import Bahan
from xlpy.forms.plan_blocks import SIDES, at_right, blank_entries, budget_columns, heading, program_budget
from xlpy.forms.sections import Section, with_sections
from xlpy.forms.tables import Entry, column_pixels, grid, spread, table_rows, target_with_unit, total_row
from xlpy.plan.model import Indikator

_COLUMNS = (
    Column("Sasaran Strategis", 40, BODY_TEXT, "sasaran"),
    Column("Indikator Kinerja", 42, BODY_TEXT, "indikator"),
    Column("Target", 18, BODY_CENTER, "target"),
)
_BLANK = (6, 5)  # rows of either table while there is nothing


def _lay_out(bahan: Bahan, _: Varian) -> Lembar:
    upper = _targets(bahan) or blank_entries(_BLANK[0])
    known, total = program_budget(bahan.plan)
    lower = known or blank_entries(_BLANK[1])
    sums = {"anggaran": words.money(total) if known else ""}
    money = budget_columns("Program")
    own = [
        column_pixels(bahan.kertas, columns, entries, bahan.font, rebah=False)
        for columns, entries in ((_COLUMNS, upper), (money, [*lower, Entry(sums, bold=True)]))
    ]
    pixels, (taken, other, _sides) = grid(*own, widths(bahan.kertas, SIDES, rebah=False))
    targets, amounts = spread(_COLUMNS, taken), spread(money, other)
    first = Lembar(
        nama="RKT",
        kertas=bahan.kertas,
        kolom=pixels,
        baris=heading(bahan, len(pixels), "Rencana Kinerja Tahunan", numbered=True),
        tanda=bahan.tanda,
        kaki=bahan.kaki,
        font=bahan.font,
    )
    end = total_row(amounts, "JUMLAH", sums)
    sections = (
        Section((), table_head(targets), table_rows(targets, upper, pixels)),
        Section((gap(12.0),), table_head(amounts), (*with_last_kept(table_rows(amounts, lower, pixels)), *end)),
    )
    return with_sections(first, sections, at_right(plan_signer(bahan), pixels))


def _targets(bahan: Bahan) -> list[Entry]:
    return [
        Entry(
            {
                "sasaran": "" if n else sasaran.nama,
                "indikator": indikator.nama,
                "target": target_with_unit(indikator),
            },
            joined=("sasaran",) if n else (),
        )
        for sasaran in bahan.plan.sasaran
        for n, indikator in enumerate(sasaran.indikator or (Indikator(nama=""),))
    ]


KERTAS = Kertas("rkt", "Rencana Kinerja Tahunan (RKT)", _lay_out)
