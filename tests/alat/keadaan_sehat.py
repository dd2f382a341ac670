"""Computers on which nothing is wrong, one of each system, to break one thing at a time."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from xlpy.diagnosa.keadaan import LINUX, MAC, WINDOWS, Buku, Excel, Keadaan, LibreOffice, Python, Wilayah
from xlpy.sop.waktu_kerja import WIB

KINI = datetime(2026, 1, 20, 9, 0, tzinfo=WIB)
_PYTHON = Python(
    asal="buku", alamat=r"C:\Py\python.exe", ada=True, versi=(3, 12, 4), xlwings="0.37.8", rencana="0.1.0"
)
_BUKU = Buku(
    alamat=r"C:\Users\x\RencanaKinerja\buku.xlsm",
    folder=r"C:\Users\x\RencanaKinerja",
    sisa=50 << 30,
    versi_xlwings="0.37.8",
    skema=1,
    tahun=2026,
    tahun_kalender=frozenset({2026}),
    catatan_terakhir=datetime(2026, 1, 19, 15, 0, tzinfo=WIB),
)
SEHAT_WINDOWS = Keadaan(
    sistem=WINDOWS,
    kini=KINI,
    versi_sistem="10.0.22631",
    rumah=r"C:\Users\x",
    xlwings="0.37.8",
    rencana="0.1.0",
    python=_PYTHON,
    excel=Excel(terpasang=True, lokasi=((r"C:\Users\x\RencanaKinerja", True),)),
    wilayah=Wilayah(desimal=",", ribuan=".", daftar=";", tanggal="dmy", milik="Windows"),
    buku=_BUKU,
)
_OF_LINUX = replace(_BUKU, alamat="/home/x/RencanaKinerja/buku.xlsm", folder="/home/x/RencanaKinerja")
SEHAT_LINUX = replace(
    SEHAT_WINDOWS,
    sistem=LINUX,
    versi_sistem="6.1.0",
    rumah="/home/x",
    python=replace(_PYTHON, asal="penghubung", alamat="/home/x/venv/bin/python"),
    excel=Excel(),
    kantor=LibreOffice(
        terpasang=True, versi=(7, 4, 7), profil=True, jembatan="ada", tepercaya=("file:///home/x/RencanaKinerja",)
    ),
    wilayah=Wilayah(desimal=",", ribuan=".", daftar=";", tanggal="dmy", milik="LibreOffice"),
    buku=_OF_LINUX,
)
SEHAT_MAC = replace(
    SEHAT_LINUX,
    sistem=MAC,
    versi_sistem="14.5",
    rumah="/Users/x",
    python=replace(_PYTHON, alamat="/Users/x/venv/bin/python"),
    excel=Excel(terpasang=True),
    kantor=LibreOffice(),
    buku=replace(_OF_LINUX, alamat="/Users/x/RencanaKinerja/buku.xlsm", folder="/Users/x/RencanaKinerja"),
)
_PARTS = ("python", "excel", "kantor", "wilayah", "buku")


def rusak(sehat: Keadaan, **changes: Any) -> Keadaan:  # noqa: ANN401 - the values of any of the facts
    """``sehat`` with other facts; a fact of a part is named ``buku__hanya_baca``."""
    for name, value in changes.items():
        part, _, fact = name.partition("__")
        new = replace(getattr(sehat, part), **{fact: value}) if fact and part in _PARTS else value
        sehat = replace(sehat, **{part: new})
    return sehat
