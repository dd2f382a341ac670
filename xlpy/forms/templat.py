"""How an office has its papers: letters, columns, wordings; ``kertas.toml`` beside the workbook, else as built in.

A wording has placeholders such as ``{nama}``; those of the built-in one are what the paper needs.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from string import Formatter

from xlpy.errors import InputError, WorkbookError, sebab
from xlpy.forms.layout import Font
from xlpy.resources import templates_folder
from xlpy.sop.tables import Berkas, Tabel

NAMA = "kertas.toml"
"""What the file is called."""
_NEEDED = {
    "rencana-kinerja": ("kode", "nama", "target", "anggaran"),
    "form-unit": ("kode", "nama", "indikator", "target", "anggaran"),
    "rencana-aksi": ("sasaran", "indikator", "aksi", "target"),
    "iku": ("sasaran", "indikator", "target"),
}
"""The columns without which a paper does not say what it must, by the paper's code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Templat:
    """How an office has its papers.

    Attributes:
        font: of the letters.
        nomor: the pattern of a letter's number.
        kolom: the columns that a paper shows, by the paper's code.
        tanpa_kolom: those that it could show and does not.
        kata: every wording by its name.
    """

    font: Font
    nomor: str
    kolom: Mapping[str, tuple[str, ...]]
    tanpa_kolom: Mapping[str, tuple[str, ...]]
    kata: Mapping[str, str]


def of_office(folder: Path) -> Templat:
    """The office's own, beside its workbook in ``folder``; what it does not say is as built in.

    Raises:
        InputError: the file is no TOML, or a name, value or placeholder in it is wrong; names the line.
        WorkbookError: it is there and cannot be read.
    """
    place = folder / NAMA
    try:
        text = place.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return built_in()
    except UnicodeDecodeError as problem:
        raise InputError(f"{place}: bukan teks UTF-8. Simpan lagi dengan pengodean UTF-8.") from problem
    except OSError as problem:
        raise WorkbookError(f"{place}: tidak dapat dibaca ({sebab(problem)}).") from problem
    return load(text, built_in(), NAMA)


@lru_cache
def built_in() -> Templat:
    """The one that travels with the program."""
    text = (templates_folder() / NAMA).read_text(encoding="utf-8")
    return load(text, None, NAMA)


def load(text: str, usual: Templat | None, name: str) -> Templat:
    """Read a template.

    Args:
        text: the TOML text.
        usual: what holds where it says nothing; None for the built-in one itself, which says all.
        name: the file's name, for the messages.

    Raises:
        InputError: it cannot be used; names the line.
    """
    file = Berkas(text, name)
    is_optional = usual is not None
    paper = file.table("kertas", optional=is_optional)
    columns = file.table("kolom", optional=is_optional)
    wordings = file.table("kata", optional=is_optional)
    file.close()
    shown = dict(_columns(columns, usual))
    made = Templat(
        font=_font(paper, usual),
        nomor=_wording(paper, "nomor", usual.nomor if usual else None),
        kolom=shown,
        tanpa_kolom={code: tuple(c for c in usual.kolom[code] if c not in shown[code]) for code in shown}
        if usual
        else {},
        kata={key: _wording(wordings, key, usual.kata[key] if usual else None) for key in _names(wordings, usual)},
    )
    for table in (paper, columns, wordings):
        table.close()
    return made


def _names(table: Tabel, usual: Templat | None) -> tuple[str, ...]:
    return tuple(usual.kata) if usual else table.keys()


def _font(table: Tabel, usual: Templat | None) -> Font:
    told = table.take_text("huruf", str(usual.font) if usual else None)
    if told not in tuple(Font):
        table.fail(f'huruf "{told}" tidak dikenal. Pakai salah satu dari: {", ".join(Font)}.', "huruf")
    return Font(told)


def _columns(table: Tabel, usual: Templat | None) -> Iterator[tuple[str, tuple[str, ...]]]:
    for code in usual.kolom if usual else table.keys():
        shown = table.take_texts(code, usual.kolom[code] if usual else None)
        known = usual.kolom[code] if usual else shown
        for column in shown:
            if column not in known:
                table.fail(f'kolom "{column}" tidak dikenal. Yang ada: {", ".join(known)}.', code, column)
        for column in _NEEDED.get(code, ()):
            if column not in shown:
                table.fail(f'kolom "{column}" tidak ada, padahal kertas {code} memerlukannya. Tambahkan.', code)
        yield code, shown


def _wording(table: Tabel, key: str, usual: str | None) -> str:
    """A wording that has every placeholder of the usual one, and no other."""
    told = table.take_text(key, usual)
    wanted = _placeholders(table, key, usual or told)
    found = _placeholders(table, key, told)
    if missing := [name for name in wanted if name not in found]:
        listed = ", ".join(f"{{{name}}}" for name in missing)
        table.fail(f'"{key}" tidak memuat {listed}, padahal kertasnya memerlukannya. Tambahkan pada kalimatnya.', key)
    if strange := [name for name in found if name not in wanted]:
        listed = ", ".join(f"{{{name}}}" for name in wanted) or "tidak ada"
        table.fail(f'"{key}" memuat {{{strange[0]}}} yang tidak dikenal. Yang dapat dipakai: {listed}.', key)
    return told


def _placeholders(table: Tabel, key: str, text: str) -> tuple[str, ...]:
    try:
        parts = [(name, form, sign) for _, name, form, sign in Formatter().parse(text) if name is not None]
    except ValueError:
        parts = [("", "", "")]
    if any(not name.isidentifier() or form or sign for name, form, sign in parts):
        table.fail(f'"{key}" memuat kurung kurawal yang tidak lengkap. Tulis misalnya {{nama}}.', key)
    return tuple(dict.fromkeys(name for name, _, _ in parts))
