"""Runs Basic inside a workbook that a real LibreOffice has open, macros allowed; errors come back as text.

LibreOffice runs nothing at all, and says nothing, when it is asked for a procedure of a library in which one module
does not compile.  Hence the way round: each piece runs in a function of the document's own library ``Standard``, with
``On Error``, and gives "ok: " with its result or "error: " with what Basic says.

Run as a program (by the system's Python, the only one that has ``uno``) this file is the other end of the wire.
"""

import json
import os
import secrets
import signal
import subprocess
import sys
import time
from pathlib import Path

_FUNCTION = """
Function Jalan() As String
    On Error GoTo Gagal
    {code}
    Jalan = "ok: " & Hasil
    Exit Function
Gagal:
    Jalan = "error: " & Error$
End Function
"""
_PATIENCE = 60


def run_basic(workbook: Path, pieces: list[str], home: Path) -> list[str]:
    """What each piece of Basic answers that leaves its result in ``Hasil``; ``home`` is a folder for the profile."""
    pipe = f"uji{secrets.token_hex(8)}"
    # A virtual environment first in PATH makes LibreOffice's own Python crash.
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(home), "LANG": "C.UTF-8"}
    office = ["soffice", "--headless", "--norestore", "--nologo", f"-env:UserInstallation=file://{home}/profil"]
    office.append(f"--accept=pipe,name={pipe};urp")
    other_end = ["/usr/bin/python3", __file__, pipe, str(workbook)]
    for _ in range(2):  # with a fresh profile it may leave at once and want to be started again
        with subprocess.Popen(office, env=environment, start_new_session=True, stderr=subprocess.DEVNULL) as started:
            try:
                answer = subprocess.run(
                    other_end,
                    env=environment,
                    input=json.dumps(pieces),
                    capture_output=True,
                    text=True,
                    timeout=3 * _PATIENCE,
                    check=False,
                )
            finally:
                if started.poll() is None:
                    os.killpg(started.pid, signal.SIGTERM)
        if answer.stdout:
            return list(json.loads(answer.stdout))
    raise AssertionError(f"LibreOffice did not answer: {answer.stderr}")


def _serve(pipe: str, workbook: str) -> None:
    import uno  # noqa: PLC0415 # the system's Python has it, the tests' has not
    from com.sun.star.beans import PropertyValue  # noqa: PLC0415

    def setting(name: str, value: object) -> PropertyValue:
        made = PropertyValue()
        made.Name, made.Value = name, value
        return made

    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            break
        except Exception:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    options = (setting("Hidden", value=True), setting("MacroExecutionMode", 4))
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(workbook), "_blank", 0, options)
    libraries = document.BasicLibraries
    if not libraries.hasByName("Standard"):
        libraries.createLibrary("Standard")
    answers = []
    for number, piece in enumerate(json.load(sys.stdin)):
        libraries.getByName("Standard").insertByName(f"Uji{number}", _FUNCTION.format(code=piece))
        address = f"vnd.sun.star.script:Standard.Uji{number}.Jalan?language=Basic&location=document"
        answers.append(document.getScriptProvider().getScript(address).invoke((), (), ())[0])
    sys.stdout.write(json.dumps(answers))
    sys.stdout.flush()
    document.close(True)  # noqa: FBT003 - UNO takes no names
    os._exit(0)  # the bridge has been seen to crash at exit


if __name__ == "__main__":
    _serve(*sys.argv[1:])
