"""Papers as PDF, printed by LibreOffice without a window, and many PDFs as one bundle.

LibreOffice is found, never required: where it is not, the papers are left as .xlsx that any application prints.
"""

import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from xlpy.errors import WorkbookError, sebab

if TYPE_CHECKING:
    from pypdf import PdfWriter

_PROGRAMS = ("soffice", "libreoffice")
# Where the installers of Windows and macOS put it, outside every PATH.
_USUAL_PLACES = (
    Path(r"C:\Program Files\LibreOffice\program\soffice.exe"),
    Path(r"C:\Program Files (x86)\LibreOffice\program\soffice.exe"),
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
)
_PDF_A = "pdf:calc_pdf_Export:" + json.dumps(
    {
        "SelectPdfVersion": {"type": "long", "value": "2"},
        "UseTaggedPDF": {"type": "boolean", "value": "true"},
    }
)
"""PDF/A-2b: fonts embedded, nothing encrypted, so that it can be signed electronically and kept for decades; with
tags, by which a screen reader knows what follows what."""
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>id-ID</value></prop>
</item>
</oor:items>
"""
"""A PDF says that it is in the language of LibreOffice's own settings; a screen reader pronounces it so."""
_BUNDLE = "Semua kertas Rencana Kinerja"
_START, _EACH = 60.0, 10.0  # seconds at most; on a slow machine a paper takes a tenth of that
_LOOK = 0.1  # seconds between two looks at how far it is


def find_libreoffice() -> Path | None:
    """The program that prints, or None where LibreOffice is not installed."""
    on_path = (shutil.which(name) for name in _PROGRAMS)
    candidates = (*(Path(found) for found in on_path if found), *_USUAL_PLACES)
    return next((place for place in candidates if place.exists()), None)


def print_all(
    program: Path, papers: Mapping[str, bytes], done: Callable[[int], None] = lambda _count: None
) -> dict[str, bytes]:
    """Print workbooks, each as a PDF of its own so that its pages are counted from 1, in one run of LibreOffice.

    Args:
        program: LibreOffice, as ``find_libreoffice`` gives it.
        papers: the workbooks by the names that their files get, with their endings.
        done: is told how many are printed, as it goes on.

    Returns:
        the PDFs by the same names; without those that LibreOffice did not make.

    Raises:
        WorkbookError: LibreOffice cannot be started, or does not come to an end.
    """
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        sources, target, profile = folder / "xlsx", folder / "pdf", folder / "profil"
        sources.mkdir()
        target.mkdir()
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        # Short names: the command line of Windows has an end, and no name of an office's needs to be quoted.
        places = {name: f"{number}{Path(name).suffix}" for number, name in enumerate(papers, start=1)}
        for name, data in papers.items():
            (sources / places[name]).write_bytes(data)
        # A profile of its own: a LibreOffice that is already open would otherwise take the job and drop it.
        command = [str(program), f"-env:UserInstallation={profile.as_uri()}", "--headless"]
        command += ["--convert-to", _PDF_A, "--outdir", str(target), *places.values()]
        _run(command, sources, limit=_START + _EACH * len(papers), look=lambda: done(len(list(target.glob("*.pdf")))))
        made = {name: target / f"{Path(short).stem}.pdf" for name, short in places.items()}
        return {name: file.read_bytes() for name, file in made.items() if file.exists()}


def _run(command: Sequence[str], folder: Path, *, limit: float, look: Callable[[], None]) -> None:
    """Run LibreOffice to its end, having a look at what it made meanwhile."""
    try:
        process = subprocess.Popen(  # noqa: S603 - our own arguments, no shell
            command,
            cwd=folder,
            env=_environment(str(folder)),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except OSError as problem:
        raise WorkbookError(f"LibreOffice tidak dapat dijalankan ({sebab(problem)}).") from problem
    ends = time.monotonic() + limit
    try:
        while process.poll() is None:
            if time.monotonic() > ends:
                raise WorkbookError(f"LibreOffice tidak selesai mencetak dalam {limit / 60:.0f} menit.")
            time.sleep(_LOOK)
            look()
    finally:
        if process.poll() is None:  # too slow, or Ctrl+C
            process.kill()
        process.wait()
    look()


def bundle(papers: Sequence[tuple[str, bytes]]) -> bytes:
    """PDFs one after the other as one, in which an outline leads to each.

    What makes the first one a PDF/A (colour profile, statement of conformity) is kept for all, and its language; its
    tags are not, since no other's could be joined to them.

    Args:
        papers: name in the outline, and PDF; at least one.
    """
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415 - only where a bundle is made
    from pypdf.generic import NameObject  # noqa: PLC0415

    (_, first), *_ = papers
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(first)))
    for key in ("/StructTreeRoot", "/MarkInfo", "/Outlines"):  # they tell of the first paper only
        writer.root_object.pop(NameObject(key), None)
    page = 0
    for number, (name, data) in enumerate(papers):
        reader = PdfReader(io.BytesIO(data))
        if number:
            writer.append(reader, import_outline=False)
        writer.add_outline_item(title=name, page_number=page)
        page += len(reader.pages)
    writer.page_mode = "/UseOutlines"
    writer.metadata = None  # what a PDF/A says of itself twice must be the same; its XMP says it
    _retitle(writer)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _retitle(writer: "PdfWriter") -> None:
    """Let the bundle's XMP name the bundle, where it names its first paper."""
    from pypdf.generic import DecodedStreamObject, NameObject  # noqa: PLC0415 - likewise

    told = writer.root_object.get("/Metadata")
    if told is None:
        return
    renamed = DecodedStreamObject()
    renamed[NameObject("/Type")], renamed[NameObject("/Subtype")] = NameObject("/Metadata"), NameObject("/XML")
    title = f"\\g<1>{_BUNDLE}<".encode()
    renamed.set_data(re.sub(rb'(<rdf:li xml:lang="x-default">)[^<]*<', title, told.get_object().get_data()))
    writer.root_object[NameObject("/Metadata")] = writer._add_object(renamed)  # noqa: SLF001 - pypdf has no other way


def _environment(home: str) -> dict[str, str]:
    """Without a virtual environment in PATH, whose Python would crash the one inside LibreOffice."""
    ours = {"PATH": "/usr/bin:/bin:/usr/local/bin", "HOME": home, "LANG": "C.UTF-8"}
    return dict(os.environ) if sys.platform == "win32" else ours
