"""The verbs of the command that judge a workbook; part of the door, without logic."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlpy.report import Laporan

_EXAMPLE = '"Perda belum terbit" --pelaku Sekretaris'


def add_verbs(
    verbs: Any,  # noqa: ANN401 - argparse names its type only in private
    add_who_and_when: Callable[[Any], None],
    progress: Callable[[], Callable[[str], None]],
) -> None:
    """Add the verbs to the command line.

    Args:
        verbs: the command line's verbs.
        add_who_and_when: adds the options of who writes in the log.
        progress: gives what says how far a job is.
    """
    _add_periksa(verbs, progress)
    _add_kecualikan(verbs, add_who_and_when, progress)
    _add_banding(verbs, progress)


def _add_periksa(verbs: Any, progress: Callable[[], Callable[[str], None]]) -> None:  # noqa: ANN401 - as above
    verb = verbs.add_parser(
        "periksa",
        help="periksa rencana dengan semua aturan; hasilnya di lembar Temuan",
        description=(
            "Memeriksa buku kerja dengan semua aturan (docs/rules.md) dan mengisi lembar Temuan.\n"
            "Keluar dengan kode 1 bila ada temuan berat yang belum selesai atau dikecualikan."
        ),
    )
    verb.add_argument("buku", type=Path, help="buku kerja")
    verb.add_argument("--tahun-lalu", type=Path, metavar="F", help="buku kerja tahun lalu, sebagai pembanding")
    verb.add_argument("--sebelum", type=Path, metavar="F", help="buku kerja sebelum DPPA, sebagai pembanding")
    verb.add_argument("--lihat", action="store_true", help="hanya tampilkan; buku kerja tidak diubah")
    verb.add_argument("--json", action="store_true", help="keluaran untuk mesin")
    verb.set_defaults(run=lambda args: _periksa(args, progress()))


def _add_kecualikan(
    verbs: Any,  # noqa: ANN401 - as above
    add_who_and_when: Callable[[Any], None],
    progress: Callable[[], Callable[[str], None]],
) -> None:
    verb = verbs.add_parser(
        "kecualikan",
        help="biarkan sebuah temuan berdiri, dengan alasan yang tercatat pada log",
        description=(
            "Mencatat pada log bahwa sebuah temuan dibiarkan, oleh siapa dan mengapa. Pengecualian berlaku selama\n"
            "bunyi temuannya tetap. Jumlah uang, tahun, dan tanda tangan tidak dapat dikecualikan. Contoh:\n\n"
            f"  rencana-kinerja kecualikan BUKU.xlsm RK-407-3f9a2c01d7 --alasan {_EXAMPLE}"
        ),
    )
    verb.add_argument("buku", type=Path, help="buku kerja")
    verb.add_argument("temuan", help="nama temuan, pada kolom Identitas di lembar Temuan")
    verb.add_argument("--alasan", required=True, help="mengapa temuan itu boleh dibiarkan")
    add_who_and_when(verb)
    verb.add_argument("--json", action="store_true", help="keluaran untuk mesin")
    verb.set_defaults(run=lambda args: _kecualikan(args, progress()))


def _add_banding(verbs: Any, progress: Callable[[], Callable[[str], None]]) -> None:  # noqa: ANN401 - as above
    verb = verbs.add_parser(
        "banding",
        help="bandingkan dengan buku kerja tahun lalu, atau sebelum dan sesudah DPPA",
        description=(
            "Membandingkan buku kerja dengan buku yang lebih lama: yang hanya disalin, targetnya tetap, hilang,\n"
            "baru, melonjak, atau berubah. Hasilnya di lembar Banding; temuannya di lembar Temuan. Buku pembanding\n"
            "tahun yang sama dibaca sebagai buku sebelum DPPA."
        ),
    )
    verb.add_argument("buku", type=Path, help="buku kerja yang diperiksa")
    verb.add_argument("pembanding", type=Path, help="buku kerja tahun lalu, atau sebelum DPPA")
    verb.add_argument("--lihat", action="store_true", help="hanya tampilkan; buku kerja tidak diubah")
    verb.add_argument("--json", action="store_true", help="keluaran untuk mesin")
    verb.set_defaults(run=lambda args: _banding(args, progress()))


def _banding(args: argparse.Namespace, progress: Callable[[str], None]) -> "Laporan":
    from xlpy import jobs_periksa  # noqa: PLC0415

    return jobs_periksa.banding(args.buku, args.pembanding, progress, lihat=args.lihat)


def _periksa(args: argparse.Namespace, progress: Callable[[str], None]) -> "Laporan":
    from xlpy import jobs_periksa  # noqa: PLC0415 - the door must open before the house is loaded

    asked = jobs_periksa.PermintaanPeriksa(
        buku=args.buku, tahun_lalu=args.tahun_lalu, sebelum=args.sebelum, lihat=args.lihat
    )
    return jobs_periksa.periksa_buku(asked, progress)


def _kecualikan(args: argparse.Namespace, progress: Callable[[str], None]) -> "Laporan":
    from xlpy import jobs_periksa  # noqa: PLC0415

    asked = jobs_periksa.PermintaanKecualikan(
        buku=args.buku,
        temuan=args.temuan,
        alasan=args.alasan,
        pelaku=args.pelaku,
        konfirmasi=args.konfirmasi,
        waktu=args.waktu,
        mewakili=args.mewakili,
    )
    return jobs_periksa.kecualikan(asked, progress)
