"""Reading the sheet Pengaturan."""

from xlpy.book.schema import PENGATURAN
from xlpy.book.tables import Found, Row, Rows, Values
from xlpy.errors import InputError
from xlpy.plan.masukan import Pejabat, Pengaturan
from xlpy.plan.temuan import Temuan


def read_settings(rows: Rows, issues: list[Temuan]) -> tuple[Pengaturan, Found]:
    """The settings, and where the table of office-holders stands.

    Raises:
        InputError: a label or heading is missing, or the year is.
    """
    found = Found(PENGATURAN, PENGATURAN.table, rows, issues)
    values = Values(PENGATURAN, rows, found.head, issues)
    tahun = values.whole("tahun")
    if tahun is None:
        raise InputError(f"{PENGATURAN.name}: Tahun Anggaran belum diisi. Tulis empat angka, misalnya 2026.")
    texts = ("judul", "pemerintah", "kecamatan", "kode_skpd", "alamat", "telepon", "kode_pos", "tempat")
    settings = Pengaturan(
        tahun=tahun,
        **{key: values.text(key) for key in texts},
        tanggal=values.date("tanggal"),
        kertas=values.choice("kertas") or "F4",
        penanda_tangan=values.text("penanda_tangan"),
        pejabat=tuple(_official(row) for row in found.rows()),
    )
    return settings, found


def day_as_text(rows: Rows) -> str:
    """The day of the signature as it was typed, where an application took it for a text; empty where it is a day."""
    typed = Values(PENGATURAN, rows, len(rows), []).raw("tanggal")
    return typed.strip() if isinstance(typed, str) else ""


def _official(row: Row) -> Pejabat:
    return Pejabat(
        jabatan=row.text("jabatan"),
        nama=row.text("nama"),
        nip=row.text("nip").replace(" ", ""),
        pangkat=row.text("pangkat"),
        unit=row.text("unit"),
        atasan=row.text("atasan"),
        sebutan=row.choice("sebutan"),
        mulai=row.day("mulai"),
        selesai=row.day("selesai"),
        akun=row.texts("akun"),
    )
