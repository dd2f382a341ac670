"""What is written comes back the same: the plan, its sources, everything else that a workbook holds."""

import tempfile
from dataclasses import fields
from pathlib import Path

from hypothesis import given, settings
from strategies import document

from xlpy.book import closed
from xlpy.book.document import Document
from xlpy.book.form import letak
from xlpy.build.workbook import write


def _through_a_file(written: Document) -> Document:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "buku.xlsx"
        write(written, path)
        return closed.read(path)


@settings(max_examples=max(50, settings.default.max_examples // 8))  # each one writes a workbook
@given(document)
def test_a_document_comes_back_as_it_was_written(written: Document) -> None:
    read = _through_a_file(written)
    for field in fields(Document):
        if field.name not in {"letak", "peringatan", "asing"}:
            assert getattr(read, field.name) == getattr(written, field.name), field.name
    assert read.peringatan == ()
    assert read.asing == ()


@settings(max_examples=max(20, settings.default.max_examples // 40))
@given(document)
def test_every_field_stands_where_the_form_will_put_it(written: Document) -> None:
    assert _through_a_file(written).letak == letak(written.rencana)
