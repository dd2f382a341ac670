"""Everything that is committed but made from sources: the workbook, its generated sources, the form, the sample."""

from pathlib import Path

from xlpy.book.document import dokumen_kosong
from xlpy.book.files import write_file
from xlpy.book.tambal.cangkok import graft
from xlpy.build.form_unit import form_template
from xlpy.build.periksa.periksa import periksa
from xlpy.build.sample import write_sample
from xlpy.build.sumber import generated_sources
from xlpy.build.workbook import build
from xlpy.errors import WorkbookError

BUKU = Path("workbook", "RencanaKinerja.xlsm")
_SOURCES = Path("workbook", "src")
_FORM = Path("templates", "form-unit.xlsx")
_SAMPLE = Path("templates", "contoh")


def bangun(folder: Path, kertas: bytes) -> tuple[Path, ...]:
    """Build all of it below ``folder``, each thing in its place there; returns what was written.

    Args:
        folder: where.
        kertas: an .xlsx with the papers that the workbook has as sheets.

    Raises:
        WorkbookError: a file cannot be written, or the workbook has a defect.
    """
    written = []
    for place, content in generated_sources().items():
        target = folder / _SOURCES / place
        target.parent.mkdir(parents=True, exist_ok=True)
        write_file(target, content)
        written.append(target)
    write_file(folder / BUKU, empty_workbook(kertas))
    write_sample(folder / _SAMPLE)
    write_file(folder / _FORM, form_template())
    return (folder / BUKU, *written, folder / _SAMPLE, folder / _FORM)


def empty_workbook(kertas: bytes) -> bytes:
    """The workbook of an office that has not typed anything yet, with the sheets of ``kertas``.

    Raises:
        WorkbookError: it has a defect; says which.
    """
    data = graft(build(dokumen_kosong(), macros=True), kertas)
    if defects := periksa(data):
        listed = "\n".join(f"  {defect}" for defect in defects)
        raise WorkbookError(f"{BUKU.name}: {len(defects)} cacat, jadi tidak ditulis.\n{listed}")
    return data
