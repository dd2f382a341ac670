"""Text as it is stored (normalised once, at import) and as it is compared.

Nothing below this line of the house ever sees a no-break space, a decomposed accent or a run of blanks.
"""

import re
import unicodedata
from functools import lru_cache

_BLANKS = re.compile(r"[\s\u00a0\u200b\ufeff]+")
_NOT_WORD = re.compile(r"[^0-9a-z]+")
# What XML 1.0 cannot carry; a workbook that held one would not open again.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def tidy(text: str) -> str:
    """Return ``text`` in NFC on one line: control characters dropped, runs of blanks folded to one."""
    if text.isascii() and text.isprintable() and "  " not in text:  # nearly every cell; there is nothing to mend
        return text.strip()
    return _BLANKS.sub(" ", _FORBIDDEN.sub("", unicodedata.normalize("NFC", text))).strip()


@lru_cache(maxsize=16_384)  # the same headings, labels and units come back in every row
def fold(text: str) -> str:
    """Return the form of ``text`` under which two spellings count as the same.

    Case, punctuation, accents and blanks do not matter: ``"Sub-Kegiatan :"`` equals ``"sub kegiatan"``.
    """
    plain = text.lower()
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text).casefold()
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", plain).strip()


def single_line(parts: tuple[str, ...], separator: str = "; ") -> str:
    """Join several values for one cell, leaving out the empty ones."""
    return separator.join(part for part in parts if part)


def split_list(text: str) -> tuple[str, ...]:
    """Take a cell's several values apart again: separated by semicolons or line breaks, each once."""
    parts = (tidy(part) for part in re.split(r"[;\n]", text))
    return tuple(dict.fromkeys(part for part in parts if part))
