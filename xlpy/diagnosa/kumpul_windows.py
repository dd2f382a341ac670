"""What Windows' registry says of Excel, of its policies, and of numbers and days."""

import re
from collections.abc import Iterator, Sequence

from xlpy.diagnosa.keadaan import Excel, Wilayah
from xlpy.pasang.registri import Registri, isi_kunci

_RULE = "d4f940ab-401b-4efc-aadc-ad5f3c50688a"
"""Defender's name for "Block all Office applications from creating child processes"."""
_GUARD = r"Windows Defender\Windows Defender Exploit Guard\ASR\Rules"
_ASR = (
    (rf"HKLM\SOFTWARE\Policies\Microsoft\{_GUARD}", _RULE),
    (rf"HKLM\SOFTWARE\Microsoft\{_GUARD}", _RULE),
)
_ASR_LIST = (r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Policy Manager", "ASRRules")
_NEWEST = "16.0"
_USER, _POLICIES = (
    r"HKCU\Software\Microsoft\Office\{version}\Excel\Security",
    (
        r"HKCU\Software\Policies\Microsoft\Office\{version}\Excel\Security",
        r"HKCU\Software\Policies\Microsoft\Cloud\Office\{version}\Excel\Security",
        r"HKLM\Software\Policies\Microsoft\Office\{version}\Excel\Security",
    ),
)
_REGION = r"HKCU\Control Panel\International"


def excel(registry: Registri) -> Excel:
    """Excel on Windows."""
    installed = isi_kunci(registry, r"HKCR\Excel.Application\CurVer", "")
    version = _NEWEST
    if isinstance(installed, str) and (number := re.search(r"\.(\d+)$", installed)):
        version = f"{number[1]}.0"
    user, policies = _USER.format(version=version), [path.format(version=version) for path in _POLICIES]
    policy = _first(registry, policies, "vbawarnings")
    chosen = policy if policy is not None else _number(isi_kunci(registry, user, "VBAWarnings"))
    trusted = [f"{path}\\Trusted Locations" for path in (user, *policies)]
    return Excel(
        terpasang=installed is not None,
        peringatan=chosen or Excel().peringatan,
        oleh_kebijakan=policy is not None,
        blokir_internet=_first(registry, policies, "blockcontentexecutionfrominternet") == 1,
        lokasi=tuple(place for path in trusted for place in _locations(registry, path)),
        lokasi_mati=_first(registry, trusted, "AllLocationsDisabled") == 1,
        lokasi_jaringan=_first(registry, trusted, "AllowNetworkLocations") == 1,
        asr=_asr(registry),
    )


def _first(registry: Registri, keys: Sequence[str], name: str) -> int | None:
    return next((n for key in keys if (n := _number(isi_kunci(registry, key, name))) is not None), None)


def _number(value: str | int | None) -> int | None:
    if isinstance(value, str):
        return int(value) if value.isdecimal() else None
    return value


def _locations(registry: Registri, key: str) -> Iterator[tuple[str, bool]]:
    for name in registry.anak(key):
        place = isi_kunci(registry, f"{key}\\{name}", "Path")
        if isinstance(place, str) and place:
            yield place, _number(isi_kunci(registry, f"{key}\\{name}", "AllowSubfolders")) == 1


def _asr(registry: Registri) -> int:
    """What Defender does with child processes of Office; 0 where nothing readable forbids them."""
    for key, name in _ASR:
        for spelled in (name, name.upper(), f"{{{name}}}"):
            if (state := _number(isi_kunci(registry, key, spelled))) is not None:
                return state
    listed = isi_kunci(registry, *_ASR_LIST)
    found = re.search(rf"{_RULE}\}}?=(\d)", str(listed or ""), re.IGNORECASE)
    return int(found[1]) if found else 0


def region(registry: Registri) -> Wilayah:
    """The separators and the order of a date that Excel takes from Windows."""
    decimal, thousand, listed, short = (
        str(isi_kunci(registry, _REGION, name) or "") for name in ("sDecimal", "sThousand", "sList", "sShortDate")
    )
    order = "".join(dict.fromkeys(letter for letter in short.casefold() if letter in "dmy"))
    return Wilayah(desimal=decimal, ribuan=thousand, daftar=listed, tanggal=order, milik="Windows" if decimal else "")
