"""Under which heading an office stands: in the kecamatan or in one of its kelurahan."""

import re

from xlpy.plan.jabatan import Golongan, capitalised, read_title

_INSIDE = frozenset({Golongan.SEKRETARIS, Golongan.KASUBAG, Golongan.KASI})
_PLACE = re.compile(
    r"\bkelurahan\s+(?!(?:dan|di|pada|dalam|se|tipe|yang|kecamatan|kota|kabupaten)\b)"
    r"(?P<place>[a-z']+(?:\s+(?!kecamatan|kota|kabupaten)[a-z']+){0,3})(?:\s+(?:kecamatan|kota|kabupaten)\b.*)?$",
    re.IGNORECASE,
)
_OF_KECAMATAN = re.compile(r",?\s+(?:(?:pada|di)\s+)?(?:kantor\s+)?kecamatan\s+\w.*", re.IGNORECASE | re.DOTALL)


class Lingkup:
    """Where the text stands: it names the offices of a kelurahan after it."""

    def __init__(self) -> None:
        self._kelurahan = False
        self._place = ""

    def note_heading(self, text: str) -> None:
        """Take in a heading: of "kelurahan" and "kecamatan" the one named first counts."""
        kelurahan, kecamatan = (text.casefold().find(word) for word in ("kelurahan", "kecamatan"))
        if kelurahan == kecamatan:  # neither is named
            return
        self._kelurahan = kecamatan < 0 or 0 <= kelurahan < kecamatan
        place = _PLACE.search(text) if self._kelurahan else None
        self._place = capitalised(place["place"]) if place else ""

    def name(self, title: str) -> str:
        """The full name of the office that the text calls ``title``: "Lurah" is "Lurah Melati" under that heading."""
        nama = capitalised(title)
        gelar = read_title(nama)
        if gelar is None:
            return nama
        if gelar.golongan is Golongan.CAMAT:
            self._kelurahan, self._place = False, ""
        if gelar.golongan in {Golongan.LURAH, Golongan.KASUBAG, Golongan.KASI}:
            nama, stated = _OF_KECAMATAN.subn("", nama)
            self._kelurahan = self._kelurahan and not stated
        if gelar.golongan is Golongan.LURAH:
            return self._name_lurah(nama, has_place=bool(gelar.bidang))
        return self._name_inside(nama) if self._kelurahan and gelar.golongan in _INSIDE else nama

    def _name_lurah(self, nama: str, *, has_place: bool) -> str:
        self._kelurahan = True
        if has_place:
            self._place = re.sub(r"^(?:lurah|(?:kepala\s+)?kelurahan)\s+", "", nama, flags=re.IGNORECASE)
            return nama
        return f"{nama} {self._place}".strip()

    def _name_inside(self, nama: str) -> str:
        if "lurah" not in nama.casefold():
            nama = f"{nama} Kelurahan"
        return f"{nama} {self._place}".strip() if nama.casefold().endswith(("kelurahan", "lurah")) else nama
