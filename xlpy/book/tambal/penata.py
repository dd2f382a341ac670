"""The order of a package: which parts there are, of what kind they are, what leads where."""

import posixpath

from xlpy.book.tambal.paket import Paket
from xlpy.book.tambal.temukan import relationships, rels_part
from xlpy.book.tambal.urai import OFFICE_REL, PACKAGE_REL, Elemen, parse, serialize

_TYPES = "[Content_Types].xml"
_TYPES_NS = "http://schemas.openxmlformats.org/package/2006/content-types"
_DEFAULT, _OVERRIDE = f"{{{_TYPES_NS}}}Default", f"{{{_TYPES_NS}}}Override"
_REL = f"{{{PACKAGE_REL}}}Relationship"
_EMPTY_RELS = f'<Relationships xmlns="{PACKAGE_REL}"/>'.encode()


class Penata:
    """A package whose parts come and go."""

    def __init__(self, paket: Paket) -> None:
        self._paket = paket
        self._part = paket.find(_TYPES) or _TYPES
        self._types = parse(paket.read(self._part), self._part)

    def store(self) -> None:
        """Put back of what kind the parts are."""
        self._paket.replace(self._part, serialize(self._types))

    def free(self, pattern: str) -> str:
        """The first name of a part that nobody has, by a pattern with one number."""
        number = 1
        while self._paket.find(pattern.format(number)) in self._paket.names:
            number += 1
        return pattern.format(number)

    def relate(self, part: str, kind: str, target: str, ident: str = "") -> str:
        """Let a part lead to another; returns the name of the relationship.

        Args:
            part: the one that leads; "" for the package itself.
            kind: the last word of the relationship's type, or the whole type.
            target: where to, as seen from ``part``.
            ident: the name that it is to have; one that is free without it.
        """
        rels, root = self._rels(part)
        taken = {rel.get("Id") for rel in root}
        ident = ident or next(i for n in range(1, len(taken) + 2) if (i := f"rId{n}") not in taken)
        kind = kind if "/" in kind else f"{OFFICE_REL}/{kind}"
        root.append(root.makeelement(_REL, {"Id": ident, "Type": kind, "Target": target}))
        self._paket.put(rels, serialize(root))
        return ident

    def _rels(self, part: str) -> tuple[str, Elemen]:
        folder, name = posixpath.split(part)
        rels = rels_part(self._paket, part) or posixpath.join(folder, "_rels", f"{name}.rels")
        there = self._paket.read(rels) if rels in self._paket.names else _EMPTY_RELS
        return rels, parse(there, rels)

    def declare(self, part: str, kind: str) -> None:
        """Say of what kind a part is."""
        for element in list(self._types.iterfind(_OVERRIDE)):
            if element.get("PartName", "").lower() == f"/{part}".lower():
                self._types.remove(element)
        self._types.append(self._types.makeelement(_OVERRIDE, {"PartName": f"/{part}", "ContentType": kind}))

    def declare_kind(self, extension: str, kind: str = "") -> None:
        """Say of what kind all parts with this extension are, where nothing is said of them yet."""
        known = {d.get("Extension", "").lower() for d in self._types.iterfind(_DEFAULT)}
        if extension.lower() not in known:
            kind = kind or ("image/jpeg" if extension in ("jpg", "jpeg") else f"image/{extension}")
            self._types.insert(0, self._types.makeelement(_DEFAULT, {"Extension": extension, "ContentType": kind}))

    def kind_of(self, part: str) -> tuple[str, bool]:
        """Of what kind a part is, and whether that is said of it alone."""
        for element in self._types.iterfind(_OVERRIDE):
            if element.get("PartName", "").lower() == f"/{part}".lower():
                return element.get("ContentType", ""), True
        extension = posixpath.splitext(part)[1][1:].lower()
        found = (d for d in self._types.iterfind(_DEFAULT) if d.get("Extension", "").lower() == extension)
        return next((d.get("ContentType", "") for d in found), ""), False

    def remove(self, part: str) -> None:
        """Leave a part out, with what it leads to."""
        rels = rels_part(self._paket, part)
        for name in (part, rels) if rels else (part,):
            self._paket.remove(name)
        for element in list(self._types):
            if element.get("PartName", "").lower() == f"/{part}".lower():
                self._types.remove(element)

    def remove_below(self, part: str) -> None:
        """Leave out what only this part leads to, and its relationships."""
        below = {rel.target for rel in relationships(self._paket, part)} & {*self._paket.names}
        rels = rels_part(self._paket, part)
        if rels is None:
            return
        self._paket.remove(rels)
        for target in below - self._led_to():
            self.remove_below(target)
            self.remove(target)

    def _led_to(self) -> set[str]:
        """Where anything leads to."""
        found: set[str] = set()
        for name in self._paket.names:
            folder, tail = posixpath.split(name)
            if tail.endswith(".rels"):
                owner = posixpath.join(posixpath.dirname(folder), tail.removesuffix(".rels"))
                found |= {rel.target for rel in relationships(self._paket, owner)}
        return found

    def bring(self, given: Paket, theirs: "Penata", part: str, to: str) -> dict[str, str]:
        """Bring all that a part of another package leads to, and let ``to`` lead there by the same names.

        Returns:
            by part of the other package, where it came to.
        """
        brought: dict[str, str] = {}
        rels = rels_part(given, part)
        if rels is None or rels not in given.names:
            return brought
        targets = {rel.ident: rel.target for rel in relationships(given, part)}
        root = parse(given.read(rels), rels)
        for rel in root:
            if rel.get("TargetMode") == "External":
                continue
            source = targets[rel.get("Id")]
            folder, name = posixpath.split(source)
            stem = posixpath.splitext(name)[0].rstrip("0123456789")
            new = self.free(f"{folder}/{stem}{{}}{posixpath.splitext(name)[1]}")
            self._paket.put(new, given.read(source))
            kind, alone = theirs.kind_of(source)
            if alone:
                self.declare(new, kind)
            else:
                self.declare_kind(posixpath.splitext(name)[1][1:], kind)
            rel.set("Target", posixpath.relpath(new, posixpath.dirname(to)))
            brought |= {source: new} | self.bring(given, theirs, source, new)
        folder, name = posixpath.split(to)
        self._paket.put(posixpath.join(folder, "_rels", f"{name}.rels"), serialize(root))
        return brought
