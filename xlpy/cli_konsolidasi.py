"""The verb of the command that gathers many workbooks; part of the door, without logic."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from xlpy.cli_umum import Parser, Verbs, progress

if TYPE_CHECKING:
    from xlpy.report import Laporan


def add_verbs(verbs: Verbs) -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser(
        "konsolidasi",
        help="gabungkan banyak buku kerja menjadi satu rekap",
        description=(
            "Membaca semua buku kerja dan form unit di dalam folder (dan subfolder), tanpa aplikasi dan makro,\n"
            "lalu menulis rekap .xlsx beserta .csv, .json (ringkasan), .txt (laporan siap kirim), dan .log.\n"
            "Hanya berkas yang berubah yang dibaca ulang; bila tidak ada yang berubah, hasilnya dibiarkan.\n"
            "Form unit tidak dihitung bila buku kerja kantornya sudah ada di situ.\n"
            "Bila rekapnya sedang terbuka, hasil ditulis di sebelahnya dengan nama bertanggal.\n"
            "Keluar dengan kode 1 bila ada berkas yang ditolak, bila rekapnya sedang terbuka, atau bila ada\n"
            "temuan berat (--periksa)."
        ),
    )
    _add_options(verb)
    verb.add_argument("--json", action="store_true", help="keluaran untuk mesin")
    verb.set_defaults(run=_konsolidasi)


def _add_options(verb: Parser) -> None:
    verb.add_argument(
        "sumber", nargs="+", type=Path, metavar="FOLDER", help="folder berisi buku kerja, atau berkasnya"
    )
    verb.add_argument("-o", "--keluaran", type=Path, required=True, metavar="F", help="rekap .xlsx yang ditulis")
    verb.add_argument(
        "--daftar",
        type=Path,
        metavar="F",
        help="daftar unit yang ditunggu (kolom Kecamatan; bila perlu Batas, Kabupaten): .csv, .xlsx, atau .toml",
    )
    verb.add_argument("--batas", default="", metavar="WAKTU", help='batas waktu, misalnya "2027-02-10 16:00"')
    verb.add_argument(
        "--tahun", type=int, metavar="TAHUN", help="tahun yang digabungkan; bawaan: tahun sebagian besar berkas"
    )
    verb.add_argument("--periksa", action="store_true", help="periksa juga tiap rencana dengan semua aturan")
    verb.add_argument("--ulang", action="store_true", help="baca ulang semua berkas, juga yang tidak berubah")
    verb.add_argument(
        "--templat", type=Path, metavar="F", help="templat tampilan; bawaan: templates/konsolidasi.xlsx"
    )
    verb.add_argument(
        "--dask",
        metavar="ALAMAT",
        help="baca dengan banyak komputer: alamat penjadwal Dask, atau lokal; hasilnya satu buku tiap wilayah",
    )


def _konsolidasi(args: argparse.Namespace) -> "Laporan":
    from xlpy import jobs_konsolidasi  # noqa: PLC0415 - the door must open before the house is loaded

    asked = jobs_konsolidasi.PermintaanKonsolidasi(
        sumber=args.sumber,
        keluaran=args.keluaran,
        daftar=args.daftar,
        batas=args.batas,
        tahun=args.tahun,
        periksa=args.periksa,
        ulang=args.ulang,
        templat=args.templat,
    )
    if args.dask:
        return jobs_konsolidasi.konsolidasi_besar(asked, args.dask, progress())
    return jobs_konsolidasi.konsolidasi(asked, progress())
