"""What a workbook as a whole has of its own when our sheets come anew: order of tabs, names, code names, macros."""

import posixpath
import struct
from collections.abc import Callable, Container, Iterable, Sequence
from typing import TypeAlias

from xlpy.book.guard_majemuk import Compound
from xlpy.book.tambal.acuan import references
from xlpy.book.tambal.paket import Paket
from xlpy.book.tambal.penata import Penata
from xlpy.book.tambal.temukan import Denah, relationships
from xlpy.book.tambal.urai import Elemen, parse, q, serialize

Makro: TypeAlias = Callable[[Sequence[str]], bytes]
"""Makes a project of macros for a workbook whose sheets have these code names."""

_RIBBON = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
_VBA = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
_VBA_TYPE = "application/vnd.ms-office.vbaProject"
_WORKBOOK = "ThisWorkbook"
_OF_PROJECT = ("Module=", "Class=", "BaseClass=")
_PRINT = ("_xlnm.Print_Area", "_xlnm.Print_Titles", "_xlnm._FilterDatabase")


# ── tabs ───────────────────────────────────────────────────────────────────────────────────────────────────────


def order_sheets(denah: Denah, asal: Denah, baru: Denah) -> None:
    """Let each sheet that came follow the one that it follows in the new workbook; the others keep their order."""
    element = denah.root.find(q("sheets"))
    old = list(element)
    tabs = {sheet.get("name").lower(): sheet for sheet in old}
    given = [sheet.get("name").lower() for sheet in baru.root.find(q("sheets"))]
    before = ""
    for key in given:
        if key not in asal.sheets:
            element.remove(tabs[key])
            element.insert(0, tabs[key]) if not before else tabs[before].addnext(tabs[key])
        before = key
    now = {id(sheet): number for number, sheet in enumerate(element)}
    _renumber(denah, {number: now[id(sheet)] for number, sheet in enumerate(old)})
    for sheet in baru.root.find(q("sheets")):
        key = sheet.get("name").lower()
        if key not in asal.sheets and sheet.get("state"):
            tabs[key].set("state", sheet.get("state"))
    denah.look_again()


def _renumber(denah: Denah, numbers: dict[int, int]) -> None:
    for name in denah.name_elements():
        if name.get("localSheetId") is not None:
            name.set("localSheetId", str(numbers[int(name.get("localSheetId"))]))
    for view in denah.root.iter(q("workbookView")):
        for attribute in ("activeTab", "firstSheet"):
            if view.get(attribute) is not None:
                view.set(attribute, str(numbers.get(int(view.get(attribute)), 0)))


# ── names ──────────────────────────────────────────────────────────────────────────────────────────────────────


def merge_names(denah: Denah, baru: Denah, brought: Container[str]) -> None:
    """Take over the names of the new workbook, but for those of sheets that stayed; the user's own stay."""
    names = denah.root.find(q("definedNames"))
    if names is None:
        names = denah.root.makeelement(q("definedNames"))
        denah.root.find(q("sheets")).addnext(names)
    keys = {place.number: key for key, place in denah.sheets.items()}
    given = {place.number: key for key, place in baru.sheets.items()}
    coming = [name for name in baru.name_elements() if _comes(name, given, brought, denah)]
    taken = {name.get("name").lower() for name in coming if name.get("localSheetId") is None}
    for name in list(names):
        local = name.get("localSheetId")
        is_ours = (
            name.get("name").lower() in taken if local is None else _is_print(name, keys.get(int(local)), brought)
        )
        if is_ours:
            names.remove(name)
    for name in coming:
        attributes = dict(name.attrib)
        if "localSheetId" in attributes:
            attributes["localSheetId"] = str(denah.sheets[given[int(attributes["localSheetId"])]].number)
        new = names.makeelement(q("definedName"), attributes)
        new.text = name.text
        names.append(new)


def _is_print(name: Elemen, key: str | None, brought: Container[str]) -> bool:
    return key is not None and key in brought and name.get("name") in _PRINT


def _comes(name: Elemen, given: dict[int, str], brought: Container[str], denah: Denah) -> bool:
    """Whether a name of the new workbook is taken over: not where it leads to a sheet that stayed as it was."""
    local = name.get("localSheetId")
    if local is not None:
        return given.get(int(local), "") in brought
    sheets = {sheet.lower() for sheet, _ in references(name.text or "") if sheet}
    stayed = any(sheet not in brought for sheet in sheets)
    return not stayed or name.get("name").lower() not in denah.names


# ── macros ─────────────────────────────────────────────────────────────────────────────────────────────────────


def code_names(paket: Paket, denah: Denah) -> dict[str, str]:
    """By sheet, the name by which macros know it."""
    found = {}
    for key, place in denah.sheets.items():
        properties = parse(paket.read(place.part), place.part).find(q("sheetPr"))
        if properties is not None and properties.get("codeName"):
            found[key] = properties.get("codeName")
    return found


def free_code_name(taken: Iterable[str]) -> str:
    """A code name that no sheet has."""
    used = {name.lower() for name in taken}
    return next(name for n in range(1, len(used) + 2) if (name := f"Lembar{n}").lower() not in used)


def set_code_name(root: Elemen, name: str) -> None:
    """Let macros know a sheet by this name."""
    properties = root.find(q("sheetPr"))
    if properties is None:
        properties = root.makeelement(q("sheetPr"))
        root.insert(0, properties)
    properties.set("codeName", name)


def bring_macros(paket: Paket, given: Paket, denah: Denah, penata: Penata, makro: Makro | None) -> tuple[str, ...]:
    """Exchange macros and ribbon for the present ones; what of the user's own macros is not taken along."""
    if makro is None:
        return ()
    codes = _named_for_macros(paket, denah)
    project = makro([codes[key] for key in sorted(codes, key=lambda key: denah.sheets[key].number)])
    place = next((r.target for r in denah.relationships if r.kind == "vbaProject"), "")
    old = paket.read(place) if place in paket.names else b""
    if not place:
        place = posixpath.join(posixpath.dirname(denah.part), "vbaProject.bin")
        penata.relate(denah.part, _VBA, f"/{place}")
        penata.declare(place, _VBA_TYPE)
    paket.put(place, project)
    _bring_ribbon(paket, given, penata)
    own = sorted(_modules(old) - _modules(project) - {*codes.values()})
    if not own:
        return ()
    how = "ekspor dari sana di Editor Visual Basic (Berkas › Ekspor), lalu impor ke buku ini"
    return (f"makro Anda sendiri ({', '.join(own)}) tinggal di cadangan: {how}",)


def _named_for_macros(paket: Paket, denah: Denah) -> dict[str, str]:
    """The code names of all sheets; those that another program left without one get one, as Excel gives it."""
    codes = code_names(paket, denah)
    for key, place in denah.sheets.items():
        if key not in codes:
            codes[key] = free_code_name(codes.values())
            root = parse(paket.read(place.part), place.part)
            set_code_name(root, codes[key])
            paket.replace(place.part, serialize(root))
    properties = denah.root.find(q("workbookPr"))
    if properties is None:
        properties = denah.root.makeelement(q("workbookPr"))
        before = denah.root.find(q("fileVersion"))
        denah.root.insert(0, properties) if before is None else before.addnext(properties)
    properties.set("codeName", _WORKBOOK)
    return codes


def _bring_ribbon(paket: Paket, given: Paket, penata: Penata) -> None:
    ribbon = next((r.target for r in relationships(given, "") if r.kind == "extensibility"), "")
    there = next((r.target for r in relationships(paket, "") if r.kind == "extensibility"), "")
    if not there:
        there = ribbon
        penata.relate("", _RIBBON, ribbon)
        penata.declare_kind("xml", "application/xml")
    paket.put(there, given.read(ribbon))


def _modules(project: bytes) -> set[str]:
    """The modules of a project of macros that are no sheets; none where it cannot be read."""
    try:
        compound = Compound(project)
        entry = next((e for e in compound.entries if e.name == "PROJECT"), None)
        text = compound.stream(entry).decode("cp1252", "replace") if entry else ""
    except (struct.error, IndexError):
        return set()
    lines = (line.strip() for line in text.splitlines())
    return {line.partition("=")[2] for line in lines if line.startswith(_OF_PROJECT)}
