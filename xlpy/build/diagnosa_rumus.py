"""The formulas of the sheet Diagnosa: what Excel or LibreOffice says of itself, of the file, and of the calendar.

They keep to functions that Excel 2016 and LibreOffice 7.4 both know.  What depends on the machine has no value that
could be stored truly: stored is that it was not computed yet, which Protected View shows, and that is a finding too.
"""

import re
from dataclasses import dataclass

from xlpy.book.document import Document
from xlpy.book.schema import KALENDER
from xlpy.book.schema_diagnosa import BELUM_DIUJI, DILIHAT, UJI_MAKRO
from xlpy.build.cells import Formula
from xlpy.sop.kalender import CUTI_BERSAMA, LIBUR_NASIONAL

BELUM = "○ belum dihitung"
_WAITS = "○ Tampilan Terproteksi (Protected View): rumus belum dihitung"
_ENABLE = "Klik Aktifkan Pengeditan (Enable Editing) pada baris kuning."
_LONGEST = 218  # characters of a path that Excel for Windows opens
_NOW = "T(NOW())"  # nothing; but what holds it is computed anew on every opening
_HOLIDAYS = KALENDER.tables[2]
_EXCEL = 'OR(INFO("system")="pcdos",INFO("system")="mac")'
_SYSTEM = (
    'IF(OR(INFO("system")="pcdos",INFO("system")="WNT"),"Windows",'
    'IF(OR(INFO("system")="mac",INFO("system")="MACOSX"),"Mac","Linux"))'
)
_MOVE = "Pindahkan ke folder RencanaKinerja di komputer ini."
_ARCHIVES = (".zip", "INetCache", r"Local\Temp")
_INDONESIAN = "Setel format regional Windows (atau LibreOffice): Indonesia."


@dataclass(frozen=True, slots=True)
class Terlihat:
    """A line: what is read, what it means, what to do.

    Attributes:
        terbaca, arti, langkah: the formulas of its three cells.
        terpanjang: the longest text that ``langkah`` can come to.
        sekitar: whether it depends on the machine.
    """

    terbaca: Formula
    arti: Formula
    langkah: Formula
    terpanjang: str
    sekitar: bool = True


def macro_line(document: Document) -> Formula:
    """What the cell means that a click on Uji Makro fills."""
    ran = "✔ Makro berjalan pada jam itu. Bukan jam sekarang? Klik Uji Makro lagi."
    value = ran if UJI_MAKRO in document.isian else BELUM_DIUJI
    return Formula(f'=IF({UJI_MAKRO}="","{BELUM_DIUJI}","{ran}")', value)


def lines(document: Document, first_row: int) -> tuple[Terlihat, ...]:
    """The lines in the order of ``DILIHAT``.

    Args:
        document: what the workbook says.
        first_row: the row of the first of them, from 1.
    """
    at = {label: f"$B${first_row + number}" for number, label in enumerate(DILIHAT)}
    year = document.pengaturan.tahun
    return (
        _computed(),
        _application(),
        _address(at["Alamat buku"]),
        _place(at["Alamat buku"], at["Tempat buku"]),
        _file_name(at["Alamat buku"], at["Nama berkas"]),
        _automatic(at["Hitung otomatis"]),
        _separator(at["Pemisah desimal"]),
        _date_order(at["Urutan tanggal"]),
        _plan_year(at["Tahun rencana"], year),
        _holidays("YEAR(TODAY())", at["Libur tahun ini"]),
        _holidays_of_plan(document, at["Libur tahun rencana"]),
    )


def _of_machine(terbaca: str, arti: str, langkah: str) -> Terlihat:
    longest = max(re.findall(r'"([^"]*)"', langkah), key=len)
    return Terlihat(Formula(f"={terbaca}", BELUM), Formula(f"={arti}", BELUM), Formula(f"={langkah}", ""), longest)


def _computed() -> Terlihat:
    return Terlihat(
        Formula(f'=IF(NOW()>0,"dihitung","{BELUM}")', BELUM),
        Formula(f'=IF(NOW()>0,"✔ Rumus dihitung: buku terbuka untuk diubah","{_WAITS}")', _WAITS),
        Formula(f'=IF(NOW()>0,"","{_ENABLE}")', _ENABLE),
        _ENABLE,
    )


def _application() -> Terlihat:
    old = f'AND({_EXCEL},LEFT(INFO("release"),2)<"16")'
    return _of_machine(
        f'IF({_EXCEL},"Excel "&INFO("release"),"LibreOffice")&" di "&{_SYSTEM}',
        f'IF({old},"✖ Excel ini lebih lama dari 2016",IF({_EXCEL},"✔ Excel","✔ LibreOffice"))',
        f'IF({old},"Pakai Excel 2016 atau lebih baru, atau LibreOffice.","")',
    )


def _address(cell: str) -> Terlihat:
    name = 'CELL("filename",$A$1)'
    excel = f'SUBSTITUTE(LEFT({name},FIND("]",{name})-1),"[","")'
    libreoffice = f'MID({name},2,FIND("\'#$",{name})-2)'
    long = f'AND(INFO("system")="pcdos",LEN({cell})>{_LONGEST})'
    return _of_machine(
        f'IFERROR(IFERROR({excel},{libreoffice}),"(belum disimpan)")',
        f'IF({long},"✖ Terlalu panjang: "&LEN({cell})&" huruf","✔ "&LEN({cell})&" huruf")',
        f'IF({long},"Pindahkan ke folder yang lebih dekat; batasnya {_LONGEST} huruf.","")',
    )


def _place(address: str, cell: str) -> Terlihat:
    found = (
        ("web (OneDrive atau SharePoint)", f'AND(ISNUMBER(SEARCH("://",{address})),LEFT({address},5)<>"file:")'),
        ("OneDrive", _has(address, "OneDrive")),
        ("Google Drive", f"OR({_has(address, 'Google Drive')},{_has(address, 'GoogleDrive')})"),
        ("Dropbox", _has(address, "Dropbox")),
        ("folder sementara", f"OR({','.join(_has(address, mark) for mark in _ARCHIVES)})"),
    )
    read = '"folder biasa"'
    for name, condition in reversed(found):
        read = f'IF({condition},"{name}",{read})'
    blocks = f'OR(LEFT({cell},3)="web",{cell}="OneDrive",{cell}="folder sementara")'
    lost = "✖ Tombol tidak dapat menemukan bukunya, atau isian akan hilang"
    synced = "▲ Disinkronkan: dapat terkunci atau tertimpa"
    return _of_machine(
        f'IF({address}="(belum disimpan)","belum disimpan",{read})',
        f'IF({cell}="folder biasa","✔ Bukan folder yang disinkronkan",IF({blocks},"{lost}","{synced}"))',
        f'IF({cell}="folder biasa","","{_MOVE}")',
    )


def _has(cell: str, text: str) -> str:
    return f'ISNUMBER(SEARCH("{text}",{cell}))'


def _file_name(address: str, cell: str) -> Terlihat:
    apart = f'SUBSTITUTE(SUBSTITUTE({address},"\\","/"),"/",REPT(" ",260))'
    marks = ("(1)", "(2)", "- Copy", "- Salin", "conflict", ".cadangan.")
    copy = f"OR({','.join(_has(cell, mark) for mark in marks)})"
    return _of_machine(
        f"TRIM(RIGHT({apart},260))",
        f'IF({copy},"▲ Tampaknya salinan atau cadangan","✔ Tidak tampak sebagai salinan")',
        f'IF({copy},"Pastikan ini buku yang benar.","")',
    )


def _automatic(cell: str) -> Terlihat:
    manual = f'LEFT({cell},6)="Manual"'
    return _of_machine(
        'INFO("recalc")',
        f'IF({manual},"▲ Rumus tidak dihitung sendiri","✔ Rumus dihitung sendiri")',
        f'IF({manual},"Rumus (Formulas) › Opsi Perhitungan › Otomatis (Automatic).","")',
    )


def _separator(cell: str) -> Terlihat:
    comma = f'{cell}=","'
    return _of_machine(
        f"MID(1/2&{_NOW},2,1)",
        f'IF({comma},"✔ Koma, seperti lazimnya di Indonesia","▲ Angka seperti 1.250.000 atau 12,5 terbaca lain")',
        f'IF({comma},"","{_INDONESIAN}")',
    )


def _date_order(cell: str) -> Terlihat:
    day_first = f'{cell}="hari/bulan/tahun"'
    return _of_machine(
        f'IFERROR(IF(MONTH(DATEVALUE("02/01/2026"&{_NOW}))=1,"hari/bulan/tahun","bulan/hari/tahun"),"lain")',
        f'IF({day_first},"✔ 02/01/2026 dibaca 2 Januari","▲ 02/01/2026 tidak dibaca 2 Januari")',
        f'IF({day_first},"","{_INDONESIAN}")',
    )


def _plan_year(cell: str, year: int) -> Terlihat:
    near = f"ABS({cell}-YEAR(TODAY()))<=1"
    seen = _of_machine(
        "",
        f'IF({near},"✔ Wajar; menurut komputer sekarang tahun "&YEAR(TODAY()),"▲ Jauh dari tahun komputer, "'
        "&YEAR(TODAY()))",
        f'IF({near},"","Periksa Tahun di lembar Pengaturan, dan tanggal komputer.")',
    )
    return Terlihat(Formula("=Tahun", year), seen.arti, seen.langkah, seen.terpanjang)


def _count(year: str) -> str:
    day, kind = (f"{_HOLIDAYS.name}[{_HOLIDAYS.column(key).heading}]" for key in ("tanggal", "jenis"))
    within = f'{day},">="&DATE({year},1,1),{day},"<="&DATE({year},12,31)'
    return "+".join(f'COUNTIFS({within},{kind},"{word}")' for word in (LIBUR_NASIONAL, CUTI_BERSAMA))


def _missing(cell: str) -> tuple[str, str]:
    return (
        f'IF({cell}=0,"▲ Belum ada; batas waktu memakai perkiraan","✔ Ada")',
        f'IF({cell}=0,"Isi hari liburnya pada lembar {KALENDER.name}.","")',
    )


def _holidays(year: str, cell: str) -> Terlihat:
    return _of_machine(_count(year), *_missing(cell))


def _holidays_of_plan(document: Document, cell: str) -> Terlihat:
    year = document.pengaturan.tahun
    rows = document.tabel.get(_HOLIDAYS.name, ())
    kinds = (LIBUR_NASIONAL, CUTI_BERSAMA)
    count = sum(getattr(row.get("tanggal"), "year", 0) == year and row.get("jenis") in kinds for row in rows)
    meaning, step = (Formula(f"={text}", value) for text, value in zip(_missing(cell), _said(count), strict=True))
    return Terlihat(Formula(f"={_count('Tahun')}", count), meaning, step, _said(0)[1], sekitar=False)


def _said(count: int) -> tuple[str, str]:
    if count:
        return "✔ Ada", ""
    return (
        "▲ Belum ada; batas waktu memakai perkiraan",
        f"Isi hari liburnya pada lembar {KALENDER.name}.",
    )
