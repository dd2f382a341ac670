"""The workbook's package: what XlsxWriter wrote gets the ribbon and a zip that looks the same on every machine."""

import io
import zipfile

RIBBON_PART = "customUI/customUI14.xml"
RIBBON_RELATIONSHIP = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"

_CONTENT_TYPES = "[Content_Types].xml"
_ROOT_RELATIONSHIPS = "_rels/.rels"
_FIRST = (_CONTENT_TYPES, _ROOT_RELATIONSHIPS)  # where readers look first
_XML_DEFAULT = '<Default Extension="xml" ContentType="application/xml"/>'
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip can tell
_LEVEL = 6


def with_ribbon(workbook: bytes, ribbon: str) -> bytes:
    """The .xlsm ``workbook`` with ``ribbon`` as its ribbon part, rewritten by ``package``.

    Raises:
        ValueError: It has a ribbon already.
    """
    parts = read_parts(workbook)
    relationships = parts[_ROOT_RELATIONSHIPS].decode()
    if RIBBON_RELATIONSHIP in relationships:
        raise ValueError("the workbook has a ribbon already")
    ours = f'<Relationship Id="rIdPita" Type="{RIBBON_RELATIONSHIP}" Target="{RIBBON_PART}"/>'
    parts[_ROOT_RELATIONSHIPS] = relationships.replace("</Relationships>", f"{ours}</Relationships>").encode()
    types = parts[_CONTENT_TYPES].decode()
    if _XML_DEFAULT not in types:
        parts[_CONTENT_TYPES] = types.replace("<Override", f"{_XML_DEFAULT}<Override", 1).encode()
    parts[RIBBON_PART] = ribbon.encode()
    return package(parts)


def read_parts(workbook: bytes) -> dict[str, bytes]:
    """The parts of a package by name, uncompressed."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def package(parts: dict[str, bytes]) -> bytes:
    """The parts as a zip: one order, one time stamp, one system, whatever machine writes it."""
    rest = sorted(parts.keys() - set(_FIRST))
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in (*_FIRST, *rest):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, parts[name], compresslevel=_LEVEL)
    return content.getvalue()
