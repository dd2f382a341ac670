"""The verbs of the command that judge a workbook; part of the door, without logic."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from xlpy.cli_umum import Verbs, add_open_book, add_who_and_when, at_open_book, is_open, progress

if TYPE_CHECKING:
    from xlpy.report import Laporan

_EXAMPLE = '"Perda belum terbit" --pelaku Sekretaris'
_REVOKED = '"Perda sudah terbit" --pelaku Sekretaris'


def add_verbs(verbs: Verbs) -> None:
    """Add the verbs to the command line."""
    _add_periksa(verbs)
    _add_kecualikan(verbs)
    _add_banding(verbs)


def _add_periksa(verbs: Verbs) -> None:
    verb = verbs.add_parser(
        "periksa",
        help="periksa rencana dengan semua aturan; hasilnya di lembar Temuan",
        description=(
            "Memeriksa buku kerja dengan semua aturan (docs/rules.md) dan mengisi lembar Temuan.\n"
            "Keluar dengan kode 1 bila ada temuan berat yang belum selesai atau dikecualikan."
        ),
    )
    verb.add_argument("buku", nargs="?", type=Path, help="buku kerja")
    verb.add_argument("--tahun-lalu", type=Path, metavar="F", help="buku kerja tahun lalu, sebagai pembanding")
    verb.add_argument("--sebelum", type=Path, metavar="F", help="buku kerja sebelum DPPA, sebagai pembanding")
    verb.add_argument("--lihat", action="store_true", help="hanya tampilkan; buku kerja tidak diubah")
    add_open_book(verb)
    verb.add_argument("--json", action="store_true", help="keluaran untuk mesin")
    verb.set_defaults(run=_periksa)


def _add_kecualikan(verbs: Verbs) -> None:
    verb = verbs.add_parser(
        "kecualikan",
        help="biarkan sebuah temuan berdiri, dengan alasan yang tercatat pada log; --cabut membatalkannya",
        description=(
            "Mencatat pada log bahwa sebuah temuan dibiarkan, oleh siapa dan mengapa. Pengecualian berlaku selama\n"
            "bunyi temuannya tetap dan tidak dicabut. Jumlah uang, tahun, dan tanda tangan tidak dapat\n"
            "dikecualikan. Contoh:\n\n"
            f"  rencana-kinerja kecualikan BUKU.xlsm RK-407-3f9a2c01d7 --alasan {_EXAMPLE}\n"
            f"  rencana-kinerja kecualikan BUKU.xlsm RK-407-3f9a2c01d7 --cabut --alasan {_REVOKED}"
        ),
    )
    verb.add_argument("buku", nargs="?", type=Path, help="buku kerja")
    verb.add_argument("temuan", help="nama temuan, pada kolom Identitas di lembar Temuan")
    verb.add_argument("--alasan", required=True, help="mengapa temuan itu boleh, atau tidak boleh lagi, dibiarkan")
    verb.add_argument("--cabut", action="store_true", help="cabut pengecualiannya: temuan itu terbuka lagi")
    add_who_and_when(verb)
    add_open_book(verb)
    verb.add_argument("--json", action="store_true", help="keluaran untuk mesin")
    verb.set_defaults(run=_kecualikan)


def _add_banding(verbs: Verbs) -> None:
    verb = verbs.add_parser(
        "banding",
        help="bandingkan dengan buku kerja tahun lalu, atau sebelum dan sesudah DPPA",
        description=(
            "Membandingkan buku kerja dengan buku yang lebih lama: yang hanya disalin, targetnya tetap, hilang,\n"
            "baru, melonjak, atau berubah. Hasilnya di lembar Banding; temuannya di lembar Temuan. Buku pembanding\n"
            "tahun yang sama dibaca sebagai buku sebelum DPPA."
        ),
    )
    verb.add_argument("buku", nargs="?", type=Path, help="buku kerja yang diperiksa")
    verb.add_argument("pembanding", type=Path, help="buku kerja tahun lalu, atau sebelum DPPA")
    verb.add_argument("--lihat", action="store_true", help="hanya tampilkan; buku kerja tidak diubah")
    add_open_book(verb)
    verb.add_argument("--json", action="store_true", help="keluaran untuk mesin")
    verb.set_defaults(run=_banding)


def _banding(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs_langsung, jobs_periksa  # noqa: PLC0415

    if is_open(args):
        return at_open_book(args, lambda desk: jobs_langsung.compare_with(desk, args.pembanding, lihat=args.lihat))
    return jobs_periksa.banding(args.buku, args.pembanding, progress(), lihat=args.lihat)


def _periksa(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs_langsung, jobs_periksa  # noqa: PLC0415 - the door must open before the house is loaded

    opened = is_open(args)
    asked = jobs_periksa.PermintaanPeriksa(
        buku=args.buku or Path(), tahun_lalu=args.tahun_lalu, sebelum=args.sebelum, lihat=args.lihat
    )
    if opened:
        return at_open_book(args, lambda desk: jobs_langsung.periksa_rencana(desk, asked))
    return jobs_periksa.periksa_buku(asked, progress())


def _kecualikan(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs_langsung, jobs_periksa  # noqa: PLC0415

    opened = is_open(args)
    asked = jobs_periksa.PermintaanKecualikan(
        buku=args.buku or Path(),
        temuan=args.temuan,
        alasan=args.alasan,
        cabut=args.cabut,
        pelaku=args.pelaku,
        konfirmasi=args.konfirmasi,
        waktu=args.waktu,
        mewakili=args.mewakili,
    )
    if opened:
        return at_open_book(args, lambda desk: jobs_langsung.waive(desk, asked))
    return jobs_periksa.kecualikan(asked, progress())
