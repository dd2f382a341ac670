"""An installation on a Mac as far as it can be seen without one."""

from importlib import metadata
from pathlib import Path

import pytest

from xlpy import jobs_pelepasan, jobs_pemasangan
from xlpy.jobs_pemasangan import Komputer
from xlpy.pasang.tempat import tempat


def test_excel_gets_the_script_through_which_it_may_start_python(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    here = tempat("darwin", {"HOME": str(tmp_path)})
    here.python.parent.mkdir(parents=True)
    here.python.write_bytes(b"")
    computer = Komputer(
        setuju=lambda _lines: True,
        tempat=here,
        python=str(here.python),
        profil=tmp_path / "profil",
        libreoffice=False,
    )
    jobs_pemasangan.pasang(computer)
    scripts = tmp_path / "Library/Application Scripts/com.microsoft.Excel"
    (script,) = scripts.iterdir()
    assert script.name == f"xlwings-{metadata.version('xlwings')}.applescript"
    assert "VbaHandler" in script.read_text("utf-8")
    jobs_pelepasan.lepas(computer)
    assert not script.exists()
