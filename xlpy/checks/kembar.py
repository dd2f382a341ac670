"""Indikator that say the same in other words, found without comparing every one with every other.

Two wordings are twins when the same stems are left of them, or all but one, and these two are spellings of one word.
Each wording is filed under its stems and under its stems less one; only neighbours in the sorted file are compared,
so that twice the plan costs twice the time.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from xlpy.plan.kemiripan import stem
from xlpy.plan.text import fold

# Words that do not tell what is measured.
_EMPTY = frozenset(
    {
        "yang", "dan", "di", "pada", "untuk", "dalam", "dari", "oleh", "hasil", "dilaksanakan", "pelaksanaan",
        "disusun", "tersusun", "disediakan", "mengikuti", "orang", "unit", "kecamatan", "tahun", "ikm", "atas",
    }
)  # fmt: skip
_SAME_MEASURE = {
    "prosentase": "persentase",
    "presentase": "persentase",
    "persentasi": "persentase",
    "banyaknya": "jumlah",
    "indek": "indeks",
}
_SAME_WORD = {"pelatihan": "latih", "dilatih": "latih", "penyelesaian": "selesai", "diselesaikan": "selesai"}
# Two spellings of one word: so many letters shared at the beginning, so alike in per cent.
_SPELLINGS = ((5, 75.0), (4, 88.0))


def twins(wordings: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs of positions whose wordings differ and measure the same, the earlier one first; each later one once."""
    filed: dict[tuple[str, ...], list[tuple[str, int]]] = {}
    bags = [_stems(text) for text in wordings]
    for position, bag in enumerate(bags):
        filed.setdefault(bag, []).append(("", position))
        for n, left_out in enumerate(bag):
            filed.setdefault((*bag[:n], *bag[n + 1 :], ""), []).append((left_out, position))
    found: dict[int, int] = {}
    for key, entries in filed.items():
        if len(key) > 1:
            _meet(entries, wordings, found)
    yield from sorted(((earlier, later) for later, earlier in found.items()), key=lambda pair: pair[1])


def _meet(entries: list[tuple[str, int]], wordings: Sequence[str], found: dict[int, int]) -> None:
    """Compare the neighbours of one file; note for each twin an earlier one that it is a twin of."""
    entries.sort()
    for (one, a), (other, b) in pairwise(entries):
        earlier, later = min(a, b), max(a, b)
        if fold(wordings[a]) != fold(wordings[b]) and (one == other or _one_word(one, other)):
            found[later] = min(earlier, found.get(later, earlier))


def _one_word(one: str, other: str) -> bool:
    """Whether two stems are spellings of one word; numbers never are."""
    needed = [
        alike for start, alike in _SPELLINGS if one[:start] == other[:start] and len(one) >= start <= len(other)
    ]
    if not needed or one.isdigit():
        return False
    from rapidfuzz import fuzz  # noqa: PLC0415 - few plans need it

    return fuzz.ratio(one, other) >= min(needed)


@lru_cache(maxsize=4096)
def _stems(text: str) -> tuple[str, ...]:
    words = [_SAME_MEASURE.get(word, word) for word in fold(text).split() if word not in _EMPTY and not _year(word)]
    return tuple(sorted({_SAME_WORD.get(word) or stem(word) for word in words}))


def _year(word: str) -> bool:
    return len(word) == len("2027") and word.startswith("20") and word.isdigit()
