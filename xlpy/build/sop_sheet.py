"""Building the sheet SOP: the procedure in the form of PermenPANRB 35/2012."""

from typing import TYPE_CHECKING

from xlpy.book.document import Document
from xlpy.book.schema import SOP
from xlpy.build import styles
from xlpy.build.bagan import Kisi, bagan, draw
from xlpy.build.beranda import state_cell
from xlpy.build.beranda_keadaan import steps_of
from xlpy.build.cells import Formula, write_cell
from xlpy.build.frame import write_head
from xlpy.build.measure import count_lines, row_height
from xlpy.build.styles import Props, Styles
from xlpy.sop.muat import load_sop
from xlpy.sop.steps import Identitas, Langkah, Sop, tanggal_panjang

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_SIZE = 9
_NUMBER, _ACTIVITY, _ACTOR = 34, 226, 84
_QUALITY = (("Kelengkapan", 130), ("Waktu", 68), ("Output", 116))
_NOTES = 150
_STEP_HEIGHT = 42.0  # points: room for a symbol and the lines around it
_TEXT: Props = {**styles.BORDERED, "font_size": _SIZE, "text_wrap": True}
_CENTRED: Props = {**_TEXT, "align": "center", "valign": "vcenter"}
_MIDDLE: Props = {**_TEXT, "valign": "vcenter"}
_LABEL: Props = {**_TEXT, "bold": True, "bg_color": styles.PALE, "valign": "vcenter"}
_HEAD: Props = {**styles.HEADING, "font_size": _SIZE}
_WARNING: Props = {
    **_TEXT,
    "bold": True,
    "font_color": styles.WARNING,
    "bg_color": styles.WARNING_LIGHT,
    "valign": "vcenter",
}


class _Page:
    """The sheet with its columns, and the row that comes next."""

    def __init__(self, sheet: "Worksheet", formats: Styles, procedure: Sop) -> None:
        self.sheet, self.formats = sheet, formats
        self.actors = [a for a in procedure.pelaku if any(takes_part(s, a.kode) for s in procedure.langkah)]
        quality = [width for _, width in _QUALITY]
        self.widths = [_NUMBER, _ACTIVITY, *[_ACTOR] * len(self.actors), *quality, _NOTES]
        self.half = 2 + len(self.actors) // 2
        """The first column of the right half of the box."""
        self.heights: list[float] = []

    @property
    def row(self) -> int:
        """The next row, from 0."""
        return len(self.heights)

    def close_row(self, height: float) -> None:
        """Set the height of the row and go to the next."""
        self.sheet.set_row(self.row, height)
        self.heights.append(height)

    def text(self, first: int, last: int, text: str | Formula, look: Props, rows: int = 1) -> int:
        """Write across columns ``first`` to ``last``; returns the lines that it takes."""
        form = self.formats.get(look)
        if first != last or rows > 1:
            self.sheet.merge_range(self.row, first, self.row + rows - 1, last, "", form)
        write_cell(self.sheet, self.row, first, text, form)
        width = sum(self.widths[first : last + 1])
        shown = str(text.value) if isinstance(text, Formula) else text
        return count_lines(shown, width, look.get("font_size", _SIZE), bold=bool(look.get("bold")))


def write_procedure(sheet: "Worksheet", formats: Styles, document: Document) -> int:
    """Write the procedure in force, with where each step stands; returns the last row of the headings, from 0."""
    procedure = load_sop(document.sop or None)
    page = _Page(sheet, formats, procedure)
    for col, width in enumerate(page.widths):
        sheet.set_column_pixels(col, col, width)
    write_head(sheet, formats, SOP, page.widths)
    page.heights = [22.0, 17.0, 8.0]
    sheet.set_row(2, 8)
    _write_identity(page, procedure.identitas)
    for oddity in procedure.identitas.kejanggalan:
        lines = page.text(0, len(page.widths) - 1, f"▲ {oddity}", _WARNING)
        page.close_row(row_height(lines, _SIZE) + 4)
    page.close_row(10)
    sheet.set_h_pagebreaks([page.row])
    head = _write_flow_head(page)
    first = page.row
    for step, state in zip(procedure.langkah, states(document), strict=True):
        _write_step(page, step, state)
    draw(sheet, bagan(procedure.langkah, _grid(page, first)))
    return head


def _write_identity(page: _Page, identity: Identitas) -> None:
    last = len(page.widths) - 1
    facts = (
        ("Nomor SOP", identity.nomor),
        ("Tanggal Pembuatan", tanggal_panjang(identity.tanggal_pembuatan)),
        ("Tanggal Revisi", tanggal_panjang(identity.tanggal_revisi)),
        ("Tanggal Efektif", tanggal_panjang(identity.tanggal_efektif)),
        ("Disahkan oleh", identity.disahkan_oleh),
        ("Nama SOP", identity.nama),
    )
    office = "\n".join(line.upper() for line in (*identity.instansi, identity.bagian))
    page.text(0, page.half - 1, office, {**_CENTRED, "bold": True, "font_size": 12}, rows=len(facts))
    for label, value in facts:
        page.text(page.half, page.half + 1, label, _LABEL)
        page.text(page.half + 2, last, value, _MIDDLE)
        page.close_row(18)
    for left, right in (
        (
            ("Dasar Hukum", numbered(identity.dasar_hukum)),
            ("Kualifikasi Pelaksana", numbered(identity.kualifikasi)),
        ),
        (("Keterkaitan", identity.keterkaitan), ("Peralatan/Perlengkapan", numbered(identity.peralatan))),
        (("Peringatan", identity.peringatan), ("Pencatatan dan Pendataan", identity.pencatatan)),
    ):
        page.text(0, page.half - 1, left[0], _LABEL)
        page.text(page.half, last, right[0], _LABEL)
        page.close_row(17)
        lines = max(page.text(0, page.half - 1, left[1], _TEXT), page.text(page.half, last, right[1], _TEXT))
        page.close_row(row_height(lines, _SIZE) + 3)


def numbered(texts: tuple[str, ...]) -> str:
    """The texts as a numbered list."""
    return "\n".join(f"{n}. {text}" for n, text in enumerate(texts, start=1))


def _write_flow_head(page: _Page) -> int:
    """The two rows of headings; returns the second of them."""
    actors, quality = 2, 2 + len(page.actors)
    page.text(0, 0, "No", _HEAD, rows=2)
    page.text(1, 1, "Uraian Kegiatan", _HEAD, rows=2)
    page.text(actors, quality - 1, "Pelaksana", _HEAD)
    page.text(quality, quality + len(_QUALITY) - 1, "Mutu Baku", _HEAD)
    page.text(len(page.widths) - 1, len(page.widths) - 1, "Keterangan", _HEAD, rows=2)
    page.close_row(17)
    names = [a.nama for a in page.actors] + [name for name, _ in _QUALITY]
    lines = max(page.text(actors + n, actors + n, name, _HEAD) for n, name in enumerate(names))
    page.close_row(row_height(lines, _SIZE) + 4)
    return page.row - 1


def _write_step(page: _Page, step: Langkah, state: Formula) -> None:
    actors, quality = 2, 2 + len(page.actors)
    page.text(0, 0, str(step.nomor), _CENTRED)
    lines = page.text(1, 1, step.kegiatan, _MIDDLE)
    for n in range(len(page.actors)):
        page.text(actors + n, actors + n, "", _TEXT)
    texts: tuple[str | Formula, ...] = (
        _listed((*step.kelengkapan, *step.syarat)),
        str(step.waktu),
        _listed(step.keluaran),
        state,
    )
    for n, text in enumerate(texts):
        lines = max(lines, page.text(quality + n, quality + n, text, _CENTRED if n == 1 else _MIDDLE))
    page.close_row(max(_STEP_HEIGHT, row_height(lines, _SIZE) + 4))


def _listed(texts: tuple[str, ...]) -> str:
    return "\n".join(texts)


def states(document: Document) -> list[Formula]:
    """What stands in Keterangan: the notes of each step, and where it stands as Beranda says."""
    procedure = load_sop(document.sop or None)
    found = []
    for step, now in zip(procedure.langkah, steps_of(document, procedure), strict=True):
        notes = notes_of(step, procedure)
        told = f'"{notes.replace(chr(34), chr(34) * 2)}"&CHAR(10)&' if notes else ""
        found.append(Formula(f"={told}{state_cell(step.nomor)}", f"{notes}\n{now.teks}" if notes else now.teks))
    return found


def notes_of(step: Langkah, procedure: Sop) -> str:
    """What stands in Keterangan: with whom, through whom, where a decision leads."""
    names = {a.kode: a.nama for a in procedure.pelaku}
    notes = [
        f"Bersama {', '.join(names[k] for k in step.bersama)}." if step.bersama else "",
        f"Melalui {', '.join(names[k] for k in step.melalui)}." if step.melalui else "",
        f"{step.pertanyaan} Ya: kembali ke langkah {step.kembali_ke}." if step.kembali_ke else "",
        "Mengunci dokumen." if step.mengunci else "",
    ]
    return " ".join(note for note in notes if note)


def takes_part(step: Langkah, actor: str) -> bool:
    """Whether the step stands in the column of this actor."""
    return actor in (step.pelaku, *step.bersama, *step.melalui)


def _grid(page: _Page, first: int) -> Kisi:
    """Where the chart lies: edges of columns and rows in pixels."""
    left = sum(page.widths[:2])
    columns = {a.kode: left + n * _ACTOR for n, a in enumerate(page.actors)}
    pixels = [round(height * 96 / 72) for height in page.heights]
    return Kisi(columns, _ACTOR, [sum(pixels[:row]) for row in range(first, page.row + 1)])
