"""The bridge for LibreOffice: installed, removed, and looked over."""

import sys
from pathlib import Path

import pytest

from xlpy.cli import main


@pytest.fixture
def profil(tmp_path: Path) -> Path:
    (tmp_path / "user").mkdir()
    return tmp_path


def script(profil: Path) -> Path:
    return profil / "user" / "Scripts" / "python" / "rencana_kinerja.py"


def test_it_calls_the_python_that_installed_it(profil: Path) -> None:
    assert main(["pasang", "--profil", str(profil)]) == 0
    text = script(profil).read_text(encoding="utf-8")
    compile(text, "rencana_kinerja.py", "exec")
    assert f"PYTHON = {sys.executable!r}" in text


def test_removed_nothing_of_it_stays(profil: Path) -> None:
    main(["pasang", "--profil", str(profil)])
    assert main(["lepas", "--profil", str(profil)]) == 0
    assert not script(profil).exists()
    assert main(["lepas", "--profil", str(profil)]) == 0, "there is nothing left to remove"


def test_without_a_profile_it_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pasang", "--profil", str(tmp_path / "tidak-ada")]) == 4
    assert "Buka LibreOffice sekali" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("state", "code", "said"),
    [
        ("kosong", 1, "belum terpasang; tombol"),
        ("terpasang", 0, "Penghubung tombol di LibreOffice terpasang."),
        ("python-hilang", 1, "tidak ada lagi: /tidak/ada/python"),
        ("versi-lain", 0, "dari versi Rencana Kinerja yang lain"),
    ],
)
def test_diagnosis_names_the_obstacle(
    profil: Path, capsys: pytest.CaptureFixture[str], state: str, code: int, said: str
) -> None:
    if state != "kosong":
        main(["pasang", "--profil", str(profil)])
    if state == "python-hilang":
        text = script(profil).read_text(encoding="utf-8")
        script(profil).write_text(text.replace(sys.executable, "/tidak/ada/python"), encoding="utf-8")
    if state == "versi-lain":
        script(profil).write_text(f"{script(profil).read_text(encoding='utf-8')}# lama\n", encoding="utf-8")
    assert main(["diagnosa", "--profil", str(profil)]) == code
    assert said in capsys.readouterr().out
