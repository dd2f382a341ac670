"""The verbs of the command that install and look over; part of the door, without logic."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from xlpy.cli_umum import Verbs

if TYPE_CHECKING:
    from xlpy.report import Laporan


def add_verbs(verbs: Verbs) -> None:
    """Add the verbs to the command line."""
    _add_pasang(verbs)
    _add_diagnosa(verbs)
    _add_panduan(verbs)


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
        description="Memeriksa Python, xlwings, LibreOffice, dan penghubung tombolnya; menyebut apa yang kurang.",
    )
    verb.add_argument("--profil", type=Path, metavar="FOLDER", help="profil LibreOffice (bawaan: milik Anda)")
    verb.add_argument("--json", action="store_true", help="keluaran untuk mesin")
    verb.set_defaults(run=_diagnosa)


def _add_panduan(verbs: Verbs) -> None:
    verb = verbs.add_parser(
        "panduan",
        help="buka panduan pemakaian",
        description="Membuka panduan pemakaian (PDF) yang tersimpan di komputer ini; tidak perlu internet.",
    )
    verb.add_argument("--json", action="store_true", help="keluaran untuk mesin")
    verb.set_defaults(run=_panduan)


def _pasang(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs_pasang  # noqa: PLC0415

    return jobs_pasang.pasang(args.profil)


def _lepas(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs_pasang  # noqa: PLC0415

    return jobs_pasang.lepas(args.profil)


def _diagnosa(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs_pasang  # noqa: PLC0415

    return jobs_pasang.diagnosa(args.profil)


def _panduan(_: argparse.Namespace) -> "Laporan":
    from xlpy import jobs_panduan  # noqa: PLC0415

    return jobs_panduan.panduan()
