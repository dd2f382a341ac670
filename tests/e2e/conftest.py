"""The sample's workbook at the end of its procedure, made once for all tests that need it."""

import shutil
from pathlib import Path

import pytest
from jalan import make, mirror, walk


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
