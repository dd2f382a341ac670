"""The verbs of the command that keep the procedure; part of the door, without logic."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from xlpy.cli_umum import Verbs, add_open_book, add_who_and_when, at_open_book, is_open, progress

if TYPE_CHECKING:
    from xlpy.report import Laporan

TINDAKAN = ("mulai", "selesai", "tunda", "kembalikan", "batal", "buka-kembali")
"""What can be done to a step; a test holds that these are those of the procedure."""


def add_verbs(verbs: Verbs) -> None:
    """Add the verbs to the command line."""
    _add_langkah(verbs)
    _add_status(verbs)
    _add_verifikasi(verbs)


def _add_langkah(verbs: Verbs) -> None:
    verb = verbs.add_parser(
        "langkah",
        help="catat apa yang dilakukan pada sebuah langkah SOP",
        description=(
            "Mencatat satu langkah pada log buku kerja dan cerminnya (BUKU.log.jsonl). Contoh:\n\n"
            '  rencana-kinerja langkah BUKU.xlsm 1 mulai --pelaku "Staf Penerima Surat" --waktu "2026-01-05 08:00"\n'
            '  rencana-kinerja langkah BUKU.xlsm 1 selesai --pelaku "Staf Penerima Surat" --data nomor_agenda=012 …\n'
            '  rencana-kinerja langkah BUKU.xlsm 7 kembalikan --pelaku Sekretaris --koreksi "Target 7.01|12|15"\n\n'
            "Isian yang tidak disebut diambil dari lembar Surat, Unit, Koreksi, dan Distribusi. Bila langkah itu\n"
            "belum boleh, semua alasannya disebut dan tidak ada yang ditulis.\n\n"
            "Akun komputer yang mencatat terkait dengan seorang pejabat sejak ia menyatakannya dengan --konfirmasi;\n"
            "yang dicatatnya untuk orang lain tertulis pada log sebagai dicatat olehnya."
        ),
    )
    verb.add_argument("buku", nargs="?", type=Path, help="buku kerja")
    verb.add_argument("langkah", type=int, metavar="N", help="nomor langkah")
    verb.add_argument("tindakan", choices=TINDAKAN, help="apa yang dilakukan: " + ", ".join(TINDAKAN))
    add_who_and_when(verb)
    verb.add_argument("--alasan", default="", help="alasan menunda, membatalkan, membuka kembali; atau catatan")
    verb.add_argument(
        "--data",
        action="append",
        default=[],
        metavar="KUNCI=NILAI",
        help="isian langkah, boleh berulang; baris tabel ditulis sel|sel|…, misalnya "
        '"distribusi=Kasi Pemerintahan|Budi|2026-01-22 09:45|Ya"',
    )
    verb.add_argument(
        "--koreksi",
        action="append",
        default=[],
        metavar="BAGIAN|TERTULIS|KOREKSI",
        help="satu koreksi, boleh berulang; tambahkan |Sudah bila sudah diperbaiki",
    )
    verb.add_argument("--json", action="store_true", help="keluaran untuk mesin: keadaan sesudahnya")
    add_open_book(verb)
    verb.set_defaults(run=_langkah)


def _add_status(verbs: Verbs) -> None:
    verb = verbs.add_parser(
        "status",
        help="lihat sampai di mana prosedurnya, giliran siapa, dan batas waktunya",
        description="Menampilkan tiap langkah: pelaku, mulai, selesai, waktu baku, terpakai, menunggu, batas.",
    )
    verb.add_argument("buku", nargs="?", type=Path, help="buku kerja")
    add_open_book(verb)
    verb.add_argument("--json", action="store_true", help="keluaran untuk mesin")
    verb.set_defaults(run=_status)


def _add_verifikasi(verbs: Verbs) -> None:
    verb = verbs.add_parser(
        "verifikasi",
        help="periksa apakah log dan tanda tangannya masih utuh",
        description=(
            "Memeriksa rantai log, cerminnya, dan tanda tangan; menyebut baris pertama yang rusak.\n"
            "Dengan dua buku kerja: di mana log keduanya berpisah. Keluar dengan kode 1 bila ada yang rusak.\n"
            "Dengan --kode: apakah kertas di tangan sama dengan isi buku kerja, sekarang atau dulu."
        ),
    )
    verb.add_argument("buku", nargs="?", type=Path, help="buku kerja")
    verb.add_argument("buku2", nargs="?", type=Path, metavar="BUKU2", help="salinan lain yang dibandingkan")
    verb.add_argument("--kode", default="", metavar="K", help="kode log pada kertas, baris kakinya, atau isi kode QR")
    add_open_book(verb)
    verb.add_argument("--json", action="store_true", help="keluaran untuk mesin")
    verb.set_defaults(run=_verifikasi)


def _langkah(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs_langsung, jobs_prosedur  # noqa: PLC0415

    opened = is_open(args)
    asked = jobs_prosedur.PermintaanLangkah(
        buku=args.buku or Path(),
        langkah=args.langkah,
        tindakan=args.tindakan,
        pelaku=args.pelaku,
        konfirmasi=args.konfirmasi,
        waktu=args.waktu,
        mewakili=args.mewakili,
        alasan=args.alasan,
        data=tuple(args.data),
        koreksi=tuple(args.koreksi),
    )
    if opened:
        return at_open_book(args, lambda desk: jobs_langsung.catat(desk, asked))
    return jobs_prosedur.langkah(asked, progress())


def _status(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs_langsung, jobs_prosedur  # noqa: PLC0415

    if is_open(args):
        return at_open_book(args, jobs_langsung.tampilkan_status)
    return jobs_prosedur.status_buku(args.buku)


def _verifikasi(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs_langsung, jobs_prosedur  # noqa: PLC0415

    if is_open(args):
        return at_open_book(args, lambda desk: jobs_langsung.verifikasi(desk, args.kode))
    return jobs_prosedur.verifikasi(args.buku, args.buku2, args.kode)
