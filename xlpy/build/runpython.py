"""The VBA module ``xlwings``: what we call of the installed package's ``xlwings.bas``, taken from it at build time.

Module and package thus always match.  Everything else of its 1,200 lines stays away: user-defined functions with
their DLLs, embedded code, conda, other applications, the writing of settings.  What is taken is changed in four ways
only: it compiles also in LibreOffice, whose Basic ignores ``#If`` and reads every branch; it speaks Indonesian; it
finds settings on the sheet ``xlwings.conf`` without a Dictionary; and it leaves the workbook's and the current folder
off Python's path, so that a file lying about there cannot pass itself off as one of our modules.

``ShowError``, which the taken procedures call, is ours: it stands in ``Jembatan.bas``.
"""

import re
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from xlpy.errors import WorkbookError

MODULE = "xlwings"
_PROCEDURE = r"^(?:(?:Public|Private) )?(Sub|Function) {name}\(.*?^End \1$"
_LICENCE = r"^'xlwings is distributed under .*?SUCH DAMAGE\.$"
_CONSTANT = r"^Public Const {name} As String = [^\n]*$"


@dataclass(frozen=True, slots=True)
class Cut:
    """Drops the lines from the first that begins with ``first`` to the ``nth`` from there with ``last``, both too."""

    first: str
    last: str
    nth: int = 1

    def apply(self, text: str) -> str:
        """The text without them."""
        lines = text.split("\n")
        start = next((i for i, line in enumerate(lines) if line.strip().startswith(self.first)), len(lines))
        ends = [i for i in range(start, len(lines)) if lines[i].strip().startswith(self.last)]
        if len(ends) < self.nth:
            raise ValueError(f"no lines from {self.first!r} to {self.last!r}")
        return "\n".join(lines[:start] + lines[ends[self.nth - 1] + 1 :])


@dataclass(frozen=True, slots=True)
class Change:
    """Puts ``new`` where ``old`` stands, which must be exactly once."""

    old: str
    new: str

    def apply(self, text: str) -> str:
        """The text with it."""
        if text.count(self.old) != 1:
            raise ValueError(f"{self.old!r} stands {text.count(self.old)} times, not once")
        return text.replace(self.old, self.new)


@dataclass(frozen=True, slots=True)
class Taken:
    """A procedure that is taken.

    Attributes:
        name: Its name.
        digest: The beginning of the SHA-256 of its text upstream, as it was when its edits were written.
        edits: What is changed, in this order.
    """

    name: str
    digest: str
    edits: tuple[Cut | Change, ...] = ()


_NO_WORKBOOK_FOLDER = '    AddExcelDir = GetConfig("ADD_WORKBOOK_TO_PYTHONPATH", "false")'
_STATUS = '    #If Mac Then\n        Application.StatusBar = "Running..."'
_NO_CURRENT_FOLDER = """\
    ' An empty entry would be the current folder
    If Right$(PYTHONPATH, 1) = ";" Then PYTHONPATH = Left$(PYTHONPATH, Len(PYTHONPATH) - 1)

    #If Mac Then
        Application.StatusBar = "Menjalankan Python ...\""""
_RUN = "RunPython = ExecuteWindows(False, PythonCommand, interpreter, PYTHONPATH)"
_REMEMBER = """If UCase(cell.Value) = configKey Then
            configValue = cell.Offset(0, 1).Value
            GetConfigFromSheet = True
        End If"""
_MARK = "Rencana Kinerja: "  # what begins with it, Jembatan shows as it is
_NO_INTERPRETER = (
    f'Err.Raise vbObjectError + 1, "Jembatan", "{_MARK}Python tidak ada di " & PYTHON_WIN & ". '
    'Jalankan lagi Pasang.cmd dari paket Rencana Kinerja, atau perbaiki INTERPRETER_WIN pada lembar xlwings.conf."'
)
_NO_APPLESCRIPT = (
    f'Err.Raise vbObjectError + 1, "Jembatan", "{_MARK}Excel belum boleh menjalankan Python. '
    "Jalankan lagi Pasang.command dari paket Rencana Kinerja, atau di Terminal: rencana-kinerja pasang. "
    'Lalu klik tombolnya lagi."'
)
_RUN_PYTHON = (
    Cut("Dim i As Integer", "Dim i As Integer"),
    Change("SourcePythonCommand As String, ", ""),
    Change("licenseKey, ", ""),
    Cut("Dim OPTIMIZED_CONNECTION", "SourcePythonCommand = "),
    Cut("' Check for embedded Python code", "Next i"),
    Cut("If uses_embedded_code = True", "Else"),
    Change('        AddExcelDir = GetConfig("ADD_WORKBOOK_TO_PYTHONPATH", "true")\n    End If', _NO_WORKBOOK_FOLDER),
    Cut("OPTIMIZED_CONNECTION = GetConfig", "' Call Python platform-dependent"),
    Change(_STATUS, _NO_CURRENT_FOLDER),
    Cut("If OPTIMIZED_CONNECTION = True", "Else"),
    Change("    RunPython = ExecuteWindows(False, PythonCommand, interpreter, PYTHONPATH)\n        End If", _RUN),
)
_EXECUTE_WINDOWS = (
    Change('MsgBox "Could not find Interpreter!", vbCritical\n            Exit Function', _NO_INTERPRETER),
    Cut('CondaPath = GetConfig("CONDA PATH")', "CondaPath = Replace"),
    Cut('If CondaPath <> "" And CondaEnv', "Else"),
    Change('" -B -c ""import', '" -B -P -c ""import'),  # -P: the current folder is not searched for modules
    Change('        CondaCmd = ""\n    End If', '    CondaCmd = ""'),
)
_EXECUTE_MAC = (
    Cut('MsgBox "To enable RunPython', "MsgBox"),
    Change("AppleScriptErrorHandler:", f"AppleScriptErrorHandler:\n    {_NO_APPLESCRIPT}"),
)
_CLEAN_UP = (
    Cut("#If MAC_OFFICE_VERSION", "#If MAC_OFFICE_VERSION"),
    Cut("#Else", "#End If"),
    Cut("#If MAC_OFFICE_VERSION", "#If MAC_OFFICE_VERSION"),
    Cut("#Else", "#End If"),
)
_GET_CONFIG = (
    Change("Optional default As String", "Optional fallback As String"),
    Change("GetConfig = default", "GetConfig = fallback"),
    Cut("#If App", "#If App"),
    Cut("'Add-in Sheet Config", "End If", nth=2),
    Cut("#End If", "#End If"),
    Change("GetConfigFromSheet(ThisWorkbook).Exists(configKey) = True", "GetConfigFromSheet(configKey, configValue)"),
    Change("GetConfigFromSheet(ThisWorkbook).Item(configKey)", "configValue"),
    Cut("#If App", "#Else"),
    Cut("#End If", "#End If"),
    Change("InStr(GetDirectoryPath(), ", "InStr(ThisWorkbook.FullName, "),
    Change(" ' Other Office apps: skip for synced SharePoint/OneDrive files", ""),
)
_FROM_SHEET = (
    Change("(wb As Workbook)", "(configKey As String, configValue As String) As Boolean"),
    Cut("#If Mac Then", "#End If"),
    Change("wb.Sheets", "ThisWorkbook.Sheets"),
    Change("d.Add UCase(cell.Value), cell.Offset(0, 1).Value", _REMEMBER),
    Cut("Set GetConfigFromSheet = d", "Set GetConfigFromSheet = d"),
)
_DIRECTORY_FILE = (
    Cut("Dim pathSeparator", "#End If"),
    Change("GetDirectoryPath(ThisWorkbook) & pathSeparator", "GetDirectory(ThisWorkbook.FullName)"),
)

TAKEN = (
    Taken("RunPython", "c27bcd295bca", _RUN_PYTHON),
    Taken("ExecuteMac", "21a2401829e7", _EXECUTE_MAC),
    Taken("ExecuteWindows", "863e563afb88", _EXECUTE_WINDOWS),
    Taken("CleanUp", "c824fc0c6ad7", _CLEAN_UP),
    Taken("GetConfig", "470aa2b7be19", _GET_CONFIG),
    Taken("GetConfigFromSheet", "f86b1ffb900a", _FROM_SHEET),
    Taken("GetConfigFromFile", "746989e8db57"),
    Taken("GetConfigFilePath", "e5a7c7bc2180"),
    Taken("GetDirectoryConfigFilePath", "f8e037ffd7af", _DIRECTORY_FILE),
    Taken("GetDirectory", "3fbec73d795c"),
    Taken("SheetExists", "11bada3ab964"),
    Taken("FileExists", "6799c09079d0"),
    Taken("FileExistsOnWindows", "cdb347fa61c6"),
    Taken("FileOrFolderExistsOnMac", "78c5b1d7bbbf"),
    Taken("ParentFolder", "21773267c2e2"),
    Taken("ToMacPath", "518afe95ef19"),
    Taken("ToPosixPath", "220ece0928ee"),
    Taken("GetMacDir", "838b2443318b"),
    Taken("ExpandEnvironmentStrings", "a6e51954125f"),
    Taken("ReadFile", "743d0da5ec6b"),
    Taken("CreateGUID", "cb8164cec04e"),
    Taken("WScript", "6e851d4ad34a"),
)


def upstream() -> str:
    """The text of ``xlwings.bas`` as the installed package ships it; its lines end in a line feed here."""
    spec = find_spec("xlwings")
    if spec is None or spec.origin is None:
        raise WorkbookError("Paket xlwings belum terpasang. Pasang ulang Rencana Kinerja, lalu ulangi.")
    text = Path(spec.origin).with_name("xlwings.bas").read_bytes().decode("ascii")
    return text.replace("\r\n", "\n")


def changed(text: str) -> dict[str, str]:
    """The procedures whose upstream text is not the one that was reviewed, with the digest they have now."""
    now = {taken.name: _digest(_procedure(text, taken.name)) for taken in TAKEN}
    return {taken.name: now[taken.name] for taken in TAKEN if taken.digest != now[taken.name]}


def run_python_module() -> str:
    """The source of the module ``xlwings``; its lines end in CR LF, as VBA wants them.

    Raises:
        ValueError: What is to be changed does not stand there: another version of xlwings than the pinned one.
    """
    text = upstream()
    head = (
        f'Attribute VB_Name = "{MODULE}"',
        "' Dipangkas dari xlwings.bas saat buku kerja dibangun (xlpy/build/runpython.py); jangan diubah di sini.",
        _piece(text, _LICENCE),
        "",
        _piece(text, _CONSTANT.format(name="XLWINGS_VERSION")),
        _piece(text, _CONSTANT.format(name="PROJECT_NAME")),
    )
    procedures = (_edited(text, taken) for taken in TAKEN)
    return "\n".join(("\n".join(head), *(f"\n{procedure}" for procedure in procedures), "")).replace("\n", "\r\n")


def _edited(text: str, taken: Taken) -> str:
    procedure = _procedure(text, taken.name)
    for edit in taken.edits:
        procedure = edit.apply(procedure)
    lines = "\n".join(line.rstrip() for line in procedure.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines)


def _procedure(text: str, name: str) -> str:
    return _piece(text, _PROCEDURE.format(name=name))


def _piece(text: str, pattern: str) -> str:
    found = [match[0] for match in re.finditer(pattern, text, re.MULTILINE | re.DOTALL)]
    if len(found) != 1:
        raise ValueError(f"xlwings.bas: {len(found)} pieces match {pattern!r}, not one")
    return found[0]


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:12]
