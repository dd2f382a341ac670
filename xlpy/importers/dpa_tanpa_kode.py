"""Names without codes: matched with the nomenclature; what is not surely the same keeps an empty code."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from xlpy.plan.kode import Kedalaman
from xlpy.plan.model import Jenjang
from xlpy.plan.nomenclature import Entri, Nomenklatur
from xlpy.plan.text import fold, tidy

_JENJANG = {
    Kedalaman.PROGRAM: Jenjang.PROGRAM,
    Kedalaman.KEGIATAN: Jenjang.KEGIATAN,
    Kedalaman.SUB_KEGIATAN: Jenjang.SUB_KEGIATAN,
}
_PREFIX = re.compile(r"(?P<label>sub\s*kegiatan|kegiatan|program)\s*[:\-–]?\s+(?P<nama>\S.*)", re.IGNORECASE)
_NUMBERING = re.compile(r"^\s*(?:\(?(?:[0-9]{1,2}|[a-zA-Z]|[IVX]{1,5})[.)]\)?|[-•*])\s*")
# A name this like an official one (0-1) is that level's node, misspelt; its code is asked for, not invented.
_NEARLY = 0.8


@dataclass(frozen=True, slots=True)
class NamaDikenali:
    """A text that names a node: its level and the name without numbering or label."""

    jenjang: Kedalaman
    nama: str


class PengenalNama:
    """Knows the names of one year's nomenclature."""

    def __init__(self, daftar: Nomenklatur) -> None:
        self.daftar = daftar
        self._seen: dict[str, NamaDikenali | None] = {}

    def kenal(self, nama: str) -> bool:
        """Whether a name is an official one of any level, letter by letter after folding."""
        return self._level_of(nama) is not None

    def recognise(self, teks: str, konteks: Mapping[Kedalaman, tuple[str, str]]) -> NamaDikenali | None:
        """Recognise a text as the name of a program, kegiatan or sub kegiatan; None when it is surely none."""
        if teks not in self._seen:
            self._seen[teks] = self._recognise(tidy(_NUMBERING.sub("", teks)))
        found = self._seen[teks]
        is_below_nothing = found is not None and found.jenjang is Kedalaman.SUB_KEGIATAN and not konteks
        return found if not is_below_nothing or (found and self.kenal(found.nama)) else None

    def _recognise(self, nama: str) -> NamaDikenali | None:
        level = self._level_of(nama)
        if level:
            return NamaDikenali(level, nama)
        labelled = _PREFIX.fullmatch(nama)
        if labelled:
            label = fold(labelled["label"]).replace(" ", "")
            level = {"program": Kedalaman.PROGRAM, "kegiatan": Kedalaman.KEGIATAN}.get(label, Kedalaman.SUB_KEGIATAN)
            return NamaDikenali(level, nama if level is Kedalaman.PROGRAM else tidy(labelled["nama"]))
        return self._nearly(nama)

    def _level_of(self, nama: str) -> Kedalaman | None:
        folded = fold(nama)
        for level, jenjang in _JENJANG.items():
            near = self.daftar.cari_nama(nama, jenjang)
            if near or any(e.jenjang is jenjang and fold(e.nama) == folded for e in self.daftar.entri.values()):
                return level
        return None

    def _nearly(self, nama: str) -> NamaDikenali | None:
        best, level = _NEARLY, None
        for candidate, jenjang in _JENJANG.items():
            for entri in self.daftar.mirip(nama, jenjang, 1):
                likeness = SequenceMatcher(None, fold(nama), fold(entri.nama)).ratio()
                if likeness > best:
                    best, level = likeness, candidate
        return NamaDikenali(level, nama) if level else None

    def match(self, nama: str, jenjang: Kedalaman, induk: str) -> Entri | None:
        """The one official node of this very name, under ``induk`` where several have it; None when unsure."""
        level = _JENJANG.get(jenjang)
        if level is None:
            return None
        folded = fold(nama)
        same = [e for e in self.daftar.entri.values() if e.jenjang is level and fold(e.nama) == folded]
        below = [e for e in same if induk and e.kode.startswith(f"{induk}.")]
        found = below or ([] if induk and len(same) > 1 else same)
        return found[0] if len(found) == 1 else None

    def near(self, nama: str, jenjang: Kedalaman) -> tuple[Entri, ...]:
        """The official nodes of that level whose names are nearest."""
        level = _JENJANG.get(jenjang)
        return self.daftar.mirip(nama, level) if level else ()
