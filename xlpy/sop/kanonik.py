"""The one spelling that is fingerprinted: JSON after RFC 8785 (JCS), of texts, lists and objects only.

No numbers go in (an amount is its digits as text), so that nothing hangs on how a program prints a float.  Keys are
sorted, nothing stands between the tokens, text is UTF-8 in NFC without control characters (see ``plan.text.tidy``).
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from json.encoder import encode_basestring

Nilai = str | Sequence[str] | Sequence[Mapping[str, str]]
"""What a step records under one key: a text, several texts, or rows of named texts."""
Data = Mapping[str, Nilai]
"""What a step records."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False)


def canonical(value: object) -> str:
    """The canonical JSON of texts, lists and objects."""
    return _ENCODER.encode(value)


def fingerprint(value: object) -> str:
    """The SHA-256 of the canonical JSON in UTF-8, as 64 lower-case hexadecimal digits."""
    from hashlib import sha256  # noqa: PLC0415 - loads OpenSSL, which most commands never need

    # A lone surrogate can come from a damaged file only; it must count as damage, not stop the check.
    return sha256(canonical(value).encode("utf-8", "surrogatepass")).hexdigest()


class Rangka:
    """Objects of texts that all have the same keys: their canonical JSON, without sorting the keys of each anew."""

    def __init__(self, keys: Iterable[str]) -> None:
        ordered = sorted(keys)
        self.keys = tuple(ordered)
        self._before = tuple(f"{',' if n else '{'}{encode_basestring(key)}:" for n, key in enumerate(ordered))

    def fingerprint(self, texts: Sequence[str]) -> str:
        """What ``fingerprint`` says of the object with these texts, in the order of ``keys``."""
        from hashlib import sha256  # noqa: PLC0415 - as above

        told = "".join([before + encode_basestring(text) for before, text in zip(self._before, texts, strict=True)])
        return sha256(f"{told}}}".encode("utf-8", "surrogatepass")).hexdigest()
