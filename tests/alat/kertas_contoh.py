"""The papers of the sample in docs/contoh: one of each kind, printed on a fixed day; ``make contoh-kertas``.

The page beside them names each with the fingerprint of what it says, by which a test sees that they are not stale.
"""

import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from rupa_halaman import look_alike

from xlpy import pencetakan
from xlpy.book import closed
from xlpy.cli import main
from xlpy.forms import render
from xlpy.forms.pdf import find_libreoffice, print_all
from xlpy.pencetakan import Helai, Pesanan
from xlpy.sop.waktu_kerja import WIB

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "contoh"
PICTURES = FOLDER.parent / "gambar" / "kertas"
BOOK = "RencanaKinerja-contoh.xlsm"
_DAY = datetime(2026, 1, 26, 9, 0, tzinfo=WIB)
_LEFT_OUT = ("draft",)  # the same as the net draft, without its box
_OFFICE = ("kasi-pemerintahan", "terisi")  # of the papers of which there are several
_HEAD = """\
# Kertas contoh

Dibuat dari data contoh dengan `make contoh-kertas`; nama dan nomornya rekaan. Dari kertas yang dibuat untuk tiap
jabatan ditunjukkan satu, dan draft hanya yang berkotak paraf. Kode log tidak dicetak di sini karena lain setiap kali.

*The papers of the sample, one of each kind. The last column is the fingerprint of what it says; a test compares.*

| Kertas | Halaman | Sidik isi |
|---|---|---|
"""


def sample_papers(book: Path) -> list[Helai]:
    """The papers, laid out from the sample's workbook."""
    bahan, _ = pencetakan.material(closed.read(book), book.parent, _DAY)
    bahan = replace(bahan, kode_log="")
    kinds: dict[str, list[tuple[pencetakan.Kertas, pencetakan.Varian]]] = {}
    for kertas, varian in pencetakan.chosen(bahan, Pesanan(semua=True)).kertas:
        kinds.setdefault(kertas.kode, []).append((kertas, varian))
    wanted = (
        next((one for one in several if one[1].kode in _OFFICE), several[0])
        for kode, several in kinds.items()
        if kode not in _LEFT_OUT
    )
    return pencetakan.laid_out(bahan, list(wanted))


def printed(papers: Sequence[Helai]) -> Mapping[str, bytes]:
    """Their PDFs by the names of their files."""
    program = find_libreoffice()
    assert program is not None, "LibreOffice is not installed: .ci/pasang-libreoffice sees to it"
    made = print_all(program, {f"{paper.berkas}.xlsx": render.workbook([paper.lembar]) for paper in papers})
    return {f"{Path(name).stem.replace(' ', '-')}.pdf": data for name, data in made.items()}


def index_page(papers: Sequence[Helai]) -> str:
    """The page beside them."""
    return _HEAD + "".join(_lines(papers))


def _lines(papers: Sequence[Helai]) -> Iterator[str]:
    for paper in papers:
        file = paper.berkas.replace(" ", "-")
        yield f"| [{paper.nama}]({file}.pdf) | {paper.halaman} | `{paper.lembaran.sidik[:16]}` |\n"


def write() -> None:
    """Make them anew; what looks and says the same stays as it lies, what is not made any more goes."""
    with tempfile.TemporaryDirectory() as place:
        assert main(["contoh", place]) == 0
        papers = sample_papers(Path(place) / BOOK)
    FOLDER.mkdir(exist_ok=True)
    index, made = FOLDER / "README.md", printed(papers)
    known = index.read_text(encoding="utf-8").splitlines() if index.exists() else []
    same = {line.split("](")[1].split(")")[0] for line in _lines(papers) if line.strip() in known}
    for old in FOLDER.glob("*.pdf"):
        if old.name not in made:
            old.unlink()
    for name, data in made.items():
        place = FOLDER / name
        if name not in same or not (place.exists() and look_alike(place.read_bytes(), data)):
            place.write_bytes(data)
            _take_picture(place)
    index.write_text(index_page(papers), encoding="utf-8")


def _take_picture(paper: Path) -> None:
    """Its first page, for the guide to the papers."""
    picture = PICTURES / paper.stem
    command = ["pdftoppm", "-r", "55", "-f", "1", "-l", "1", "-singlefile", "-gray", "-png", paper, picture]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    write()
