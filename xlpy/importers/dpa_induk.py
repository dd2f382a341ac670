"""The levels above the sub kegiatan: from their own rows, else from the codes, else from the names beside them."""

from collections.abc import Mapping, Sequence

from xlpy.importers.dpa_mentah import Mentah
from xlpy.plan.kode import Kedalaman
from xlpy.plan.text import fold

_ABOVE = (Kedalaman.URUSAN, Kedalaman.BIDANG, Kedalaman.PROGRAM, Kedalaman.KEGIATAN)


def collect_parents(
    nodes: Sequence[Mentah], subs: Sequence[Mentah]
) -> Mapping[Kedalaman, Mapping[str, Sequence[Mentah]]]:
    """For each level above, its codes (names where there are none) with the rows that they were met in, in order."""
    found: dict[Kedalaman, dict[str, list[Mentah]]] = {level: {} for level in _ABOVE}
    for node in nodes:
        parts = node.kode.split(".") if node.kode else []
        for level in _ABOVE:
            if level < len(parts) and level < node.jenjang:
                code = ".".join(parts[:level])
                found[level].setdefault(code, []).append(_from_code(level, code, node))
        if node.jenjang in found:
            found[node.jenjang].setdefault(node.kode or fold(node.nama), []).append(node)
    for sub in subs:
        if not sub.kode:
            _add_names(found, sub)
    return {level: {key: _without_shadows(met) for key, met in of_level.items()} for level, of_level in found.items()}


def _from_code(level: Kedalaman, code: str, below: Mentah) -> Mentah:
    return Mentah(
        level, code, "", below.berkas, below.sheet, sel={"kode": below.sel["kode"]} if "kode" in below.sel else {}
    )


def _add_names(found: dict[Kedalaman, dict[str, list[Mentah]]], sub: Mentah) -> None:
    for level, name in zip((Kedalaman.PROGRAM, Kedalaman.KEGIATAN), sub.nama_induk, strict=True):
        known = any(fold(m.nama) == fold(name) for met in found[level].values() for m in met)
        if name and not known:
            found[level][fold(name)] = [Mentah(level, "", name, sub.berkas, sub.sheet, sel=dict(sub.sel))]


def _without_shadows(met: list[Mentah]) -> list[Mentah]:
    """Rows of their own first; what was only derived from a code below counts where there is none."""
    own = [m for m in met if m.nama]
    return own or met[:1]
