"""The verbs of the command that install and look over; part of the door, without logic."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from xlpy.cli_umum import UsageError, Verbs, add_open_book, agreed, at_open_book

if TYPE_CHECKING:
    from xlpy.report import Laporan


def add_verbs(verbs: Verbs) -> None:
    """Add the verbs to the command line."""
    _add_pasang(verbs)
    _add_diagnosa(verbs)
    _add_panduan(verbs)


def _add_pasang(verbs: Verbs) -> None:
    for name, what, more, run in (
        (
            "pasang",
            "siapkan komputer ini: buku kerja, Excel, LibreOffice, pintasan",
            (
                "Menaruh buku kerja kosong di folder RencanaKinerja Anda dan memberi tahu Excel serta LibreOffice\n"
                "Python mana yang dipakai. Boleh diulang: buku kerja yang sudah berisi tidak pernah ditimpa."
            ),
            _pasang,
        ),
        (
            "lepas",
            "lepas Rencana Kinerja dari komputer ini; buku kerja Anda tetap ada",
            (
                "Menghapus semua yang dahulu dipasang: program, penghubung LibreOffice, lokasi tepercaya, pintasan,\n"
                "jadwal. Buku kerja, cermin log, dan cadangan Anda tetap ada."
            ),
            _lepas,
        ),
    ):
        verb = verbs.add_parser(name, help=what, description=more)
        verb.add_argument("--lihat", action="store_true", help="hanya tampilkan apa yang akan dilakukan")
        verb.add_argument("--ya", action="store_true", help="tanpa bertanya")
        if name == "pasang":
            verb.add_argument("--tanpa-buka", action="store_true", help="buku kerja tidak dibuka sesudahnya")
        verb.add_argument(
            "--profil", type=Path, metavar="FOLDER", help="hanya penghubung tombol, di profil LibreOffice ini"
        )
        verb.add_argument("--json", action="store_true", help="keluaran untuk mesin")
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


def _add_panduan(verbs: Verbs) -> None:
    verb = verbs.add_parser(
        "panduan",
        help="buka panduan pemakaian",
        description="Membuka panduan pemakaian (PDF) yang tersimpan di komputer ini; tidak perlu internet.",
    )
    verb.add_argument("--json", action="store_true", help="keluaran untuk mesin")
    verb.set_defaults(run=_panduan)


def _pasang(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs_pasang, jobs_pemasangan  # noqa: PLC0415 - the door must open before the house is loaded

    if args.profil is not None:
        return jobs_pasang.pasang(args.profil)
    computer = jobs_pemasangan.Komputer(setuju=agreed(args))
    said = jobs_pemasangan.pasang(computer, lihat=args.lihat)
    if sys.stdin.isatty() and not (args.lihat or args.json or args.tanpa_buka):
        jobs_pemasangan.buka(computer)
    return said


def _lepas(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs_pasang, jobs_pelepasan, jobs_pemasangan  # noqa: PLC0415

    if args.profil is not None:
        return jobs_pasang.lepas(args.profil)
    return jobs_pelepasan.lepas(jobs_pemasangan.Komputer(setuju=agreed(args)), lihat=args.lihat)


def _diagnosa(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs_diagnosa  # noqa: PLC0415

    if args.buku_terbuka is None:
        return jobs_diagnosa.diagnosa(args.buku, args.profil, args.laporan)
    if args.buku is not None or args.laporan is not None or args.profil is not None:
        raise UsageError("--buku-terbuka tidak dapat dipakai bersama BUKU, --profil, atau --laporan")
    return at_open_book(args, jobs_diagnosa.diagnosa_buku)


def _panduan(_: argparse.Namespace) -> "Laporan":
    from xlpy import jobs_panduan  # noqa: PLC0415

    return jobs_panduan.panduan()
