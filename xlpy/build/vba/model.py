"""What a VBA project is made of, before any byte of it exists."""

from dataclasses import dataclass
from enum import Enum

CODE_PAGE = 1252
"""Windows Latin 1.  What we write is ASCII, so that every code page reads it the same."""
ENCODING = f"cp{CODE_PAGE}"


class Kind(Enum):
    """What a module is; the two kinds of document belong to the workbook and to one sheet each."""

    STANDARD = "standard"
    CLASS = "class"
    WORKBOOK = "document-workbook"
    SHEET = "document-sheet"


@dataclass(frozen=True, slots=True)
class Module:
    """A module: its name (of a document the code name in the workbook) and its text as in a .bas or .cls."""

    name: str
    source: str
    kind: Kind = Kind.STANDARD


@dataclass(frozen=True, slots=True)
class Project:
    """A VBA project; the modules keep their order."""

    name: str
    modules: tuple[Module, ...]
    description: str = ""
