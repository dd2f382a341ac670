"""``docs/commands.md``: every command with its arguments, written from the command line itself.

Rendered here and not by argparse, whose layout differs between versions of Python.
"""

import argparse
from collections.abc import Iterator

_HEAD = """# Perintah

Halaman ini dibuat dari perintahnya sendiri (`make docs`); uji memeriksa bahwa keduanya sama.

Kode keluar: 0 baik (peringatan dan baris yang ditolak dilaporkan, bukan kegagalan), 1 ada temuan berat,
2 salah pemakaian, 3 masukan tidak dapat dipakai, 4 berkas atau aplikasi bermasalah.
"""


def commands_page(parser: argparse.ArgumentParser) -> str:
    """The whole page as Markdown."""
    return "\n".join((_HEAD, *(_section(verb) for verb in _verbs(parser))))


def _verbs(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    for action in parser._actions:  # noqa: SLF001 - argparse offers no other way to its subcommands
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for verb in action.choices.values():
                inner = tuple(_verbs(verb))
                yield from inner or (verb,)  # "unit" alone does nothing: its two verbs do


def _section(verb: argparse.ArgumentParser) -> str:
    rows = "\n".join(f"| `{_call(action)}` | {action.help} |" for action in verb._actions)  # noqa: SLF001
    return f"## {verb.prog}\n\n{verb.description}\n\n| Argumen | Arti |\n|---|---|\n{rows}\n"


def _call(action: argparse.Action) -> str:
    """How an argument is written, e.g. ``--dpa F`` or ``FOLDER``."""
    value = action.metavar or "|".join(action.choices or ()) or action.dest.upper()
    value = str(value).replace("|", r"\|")
    if not action.option_strings:
        return value
    names = ", ".join(action.option_strings)
    return names if action.nargs == 0 else f"{names} {value}"
