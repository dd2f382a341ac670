"""What a sheet says around its cells, and which rows it means: merges, rules, links, breaks, filters of its own."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from xlpy.book.tambal.acuan import MAX_ROW, Area, area_of, merge_spans
from xlpy.book.tambal.geser import Peta, PetaBaris, shift, shift_rule
from xlpy.book.tambal.lembar import Lembar
from xlpy.book.tambal.tulis import escape
from xlpy.book.tambal.urai import Elemen, local_name, q
from xlpy.errors import InputError

_FORMULAS = ("formula", "formula1", "formula2", "f")
_MAX_COLUMN_FROM_0 = 16_383


@dataclass(frozen=True, slots=True)
class Sekitar:
    """The parts of one sheet around its cells, while its rows move."""

    lembar: Lembar
    rows: PetaBaris
    maps: Peta

    def move(self) -> None:
        """Let everything follow the rows."""
        moves: Mapping[str, Callable[[Elemen], None]] = {
            "mergeCells": self._merges,
            "conditionalFormatting": self._rule,
            "dataValidations": self._rules,
            "ignoredErrors": self._rules,
            "protectedRanges": self._rules,
            "hyperlinks": self._links,
            "rowBreaks": self._breaks,
            "autoFilter": self._refs,
            "sortState": self._refs,
            "cellWatches": self._cells,
            "scenarios": self._cells,
            "extLst": self._extensions,
        }
        for child in list(self.lembar.root):
            act = moves.get(local_name(child))
            if act is not None:
                act(child)

    def _areas(self, text: str) -> list[Area]:
        """Where areas go: those of the same columns are taken together, since sorting cuts a rule into pieces."""
        by_columns: defaultdict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
        for area in map(area_of, text.split()):
            by_columns[area.left, area.right].append((area.top, area.bottom))
        return [
            Area(top, left, bottom, right)
            for (left, right), spans in by_columns.items()
            for top, bottom in merge_spans([new for old in merge_spans(spans) for new in self.rows.spans(*old)])
        ]

    def _sqref(self, text: str) -> tuple[str, int]:
        """The new text of a list of areas, and by how many rows its first one moved."""
        areas = self._areas(text)
        if not areas:
            return "", 0
        old = min(area_of(one).top for one in text.split())
        return " ".join(area.text for area in areas), min(area.top for area in areas) - old

    def _rule(self, rule: Elemen) -> None:
        """A rule with its areas in ``sqref`` and formulas relative to the first of them."""
        text = rule.get("sqref")
        if text is None:
            return
        new, moved = self._sqref(text)
        if not new:
            rule.getparent().remove(rule)
            return
        if set(new.split()) != set(text.split()):
            rule.set("sqref", new)
        self._formulas(rule, moved)

    def _formulas(self, rule: Elemen, moved: int) -> None:
        for element in rule.iter():
            name = local_name(element)
            if name in _FORMULAS and element.text:
                element.text = shift_rule(element.text, self.lembar.name, self.maps, moved)
            elif name == "cfvo" and element.get("type") == "formula":
                element.set("val", shift_rule(element.get("val", ""), self.lembar.name, self.maps, moved))

    def _rules(self, group: Elemen) -> None:
        for rule in list(group):
            self._rule(rule)
        _recount(group)

    def _merges(self, group: Elemen) -> None:
        for merge in list(group):
            area = area_of(merge.get("ref"))
            rows = [self.rows.row(row) for row in range(area.top, area.bottom + 1)]
            kept = [row for row in rows if row is not None]
            if not kept:
                group.remove(merge)
            elif kept != list(range(kept[0], kept[0] + len(rows))):
                raise InputError(
                    f"{self.lembar.where(area.text)}: sel gabungan ini melintasi baris tabel yang berpindah. "
                    "Pisahkan selnya (Unmerge), lalu ulangi."
                )
            elif kept[0] != area.top:
                merge.set("ref", Area(kept[0], area.left, kept[-1], area.right).text)
        _recount(group)

    def _links(self, group: Elemen) -> None:
        for link in list(group):
            new, _ = self._sqref(link.get("ref", ""))
            if not new:
                group.remove(link)
                continue
            link.set("ref", new.split()[0])
            if link.get("location"):
                link.set("location", shift(link.get("location"), self.lembar.name, self.maps))
        _recount(group)

    def _breaks(self, group: Elemen) -> None:
        """A break stands below the row that it names: below a body's last row it stays below its last row."""
        for element in list(group):
            row = int(element.get("id", 0))
            span = self.rows.span(row, row) if row else (0, 0)
            if span is None:
                group.remove(element)
            else:
                element.set("id", str(span[1]))
        _recount(group)

    def _refs(self, element: Elemen) -> None:
        for one in element.iter():
            ref = one.get("ref")
            if ref is None:
                continue
            area = area_of(ref)
            span = self.rows.span(area.top, area.bottom)
            if span is not None:
                one.set("ref", Area(span[0], area.left, span[1], area.right).text)

    def _cells(self, group: Elemen) -> None:
        for one in list(group.iter()):
            if one.get("r") is not None:
                new, _ = self._sqref(one.get("r"))
                if new:
                    one.set("r", new)
                else:
                    one.getparent().remove(one)

    def _extensions(self, group: Elemen) -> None:
        """Rules of later versions say their areas in an element of its own (``xm:sqref``)."""
        for place in [e for e in group.iter() if local_name(e) == "sqref"]:
            rule = place.getparent()
            old = place.text or ""
            new, moved = self._sqref(old)
            if not new:
                parent = rule.getparent()
                parent.remove(rule)
                _recount(parent)
                continue
            if set(new.split()) != set(old.split()):
                place.text = new
            if local_name(rule) == "sparkline":  # not relative: it names its data outright
                for formula in (e for e in rule if local_name(e) == "f" and e.text):
                    formula.text = shift(formula.text, self.lembar.name, self.maps)
            else:
                self._formulas(rule, moved)


_PROTECTION = {"sheet": "1", "objects": "1", "scenarios": "1", **dict.fromkeys(("formatColumns", "formatRows"), "0")}
"""Against accidents: widths and heights may still be set (ECMA-376 part 1, 18.3.1.85 sheetProtection)."""


def _recount(group: Elemen) -> None:
    """Put the count of a group right, and take an empty group away."""
    number = sum(1 for child in group if isinstance(child.tag, str))
    if group.get("count") is not None:
        group.set("count", str(number))
    if group.get("manualBreakCount") is not None:
        group.set("manualBreakCount", str(sum(1 for child in group if child.get("man") in ("1", "true"))))
    if not number:
        group.getparent().remove(group)


def set_breaks(lembar: Lembar, rows: Iterable[int]) -> None:
    """Let pages of a sheet begin at ``rows``, and nowhere else by force."""
    group = lembar.root.find(q("rowBreaks"))
    if group is not None:
        lembar.root.remove(group)
    wanted = sorted({row for row in rows if 1 < row <= MAX_ROW})
    if wanted:
        group = lembar.section("rowBreaks")
        text = "".join(f'<brk id="{row - 1}" max="{_MAX_COLUMN_FROM_0}" man="1"/>' for row in wanted)
        group.extend(lembar.elements(text))
        group.set("count", str(len(wanted)))
        group.set("manualBreakCount", str(len(wanted)))


def set_protection(lembar: Lembar, *, locked: bool) -> bool:
    """Protect a sheet from accidents, or no more; whether it is now so: what a password protects is left alone."""
    found = lembar.root.find(q("sheetProtection"))
    if found is not None and any(found.get(name) for name in ("password", "hashValue")):
        return locked
    if found is not None:
        lembar.root.remove(found)
    if locked:
        element = lembar.section("sheetProtection")
        for name, value in _PROTECTION.items():
            element.set(name, value)
    return True


def drop_links(lembar: Lembar, areas: Iterable[Area], kept: Iterable[tuple[int, int]]) -> None:
    """Take away the links on cells that are written anew, but for those on cells (row, column) that are ``kept``."""
    group = lembar.root.find(q("hyperlinks"))
    if group is None:
        return
    found, stays = list(areas), set(kept)
    for link in list(group):
        area = area_of(link.get("ref", "A1"))
        is_kept = (area.top, area.left) in stays  # of a link over several cells its first one decides
        if not is_kept and any(area.meets(new) for new in found):
            group.remove(link)
    _recount(group)


def add_links(lembar: Lembar, links: Mapping[str, str]) -> None:
    """Let cells lead to places in the workbook."""
    if links:
        text = "".join(f'<hyperlink ref="{cell}" location="{_place(to)}"/>' for cell, to in links.items())
        lembar.section("hyperlinks").extend(lembar.elements(text))


def _place(to: str) -> str:
    """A place as it stands in the attribute of a link: a sheet's name with a blank in it needs its quotes."""
    name, _, cell = to.rpartition("!")
    if name and not name.startswith("'"):
        doubled = name.replace("'", "''")
        to = f"'{doubled}'!{cell}"
    # The standard library's own way into an attribute would load its web client.
    return escape(to).replace('"', "&quot;")
