"""The folders whose macros LibreOffice runs without asking, in the settings of a profile.

LibreOffice blocks the macros of every other workbook without a word, and its user has to find where that is changed.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from xlpy.book.files import write_file
from xlpy.diagnosa.kumpul_libreoffice import SCRIPTING, is_office_running, read_settings
from xlpy.errors import WorkbookError, sebab

if TYPE_CHECKING:
    from lxml.etree import _Element as Elemen

_OOR = "http://openoffice.org/2001/registry"
_NONE = f'<oor:items xmlns:oor="{_OOR}"/>'.encode()
_NAME = "SecureURL"
_WHERE = "Alat › Pilihan › LibreOffice › Keamanan › Keamanan Makro › Sumber Tepercaya"


def dipercaya(profile: Path, folder: Path) -> bool:
    """Whether a profile lists the folder."""
    return folder.absolute().as_uri() in read_settings(profile).get((SCRIPTING, _NAME), ())


def percayai(profile: Path, folder: Path) -> None:
    """Add a folder to those that are trusted; whatever else the settings say stays.

    Raises:
        WorkbookError: LibreOffice is running, which would write its settings over ours, or they cannot be changed.
    """
    address = folder.absolute().as_uri()
    _change(profile, lambda listed: [*listed, address])


def lepaskan(profile: Path, folder: Path) -> None:
    """Take a folder out again.

    Raises:
        WorkbookError: as of ``percayai``.
    """
    address = folder.absolute().as_uri()
    _change(profile, lambda listed: [each for each in listed if each != address])


def _change(profile: Path, new: Callable[[list[str]], list[str]]) -> None:
    from lxml import etree  # noqa: PLC0415 - only where LibreOffice is

    place = profile / "user" / "registrymodifications.xcu"
    if is_office_running(profile):
        raise WorkbookError(f"LibreOffice sedang terbuka. Tutup dulu, lalu ulangi; atau ubah sendiri di {_WHERE}.")
    try:
        data = place.read_bytes() if place.exists() else _NONE
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
        listed = _value_of(root)
        wanted = new([it.text or "" for it in listed])
        listed[:] = [etree.Element("it") for _ in wanted]
        for it, address in zip(listed, wanted, strict=True):
            it.text = address
        write_file(place, etree.tostring(root, xml_declaration=True, encoding="UTF-8"))
    except (OSError, etree.XMLSyntaxError) as problem:
        why = sebab(problem) if isinstance(problem, OSError) else "isinya rusak"
        raise WorkbookError(f"{place}: tidak dapat diubah ({why}). Ubah sendiri di {_WHERE}.") from problem


def _value_of(root: "Elemen") -> "Elemen":
    """The element that holds the list, made where there is none yet."""
    from lxml.etree import SubElement  # noqa: PLC0415

    path, name, action = (f"{{{_OOR}}}{word}" for word in ("path", "name", "op"))
    for item in root.iterfind("item"):
        if item.get(path) == SCRIPTING:
            for prop in item.iterfind("prop"):
                if prop.get(name) == _NAME:
                    found = prop.find("value")
                    return SubElement(prop, "value") if found is None else found
    item = SubElement(root, "item", {path: SCRIPTING})
    return SubElement(SubElement(item, "prop", {name: _NAME, action: "fuse"}), "value")
