"""What goes into a plan: a DPA and a Tupoksi as understood, the office's settings and office-holders."""

from dataclasses import dataclass, field

from xlpy.plan.model import Jabatan, Kegiatan, Program, Sasaran, SubKegiatan, Tujuan
from xlpy.plan.temuan import Ditolak, Temuan


@dataclass(frozen=True, slots=True, kw_only=True)
class Dpa:
    """A DPA (or DPPA, RKPD …) as understood.

    Attributes:
        tahun: Tahun Anggaran, or None when the file does not say.
        nomor: Nomor DPA as written.
        skpd: the office, as written ("7.01… - Kecamatan Lumajang"); empty when unknown.
        perubahan: True for a DPPA, whose amounts after the change were taken.
        kolom_pagu: the heading of the money column that was taken, in words for the user.
        pagu: the total in whole rupiah, rounded once from the exact amounts of the file.
        urusan, bidang: the distinct codes above the programs.
        sub_kegiatan: one per (unit, kode); ``kode`` is empty where the file has none and no name matched.
        dipahami: what was understood, in sentences for the user (which sheet, rows, column, year).
    """

    tahun: int | None = None
    nomor: str = ""
    skpd: str = ""
    perubahan: bool = False
    kolom_pagu: str = ""
    pagu: int = 0
    urusan: tuple[str, ...] = ()
    bidang: tuple[str, ...] = ()
    program: tuple[Program, ...] = ()
    kegiatan: tuple[Kegiatan, ...] = ()
    sub_kegiatan: tuple[SubKegiatan, ...] = ()
    dipahami: tuple[str, ...] = ()
    peringatan: tuple[Temuan, ...] = ()
    ditolak: tuple[Ditolak, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tupoksi:
    """The office-holders' duties as understood."""

    jabatan: tuple[Jabatan, ...] = ()
    peringatan: tuple[Temuan, ...] = ()
    ditolak: tuple[Ditolak, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SasaranStrategis:
    """The tujuan and sasaran of the Renstra with their indikator, as given in a sasaran file or on its sheet."""

    tujuan: tuple[Tujuan, ...] = ()
    sasaran: tuple[Sasaran, ...] = ()
    peringatan: tuple[Temuan, ...] = ()
    ditolak: tuple[Ditolak, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pejabat:
    """Who holds an office.

    Attributes:
        jabatan: the title, e.g. "Kasi Pemerintahan"; it comes twice where one person followed the other.
        nama, nip, pangkat: as printed under a signature; ``nip`` is 18 digits without blanks.
        unit: the kelurahan of a Lurah; empty for the kecamatan.
        atasan: the title of the superior.
        sebutan: "" (definitive), "Plt." or "Plh.".
        mulai, selesai: first and last day in office, ISO (YYYY-MM-DD); empty where the list sets no bound.
        akun: the accounts of computers that are this person's, as user@host, or as user on any computer.
    """

    jabatan: str
    nama: str = ""
    nip: str = ""
    pangkat: str = ""
    unit: str = ""
    atasan: str = ""
    sebutan: str = ""
    mulai: str = ""
    selesai: str = ""
    akun: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pengaturan:
    """The office's settings that the plan and its form need; the workbook holds each under a defined name.

    Attributes:
        tahun: Tahun Anggaran.
        judul: title of the document; some offices call it "Rencana Kinerja Tahunan".
        pemerintah, kecamatan: the lines of the letterhead, e.g. "Kabupaten Lumajang", "Lumajang".
        kode_skpd: e.g. "7.01.0.00.0.00.01.0000"; not public, hence typed by the office.
        alamat, telepon, kode_pos: the third line of the letterhead.
        tempat, tanggal: place and date of the signature; ``tanggal`` is ISO (YYYY-MM-DD) or empty.
        kertas: "F4" or "A4".
        penanda_tangan: the jabatan that signs.
        pejabat: the office-holders.
    """

    tahun: int
    judul: str = "Rencana Kinerja"
    pemerintah: str = ""
    kecamatan: str = ""
    kode_skpd: str = ""
    alamat: str = ""
    telepon: str = ""
    kode_pos: str = ""
    tempat: str = ""
    tanggal: str = ""
    kertas: str = "F4"
    penanda_tangan: str = "Camat"
    pejabat: tuple[Pejabat, ...] = field(default=())


KEPALA_FORM = ("pemerintah", "kecamatan")
"""Settings without which no form is valid."""
ISIAN_KANTOR = (*KEPALA_FORM, "kode_skpd", "alamat", "telepon", "kode_pos", "tempat")
"""Settings that the heads and foots of the papers need."""
JABATAN_AWAL = ("Camat", "Sekretaris", "Kasubbag Keuangan")
"""Titles of the office-holders without whom the procedure cannot begin: they sign, pass on, and draw up the plan."""
