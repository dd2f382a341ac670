"""Indikator per jabatan: where the duties of an office meet the indikator by which its work is measured."""

from collections.abc import Iterator, Sequence

from xlpy.book.form import letters
from xlpy.forms.blocks import BODY_TEXT, TEXT, Column, table_head, with_last_kept
from xlpy.forms.catalogue import Kertas, Varian
from xlpy.forms.layout import Cell, Lembar, Row, widths
from xlpy.forms.material import Bahan
from xlpy.forms.offices import Kantor, office_of, offices, signer_for, superior
from xlpy.forms.plan_blocks import SIDES, at_right, blank_entries, heading, performance, side_by_side
from xlpy.forms.sections import Section, with_sections
from xlpy.forms.tables import Entry, column_pixels, grid, spread, table_rows
from xlpy.plan.jabatan import Golongan, read_title
from xlpy.plan.model import Indikator, Jabatan
from xlpy.plan.text import fold

_COLUMNS = (
    Column("Kinerja Utama", 28, BODY_TEXT, "kinerja"),
    Column("Indikator", 28, BODY_TEXT, "indikator"),
    Column("Formulasi", 22, BODY_TEXT, "formulasi"),
    Column("Sumber Data", 22, BODY_TEXT, "sumber"),
)
_HEAD_SHARES = (14.0, 3.0, 4.0, 79.0)
_COUNTED = "jumlah"
_BY_COUNTING = "Penjumlahan langsung"
_BLANK = 8
_BLANK_DUTIES = 4


def _lay_out(bahan: Bahan, varian: Varian) -> Lembar:
    office = office_of(bahan, varian)
    entries = list(_entries(bahan, office)) or blank_entries(_BLANK)
    own = column_pixels(bahan.kertas, _COLUMNS, entries, bahan.font, rebah=False)
    shares = (widths(bahan.kertas, shares, rebah=False) for shares in (_HEAD_SHARES, SIDES))
    pixels, (taken, of_head, _) = grid(own, *shares)
    top = (
        *heading(bahan, len(pixels), "Indikator Kinerja Individu"),
        *_duties(bahan, office, of_head),
    )
    columns = spread(_COLUMNS, taken)
    first = Lembar(
        nama=f"IKI {office.jabatan}",
        kertas=bahan.kertas,
        kolom=pixels,
        baris=top,
        tanda=bahan.tanda,
        kaki=bahan.kaki,
        font=bahan.font,
    )
    table = Section((), table_head(columns), with_last_kept(table_rows(columns, entries, pixels)))
    return with_sections(first, [table], _signed(bahan, office, pixels))


def _signed(bahan: Bahan, office: Kantor, pixels: Sequence[int]) -> tuple[Row, ...]:
    own = signer_for(bahan, office, dated=True)
    if office.golongan is Golongan.CAMAT:
        return at_right(own, pixels)
    return side_by_side(signer_for(bahan, superior(bahan, office), head="Mengetahui,"), own, pixels)


def _duties(bahan: Bahan, office: Kantor, of_head: Sequence[int]) -> Iterator[Row]:
    """Jabatan, tugas and fungsi as the Tupoksi has them."""
    label, colon, mark, text = of_head
    first, second = label + colon, label + colon + mark

    def row(what: str, *cells: Cell) -> Row:
        named = (Cell(0, what, TEXT.but(bold=True), across=label), Cell(label, ":", across=colon))
        return Row((*(named if what else ()), *cells))

    duties = _tupoksi(bahan, office)
    yield row("Jabatan", Cell(first, office.judul(bahan.settings), across=mark + text))
    yield row("Tugas", Cell(first, _capital(duties.tugas if duties else ""), across=mark + text))
    listed = [item.teks for item in duties.fungsi] if duties else []
    for number, item in enumerate(listed or [""] * _BLANK_DUTIES, start=1):
        letter = Cell(first, f"{letters(number).lower()}.", across=mark)
        yield row("Fungsi" if number == 1 else "", letter, Cell(second, _capital(item), across=text))
    yield Row(height=10.0, keep=True)


def _capital(text: str) -> str:
    """A regulation's list goes on in small letters; here each stands by itself."""
    return text[:1].upper() + text[1:]


def _tupoksi(bahan: Bahan, office: Kantor) -> Jabatan | None:
    """The duties of an office, whose regulation may call it by its unit."""
    listed = bahan.document.tupoksi.jabatan
    same = (j for j in listed if fold(j.nama) == fold(office.jabatan) or _is(j, office))
    return next(same, None)


def _is(jabatan: Jabatan, office: Kantor) -> bool:
    return office.gelar is not None and read_title(jabatan.nama) == office.gelar


def _entries(bahan: Bahan, office: Kantor) -> Iterator[Entry]:
    for kinerja, measures in performance(bahan, office):
        for n, indikator in enumerate(measures or (Indikator(nama=""),)):
            texts = {
                "kinerja": "" if n else kinerja,
                "indikator": indikator.nama,
                "formulasi": indikator.formulasi or _counted(indikator),
                "sumber": indikator.sumber_data or office.unit,
            }
            yield Entry(texts, joined=("kinerja",) if n else ())


def _counted(indikator: Indikator) -> str:
    """What "Jumlah …" says of itself: it is counted."""
    return _BY_COUNTING if fold(indikator.nama).startswith(_COUNTED) else ""


def _variants(bahan: Bahan) -> Sequence[Varian]:
    return [office.varian for office in offices(bahan)]


KERTAS = Kertas(
    "indikator-jabatan",
    "Indikator Kinerja Individu",
    _lay_out,
    _variants,
    alasan="Belum ada pejabat. Isi tabel Pejabat di lembar Pengaturan, lalu cetak lagi.",
)
