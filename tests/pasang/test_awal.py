"""What a bundle starts, where something of the computer stands in its way."""

import json
from pathlib import Path

import pytest

from xlpy.pasang import awal, giliran
from xlpy.pasang.tempat import tempat


@pytest.fixture(autouse=True)
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bundle without wheels, and a user's folder."""
    monkeypatch.setenv("HOME", str(tmp_path / "rumah"))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    for folder in ("alat", "python"):
        (tmp_path / folder).mkdir()
    (tmp_path / awal.DAFTAR).touch()
    (tmp_path / awal.ISI).write_text(json.dumps({"versi": "0.1.0", "python": "3.12", "sistem": "linux"}), "utf-8")


def test_an_installer_of_python_that_may_not_run_is_told_and_no_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    installer = tmp_path / "python/python-3.12.10-amd64.exe"
    installer.touch(mode=0o644)
    assert awal.main(str(tmp_path), []) != 0
    said = capsys.readouterr().err
    assert str(installer) in said
    assert "ulangi" in said
    assert not list((tmp_path / "rumah").rglob(".*.kunci")), "the lock stayed behind"


def test_while_another_one_installs_nothing_is_touched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with giliran.sendirian(tempat()):
        assert awal.main(str(tmp_path), []) != 0
        said = capsys.readouterr().err
    assert "Pemasangan atau pelepasan lain sedang berjalan oleh " in said
    assert "Tunggu sampai selesai, lalu ulangi" in said
    assert not tempat().data.exists()
