"""The verb of the command that sends forms to units and gathers them; part of the door, without logic."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from xlpy.cli_umum import Parser, UsageError, Verbs, add_open_book, at_open_book, progress

if TYPE_CHECKING:
    from xlpy.report import Laporan


def add_verbs(verbs: Verbs) -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser(
        "unit",
        help="kirim form kepada Kasubbag, Kasi, dan Lurah; kumpulkan yang kembali",
        description="Form Rencana Kinerja per unit (langkah 4): dibuat dari rencana, diisi unit, lalu dikumpulkan.",
    )
    actions: Verbs = verb.add_subparsers(title="Perintah", metavar="PERINTAH", dest="unit_perintah", required=True)
    _add_buat(actions)
    _add_kumpul(actions)


def _add_buat(verbs: Verbs) -> None:
    verb = verbs.add_parser(
        "buat",
        help="buat satu form .xlsx untuk tiap unit",
        description=(
            "Membuat satu form untuk tiap Kasubbag, Kasi, dan Lurah (dan Sekretaris bila ia penanggung jawab),\n"
            "berisi hanya sub kegiatannya, terisi sejauh diketahui. Pengiriman dicatat di lembar Unit. Templatnya\n"
            "form-unit.xlsx di samping buku kerja bila ada, selain itu templat bawaan. Contoh:\n\n"
            "  rencana-kinerja unit buat BUKU.xlsm form-unit --batas 08/01/2026"
        ),
    )
    _add_where(verb, "tempat form-form itu ditulis")
    verb.add_argument("--unit", nargs="+", default=[], metavar="NAMA", help="hanya unit ini; bawaan: semua")
    verb.add_argument("--batas", default="", metavar="TANGGAL", help="kapan form harus kembali, misalnya 08/01/2026")
    verb.add_argument("--tanggal", default="", metavar="TANGGAL", help="tanggal kirim; bawaan: hari ini")
    verb.add_argument("--templat", type=Path, metavar="F", help="templat form yang dipakai")
    verb.add_argument("--tahun-lalu", type=Path, metavar="F", help="buku kerja tahun lalu, untuk target tahun lalu")
    verb.add_argument("--ulang", action="store_true", help="kirim versi baru juga kepada unit yang sudah dikirimi")
    verb.add_argument(
        "--timpa", action="store_true", help="boleh menimpa form yang sudah diisi; salinannya tetap disimpan"
    )
    verb.set_defaults(run=_buat)


def _add_kumpul(verbs: Verbs) -> None:
    verb = verbs.add_parser(
        "kumpul",
        help="baca form yang kembali, lalu ambil isiannya ke rencana",
        description=(
            "Membaca semua form di FOLDER dan subfoldernya: siapa yang masuk, belum, terlambat, ganda, atau salah\n"
            "tahun, buku, dan versi; isian mana yang diambil, berselisih, dan ditolak. Isian yang diubah unit dan\n"
            "tidak diubah kantor diambil; yang diubah keduanya tetap nilai kantor, usul unit dicatat di lembar\n"
            "Koreksi. Keluar dengan kode 1 bila ada berkas yang tidak dapat dipakai."
        ),
    )
    _add_where(verb, "tempat form yang kembali")
    verb.add_argument("--lihat", action="store_true", help="hanya tampilkan; buku kerja tidak diubah")
    verb.add_argument("--diterima", default="", metavar="TANGGAL", help="tanggal form diterima; bawaan: hari ini")
    verb.set_defaults(run=_kumpul)


def _add_where(verb: Parser, folder: str) -> None:
    # With --buku-terbuka there is only FOLDER.
    verb.add_argument("tempat", nargs="+", type=Path, metavar="[BUKU] FOLDER", help=f"buku kerja, dan {folder}")
    add_open_book(verb)
    verb.add_argument("--json", action="store_true", help="keluaran untuk mesin")


def _where(args: argparse.Namespace) -> tuple[Path | None, Path]:
    """The workbook (None for the open one) and the folder."""
    wanted = 1 if args.buku_terbuka is not None else 2
    if len(args.tempat) != wanted:
        raise UsageError("sebutkan BUKU dan FOLDER; dengan --buku-terbuka cukup FOLDER")
    return (None if wanted == 1 else args.tempat[0]), args.tempat[-1]


def _buat(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs_langsung_unit, jobs_unit  # noqa: PLC0415 - the door must open before the house is loaded

    book, folder = _where(args)
    asked = jobs_unit.PermintaanBuat(
        folder=folder,
        unit=tuple(args.unit),
        batas=args.batas,
        tanggal=args.tanggal,
        templat=args.templat,
        tahun_lalu=args.tahun_lalu,
        ulang=args.ulang,
        timpa=args.timpa,
    )
    if book is None:
        return at_open_book(args, lambda desk: jobs_langsung_unit.buat(desk, asked))
    return jobs_unit.buat(book, asked, progress())


def _kumpul(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs_langsung_unit, jobs_unit  # noqa: PLC0415

    book, folder = _where(args)
    asked = jobs_unit.PermintaanKumpul(folder=folder, diterima=args.diterima, lihat=args.lihat)
    if book is None:
        return at_open_book(args, lambda desk: jobs_langsung_unit.kumpul(desk, asked))
    return jobs_unit.kumpul(book, asked, progress())
