"""What is the user's in the rows of a table and below them, and what to say where it cannot stay."""

from collections.abc import Container, Mapping, Sequence

from xlpy.book.tambal.geser import translate
from xlpy.book.tambal.lembar import Lembar
from xlpy.book.tambal.urai import Elemen, q

_SHOWN = 30  # letters of a content quoted in a message
_NAMED = 10  # cells named in a message


def named(lembar: Lembar, cells: Sequence[Elemen]) -> str:
    """The addresses of cells as a message tells them."""
    places = [str(cell.get("r")) for cell in cells]
    more = f" dan {len(places) - _NAMED} sel lain" if len(places) > _NAMED else ""
    return lembar.where(", ".join(places[:_NAMED])) + more


def loss(lembar: Lembar, table: str, cells: Sequence[Elemen]) -> str:
    """What to say where ``cells`` would go with their rows."""
    text = lembar.text(cells[0])
    said = f"“{text[:_SHOWN]}{'…' if len(text) > _SHOWN else ''}”" if text else "rumus"
    if len(cells) == 1:
        what, it = f"sel ini berisi {said}, tulisan Anda sendiri", "isi sel itu"
    else:
        what, it = f"sel-sel ini berisi tulisan Anda sendiri (yang pertama {said})", "isi sel-sel itu"
    return (
        f"{named(lembar, cells)}: {what}, tetapi barisnya tidak ada lagi dalam isi tabel {table} yang baru dan akan "
        f"dihapus. Pindahkan atau hapus {it}, lalu ulangi."
    )


def left_below(lembar: Lembar, table: str, cells: Sequence[Elemen]) -> str:
    """What to say of ``cells`` below a table that would be read as rows of it, and are none of the new ones."""
    return (
        f"{named(lembar, cells)}: ditulis di bawah tabel {table}, tetapi tidak termasuk isinya yang baru. Bila "
        "dibiarkan, baris itu terbaca lagi sebagai isi tabel. Hapus isi barisnya, atau masukkan baris itu ke berkas "
        "sumbernya atau ke dalam tabel, lalu ulangi."
    )


def dragged(column: Mapping[int, Elemen], row: int, stays: Container[int | None]) -> bool:
    """Whether the formula of a row goes on in a row that stays, as it does when it was copied down a column.

    Args:
        column: the cells of the column by row.
        row: the row that goes.
        stays: the rows that stay.
    """
    formula = _formula(column[row]) if row in column else ""
    if not formula:
        return False
    others = ((number, _formula(cell)) for number, cell in column.items() if number in stays)
    return any(other and translate(formula, number - row, 0) == other for number, other in others)


def _formula(cell: Elemen) -> str:
    """The plain formula of a cell; "" where it has none, or one that fills several cells."""
    found = cell.find(q("f"))
    return "" if found is None or found.get("t") else found.text or ""
