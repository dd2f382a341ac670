"""The marks before the items of a list: "a.", "1)", "(1)", "IV.", "•"."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tanda:
    """The mark before a paragraph.

    Attributes:
        gaya: its style: "a.", "1.", "a)", "1)", "(1)", "(a)", "A.", "I.", "0.1" for decimals, or the bullet itself.
        nomor: its number in the list; 0 for a bullet.
    """

    gaya: str
    nomor: int

    def __str__(self) -> str:
        """The mark as it was written."""
        return self.gaya.replace("1", str(self.nomor)).replace("a", chr(96 + self.nomor)) if self.nomor else self.gaya

    @property
    def capital(self) -> bool:
        """Whether it is "A." or "IV.": the mark of a chapter rather than of an item."""
        return self.nomor > 0 and self.gaya[0] in "AI"


_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_MARK = re.compile(
    r"(?P<open>\()?(?:(?P<number>\d{1,3})|(?P<letter>[a-z]|([a-z])\4|a[a-z])|(?P<upper>[A-Z]{1,5}))(?P<close>[.)]+)"
    r"(?!\d)\s*(?=\S)"
)
# Word's own bullets come as letters of its symbol fonts (U+F000 and on), its round one as the letter o.
_BULLET = re.compile(r"([-–—*])\s+|([•●▪■□◦○·‣➢➤✓✔→§\uf020-\uf0ff])\s*|o\s+(?=\S)")
_SAME_BULLET = {"–": "-", "—": "-", "*": "-", "●": "•", "·": "•", "\uf0b7": "•"}
_DECIMAL = re.compile(r"[1-9]\d?(?:\.[1-9]\d?)*\.([1-9]\d?)\.?\s+(?=[^\W\d])")
_ABBREVIATION = re.compile(r"(?:a\.n|u\.b|s\.d)\.?", re.IGNORECASE)
_LIST_INSIDE = re.compile(r":\s+(?=(?:a|1)\s?[.)]\s*[^\W\d])")


def read_mark(line: str) -> tuple[Tanda | None, str]:
    """Take the list mark off a line: ``a.``, ``1)``, ``(1)``, ``A.``, ``IV.``, ``aa.`` or a bullet."""
    if bullet := _BULLET.match(line):
        sign = bullet[0].strip()
        return Tanda(_SAME_BULLET.get(sign, sign), 0), line[bullet.end() :]
    found = _MARK.match(line)
    if found is None and line[:1].isdigit() and (decimal := _DECIMAL.match(line)):
        return Tanda("0.1", int(decimal[1])), line[decimal.end() :]
    if found is None or _ABBREVIATION.match(line) or (found["open"] and ")" not in found["close"]):
        return None, line
    brackets = "(1)" if found["open"] else "1)" if ")" in found["close"] else "1."
    kind, number = _number(found)
    if number == 0:
        return None, line
    return Tanda(brackets.replace("1", kind), number), line[found.end() :]


def _number(found: re.Match[str]) -> tuple[str, int]:
    if found["number"]:
        return "1", int(found["number"])
    if letter := found["letter"]:
        return "a", ord(letter[-1]) - ord("a") + (27 if len(letter) > 1 else 1)
    upper = found["upper"]
    if upper in _ROMAN and upper not in {"C", "D", "L", "M"}:
        return "I", _ROMAN.index(upper)
    return ("A", ord(upper) - ord("A") + 1) if len(upper) == 1 else ("", 0)


def split_inline(text: str) -> list[str]:
    """The sentence and the items of a list that runs on in it: "… fungsi: a. pembinaan; b. pelaporan."."""
    found = _LIST_INSIDE.search(text)
    if found is None:
        return [text]
    items = marked_items(text[found.end() :])
    return [text[: found.start() + 1], *items] if len(items) > 1 else [text]


def marked_items(text: str) -> list[str]:
    """The items of a text that is a whole list, each with its mark: "a. …; b. …; dan c. …"."""
    mark, _ = read_mark(text)
    items: list[str] = []
    while mark is not None and mark.nomor:
        mark = Tanda(mark.gaya, mark.nomor + 1)
        following = re.search(rf"[;.,]\s*(?:(?:dan|serta|atau)\s+)?(?={re.escape(str(mark))}\s*[^\W\d])", text)
        if following is None:
            break
        items.append(text[: following.start() + 1])
        text = text[following.end() :]
    return [*items, text]


def parted(text: str) -> list[str]:
    """The items of a text without marks: what stands between its semicolons."""
    return [re.sub(r"^\s*(?:(?:dan|serta)\s+)?", "", part) for part in text.split(";")]
