"""The steps from one version of the schema to the next, as data.

What is merely new (a sheet, a table, a column, a name) needs no word here: it comes empty.  A step says what was
called otherwise before, what a new column holds in rows that are already there, and what is given up.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Langkah:
    """How a workbook of the version before comes to version ``ke``.

    Attributes:
        ke: the version that it leads to.
        ganti_judul: by table and former heading, what the column is called now.
        ganti_label: by sheet and former label, what the single value is called now.
        bawaan: by table and heading, what a new column holds in the rows that are there; nothing without.
        isi_ulang: by sheet that a check fills, the headings of a table that no longer stands there: the sheet comes
            blank, until the next check.
        buang_kolom: by table, headings of the version before that are no more and say nothing that is not said
            elsewhere.
    """

    ke: int
    ganti_judul: Mapping[tuple[str, str], str] = field(default_factory=dict)
    ganti_label: Mapping[tuple[str, str], str] = field(default_factory=dict)
    bawaan: Mapping[tuple[str, str], str] = field(default_factory=dict)
    isi_ulang: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    buang_kolom: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


LANGKAH = (
    # Version 1 grew for a while without being counted; a workbook of it may have any part of what came.
    Langkah(
        ke=2,
        isi_ulang={"Matriks": ("Kolom", "Memegang", "Jabatan", "Ikut Mendukung", "Fungsi Tanpa Sub Kegiatan")},
        buang_kolom={"tblSah": ("Sel", "Isi")},
    ),
)


def steps_from(versi: int) -> tuple[Langkah, ...]:
    """The steps that a workbook of a version has before it."""
    return tuple(step for step in LANGKAH if step.ke > versi)
