"""Names of offices: what is the same however it is written.  Pure."""

import re
from functools import lru_cache

from xlpy.plan.text import fold

_OFFICE = re.compile(r"(?:kantor |camat |kecamatan |kec )+(?=\S)")
_OF_REGION = re.compile(r"(?<=\S) (?:kabupaten|kab) \S.*")
_GOVERNMENT = re.compile(r"(?:pemerintah|pemda)(?: daerah)? ")
_SHORT = (("pemkab ", "kabupaten "), ("pemkot ", "kota "), ("kab ", "kabupaten "))


@lru_cache(maxsize=1_024)
def kunci_unit(nama: str) -> str:
    """What "Klakah", "KEC. KLAKAH", "Camat Klakah" and "Kantor Kecamatan Klakah Kab. Lumajang" have in common."""
    told = fold(nama)
    found = _OFFICE.match(told)
    return _OF_REGION.sub("", told[found.end() :] if found else told)


@lru_cache(maxsize=1_024)
def kunci_induk(nama: str) -> str:
    """What "Pemerintah Kabupaten Lumajang", "Pemkab Lumajang" and "KAB. LUMAJANG" have in common."""
    told = fold(nama)
    if found := _GOVERNMENT.match(told):
        told = told[found.end() :]
    for short, whole in _SHORT:
        if told.startswith(short):
            return whole + told[len(short) :]
    return told
