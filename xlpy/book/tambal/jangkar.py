"""What hangs on cells in other parts of a sheet: notes, comments, pictures, charts, buttons.

A note belongs to its cell and goes with its row.  A picture, chart or button that begins below a table moves with
what stands there; one that begins beside or above stays.  Only row numbers are changed; a part in which nothing
moves stays byte for byte.
"""

import re
from typing import TYPE_CHECKING

from xlpy.book.tambal.acuan import Area, area_of
from xlpy.book.tambal.geser import PetaBaris
from xlpy.book.tambal.lembar import Lembar
from xlpy.book.tambal.paket import Paket
from xlpy.book.tambal.temukan import relationships
from xlpy.book.tambal.urai import Elemen, local_name, parse, serialize
from xlpy.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

_NOTES = frozenset({"comments", "threadedComment"})
_SHAPE = re.compile(rb"<x:ClientData\b.*?</x:ClientData>", re.DOTALL)
_VML_ROW = re.compile(rb"(<x:Row>\s*)(\d+)(\s*</x:Row>)")
_VML_ANCHOR = re.compile(rb"(<x:Anchor>)([^<]*)(</x:Anchor>)")
_ANCHOR_ROWS = (2, 6)  # left column, offset, top row, offset, right column, offset, bottom row, offset
_ANCHOR_NUMBERS = 8


def move_anchors(paket: Paket, lembar: Lembar, rows: PetaBaris) -> None:
    """Let all that hangs on the cells of a sheet follow its rows.

    Raises:
        InputError: a note stands on a row that goes, or a pivot table on rows that move.
    """
    acts: dict[str, Callable[[Paket, str, Lembar, PetaBaris], None]] = {
        "vmlDrawing": _move_vml,
        "drawing": _move_drawing,
        "pivotTable": _refuse_pivot,
        **dict.fromkeys(_NOTES, _move_notes),
    }
    for rel in relationships(paket, lembar.letak.part):
        if rel.kind in acts and rel.target in paket.names:
            acts[rel.kind](paket, rel.target, lembar, rows)
    for child in lembar.root:
        if child is not lembar.data:  # controls; thousands of cells hold none
            _move_markers(child, rows)


def _move_notes(paket: Paket, part: str, lembar: Lembar, rows: PetaBaris) -> None:
    root = parse(paket.read(part), part)
    changed = False
    for note in [e for e in root.iter() if local_name(e) in ("comment", "threadedComment")]:
        place = area_of(note.get("ref", "A1"))
        row = rows.row(place.top)
        if row is None:
            raise InputError(
                f"{lembar.where(note.get('ref'))}: ada komentar pada baris yang akan dihapus, karena baris itu tidak "
                "ada lagi dalam isi tabel yang baru. Pindahkan atau hapus komentarnya, lalu ulangi."
            )
        if row != place.top:
            note.set("ref", Area(row, place.left, row, place.right).text)
            changed = True
    if changed:
        paket.replace(part, serialize(root))


def _move_vml(paket: Paket, part: str, _: Lembar, rows: PetaBaris) -> None:
    """The boxes of notes and of old buttons; often no sound XML, so only the numbers are touched."""

    def shape(found: re.Match[bytes]) -> bytes:
        text = found[0]
        cell = _VML_ROW.search(text)
        anchor = _VML_ANCHOR.search(text)
        numbers = anchor[2].split(b",") if anchor else []
        if cell:
            at = int(cell[2]) + 1
            moved = (rows.row(at) or at) - at
            text = _VML_ROW.sub(rb"\g<1>%d\g<3>" % (at + moved - 1), text) if moved else text
        else:
            moved = _anchor_shift(int(numbers[2]), rows) if len(numbers) == _ANCHOR_NUMBERS else 0
        if not moved or len(numbers) != _ANCHOR_NUMBERS:
            return text
        for i in _ANCHOR_ROWS:
            blanks = numbers[i][: len(numbers[i]) - len(numbers[i].lstrip())]
            numbers[i] = blanks + b"%d" % max(0, int(numbers[i]) + moved)
        return _VML_ANCHOR.sub(lambda m: m[1] + b",".join(numbers) + m[3], text)

    paket.replace(part, _SHAPE.sub(shape, paket.read(part)))


def _move_drawing(paket: Paket, part: str, _: Lembar, rows: PetaBaris) -> None:
    root = parse(paket.read(part), part)
    if _move_markers(root, rows):
        paket.replace(part, serialize(root))


def _move_markers(root: Elemen, rows: PetaBaris) -> bool:
    """Move the ``from`` and ``to`` of anchors (of drawings, and of controls within a sheet), counted from 0."""
    changed = False
    for start in [e for e in root.iter() if local_name(e) == "from"]:
        markers = [start, *(e for e in start.itersiblings() if local_name(e) == "to")]
        numbers = [e for marker in markers for e in marker if local_name(e) == "row"]
        fixed = start.getparent().get("editAs") == "absolute"  # on the paper, not on the cells
        moved = _anchor_shift(int(numbers[0].text), rows) if numbers and not fixed else 0
        if moved:
            changed = True
            for number in numbers:
                number.text = str(int(number.text) + moved)
    return changed


def _anchor_shift(row: int, rows: PetaBaris) -> int:
    """By how much a thing moves that begins in ``row``, counted from 0."""
    return 0 if rows.inside(row + 1) else rows.shift(row + 1)


def _refuse_pivot(paket: Paket, part: str, lembar: Lembar, rows: PetaBaris) -> None:
    for location in parse(paket.read(part), part).iter():
        if local_name(location) == "location":
            area = area_of(location.get("ref", "A1"))
            if rows.spans(area.top, area.bottom) != [(area.top, area.bottom)]:
                raise InputError(
                    f"{lembar.where(area.text)}: tabel pivot ini berdiri pada baris yang akan bergeser. Pindahkan ke "
                    "lembar lain (Analisis PivotTable › Pindahkan), lalu ulangi."
                )
