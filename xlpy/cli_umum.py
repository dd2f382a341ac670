"""What all verbs of the command share: argparse in Indonesian, common options, the open workbook."""

import argparse
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

if TYPE_CHECKING:
    from xlpy.meja import Meja
    from xlpy.report import Laporan

_YES = ("y", "ya")
USAGE = 2
"""The exit code of a command that was typed wrongly."""

# argparse speaks English; these are all the sentences of it that a user can meet.
_IN_INDONESIAN = (
    (r"the following arguments are required: (.*)", r"masih kurang: \1"),
    (r"unrecognized arguments: (.*)", r"tidak dikenal: \1"),
    (r"argument (.*): expected one argument", r"\1 memerlukan satu nilai"),
    (r"argument (.*): expected (\d+) arguments", r"\1 memerlukan \2 nilai"),
    (r"argument (.*): expected at least one argument", r"\1 memerlukan sedikitnya satu nilai"),
    (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", r"\1: \2 bukan pilihan; pilih salah satu: \3"),
    (r"argument (.*): invalid int value: (.*)", r"\1: \2 bukan bilangan bulat"),
    (r"argument (.*): not allowed with argument (.*)", r"\1 tidak dapat dipakai bersama \2"),
    (r"ambiguous option: (.*) could match (.*)", r"\1 dapat berarti \2; tulis lengkap"),
    (r"argument (.*): ignored explicit argument (.*)", r"\1 tidak memakai nilai \2"),
)


class UsageError(Exception):
    """The command was typed wrongly; the text says how."""


class Parser(argparse.ArgumentParser):
    """argparse in Indonesian."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - argparse's own keywords, passed on
        super().__init__(add_help=False, formatter_class=argparse.RawDescriptionHelpFormatter, **options)
        self._positionals.title = "Argumen"
        self._optionals.title = "Pilihan"
        self.add_argument("-h", "--help", "--bantuan", action="help", help="tampilkan bantuan ini")

    def format_usage(self) -> str:
        """How the verb is called."""
        return super().format_usage().replace("usage:", "Pemakaian:", 1)

    def format_help(self) -> str:
        """All that can be said of it."""
        return super().format_help().replace("usage:", "Pemakaian:", 1)

    def error(self, message: str) -> NoReturn:
        """Say in Indonesian what was typed wrongly, and end."""
        for english, indonesian in _IN_INDONESIAN:
            if re.fullmatch(english, message):
                message = re.sub(english, indonesian, message)
                break
        sys.stderr.write(f"{self.format_usage()}{self.prog}: {message}\n")
        raise SystemExit(USAGE)


Verbs: TypeAlias = "argparse._SubParsersAction[Parser]"  # noqa: SLF001 - argparse names its type only in private
"""The verbs of the command line, to which more are added."""


def add_open_book(verb: Parser) -> None:
    """Let the open workbook be meant."""
    verb.add_argument(
        "--buku-terbuka",
        nargs="?",
        const="",
        metavar="NAMA",
        help="kerjakan buku yang sedang terbuka di Excel atau LibreOffice, sebagai ganti BUKU",
    )


def add_who_and_when(verb: Parser) -> None:
    """Ask who acted, and when; and who sits at the computer."""
    verb.add_argument("--pelaku", required=True, metavar="NAMA", help="yang melakukan: jabatan, nama, atau NIP")
    verb.add_argument(
        "--konfirmasi",
        nargs="?",
        const="",
        metavar="NAMA",
        help="sekali untuk tiap akun komputer: menyatakan siapa Anda; tanpa NAMA berarti pelakunya sendiri",
    )
    verb.add_argument("--waktu", default="", metavar="WAKTU", help='kapan, misalnya "2026-01-05 08:00"; bawaan: kini')
    verb.add_argument("--mewakili", default="", metavar="JABATAN", help="jabatan yang diwakili, dengan --alasan")


def is_open(args: argparse.Namespace) -> bool:
    """Whether the open workbook is meant; exactly one of the two must be named."""
    opened = args.buku_terbuka is not None
    if opened == (args.buku is not None):
        raise UsageError("sebutkan BUKU, atau --buku-terbuka untuk yang sedang terbuka")
    return opened


def at_open_book(args: argparse.Namespace, job: "Callable[[Meja], Laporan]") -> "Laporan":
    """Do ``job`` to the open workbook; questions are answered by the arguments, so none is asked."""
    from xlpy import meja  # noqa: PLC0415

    with meja.at_desk(meja.open_book(args.buku_terbuka)) as desk:
        said = job(desk)
        return replace(said, lines=(*said.lines, *desk.catatan))


def agreed(args: argparse.Namespace) -> "Callable[[tuple[str, ...]], bool]":
    """Show, and ask where somebody sits; what is shown never gets into what a machine reads."""

    def ask(lines: tuple[str, ...]) -> bool:
        print("\n".join(lines), file=sys.stderr if args.json else sys.stdout, flush=True)
        if args.ya:
            return True
        if not sys.stdin.isatty():
            print("Untuk melakukannya, ulangi dengan --ya.", file=sys.stderr)
            return False
        print("Lakukan? [ya/tidak] ", end="", file=sys.stderr, flush=True)
        return sys.stdin.readline().strip().lower() in _YES

    return ask


def progress() -> Callable[[str], None]:
    """Say on the terminal what is being done; nothing when the output goes elsewhere."""
    if not sys.stderr.isatty():
        return lambda _step: None
    return lambda step: print(f"… {step}", file=sys.stderr, flush=True)
