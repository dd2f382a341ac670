"""What many papers have in common: letterhead, title, tables with their head, the signature block, the paraf box.

Each gives rows for columns of the widths that the paper has; ``cols`` is how many columns that are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from xlpy.build.measure import row_height
from xlpy.forms import words
from xlpy.forms.fit import whole_pixels
from xlpy.forms.layout import BOX, Align, Cell, Lembar, Look, Picture, Row, Upright
from xlpy.forms.material import Bahan
from xlpy.forms.pages import rest_of_page
from xlpy.plan.jabatan import Golongan, full_title, read_title, short_title
from xlpy.plan.masa_jabatan import signer_of
from xlpy.plan.masukan import Pejabat, Pengaturan

TEXT = Look()
CENTER = Look(align=Align.CENTER)
BOLD = Look(bold=True)
HEAD = Look(size=9, bold=True, align=Align.CENTER, upright=Upright.MIDDLE, lines=BOX, shade=True)
NUMBERS = Look(size=7, align=Align.CENTER, upright=Upright.MIDDLE, lines=BOX, grey=True)
BODY = Look(size=9, lines=BOX)
BODY_CENTER = BODY.but(align=Align.CENTER)
BODY_TEXT = BODY.but(indent=1)
BODY_MIDDLE = BODY_TEXT.but(upright=Upright.MIDDLE)
BODY_MIDDLE_CENTER = BODY_CENTER.but(upright=Upright.MIDDLE)
BODY_RIGHT = BODY.but(align=Align.RIGHT)
BLANK = "……………………"
"""What stands for a name or a day that is not known yet."""
_DOTS = "(……………………………………)"
_NIP_DOTS = "NIP. …………………………………"
LAST_KEPT = 2
"""How many rows of a table stay with what follows it."""
_SIGNATURE_SPACE = 4  # lines
_LINE = 14.0
_EMBLEM = 58.0  # points high and wide


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a printed table.

    Attributes:
        heading: as printed.
        share: of the width of the paper; on a paper of several tables what its columns are merged from counts.
        look: of its cells.
        key: by which a row gives its text, and an office leaves the column out.
        across: how many columns of the paper it takes.
        group: a heading above those of columns side by side that have the same.
    """

    heading: str
    share: float
    look: Look = BODY
    key: str = ""
    across: int = 1
    group: str = ""


def wide(text: str, cols: int, look: Look = TEXT, **of_row: object) -> Row:
    """A row of one cell over all columns."""
    return Row((Cell(0, text, look, across=cols),), **of_row)  # type: ignore[arg-type] # Row names them itself


def gap(height: float = 8.0, *, keep: bool = False) -> Row:
    """A blank row."""
    return Row(height=height, keep=keep)


def letterhead(bahan: Bahan, cols: int) -> tuple[Row, ...]:
    """The kop: region, office, address, town and postcode over a thick and a thin rule."""
    settings = bahan.settings
    address = ", ".join(filter(None, (settings.alamat, settings.telepon and f"Telepon {settings.telepon}")))
    town = " – ".join(filter(None, ((settings.tempat or settings.kecamatan).upper(), settings.kode_pos)))
    lines = (
        (f"PEMERINTAH {settings.pemerintah or BLANK}".upper(), CENTER.but(size=13.0)),
        (kecamatan(settings).upper(), CENTER.but(size=17.0, bold=True)),
        (address, CENTER.but(size=9.5)),
        (town, CENTER.but(size=9.5)),
    )
    shown = [wide(text, cols, look, keep=True) for text, look in lines if text]
    rule = Row((Cell(0, "", Look(thick="t"), across=cols),), height=3.0, keep=True)
    thin = Row((Cell(0, "", Look(lines="t"), across=cols),), height=8.0, keep=True)
    high = sum(row_height(1, row.cells[0].look.size) for row in shown)
    under = max(4.0, _EMBLEM + 8.0 - high) if bahan.lambang else 4.0
    return (*shown, gap(under, keep=True), rule, thin)


def kecamatan(settings: Pengaturan) -> str:
    """The office as it is called, such as "Kecamatan Lumajang"; dots for a name that is not set."""
    return f"Kecamatan {settings.kecamatan or BLANK}"


def emblem(bahan: Bahan) -> tuple[Picture, ...]:
    """The emblem at the left of the letterhead that begins in the first row; none without one."""
    if not bahan.lambang:
        return ()
    text = f"Lambang {bahan.settings.pemerintah}".strip()
    return (Picture(bahan.lambang, 0, 0, _EMBLEM, _EMBLEM, text, right=4.0, down=4.0),)


def titles(cols: int, *lines: str) -> tuple[Row, ...]:
    """A title in capitals, its first line larger."""
    looks = (CENTER.but(size=13.0, bold=True), *[CENTER.but(size=11.0, bold=True)] * (len(lines) - 1))
    return tuple(wide(line, cols, look, keep=True) for line, look in zip(lines, looks, strict=True))


def table_head(columns: Sequence[Column]) -> tuple[Row, ...]:
    """The headings, in two rows where there are groups, with the numbers of the columns under them.

    All are to be repeated on every page.
    """
    numbers = tuple(
        Cell(col, f"({number})", NUMBERS, across=c.across) for number, (col, c) in enumerate(placed(columns), start=1)
    )
    return (*_headings(columns), Row(numbers, height=11.0, keep=True))


def _headings(columns: Sequence[Column]) -> tuple[Row, ...]:
    places = list(placed(columns))
    if not any(column.group for column in columns):
        names = (Cell(col, c.heading, HEAD, across=c.across) for col, c in places)
        return (Row(tuple(names), least=22.0, keep=True),)
    upper: list[Cell] = []
    for group, members in groupby(places, key=lambda pair: pair[1].group):
        those = list(members)
        if group:
            upper.append(Cell(those[0][0], group, HEAD, across=sum(c.across for _, c in those)))
        else:
            upper += [Cell(col, c.heading, HEAD, across=c.across, down=2) for col, c in those]
    lower = tuple(Cell(col, c.heading, HEAD, across=c.across) for col, c in places if c.group)
    return Row(tuple(upper), least=16.0, keep=True), Row(lower, least=16.0, keep=True)


def filled_up(
    lembar: Lembar, columns: Sequence[Column], at: int, *, height: float = 24.0, least: int = 0, below: float = 0.0
) -> Lembar:
    """The paper with blank rows of its table put in before row ``at`` until its last page is full.

    Args:
        lembar: the paper without them.
        columns: of the table.
        at: a row below all that pages repeat.
        height: of a blank row.
        least: how many there are to be, even if that takes another page.
        below: what is to stay empty at the end of the last page, in points.
    """
    blank = Row(tuple(Cell(n, "", c.look, across=c.across) for n, c in placed(columns)), height=whole_pixels(height))

    def put_in(paper: Lembar, count: int) -> Lembar:
        blanks = with_last_kept([blank] * count)
        return replace(paper, baris=(*paper.baris[:at], *blanks, *paper.baris[at:]))

    count, full = least, put_in(lembar, least)
    # Again, since the first ones may fill a page before the last.
    while more := int(max(0.0, rest_of_page(full) - below) / whole_pixels(height)):
        count, full = count + more, put_in(lembar, count + more)
    return full


TICK = "√"
_TICKED = Look(size=9.0, bold=True, align=Align.CENTER, upright=Upright.MIDDLE, lines=BOX)
_TICK_BOX, _TICK_GAP = 12.0, 4.0  # points: the height of a box, and what parts it from the next


def ticks(boxes: Sequence[tuple[int, bool]], labels: Sequence[Cell], *, keep: bool = False) -> tuple[Row, Row]:
    """Boxes to tick with what stands beside them: two rows, so that boxes stay square however long a label is.

    Args:
        boxes: the column of each, and whether it is ticked.
        labels: what else stands in these rows.
        keep: whether they must not end a page.
    """
    drawn = tuple(Cell(col, TICK if on else "", _TICKED) for col, on in boxes)
    beside = (replace(label, down=2, look=label.look.but(indent=1)) for label in labels)
    cells = sorted((*drawn, *beside), key=lambda cell: cell.col)
    return Row(tuple(cells), height=_TICK_BOX, keep=True), Row(least=_TICK_GAP, keep=keep)


def table_row(columns: Sequence[Column], texts: Sequence[str], *, least: float = 0.0, keep: bool = False) -> Row:
    """A row of a table."""
    pairs = zip(placed(columns), texts, strict=True)
    return Row(tuple(Cell(col, text, c.look, across=c.across) for (col, c), text in pairs), least=least, keep=keep)


def placed(columns: Sequence[Column]) -> Iterator[tuple[int, Column]]:
    """Each column with the first of the paper's columns that it takes."""
    col = 0
    for column in columns:
        yield col, column
        col += column.across


def with_last_kept(rows: Sequence[Row], count: int = LAST_KEPT) -> tuple[Row, ...]:
    """Rows whose last ones go to the next page with what follows, so that a signature never stands alone."""
    cut = max(0, len(rows) - count)
    return (*rows[:cut], *(replace(row, keep=True) for row in rows[cut:]))


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: what stands above and below the space for the signature.

    Attributes:
        above: lines above it, such as place and date, then the office.
        nama, pangkat, nip: below it.
        ber_nip: whether there is a NIP; who heads a region has none.
    """

    above: tuple[str, ...]
    nama: str = ""
    pangkat: str = ""
    nip: str = ""
    ber_nip: bool = True

    @property
    def below(self) -> tuple[str, ...]:
        """The lines under the name; dots where the name is to be written by hand."""
        nip = f"NIP. {words.nip(self.nip)}" if self.nip else "" if self.nama or not self.ber_nip else _NIP_DOTS
        return tuple(filter(None, (self.pangkat, nip)))


def signer(bahan: Bahan, pejabat: Pejabat, *, dated: bool = True) -> Signer:
    """An office-holder as signer, under place and date where ``dated``."""
    return signed_by(bahan, pejabat, *((place_and_date(bahan.settings),) if dated else ()))


def signed_by(bahan: Bahan, pejabat: Pejabat, *above: str) -> Signer:
    """An office-holder as signer, under the lines ``above``."""
    return Signer((*above, title_of(bahan.settings, pejabat)), pejabat.nama, pejabat.pangkat, pejabat.nip)


def plan_signer(bahan: Bahan) -> Signer:
    """Who signs the plan; another than the Camat signs in his name (a.n.), as in letters."""
    return head_of_office(bahan, place_and_date(bahan.settings))


def head_of_office(bahan: Bahan, *above: str) -> Signer:
    """Who signs for the office, under the lines ``above``: the Camat, or another in his name (a.n.)."""
    settings, pejabat = bahan.settings, signer_of(bahan.settings)
    gelar = read_title(pejabat.jabatan)
    if gelar is None or gelar.golongan in {Golongan.CAMAT, Golongan.LURAH}:
        return signed_by(bahan, pejabat, *above)
    own = f"{pejabat.sebutan} {full_title(pejabat.jabatan, '')},".strip()
    above = (*above, f"a.n. {full_title('Camat', settings.kecamatan).upper()}", own)
    return Signer(above, pejabat.nama, pejabat.pangkat, pejabat.nip)


def place_and_date(settings: Pengaturan, day: str | None = None) -> str:
    """Place and date, such as "Lumajang, 22 Januari 2026"; dots for what is not set.

    Args:
        settings: with the place, and the day of the document.
        day: another day, in words.
    """
    if day is None:
        day = words.day_of_iso(settings.tanggal)
    return f"{settings.tempat or settings.kecamatan or BLANK}, {day or f'{BLANK} {settings.tahun}'}"


def title_of(settings: Pengaturan, pejabat: Pejabat) -> str:
    """The office in full and in capitals, such as "Plt. CAMAT LUMAJANG" or "KEPALA SEKSI PEMERINTAHAN"."""
    return f"{pejabat.sebutan} {full_title(named(pejabat), settings.kecamatan).upper()}".strip()


def office_of(pejabat: Pejabat) -> str:
    """The office as in a list, such as "Plt. Sekretaris", "Lurah Melati"."""
    return f"{pejabat.sebutan} {named(pejabat)}".strip()


def named(pejabat: Pejabat) -> str:
    """The title with the kelurahan that a list may have in a column of its own: "Lurah" becomes "Lurah Melati"."""
    gelar = read_title(pejabat.jabatan)
    bare = gelar is not None and gelar.golongan is Golongan.LURAH and not gelar.bidang
    place = short_title(pejabat.unit).removeprefix(Golongan.LURAH).strip() if pejabat.unit else ""
    return f"{pejabat.jabatan} {place}".strip() if bare else pejabat.jabatan


def signatures(signers: Sequence[tuple[Signer, int, int]]) -> tuple[Row, ...]:
    """Signature blocks side by side, each over the columns from its second to before its third element.

    All of it stays on one page.  Offices and names of neighbours stand on one height.
    """
    above = max(len(s.above) for s, _, _ in signers)
    below = max(len(s.below) for s, _, _ in signers)

    def line(texts: Sequence[str], look: Look) -> Row:
        cells = (
            Cell(first, text, look, across=last - first)
            for (_, first, last), text in zip(signers, texts, strict=True)
            if text
        )
        return Row(tuple(cells), least=_LINE, keep=True)

    rows = [gap(12.0, keep=True)]
    for n in range(above):
        texts = [("", *[""] * (above - len(s.above)), *s.above)[n + 1] for s, _, _ in signers]
        rows.append(line(texts, CENTER.but(bold=n == above - 1)))
    rows += [gap(_LINE, keep=True)] * _SIGNATURE_SPACE
    rows.append(line([s.nama or _DOTS for s, _, _ in signers], CENTER.but(bold=True, underline=True)))
    rows += [line([(*s.below, *[""] * below)[n] for s, _, _ in signers], CENTER) for n in range(below)]
    return (*rows[:-1], replace(rows[-1], keep=False))


def paraf_box(
    rows: Sequence[Row], offices: Sequence[tuple[str, str]], cols: tuple[int, int, int, int]
) -> tuple[Row, ...]:
    """The rows of a signature block with a paraf box in the free columns beside it: Jabatan · Paraf · Tanggal.

    Args:
        rows: as ``signatures`` gives them.
        offices: the titles, each with the day of its paraf or nothing.
        cols: where the three columns of the box begin, and the column after the last.
    """
    places = [(a, b - a) for a, b in pairwise(cols)]
    texts = [("Jabatan", "Paraf", "Tanggal"), *((office, "", day) for office, day in offices)]
    made = list(rows)
    at = 2  # below the gap, beside the title
    for number, line in enumerate(texts):
        down = 1 if number == 0 else 2
        look = (HEAD if number == 0 else BODY_CENTER.but(upright=Upright.MIDDLE)).but(size=8.0)
        cells = (
            Cell(col, text, look, across=across, down=down) for (col, across), text in zip(places, line, strict=True)
        )
        made[at] = replace(made[at], cells=(*cells, *made[at].cells))
        at += down
    return tuple(made)
