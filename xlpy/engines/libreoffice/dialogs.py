"""Questions to the person in front of LibreOffice: a message, a line of text, a file.

All can be answered by keyboard: Enter takes the marked button, Esc is no answer (a question of yes or no wants one).
"""

from collections.abc import Sequence
from pathlib import Path

from xlpy.engines.libreoffice.bridge import Uno, enum, file_url, struct, system_path
from xlpy.engines.libreoffice.errors import OfficeError
from xlpy.engines.libreoffice.office import Office

# com.sun.star.awt.MessageBoxButtons: which buttons, and which of them Enter takes.
_BUTTONS = {"ok": 1 | 0x10000, "ok_cancel": 2 | 0x10000, "yes_no": 3 | 0x40000, "yes_no_cancel": 4 | 0x40000}
_ANSWERS = {0: "cancel", 1: "ok", 2: "yes", 3: "no"}  # com.sun.star.awt.MessageBoxResults
_OK_BUTTON, _CANCEL_BUTTON = 1, 2  # com.sun.star.awt.PushButtonType
_OPEN, _SAVE = 0, 10  # com.sun.star.ui.dialogs.TemplateDescription: FILEOPEN_SIMPLE, FILESAVE_AUTOEXTENSION
_CHOSEN = 1  # com.sun.star.ui.dialogs.ExecutableDialogResults.OK
_WIDTH, _LINE, _GAP = 220, 12, 6  # the input box, in LibreOffice's units of a dialog (a quarter of a letter)
_LETTERS_PER_LINE = 50


class Dialogs:
    """Dialogs over the office's own windows; a call waits for the answer.

    Raises (every one of them):
        OfficeError: LibreOffice runs without windows, so that nobody could ever answer.
    """

    def __init__(self, office: Office, desktop: Uno) -> None:
        self._office = office
        self._desktop = desktop

    def message(self, text: str, title: str = "", buttons: str = "ok", *, critical: bool = False) -> str:
        """Shows a message.

        Args:
            text: what to say.
            title: the window's title.
            buttons: ``ok``, ``ok_cancel``, ``yes_no`` or ``yes_no_cancel``.
            critical: with the sign of an error.

        Returns:
            The button: ``ok``, ``cancel``, ``yes`` or ``no``.
        """
        window = self._window()
        sort = "ERRORBOX" if critical else "INFOBOX" if buttons == "ok" else "QUERYBOX"
        kind = enum("com.sun.star.awt.MessageBoxType", sort)
        box = self._toolkit().createMessageBox(window, kind, _BUTTONS[buttons], title, text)
        try:
            return _ANSWERS[box.execute()]
        finally:
            box.dispose()

    def ask(self, text: str, title: str = "", default: str = "") -> str | None:
        """Asks for a line of text.

        Args:
            text: the question.
            title: the window's title.
            default: what stands in the field.

        Returns:
            What was typed; None where the person gave no answer.
        """
        window = self._window()
        dialog = self._office.create("com.sun.star.awt.UnoControlDialog")
        dialog.setModel(self._input_model(text, title, default))
        dialog.createPeer(self._toolkit(), window)
        try:
            answer = dialog.getControl("answer")
            # What stands there is marked, so that typing replaces it.
            answer.setSelection(struct("com.sun.star.awt.Selection", Min=0, Max=len(default)))
            answer.setFocus()
            return str(answer.getText()) if dialog.execute() == _CHOSEN else None
        finally:
            dialog.dispose()

    def pick_file(
        self,
        title: str = "",
        filters: Sequence[tuple[str, str]] = (),
        folder: Path | None = None,
        *,
        save_as: str | None = None,
    ) -> Path | None:
        """Lets a file be chosen.

        Args:
            title: the window's title.
            filters: what to show, such as ``("Buku kerja", "*.xlsx;*.xlsm")``.
            folder: where to begin.
            save_as: the name to propose; then a file to write is asked for, which may not exist yet.

        Returns:
            The file; None where the person chose none.
        """
        self._window()
        context = self._office.context
        picker = context.ServiceManager.createInstanceWithArgumentsAndContext(
            "com.sun.star.ui.dialogs.FilePicker", (_OPEN if save_as is None else _SAVE,), context
        )
        picker.setTitle(title)
        for name, pattern in filters:
            picker.appendFilter(name, pattern)
        if folder is not None:
            picker.setDisplayDirectory(file_url(folder))
        if save_as is not None:
            picker.setDefaultName(save_as)
        if picker.execute() != _CHOSEN:
            return None
        return Path(system_path(picker.getSelectedFiles()[0]))

    def pick_folder(self, title: str = "", folder: Path | None = None) -> Path | None:
        """Lets a folder be chosen.

        Args:
            title: the window's title.
            folder: where to begin.

        Returns:
            The folder; None where the person chose none.
        """
        self._window()
        picker = self._office.create("com.sun.star.ui.dialogs.FolderPicker")
        picker.setTitle(title)
        if folder is not None:
            picker.setDisplayDirectory(file_url(folder))
        return Path(system_path(picker.getDirectory())) if picker.execute() == _CHOSEN else None

    def _toolkit(self) -> Uno:
        return self._office.create("com.sun.star.awt.Toolkit")

    def _window(self) -> Uno:
        """The window over which a dialog shows."""
        if self._office.headless:
            raise OfficeError("LibreOffice berjalan tanpa jendela, jadi pertanyaan tidak dapat ditampilkan.")
        frame = self._desktop.getCurrentFrame()
        return frame.getContainerWindow() if frame else self._toolkit().getDesktopWindow()

    def _input_model(self, text: str, title: str, default: str) -> Uno:
        """The input box: the question, a field below it, two buttons below that."""
        model = self._office.create("com.sun.star.awt.UnoControlDialogModel")
        lines = sum(1 + len(line) // _LETTERS_PER_LINE for line in text.splitlines() or [""])
        top = _GAP
        inner = _WIDTH - 2 * _GAP
        _add(model, "FixedText", "question", (_GAP, top, inner, lines * _LINE), Label=text, MultiLine=True)
        top += lines * _LINE + _GAP
        _add(model, "Edit", "answer", (_GAP, top, inner, _LINE), Text=default, TabIndex=0)
        top += _LINE + _GAP
        button = inner // 4
        for name, label, sort, left in (
            ("ok", "OK", _OK_BUTTON, _WIDTH - 2 * (button + _GAP)),
            ("cancel", "Batal", _CANCEL_BUTTON, _WIDTH - button - _GAP),
        ):
            place = (left, top, button, _LINE + 2)
            default_button = sort == _OK_BUTTON
            _add(model, "Button", name, place, Label=label, PushButtonType=sort, DefaultButton=default_button)
        model.Title, model.Width, model.Height = title, _WIDTH, top + _LINE + 2 + _GAP
        return model


def _add(model: Uno, sort: str, name: str, place: tuple[int, int, int, int], **properties: object) -> None:
    """One control, at (left, top, width, height)."""
    control = model.createInstance(f"com.sun.star.awt.UnoControl{sort}Model")
    control.PositionX, control.PositionY, control.Width, control.Height = place
    for property_, value in properties.items():
        setattr(control, property_, value)
    model.insertByName(name, control)
