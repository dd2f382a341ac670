"""The two roots of every error a user may see.

``InputError`` is the user's to mend; ``WorkbookError`` is about the file, the application or the disk.
Their text is Indonesian and says where, what is wrong and what to do; the doors show it as it is.
"""


class InputError(ValueError):
    """The input cannot be used as it stands; the user can mend it (exit code 3)."""


class WorkbookError(RuntimeError):
    """A file cannot be read or written, or the application does not answer (exit code 4)."""
