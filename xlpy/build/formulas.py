"""The formulas of the form, each with the value it computes.

Stored formulas say ``tbl[[#This Row],[Column]]``; the short ``[@Column]`` is not what a file may hold.
"""

from datetime import date

from xlpy.book.schema import PENGATURAN, RENCANA
from xlpy.build.cells import Formula
from xlpy.plan.masukan import Pejabat, Pengaturan
from xlpy.plan.model import BULAN, Jenjang

_TABLE = RENCANA.table.name
_SUB = str(Jenjang.SUB_KEGIATAN)
_UNDATED = "…………………… "
_UNNAMED = "(……………………………………)"


def _this(key: str) -> str:
    return f"{_TABLE}[[#This Row],[{RENCANA.table.column(key).heading}]]"


def _all(key: str) -> str:
    return f"{_TABLE}[{RENCANA.table.column(key).heading}]"


def _sum_below(keys: tuple[str, ...]) -> str:
    """The money in ``keys`` of the sub kegiatan under this row's code, of its unit where it has one."""
    of_unit = f'{_all("unit")},IF({_this("unit")}="","<>§",{_this("unit")})'  # no unit is called §: all of them
    below = f'{_all("kode")},{_this("kode")}&".*",{_all("jenjang")},"{_SUB}",{_all("ke")},1,{of_unit}'
    return "+".join(f"SUMIFS({_all(key)},{below})" for key in keys)


def _by_level(of_sub: str, keys: tuple[str, ...]) -> str:
    blank = f'AND({_this("kode")}="",{_this("jenjang")}="")'
    upper = f'{_this("jenjang")}="{Jenjang.TUJUAN}",{_this("jenjang")}="{Jenjang.SASARAN}",{_this("ke")}>1'
    return f'=IF(OR({blank},{upper}),"",IF({_this("jenjang")}="{_SUB}",{of_sub},{_sum_below(keys)}))'


_QUARTERS = tuple(tuple(f"bulan_{3 * tw + m}" for m in (1, 2, 3)) for tw in range(4))
ANGGARAN = _by_level(_this("pagu"), ("pagu",))
"""Anggaran (Rp): a sub kegiatan's pagu, sums above it, none for tujuan, sasaran, further indikator and blank rows."""
ANGGARAN_TRIWULAN = tuple(
    _by_level(
        f'IF(COUNT({",".join(map(_this, months))})=0,"",SUM({",".join(map(_this, months))}))',
        months,
    )
    for months in _QUARTERS
)
"""Anggaran TW I–IV, from the monthly plan."""
JUMLAH_PAGU = f"=SUM({_all('pagu')})"


# ── title and signature ──────────────────────────────────────────────────────────────────────────────────────────


def title_block(settings: Pengaturan, perubahan: str) -> tuple[Formula, Formula, Formula]:
    """The three lines above the form; ``perubahan`` is the number of a revision, empty for the first plan."""
    again = f" (PERUBAHAN KE-{perubahan})" if perubahan else ""
    revision = 'IF(Dokumen_Perubahan="",""," (PERUBAHAN KE-"&Dokumen_Perubahan&")")'
    title = f"{settings.judul} TAHUN {settings.tahun}".upper()
    return (
        Formula(f'=UPPER(Judul)&" TAHUN "&Tahun&{revision}', f"{title}{again}"),
        Formula('=TRIM("KECAMATAN "&UPPER(Kecamatan))', f"KECAMATAN {settings.kecamatan}".strip().upper()),
        Formula("=UPPER(Pemerintah)", settings.pemerintah.upper()),
    )


def place_and_date(settings: Pengaturan) -> Formula:
    """Place and date, as in "Lumajang, 22 Januari 2026"; dots to be filled by hand without a date."""
    months = ",".join(f'"{bulan}"' for bulan in BULAN)
    text = (
        f'=IF(Tempat="",Kecamatan,Tempat)&", "&IF(Tanggal="","{_UNDATED}"&Tahun,'
        f'IF(ISNUMBER(Tanggal),DAY(Tanggal)&" "&CHOOSE(MONTH(Tanggal),{months})&" "&YEAR(Tanggal),Tanggal))'
    )
    day = f"{_UNDATED}{settings.tahun}"
    if settings.tanggal:
        signed = date.fromisoformat(settings.tanggal)
        day = f"{signed.day} {BULAN[signed.month - 1]} {signed.year}"
    return Formula(text, f"{settings.tempat or settings.kecamatan}, {day}")


def signer(settings: Pengaturan) -> Pejabat:
    """The office-holder who signs; without a name when the list has none, as the formulas find him."""
    wanted = settings.penanda_tangan.casefold()
    found = (p for p in settings.pejabat if p.jabatan.casefold() == wanted)
    return next(found, Pejabat(jabatan=settings.penanda_tangan))


def of_signer(key: str) -> str:
    """The formula that finds a column of the signer's row as text; "" when the list has none."""
    table = PENGATURAN.table
    column, jabatan = table.column(key).heading, table.column("jabatan").heading
    return f'IFERROR(INDEX({table.name}[{column}],MATCH(Penanda_Tangan,{table.name}[{jabatan}],0))&"","")'


def signer_title(settings: Pengaturan) -> Formula:
    """The office, as in "Plt. CAMAT LUMAJANG"."""
    text = (
        f'=IF({of_signer("sebutan")}="","",{of_signer("sebutan")}&" ")&UPPER(Penanda_Tangan)'
        '&IF(Kecamatan="","",IF(ISNUMBER(SEARCH(Kecamatan,Penanda_Tangan)),""," "&UPPER(Kecamatan)))'
    )
    office, kecamatan = settings.penanda_tangan, settings.kecamatan
    value = office.upper() if kecamatan.casefold() in office.casefold() else f"{office} {kecamatan}".upper()
    sebutan = signer(settings).sebutan
    return Formula(text, f"{sebutan} {value}" if sebutan else value)


def signer_name(settings: Pengaturan) -> Formula:
    """The name, dots where it is not known."""
    name = of_signer("nama")
    return Formula(f'=IF({name}="","{_UNNAMED}",{name})', signer(settings).nama or _UNNAMED)


def signer_rank(settings: Pengaturan) -> Formula:
    """The pangkat."""
    return Formula(f"={of_signer('pangkat')}", signer(settings).pangkat)


def signer_nip(settings: Pengaturan) -> Formula:
    """The NIP in groups of 8, 6, 1 and 3 digits, as in "NIP. 19701218 199101 1 002"."""
    nip = of_signer("nip")
    grouped = "&".join(f"{gap}MID({nip},{start},{n})" for gap, start, n in _NIP_GROUPS)
    digits = signer(settings).nip
    value = "NIP. " + " ".join(digits[start - 1 : start - 1 + n] for _, start, n in _NIP_GROUPS)
    return Formula(f'=IF({nip}="","NIP.","NIP. "&{grouped})', value if digits else "NIP.")


_NIP_GROUPS = (("", 1, 8), ('" "&', 9, 6), ('" "&', 15, 1), ('" "&', 16, 3))
