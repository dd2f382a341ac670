"""What the guide quotes of the program's messages, and the texts among which it must be."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from xlpy.build.naskah import Blok, Jenis, section

ROOT = Path(__file__).resolve().parents[2]
_QUOTE = re.compile(r"“([^”]+)”")


def quotes(blocks: tuple[Blok, ...]) -> Iterator[str]:
    """What stands in quotation marks where the guide says what one sees: in the tables of obstacles and the story."""
    for block in section(blocks, "Bila ada yang tidak berjalan"):
        if block.jenis is Jenis.TABEL:
            for row in block.baris[1:]:
                yield from _QUOTE.findall(row[0])
    for block in section(blocks, "Perjalanan satu rencana"):
        for point in block.butir:
            if point.startswith("**Bila gagal.**"):
                yield from _QUOTE.findall(point)


@cache
def messages_as_patterns() -> tuple[str, ...]:
    """Every text in the program's source and in its macros, pieces that the source joins put together."""
    texts: list[str] = []
    for file in (ROOT / "xlpy").rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        texts += (_part(node) for node in ast.walk(tree) if isinstance(node, ast.Constant | ast.JoinedStr))
    for file in (ROOT / "workbook" / "src").rglob("*.bas"):
        texts.append(re.sub(r'" & _\s*\n\s*"', "", file.read_text(encoding="utf-8")))
    return tuple(texts)


def _part(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(_part(part) for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else "{}"
