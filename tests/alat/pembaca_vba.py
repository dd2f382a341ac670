"""Two independent readers of VBA projects: olevba and pyOpenVBA."""

import warnings

import pyopenvba.vba
from pyopenvba.cfb import CFB

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # it calls an old name of pyparsing
    from oletools.olevba import VBA_Parser, decompress_stream


def by_olevba(data: bytes) -> dict[str, str]:
    """The text of each module by its file name (``Modul.bas``, ``Kelas.cls``)."""
    parser = VBA_Parser("vbaProject.bin", data=data)
    try:
        return {file: text for _, _, file, text in parser.extract_macros()}
    finally:
        parser.close()


def by_pyopenvba(data: bytes) -> pyopenvba.vba.VBAProject:
    """The project, complete, and without contradictions between its streams."""
    file = CFB.from_bytes(data)
    project = pyopenvba.vba.parse_vba_project(file)
    assert project.validate(file) == []
    return project


def decompressed(container: bytes) -> bytes:
    """What olevba reads from a compressed container."""
    return bytes(decompress_stream(bytearray(container)))
