"""What is known of a computer and of one workbook on it: facts, gathered elsewhere and judged elsewhere.

All of it is data, so that any computer can be described, also one that nobody here has.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from xlpy.book.kunci import Gembok

WINDOWS, MAC, LINUX = "win32", "darwin", "linux"
"""The systems, by ``sys.platform``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Buku:
    """A workbook and the place where it lies.

    Attributes:
        alamat: its path, or the URL that Excel gives for it.
        folder: its folder.
        makro: whether it has macros.
        dari_internet: whether the system marked it as coming from the internet.
        hanya_baca: whether it may not be written.
        folder_tertulis: whether a file can be made beside it.
        sisa: bytes left on its disk; None where the disk does not say.
        terlarang: whether the system forbids reading it.
        tak_terbaca: why it is no workbook that can be read; empty where it is.
        kunci: who is at it.
        versi_xlwings: of the piece of xlwings that its macros carry; empty where there is none.
        skema: version of its schema; None where it tells none.
        tahun: of the plan.
        tahun_kalender: years of which its sheet Kalender has national holidays.
        catatan_terakhir: when the last line of its log was written.
        cermin_hilang: whether its log has lines and the mirror beside it is gone.
        cadangan: whether the version before was kept beside it.
    """

    alamat: str
    folder: str = ""
    makro: bool = True
    dari_internet: bool = False
    hanya_baca: bool = False
    folder_tertulis: bool = True
    sisa: int | None = None
    terlarang: bool = False
    tak_terbaca: str = ""
    kunci: tuple[Gembok, ...] = ()
    versi_xlwings: str = ""
    skema: int | None = None
    tahun: int = 0
    tahun_kalender: frozenset[int] = frozenset()
    catatan_terakhir: datetime | None = None
    cermin_hilang: bool = False
    cadangan: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Python:
    """The Python that a click starts, and what it told of itself.

    Attributes:
        asal: what names it: ``buku``, ``berkas`` (a file xlwings.conf), ``PATH``, ``penghubung``; ``perintah`` where
            nothing does, and the Python that asked is looked at.
        alamat: its path.
        ada: whether there is such a file.
        alias: whether it is the stand-in of the Microsoft Store, which only opens a shop.
        gagal: why it could not be started or did not answer; empty where it did.
        ditolak: whether it was the system that would not start it.
        versi: such as (3, 11, 2).
        bit: 64 or 32.
        xlwings, rencana: versions of the packages there; empty where they are not installed.
        rusak: files of these packages that are gone or shorter than they were installed.
    """

    asal: str = ""
    alamat: str = ""
    ada: bool = False
    alias: bool = False
    gagal: str = ""
    ditolak: bool = False
    versi: tuple[int, ...] = ()
    bit: int = 64
    xlwings: str = ""
    rencana: str = ""
    rusak: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Excel:
    """Excel and what its settings and the administrator's policies say of macros.

    Attributes:
        terpasang: whether it is installed.
        peringatan: VBAWarnings: 1 all macros run, 2 it asks, 3 only signed ones, 4 none and without a word.
        oleh_kebijakan: whether an administrator set that.
        blokir_internet: whether a policy forbids macros of files from the internet, whoever allows them.
        lokasi: trusted folders, each with whether its subfolders are too.
        lokasi_mati: whether a policy switched them off.
        lokasi_jaringan: whether folders of a network may be trusted.
        asr: Defender's rule against child processes of Office: 0 off, 1 blocks, 2 only notes, 6 warns.
        applescript: on a Mac, whether the script is in place through which Excel may start Python.
    """

    terpasang: bool = False
    peringatan: int = 2
    oleh_kebijakan: bool = False
    blokir_internet: bool = False
    lokasi: tuple[tuple[str, bool], ...] = ()
    lokasi_mati: bool = False
    lokasi_jaringan: bool = False
    asr: int = 0
    applescript: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class LibreOffice:
    """LibreOffice, its settings, and our bridge in it.

    Attributes:
        terpasang: whether it is installed.
        versi: such as (7, 4, 7); empty where it does not tell.
        skrip: whether it can run scripts in Python.
        profil: whether the user has a profile.
        jembatan: ``ada``, ``tidak ada``, ``lama`` (of another version of ours), ``putus`` (its Python is gone).
        jembatan_python: the Python that the bridge calls.
        makro: the level of macro security, 0 to 3.
        makro_mati: whether macros are switched off altogether.
        tepercaya: trusted folders.
        profil_dikunci: the host of a lock on the profile that nobody holds any more; empty where there is none.
    """

    terpasang: bool = False
    versi: tuple[int, ...] = ()
    skrip: bool = True
    profil: bool = False
    jembatan: str = "tidak ada"
    jembatan_python: str = ""
    makro: int = 2
    makro_mati: bool = False
    tepercaya: tuple[str, ...] = ()
    profil_dikunci: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wilayah:
    """How numbers and days are typed and shown; empty where it is not known.

    Attributes:
        desimal, ribuan, daftar: the separators.
        tanggal: the order of a short date, such as ``dmy``.
        milik: whose settings these are: Windows or LibreOffice.
    """

    desimal: str = ""
    ribuan: str = ""
    daftar: str = ""
    tanggal: str = ""
    milik: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keadaan:
    """All that is known.

    Attributes:
        sistem: one of the three above.
        kini: the computer's clock.
        versi_sistem: its version, where it has a plain one.
        rumah: the user's own folder.
        xlwings, rencana: our own versions.
        skema: the version of the schema that we write.
        awan: synced folders by the name of their service.
        huruf: whether a font with the widths of our sheets is installed.
        terbuka: whether the workbook is the one from which this was asked, by a button.
    """

    sistem: str
    kini: datetime
    versi_sistem: str = ""
    rumah: str = ""
    xlwings: str = ""
    rencana: str = ""
    skema: int = 1
    awan: Mapping[str, str] = field(default_factory=dict)
    huruf: bool = True
    terbuka: bool = False
    python: Python = field(default_factory=Python)
    excel: Excel = field(default_factory=Excel)
    kantor: LibreOffice = field(default_factory=LibreOffice)
    wilayah: Wilayah = field(default_factory=Wilayah)
    buku: Buku | None = None
