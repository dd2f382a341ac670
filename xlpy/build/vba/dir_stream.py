"""The dir stream, which lists references and modules: [MS-OVBA] 2.3.4.2; before compression."""

import struct

from xlpy.build.vba.model import CODE_PAGE, ENCODING, Kind, Module, Project

_ENGLISH = 0x0409  # [MS-OVBA] 2.3.4.2.1.3, .4: MUST be so
_COOKIE = b"\xff\xff"  # MUST be so on write
_ZERO = bytes(4)

# [MS-OVBA] 2.3.4.2.2.5: what every workbook refers to, found by GUID and version; the path is only a hint.
_REFERENCES = {
    "stdole": (r"*\G{00020430-0000-0000-C000-000000000046}#2.0#0#C:\Windows\System32\stdole2.tlb#OLE Automation"),
    "Office": (
        r"*\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0"
        r"#C:\Program Files\Common Files\Microsoft Shared\OFFICE16\MSO.DLL#Microsoft Office 16.0 Object Library"
    ),
}


def dir_stream(project: Project) -> bytes:
    """The records of ``project`` in the order that [MS-OVBA] 2.3.4.2 prescribes."""
    return b"".join(
        [
            _information(project),
            *(_reference(name, libid) for name, libid in _REFERENCES.items()),
            _record(0x000F, struct.pack("<H", len(project.modules))),  # 2.3.4.2.3 PROJECTMODULES
            _record(0x0013, _COOKIE),  # 2.3.4.2.3.1 PROJECTCOOKIE
            *(_module(module) for module in project.modules),
            _record(0x0010),  # 2.3.4.2 Terminator
        ]
    )


def _record(identifier: int, data: bytes = b"") -> bytes:
    return struct.pack("<HI", identifier, len(data)) + data


def _text(identifier: int, unicode_identifier: int, text: str) -> bytes:
    """A text twice: in the code page of the project and in Unicode."""
    return _record(identifier, text.encode(ENCODING)) + _record(unicode_identifier, text.encode("utf-16-le"))


def _information(project: Project) -> bytes:
    """[MS-OVBA] 2.3.4.2.1 PROJECTINFORMATION."""
    return b"".join(
        [
            _record(0x0001, struct.pack("<I", 1)),  # .1 PROJECTSYSKIND: Windows, 32 bits; 64 bits take it as well
            _record(0x0002, struct.pack("<I", _ENGLISH)),  # .3 PROJECTLCID
            _record(0x0014, struct.pack("<I", _ENGLISH)),  # .4 PROJECTLCIDINVOKE
            _record(0x0003, struct.pack("<H", CODE_PAGE)),  # .5 PROJECTCODEPAGE
            _record(0x0004, project.name.encode(ENCODING)),  # .6 PROJECTNAME
            _text(0x0005, 0x0040, project.description),  # .7 PROJECTDOCSTRING
            _record(0x0006) + _record(0x003D),  # .8 PROJECTHELPFILEPATH: none
            _record(0x0007, _ZERO),  # .9 PROJECTHELPCONTEXT
            _record(0x0008, _ZERO),  # .10 PROJECTLIBFLAGS
            struct.pack("<HIIH", 0x0009, 4, 1, 0),  # .11 PROJECTVERSION: the size does not count the minor version
            _text(0x000C, 0x003C, ""),  # .12 PROJECTCONSTANTS: none
        ]
    )


def _reference(name: str, libid: str) -> bytes:
    """[MS-OVBA] 2.3.4.2.2.2 REFERENCENAME and 2.3.4.2.2.5 REFERENCEREGISTERED."""
    text = libid.encode(ENCODING)
    return _text(0x0016, 0x003E, name) + _record(0x000D, struct.pack("<I", len(text)) + text + bytes(6))


def _module(module: Module) -> bytes:
    """[MS-OVBA] 2.3.4.2.3.2 MODULE."""
    kind = 0x0021 if module.kind is Kind.STANDARD else 0x0022
    return b"".join(
        [
            _text(0x0019, 0x0047, module.name),  # .1 MODULENAME, .2 MODULENAMEUNICODE
            _text(0x001A, 0x0032, module.name),  # .3 MODULESTREAMNAME
            _text(0x001C, 0x0048, ""),  # .4 MODULEDOCSTRING
            _record(0x0031, _ZERO),  # .5 MODULEOFFSET: the text begins at once, no performance cache before it
            _record(0x001E, _ZERO),  # .6 MODULEHELPCONTEXT
            _record(0x002C, _COOKIE),  # .7 MODULECOOKIE
            _record(kind),  # .8 MODULETYPE
            _record(0x002B),  # Terminator
        ]
    )
