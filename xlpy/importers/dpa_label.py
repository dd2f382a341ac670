"""Rows that name themselves: "Program : 7.01.01 - …", "Alokasi Tahun + 1 : Rp…", "Keluaran | … | 2 Dokumen"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import lru_cache

from xlpy.plan.text import fold, tidy


class Label(StrEnum):
    """What a labelled row is about."""

    URUSAN = auto()
    BIDANG = auto()
    PROGRAM = auto()
    KEGIATAN = auto()
    SUB_KEGIATAN = auto()
    SKPD = auto()
    UNIT = auto()
    SEKSI = auto()
    SUMBER_DANA = auto()
    NOMOR = auto()
    ALOKASI = auto()
    ALOKASI_LALU = auto()
    ALOKASI_DEPAN = auto()
    KELUARAN_SUB = auto()
    LAIN = auto()


_LABELS: tuple[tuple[Label, re.Pattern[str]], ...] = tuple(
    (label, re.compile(pattern))
    for label, pattern in (
        (Label.SUB_KEGIATAN, r"(?:nama |kode )?sub ?kegiatan|sub keg"),
        (Label.KEGIATAN, r"(?:nama |kode )?kegiatan|keg"),
        (Label.PROGRAM, r"(?:nama |kode )?program|prog"),
        (Label.BIDANG, r"bidang urusan(?: pemerintahan)?|bidang pemerintahan"),
        (Label.URUSAN, r"urusan(?: pemerintahan)?"),
        (Label.UNIT, r"sub unit(?: organisasi)?|unit(?: organisasi| kerja| skpd)?|sub skpd|kelurahan"),
        (Label.SKPD, r"(?:nama )?(?:skpd|opd|organisasi|perangkat daerah|satuan kerja.*|pd|satker)"),
        (Label.SEKSI, r"(?:nama )?(?:seksi|bagian|subbagian|sub bagian|subbag|pelaksana|penanggung jawab)"),
        (Label.SUMBER_DANA, r"sumber (?:pendanaan|dana|anggaran|pembiayaan)"),
        (Label.NOMOR, r"(?:nomor|no) (?:dpa|dppa|rka|dpa skpd|dppa skpd)"),
        (Label.KELUARAN_SUB, r"(?:indikator )?keluaran sub ?kegiatan|output sub ?kegiatan|indikator sub ?kegiatan"),
        (Label.LAIN, r"lokasi(?: kegiatan| sub kegiatan)?|waktu(?: pelaksanaan)?|keterangan|kelompok sasaran.*"),
        (Label.LAIN, r"sasaran(?: program| kegiatan)?|capaian program|latar belakang|pagu.*|provinsi|kabupaten|kota"),
    )
)
_ALLOCATION = re.compile(
    r"(?:alokasi|pagu|anggaran)\s+(?:tahun|thn)(?:\s*(?P<tahun>20\d\d))?\s*\(?\s*(?:[nt]\b\s*)?(?P<geser>[-–−+]\s*1)?\s*\)?",
    re.IGNORECASE,
)
_WITH_CODE = re.compile(
    r"(?P<label>sub\s*kegiatan|kegiatan|program)\s+(?P<nilai>\(?[\dxX]{1,2}\s*\..*)", re.IGNORECASE
)
_NUMBERING = re.compile(r"(?:\(?[0-9]{1,2}|\(?[a-zA-Z]|[IVX]{1,4})[.)]?|[-•*]")


@dataclass(frozen=True, slots=True)
class BarisLabel:
    """A labelled row: the label and as it is written, its value, the 0-based column of each."""

    label: Label
    teks: str
    nilai: str
    kolom: int
    kolom_nilai: int
    bertitik_dua: bool


def read_label(filled: Sequence[tuple[int, str]]) -> BarisLabel | None:
    """Read the filled cells of a row as label and value; None when the first text is no label."""
    cells = filled
    if cells and len(cells) > 1 and _NUMBERING.fullmatch(cells[0][1]):
        cells = cells[1:]
    if not cells:
        return None
    column, first = cells[0]
    head, colon, inside = first.partition(":")
    if not colon and (coded := _WITH_CODE.fullmatch(first)):
        head, colon, inside = coded["label"], ":", coded["nilai"]
    label = _label_of(head)
    if label is None:
        return None
    has_colon = bool(colon) or any(text.startswith(":") for _, text in cells[1:2])
    at, value = _value(column, tidy(inside), cells[1:])
    return BarisLabel(label, head, value, column, at, has_colon)


def _value(column: int, inside: str, others: Sequence[tuple[int, str]]) -> tuple[int, str]:
    """The value in the label's own cell, else in the cells after it: a code, and its name when it stands apart."""
    parts = [(column, inside)] if inside else []
    for index, text in others:
        text = text.lstrip(":").strip()  # noqa: PLW2901
        if text and text not in "-–":
            parts.append((index, text))
    if not parts:
        return column, ""
    at, value = parts[0]
    if re.fullmatch(r"[\dxX.\s]+", value) and len(parts) > 1:
        return at, f"{value} - {parts[1][1]}"
    return at, value


@lru_cache(maxsize=20_000)  # labels come back on every page
def _label_of(text: str) -> Label | None:
    allocation = _ALLOCATION.fullmatch(tidy(text))
    if allocation:
        shift = allocation["geser"] or ""
        return Label.ALOKASI_DEPAN if "+" in shift else Label.ALOKASI_LALU if shift else Label.ALOKASI
    folded = fold(text)
    return next((label for label, pattern in _LABELS if pattern.fullmatch(folded)), None)


_RESULT = re.compile(
    r"(?P<jenis>capaian|masukan|keluaran|hasil)(?: (?:program|kegiatan|sub kegiatan|sub keg|kinerja))*"
)


@lru_cache(maxsize=20_000)
def read_result_label(text: str) -> str:
    """The kind of result that a cell names ("Keluaran", "Capaian Kegiatan"); empty when it names none."""
    folded = fold(text)
    found = _RESULT.fullmatch(folded)
    if not found:
        return ""
    return "keluaran sub" if found["jenis"] == "keluaran" and "sub" in folded else found["jenis"]


_TOTAL = re.compile(
    r"(?:j u m l a h|t o t a l|jumlah|total|grand total|sub total|subtotal|jml|sub jumlah|pindahan|dipindahkan)"
    r"(?: (?:total|jumlah|anggaran|pindahan|dipindahkan|dipindah|halaman|hal|ini|ke|dari|sampai|dengan|berikut|"
    r"berikutnya|sebelumnya|lalu|"
    r"belanja|pagu|keseluruhan|seluruhnya|seluruh|program|kegiatan|sub|subkegiatan|rp|dana|semua|per|dan|[a-z]|i+v?|"
    r"kecamatan|kelurahan|skpd|opd|perangkat|daerah|besar|akhir|alokasi|tahun|[0-9]+|operasi|modal|indikatif|umum|bulan|"
    r"urusan|bidang|unit|setelah|sebelum|perubahan|triwulan|biaya|penunjang|kebutuhan|rincian))*"
)


@lru_cache(maxsize=20_000)
def is_total(text: str) -> bool:
    """Whether a cell heads a row of sums ("Jumlah", "J U M L A H", "Sub Total Kegiatan", "Jumlah dipindahkan")."""
    return _TOTAL.fullmatch(fold(text)) is not None
