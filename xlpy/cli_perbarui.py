"""The verb of the command that brings older workbooks to the present schema; part of the door, without logic."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from xlpy.cli_umum import Verbs

if TYPE_CHECKING:
    from xlpy.report import Laporan


def add_verbs(verbs: Verbs) -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser(
        "perbarui",
        help="perbarui buku kerja dari program yang lebih lama; isian dan log tetap",
        description=(
            "Membawa buku kerja yang dibuat program lebih lama ke susunan (skema) sekarang: lembar, kolom, isian,\n"
            "makro, dan tombol yang baru ditambahkan; isian, log, tanda tangan, lembar dan kolom Anda tetap.\n"
            "Buku yang lama disimpan di sampingnya sebagai BUKU.skema-N.xlsm. Buku yang sudah baru tidak diubah."
        ),
    )
    verb.add_argument("buku", type=Path, help="buku kerja")
    verb.add_argument("--lihat", action="store_true", help="hanya tampilkan apa yang akan berubah")
    verb.add_argument("--json", action="store_true", help="keluaran untuk mesin")
    verb.set_defaults(run=_perbarui)


def _perbarui(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs_perbarui  # noqa: PLC0415 - the door must open before the house is loaded

    return jobs_perbarui.perbarui(args.buku, lihat=args.lihat)
