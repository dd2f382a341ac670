"""The template as it stands: its sheets cut open at the row that is repeated, everything else kept as it is.

Whoever restyled it (Excel, LibreOffice) wrote other XML than we did; only what all of them write is relied on.
"""

import html
import io
import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from xlpy.book.shapes import column_letter
from xlpy.consolidate import sel_xml
from xlpy.consolidate.lembar import LEMBAR, RINCIAN
from xlpy.errors import InputError, WorkbookError, sebab

_ROW = re.compile(r"<row\b([^>]*?)(?:/>|>(.*?)</row>)", re.DOTALL)
_CELL = re.compile(r"<c\b([^>]*?)(?:/>|>(.*?)</c>)", re.DOTALL)
_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')
_SHARED = re.compile(r"<si\b[^>]*?(?:/>|>(.*?)</si>)", re.DOTALL)
_TEXTS = re.compile(r"<t\b[^>]*?(?:/>|>(.*?)</t>)", re.DOTALL)
_VALUE = re.compile(r"<v\b[^>]*>(.*?)</v>", re.DOTALL)
_SHEET = re.compile(r"<sheet\b([^>]*)/>")
_LINK = re.compile(r"<Relationship\b([^>]*)/>")
_KEY = re.compile(r"\{(\w+)\}")
_CACHE = re.compile(r"<c:(strCache|numCache)>.*?</c:\1>", re.DOTALL)
_COL = re.compile(r"<col\b([^>]*)/>")
_USUAL_WIDTH, _PIXELS_PER_LETTER = 64, 7
_CALC_CHAIN = re.compile(r"<(?:Override|Relationship)\b[^>]*calcChain[^>]*/>")
_CHAIN_PART = "xl/calcChain.xml"
Rumus = tuple[str, float | str]
"""A formula, and what it computes."""
Isi = str | int | float | None | Rumus
"""What a cell of the small sheets holds."""


@dataclass(frozen=True, slots=True)
class Lembar:
    """A sheet of the template.

    Attributes:
        nama, bagian: on its tab; its part in the package.
        awal: its XML up to the row that is repeated.
        kolom: of that row, from A on: the name of each column ("" for none) and the number of its look.
        sifat: the attributes of that row but its number.
        baris: its number.
        akhir: the XML behind it.
        lebar: of the columns from A on, in pixels.
    """

    nama: str
    bagian: str
    awal: str
    kolom: tuple[tuple[str, int], ...]
    sifat: str
    baris: int
    akhir: str
    lebar: tuple[int, ...] = ()

    def huruf(self, kunci: str) -> str:
        """The letters of a column.

        Raises:
            KeyError: the template leaves it out.
        """
        return column_letter(next(i for i, (name, _) in enumerate(self.kolom) if name == kunci))

    def has(self, kunci: str) -> bool:
        """Whether the template shows a column."""
        return any(name == kunci for name, _ in self.kolom)

    def range(self, kunci: str, first: int, last: int) -> str:
        """A stretch of a column, as a formula of another sheet writes it."""
        letters = self.huruf(kunci)
        return f"{quoted(self.nama)}!${letters}${first}:${letters}${last}"


@dataclass(frozen=True, slots=True)
class Cetakan:
    """The template.

    Attributes:
        bagian: its parts, uncompressed, without those of the sheets that are filled.
        lembar: the sheets that are filled, by name.
    """

    bagian: Mapping[str, bytes]
    lembar: Mapping[str, Lembar]

    @property
    def gaya(self) -> tuple[tuple[str, int], ...]:
        """The columns of the sheet Rincian."""
        return self.lembar[RINCIAN].kolom


def read_template(path: Path) -> Cetakan:
    """Read the template.

    Raises:
        InputError: a sheet, or a column that cannot be done without, is not there.
        WorkbookError: it cannot be read from the disk.
    """
    try:
        data = path.read_bytes()
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
    except OSError as error:
        raise WorkbookError(f"{path}: templat konsolidasi tidak dapat dibaca ({sebab(error)}).") from error
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        from xlpy.book.guard import periksa_berkas  # noqa: PLC0415 - only to say what it is instead

        periksa_berkas(path)
        raise InputError(f"{path}: templat konsolidasi rusak. Buat ulang dengan rencana-kinerja bangun.") from error
    places = _places(parts)
    shared = [_text_of(item) for item in _SHARED.findall(parts.get("xl/sharedStrings.xml", b"").decode())]
    sheets = {}
    for wanted in LEMBAR:
        if wanted.nama not in places:
            raise InputError(f"{path.name}: lembar “{wanted.nama}” tidak ada dalam templat. Kembalikan lembar itu.")
        place = places[wanted.nama]
        sheet = _cut(wanted.nama, place, parts.pop(place).decode(), shared)
        names = {name for name, _ in sheet.kolom}
        if lacking := [key for key in wanted.perlu if key not in names]:
            listed = ", ".join(f"{{{key}}}" for key in lacking)
            raise InputError(f"{path.name}: lembar “{wanted.nama}” memerlukan baris dengan {listed}.")
        sheets[wanted.nama] = sheet
    parts.pop(_CHAIN_PART, None)
    for name in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
        parts[name] = _CALC_CHAIN.sub("", parts[name].decode()).encode()
    for name in [n for n in parts if n.startswith("xl/charts/chart")]:
        parts[name] = _CACHE.sub("", parts[name].decode()).encode()
    return Cetakan(parts, sheets)


def filled_head(sheet: Lembar, values: Mapping[str, Isi]) -> str:
    """The XML above the repeated row, with what stands in braces put in."""

    def put(found: "re.Match[str]") -> str:
        attributes, content = dict(_ATTRIBUTE.findall(found[1])), found[2] or ""
        told = _text_of(content) if attributes.get("t") == "inlineStr" else ""
        if not _KEY.search(told):
            return found[0]
        style, address = int(attributes.get("s", "0")), f' r="{attributes.get("r", "")}"'
        whole = _KEY.fullmatch(told)
        if whole and whole[1] in values:
            cell = cell_of(values[whole[1]], style)
        else:
            cell = sel_xml.text(_KEY.sub(lambda key: _as_text(values.get(key[1], key[0])), told), style)
        return f"<c{address}{cell[2:]}"

    return _CELL.sub(put, sheet.awal)


def cell_of(value: Isi, style: int) -> str:
    """A cell of a small sheet."""
    if value is None or value == "":
        return f'<c s="{style}"/>'
    if isinstance(value, tuple):
        return sel_xml.formula(value[0], value[1], style)
    return sel_xml.text(value, style) if isinstance(value, str) else sel_xml.number(value, style)


def rows_xml(sheet: Lembar, rows: Iterable[tuple[Mapping[str, Isi], float]]) -> Iterator[str]:
    """The rows of a small sheet, one by one.

    Args:
        sheet: of the template.
        rows: what each says by column, and its height in points; 0 for the template's.
    """
    for row, height in rows:
        tall = f' ht="{height:.2f}" customHeight="1"' if height else sheet.sifat
        cells = "".join([cell_of(row.get(name), style) for name, style in sheet.kolom])
        yield f"<row{tall}>{cells}</row>"


def stretched(xml: str, sheet: Lembar, count: int, *, everywhere: bool = False) -> str:
    """XML in which whatever ends at the repeated row ends ``count`` rows from it.

    Args:
        xml: of the sheet itself; or, ``everywhere``, of a part that names the sheet before each place.
        sheet: of the template.
        count: how many rows there are now; at least one.
        everywhere: whether ``xml`` is of another part.
    """
    last = sheet.baris + max(count, 1) - 1
    if last == sheet.baris:
        return xml
    cell = rf"(\$?[A-Z]{{1,3}}\$?){sheet.baris}(?!\d)"
    prefix = re.escape(html.escape(quoted(sheet.nama), quote=False)) + "!"
    if everywhere:
        xml = re.sub(rf"({prefix}\$?[A-Z]{{1,3}}\$?\d+:\$?[A-Z]{{1,3}}\$?){sheet.baris}(?!\d)", rf"\g<1>{last}", xml)
        return re.sub(rf"({prefix}){cell}(?!:)", rf"\g<1>\g<2>{sheet.baris}:\g<2>{last}", xml)
    return re.sub(r'\b(ref|sqref)="([^"]*)"', lambda m: f'{m[1]}="{_longer(m[2], sheet.baris, last)}"', xml)


def quoted(name: str) -> str:
    """The name of a sheet as a formula writes it."""
    return name if re.fullmatch(r"[A-Za-z_]\w*", name) else "'" + name.replace("'", "''") + "'"


def _longer(places: str, row: int, last: int) -> str:
    """The places of an attribute, those that end at ``row`` ending at ``last``."""
    told = []
    for place in places.split():
        first, _, end = place.partition(":")
        end = end or first
        letters = end.rstrip("0123456789")
        told.append(f"{first}:{letters}{last}" if end == f"{letters}{row}" else place)
    return " ".join(told)


def _places(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The part of each sheet."""
    links = {}
    for found in _LINK.findall(parts["xl/_rels/workbook.xml.rels"].decode()):
        told = dict(_ATTRIBUTE.findall(found))
        links[told["Id"]] = posixpath.normpath(posixpath.join("/xl", told["Target"])).lstrip("/")
    places = {}
    for found in _SHEET.findall(parts["xl/workbook.xml"].decode()):
        told = dict(_ATTRIBUTE.findall(found))
        link = next((value for key, value in told.items() if key.endswith(":id")), "")
        places[html.unescape(told["name"])] = links.get(link, "")
    return places


def _cut(name: str, place: str, xml: str, shared: Sequence[str]) -> Lembar:
    """A sheet cut open at the first row that names columns."""
    start, end = xml.find("<sheetData>"), xml.find("</sheetData>")
    if start < 0 or end < 0:
        raise InputError(f"Templat konsolidasi: lembar “{name}” kosong. Buat ulang dengan rencana-kinerja bangun.")
    wanted = {column.kunci for sheet in LEMBAR if sheet.nama == name for column in sheet.kolom}
    for row in _ROW.finditer(xml, start, end):
        cells = [_cell(cell, shared) for cell in _CELL.finditer(row[2] or "")]
        keys = [key[1] for _, _, told in cells if (key := _KEY.fullmatch(told)) and key[1] in wanted]
        if len(keys) > 1:
            attributes = dict(_ATTRIBUTE.findall(row[1]))
            head = _unshared(xml[: row.start()], shared)
            columns = _columns(cells, wanted)
            return Lembar(
                name,
                place,
                re.sub(r"<dimension\b[^>]*/>", "", head),
                columns,
                "".join(f' {k}="{v}"' for k, v in attributes.items() if k not in {"r", "spans"}),
                int(attributes["r"]),
                xml[end:],
                _widths(head, len(columns)),
            )
    raise InputError(f"Templat konsolidasi: lembar “{name}” tidak memuat baris contoh seperti {{unit}} {{pagu}}.")


def _cell(found: "re.Match[str]", shared: Sequence[str]) -> tuple[str, int, str]:
    """Letters, look and text of a cell."""
    attributes, content = dict(_ATTRIBUTE.findall(found[1])), found[2] or ""
    letters = attributes["r"].rstrip("0123456789")
    told = ""
    if attributes.get("t") == "s" and (value := _VALUE.search(content)):
        told = shared[int(value[1])]
    elif attributes.get("t") == "inlineStr":
        told = _text_of(content)
    return letters, int(attributes.get("s", "0")), told.strip()


def _columns(cells: Sequence[tuple[str, int, str]], wanted: set[str]) -> tuple[tuple[str, int], ...]:
    """Every column from A to the last that is named."""
    told = {letters: (key[1] if (key := _KEY.fullmatch(text)) and key[1] in wanted else "", style)
            for letters, style, text in cells}  # fmt: skip
    columns: list[tuple[str, int]] = []
    while any(name for name, _ in told.values()):
        columns.append(told.pop(column_letter(len(columns)), ("", 0)))
    return tuple(columns)


def _widths(xml: str, count: int) -> tuple[int, ...]:
    """The widths of the first columns, in pixels of the usual font."""
    widths = [_USUAL_WIDTH] * count
    for found in _COL.findall(xml):
        told = dict(_ATTRIBUTE.findall(found))
        for col in range(int(told["min"]) - 1, min(int(told["max"]), count)):
            widths[col] = round(float(told.get("width", "9")) * _PIXELS_PER_LETTER)
    return tuple(widths)


def _unshared(xml: str, shared: Sequence[str]) -> str:
    """XML in which the cells that say something in braces say it themselves."""

    def say(found: "re.Match[str]") -> str:
        _, style, told = _cell(found, shared)
        if not _KEY.search(told):
            return found[0]
        address = dict(_ATTRIBUTE.findall(found[1]))["r"]
        return f'<c r="{address}"{sel_xml.text(told, style)[2:]}'

    return _CELL.sub(say, xml)


def _text_of(xml: str) -> str:
    return html.unescape("".join(_TEXTS.findall(xml)))


def _as_text(value: Isi) -> str:
    return str(value[1] if isinstance(value, tuple) else "" if value is None else value)
