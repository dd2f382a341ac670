"""What the tests of the procedure share."""

import pytest

from xlpy.sop.kalender_kantor import Kalender
from xlpy.sop.kalender_tabel import read_kalender


@pytest.fixture(scope="session")
def kalender() -> Kalender:
    """The calendar that an office starts with."""
    return read_kalender()
