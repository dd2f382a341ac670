"""The procedure as data: the steps of ``sop.toml``, loaded and checked.

Source: SOP "Prosedur Penyusunan Perencanaan Kinerja" of Kecamatan Lumajang, in the form of PermenPANRB 35/2012
(pelaksana, kelengkapan, waktu, output).  An office with another SOP edits its copy of the file; the number of steps,
actors and papers is its own.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from importlib import resources

from xlpy.plan.model import BULAN
from xlpy.plan.text import fold
from xlpy.sop.tables import Berkas, Tabel

_DURATION = re.compile(r"(\d+)\s+(\S.*)")


class SatuanWaktu(StrEnum):
    """The units of a standard time: working minutes, working days."""

    MENIT = "menit"
    HARI_KERJA = "hari kerja"


class JenisIsian(StrEnum):
    """What is typed into a field that a step records; ``WAKTU`` is a day with its clock time."""

    TEKS = "teks"
    ANGKA = "angka"
    TANGGAL = "tanggal"
    WAKTU = "waktu"
    DAFTAR = "daftar"


@dataclass(frozen=True, slots=True)
class Baku:
    """The standard time of a step."""

    jumlah: int
    satuan: SatuanWaktu

    def __str__(self) -> str:
        return f"{self.jumlah} {self.satuan}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pelaku:
    """Who acts in the procedure; ``alias`` are other names of the same office."""

    kode: str
    nama: str
    alias: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kertas:
    """A paper that steps produce."""

    kode: str
    nama: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Isian:
    """A field that a step records; ``wajib`` where the step cannot end without it."""

    kunci: str
    nama: str
    jenis: JenisIsian
    wajib: bool = True


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Sop:
    """The whole procedure."""

    identitas: Identitas
    pelaku: tuple[Pelaku, ...]
    kertas: tuple[Kertas, ...]
    langkah: tuple[Langkah, ...]

    def cari_pelaku(self, nama: str) -> Pelaku | None:
        """The actor of that code, name or alias, however it is spelled; None when nobody has it."""
        wanted = fold(nama)
        return next((p for p in self.pelaku if wanted in map(fold, (p.kode, p.nama, *p.alias))), None)

    @property
    def waktu_baku(self) -> tuple[Baku, ...]:
        """The standard times summed by unit, without those that do not occur."""
        sums = {unit: sum(s.waktu.jumlah for s in self.langkah if s.waktu.satuan is unit) for unit in SatuanWaktu}
        return tuple(Baku(total, unit) for unit, total in sums.items() if total)


def tanggal_panjang(day: date) -> str:
    """A date as it is written in an official letter, e.g. "5 Januari 2023"."""
    return f"{day.day} {BULAN[day.month - 1]} {day.year}"


def load_sop(text: str | None = None, name: str = "sop.toml") -> Sop:
    """Load a procedure and check that it can be run.

    Args:
        text: the TOML text; None loads the built-in procedure.
        name: the file's name, for the messages.

    Raises:
        InputError: the text is no TOML, a key or value is wrong, a step names an actor, paper or step that is not
            there, or can never be reached; names the line.
    """
    if text is None:
        text = (resources.files("xlpy.sop") / "sop.toml").read_text(encoding="utf-8")
    file = Berkas(text, name)
    identitas = _read_identity(file.table("sop"))
    actors: set[str] = set()
    pelaku = tuple(_read_actor(table, actors) for table in file.tables("pelaku"))
    papers: set[str] = set()
    kertas = tuple(_read_paper(table, papers) for table in file.tables("kertas"))
    tables = file.tables("langkah")
    file.close()
    langkah = tuple(_read_step(table, number, actors, papers) for number, table in enumerate(tables, start=1))
    return Sop(identitas=identitas, pelaku=pelaku, kertas=kertas, langkah=langkah)


def _read_identity(table: Tabel) -> Identitas:
    identity = Identitas(
        nomor=table.take_text("nomor"),
        nama=table.take_text("nama"),
        instansi=table.take_texts("instansi"),
        bagian=table.take_text("bagian"),
        disahkan_oleh=table.take_text("disahkan_oleh"),
        tanggal_pembuatan=table.take_date("tanggal_pembuatan"),
        tanggal_revisi=table.take_date("tanggal_revisi"),
        tanggal_efektif=table.take_date("tanggal_efektif"),
        dasar_hukum=table.take_texts("dasar_hukum"),
        kualifikasi=table.take_texts("kualifikasi"),
        keterkaitan=table.take_text("keterkaitan"),
        peralatan=table.take_texts("peralatan"),
        peringatan=table.take_text("peringatan"),
        pencatatan=table.take_text("pencatatan"),
    )
    table.close()
    return identity


def _read_actor(table: Tabel, taken: set[str]) -> Pelaku:
    actor = Pelaku(kode=_new(table, "kode", taken), nama=table.take_text("nama"), alias=table.take_texts("alias", ()))
    table.close()
    return actor


def _read_paper(table: Tabel, taken: set[str]) -> Kertas:
    paper = Kertas(kode=_new(table, "kode", taken), nama=table.take_text("nama"))
    table.close()
    return paper


def _new(table: Tabel, key: str, taken: set[str]) -> str:
    """A code that nobody has ``taken`` yet; takes it."""
    code = table.take_text(key)
    if code in taken:
        table.fail(f'{key} "{code}" tertulis dua kali. Beri nama lain.', key)
    taken.add(code)
    return code


def _read_step(table: Tabel, number: int, actors: set[str], papers: set[str]) -> Langkah:
    keys: set[str] = set()
    step = Langkah(
        nomor=table.take_number("nomor"),
        kegiatan=table.take_text("kegiatan"),
        pelaku=table.take_text("pelaku"),
        bersama=table.take_texts("bersama", ()),
        melalui=table.take_texts("melalui", ()),
        kelengkapan=table.take_texts("kelengkapan", ()),
        syarat=table.take_texts("syarat", ()),
        waktu=_read_duration(table),
        keluaran=table.take_texts("keluaran"),
        kertas=table.take_texts("kertas"),
        mencatat=tuple(_read_field(field, keys) for field in table.take_tables("mencatat")),
        setelah=table.take_numbers("setelah", (number - 1,) if number > 1 else ()),
        pertanyaan=table.take_text("pertanyaan", ""),
        kembali_ke=table.take_number("kembali_ke", 0) or None,
        mengunci=table.take_flag("mengunci", default=False),
    )
    table.close()
    _check_order(step, number, table)
    _check_return(step, table)
    for key, codes in (("pelaku", (step.pelaku,)), ("bersama", step.bersama), ("melalui", step.melalui)):
        _check_known(codes, actors, key, "pelaku", table)
    _check_known(step.kertas, papers, "kertas", "kertas", table)
    return step


def _read_duration(table: Tabel) -> Baku:
    text = table.take_text("waktu")
    found = _DURATION.fullmatch(text)
    if found is None or int(found[1]) == 0:
        table.fail(
            f'waktu "{text}" tidak terbaca. Tulis angka dan satuannya, misalnya "15 menit" atau "4 hari kerja".',
            "waktu",
        )
    unit = {"menit": SatuanWaktu.MENIT, "hari": SatuanWaktu.HARI_KERJA, "hari kerja": SatuanWaktu.HARI_KERJA}.get(
        fold(found[2])
    )
    if unit is None:
        table.fail(f'satuan waktu "{found[2]}" tidak dikenal. Pakai "menit" atau "hari kerja".', "waktu")
    return Baku(int(found[1]), unit)


def _read_field(table: Tabel, taken: set[str]) -> Isian:
    jenis = table.take_text("jenis")
    if jenis not in tuple(JenisIsian):
        table.fail(f'jenis isian "{jenis}" tidak dikenal. Pakai salah satu dari: {", ".join(JenisIsian)}.')
    field = Isian(
        kunci=_new(table, "kunci", taken),
        nama=table.take_text("nama"),
        jenis=JenisIsian(jenis),
        wajib=table.take_flag("wajib", default=True),
    )
    table.close()
    return field


def _check_order(step: Langkah, number: int, table: Tabel) -> None:
    """Numbers run 1, 2, 3 … and every step can be reached: it waits only for steps above it."""
    if step.nomor < number:
        table.fail(
            f"langkah {step.nomor} tertulis dua kali atau salah tempat. Nomor di sini seharusnya {number}.", "nomor"
        )
    if step.nomor > number:
        table.fail(f"langkah {number} tidak ada: di sini sudah tertulis langkah {step.nomor}.", "nomor")
    if number > 1 and not step.setelah:
        table.fail(
            f'langkah {number} tidak terjangkau: "setelah" kosong. Sebutkan langkah yang mendahuluinya.', "setelah"
        )
    for before in step.setelah:
        if not 1 <= before < number:
            table.fail(
                f"langkah {number} tidak terjangkau: ia menunggu langkah {before}, yang tidak ada di atasnya.",
                "setelah",
            )


def _check_return(step: Langkah, table: Tabel) -> None:
    if step.kembali_ke is not None and not 1 <= step.kembali_ke < step.nomor:
        table.fail(
            f"langkah {step.nomor} kembali ke langkah {step.kembali_ke}, yang tidak ada atau bukan sebelumnya.",
            "kembali_ke",
        )
    if (step.kembali_ke is None) != (not step.pertanyaan):
        table.fail('"pertanyaan" dan "kembali_ke" harus diisi bersama: yang satu memutuskan yang lain.', "kembali_ke")


def _check_known(codes: tuple[str, ...], known: set[str], key: str, what: str, table: Tabel) -> None:
    for code in codes:
        if code not in known:
            table.fail(
                f'{what} "{code}" tidak dikenal. Pakai salah satu dari: {", ".join(sorted(known))}.', key, code
            )
