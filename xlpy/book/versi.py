"""The version of a workbook's schema, and what to do where it is another than the program's."""

from collections.abc import Mapping
from dataclasses import dataclass

from xlpy import __version__
from xlpy.book.schema import META, VERSI
from xlpy.book.tables import Found, Row, Rows, as_text
from xlpy.errors import InputError

META_VERSI, META_ID, META_PROGRAM, META_SOP, META_CONTOH = "skema", "id", "program", "sop.", "contoh"


class BukuLamaError(InputError):
    """A workbook of an older schema: it is to be brought to the present one first.

    Attributes:
        versi: of its schema.
    """

    def __init__(self, name: str, versi: int, program: str) -> None:
        made = f" (program {program})" if program else ""
        super().__init__(
            f"{name}: buku kerja ini berskema {versi}{made}, sedangkan program ini ({__version__}) memakai "
            f'skema {VERSI}. Perbarui dulu; cadangannya disimpan di sampingnya: rencana-kinerja perbarui "{name}"'
        )
        self.versi = versi


@dataclass(frozen=True, slots=True)
class Versi:
    """With what a workbook was made.

    Attributes:
        skema: the version of its schema.
        program: the version of the program; empty in workbooks that do not tell it.
    """

    skema: int
    program: str = ""

    @property
    def is_old(self) -> bool:
        """Whether its schema is older than the program's."""
        return self.skema < VERSI


def meta_rows(rows: Rows) -> Mapping[str, Row]:
    """The rows of the sheet ``_meta`` by their key.

    Raises:
        LayoutError: its table is not there.
    """
    return {row.text("kunci"): row for row in Found(META, META.table, rows, []).rows()}


def read_version(name: str, rows: Rows) -> Versi:
    """With what a workbook was made, from the rows of its sheet ``_meta``.

    Raises:
        InputError: with a newer program than this one; it says which.
    """
    found = meta_rows(rows)
    texts = {key: as_text(found[key].raw("isi")) for key in (META_VERSI, META_PROGRAM) if key in found}
    version, program = texts.get(META_VERSI, ""), texts.get(META_PROGRAM, "")
    if not (version.isascii() and version.isdigit()):
        raise InputError(
            f"{name}: lembar {META.name} tidak menyebut versi skema (tertulis “{version}”): lembar tersembunyi itu "
            "berubah. Buka cadangan buku kerja."
        )
    if int(version) > VERSI:
        is_told = program not in ("", __version__)
        wanted = f"versi {program} atau yang lebih baru" if is_told else "versi terbaru"
        raise InputError(
            f"{name}: buku kerja ini berskema {version}, lebih baru daripada yang dikenal program ini "
            f"({__version__}, skema {VERSI}); tidak ada yang diubah. Pasang program Rencana Kinerja "
            f"{wanted}, lalu ulangi."
        )
    return Versi(int(version), program)
