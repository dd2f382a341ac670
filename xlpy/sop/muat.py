"""Loading a procedure from its TOML file, and refusing, with the line, one that could not be run."""

import re
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources

from xlpy.plan.jabatan import Golongan
from xlpy.plan.text import fold
from xlpy.sop.muat_periksa import check_documents, check_known, check_order, check_return, check_signature
from xlpy.sop.steps import (
    Baku,
    Dokumen,
    Gerbang,
    Identitas,
    Isian,
    JenisIsian,
    Kertas,
    Langkah,
    Pelaku,
    SatuanWaktu,
    Sop,
)
from xlpy.sop.tables import Berkas, Tabel

_DURATION = re.compile(r"(\d+)\s+(\S.*)")
KUNCI_MESIN = frozenset(
    {
        "kertas",
        "kelengkapan",
        "mewakili",
        "alasan_mewakili",
        "jam_mundur",
        "keputusan",
        "kembali_ke",
        "dokumen",
        "sop",
    }
)
"""Keys of the log's Data that are written by the machine: no step may record a field of that name."""


@lru_cache(maxsize=4)
def load_sop(text: str | None = None, name: str = "sop.toml") -> Sop:
    """Load a procedure and check that it can be run.

    Args:
        text: the TOML text; None loads the built-in procedure.
        name: the file's name, for the messages.

    Raises:
        InputError: the text is no TOML, a key or value is wrong, a step names an actor, paper or step that is not
            there, needs a document that nobody gives, or can never be reached; names the line.
    """
    if text is None:
        text = built_in_text()
    file = Berkas(text, name)
    identitas = _read_identity(file.table("sop"))
    actors: set[str] = set()
    pelaku = tuple(_read_actor(table, actors) for table in file.tables("pelaku"))
    papers: set[str] = set()
    kertas = tuple(_read_paper(table, papers) for table in file.tables("kertas"))
    dokumen = tuple(_read_document(table) for table in file.tables("dokumen", optional=True))
    tables = file.tables("langkah")
    file.close()
    langkah = tuple(_read_step(table, number, actors, papers) for number, table in enumerate(tables, start=1))
    sop = Sop(identitas=identitas, pelaku=pelaku, kertas=kertas, langkah=langkah, dokumen=dokumen)
    check_return(sop, tables)
    check_documents(sop, tables)
    check_signature(sop, tables)
    return sop


def built_in_text() -> str:
    """The text of the built-in procedure."""
    return (resources.files("xlpy.sop") / "sop.toml").read_text(encoding="utf-8")


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
    actor = Pelaku(
        kode=_new(table, "kode", taken),
        nama=table.take_text("nama"),
        alias=table.take_texts("alias", ()),
        golongan=tuple(Golongan(_choice(table, "golongan", g, Golongan)) for g in table.take_texts("golongan", ())),
    )
    table.close()
    return actor


def _read_paper(table: Tabel, taken: set[str]) -> Kertas:
    paper = Kertas(kode=_new(table, "kode", taken), nama=table.take_text("nama"))
    table.close()
    return paper


def _read_document(table: Tabel) -> Dokumen:
    document = Dokumen(
        nama=table.take_text("nama"),
        alias=table.take_texts("alias", ()),
        tersedia=table.take_flag("tersedia", default=False),
    )
    table.close()
    return document


def _choice(table: Tabel, key: str, value: str, known: Iterable[str]) -> str:
    """``value``, which must be one of the words that are ``known``."""
    if value not in tuple(known):
        table.fail(f'{key} "{value}" tidak dikenal. Pakai salah satu dari: {", ".join(known)}.', key, value)
    return value


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
        gerbang=tuple(Gerbang(_choice(table, "gerbang", g, Gerbang)) for g in table.take_texts("gerbang", ())),
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
    check_order(step, number, table)
    for key, codes in (("pelaku", (step.pelaku,)), ("bersama", step.bersama), ("melalui", step.melalui)):
        check_known(codes, actors, key, "pelaku", table)
    check_known(step.kertas, papers, "kertas", "kertas", table)
    check_known(tuple(f.atau for f in step.mencatat if f.atau), keys, "mencatat", "isian", table)
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
    key = _new(table, "kunci", taken)
    if key in KUNCI_MESIN:
        table.fail(f'kunci "{key}" dipakai oleh log sendiri. Beri nama lain.', "kunci")
    jenis = table.take_text("jenis")
    if jenis not in tuple(JenisIsian):
        table.fail(f'jenis isian "{jenis}" tidak dikenal. Pakai salah satu dari: {", ".join(JenisIsian)}.')
    field = Isian(
        kunci=key,
        nama=table.take_text("nama"),
        jenis=JenisIsian(jenis),
        wajib=table.take_flag("wajib", default=True),
        atau=table.take_text("atau", ""),
        kolom=table.take_texts("kolom", ()),
        boleh_kosong=table.take_texts("boleh_kosong", ()),
    )
    table.close()
    if (field.jenis is JenisIsian.TABEL) != bool(field.kolom):
        table.fail(f'isian "{key}": "kolom" diisi untuk jenis "tabel", dan hanya untuk itu.')
    check_known(field.boleh_kosong, set(field.kolom), "boleh_kosong", "kolom", table)
    return field
