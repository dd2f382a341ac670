"""The open workbook, read and written through xlwings in a real LibreOffice, against the closed file."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlwings
from contoh import dokumen

from xlpy.book import closed, live, live_tulis
from xlpy.book.document import Document, dokumen_kosong
from xlpy.build import sah
from xlpy.build.perubahan import changes
from xlpy.build.workbook import write
from xlpy.engines import libreoffice
from xlpy.errors import InputError
from xlpy.sop.waktu_kerja import WIB

Buka = Callable[[Document], xlwings.Book]
TEXTS = ("0123", "=A1", "+62 811", "@nama", "12%", "1/2", "TRUE", "5 Januari 2026", "'kutip", "1e5", "-")


@pytest.fixture(scope="module")
def app() -> Iterator[xlwings.App]:
    libreoffice.activate()
    started = xlwings.App(visible=False, add_book=False)
    yield started
    started.quit()


@pytest.fixture
def buka(app: xlwings.App, tmp_path: Path) -> Iterator[Buka]:
    """Opens a workbook that says a document."""
    opened = []

    def open_(document: Document) -> xlwings.Book:
        path = tmp_path / f"buku{len(opened)}.xlsx"
        write(document, path)
        opened.append(app.books.open(path))
        return opened[-1]

    yield open_
    for book in opened:
        book.close()


def stored(document: Document, folder: Path) -> Document:
    """A document as a workbook keeps it."""
    path = folder / "tersimpan.xlsx"
    write(document, path)
    return closed.read(path)


def with_first(document: Document, **changed: object) -> Document:
    """The document with another first sub kegiatan."""
    first, *others = document.rencana.sub_kegiatan
    plan = replace(document.rencana, sub_kegiatan=(replace(first, **changed), *others))  # type: ignore[arg-type]
    return replace(document, rencana=plan)


def signed() -> Document:
    document = dokumen()
    return sah.with_copy(document, waktu=datetime(2026, 1, 22, 9, 30, tzinfo=WIB), oleh="Ana", sidik="0" * 64)


def edited(document: Document) -> Document:
    """Another plan: a row more, a row less, other words, other money."""
    first, *others = document.rencana.sub_kegiatan
    more = replace(first, kode=f"{first.kode[:-1]}9", nama="Yang baru", pagu=7)
    changed = replace(others[0], pagu=12_345, indikator=()) if others else first
    plan = replace(document.rencana, sub_kegiatan=(first, more, changed))
    return replace(document, rencana=plan)


@pytest.mark.parametrize("document", [dokumen_kosong(), dokumen(), signed()], ids=["kosong", "terisi", "sah"])
def test_it_reads_what_the_closed_file_says(buka: Buka, document: Document) -> None:
    book = buka(document)
    assert live.read(book) == closed.read(Path(book.fullname))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (dokumen_kosong(), dokumen()),
        (dokumen(), dokumen_kosong()),
        (dokumen(), edited(dokumen())),
        (dokumen(), signed()),
        (signed(), sah.without_copy(dokumen())),
    ],
    ids=["diisi", "dikosongkan", "diubah", "ditandatangani", "dibuka-kembali"],
)
def test_what_is_written_is_what_is_read_back(buka: Buka, before: Document, after: Document, tmp_path: Path) -> None:
    book = buka(before)
    wanted = stored(after, tmp_path)
    live_tulis.write(book, changes(live.read(book), wanted))
    book.app.calculate()
    assert live.read(book) == wanted


def test_what_it_computes_follows_what_was_written(buka: Buka) -> None:
    book = buka(dokumen_kosong())
    live_tulis.write(book, changes(live.read(book), dokumen()))
    book.app.calculate()
    form = book.sheets["Rencana Kinerja"].tables["tblSubKegiatan"]
    heads = form.header_row_range.options(ndim=1).value
    total = form.totals_row_range.options(ndim=1).value[heads.index("Anggaran (Rp)")]
    assert total == dokumen().rencana.pagu()


def test_rows_look_as_the_builder_makes_them(buka: Buka, tmp_path: Path) -> None:
    book = buka(dokumen_kosong())
    live_tulis.write(book, changes(live.read(book), dokumen()))
    written, built = tmp_path / "tulis.xlsx", tmp_path / "bangun.xlsx"
    book.save(written)
    write(dokumen(), built)
    looks = []
    for path in (written, built):
        page = openpyxl.load_workbook(path)["Rencana Kinerja"]
        rows = page.iter_rows(min_row=7, max_col=10)
        looks.append(
            [[(c.font.b, c.fill.fgColor.rgb, c.alignment.indent, c.border.left.style) for c in r] for r in rows]
        )
    assert looks[0] == looks[1]


def test_a_text_stays_the_text_it_is(buka: Buka) -> None:
    document = dokumen()
    first = document.rencana.sub_kegiatan[0]
    more = tuple(replace(first, kode=f"{first.kode[:-2]}{n}", keterangan=text) for n, text in enumerate(TEXTS, 50))
    plan = replace(document.rencana, sub_kegiatan=(*document.rencana.sub_kegiatan, *more))
    book = buka(document)
    live_tulis.write(book, changes(live.read(book), replace(document, rencana=plan)))
    kept = {sub.kode: sub.keterangan for sub in live.read(book).rencana.sub_kegiatan}
    assert [kept[sub.kode] for sub in more] == list(TEXTS)


def test_a_user_s_own_column_goes_with_its_rows(buka: Buka) -> None:
    document = dokumen()
    book = buka(document)
    sheet = book.sheets["Rencana Kinerja"]
    sheet.range("C:C").insert("right")
    sheet.range("C6").value = "Catatan saya"
    rows = sheet.tables["tblSubKegiatan"].data_body_range.rows.count
    codes = sheet.range((7, 2), (6 + rows, 2)).options(ndim=1).value
    sheet.range((7, 3), (6 + rows, 3)).value = [[f"untuk {code}"] for code in codes]
    live_tulis.write(book, changes(live.read(book), edited(document)))
    table = sheet.tables["tblSubKegiatan"].data_body_range.options(ndim=2).value
    kept = [(row[1], row[2]) for row in table if row[2]]
    assert kept
    assert all(note == f"untuk {code}" for code, note in kept)


def test_a_heading_that_is_gone_is_named_and_nothing_is_written(buka: Buka) -> None:
    book = buka(dokumen())
    wanted = changes(live.read(book), edited(dokumen()))
    book.sheets["Rencana Kinerja"].range("D6").value = "Lain"
    before = book.sheets["Rencana Kinerja"].used_range.value
    with pytest.raises(InputError, match="Indikator Kinerja"):
        live_tulis.write(book, wanted)
    assert book.sheets["Rencana Kinerja"].used_range.value == before


def test_an_error_of_a_formula_is_reported_at_its_cell(buka: Buka) -> None:
    book = buka(dokumen())
    book.sheets["DPA"].range("A1").formula = "=1/0"
    assert not live.read(book).peringatan, "outside the table nothing is lost"
    place = book.sheets["Rencana Kinerja"].tables["tblSubKegiatan"].data_body_range.offset(0, 4)[0, 0]
    place.formula = "=1/0"
    assert [t.sel for t in live.read(book).peringatan] == [f"Rencana Kinerja!{place.address.replace('$', '')}"]


def test_a_book_that_was_never_saved_is_refused(app: xlwings.App) -> None:
    book = app.books.add()
    with pytest.raises(InputError, match="belum pernah disimpan"):
        live.path_of(book)
    book.close()


def test_the_decimals_of_targets_survive(buka: Buka) -> None:
    book = buka(dokumen())
    measure = replace(dokumen().rencana.sub_kegiatan[0].indikator[0], target=Decimal("82.75"))
    live_tulis.write(book, changes(live.read(book), with_first(dokumen(), indikator=(measure,))))
    subs = live.read(book).rencana.sub_kegiatan
    assert Decimal("82.75") in [i.target for sub in subs for i in sub.indikator]


def test_xlwings_comes_without_what_no_click_needs() -> None:
    code = (
        "import sys; from xlpy.book.live import import_xlwings; import_xlwings(); "
        "assert not {'pandas', 'numpy'} & sys.modules.keys(); import numpy"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
