"""What tests of the whole share: the sample's workbook at the end of its procedure, a LibreOffice of their own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from jalan import make, mirror, walk
from kantor import Kantor


@pytest.fixture(scope="module")
def kantor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kantor]:
    """A LibreOffice in which the workbooks of one file are clicked."""
    with Kantor(tmp_path_factory.mktemp("kantor")) as office:
        yield office


@pytest.fixture(scope="session")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook whose procedure is done."""
    book = make(tmp_path_factory.mktemp("langkah"))
    walk(book)
    return book


@pytest.fixture
def copy(walked: Path, tmp_path: Path) -> Path:
    """A copy of it with its mirror."""
    for file in (walked, mirror(walked)):
        shutil.copy(file, tmp_path)
    return tmp_path / walked.name
