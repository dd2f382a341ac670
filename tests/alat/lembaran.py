"""Every kind of workbook that leaves our hands, each made once: what tests of how they can be read go through."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from bahan_kertas import penuh
from form_unit import make
from konsolidasi import run
from lxml import etree

from xlpy.build.workbook import build
from xlpy.consolidate.nasional import region_row, write_national
from xlpy.forms import render
from xlpy.forms.catalogue import papers
from xlpy.resources import empty_workbook, form_template, templates_folder
from xlpy.sop.waktu_kerja import WIB

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V, _X = "{urn:schemas-microsoft-com:vml}", "{urn:schemas-microsoft-com:office:excel}"
_ANCHORS = tuple(_DRAWING + name for name in ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor"))


@cache
def filled_book() -> bytes:
    """A workbook whose procedure is at its end, with findings of every weight."""
    return build(penuh().document, macros=True)


@cache
def all_papers() -> bytes:
    """Every paper of that workbook, a sheet each."""
    bahan = penuh()
    return render.workbook(
        [kind.buat(bahan, varian) for kind in papers().values() for varian in kind.varian(bahan)[:1]]
    )


@cache
def unit_form() -> bytes:
    """The form of one unit, ready to be sent."""
    with TemporaryDirectory() as folder:
        return make(Path(folder)).read_bytes()


@cache
def consolidation() -> bytes:
    """The result of a consolidation of one workbook and one file that is none."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "masuk"
        folder.mkdir()
        (folder / "satu.xlsm").write_bytes(filled_book())
        (folder / "rusak.xlsx").write_bytes(b"bukan buku kerja")
        run(folder, Path(place) / "rekap.xlsx", periksa=True)
        return (Path(place) / "rekap.xlsx").read_bytes()


@cache
def national() -> bytes:
    """The summary over regions."""
    told = {"wilayah": "Utara", "kunci": "utara", "diterima": [1], "terlambat": [], "ganda": [], "belum": []}
    row = region_row({**told, "sub_kegiatan": 3, "baris": 4, "pagu": 5_000_000, "perubahan": 0}, "wilayah")
    refused = [{"berkas": "a.xlsx", "unit": "Sukodono", "alasan": "Rusak."}]
    buffer = io.BytesIO()
    write_national(buffer, [row], refused, tahun=2026, sekarang=datetime(2026, 2, 1, tzinfo=WIB))  # type: ignore[arg-type]
    return buffer.getvalue()


BUKU: Mapping[str, Callable[[], bytes]] = {
    "buku kerja kosong": empty_workbook().read_bytes,
    "buku kerja terisi": filled_book,
    "kertas": all_papers,
    "templat form unit": form_template().read_bytes,
    "form unit": unit_form,
    "templat konsolidasi": (templates_folder() / "konsolidasi.xlsx").read_bytes,
    "hasil konsolidasi": consolidation,
    "rekap nasional": national,
}
"""By what each is called."""


@dataclass(frozen=True)
class Benda:
    """Something that lies on a sheet: a picture, a chart, a shape, a button.

    Attributes:
        bagian: the part of the package.
        jenis: "pic", "graphicFrame", "sp" or "button".
        nama: its name, or the macro of a button.
        uraian: its alternative text.
        teks: what is written on it.
        hiasan: whether it is said to be decoration, which a screen reader passes over.
        atas, kiri: row and column with the pixels or EMU in them, for comparing only.
    """

    bagian: str
    jenis: str
    nama: str
    uraian: str
    teks: str
    hiasan: bool
    atas: tuple[int, int]
    kiri: tuple[int, int]


@cache
def things(data: bytes) -> tuple[Benda, ...]:
    """All that lies on the sheets of a workbook, in the order in which it is read aloud."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        drawings = [n for n in names if re.fullmatch(r"xl/drawings/drawing\d+\.xml", n)]
        buttons = [n for n in names if re.fullmatch(r"xl/drawings/vmlDrawing\d+\.vml", n)]
        drawn = [thing for name in drawings for thing in _drawn(name, package.read(name))]
        return (*drawn, *(thing for name in buttons for thing in _buttons(name, package.read(name))))


def _drawn(part: str, data: bytes) -> Iterator[Benda]:
    for anchor in etree.fromstring(data).iter(*_ANCHORS):
        thing = next(e for e in anchor if etree.QName(e).localname in {"pic", "graphicFrame", "sp"})
        told = thing.find(f".//{_DRAWING}cNvPr")
        top, left = (
            tuple(int(anchor.findtext(f"{_DRAWING}from/{_DRAWING}{part}")) for part in (side, f"{side}Off"))
            for side in ("row", "col")
        )
        decorative = any(etree.QName(e).localname == "decorative" and e.get("val") == "1" for e in told.iter())
        text = "".join(t.text or "" for t in thing.iter(f"{_A}t"))
        kind = etree.QName(thing).localname
        yield Benda(part, kind, told.get("name"), told.get("descr", ""), text, decorative, top, left)


def _buttons(part: str, data: bytes) -> Iterator[Benda]:
    for shape in etree.fromstring(data).iter(f"{_V}shape"):
        client = shape.find(f"{_X}ClientData")
        if client.get("ObjectType") == "Button":
            left, left_off, top, top_off, *_ = (int(n) for n in client.findtext(f"{_X}Anchor").split(","))
            macro = client.findtext(f"{_X}FmlaMacro").removeprefix("[0]!")
            text = "".join(shape.itertext(f"{_V}textbox", "div", "font")).strip()
            yield Benda(
                part,
                "button",
                macro,
                shape.get("alt", ""),
                text,
                hiasan=False,
                atas=(top, top_off),
                kiri=(left, left_off),
            )
