"""A report to send to whoever helps, without personal data.

Nothing is taken out of texts, which would have to know every name there is: only what is on a list is put in.  Of an
obstacle that is its title, the same everywhere; of a path the folders that every computer has; of a version its
digits.
"""

import re
from collections.abc import Iterator, Sequence

from xlpy.book.kunci import KITA
from xlpy.diagnosa.catalogue import Hal
from xlpy.diagnosa.halangan import Tingkat
from xlpy.diagnosa.keadaan import LINUX, MAC, WINDOWS, Buku, Keadaan, LibreOffice, Python, Wilayah
from xlpy.diagnosa.tempat import layanan_awan

TANDA = {Tingkat.MENGHALANGI: "✖", Tingkat.PERLU_DILIHAT: "▲", Tingkat.BERES: "✔"}
"""A sign for each weight: none is told by colour alone."""
_SYSTEMS = {WINDOWS: "Windows", MAC: "macOS", LINUX: "Linux"}
_FOLDERS = frozenset(
    (
        "users",
        "home",
        "documents",
        "desktop",
        "downloads",
        "appdata",
        "local",
        "roaming",
        "programs",
        "temp",
        "tmp",
        "onedrive",
        "dropbox",
        "windowsapps",
        "microsoft",
        "rencanakinerja",
        "scripts",
        "bin",
        "lib",
        "lib64",
        "usr",
        "opt",
        "var",
        "venv",
        ".venv",
        "env",
        "site-packages",
        "libreoffice",
        "library",
        "applications",
        "contents",
        "macos",
        "framework",
        "python",
        "xlpy",
        "program files",
        "program files (x86)",
        "rencana kinerja",
        "my drive",
        "google drive",
    )
)
"""Words of systems, not of people."""
_FOLDER = re.compile(r"python(?:\d\.?\d{0,2})?(?:-32)?|[a-z]:", re.IGNORECASE)
_FILES = frozenset({"python", "python3", "python.exe", "python3.exe", "pythonw.exe", "soffice", "soffice.exe"})
_ENDINGS = (".xlsm", ".xlsx", ".xls", ".exe", ".zip")
_VERSION = re.compile(r"\d{1,5}(?:\.\d{1,5}){0,4}(?:(?:a|b|rc|\.post|\.dev)\d{1,3})?")
_UNKNOWN = "tidak dikenal"


def laporan(keadaan: Keadaan, hal: Sequence[Hal]) -> str:
    """The report as a text; the same for everybody whose computer is in the same state."""
    return "\n".join(_lines(keadaan, hal)) + "\n"


def jalur_ringkas(path: str, rumah: str) -> str:
    """A path of which only folders that every computer has are shown; the user's own folder is ``~``."""
    if "://" in path:
        return "alamat web"
    slashed, home = path.replace("\\", "/"), rumah.replace("\\", "/").rstrip("/")
    within = bool(home) and slashed.casefold().startswith(f"{home.casefold()}/")
    parts = [part for part in (slashed[len(home) :] if within else slashed).split("/") if part]
    shown = [_folder(part) for part in parts[:-1]] + [_file(part) for part in parts[-1:]]
    return "/".join((["~"] if within else [""] if slashed.startswith("/") else []) + shown)


def _folder(name: str) -> str:
    return name if name.casefold() in _FOLDERS or _FOLDER.fullmatch(name) else "…"


def _file(name: str) -> str:
    if name.casefold() in _FILES or re.fullmatch(r"python3?(?:\.\d{1,2})?", name):
        return name
    return "…" + next((ending for ending in _ENDINGS if name.casefold().endswith(ending)), "")


def _version(text: str) -> str:
    return text if _VERSION.fullmatch(text) else _UNKNOWN if text else "tidak ada"


def _numbers(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version)) or "tidak ada"


def _one_of(text: str, *known: str) -> str:
    return text if text in known else _UNKNOWN if text else "tidak ada"


def _yes(*, yes: bool) -> str:
    return "ya" if yes else "tidak"


def _lines(keadaan: Keadaan, hal: Sequence[Hal]) -> Iterator[str]:
    yield "Laporan Diagnosa Rencana Kinerja"
    yield "Tanpa nama orang, akun, komputer, kantor, NIP, dan isi buku; aman dikirim kepada yang membantu."
    yield ""
    yield f"Sistem: {_SYSTEMS.get(keadaan.sistem, _UNKNOWN)} {_version(keadaan.versi_sistem)}"
    yield f"Rencana Kinerja {_version(keadaan.rencana)}, xlwings {_version(keadaan.xlwings)}, skema {keadaan.skema}"
    yield from _of_python(keadaan.python, keadaan.rumah)
    yield from _of_excel(keadaan)
    yield from _of_office(keadaan.kantor)
    yield from _of_region(keadaan.wilayah)
    if keadaan.buku is not None:
        yield from _of_book(keadaan, keadaan.buku)
    yield ""
    for one in hal:
        yield f"{TANDA[one.tingkat]} {one.tingkat}: {one.judul} [{one.kode}]"


def _of_python(python: Python, home: str) -> Iterator[str]:
    named = _one_of(python.asal, "buku", "berkas", "PATH", "penghubung", "perintah")
    yield f"Python tombol: {_numbers(python.versi)}, {python.bit}-bit, disebut: {named}, ada: {_yes(yes=python.ada)}"
    if python.alamat:
        yield f"  alamat: {jalur_ringkas(python.alamat, home)}"
    yield f"  xlwings {_version(python.xlwings)}, Rencana Kinerja {_version(python.rencana)}"
    yield (
        f"  gagal dimulai: {_yes(yes=bool(python.gagal))}, ditolak sistem: {_yes(yes=python.ditolak)}, "
        f"alias Store: {_yes(yes=python.alias)}, berkas rusak: {len(python.rusak)}"
    )


def _of_excel(keadaan: Keadaan) -> Iterator[str]:
    excel = keadaan.excel
    yield f"Excel: {_yes(yes=excel.terpasang)}"
    if excel.terpasang:
        yield (
            f"  VBAWarnings {excel.peringatan} (kebijakan: {_yes(yes=excel.oleh_kebijakan)}), blokir dari internet: "
            f"{_yes(yes=excel.blokir_internet)}, ASR {excel.asr}, lokasi tepercaya: {len(excel.lokasi)} "
            f"(dimatikan: {_yes(yes=excel.lokasi_mati)}), AppleScript: {_yes(yes=excel.applescript)}"
        )


def _of_office(office: LibreOffice) -> Iterator[str]:
    yield f"LibreOffice: {_numbers(office.versi) if office.terpasang else 'tidak'}"
    if office.terpasang:
        bridge = _one_of(office.jembatan, "ada", "tidak ada", "lama", "putus")
        yield (
            f"  skrip Python: {_yes(yes=office.skrip)}, profil: {_yes(yes=office.profil)}, penghubung: "
            f"{bridge}, keamanan "
            f"makro: {office.makro} (dimatikan: {_yes(yes=office.makro_mati)}), folder tepercaya: "
            f"{len(office.tepercaya)}, profil terkunci: {_yes(yes=bool(office.profil_dikunci))}"
        )


def _of_region(region: Wilayah) -> Iterator[str]:
    signs = (
        sign if len(sign) == 1 and not sign.isalnum() else _UNKNOWN if sign else "tidak diketahui"
        for sign in (region.desimal, region.ribuan, region.daftar)
    )
    order = region.tanggal if re.fullmatch("[dmy]{1,3}", region.tanggal) else _UNKNOWN
    decimal, thousand, listed = signs
    yield f"Pemisah: desimal {decimal}  ribuan {thousand}  daftar {listed}; urutan tanggal {order}"


def _of_book(keadaan: Keadaan, book: Buku) -> Iterator[str]:
    yield f"Buku: {jalur_ringkas(book.alamat, keadaan.rumah)} ({len(book.alamat)} huruf)"
    service = layanan_awan(keadaan) or "tidak"
    left = "tidak diketahui" if book.sisa is None else f"{book.sisa >> 20} MB"
    yield f"  makro: {_yes(yes=book.makro)}, xlwings {_version(book.versi_xlwings)}, skema {book.skema}"
    yield (
        f"  disinkronkan: {service}, dari internet: {_yes(yes=book.dari_internet)}, hanya-baca: "
        f"{_yes(yes=book.hanya_baca)}, folder tertulis: {_yes(yes=book.folder_tertulis)}, sisa disk: {left}"
    )
    for lock in book.kunci:
        alive = "tidak diketahui" if lock.hidup is None else _yes(yes=lock.hidup)
        yield (
            f"  kunci {_one_of(lock.aplikasi, 'Excel', 'LibreOffice', KITA)}: {int(lock.detik // 60)} menit, milik "
            f"sendiri: {_yes(yes=lock.sendiri)}, prosesnya hidup: {alive}"
        )
