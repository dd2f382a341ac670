"""A patched workbook says what a built one says: two writers that must agree, whatever stood there before."""

import tempfile
from dataclasses import fields, replace
from functools import cache
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from contoh import dokumen
from hypothesis import given, settings
from strategies import document

from xlpy.book import closed
from xlpy.book.document import Document, dokumen_kosong
from xlpy.book.schema_kertas import LEMBAR_KERTAS
from xlpy.book.tambal.tambal import tambal
from xlpy.build.perubahan import changes
from xlpy.build.workbook import build

BEFORE = {"the empty workbook": dokumen_kosong, "a filled workbook": dokumen}


@cache
def _built(name: str) -> bytes:
    return build(BEFORE[name]())


def _read(data: bytes) -> Document:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "buku.xlsx"
        path.write_bytes(data)
        return closed.read(path)


@pytest.mark.parametrize("name", BEFORE)
@settings(max_examples=max(20, settings.default.max_examples // 10))
@given(after=document)
def test_patching_gives_what_building_gives(name: str, after: Document) -> None:
    before = _read(_built(name))
    after = replace(after, sop=before.sop)  # the procedure of a workbook stays its own
    patched = tambal(_built(name), changes(before, after))
    read = _read(patched.data)
    for field in fields(Document):
        if field.name not in {"letak", "terbaca", "peringatan", "asing"}:
            assert getattr(read, field.name) == getattr(after, field.name), field.name
    assert (read.peringatan, read.asing) == ((), ())


@pytest.mark.parametrize("name", BEFORE)
def test_nothing_to_say_changes_no_part(name: str) -> None:
    data = _built(name)
    again = changes(_read(data), _read(data))
    assert (again.tabel, dict(again.nama)) == ((), {})


def test_a_new_plan_touches_only_the_parts_that_hold_it() -> None:
    before = _read(_built("a filled workbook"))
    after = replace(before, rencana=replace(before.rencana, sub_kegiatan=before.rencana.sub_kegiatan[:-1]))
    changed = changes(before, after)
    assert [table.nama for table in changed.tabel] == ["tblSubKegiatan"]


def test_another_paper_is_taken_by_every_sheet_that_is_printed() -> None:
    before = _read(_built("a filled workbook"))
    after = replace(before, pengaturan=replace(before.pengaturan, kertas="A4"))
    book = openpyxl.load_workbook(BytesIO(tambal(_built("a filled workbook"), changes(before, after)).data))
    # A paper is laid out for the size when it is printed the next time.
    pages = [page for page in book if page.title not in LEMBAR_KERTAS.values()]
    assert {page.page_setup.paperSize for page in pages if page.sheet_state == "visible"} == {9}


def _computed(data: bytes) -> dict[str, object]:
    """What every formula of a workbook has stored as its value, by sheet and cell."""
    formulas, values = (openpyxl.load_workbook(BytesIO(data), data_only=known) for known in (False, True))
    return {
        f"{page.title}!{cell.coordinate}": values[page.title][cell.coordinate].value
        for page in formulas
        for row in page.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def test_every_formula_of_a_patched_workbook_holds_the_value_that_building_computes() -> None:
    after = replace(dokumen(), sop="")
    patched = tambal(_built("the empty workbook"), changes(dokumen_kosong(), after)).data
    assert _computed(patched) == _computed(build(after))
