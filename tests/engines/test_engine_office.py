"""The office process: it ends with us, and a LibreOffice that is not ours outlives us."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import xlwings as xw

from xlpy.engines import libreoffice
from xlpy.engines.libreoffice.bridge import props
from xlpy.engines.libreoffice.office import OwnOffice, environment

SEVEN_SECONDS = 70


def ended(pid: int) -> bool:
    for _ in range(SEVEN_SECONDS):
        status = Path(f"/proc/{pid}/stat")
        if not status.exists() or ") Z " in status.read_text():
            return True
        time.sleep(0.1)
    return False


def test_quitting_ends_the_process_and_removes_its_profile(start) -> None:  # noqa: ANN001
    app = start()
    profile = app.impl.office._profile  # noqa: SLF001 - what is left behind is what is asked
    app.quit()
    assert (ended(app._pid), profile.exists()) == (True, False)  # noqa: SLF001


def test_an_application_that_was_quit_is_no_longer_counted(start) -> None:  # noqa: ANN001
    app = start()
    before = len(xw.apps)
    app.kill()
    assert len(xw.apps) == before - 1


SCRIPT = """
import os, sys
import xlwings as xw
from xlpy.engines import libreoffice
libreoffice.activate()
print(xw.App(add_book=False).pid, flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("way", ["end of the script", "kill -9"])
def test_the_office_ends_with_the_python_that_started_it(way: str) -> None:
    python = subprocess.Popen([sys.executable, "-c", SCRIPT], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    pid = int(python.stdout.readline())
    if way == "kill -9":
        python.send_signal(signal.SIGKILL)
    python.communicate()
    assert ended(pid)


@pytest.fixture
def running(tmp_path: Path) -> OwnOffice:
    """A LibreOffice with an open document, as a person would have it on a profile of theirs."""
    libreoffice.activate()
    office = OwnOffice(profile=tmp_path / "profil")
    desktop = office.create("com.sun.star.frame.Desktop")
    desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, props())
    yield office
    office.quit()


def test_a_running_libreoffice_is_found_on_its_profile(running: OwnOffice, tmp_path: Path) -> None:
    app = libreoffice.attach(profile=tmp_path / "profil")
    libreoffice.open_book(app).sheets[0]["A1"].value = "dari luar"
    app.quit()
    desktop = running.create("com.sun.star.frame.Desktop")
    assert desktop.CurrentComponent.Sheets.getByIndex(0).getCellByPosition(0, 0).String == "dari luar"


def test_letting_go_of_a_running_libreoffice_leaves_its_documents(running: OwnOffice, tmp_path: Path) -> None:
    libreoffice.attach(profile=tmp_path / "profil").quit()
    assert running.create("com.sun.star.frame.Desktop").Components.hasElements()


def test_no_running_libreoffice_is_said(tmp_path: Path) -> None:
    with pytest.raises(libreoffice.OfficeError, match="tidak sedang berjalan"):
        libreoffice.attach(profile=tmp_path)


def test_nobody_on_a_pipe_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xlpy.engines.libreoffice.office._ANSWER", 0)
    with pytest.raises(libreoffice.OfficeError, match="pipa"):
        libreoffice.attach(pipe="xlpy_tidak_ada")


IN_PROCESS = """
import sys
sys.modules["pandas"] = sys.modules["numpy"] = None
sys.path[:0] = {path!r}

def write():
    from xlpy.engines import libreoffice
    app = libreoffice.attach_context(XSCRIPTCONTEXT.getComponentContext())
    book = libreoffice.open_book(app)
    book.sheets[0]["A1"].value = [["dari dalam", 0.5]]
    return app.pid
"""


def test_the_engine_runs_inside_of_libreoffice(running: OwnOffice, tmp_path: Path) -> None:
    scripts = tmp_path / "profil" / "user" / "Scripts" / "python"
    scripts.mkdir(parents=True)
    path = [str(Path(libreoffice.__file__).parents[3]), str(Path(xw.__file__).parents[1])]
    (scripts / "tulis.py").write_text(IN_PROCESS.format(path=path), encoding="utf-8")
    factory = running.create("com.sun.star.script.provider.MasterScriptProviderFactory")
    script = factory.createScriptProvider("user").getScript(
        "vnd.sun.star.script:tulis.py$write?language=Python&location=user"
    )
    inside, _, _ = script.invoke((), (), ())
    cells = running.create("com.sun.star.frame.Desktop").CurrentComponent.Sheets.getByIndex(0)
    assert (inside, cells.getCellRangeByName("A1:B1").DataArray) == (running.pid, (("dari dalam", 0.5),))


def test_python_variables_of_ours_do_not_reach_libreoffice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert "PYTHONPATH" not in environment(tmp_path)
