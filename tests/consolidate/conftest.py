"""What several tests of the consolidation read."""

from pathlib import Path

import pytest
from konsolidasi import fill


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A folder with three workbooks."""
    fill(tmp_path / "masuk")
    return tmp_path / "masuk"
