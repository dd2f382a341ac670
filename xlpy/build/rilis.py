"""``make release``: for each system one bundle with all that installing needs, without network.

    python -m xlpy.build.rilis [--sistem linux] [--python 3.11] [--ke dist]

Two runs from the same sources give the same bytes: files in their order, all of one day, stored as they are.
"""

import argparse
import hashlib
import io
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from xlpy import __version__
from xlpy.book.files import write_file
from xlpy.build import rilis_roda
from xlpy.errors import WorkbookError
from xlpy.pasang import awal, cari
from xlpy.resources import guide_folder, source_tree

SISTEM = tuple(rilis_roda.SASARAN)
_DAY = (1980, 1, 1, 0, 0, 0)
_EPOCH = "315532800"
"""The same day, as builders of wheels want it."""
_RUNS = (".sh", ".command")
_WINDOWS_TEXT = (".cmd", ".txt")
_LINK = re.compile(r"\]\(([^)#:\s]+)")


def akar() -> Path:
    """The source tree.

    Raises:
        WorkbookError: the program is installed without it.
    """
    root = source_tree()
    if root is None:
        raise WorkbookError("Paket rilis dibuat dari pohon sumber, bukan dari pemasangan.")
    return root


def roda_kita(folder: Path) -> Path:
    """Build the wheel of the program itself into ``folder``.

    Raises:
        WorkbookError: it cannot be built.
    """
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps"]
    done = subprocess.run(  # noqa: S603 - pip, on our own tree
        [*command, "--wheel-dir", str(folder), str(akar())],
        env={**os.environ, "SOURCE_DATE_EPOCH": _EPOCH},
        capture_output=True,
        text=True,
        check=False,
    )
    found = sorted(folder.glob(f"rencana_kinerja-{__version__}-*.whl"))
    if done.returncode or not found:
        raise WorkbookError(f"Roda rencana-kinerja tidak jadi:\n{done.stderr.strip()[-600:]}")
    return found[0]


def halaman_panduan() -> tuple[str, ...]:
    """The guide with every page and picture that it and its pages lead to, by their names in its folder."""
    folder = guide_folder().resolve()
    found, to_read = {"panduan.pdf"}, [folder / "panduan.md"]
    while to_read:
        page = to_read.pop()
        found.add(page.relative_to(folder).as_posix())
        linked = _LINK.findall(page.read_text(encoding="utf-8")) if page.suffix == ".md" else ()
        places = ((page.parent / name).resolve() for name in linked)
        to_read += [
            place
            for place in places
            if place.is_file() and place.is_relative_to(folder) and place.relative_to(folder).as_posix() not in found
        ]
    return tuple(sorted(found))


def isi(sistem: str, roda: Sequence[Path], python: Sequence[str], tambahan: Path | None = None) -> dict[str, bytes]:
    """The files of a bundle by their names in it.

    Args:
        sistem: ``windows``, ``linux`` or ``mac``.
        roda: all wheels, ours and pip's among them.
        python: the versions that they are for.
        tambahan: a folder with the installer of Python, put there by whoever releases.
    """
    root = akar()
    files = {f"roda/{path.name}": path.read_bytes() for path in roda}
    files["RencanaKinerja.xlsm"] = (root / "workbook" / "RencanaKinerja.xlsm").read_bytes()
    for path in sorted(p for p in (root / "templates").rglob("*") if p.is_file()):
        files[path.relative_to(root).as_posix()] = path.read_bytes()
    files |= {f"panduan/{name}": (guide_folder() / name).read_bytes() for name in halaman_panduan()}
    for path in sorted(p for p in (root / ".ci" / "rilis" / sistem).iterdir() if p.is_file()):
        files[path.name] = path.read_bytes().replace(b"@VERSI@", __version__.encode())
    for name in ("CHANGELOG.md", "LICENSE"):
        if (root / name).is_file():
            files[name] = (root / name).read_bytes()
    files["alat/pasang.py"] = (root / ".ci" / "rilis" / "pasang.py").read_bytes()
    told = f'{{"versi": "{__version__}", "sistem": "{sistem}", "python": "{" ".join(python)}"}}\n'
    files[awal.ISI] = told.encode()
    files["alat/tanpa-python.txt"] = f"{cari.anjuran(sistem, python)}\n".encode()
    if sistem == "windows":
        files["python/BACA.txt"] = f"Taruh python-{cari.ANJURAN}-amd64.exe di folder ini bila perlu.\n".encode()
        for path in sorted(tambahan.glob("python-3*.exe")) if tambahan else ():
            files[f"python/{path.name}"] = path.read_bytes()
        files = {name: _crlf(data) if name.endswith(_WINDOWS_TEXT) else data for name, data in files.items()}
    sums = (f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))
    return {**files, awal.DAFTAR: "".join(sums).encode()}


def paket(files: Mapping[str, bytes], folder: str) -> bytes:
    """A .zip of them, below one folder."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as package:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{folder}/{name}", _DAY)
            entry.create_system = 3  # so that what may be run is told
            entry.external_attr = (0o100755 if name.endswith(_RUNS) else 0o100644) << 16
            package.writestr(entry, files[name])
    return buffer.getvalue()


def buat(sistem: str, ke: Path, python: Sequence[str] = rilis_roda.VERSI_PYTHON) -> Path:
    """Make the bundle of a system in the folder ``ke``.

    Raises:
        WorkbookError: a wheel is missing, or the bundle cannot be written.
    """
    root = akar()
    listed = rilis_roda.daftar(root / ".ci" / "rilis" / "roda.txt")[sistem]
    wheels = rilis_roda.unduh(listed, sistem, root / "dist" / "roda", python)
    needs = rilis_roda.kebutuhan(root / "pyproject.toml")
    for computer in rilis_roda.SASARAN[sistem]:
        for version in python:
            if missing := rilis_roda.kurang(wheels, needs, computer, version):
                raise WorkbookError(f"{sistem}, Python {version}: roda kurang: {', '.join(map(str, missing))}")
    with tempfile.TemporaryDirectory() as built:
        files = isi(sistem, [*wheels, roda_kita(Path(built))], python, root / "dist" / "python")
    name = f"RencanaKinerja-{__version__}-{sistem}"
    ke.mkdir(parents=True, exist_ok=True)
    target = ke / f"{name}.zip"
    write_file(target, paket(files, name))
    return target


def perbarui_roda() -> None:
    """Choose the wheels of all systems anew and write them into ``.ci/rilis/roda.txt``."""
    root = akar()
    needs = rilis_roda.kebutuhan(root / "pyproject.toml")
    listed = {}
    for sistem in SISTEM:
        with tempfile.TemporaryDirectory() as place:
            listed[sistem] = rilis_roda.pilih_baru(sistem, needs, Path(place))
    rilis_roda.tulis_daftar(root / ".ci" / "rilis" / "roda.txt", listed)


def main(argv: Sequence[str] | None = None) -> int:
    """Make what is asked for; the exit code."""
    parser = argparse.ArgumentParser(description="Membuat paket rilis.")
    parser.add_argument("--sistem", nargs="+", choices=SISTEM, default=list(SISTEM))
    parser.add_argument("--python", nargs="+", choices=rilis_roda.VERSI_PYTHON, default=rilis_roda.VERSI_PYTHON)
    parser.add_argument("--ke", type=Path, default=Path("dist"))
    parser.add_argument("--perbarui-roda", action="store_true")
    args = parser.parse_args(argv)
    try:
        if args.perbarui_roda:
            perbarui_roda()
            return 0
        made = [buat(sistem, args.ke, args.python) for sistem in args.sistem]
    except WorkbookError as problem:
        sys.stderr.write(f"{problem}\n")
        return 4
    sums = "".join(f"{rilis_roda.sha256(path)}  {path.name}\n" for path in made)
    write_file(args.ke / "SHA256SUMS.txt", sums.encode())
    sys.stdout.write(sums)
    return 0


def _crlf(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


if __name__ == "__main__":
    sys.exit(main())
