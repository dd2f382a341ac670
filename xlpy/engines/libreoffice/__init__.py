"""xlwings on LibreOffice: an engine over UNO, after the contract in ``xlwings.base_classes``.

``activate()``, then xlwings as ever; ``attach`` and ``attach_context`` take a LibreOffice that runs already.
"""

from xlpy.engines.libreoffice.activation import activate, attach, attach_context, open_book
from xlpy.engines.libreoffice.errors import OfficeError, ProtectedSheetError, UnsupportedError

__all__ = [
    "OfficeError",
    "ProtectedSheetError",
    "UnsupportedError",
    "activate",
    "attach",
    "attach_context",
    "open_book",
]
