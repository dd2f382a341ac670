"""The macros of a workbook as text, read back from vbaProject.bin: [MS-OVBA] 2.3 and 2.4.1."""

import io
import re
import struct
from dataclasses import dataclass

_SIGNATURE = 1
_MODULE_NAME, _MODULE_STREAM, _MODULE_OFFSET = 0x19, 0x1A, 0x31
_PROJECT_VERSION = 0x09  # the one record of ``dir`` that is longer than it says
_DECLARATION = re.compile(
    r"^[ \t]*(?:(Public|Private|Friend)[ \t]+)?(?:Static[ \t]+)?(Sub|Function)[ \t]+(\w+)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Procedure:
    """A Sub or Function of a standard module that others can call."""

    module: str
    kind: str
    name: str
    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VbaText:
    """The project.

    Attributes:
        documents: The modules that belong to the workbook and its sheets.
        modules: The text of every module, by its name.
    """

    documents: tuple[str, ...]
    modules: dict[str, str]

    def procedures(self) -> list[Procedure]:
        """What buttons can call: the procedures of standard modules that are not private."""
        return [
            Procedure(module, match[2].capitalize(), match[3], _arguments(line[match.end() :]))
            for module, text in self.modules.items()
            if module not in self.documents
            for line in re.sub(r"[ \t]_\r\n", " ", text).split("\r\n")
            if (match := _DECLARATION.match(line)) and (match[1] or "").lower() != "private"
        ]


def read_vba(content: bytes) -> VbaText:
    """The macros in ``vbaProject.bin``.

    Raises:
        ValueError: It is not what [MS-CFB] and [MS-OVBA] say, with the reason.
    """
    import olefile  # noqa: PLC0415

    try:
        with olefile.OleFileIO(io.BytesIO(content), raise_defects=olefile.DEFECT_INCORRECT) as storage:
            project = storage.openstream("PROJECT").read().decode("cp1252")
            streams = _module_streams(_decompressed(storage.openstream("VBA/dir").read()))
            modules = {
                name: _decompressed(storage.openstream(f"VBA/{stream}").read()[offset:]).decode("cp1252")
                for name, stream, offset in streams
            }
    except (OSError, struct.error, IndexError, UnicodeDecodeError) as reason:
        raise ValueError(f"tidak terbaca: {reason}") from reason
    return VbaText(tuple(re.findall(r"^Document=(\w+)/", project, re.MULTILINE)), modules)


def _arguments(rest: str) -> tuple[str, ...]:
    inside = re.match(r"\s*\(((?:[^()]|\(\))*)\)", rest)
    return tuple(argument.strip() for argument in inside[1].split(",") if argument.strip()) if inside else ()


def _module_streams(directory: bytes) -> list[tuple[str, str, int]]:
    """Name, stream and place of the text of every module: [MS-OVBA] 2.3.4.2.3."""
    found: list[tuple[str, str, int]] = []
    name = stream = ""
    at = 0
    while at + 6 <= len(directory):
        kind, size = struct.unpack_from("<HI", directory, at)
        data = directory[at + 6 : at + 6 + size]
        at += 6 + size + (2 if kind == _PROJECT_VERSION else 0)
        if kind == _MODULE_NAME:
            name = data.decode("cp1252")
        elif kind == _MODULE_STREAM:
            stream = data.decode("cp1252")
        elif kind == _MODULE_OFFSET:
            found.append((name, stream, struct.unpack("<I", data)[0]))
    return found


def _decompressed(container: bytes) -> bytes:
    """[MS-OVBA] 2.4.1.3.1."""
    if not container or container[0] != _SIGNATURE:
        raise ValueError("tidak terbaca: bukan data yang dimampatkan seperti MS-OVBA")
    result = bytearray()
    at = 1
    while at < len(container):
        (header,) = struct.unpack_from("<H", container, at)
        end = at + (header & 0x0FFF) + 3
        if header & 0x7000 != 0x3000 or end > len(container):  # noqa: PLR2004 - the mark 0b011 of a chunk
            raise ValueError("tidak terbaca: potongan data yang dimampatkan rusak")
        chunk = container[at + 2 : end]
        result += _chunk(chunk) if header & 0x8000 else chunk
        at = end
    return bytes(result)


def _chunk(tokens: bytes) -> bytes:
    """[MS-OVBA] 2.4.1.3.2 to 2.4.1.3.5: literals, and copies of what stands before."""
    result = bytearray()
    at = 0
    while at < len(tokens):
        flags = tokens[at]
        at += 1
        for bit in range(8):
            if at >= len(tokens):
                break
            if not flags >> bit & 1:
                result.append(tokens[at])
                at += 1
                continue
            (token,) = struct.unpack_from("<H", tokens, at)
            at += 2
            length_bits = 16 - max((len(result) - 1).bit_length(), 4)
            distance = (token >> length_bits) + 1
            for _ in range((token & (1 << length_bits) - 1) + 3):
                result.append(result[-distance])
    return bytes(result)
