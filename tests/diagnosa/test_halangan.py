"""Each obstacle: recognised where it is, silent where all is well."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from keadaan_sehat import KINI, SEHAT_LINUX, SEHAT_MAC, SEHAT_WINDOWS, rusak

from xlpy.book.kunci import Gembok
from xlpy.diagnosa.catalogue import HALANGAN, Hal, periksa
from xlpy.diagnosa.halangan import Tingkat
from xlpy.diagnosa.keadaan import Keadaan
from xlpy.sop.waktu_kerja import WIB

BLOK, LIHAT = Tingkat.MENGHALANGI, Tingkat.PERLU_DILIHAT
WIN, LINUX, MAC = SEHAT_WINDOWS, SEHAT_LINUX, SEHAT_MAC
NOWHERE = {"excel__lokasi": ()}
ANI = Gembok(aplikasi="Excel", oleh="Ani", detik=7200, berkas=Path("~$buku.xlsm"))
OWN = Gembok(aplikasi="LibreOffice", oleh="saya di pc", sendiri=True, berkas=Path(".~lock.buku.xlsm#"))
LEFT = Gembok(aplikasi="LibreOffice", oleh="Budi di pc2", detik=3 * 86400, berkas=Path(".~lock.buku.xlsm#"))
DEAD = Gembok(aplikasi="Rencana Kinerja", oleh="Budi di pc2", detik=700, hidup=False, berkas=Path(".buku.xlsm.kunci"))
BOOK = "buku__alamat"
Case = tuple[str, Keadaan, Mapping[str, object], Tingkat, str]
CASES: tuple[Case, ...] = (
    ("tanda-internet", WIN, NOWHERE | {"buku__dari_internet": True}, BLOK, "Buka Blokir"),
    (
        "tanda-internet",
        WIN,
        NOWHERE | {"buku__dari_internet": True, "excel__blokir_internet": True},
        BLOK,
        "kebijakan",
    ),
    ("tanda-internet", MAC, {"buku__dari_internet": True}, LIHAT, "xattr -d com.apple.quarantine"),
    ("setelan-makro", WIN, NOWHERE | {"excel__peringatan": 4}, BLOK, "Nonaktifkan makro VBA dengan pemberitahuan"),
    ("setelan-makro", WIN, NOWHERE | {"excel__peringatan": 3}, BLOK, "bertanda tangan digital"),
    (
        "setelan-makro",
        WIN,
        NOWHERE | {"excel__peringatan": 4, "excel__oleh_kebijakan": True},
        BLOK,
        "Lokasi Tepercaya",
    ),
    (
        "setelan-makro",
        WIN,
        {"excel__peringatan": 4, "excel__oleh_kebijakan": True, "excel__lokasi_mati": True},
        BLOK,
        "--buku-terbuka",
    ),
    ("lokasi-tepercaya", WIN, NOWHERE, LIHAT, "Aktifkan Konten"),
    ("proses-anak", WIN, {"excel__asr": 1}, BLOK, "--buku-terbuka"),
    ("proses-anak", WIN, {"excel__asr": 6}, LIHAT, "24 jam"),
    ("python-ditolak", WIN, {"python__gagal": "tidak diizinkan", "python__ditolak": True}, BLOK, "AppLocker"),
    ("python-ditolak", WIN, {"python__gagal": "kode 3"}, BLOK, "tidak menjawab"),
    ("berkas-hilang", WIN, {"python__rusak": ("../../Scripts/rencana-kinerja.exe",)}, BLOK, "rencana-kinerja.exe"),
    ("python-hilang", WIN, {"python__ada": False}, BLOK, "INTERPRETER_WIN"),
    ("python-hilang", MAC, {"python__ada": False, "python__asal": "berkas"}, BLOK, "INTERPRETER_MAC"),
    (
        "python-tidak-disebut",
        WIN,
        {"python__asal": "PATH", "python__ada": False, "python__versi": ()},
        BLOK,
        "Pasang.cmd",
    ),
    ("python-tidak-disebut", WIN, {"python__asal": "PATH", "python__rencana": ""}, LIHAT, "PATH"),
    ("python-toko", WIN, {"python__alias": True, "python__versi": ()}, BLOK, "Microsoft Store"),
    ("python-lama", WIN, {"python__versi": (3, 9, 13)}, BLOK, "3.9.13"),
    ("python-32-bit", WIN, {"python__bit": 32}, LIHAT, "64-bit"),
    ("paket-tidak-ada", WIN, {"python__rencana": "", "python__xlwings": ""}, BLOK, "rencana-kinerja dan xlwings"),
    ("rencana-beda", WIN, {"python__rencana": "0.0.9"}, LIHAT, "0.0.9"),
    ("xlwings-beda", WIN, {"buku__versi_xlwings": "0.30.1"}, BLOK, "0.30.1"),
    ("skema-beda", WIN, {"buku__skema": 2}, BLOK, "terbaru"),
    ("skema-beda", WIN, {"skema": 2}, LIHAT, "perbarui"),
    ("mac-applescript", MAC, {"excel__applescript": False}, BLOK, "xlwings runpython install"),
    ("onedrive", WIN, {BOOK: "https://contoh.sharepoint.com/a/buku.xlsm"}, BLOK, "alamat web"),
    ("onedrive", WIN, {BOOK: r"C:\Users\x\OneDrive - Kantor\buku.xlsm"}, BLOK, "RencanaKinerja"),
    ("onedrive", WIN, {BOOK: r"D:\Sinkron\buku.xlsm", "awan": {"OneDrive": "D:\\Sinkron"}}, BLOK, "D:\\Sinkron"),
    ("onedrive", LINUX, {BOOK: "/home/x/OneDrive/buku.xlsm"}, LIHAT, "~/RencanaKinerja"),
    ("folder-awan", WIN, {BOOK: r"G:\My Drive\buku.xlsm"}, LIHAT, "Google Drive"),
    ("folder-awan", LINUX, {BOOK: "/home/x/Dropbox/buku.xlsm"}, LIHAT, "Dropbox"),
    ("dari-arsip", WIN, {BOOK: r"C:\Users\x\AppData\Local\Temp\Temp1_paket.zip\buku.xlsm"}, BLOK, "Ekstrak Semua"),
    ("jalur-panjang", WIN, {BOOK: "C:\\" + "a" * 210 + "\\buku.xlsm"}, BLOK, "223 huruf"),
    ("buku-terlarang", MAC, {"buku__terlarang": True}, BLOK, "Akses Disk Penuh"),
    ("buku-terlarang", LINUX, {"buku__terlarang": True}, BLOK, "izin baca"),
    ("buku-rusak", LINUX, {"buku__tak_terbaca": "buku.xlsm: rusak."}, BLOK, "rusak"),
    ("folder-terkunci", LINUX, {"buku__folder_tertulis": False}, BLOK, "izin tulis"),
    ("disk-penuh", LINUX, {"buku__sisa": 5 << 20}, BLOK, "5 MB"),
    ("disk-penuh", LINUX, {"buku__sisa": 100 << 20}, LIHAT, "100 MB"),
    ("hanya-baca", WIN, {"buku__hanya_baca": True}, BLOK, "Read-only"),
    ("buku-terkunci", WIN, {"buku__kunci": (ANI,)}, BLOK, "oleh Ani, sejak 2 jam lalu"),
    ("buku-terbuka", LINUX, {"buku__kunci": (OWN,)}, LIHAT, "--buku-terbuka"),
    ("kunci-tertinggal", LINUX, {"buku__kunci": (LEFT,)}, LIHAT, "Budi di pc2, sejak 3 hari lalu"),
    ("kunci-tertinggal", LINUX, {"buku__kunci": (DEAD,)}, LIHAT, "mengambilnya alih"),
    ("aplikasi-tidak-ada", LINUX, {"kantor__terpasang": False, "kantor__versi": ()}, LIHAT, "LibreOffice"),
    ("libreoffice-lama", LINUX, {"kantor__versi": (6, 4)}, BLOK, "6.4"),
    ("libreoffice-lama", WIN, {"kantor__terpasang": True, "kantor__versi": (24, 2)}, LIHAT, "25.8"),
    ("libreoffice-tanpa-skrip", LINUX, {"kantor__skrip": False}, BLOK, "libreoffice-script-provider-python"),
    ("profil-belum-ada", LINUX, {"kantor__profil": False}, LIHAT, "Buka LibreOffice sekali"),
    ("penghubung", LINUX, {"kantor__jembatan": "tidak ada"}, BLOK, "rencana-kinerja pasang"),
    ("penghubung", LINUX, {"kantor__jembatan": "putus", "kantor__jembatan_python": "/a/py"}, BLOK, "/a/py"),
    ("penghubung", LINUX, {"kantor__jembatan": "lama"}, LIHAT, "versi Rencana Kinerja yang lain"),
    ("libreoffice-makro", LINUX, {"kantor__makro": 3, "kantor__tepercaya": ()}, BLOK, "Sangat Tinggi"),
    ("libreoffice-makro", LINUX, {"kantor__makro_mati": True}, BLOK, "DisableMacrosExecution"),
    ("libreoffice-makro", LINUX, {"buku": None}, LIHAT, "Tinggi (High)"),
    ("profil-terkunci", LINUX, {"kantor__profil_dikunci": "pc2"}, LIHAT, "pc2"),
    ("huruf", LINUX, {"huruf": False}, LIHAT, "fonts-liberation"),
    ("pemisah-desimal", WIN, {"wilayah__desimal": ".", "wilayah__ribuan": ","}, LIHAT, "Format regional: Indonesia"),
    ("pemisah-bentrok", WIN, {"wilayah__daftar": ","}, LIHAT, "desimal dan daftar"),
    ("urutan-tanggal", WIN, {"wilayah__tanggal": "mdy"}, LIHAT, "1 Februari"),
    ("kalender-tahun", LINUX, {"buku__tahun_kalender": frozenset()}, LIHAT, "SKB 3 Menteri"),
    ("tahun-rencana", LINUX, {"buku__tahun": 2020, "buku__tahun_kalender": frozenset({2020, 2026})}, LIHAT, "2020"),
    ("jam-komputer", LINUX, {"buku__catatan_terakhir": KINI + timedelta(hours=1)}, BLOK, "20/01/2026 10:00"),
    ("jam-komputer", LINUX, {"kini": datetime(2009, 1, 1, tzinfo=WIB)}, BLOK, "01/01/2009"),
    ("cermin-hilang", LINUX, {"buku__cermin_hilang": True}, LIHAT, ".log.jsonl"),
    ("tanpa-cadangan", LINUX, {"buku__cadangan": False}, LIHAT, "flash disk"),
)


def found(keadaan: Keadaan, kode: str) -> Hal:
    return next(hal for hal in periksa(keadaan) if hal.kode == kode)


@pytest.mark.parametrize("sehat", [WIN, LINUX, MAC], ids=lambda k: k.sistem)
def test_nothing_is_said_where_all_is_well(sehat: Keadaan) -> None:
    assert [hal for hal in periksa(sehat) if hal.tingkat is not Tingkat.BERES] == []


@pytest.mark.parametrize(
    ("kode", "sehat", "changes", "tingkat", "said"), CASES, ids=[f"{n}-{c[0]}" for n, c in enumerate(CASES)]
)
def test_it_is_named_with_its_way_round(
    kode: str, sehat: Keadaan, changes: Mapping[str, object], tingkat: Tingkat, said: str
) -> None:
    hal = found(rusak(sehat, **changes), kode)
    assert hal.tingkat is tingkat
    assert said in f"{hal.arti} {hal.langkah}"
    assert hal.judul
    assert hal.langkah.strip()


def test_every_obstacle_is_simulated_and_has_a_name_of_its_own() -> None:
    codes = [each.kode for each in HALANGAN]
    assert len(codes) == len(set(codes))
    assert {case[0] for case in CASES} == set(codes)


def test_the_worst_comes_first() -> None:
    broken = rusak(WIN, excel__lokasi=(), python__ada=False, python__versi=())
    levels = [list(Tingkat).index(hal.tingkat) for hal in periksa(broken)]
    assert levels == sorted(levels)
    assert {0, 1, 2} == set(levels)


@pytest.mark.parametrize(
    ("alamat", "lokasi", "dalam", "jaringan"),
    [
        (r"C:\Aman\buku.xlsm", r"C:\Aman", False, False),
        (r"c:\aman\2026\buku.xlsm", "C:\\Aman\\", True, False),
        ("\\\\server\\bersama\\buku.xlsm", "\\\\server\\bersama", True, True),
    ],
)
def test_a_trusted_location_makes_up_for_settings(alamat: str, lokasi: str, dalam: bool, jaringan: bool) -> None:
    trusted = rusak(
        WIN,
        buku__alamat=alamat,
        excel__lokasi=((lokasi, dalam),),
        excel__lokasi_jaringan=jaringan,
        excel__peringatan=4,
    )
    assert found(trusted, "setelan-makro").tingkat is Tingkat.BERES
    assert found(rusak(trusted, excel__lokasi_mati=True), "setelan-makro").tingkat is BLOK


def test_a_folder_below_one_that_is_trusted_alone_is_not_trusted() -> None:
    below = rusak(WIN, buku__alamat=r"C:\Aman\2026\buku.xlsm", excel__lokasi=((r"C:\Aman", False),))
    assert found(below, "lokasi-tepercaya").tingkat is LIHAT


@pytest.mark.parametrize(
    ("sehat", "alamat", "tepercaya"),
    [
        (LINUX, "/home/x/Buku Kerja/2026/buku.xlsm", "file:///home/x/Buku%20Kerja"),
        (WIN, r"C:\Users\x\Buku Kerja\buku.xlsm", "file:///C:/Users/x/Buku%20Kerja"),
    ],
)
def test_a_folder_that_libreoffice_trusts_is_known_by_its_url(sehat: Keadaan, alamat: str, tepercaya: str) -> None:
    office = {"kantor__terpasang": True, "kantor__profil": True, "kantor__versi": (25, 8), BOOK: alamat}
    trusted = rusak(sehat, **office, kantor__tepercaya=(tepercaya,))
    assert found(trusted, "libreoffice-makro").tingkat is Tingkat.BERES
    assert found(rusak(trusted, kantor__tepercaya=()), "libreoffice-makro").tingkat is not Tingkat.BERES
