"""The procedure as data: what a step, an actor, a paper is.  ``muat`` reads it from ``sop.toml``.

Source: SOP "Prosedur Penyusunan Perencanaan Kinerja" of Kecamatan Lumajang, in the form of PermenPANRB 35/2012
(pelaksana, kelengkapan, waktu, output).  An office with another SOP edits its copy of the file; the number of steps,
actors and papers is its own.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from xlpy.plan.jabatan import Golongan
from xlpy.plan.model import BULAN
from xlpy.plan.text import fold


class SatuanWaktu(StrEnum):
    """The units of a standard time: working minutes, working days."""

    MENIT = "menit"
    HARI_KERJA = "hari kerja"


class JenisIsian(StrEnum):
    """What is typed into a field that a step records.

    ``WAKTU`` is a day with its clock time, ``DAFTAR`` several texts, ``TABEL`` rows with named columns.
    """

    TEKS = "teks"
    ANGKA = "angka"
    TANGGAL = "tanggal"
    WAKTU = "waktu"
    DAFTAR = "daftar"
    TABEL = "tabel"


class Gerbang(StrEnum):
    """What must be true of the work so far before a step may begin and end."""

    FORM_UNIT = "form-unit"
    """Every unit's form is in, or it was decided, with a reason, to go on without."""
    TANPA_TEMUAN_BERAT = "tanpa-temuan-berat"
    """No blocking finding is open."""
    RENCANA_LENGKAP = "rencana-lengkap"
    """Nothing that the plan needs is empty."""


@dataclass(frozen=True, slots=True)
class Baku:
    """The standard time of a step."""

    jumlah: int
    satuan: SatuanWaktu

    def __str__(self) -> str:
        return f"{self.jumlah} {self.satuan}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pelaku:
    """Who acts in the procedure.

    Attributes:
        kode: its name in the file.
        nama: its name as shown.
        alias: other names of the same office.
        golongan: the kinds of office of an actor that stands for many ("seluruh Kasubbag, Kasi dan Lurah").
    """

    kode: str
    nama: str
    alias: tuple[str, ...] = ()
    golongan: tuple[Golongan, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dokumen:
    """What a step takes or gives: its name, its other names, and whether it is at hand from the beginning."""

    nama: str
    alias: tuple[str, ...] = ()
    tersedia: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Kertas:
    """A paper that steps produce."""

    kode: str
    nama: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Isian:
    """A field that a step records.

    Attributes:
        kunci: its name in the log's Data.
        nama: its name as shown.
        jenis: what is typed into it.
        wajib: whether the step cannot end without it.
        atau: the field that may be filled in its place; empty when there is none.
        kolom: the columns of a ``TABEL``.
        boleh_kosong: those of its columns that a row may leave empty.
    """

    kunci: str
    nama: str
    jenis: JenisIsian
    wajib: bool = True
    atau: str = ""
    kolom: tuple[str, ...] = ()
    boleh_kosong: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Langkah:
    """One step.

    Attributes:
        nomor: its number, from 1.
        kegiatan: what is done, as the SOP words it.
        pelaku: the code of the actor who does it.
        bersama: codes of those who work with that actor.
        melalui: codes of those through whose hands it passes (paraf).
        kelengkapan: what it takes, by the SOP.
        syarat: what must be there besides (the SOP names it as equipment only).
        gerbang: what must be true of the work so far.
        waktu: the standard time.
        keluaran: what it gives.
        kertas: codes of the papers it produces.
        mencatat: what it records in the log.
        setelah: the steps that must be finished before it starts; none for the first.
        pertanyaan, kembali_ke: the question decided at its end, and the step to return to when the answer is yes.
        mengunci: whether the document is frozen when it ends (the signature).
    """

    nomor: int
    kegiatan: str
    pelaku: str
    bersama: tuple[str, ...] = ()
    melalui: tuple[str, ...] = ()
    kelengkapan: tuple[str, ...] = ()
    syarat: tuple[str, ...] = ()
    gerbang: tuple[Gerbang, ...] = ()
    waktu: Baku
    keluaran: tuple[str, ...] = ()
    kertas: tuple[str, ...] = ()
    mencatat: tuple[Isian, ...] = ()
    setelah: tuple[int, ...] = ()
    pertanyaan: str = ""
    kembali_ke: int | None = None
    mengunci: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Identitas:
    """The identity box of the SOP: what stands above its table of steps."""

    nomor: str
    nama: str
    instansi: tuple[str, ...]
    bagian: str
    disahkan_oleh: str
    tanggal_pembuatan: date
    tanggal_revisi: date
    tanggal_efektif: date
    dasar_hukum: tuple[str, ...]
    kualifikasi: tuple[str, ...]
    keterkaitan: str
    peralatan: tuple[str, ...]
    peringatan: str
    pencatatan: str

    @property
    def kejanggalan(self) -> tuple[str, ...]:
        """What does not fit together in the box; it is shown as given all the same, until the office corrects it."""
        made = f"Tanggal Pembuatan ({tanggal_panjang(self.tanggal_pembuatan)})"
        return tuple(
            f"{label} ({tanggal_panjang(day)}) mendahului {made}. Ditampilkan seperti tertulis pada SOP; "
            "betulkan pada berkas SOP bila keliru."
            for label, day in (("Tanggal Revisi", self.tanggal_revisi), ("Tanggal Efektif", self.tanggal_efektif))
            if day < self.tanggal_pembuatan
        )


@dataclass(frozen=True, kw_only=True)  # without slots: what precedes what is asked very often, and worked out once
class Sop:
    """The whole procedure."""

    identitas: Identitas
    pelaku: tuple[Pelaku, ...]
    kertas: tuple[Kertas, ...]
    langkah: tuple[Langkah, ...]
    dokumen: tuple[Dokumen, ...] = ()

    def nama_pelaku(self, kode: str) -> str:
        """The name of the actor with this code, as shown."""
        return next(p.nama for p in self.pelaku if p.kode == kode)

    def cari_dokumen(self, nama: str) -> Dokumen | None:
        """The document of that name or alias, however it is spelled; None when the procedure does not list it."""
        wanted = fold(nama)
        return next((d for d in self.dokumen if wanted in map(fold, (d.nama, *d.alias))), None)

    def sama(self, satu: str, lain: str) -> bool:
        """Whether two names mean the same document."""
        found = self.cari_dokumen(satu)
        return fold(lain) in map(fold, (satu, found.nama, *found.alias) if found else (satu,))

    def mendahului(self, nomor: int) -> frozenset[int]:
        """The steps that must be finished before step ``nomor``, directly or through others."""
        return self._pendahulu[nomor - 1]

    @cached_property
    def _pendahulu(self) -> tuple[frozenset[int], ...]:
        """``mendahului`` of every step."""
        found = []
        for step in self.langkah:
            before, ahead = set[int](), set(step.setelah)
            while ahead:
                before |= ahead
                ahead = {n for number in ahead for n in self.langkah[number - 1].setelah} - before
            found.append(frozenset(before))
        return tuple(found)

    def sesudah(self, nomor: int) -> frozenset[int]:
        """Step ``nomor`` and every step that waits for it: what is undone when it has to be done again."""
        return frozenset({nomor, *(s.nomor for s in self.langkah if nomor in self.mendahului(s.nomor))})

    @property
    def waktu_baku(self) -> tuple[Baku, ...]:
        """The standard times summed by unit, without those that do not occur."""
        sums = {unit: sum(s.waktu.jumlah for s in self.langkah if s.waktu.satuan is unit) for unit in SatuanWaktu}
        return tuple(Baku(total, unit) for unit, total in sums.items() if total)


def tanggal_panjang(day: date) -> str:
    """A date as it is written in an official letter, e.g. "5 Januari 2023"."""
    return f"{day.day} {BULAN[day.month - 1]} {day.year}"
