"""The user's own sheets and charts: never changed, only looked at, so that the user hears what to look after."""

import re
from collections.abc import Collection, Iterator

from xlpy.book.tambal.acuan import references, words
from xlpy.book.tambal.geser import Peta
from xlpy.book.tambal.paket import Paket
from xlpy.book.tambal.temukan import Denah

_FORMULA = re.compile(
    rb"""<(?:\w+:)?c\b(?=[^>]*?\sr="([A-Z]+\d+)")[^>]*>\s*<(?:\w+:)?f(?:\s[^>]*[^/>])?>([^<]*)</""", re.DOTALL
)
_FORMULA_PLAIN = re.compile(rb"<(?:\w+:)?f>([^<]*)</")
_CHART = re.compile(r"xl/charts/chart[^/]*\.xml", re.IGNORECASE)
_SHOWN = 5


def look(paket: Paket, denah: Denah, ours: Collection[str], maps: Peta, changed: Collection[str]) -> "Luar":
    """Look through what is not ours.

    Args:
        paket: the package.
        denah: its map.
        ours: names of our sheets, in small letters.
        maps: where rows of our sheets go.
        changed: tables and names in small letters whose cells get new content.
    """
    found = Luar()
    for key, sheet in denah.sheets.items():
        if key in ours:
            continue
        xml = paket.read(sheet.part)
        for place, formula in _formulas(xml):
            if _leads_astray(formula, maps):
                found.astray.append(f"{sheet.name}!{place}")
            if not words(formula).isdisjoint(changed) or any(n.lower() in ours for n, _ in references(formula)):
                found.users.setdefault(key, sheet.name)
    found.charts = any(
        _leads_astray(formula, maps)
        for part in paket.names
        if _CHART.fullmatch(part)
        for formula in _texts(_FORMULA_PLAIN, paket.read(part))
    )
    return found


class Luar:
    """What was found.

    Attributes:
        astray: addresses of formulas that name rows which move.
        users: sheets whose formulas use our data, by name in small letters.
        charts: whether a chart names rows that move.
    """

    def __init__(self) -> None:
        self.astray: list[str] = []
        self.users: dict[str, str] = {}
        self.charts = False

    def notes(self) -> Iterator[str]:
        """What the user should know."""
        if self.astray:
            more = f" dan {len(self.astray) - _SHOWN} sel lain" if len(self.astray) > _SHOWN else ""
            yield (
                f"Rumus di {', '.join(self.astray[:_SHOWN])}{more} menunjuk baris yang bergeser. Lembar Anda sendiri "
                "tidak diubah: sesuaikan rumusnya, atau pakai nama tabel dan nama sel."
            )
        if self.charts:
            yield "Ada grafik yang mengambil data dari baris yang bergeser. Periksa rentang datanya (Pilih Data)."
        if self.users:
            names = ", ".join(f"“{name}”" for name in self.users.values())
            yield f"Rumus di lembar {names} memakai data yang berubah; nilainya dihitung ulang saat buku dibuka."


def _plain(text: bytes) -> str:
    """A formula as it is meant; few hold a sign that XML writes otherwise."""
    if b"&" not in text:
        return text.decode("utf-8", "replace")
    from html import unescape  # noqa: PLC0415

    return unescape(text.decode("utf-8", "replace"))


def _formulas(xml: bytes) -> Iterator[tuple[str, str]]:
    for place, text in _FORMULA.findall(xml):
        yield place.decode(), _plain(text)


def _texts(pattern: re.Pattern[bytes], xml: bytes) -> Iterator[str]:
    return (_plain(text) for text in pattern.findall(xml))


def _leads_astray(formula: str, maps: Peta) -> bool:
    for sheet, area in references(formula):
        rows = maps.get(sheet.lower()) if sheet else None
        if rows is None or rows.still:
            continue
        if rows.spans(area.top, area.bottom) != [(area.top, area.bottom)]:
            return True
    return False
