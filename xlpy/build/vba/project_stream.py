"""The properties of a project as text, and the names of its modules: [MS-OVBA] 2.3.1 and 2.3.3."""

import uuid

from xlpy.build.vba.encryption import encrypt
from xlpy.build.vba.model import ENCODING, Kind, Project

_ITEMS = {  # [MS-OVBA] 2.3.1.3 ProjectModule
    Kind.STANDARD: "Module={}",
    Kind.CLASS: "Class={}",
    Kind.WORKBOOK: "Document={}/&H00000000",
    Kind.SHEET: "Document={}/&H00000000",
}
_UNPROTECTED = bytes(4)  # [MS-OVBA] 2.3.1.15
_NO_PASSWORD = b"\x00"  # [MS-OVBA] 2.3.1.16
_VISIBLE = b"\xff"  # [MS-OVBA] 2.3.1.17
# Any byte will do; these give disguises of three different lengths, as Excel's own do.
_SEEDS = {"CMG": 0x07, "DPB": 0x0E, "GC": 0x15}


def project_stream(project: Project) -> bytes:
    """The PROJECT stream: VBAPROJECTText of [MS-OVBA] 2.3.1, every window closed."""
    identifier = project_id(project.name)
    description = project.description.replace('"', '""')
    lines = [
        f'ID="{identifier}"',
        *(_ITEMS[module.kind].format(module.name) for module in project.modules),
        f'Name="{project.name}"',
        'HelpContextID="0"',
        *([f'Description="{description}"'] if description else []),
        'VersionCompatible32="393222000"',
        f'CMG="{encrypt(_UNPROTECTED, identifier, _SEEDS["CMG"])}"',
        f'DPB="{encrypt(_NO_PASSWORD, identifier, _SEEDS["DPB"])}"',
        f'GC="{encrypt(_VISIBLE, identifier, _SEEDS["GC"])}"',
        "",
        "[Host Extender Info]",  # 2.3.1.18
        "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000",
        "",
        "[Workspace]",  # 2.3.1.20
        *(f"{module.name}=0, 0, 0, 0, C" for module in project.modules),
    ]
    return "".join(f"{line}\r\n" for line in lines).encode(ENCODING)


def projectwm_stream(project: Project) -> bytes:
    """The PROJECTwm stream: each name in the code page of the project and in Unicode, [MS-OVBA] 2.3.3."""
    names = (module.name for module in project.modules)
    pairs = (f"{name}\0".encode(ENCODING) + f"{name}\0".encode("utf-16-le") for name in names)
    return b"".join(pairs) + bytes(2)


def project_id(name: str) -> str:
    """The ProjectCLSID of [MS-OVBA] 2.3.1.2, made from the name so that it stays the same from build to build."""
    return f"{{{uuid.uuid5(uuid.NAMESPACE_URL, f'urn:vba-project:{name}')}}}".upper()
