"""NIP: 18 digits that must agree with themselves.

Source: Peraturan Kepala BKN 22/2007: date of birth (8), year and month of appointment (6), sex (1), serial
number (3).  An NI PPPK has the same length; in place of the month it counts the contracts, from 21 on.
"""

import re
from datetime import date

_PARTS = re.compile(r"(\d{4})(\d{2})(\d{2})(\d{4})(\d{2})([0-9])(\d{3})", re.ASCII)
_PPPK = 21
_LAST_MONTH = 12


def nip_faults(nip: str) -> tuple[str, ...]:
    """What is wrong with a NIP, each in a sentence; blanks between its parts do not count."""
    digits = re.sub(r"\s", "", nip)
    found = _PARTS.fullmatch(digits)
    if found is None:
        return (f'NIP "{nip}" harus 18 angka, tertulis {len(digits)} huruf atau angka.',)
    year, month, day, appointed, appointed_month, sex = map(int, found.groups()[:6])
    faults = []
    try:
        born = date(year, month, day)
    except ValueError:
        born = None
        faults.append(f'NIP "{nip}": delapan angka pertama ({digits[:8]}) bukan tanggal lahir tahun-bulan-hari.')
    if not (1 <= appointed_month <= _LAST_MONTH or appointed_month >= _PPPK):
        faults.append(f'NIP "{nip}": angka ke-13 dan 14 ({digits[12:14]}) bukan bulan pengangkatan.')
    elif born and (appointed, min(appointed_month, _LAST_MONTH)) <= (born.year, born.month):
        faults.append(f'NIP "{nip}": pengangkatan ({digits[8:14]}) tidak sesudah tanggal lahir ({digits[:8]}).')
    if sex not in {1, 2}:
        faults.append(f'NIP "{nip}": angka ke-15 ({sex}) harus 1 (pria) atau 2 (wanita).')
    return tuple(faults)
