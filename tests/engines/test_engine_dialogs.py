"""Dialogs, answered by the keys of a keyboard."""

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlwings as xw

from xlpy.engines.libreoffice import OfficeError
from xlpy.engines.libreoffice.bridge import Uno, struct, uno, uno_error

ENTER, ESCAPE = (1280, "\r"), (1281, "\x1b")  # com.sun.star.awt.Key
PATIENCE = 20  # seconds
Press = Callable[..., None]


@pytest.fixture(scope="module")
def app(start) -> Iterator[xw.App]:  # noqa: ANN001 - the fixture of conftest.py
    """With windows, on a screen that nobody sees."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SAL_USE_VCLPLUGIN", "svp")
        app = start(headless=False)
    app.visible = True
    app.books.add()
    yield app
    app.quit()


def strike(toolkit: Uno, code: int, letter: str, *, lifted: bool) -> None:
    """A key goes down, and up again unless it is held."""
    event = struct("com.sun.star.awt.KeyEvent", KeyCode=code, KeyChar=uno().Char(letter))
    with contextlib.suppress(uno_error()):  # the key before took the window away
        event.Source = toolkit.getActiveTopWindow()
        toolkit.keyPress(event)
        if lifted:
            toolkit.keyRelease(event)


@pytest.fixture
def press(app: xw.App) -> Iterator[Press]:
    """Presses keys once a dialog shows, beside the call that waits for it."""
    toolkit = app.impl.office.create("com.sun.star.awt.Toolkit")
    hands: list[threading.Thread] = []

    def shows() -> bool:
        windows = [toolkit.getTopWindow(index) for index in range(toolkit.getTopWindowCount())]
        return any(hasattr(window, "execute") for window in windows)

    def answer(*keys: tuple[int, str], lifted: bool) -> None:
        limit = time.monotonic() + PATIENCE
        while not shows() and time.monotonic() < limit:
            time.sleep(0.02)
        for one in keys:
            strike(toolkit, *one, lifted=lifted)
        while shows():
            time.sleep(0.2)
            strike(toolkit, *keys[-1], lifted=lifted)  # a busy machine lost it
            if time.monotonic() > limit:
                app.kill()  # the test fails instead of waiting for ever

    def begin(*keys: tuple[int, str], lifted: bool = True) -> None:
        hands.append(threading.Thread(target=answer, args=keys, kwargs={"lifted": lifted}, daemon=True))
        hands[-1].start()

    yield begin
    for hand in hands:
        hand.join(PATIENCE)


@pytest.mark.parametrize(
    ("buttons", "key", "answer"),
    [
        ("ok", ENTER, "ok"),
        ("ok_cancel", ENTER, "ok"),
        ("ok_cancel", ESCAPE, "cancel"),
        ("yes_no", ENTER, "yes"),
        ("yes_no_cancel", ENTER, "yes"),
        ("yes_no_cancel", ESCAPE, "cancel"),
    ],
)
def test_a_message_gives_the_button(
    app: xw.App, press: Press, buttons: str, key: tuple[int, str], answer: str
) -> None:
    press(key)
    assert app.alert("Lanjutkan?", "Rencana Kinerja", buttons) == answer


def test_a_line_of_text_is_what_was_typed(app: xw.App, press: Press) -> None:
    press((512, "n"), (513, "i"), (514, "p"), ENTER)
    assert app.impl.dialogs.ask("NIP?", "Rencana Kinerja", "lama") == "nip"


def test_a_line_of_text_may_be_left_as_it_stands(app: xw.App, press: Press) -> None:
    press(ENTER)
    assert app.impl.dialogs.ask("NIP?", default="lama") == "lama"


def test_a_question_may_be_left_without_an_answer(app: xw.App, press: Press) -> None:
    press(ESCAPE)
    assert app.impl.dialogs.ask("NIP?", default="lama") is None


def test_no_file_may_be_chosen(app: xw.App, press: Press) -> None:
    press(ESCAPE, lifted=False)  # it is gone as the key goes down: what comes up finds no window
    assert app.impl.dialogs.pick_file("DPA", [("Buku kerja", "*.xlsx")]) is None


def test_no_folder_may_be_chosen(app: xw.App, press: Press) -> None:
    press(ESCAPE, lifted=False)  # it is gone as the key goes down: what comes up finds no window
    assert app.impl.dialogs.pick_folder("Form unit", Path.home()) is None


def test_nobody_can_be_asked_without_windows(start) -> None:  # noqa: ANN001 - the fixture of conftest.py
    unseen = start()
    with pytest.raises(OfficeError, match="tanpa jendela"):
        unseen.alert("Lanjutkan?")
    unseen.quit()
