"""What the workbook itself says: names that follow the rows, computing on opening, no outdated chain of computing."""

from collections.abc import Mapping

from xlpy.book.tambal.geser import Peta, shift_absolute
from xlpy.book.tambal.paket import Paket
from xlpy.book.tambal.temukan import Denah, rels_part
from xlpy.book.tambal.urai import Elemen, local_name, parse, q, serialize

_PRINT_AREA = "_xlnm.Print_Area"
_BEFORE_CALC = frozenset(
    {
        *("fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets"),
        *("functionGroups", "externalReferences", "definedNames", "AlternateContent", "revisionPtr"),
    }
)
_CONTENT_TYPES = "[Content_Types].xml"


def move_names(denah: Denah, maps: Peta) -> bool:
    """Let all names, print areas and print titles follow the rows; whether any changed."""
    changed = False
    for name in denah.name_elements():
        text = name.text or ""
        # Rows that someone typed below a table made it longer, but not the print area.
        new = shift_absolute(text, maps, to_end=name.get("name") == _PRINT_AREA)
        if new != text:
            name.text = new
            changed = True
    return changed


def compute_on_opening(denah: Denah) -> bool:
    """Ask Excel to compute everything when it opens the workbook; whether that was new."""
    calc = denah.root.find(q("calcPr"))
    if calc is None:
        calc = denah.root.makeelement(q("calcPr"))
        at = sum(1 for child in denah.root if local_name(child) in _BEFORE_CALC)
        denah.root.insert(at, calc)
    if calc.get("fullCalcOnLoad") in ("1", "true"):
        return False
    calc.set("fullCalcOnLoad", "1")
    return True


def store(denah: Denah, paket: Paket) -> None:
    """Put the workbook's part back."""
    paket.replace(denah.part, serialize(denah.root))


def drop_calc_chain(paket: Paket, denah: Denah) -> None:
    """Leave out the order of computing, which names cells that hold a formula no more.

    Excel makes it anew, silently; with a wrong one it offers to repair the file.
    """
    chain = next((r for r in denah.relationships if r.kind == "calcChain"), None)
    if chain is None or chain.target not in paket.names:
        return
    paket.remove(chain.target)
    rels = rels_part(paket, denah.part)
    if rels is not None:
        _drop(paket, rels, {"Id": chain.ident})
    _drop(paket, paket.find(_CONTENT_TYPES) or _CONTENT_TYPES, {"PartName": f"/{chain.target}"})


def _drop(paket: Paket, part: str, attributes: Mapping[str, str]) -> None:
    """Take the elements with these attributes out of a part."""
    root = parse(paket.read(part), part)
    wanted = {name: value.lower() for name, value in attributes.items()}
    gone: list[Elemen] = [
        element for element in root if all((element.get(n) or "").lower() == v for n, v in wanted.items())
    ]
    for element in gone:
        root.remove(element)
    if gone:
        paket.replace(part, serialize(root))
