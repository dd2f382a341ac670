"""A workbook with our project opens in a real LibreOffice, which finds every module and its text."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import xlsxwriter

from xlpy.build.vba.model import Kind, Module, Project
from xlpy.build.vba.project import vba_project

MACRO = 'Sub Susun()\n    MsgBox "a < b & c"\nEnd Sub\n'
PROJECT = Project(
    "VBAProject",
    (
        Module("ThisWorkbook", "", Kind.WORKBOOK),
        Module("Lembar1", "' lembar\n", Kind.SHEET),
        Module("Pita", MACRO),
        Module("Panjang", "".join(f"' baris {n} dari banyak baris\n" for n in range(2000))),
        Module("Kamus", "Public Isi As Object\n", Kind.CLASS),
    ),
)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The workbook as LibreOffice saves it, its modules as XML."""
    if shutil.which("soffice", path="/usr/bin:/bin") is None:
        pytest.fail("LibreOffice is not installed: .ci/pasang-libreoffice sees to it")
    folder = tmp_path_factory.mktemp("vba")
    book = xlsxwriter.Workbook(folder / "buku.xlsm")
    book.add_vba_project(io.BytesIO(vba_project(PROJECT)), is_stream=True)
    book.set_vba_name("ThisWorkbook")
    book.add_worksheet("Lembar").set_vba_name("Lembar1")
    book.close()
    # A virtual environment first in PATH makes its own Python crash.
    command = ["env", "-i", "PATH=/usr/bin:/bin", f"HOME={folder}", "soffice", "--headless"]
    command += [f"-env:UserInstallation=file://{folder}/profil", "--convert-to", "ods", "--outdir", str(folder)]
    # With a fresh profile it may leave at once and want to be started again.
    for _ in range(2):
        subprocess.run([*command, str(folder / "buku.xlsm")], check=False, capture_output=True, timeout=180)
        if (folder / "buku.ods").exists():
            break
    return zipfile.ZipFile(folder / "buku.ods")


def text_of(opened: zipfile.ZipFile, module: str) -> str:
    xml = opened.read(f"Basic/VBAProject/{module}.xml")
    return "".join(ET.fromstring(xml).itertext())  # noqa: S314 - LibreOffice wrote it just now


@pytest.mark.parametrize("module", PROJECT.modules, ids=lambda m: m.name)
def test_libreoffice_finds_the_module_and_its_text(opened: zipfile.ZipFile, module: Module) -> None:
    assert module.source in text_of(opened, module.name)


def test_libreoffice_finds_no_other_module(opened: zipfile.ZipFile) -> None:
    found = {Path(name).stem for name in opened.namelist() if name.startswith("Basic/VBAProject/")}
    assert found - {"script-lb", "dialog-lb"} == {module.name for module in PROJECT.modules}
