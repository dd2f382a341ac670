"""Cells of a worksheet as XML, without addresses: a row means the same wherever it comes to stand."""

import re
from functools import lru_cache

_ESCAPED = re.compile(r"_x[0-9A-Fa-f]{4}_")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST = 32_767
"""Characters that a cell holds; what is longer is cut."""


@lru_cache(maxsize=1_024)  # the same words come back in every row
def text(value: str, style: int) -> str:
    """A text; whatever it begins with, no application takes it for a formula."""
    if not value:
        return f'<c s="{style}"/>'
    return f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">{escape(value[:_LONGEST])}</t></is></c>'


def number(value: float | str, style: int) -> str:
    """A number, from its decimal text where that is at hand."""
    return f'<c s="{style}"><v>{value}</v></c>'


def money(value: int | None, style: int) -> str:
    """Whole rupiah, or nothing.

    Its type is written out, which no other cell does: so the money of a sheet can be added up again by looking at it.
    """
    return f'<c s="{style}"/>' if value is None else f'<c s="{style}" t="n"><v>{value}</v></c>'


def formula(source: str, value: float | str, style: int) -> str:
    """A formula with its computed value."""
    kind = ' t="str"' if isinstance(value, str) else ""
    return f'<c s="{style}"{kind}><f>{escape(source)}</f><v>{escape(str(value))}</v></c>'


def escape(value: str) -> str:
    """Text as XML carries it; what would be read as an escape of Excel's is kept from it."""
    if "_x" in value:
        value = _ESCAPED.sub(lambda found: f"_x005F{found[0]}", value)
    value = _FORBIDDEN.sub("", value)
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
