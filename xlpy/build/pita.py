"""The ribbon tab and its callbacks, written from the table of commands.

``workbook/src/customUI14.xml`` and ``workbook/src/vba/Pita.bas`` are what these functions give, kept so that people
can read them and a change of the table shows in the diff; a test holds them to it.
"""

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from xlpy.build.perintah import PERINTAH, Grup, Perintah

RIBBON_NAMESPACE = "http://schemas.microsoft.com/office/2009/07/customui"  # Office 2010 and later
CALLBACKS = "Pita"
_TAB = "Rencana Kinerja"
_TAB_KEYTIP = "K"  # taken by none of Excel's own tabs

_MODULE_HEAD = f"""\
Attribute VB_Name = "{CALLBACKS}"
Option Explicit
' Dibuat dari tabel perintah (xlpy/build/perintah.py); jangan diubah di sini.
' Tiap perintah punya dua Sub: tanpa argumen untuk tombol di lembar, dan yang berakhiran _Klik untuk pita.
"""


def ribbon_xml() -> str:
    """The ribbon as XML."""
    return "\n".join(_ribbon_lines()) + "\n"


def callbacks_module() -> str:
    """The source of the VBA module that the ribbon and the sheet buttons call."""
    return "\n".join((_MODULE_HEAD, *map(_subs, PERINTAH))).replace("\n", "\r\n")


def _ribbon_lines() -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    yield "<!-- Dibuat dari tabel perintah (xlpy/build/perintah.py); jangan diubah di sini. -->"
    yield f'<customUI xmlns="{RIBBON_NAMESPACE}">'
    yield "  <ribbon>"
    yield "    <tabs>"
    yield f'      <tab id="tabRencanaKinerja" label="{_TAB}" keytip="{_TAB_KEYTIP}" insertAfterMso="TabHome">'
    for grup in Grup:
        yield f'        <group id="grup{grup.name.capitalize()}" label={quoteattr(grup)}>'
        yield from (_button(each) for each in PERINTAH if each.grup is grup)
        yield "        </group>"
    yield "      </tab>"
    yield "    </tabs>"
    yield "  </ribbon>"
    yield "</customUI>"


def _button(command: Perintah) -> str:
    attributes = {
        "id": f"tombol{command.makro}",
        "label": command.label,
        "imageMso": command.ikon,
        "size": "large" if command.besar else "normal",
        "keytip": command.keytip,
        "screentip": command.petunjuk,
        "supertip": command.uraian,
        "onAction": command.callback,
    }
    return "\n".join(
        (
            "          <button",
            *(f"            {name}={quoteattr(value)}" for name, value in attributes.items()),
            "          />",
        )
    )


def _subs(command: Perintah) -> str:
    return f"""\
Public Sub {command.makro}()
    Jalankan "{command.kode}", "{command.label}"
End Sub

Public Sub {command.callback}(control As IRibbonControl)
    {command.makro}
End Sub
"""
