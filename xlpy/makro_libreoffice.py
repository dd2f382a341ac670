"""What a click in LibreOffice starts: a process of its own that speaks with that LibreOffice and runs the macro.

Use: python -m xlpy.makro_libreoffice KODE URL-DOKUMEN URL-PROFIL
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlparse
from urllib.request import url2pathname

from xlpy.book import live


def run(kode: str, document: str, profile: str) -> None:
    """Run a macro on a document that is open in LibreOffice.

    Args:
        kode: its name in ``xlpy.macros``.
        document: the URL of the document.
        profile: the URL of LibreOffice's folder ``user``.

    Raises:
        OfficeError: that LibreOffice does not answer, or the document is not open in it.
        SystemExit: the macro was refused, or is not there yet; it was said.
    """
    live.import_xlwings()
    from xlpy.engines import libreoffice  # noqa: PLC0415 - after xlwings; here the application is taken

    app = libreoffice.attach(profile=path_of_url(profile).parent)
    book = next((book for book in app.books if document == book.api.URL), None)
    if book is None:
        raise libreoffice.OfficeError("Buku kerja ini tidak terbuka lagi di LibreOffice.")
    book.set_mock_caller()
    from xlpy import klik, macros  # noqa: PLC0415 - with all that they do

    macro = getattr(macros, kode, None)
    if macro is None:
        klik.refuse(app, "Tindakan ini belum ada pada Rencana Kinerja yang terpasang di komputer ini.")
    try:
        macro()
    except Exception as fault:  # noqa: BLE001 - whatever it is, it is said
        # Nobody sees what a process of its own prints; Excel's bridge shows the same sentence.
        klik.refuse(
            app,
            "Perintah ini berhenti karena kesalahan program. Buku kerja tidak diubah setelah penulisan terakhir. "
            f"Sampaikan baris ini kepada pengelola: ({type(fault).__name__}: {fault})",
            cause=fault,
        )


def path_of_url(url: str) -> Path:
    """The file that a file URL names."""
    return Path(url2pathname(urlparse(url).path))


def main(argv: Sequence[str]) -> None:
    """Take the arguments of the command line."""
    run(*argv)


if __name__ == "__main__":
    main(sys.argv[1:])
