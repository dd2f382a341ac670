"""XML of our parts: read without entities and network, written back with all that it held."""

from functools import cache
from typing import Any, TypeAlias

from xlpy.errors import InputError

Elemen: TypeAlias = Any
"""An element of lxml, which ships no annotations."""

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/"
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'


def q(local: str) -> str:
    """A tag of the main namespace as lxml calls it."""
    return f"{{{MAIN}}}{local}"


def local_name(element: Elemen) -> str:
    """A tag without its namespace; "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


@cache
def _parser() -> Any:  # noqa: ANN401 # as above
    # Imported here: only a command that patches pays for it.
    from lxml import etree  # noqa: PLC0415

    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def parse(xml: bytes, part: str) -> Elemen:
    """The root of a part.

    Raises:
        InputError: it is no XML, or of the strict variant, whose names are all different.
    """
    from lxml import etree  # noqa: PLC0415

    try:
        root = etree.fromstring(xml, _parser())
    except etree.XMLSyntaxError as error:
        raise InputError(
            f"Bagian {part} dari buku kerja ini rusak. Buka buku itu di Excel, simpan, lalu ulangi; "
            "bila tidak terbuka, pakai cadangannya."
        ) from error
    if root.tag.startswith("{" + _STRICT):
        raise InputError(
            "Buku kerja ini disimpan sebagai “Strict Open XML Spreadsheet”, yang tidak dapat ditambal. "
            "Buka di Excel, Simpan Sebagai “Excel Workbook (.xlsx)” atau “.xlsm”, lalu ulangi."
        )
    return root


def instruction(target: str, text: str) -> Elemen:
    """A processing instruction, which no text of a user can look like once it is written."""
    from lxml import etree  # noqa: PLC0415

    return etree.ProcessingInstruction(target, text)


def serialize(root: Elemen) -> bytes:
    """A part as it is stored, with the comments around its root."""
    from lxml import etree  # noqa: PLC0415

    body: bytes = etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=False)
    return _DECLARATION + body
