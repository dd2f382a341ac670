"""A row of the consolidation: one indikator of one node of one plan, with the cell it came from."""

from collections.abc import Iterable, Sequence
from enum import Enum, auto
from hashlib import blake2b
from typing import NamedTuple

from xlpy.plan.model import Jenjang
from xlpy.plan.text import fold

_PROGRAM_PARTS = 3
"""Parts of a code that name the program: 7.01.02."""


class Baris(NamedTuple):
    """One row; numbers as the shortest text that gives them.

    Attributes:
        jenjang, kode, nama: of the node; repeated for each of its indikator, so that a filter finds all of it.
        pelaksana: the kelurahan that carries it; empty for the office itself.
        sasaran: the name of the sasaran that it serves; empty where none names its program.
        kunci_sasaran: a short name of that sasaran, equal wherever it is worded equally.
        indikator, satuan, target: one indikator; the target may be a predicate.
        tw_1, tw_2, tw_3, tw_4: its targets by quarter.
        pagu: whole rupiah, on the first row of a sub kegiatan only; None elsewhere.
        sumber_dana, penanggung_jawab, keterangan: as in the form.
        sel: sheet and A1 address in the workbook it came from.
    """

    jenjang: str
    kode: str
    nama: str
    pelaksana: str
    sasaran: str
    kunci_sasaran: str
    indikator: str
    satuan: str
    target: str
    tw_1: str
    tw_2: str
    tw_3: str
    tw_4: str
    pagu: int | None
    sumber_dana: str
    penanggung_jawab: str
    keterangan: str
    sel: str


_SASARAN = Baris._fields.index("sasaran")


class Jenis(Enum):
    """What a column holds, hence how it is written."""

    TEKS = auto()
    ANGKA = auto()  # a number where it is one, else text
    UANG = auto()  # whole rupiah


class Kolom(NamedTuple):
    """A column of the sheet Rincian and of the .csv.

    Attributes:
        kunci: its name in the template, the .csv and the .parquet.
        judul: its heading.
        jenis: what it holds.
    """

    kunci: str
    judul: str
    jenis: Jenis = Jenis.TEKS


_OF_FILE = (Kolom("unit", "Unit"),)
_OF_SOURCE = (Kolom("berkas", "Berkas"), Kolom("sel", "Lembar dan Sel"), Kolom("sidik", "Sidik Berkas"))
KOLOM: tuple[Kolom, ...] = (
    *_OF_FILE,
    Kolom("jenjang", "Jenjang"),
    Kolom("kode", "Kode"),
    Kolom("nama", "Sasaran / Program / Kegiatan / Sub Kegiatan"),
    Kolom("pelaksana", "Pelaksana"),
    Kolom("sasaran", "Sasaran"),
    Kolom("kunci_sasaran", "Kunci Sasaran"),
    Kolom("indikator", "Indikator Kinerja"),
    Kolom("satuan", "Satuan"),
    Kolom("target", "Target", Jenis.ANGKA),
    Kolom("tw_1", "TW I", Jenis.ANGKA),
    Kolom("tw_2", "TW II", Jenis.ANGKA),
    Kolom("tw_3", "TW III", Jenis.ANGKA),
    Kolom("tw_4", "TW IV", Jenis.ANGKA),
    Kolom("pagu", "Pagu (Rp)", Jenis.UANG),
    Kolom("sumber_dana", "Sumber Dana"),
    Kolom("penanggung_jawab", "Penanggung Jawab"),
    Kolom("keterangan", "Keterangan"),
    *_OF_SOURCE,
)
"""The columns, from left to right: the unit, the row, and where it came from (file, cell, fingerprint)."""


def program_of(kode: str) -> str:
    """The program that a code belongs to; empty where the code is too short to name one."""
    parts = kode.split(".")
    return ".".join(parts[:_PROGRAM_PARTS]) if len(parts) >= _PROGRAM_PARTS else ""


def sasaran_key(nama: str) -> str:
    """A short name of a sasaran, the same for wordings that differ in case, blanks and punctuation only.

    It never looks like a number or a pattern, so that a formula can ask for it.
    """
    return f"S-{blake2b(fold(nama).encode(), digest_size=4).hexdigest().upper()}" if nama else ""


def with_sasaran(rows: Iterable[Baris], supports: Sequence[tuple[str, Sequence[str]]]) -> tuple[Baris, ...]:
    """The rows with the sasaran that each serves.

    Args:
        rows: the rows of one plan.
        supports: its sasaran in the order of the form, each with the codes of the programs that support it.
    """
    named: dict[str, tuple[str, str]] = {}
    for nama, programs in supports:
        for kode in programs:
            named.setdefault(kode, (nama, sasaran_key(nama)))
    none = ("", "")
    served: dict[str, tuple[str, str]] = {}
    told = []
    for row in rows:
        if row.jenjang == Jenjang.SASARAN:
            found = (row.nama, sasaran_key(row.nama))
        elif (known := served.get(row.kode)) is not None:
            found = known
        else:
            found = served[row.kode] = named.get(program_of(row.kode), none)
        told.append(row if found is none else Baris._make(row[:_SASARAN] + found + row[_SASARAN + 2 :]))
    return tuple(told)


def total(rows: Iterable[Baris]) -> int:
    """The money of the rows, in rupiah."""
    return sum(row.pagu for row in rows if row.pagu is not None)
