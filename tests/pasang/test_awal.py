"""What a bundle starts, where something of the computer stands in its way."""

import json
from pathlib import Path

import pytest

from xlpy.pasang import awal


def test_an_installer_of_python_that_may_not_run_is_told_and_no_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "rumah"))
    monkeypatch.setenv("PATH", "")
    for folder in ("alat", "python"):
        (tmp_path / folder).mkdir()
    (tmp_path / awal.DAFTAR).touch()
    (tmp_path / awal.ISI).write_text(json.dumps({"versi": "0.1.0", "python": "3.12", "sistem": "linux"}), "utf-8")
    installer = tmp_path / "python/python-3.12.10-amd64.exe"
    installer.touch(mode=0o644)
    assert awal.main(str(tmp_path), []) != 0
    said = capsys.readouterr().err
    assert str(installer) in said
    assert "ulangi" in said
