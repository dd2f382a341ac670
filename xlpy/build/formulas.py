"""The formulas of the form, each with the value it computes.

Stored formulas say ``tbl[[#This Row],[Column]]``; the short ``[@Column]`` is not what a file may hold.
"""

from datetime import date

from xlpy.book.schema import PENGATURAN, RENCANA
from xlpy.build.cells import Formula
from xlpy.build.styles import serial
from xlpy.plan.masa_jabatan import TANPA_AKHIR, signer_of
from xlpy.plan.masukan import Pengaturan
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


def _officials(key: str) -> str:
    return f"{PENGATURAN.table.name}[{PENGATURAN.table.column(key).heading}]"


def _signer_row() -> str:
    """The row of the table Pejabat that signs, by the rule of ``signer_of``; beyond the table when there is none.

    Each row that may sign gets a number that grows with its rank and, within a rank, with its height in the list;
    what lies below the last thousand tells the row again.  Days have five digits, so that MOD still takes it.
    """
    office, first, last = _officials("jabatan"), _officials("mulai"), _officials("selesai")
    head = f"{PENGATURAN.table.name}[[#Headers],[{PENGATURAN.table.column('jabatan').heading}]]"
    height = f"1000-(ROW({office})-ROW({head}))"
    named = f'({office}<>"")*({office}=Penanda_Tangan)'
    serving = f'({first}<=Tanggal)*((({last}="")+({last}>=Tanggal))>0)'
    longest = f'((({last}="")*{serial(TANPA_AKHIR)}+{last})*100000+{first})'
    dated = f"SUMPRODUCT(MAX({named}*{serving}*({first}*1000+{height})))"
    undated = f"SUMPRODUCT(MAX({named}*({longest}*1000+{height})))"
    return f"=1000-MOD(IF(ISNUMBER(Tanggal),{dated},{undated}),1000)"


BARIS_PENANDA_TANGAN = "Baris_Penanda_Tangan"
NAMA_RUMUS = {BARIS_PENANDA_TANGAN: _signer_row()}
"""Defined names that compute, with their formulas: what several cells ask for is written once."""


def of_signer(key: str) -> str:
    """The formula that finds a column of the signer's row as text; "" when the list has none."""
    return f'IFERROR(INDEX({_officials(key)},{BARIS_PENANDA_TANGAN})&"","")'


def signer_title(settings: Pengaturan) -> Formula:
    """The office, as in "Plt. CAMAT LUMAJANG"."""
    text = (
        f'=IF({of_signer("sebutan")}="","",{of_signer("sebutan")}&" ")&UPPER(Penanda_Tangan)'
        '&IF(Kecamatan="","",IF(ISNUMBER(SEARCH(Kecamatan,Penanda_Tangan)),""," "&UPPER(Kecamatan)))'
    )
    office, kecamatan = settings.penanda_tangan, settings.kecamatan
    value = office.upper() if kecamatan.casefold() in office.casefold() else f"{office} {kecamatan}".upper()
    sebutan = signer_of(settings).sebutan
    return Formula(text, f"{sebutan} {value}" if sebutan else value)


def signer_name(settings: Pengaturan) -> Formula:
    """The name, dots where it is not known."""
    name = of_signer("nama")
    return Formula(f'=IF({name}="","{_UNNAMED}",{name})', signer_of(settings).nama or _UNNAMED)


def signer_rank(settings: Pengaturan) -> Formula:
    """The pangkat."""
    return Formula(f"={of_signer('pangkat')}", signer_of(settings).pangkat)


def signer_nip(settings: Pengaturan) -> Formula:
    """The NIP in groups of 8, 6, 1 and 3 digits, as in "NIP. 19701218 199101 1 002"."""
    nip = of_signer("nip")
    grouped = "&".join(f"{gap}MID({nip},{start},{n})" for gap, start, n in _NIP_GROUPS)
    digits = signer_of(settings).nip
    value = "NIP. " + " ".join(digits[start - 1 : start - 1 + n] for _, start, n in _NIP_GROUPS)
    return Formula(f'=IF({nip}="","NIP.","NIP. "&{grouped})', value if digits else "NIP.")


SIGNATURE_SPACE = 4
"""Rows left empty for the signature."""


def signature_block(settings: Pengaturan) -> tuple[Formula | None, ...]:
    """What stands below the total, row by row: place, date, office, room for the signature, name, rank, NIP."""
    return (
        None,
        place_and_date(settings),
        signer_title(settings),
        *[None] * SIGNATURE_SPACE,
        signer_name(settings),
        signer_rank(settings),
        signer_nip(settings),
    )


_NIP_GROUPS = (("", 1, 8), ('" "&', 9, 6), ('" "&', 15, 1), ('" "&', 16, 3))
