"""The schedule as a task of Windows: its XML ([MS-TSCH], version 1.2) and the calls of schtasks."""

import re
import subprocess
from datetime import datetime
from pathlib import Path, PureWindowsPath
from xml.etree import ElementTree as ET

from xlpy.errors import InputError
from xlpy.jadwal.pemasangan import TANDA, Pemasangan, Perintah
from xlpy.jadwal.uraian import Jadwal

CARA = "windows"
NAMESPACE = "http://schemas.microsoft.com/windows/2004/02/mit/task"
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LIMIT = "PT12H"
# Task Scheduler puts in the values of variables, and knows no way to write such a text as it is.
_EXPANDED = re.compile(r"%[^%]+%|\$\(")


def nama_tugas(nama: str) -> str:
    """The task's name with its folder in the Task Scheduler."""
    return rf"\RencanaKinerja\{nama}"


def pasang(jadwal: Jadwal, folder: Path, kini: datetime, *, ganti: bool = False) -> Pemasangan:
    """How it is installed.

    Args:
        jadwal: the description.
        folder: where the XML is put.
        kini: now; the first run comes after it.
        ganti: whether a task of this name is ours and may be replaced.

    Raises:
        InputError: the command holds what Windows would replace by a variable's value.
    """
    path = folder / f"{jadwal.nama}.xml"
    argv = ("schtasks", "/Create", "/TN", nama_tugas(jadwal.nama), "/XML", str(path), *(["/F"] if ganti else []))
    note = "Berjalan ketika Anda masuk ke Windows; yang terlewat disusulkan begitu Anda masuk."
    return Pemasangan(CARA, {path: task_xml(jadwal, kini)}, (Perintah(argv),), (note,) if jadwal.susulan else ())


def lepas(jadwal: Jadwal, folder: Path) -> Pemasangan:
    """How it is removed."""
    argv = ("schtasks", "/Delete", "/TN", nama_tugas(jadwal.nama), "/F")
    return Pemasangan(CARA, {folder / f"{jadwal.nama}.xml": b""}, (Perintah(argv),))


def tanya(nama: str) -> Perintah:
    """What fails where the task is not there."""
    return Perintah(("schtasks", "/Query", "/TN", nama_tugas(nama)))


def task_xml(jadwal: Jadwal, kini: datetime) -> bytes:
    """The task, in UTF-16 as schtasks reads it.

    Raises:
        InputError: the command holds what Windows would replace by a variable's value.
    """
    for part in jadwal.perintah:
        if _EXPANDED.search(part):
            raise InputError(f"{part}: Penjadwal Tugas Windows mengganti %…% dan $(…) . Ganti namanya.")
    ET.register_namespace("", NAMESPACE)
    task = ET.Element(f"{{{NAMESPACE}}}Task", {"version": "1.2"})
    about = _child(task, "RegistrationInfo")
    _child(about, "Description", f"{TANDA}: {jadwal.kapan}.")
    _child(about, "URI", nama_tugas(jadwal.nama))
    trigger = _child(_child(task, "Triggers"), "CalendarTrigger")
    _child(trigger, "StartBoundary", f"{jadwal.berikut(kini):%Y-%m-%dT%H:%M:%S}")
    _add_days(trigger, jadwal)
    principal = _child(_child(task, "Principals"), "Principal")
    principal.set("id", "Author")
    _child(principal, "LogonType", "InteractiveToken")  # any other cannot reach network folders
    _child(principal, "RunLevel", "LeastPrivilege")
    _add_settings(task, jadwal)
    actions = _child(task, "Actions")
    actions.set("Context", "Author")
    run = _child(actions, "Exec")
    program, *arguments = jadwal.perintah
    _child(run, "Command", program)
    _child(run, "Arguments", subprocess.list2cmdline(arguments))
    _child(run, "WorkingDirectory", str(PureWindowsPath(jadwal.keluaran).parent))
    ET.indent(task)
    text = ET.tostring(task, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-16"?>\n{text}\n'.replace("\n", "\r\n").encode("utf-16")


def _add_days(trigger: ET.Element, jadwal: Jadwal) -> None:
    if not jadwal.hari:
        _child(_child(trigger, "ScheduleByDay"), "DaysInterval", "1")
        return
    week = _child(trigger, "ScheduleByWeek")
    _child(week, "WeeksInterval", "1")
    days = _child(week, "DaysOfWeek")
    for day in sorted(jadwal.hari):
        _child(days, _DAYS[day])


def _add_settings(task: ET.Element, jadwal: Jadwal) -> None:
    settings = _child(task, "Settings")
    for name, value in (
        ("MultipleInstancesPolicy", "IgnoreNew"),
        ("DisallowStartIfOnBatteries", "false"),
        ("StopIfGoingOnBatteries", "false"),
        ("StartWhenAvailable", "true" if jadwal.susulan else "false"),
        ("ExecutionTimeLimit", _LIMIT),
    ):
        _child(settings, name, value)


def _child(parent: ET.Element, name: str, text: str | None = None) -> ET.Element:
    element = ET.SubElement(parent, f"{{{NAMESPACE}}}{name}")
    element.text = text
    return element
