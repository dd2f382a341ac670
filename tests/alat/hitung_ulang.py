"""LibreOffice converts workbooks with every formula computed anew."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Ubah = Callable[..., list[Path]]

# By default it shows stored values; "always recalculate" makes it prove them.
_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"""


def converter(home: Path) -> Ubah:
    """Convert workbooks to a kind of file, with a profile in the folder ``home``."""
    if shutil.which("soffice", path="/usr/bin:/bin") is None:
        pytest.fail("LibreOffice is not installed: .ci/pasang-libreoffice sees to it")
    (home / "profil" / "user").mkdir(parents=True)
    (home / "profil" / "user" / "registrymodifications.xcu").write_text(_RECALCULATE, encoding="utf-8")

    def convert(kind: str, *sources: Path) -> list[Path]:
        out = sources[0].parent / "hasil"
        made = [out / f"{source.stem}.{kind}" for source in sources]
        # A virtual environment first in PATH makes its own Python crash.
        command = ["env", "-i", "PATH=/usr/bin:/bin", f"HOME={home}", "soffice", "--headless"]
        command += [f"-env:UserInstallation=file://{home}/profil", "--convert-to", kind, "--outdir", str(out)]
        # With a fresh profile it may leave at once and want to be started again.
        for _ in range(2):
            subprocess.run([*command, *map(str, sources)], check=False, capture_output=True, timeout=180)
            if all(path.exists() for path in made):
                break
        return made

    return convert
