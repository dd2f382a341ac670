"""Moving the rows of a sheet: the new bodies take the place of the old, the rest follows with its formulas."""

from collections.abc import Container, Mapping, Sequence

from xlpy.book.tambal.acuan import HILANG, Area, address, area_of
from xlpy.book.tambal.geser import Peta, PetaBaris, shift
from xlpy.book.tambal.lembar import Lembar
from xlpy.book.tambal.urai import Elemen
from xlpy.errors import InputError

_MANY_CELLED = ("array", "dataTable")


def shift_formulas(
    lembar: Lembar, maps: Peta, replaced: Sequence[Area], kept: Container[tuple[int, int]] = ()
) -> tuple[bool, list[str]]:
    """Let the formulas of a sheet follow the rows that they name.

    Args:
        lembar: the sheet.
        maps: where the rows go.
        replaced: areas whose cells are written anew.
        kept: rows and columns of cells in them that stay all the same.

    Returns:
        Whether any changed, and the new addresses of those that named a row which is gone.

    Raises:
        InputError: a formula that fills several rows stands across rows of a table that move apart.
    """
    changed, broken = False, []
    own = maps.get(lembar.name.lower(), PetaBaris())
    moved: dict[str, str] = {}  # a column says the same in every row
    for row, column, cell, formula in lembar.formulas():
        stands = own.row(row)
        at = Area(row, column, row, column)
        if stands is None or ((row, column) not in kept and any(at.meets(area) for area in replaced)):
            continue
        text = formula.text
        if text:
            new = moved.get(text)
            if new is None:
                leads_there = not own.still or "!" in text  # another sheet's cells are always called with its name
                new = moved[text] = shift(text, lembar.name, maps) if leads_there else text
            if new != text:
                formula.text = new
                changed = True
                if new.count(HILANG) > text.count(HILANG):
                    broken.append(lembar.where(address(stands, column)))
        if formula.get("t") in _MANY_CELLED:
            _shift_extent(lembar, cell, formula, own)
    return changed, broken


def _shift_extent(lembar: Lembar, cell: Elemen, formula: Elemen, rows: PetaBaris) -> None:
    """Let the area that an array formula or a data table fills, and the inputs of the latter, follow."""
    for name in ("ref", "r1", "r2"):
        text = formula.get(name)
        if text is None:
            continue
        area = area_of(text)
        new = [rows.row(row) for row in range(area.top, area.bottom + 1)]
        top = new[0]
        if top is None or new != list(range(top, top + len(new))):
            raise InputError(
                f"{lembar.where(cell.get('r'))}: rumus larik di {text} melintasi baris tabel yang berpindah. "
                "Ganti dengan rumus biasa per baris, lalu ulangi."
            )
        formula.set(name, Area(top, area.left, top + len(new) - 1, area.right).text)


def place_rows(lembar: Lembar, rows: PetaBaris, bodies: Mapping[int, list[Elemen]]) -> None:
    """Put the sheet's rows in their new places.

    Args:
        lembar: the sheet.
        rows: where they go.
        bodies: the new rows of each body, by its old first row.
    """
    placed: dict[int, Elemen] = {}
    for number, row in lembar.rows.items():
        if rows.inside(number):
            continue
        moved = rows.shift(number)
        if moved:
            for column, cell in lembar.cells(row):
                cell.set("r", address(number + moved, column))
            row.set("r", str(number + moved))
        placed[number + moved] = row
    for body in bodies.values():
        placed.update((int(row.get("r")), row) for row in body)
    lembar.rows = dict(sorted(placed.items()))
    lembar.data[:] = list(lembar.rows.values())
