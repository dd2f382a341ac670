"""The template of the form that a unit fills: ``templates/form-unit.xlsx``, which an office may restyle.

Texts in braces are filled in when a form is made; the row below the headings shows how each row is to look.
"""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from xlpy.book.schema_form_unit import (
    DI_ISIAN,
    DI_PENJELASAN,
    ISIAN_TUNGGAL,
    KOLOM_BERNAMA,
    LEMBAR_ISIAN,
    LEMBAR_MULAI,
    LEMBAR_PENJELASAN,
    Isi,
    KolomForm,
)
from xlpy.book.shapes import Kind
from xlpy.build import styles
from xlpy.build.measure import count_lines, row_height
from xlpy.build.paper import PAPERS
from xlpy.build.styles import Props, Styles

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_CREATED = datetime(2026, 1, 1, tzinfo=UTC)
_SMALL = 9
_LABEL, _VALUE, _GAP, _SIDE = 190, 500, 24, 260
_KOP: Props = {"align": "center", "valign": "vcenter"}
_LOCKED: Props = {**styles.BORDERED, "bg_color": styles.PALE, "font_color": styles.INK, "text_wrap": True}
_INPUT: Props = {**styles.BORDERED, "bg_color": styles.INPUT, "text_wrap": True}
_PLACE: Props = {"valign": "top", "text_wrap": True}
_SIGNED: Props = {"align": "center", "valign": "vcenter"}

_WHO: tuple[tuple[str, str, Props], ...] = (
    ("Jabatan", "{jabatan}", {"bold": True}),
    ("Nama", "{nama}", {}),
    ("Yang diisi", "{jumlah} sub kegiatan, pagu Rp{pagu}", {}),
    ("Kembalikan kepada", "{penerima}", {}),
    ("Paling lambat", "{batas}", {"bold": True, "font_color": styles.WARNING, "num_format": styles.DATE_FORMAT}),
    ("Form", "versi {versi}, dikirim {dikirim}", {}),
    ("Kemajuan", "{terisi}", {"bold": True, "font_color": styles.ACCENT}),
)
_STEPS = (
    "1.  Tulis nama Anda pada “Diisi oleh” di atas.",
    f"2.  Buka lembar {LEMBAR_ISIAN}. Indikator, satuan, dan target terisi dari DPA: periksa, ubah bila keliru.",
    "3.  Pilih jenis target dari daftarnya, lalu isi target tiap triwulan: angkanya saja, tanpa satuan.",
    "4.  Tulis rencana aksi: apa yang akan dilakukan untuk mencapai target itu.",
    f"5.  Lembar {LEMBAR_PENJELASAN} boleh dikosongkan; isi bila ada yang perlu dijelaskan.",
    "6.  Lihat kolom Cek: ✔ berarti baris itu lengkap, ▲ menyebut apa yang masih kurang.",
    "7.  Simpan, lalu kembalikan berkas ini kepada {penerima}. Nama berkasnya boleh diganti.",
)
_LEGEND = (
    ("● Wajib diisi (sel kuning)", _INPUT),
    ("○ Boleh dikosongkan (sel kuning)", _INPUT),
    ("Terkunci (sel abu-abu), menurut DPA", _LOCKED),
)
_KINDS = (
    "Kumulatif: target TW I–IV dijumlahkan menjadi target setahun. Contoh: 12 dokumen = 3 + 3 + 3 + 3.",
    "Konstan: setiap triwulan sama dengan target setahun. Contoh: 100 % sepanjang tahun.",
    "Posisi Akhir: yang dihitung keadaan akhir tahun, jadi TW IV sama dengan target. Contoh: nilai 85.",
)


def form_template() -> bytes:
    """The template; the same sources give the same bytes."""
    from xlsxwriter.workbook import Workbook  # noqa: PLC0415 - only a build needs it

    buffer = io.BytesIO()
    book = Workbook(buffer, {"strings_to_formulas": False, "strings_to_numbers": False})
    book.set_properties({"title": "Form Rencana Kinerja unit", "created": _CREATED.replace(tzinfo=None)})
    book.formats[0].set_font_name(styles.FONT)
    book.formats[0].set_font_size(styles.SIZE)
    formats = Styles(book)
    sheets = [book.add_worksheet(name) for name in (LEMBAR_MULAI, LEMBAR_ISIAN, LEMBAR_PENJELASAN)]
    _write_start(sheets[0], formats)
    help_line = "Isi sel kuning saja: ● wajib, ○ boleh kosong. Sel lain terkunci supaya tidak berubah tanpa sengaja."
    _write_table(sheets[1], formats, DI_ISIAN, help_line)
    _sign(sheets[1], formats)
    optional = "Semua boleh dikosongkan (○); isi bila cara menghitung atau sumber datanya perlu dijelaskan."
    _write_table(sheets[2], formats, DI_PENJELASAN, optional)
    for sheet, colour in zip(sheets, (styles.ACCENT, styles.INK, styles.GREY), strict=True):
        sheet.set_tab_color(colour)
        _set_page(sheet)
    sheets[0].fit_to_pages(1, 1)
    book.close()
    return buffer.getvalue()


def _set_page(sheet: "Worksheet") -> None:
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(PAPERS["F4"].code)
    sheet.set_margins(left=0.5, right=0.4, top=0.5, bottom=0.6)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&8Form Rencana Kinerja&C&8&A&R&8Halaman &P dari &N")


# ── the first sheet ──────────────────────────────────────────────────────────────────────────────────────────────


def _write_start(sheet: "Worksheet", formats: Styles) -> None:
    for column, width in enumerate((_LABEL, _VALUE, _GAP, _SIDE)):
        sheet.set_column_pixels(column, column, width)
    _write_head(sheet, formats)
    label = formats.get(_PLACE, {"font_color": styles.GREY})
    sheet.write_string(7, 0, "Form ini milik", formats.get(styles.SUBTITLE))
    row = 8
    for name, text, look in _WHO:
        sheet.write_string(row, 0, name, label)
        sheet.write_string(row, 1, text, formats.get(_PLACE, {"align": "left"}, look))
        row += 1
    for key, name in ISIAN_TUNGGAL.items():
        look = {"num_format": styles.DATE_FORMAT, "align": "left"} if key == "tanggal_isi" else {}
        sign = Isi.WAJIB if key == "diisi_oleh" else Isi.BOLEH
        sheet.write_string(row, 0, f"{sign} {name}", formats.get(_PLACE, {"bold": True}))
        sheet.write_string(row, 1, f"{{{key}}}", formats.get(_INPUT, look))
        sheet.set_row(row, 34 if key == "catatan" else 19)
        row += 1
    _write_side(sheet, formats)
    row = _write_paragraphs(sheet, formats, row + 1, "Cara mengisi", _STEPS)
    row = _write_paragraphs(sheet, formats, row + 1, "Jenis target", _KINDS)
    _write_paragraphs(sheet, formats, row + 1, "Tugas dan fungsi menurut Tupoksi", ("{tugas}", "{fungsi}"))


def _write_head(sheet: "Worksheet", formats: Styles) -> None:
    lines: tuple[tuple[str, Props, float], ...] = (
        ("PEMERINTAH {PEMERINTAH}", {"font_size": 11}, 16),
        ("KECAMATAN {KECAMATAN}", {"font_size": 14, "bold": True}, 20),
        ("{alamat}", {"font_size": _SMALL, "font_color": styles.GREY, "bottom": 6}, 16),
        ("", {}, 6),
        ("FORM RENCANA KINERJA TAHUN {tahun}", {"font_size": 14, "bold": True, "font_color": styles.ACCENT}, 22),
        ("{JABATAN}", {"font_size": 12, "bold": True}, 18),
    )
    for row, (text, look, height) in enumerate(lines):
        sheet.set_row(row, height)
        if text:
            sheet.merge_range(row, 0, row, 3, text, formats.get(_KOP, look))


def _write_side(sheet: "Worksheet", formats: Styles) -> None:
    """To the right: what the colours and signs mean."""
    sheet.write_string(7, 3, "Arti warna dan tanda", formats.get(styles.SUBTITLE))
    for row, (text, look) in enumerate(_LEGEND, start=8):
        sheet.write_string(row, 3, text, formats.get(look, {"valign": "vcenter"}))


def _write_paragraphs(sheet: "Worksheet", formats: Styles, row: int, title: str, texts: Sequence[str]) -> int:
    """A title and texts as wide as the sheet; returns the row below them."""
    sheet.write_string(row, 0, title, formats.get(styles.SUBTITLE))
    for text in texts:
        row += 1
        sheet.merge_range(row, 0, row, 3, text, formats.get(_PLACE))
        lines = count_lines(text, _LABEL + _VALUE + _GAP + _SIDE, styles.SIZE)
        sheet.set_row(row, row_height(lines, styles.SIZE) + 2)
    return row + 1


# ── the tables ───────────────────────────────────────────────────────────────────────────────────────────────────

_HEAD = 2
"""The row of the headings, from 0."""
_ROW = 42
"""The least height of a row, in points: room to write by hand."""


def _write_table(sheet: "Worksheet", formats: Styles, keys: Sequence[str], help_line: str) -> None:
    sheet.set_row(0, 24)
    title = "FORM RENCANA KINERJA TAHUN {tahun} – {JABATAN}"
    sheet.write_string(0, 0, title, formats.get(styles.TITLE, {"valign": "vcenter"}))
    sheet.write_string(1, 0, help_line, formats.get(styles.HELP))
    sheet.set_row(1, 18)
    sheet.set_row(_HEAD, 46)
    for column, key in enumerate(keys):
        kolom = KOLOM_BERNAMA[key]
        sheet.set_column_pixels(column, column, kolom.column.width)
        heading = styles.HEADING if kolom.isi else {**styles.HEADING, "bg_color": styles.GREY}
        sheet.write_string(_HEAD, column, kolom.judul, formats.get(heading, {"font_size": _SMALL}))
        sheet.write_blank(_HEAD + 1, column, None, formats.get(_look(kolom)))
    sheet.set_row(_HEAD + 1, _ROW)
    sheet.freeze_panes(_HEAD + 1, 3)
    sheet.repeat_rows(_HEAD)


def _look(kolom: KolomForm) -> Props:
    """How a cell of the column looks."""
    kind = kolom.column.kind
    base = _LOCKED if kolom.isi is Isi.TERKUNCI else _INPUT
    special: dict[Any, Props] = {
        Kind.MONEY: {"num_format": styles.RUPIAH, "align": "right"},
        Kind.TARGET: {"align": "center"},
        Kind.CHOICE: {"align": "center"},
        Kind.CODE: {"num_format": "@", "font_size": _SMALL},
        Kind.DERIVED: {"align": "center"},
    }
    return {**base, **special.get(kind, {})}


def _sign(sheet: "Worksheet", formats: Styles) -> None:
    """Below the table: place and name of who answers for it."""
    first, last = DI_ISIAN.index("jenis_target"), DI_ISIAN.index("rencana_aksi")
    lines: tuple[tuple[str, Props], ...] = (
        ("{tempat}, ……………………… {tahun}", {}),
        ("{JABATAN}", {}),
        ("", {}),
        ("", {}),
        ("", {}),
        ("{nama}", {"bold": True, "underline": 1}),
        ("NIP. {nip}", {}),
    )
    for row, (text, look) in enumerate(lines, start=_HEAD + 3):
        if text:
            sheet.merge_range(row, first, row, last, text, formats.get(_SIGNED, look))
