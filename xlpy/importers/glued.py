"""Words that a PDF glued together: taken apart where both halves are certain, else left and told."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from xlpy.plan.nomenclature import nomenklatur

_WORD = re.compile(r"[A-Za-z]+")
_SHORT, _LONG = 4, 6  # each half has at least four letters, one of them at least six
_RARE = 2  # a glued word is an accident: what stands more often is how the author writes it
_SUSPICIOUS = 20  # letters; longer words are hardly Indonesian
# The verbs that carry the structure of a Tupoksi: a word that ends with one is never a word.
_VERB = re.compile(r"(?<=[A-Za-z]{3})(mempunyai|menyel[ae]nggarakan)\b")
# "di" before a noun is a word of its own; before a verb it is not, hence this list and no rule.
_PREPOSITION = re.compile(r"\b([Dd]i)(bidang|lingkungan|wilayah|tingkat|bawah|luar)\b")
# Prefixes that are rightly written together with what follows.
_BOUND = ("antar", "pasca", "serba", "multi", "swa", "tuna", "maha", "peri", "non", "sub")


class Words:
    """The words of one document, with those of the nomenclature: what is surely a word."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._counts = Counter(word.lower() for text in texts for word in _WORD.findall(text))
        self._known = {word for word, times in self._counts.items() if times > 1} | _nomenclature_words()
        self.repaired: dict[str, str] = {}
        self.suspicious: list[str] = []
        self._parted: dict[str, str] = {}  # most words come back many times

    def part(self, text: str) -> str:
        """The text with glued words taken apart."""
        return _WORD.sub(lambda word: self._parted.get(word[0]) or self._part_word(word[0]), text)

    def _part_word(self, word: str) -> str:
        return self._parted.setdefault(word, self._split(word))

    def _split(self, word: str) -> str:
        low = word.lower()
        certain = _PREPOSITION.sub(r"\1 \2", _VERB.sub(r" \1", word))
        if certain != word:
            self.repaired[word] = certain
            return certain
        if len(word) < 2 * _SHORT - 2 or self._counts[low] > _RARE or low in _nomenclature_words():
            return word
        cuts = [n for n in range(_SHORT, len(low) - 1) if self._is_cut(low[:n], low[n:])]
        if len(cuts) == 1 and not low.startswith(_BOUND):
            apart = f"{word[: cuts[0]]} {word[cuts[0] :]}"
            return self.repaired.setdefault(word, apart)
        if len(word) >= _SUSPICIOUS and low not in self._known and word not in self.suspicious:
            self.suspicious.append(word)
        return word

    def _is_cut(self, left: str, right: str) -> bool:
        if left not in self._known:
            return False
        if right == "di":
            return len(left) >= _SHORT
        return right in self._known and len(right) >= _SHORT and max(len(left), len(right)) >= _LONG


@lru_cache
def _nomenclature_words() -> frozenset[str]:
    entries = nomenklatur().entri.values()
    return frozenset(word.lower() for e in entries for word in _WORD.findall(f"{e.nama} {e.kinerja} {e.indikator}"))
