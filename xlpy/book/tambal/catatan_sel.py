"""Notes at cells (comments), carried from an older sheet to the present one."""

import posixpath
from collections.abc import Iterator

from xlpy.book.tambal.acuan import address, area_of
from xlpy.book.tambal.lembar import Lembar
from xlpy.book.tambal.paket import Paket
from xlpy.book.tambal.penata import Penata
from xlpy.book.tambal.petasel import PetaSel
from xlpy.book.tambal.temukan import relationships
from xlpy.book.tambal.urai import OFFICE_REL, Elemen, parse, q, serialize

_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_ID = f"{{{OFFICE_REL}}}id"
_SHAPE = (
    '<v:shape id="_x0000_s{ident}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;'
    'width:120pt;height:60pt;z-index:{number};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{left}, 15, {top}, 2, {right}, 31, {bottom}, 9</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_VML = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" '
    'data="{block}"/></o:shapelayout>{shapes}</xml>'
)
_BLOCK = 1024  # shapes of one sheet are numbered from a multiple of it


def carry_notes(asal: Paket, paket: Paket, penata: Penata, pair: tuple[Lembar, Lembar], peta: PetaSel) -> int:
    """Carry the notes of an older sheet over; how many there are.

    Args:
        asal: the workbook as it was.
        paket: the workbook as it becomes.
        penata: its order.
        pair: the sheet as it was and as it is.
        peta: where its cells are now.
    """
    lama, baru = pair
    part = next((r.target for r in relationships(asal, lama.letak.part) if r.kind == "comments"), "")
    if part not in asal.names:
        return 0
    root = parse(asal.read(part), part)
    places = list(_moved(root, peta))
    if not places:
        return 0
    new = penata.free("xl/comments{}.xml")
    paket.put(new, serialize(root))
    penata.declare(new, _COMMENTS_TYPE)
    penata.relate(baru.letak.part, "comments", f"/{new}")
    _draw(paket, penata, baru, places)
    return len(places)


def _moved(root: Elemen, peta: PetaSel) -> Iterator[tuple[int, int]]:
    """Let each note stand at its cell; two that would stand at one are put below each other."""
    taken: set[tuple[int, int]] = set()
    for note in root.iter(q("comment")):
        area = area_of(note.get("ref"))
        row, column = peta.cell(area.top, area.left)
        while (row, column) in taken:
            row += 1
        taken.add((row, column))
        note.set("ref", address(row, column))
        for name in [n for n in note.attrib if n.endswith("uid")]:
            del note.attrib[name]  # threads of answers stay behind; their texts stand in the note
        yield row, column


def _draw(paket: Paket, penata: Penata, baru: Lembar, places: list[tuple[int, int]]) -> None:
    """Give each note its shape, beside the buttons that the sheet may have."""
    there = next((r.target for r in relationships(paket, baru.letak.part) if r.kind == "vmlDrawing"), "")
    block = baru.letak.number + 1
    text = paket.read(there).decode() if there else _VML.format(block=block, shapes=_TYPE)
    if there and "_x0000_t202" not in text:
        text = text.replace("</xml>", f"{_TYPE}</xml>")
    shapes = (_shape(block * _BLOCK + 512 + number, number, place) for number, place in enumerate(places, start=1))
    text = text.replace("</xml>", f"{''.join(shapes)}</xml>")
    if there:
        paket.put(there, text.encode())
        return
    part = penata.free("xl/drawings/vmlDrawing{}.vml")
    paket.put(part, text.encode())
    penata.declare_kind("vml", _VML_TYPE)
    target = posixpath.relpath(part, posixpath.dirname(baru.letak.part))
    baru.section("legacyDrawing").set(_ID, penata.relate(baru.letak.part, "vmlDrawing", target))


def _shape(ident: int, number: int, place: tuple[int, int]) -> str:
    row, column = place[0] - 1, place[1] - 1
    spread = {"left": column + 1, "right": column + 3, "top": max(row - 1, 0), "bottom": row + 3}
    return _SHAPE.format(ident=ident, number=number, row=row, column=column, **spread)
