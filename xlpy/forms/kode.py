"""The codes on a paper: the QR code that says the same as the foot line, and the fingerprint of all else.

They are put on a paper that is laid out already, so that none of them can be forgotten on a new kind of paper.
"""

import io
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import lru_cache
from itertools import accumulate

from xlpy.forms.fit import row_heights
from xlpy.forms.layout import BOX, PIXEL, Cell, Lembar, Look, Picture, Row, Upright
from xlpy.forms.pages import page_count
from xlpy.sop.kanonik import fingerprint

KETERANGAN = "kode-pemeriksa"
"""The wording that stands beside the code."""
SISI = 66.0
"""How wide and high it is, in points: 2.3 cm, the quiet zone around it included."""
_GAP = 6.0
RUANG = SISI + _GAP + 2.0
"""The room that it needs below a paper, in points."""
_BESIDE = 30.0  # points at least that the words under it are wider than the code
_FAR = 60.0  # points at most that its words stand away from it at its right; else they stand under it
_WORDS = Look(size=6.5, grey=True)


def content_of(lembar: Lembar) -> str:
    """The fingerprint of all that a paper shows but its foot line."""
    return fingerprint(_plain(replace(lembar, kaki="")))


def with_code(lembar: Lembar, text: str, keterangan: str) -> Lembar:
    """The paper with a QR code: beside its last signature block, else below all, but never on a page of its own.

    Where there is no room for it, the foot line says the same.
    """
    picture = replace(_QR, data=qr_code(text), text=f"Kode QR: {text}")
    beside = _beside_signature(lembar, picture, keterangan)
    return beside or _below(lembar, picture, keterangan)


@lru_cache(maxsize=4)
def qr_code(text: str) -> bytes:
    """A QR code as PNG, its quiet zone included."""
    import segno  # noqa: PLC0415 - only where something is printed

    buffer = io.BytesIO()
    segno.make(text, error="m", micro=False).save(buffer, kind="png", scale=8, border=4)
    return buffer.getvalue()


_QR = Picture(b"", 0, 0, SISI, SISI, "")


def _beside_signature(lembar: Lembar, picture: Picture, keterangan: str) -> Lembar | None:
    """The paper with the code beside the signature; None where there is no signature, or no room."""
    block = _last_signature(lembar)
    if block is None:
        return None
    first, name = block
    ends = accumulate(row_heights(lembar)[first:name], initial=0.0)
    under = next((first + n for n, height in enumerate(ends) if height >= SISI), None)
    place = _free(lembar, first, under) if under is not None else None
    if under is None or place is None:
        return None
    col, across = place
    rows = list(lembar.baris)
    row = rows[under]
    words, moved = (_WORDS.but(indent=1), _GAP) if col else (_WORDS, 0.0)  # off the box at its left
    cells = sorted((*row.cells, Cell(col, keterangan, words, across=across)), key=lambda cell: cell.col)
    rows[under] = replace(row, cells=tuple(cells), height=None, least=row.height or row.least)
    with_it = replace(
        lembar, baris=tuple(rows), gambar=(*lembar.gambar, replace(picture, row=first, col=col, right=moved))
    )
    return with_it if page_count(with_it) == page_count(lembar) else None


def _free(lembar: Lembar, first: int, under: int) -> tuple[int, int] | None:
    """The first columns side by side, and how many, that hold the code from row ``first`` on and its words below."""
    if any(first <= picture.row <= under for picture in lembar.gambar):
        return None
    taken = {
        col
        for number, row in enumerate(lembar.baris[: under + 1])
        for cell in row.cells
        if number + cell.down > first and (number == under or cell.text.strip() or set(BOX) <= set(cell.look.lines))
        for col in range(cell.col, cell.col + cell.across)
    }
    start = 0
    for col in range(len(lembar.kolom) + 1):
        if col == len(lembar.kolom) or col in taken:
            if sum(lembar.kolom[start:col]) * PIXEL >= SISI + _BESIDE:
                return start, col - start
            start = col + 1
    return None


def _below(lembar: Lembar, picture: Picture, keterangan: str) -> Lembar:
    """The paper with the code as its last row; as it is where that would begin another page."""
    *above, last = lembar.baris
    cols = len(lembar.kolom)
    edges = (sum(lembar.kolom[:n]) * PIXEL for n in range(1, cols))
    beside = next((n for n, edge in enumerate(edges, start=1) if SISI + 2 <= edge <= SISI + _FAR), cols)
    words = (Cell(beside, keterangan, _WORDS.but(upright=Upright.MIDDLE), across=cols - beside),)
    code = Row(words if beside < cols else (), height=SISI, keep=beside == cols)
    under = (Row((Cell(0, keterangan, _WORDS, across=cols),)),) if beside == cols else ()
    rows = (*above, replace(last, keep=True), Row(height=_GAP, keep=True), code, *under)
    placed = replace(picture, row=len(lembar.baris) + 1)
    with_it = replace(lembar, baris=rows, gambar=(*lembar.gambar, placed))
    return with_it if page_count(with_it) == page_count(lembar) else lembar


def _last_signature(lembar: Lembar) -> tuple[int, int] | None:
    """The last signature block of a paper: its first row, and that of the underlined name; None without one."""
    rows = lembar.baris
    names = [(n, cell) for n, row in enumerate(rows) for cell in row.cells if cell.look.underline]
    if not names:
        return None
    name, signer = names[-1]
    first = name
    while first > 0 and not _says(rows[first - 1], signer):  # the room for the signature
        first -= 1
    while first > 0 and _says(rows[first - 1], signer) and rows[first - 1].keep:
        first -= 1
    return first, name


def _says(row: Row, signer: Cell) -> bool:
    """Whether a row says something above the name of who signs."""
    right = signer.col + signer.across
    return any(c.text.strip() and c.col < right and signer.col < c.col + c.across for c in row.cells)


def _plain(value: object) -> object:
    """A value as texts, lists and objects; what it is made of by the names of its fields."""
    if isinstance(value, Enum):
        return str(value.value)
    if is_dataclass(value):
        return dict(_told(value))
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value.hex() if isinstance(value, bytes) else str(value)


def _told(value: object) -> Iterator[tuple[str, object]]:
    """The fields that are not as usual: so a field that parts get later changes no fingerprint of old papers."""
    for part in fields(value):  # type: ignore[arg-type] # a dataclass, as was asked before
        content = getattr(value, part.name)
        if content != part.default:
            yield part.name, _plain(content)
