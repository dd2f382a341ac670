"""xlwings' own tests on the engine for LibreOffice: fails where fewer pass than did when the floor was set.

``python tests/bukti/uji_xlwings.py`` takes the tests out of the source package of the installed xlwings;
``python tests/bukti/uji_xlwings.py FOLDER`` takes a folder ``tests`` of another version, and only shows the figures.
"""

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

FLOOR = 409  # passes with xlwings 0.37.8, see docs/proofs.md for the rest
MODULES = (
    *("range", "names", "sheet", "book", "app", "active", "font", "characters", "shape", "table", "ndim"),
    *("conversion", "chunking", "fileformats", "polars"),
)
# What xlwings' tests import and nothing of ours does; polars keeps its compiled part in a package of its own.
NEEDED = ("pytz", "polars", "polars-runtime-32")
CONFTEST = "from xlpy.engines import libreoffice\n\nlibreoffice.activate()\n"
OPTIONS = ("-q", "-rfEs", "--tb=line", "-p", "no:cacheprovider", "-p", "no:warnings")
SECONDS = 1200


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="uji-xlwings-") as name:
        folder = Path(name)
        given = sys.argv[1:]
        tests = Path(given[0]) if given else source_package(folder) / "tests"
        shutil.copytree(tests, folder / "uji" / "tests")
        (folder / "uji" / "tests" / "conftest.py").write_text(CONFTEST, encoding="utf-8")
        pip("install", "--quiet", "--target", str(folder / "alat"), "--no-deps", *NEEDED)
        counts = run(folder)
    print(counts)
    if given:
        return 0
    print(f"xlwings {version()}: {counts.get('passed', 0)} uji lulus, batas {FLOOR}")
    return int(counts.get("passed", 0) < FLOOR)


def version() -> str:
    return importlib.metadata.version("xlwings")


def source_package(folder: Path) -> Path:
    """The unpacked source package.

    pip unpacks it, then asks its build system for metadata, which wants a compiler that nobody needs here: that pip
    ends with an error is expected, and so its folder is kept and looked into.
    """
    kept = folder / "paket"
    kept.mkdir()
    wanted = f"xlwings=={version()}"
    pip(
        "download", "--no-clean", "--no-deps", "--no-build-isolation", "--no-binary=xlwings", wanted, TMPDIR=str(kept)
    )
    found = [information.parent for information in kept.rglob("PKG-INFO") if (information.parent / "tests").is_dir()]
    if not found:
        raise SystemExit(f"paket sumber {wanted} tidak terambil")
    return found[0]


def pip(*arguments: str, **environment: str) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments]
    subprocess.run(command, env={**os.environ, **environment}, check=False, capture_output=True)


def run(folder: Path) -> dict[str, int]:
    """Runs the tests; how many had which outcome."""
    modules = [f"tests/test_{module}.py" for module in MODULES]
    paths = os.pathsep.join([str(Path(__file__).parents[2]), str(folder / "alat")])
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *OPTIONS, *modules],
        cwd=folder / "uji",
        env={**os.environ, "PYTHONPATH": paths},
        check=False,
        stdout=subprocess.PIPE,
        text=True,
        timeout=SECONDS,
    )
    print(done.stdout[done.stdout.rfind("short test summary") :])
    return {outcome: int(number) for number, outcome in re.findall(r"(\d+) (\w+)", done.stdout.splitlines()[-1])}


if __name__ == "__main__":
    sys.exit(main())
