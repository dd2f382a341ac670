"""The verb of the command that prints papers; part of the door, without logic."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from xlpy.cli_umum import UsageError, Verbs, add_open_book, at_open_book, is_open, progress

if TYPE_CHECKING:
    from xlpy.report import Laporan


def add_verbs(verbs: Verbs) -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser(
        "cetak",
        help="cetak kertas sebagai PDF: yang diperlukan langkah ini, yang disebut, atau semua",
        description=(
            "Mencetak kertas sebagai PDF/A di samping buku kerja, dan mencatatnya pada log. Tanpa nama kertas: yang\n"
            "diperlukan langkah yang sedang giliran. Contoh:\n\n"
            "  rencana-kinerja cetak BUKU.xlsm --daftar\n"
            "  rencana-kinerja cetak BUKU.xlsm tanda-terima surat-pengantar\n"
            '  rencana-kinerja cetak BUKU.xlsm perjanjian-kinerja --jabatan "Kasi Pemerintahan"\n'
            "  rencana-kinerja cetak BUKU.xlsm --semua\n\n"
            "Kertas dengan isi yang sama boleh dicetak lagi; itu disebut sebagai cetakan berikutnya. Huruf, kolom,\n"
            "dan kata-katanya dapat diubah kantor: salin templates/kertas.toml ke samping buku kerja."
        ),
    )
    verb.add_argument("buku", nargs="?", type=Path, help="buku kerja")
    verb.add_argument("kertas", nargs="*", help="nama kertas, seperti pada --daftar")
    verb.add_argument("--semua", action="store_true", help="semua kertas, dan satu bundel")
    verb.add_argument("--jabatan", default="", metavar="J", help="hanya kertas untuk jabatan ini")
    verb.add_argument("--unit", default="", metavar="U", help="hanya kertas untuk kelurahan ini")
    verb.add_argument("--daftar", action="store_true", help="hanya tampilkan kertas yang ada")
    verb.add_argument("--ke", type=Path, metavar="FOLDER", help="tempat PDF; bawaan: BUKU-kertas di sampingnya")
    verb.add_argument("--pelaku", default="", metavar="NAMA", help="yang mencetak; bawaan: pemilik akun komputer ini")
    verb.add_argument(
        "--konfirmasi", nargs="?", const="", metavar="NAMA", help="menyatakan siapa Anda, sekali untuk tiap akun"
    )
    add_open_book(verb)
    verb.add_argument("--json", action="store_true", help="keluaran untuk mesin")
    verb.set_defaults(run=_cetak)


def _cetak(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs_cetak, jobs_cetak_langsung  # noqa: PLC0415 - the door must open before the house is loaded
    from xlpy.pencetakan import Pesanan  # noqa: PLC0415

    if args.buku_terbuka is not None and args.buku is not None:  # with the open workbook the first name is a paper's
        args.kertas, args.buku = [str(args.buku), *args.kertas], None
    opened = is_open(args)
    if args.semua and args.kertas:
        raise UsageError("sebutkan kertasnya, atau --semua")
    order = Pesanan(kertas=tuple(args.kertas), semua=args.semua, jabatan=args.jabatan, unit=args.unit)
    asked = jobs_cetak.PermintaanCetak(
        buku=args.buku or Path(), pesanan=order, ke=args.ke, pelaku=args.pelaku, konfirmasi=args.konfirmasi
    )
    if opened:
        return at_open_book(
            args,
            jobs_cetak_langsung.daftar if args.daftar else lambda desk: jobs_cetak_langsung.cetak_buku(desk, asked),
        )
    return jobs_cetak.daftar(asked.buku) if args.daftar else jobs_cetak.cetak(asked, progress())
