"""The sample's Tupoksi: a regulation's text as it looks when pasted from a PDF.

Tabs between words, runs of blanks, lines broken at the paper's width, gaps in the article numbers, "dan" glued to the
last semicolon: what an office's own text brings along.
"""

import string
import textwrap
from collections.abc import Iterator

from xlpy.build.sample_source import JabatanContoh, read_jabatan, read_kantor

_WIDTH = 92
_ORDINALS = (
    "Kesatu", "Kedua", "Ketiga", "Keempat", "Kelima", "Keenam", "Ketujuh", "Kedelapan", "Kesembilan", "Kesepuluh",
    "Kesebelas", "Kedua Belas", "Ketiga Belas", "Keempat Belas", "Kelima Belas", "Keenam Belas",
)  # fmt: skip
_HEAD = """\
CONTOH - BUKAN PERATURAN YANG BERLAKU
LAMPIRAN PERATURAN BUPATI {kabupaten}
TENTANG TUGAS, FUNGSI DAN URAIAN TUGAS KECAMATAN DAN KELURAHAN
"""


def render_tupoksi() -> str:
    """The text of the regulation, one part for each office-holder."""
    parts = (_office(number, office) for number, office in enumerate(read_jabatan()))
    kabupaten = read_kantor().pemerintah.removeprefix("Kabupaten ").upper()
    return "\n".join((_HEAD.format(kabupaten=kabupaten), *parts))


def _office(number: int, office: JabatanContoh) -> str:
    name = office.nama
    # Every third part has its title on the line of its number, and every fourth leaves out an article.
    heading = f"Bagian {_ORDINALS[number]}{' ' if number % 3 == 2 else chr(10)}{name}"  # noqa: PLR2004
    article = 2 + number + number // 4
    lines = [
        f"{heading} \n",
        f"Pasal {article} \n",
        *_wrapped(f"(1)\t{name} mempunyai tugas {office.tugas}. "),
        *_wrapped(
            f"(2)\t{name} dalam melaksanakan tugas sebagaimana dimaksud pada ayat (1) menyelenggarakan fungsi : "
        ),
        *_items(office.fungsi, number),
        "",
        *_wrapped(
            "(3)\tUntuk menjabarkan tugas dan fungsi sebagaimana dimaksud pada ayat (1) dan ayat (2), "
            f"{name} mempunyai uraian tugas sebagai berikut: "
        ),
        *_items(office.uraian, number + 1),
    ]
    return "\n".join([*lines, ""])


def _items(texts: tuple[str, ...], seed: int) -> Iterator[str]:
    last = len(texts) - 1
    for place, (letter, text) in enumerate(zip(string.ascii_lowercase, texts, strict=False)):
        end = "." if place == last else ";dan" if place == last - 1 else ";"
        yield from _wrapped(f"{letter}.\t{_untidy(text, seed + place)}{end} ")


def _untidy(text: str, seed: int) -> str:
    """Every fifth text has tabs for blanks, as justified lines give them; every seventh a run of blanks."""
    if seed % 5 == 0:
        return text.replace(" ", "\t", 3)
    return text.replace(" ", "   ", 1) if seed % 7 == 0 else text


def _wrapped(line: str) -> list[str]:
    return textwrap.wrap(line, _WIDTH, expand_tabs=False, replace_whitespace=False, break_on_hyphens=False) or [""]
