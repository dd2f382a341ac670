"""The verbs of the command that install and look over; part of the door, without logic."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from xlpy.cli_umum import UsageError, Verbs, add_open_book, at_open_book

if TYPE_CHECKING:
    from xlpy.report import Laporan


def add_verbs(verbs: Verbs) -> None:
    """Add the verbs to the command line."""
    _add_pasang(verbs)
    _add_diagnosa(verbs)


def _add_pasang(verbs: Verbs) -> None:
    for name, what, run in (
        ("pasang", "pasang penghubung tombol untuk LibreOffice", _pasang),
        ("lepas", "lepas penghubung tombol dari LibreOffice", _lepas),
    ):
        verb = verbs.add_parser(name, help=what, description=f"{what[0].upper()}{what[1:]}.")
        verb.add_argument("--profil", type=Path, metavar="FOLDER", help="profil LibreOffice (bawaan: milik Anda)")
        verb.set_defaults(run=run)


def _add_diagnosa(verbs: Verbs) -> None:
    verb = verbs.add_parser(
        "diagnosa",
        help="periksa mengapa sebuah tombol tidak bekerja di komputer ini",
        description=(
            "Memeriksa izin makro, Python, xlwings, antivirus, tempat buku, kunci, pemisah angka, kalender, "
            "jam, dan\n"
            "LibreOffice; menyebut halangannya dan jalan keluarnya. Kode keluar 1 bila ada yang menghalangi."
        ),
    )
    verb.add_argument("buku", nargs="?", type=Path, metavar="BUKU", help="buku kerja yang tombolnya tidak bekerja")
    verb.add_argument("--profil", type=Path, metavar="FOLDER", help="profil LibreOffice (bawaan: milik Anda)")
    verb.add_argument(
        "--laporan",
        type=Path,
        metavar="F",
        help="tulis laporan (.txt) untuk dikirim kepada yang membantu, tanpa data pribadi",
    )
    add_open_book(verb)
    verb.add_argument("--json", action="store_true", help="keluaran untuk mesin")
    verb.set_defaults(run=_diagnosa)


def _pasang(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs_pasang  # noqa: PLC0415

    return jobs_pasang.pasang(args.profil)


def _lepas(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs_pasang  # noqa: PLC0415

    return jobs_pasang.lepas(args.profil)


def _diagnosa(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs_diagnosa  # noqa: PLC0415

    if args.buku_terbuka is None:
        return jobs_diagnosa.diagnosa(args.buku, args.profil, args.laporan)
    if args.buku is not None or args.laporan is not None or args.profil is not None:
        raise UsageError("--buku-terbuka tidak dapat dipakai bersama BUKU, --profil, atau --laporan")
    return at_open_book(args, jobs_diagnosa.diagnosa_buku)
