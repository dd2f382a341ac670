"""Rewrites a workbook of ours into the dialect in which Excel saves: the same book, told quite differently.

Part names in another order with absolute targets, other relationship ids, shared strings re-indexed and partly rich,
styles renumbered, a chain of computing, ``xr:uid`` and ``x14ac:dyDescent`` on everything, optionally a prefix before
every tag of a sheet.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Callable

from lxml import etree

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
X14AC = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"
XR = "http://schemas.microsoft.com/office/spreadsheetml/2014/revision"
XR3 = "http://schemas.microsoft.com/office/spreadsheetml/2016/revision3"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_UID = "{{00000000-0001-0000-0000-{:012X}}}"
Parts = dict[str, bytes]
Root = etree._Element  # noqa: SLF001 # lxml has no other name for it


def q(local: str) -> str:
    return f"{{{MAIN}}}{local}"


def parts_of(data: bytes) -> Parts:
    """All parts of a package, inflated."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def package_of(parts: Parts) -> bytes:
    """A package of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def edit(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """A package with one part changed as text; fails when that changes nothing."""
    parts = parts_of(data)
    before = parts[part].decode()
    after = change(before)
    assert after != before, f"{part}: nothing changed"
    parts[part] = after.encode()
    return package_of(parts)


def dialek_excel(data: bytes, *, prefix: bool = False) -> bytes:
    """The same workbook in Excel's dialect."""
    parts = parts_of(data)
    _restyle(parts)
    _reindex(parts)
    _chain(parts)
    for name in [n for n in parts if re.match(r"xl/(worksheets|tables)/[^/]+\.xml$", n)]:
        parts[name] = _stamp(etree.fromstring(parts[name]), prefix=prefix and "worksheets" in name)
    return package_of(_rename(parts))


def _xml(root: Root) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _sheets(parts: Parts) -> list[str]:
    return [name for name in parts if re.match(r"xl/worksheets/[^/]+\.xml$", name)]


def _restyle(parts: Parts) -> None:
    """Number the styles backwards, but for the first, which is the plain one."""
    styles = etree.fromstring(parts["xl/styles.xml"])
    xfs = styles.find(q("cellXfs"))
    assert xfs is not None
    found = list(xfs)
    xfs[:] = [found[0], *found[:0:-1]]
    parts["xl/styles.xml"] = _xml(styles)
    for name in _sheets(parts):
        root = etree.fromstring(parts[name])
        for tag, attribute in (("c", "s"), ("row", "s"), ("col", "style")):
            for element in root.iter(q(tag)):
                old = int(element.get(attribute, 0))
                if old:
                    element.set(attribute, str(len(found) - old))
        parts[name] = _xml(root)


def _reindex(parts: Parts) -> None:
    """Shared strings backwards, with one that nobody uses, every third of them rich text."""
    if "xl/sharedStrings.xml" not in parts:
        return
    shared = etree.fromstring(parts["xl/sharedStrings.xml"])
    items = list(shared)
    for item in items[::3]:
        text = item.find(q("t"))
        if text is not None and len(text.text or "") > 1:
            item[:] = [_run(text.text[:1]), _run(text.text[1:])]
    unused = etree.fromstring(f'<si xmlns="{MAIN}"><t>tidak dipakai</t></si>')
    shared[:] = [unused, *reversed(items)]
    parts["xl/sharedStrings.xml"] = _xml(shared)
    for name in _sheets(parts):
        root = etree.fromstring(parts[name])
        for cell in root.iter(q("c")):
            value = cell.find(q("v"))
            if cell.get("t") == "s" and value is not None:
                value.text = str(len(items) - int(value.text or 0))
        parts[name] = _xml(root)


def _run(text: str) -> Root:
    run = etree.Element(q("r"), nsmap={None: MAIN})
    etree.SubElement(etree.SubElement(run, q("rPr")), q("b"))
    element = etree.SubElement(run, q("t"))
    element.text = text
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run


def _chain(parts: Parts) -> None:
    rels = etree.fromstring(parts["xl/_rels/workbook.xml.rels"])
    numbers = {r.get("Target").removeprefix("/xl/"): r.get("Id") for r in rels}
    book = etree.fromstring(parts["xl/workbook.xml"])
    ids = {s.get(f"{{{REL}}}id"): s.get("sheetId") for s in book.iter(q("sheet"))}
    cells = []
    for name in _sheets(parts):
        number = ids[numbers[posixpath.relpath(name, "xl")]]
        for formula in etree.fromstring(parts[name]).iter(q("f")):
            parent = formula.getparent()
            assert parent is not None
            cells.append(f'<c r="{parent.get("r")}" i="{number}"/>')
    if not cells:
        return
    parts["xl/calcChain.xml"] = f'<calcChain xmlns="{MAIN}">{"".join(cells)}</calcChain>'.encode()
    etree.SubElement(
        rels, f"{{{PACKAGE_REL}}}Relationship", Id="rIdRantai", Type=f"{REL}/calcChain", Target="calcChain.xml"
    )
    parts["xl/_rels/workbook.xml.rels"] = _xml(rels)
    types = etree.fromstring(parts["[Content_Types].xml"])
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"
    etree.SubElement(types, f"{{{TYPES}}}Override", PartName="/xl/calcChain.xml", ContentType=kind)
    parts["[Content_Types].xml"] = _xml(types)


def _stamp(old: Root, *, prefix: bool) -> bytes:
    """Attributes of later versions on everything, declared at the root."""
    names: dict[str | None, str] = {**old.nsmap, "mc": MC, "x14ac": X14AC, "xr": XR, "xr3": XR3}
    if prefix:
        names = {("x" if value == MAIN else key): value for key, value in names.items()}
    root = etree.Element(old.tag, dict(old.attrib), nsmap=names)
    root[:] = list(old)
    root.set(f"{{{MC}}}Ignorable", "x14ac xr xr3")
    root.set(f"{{{XR}}}uid", _UID.format(1))
    for number, element in enumerate(root.iter(), start=2):
        if element.tag in (q("row"), q("sheetFormatPr")):
            element.set(f"{{{X14AC}}}dyDescent", "0.25")
        elif element.tag in (q("autoFilter"), q("dataValidation"), q("hyperlink")):
            element.set(f"{{{XR}}}uid", _UID.format(number))
        elif element.tag == q("tableColumn"):
            element.set(f"{{{XR3}}}uid", _UID.format(number))
    return _xml(root)


def _rename(parts: Parts) -> Parts:
    """Sheets and tables under other names and ids, their targets absolute."""
    new: dict[str, str] = {}
    for folder in ("worksheets", "tables"):
        found = [n for n in parts if re.match(rf"xl/{folder}/[^/]+\.xml$", n)]
        stem = folder.removesuffix("s").removeprefix("work")
        new |= {n: f"xl/{folder}/{stem}{len(found) - i + 3}.xml" for i, n in enumerate(found)}
    renamed: Parts = {}
    for name, content in parts.items():
        text = content
        if name.endswith(".rels"):
            text = _retarget(name, content, new)
            owner = posixpath.join(posixpath.dirname(posixpath.dirname(name)), posixpath.basename(name)[:-5])
            moved = new.get(owner, owner)
            target = posixpath.join(posixpath.dirname(moved), "_rels", f"{posixpath.basename(moved)}.rels")
            renamed[target] = text
            continue
        if name == "[Content_Types].xml":
            text = re.sub(rb'PartName="/([^"]+)"', lambda m: b'PartName="/%s"' % _new(m[1], new), text)
        elif re.match(r"xl/(workbook|worksheets/[^/]+)\.xml$", name):
            text = re.sub(rb'(r:id=")rId(\d+)"', rb'\1hub\2"', text)
        renamed[new.get(name, name)] = text
    return renamed


def _new(name: bytes, new: dict[str, str]) -> bytes:
    return new.get(name.decode(), name.decode()).encode()


def _retarget(rels: str, content: bytes, new: dict[str, str]) -> bytes:
    root = etree.fromstring(content)
    folder = posixpath.dirname(posixpath.dirname(rels))
    for rel in root:
        if rel.get("TargetMode") == "External":
            continue
        target = posixpath.normpath(posixpath.join(folder, rel.get("Target", ""))).removeprefix("/")
        if target in new:
            rel.set("Target", f"/{new[target]}")
        if folder in ("xl", "xl/worksheets"):
            rel.set("Id", re.sub(r"^rId(?=\d)", "hub", rel.get("Id", "")))
    return _xml(root)
