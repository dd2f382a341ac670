"""The eleven steps by clicks in a real LibreOffice: the log verifies, the signed form shows what is done to it.

The same steps by commands on the closed file must leave the same.
"""

import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from jalan import do, essence, make, mirror, read, verified
from kantor import Kantor

from xlpy.book.document import Document
from xlpy.book.shapes import Kind
from xlpy.jobs_contoh import steps_of
from xlpy.resources import sample_folder

INPUTS = sample_folder()
FORM = "Rencana Kinerja"
BUTTONS = {
    "mulai": "LangkahMulai",
    "selesai": "LangkahSelesai",
    "kembalikan": "LangkahKembalikan",
}


pytestmark = pytest.mark.lama  # test_langkah walks the same by commands, test_layar a step by keys


@pytest.fixture(scope="module")
def clicked(kantor: Kantor, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook whose eleven steps were taken by clicks, what they record typed on the sheets."""
    path = make(tmp_path_factory.mktemp("klik"))
    kantor.open(path)
    for number, taken in enumerate(steps_of(INPUTS / "langkah-contoh.toml", path)):
        fill_sheets(kantor, path, taken.data, taken.koreksi)
        many = taken.langkah in {10, 11} and taken.tindakan in {"mulai", "selesai"}
        which = [str(taken.langkah)] if many and not (taken.langkah == 11 and taken.tindakan == "selesai") else []
        which = [] if (taken.langkah, taken.tindakan) == (11, "mulai") else which
        reason = [taken.alasan] if taken.tindakan == "kembalikan" else []
        me = [] if number else [taken.pelaku]  # who sits here is asked once
        answers = [*which, taken.pelaku, taken.waktu, *reason, *me]
        said = kantor.click(path, f"Pita.{BUTTONS[taken.tindakan]}", answers)
        assert "Tercatat pada baris" in said, (taken.langkah, taken.tindakan, said)
    kantor.book(path).close()
    return path


def fill_sheets(kantor: Kantor, path: Path, data: tuple[str, ...], corrections: tuple[str, ...]) -> None:
    """Type what a step records on the sheets that ask for it, without saving."""
    from xlpy.book.schema import DISTRIBUSI, KOREKSI, SURAT, UNIT  # noqa: PLC0415

    names = {name.key: name for name in SURAT.names}
    book = kantor.book(path)
    rows: dict[str, list[list[str]]] = {}
    for text in data:
        key, _, value = text.partition("=")
        if key in names:
            sign = "" if names[key].kind is Kind.CODE else "'"  # the cells of codes are formatted as text
            book.sheets[SURAT.name].range(names[key].cell).value = f"{sign}{value}"
        elif key == "tanggal_dokumen":
            book.sheets["Pengaturan"].range("B13").value = f"'{value}"
        else:
            rows.setdefault(key, []).append(value.split("|"))
    for text in corrections:
        rows.setdefault("koreksi", []).append(text.split("|"))
    places = {
        "form_unit": (UNIT, ("jabatan", "unit", "dikirim", "diterima")),
        "koreksi": (KOREKSI, ("bagian", "tertulis", "koreksi", "status")),
        "distribusi": (DISTRIBUSI, ("kepada", "nama", "waktu", "tanda_terima")),
    }
    for key, lines in rows.items():
        sheet, columns = places[key]
        page = book.sheets[sheet.name]
        head = page.tables[sheet.table.name].header_row_range
        for number, line in enumerate(lines, start=1):
            for column, cell in zip(columns, line, strict=False):
                at = head.column + sheet.table.index(column)
                page.range((head.row + number, at)).value = f"'{cell}" if cell else None


def test_eleven_steps_by_clicks_leave_a_signed_workbook_that_verifies(
    clicked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = verified(clicked, capsys)
    assert (code, said["utuh"], said["baris"]) == (0, True, 28)
    assert openpyxl.load_workbook(clicked, data_only=True)[FORM]["A4"].value == "Nomor 000.7.2/1/2026"


def test_the_steps_by_clicks_say_what_the_steps_by_commands_say(clicked: Path, walked: Path) -> None:
    by_click, by_command = essence(read(clicked)), essence(read(walked))

    def told(document: Document) -> list[tuple[object, ...]]:
        return [
            tuple(row.get(k) for k in ("langkah", "tindakan", "pelaku", "waktu_kejadian"))
            for row in document.tabel["tblLog"]
        ]

    assert told(by_click) == told(by_command)
    assert by_click.rencana == by_command.rencana
    assert by_click.tabel["tblSah"] == by_command.tabel["tblSah"]


def test_a_signed_plan_that_is_typed_over_in_libreoffice_shows_it_at_once(
    kantor: Kantor, clicked: Path, tmp_path: Path
) -> None:
    path = tmp_path / "lain.xlsm"
    shutil.copy(clicked, path)
    shutil.copy(mirror(clicked), mirror(path))
    book = kantor.open(path)
    form = book.sheets[FORM]
    form.impl.unprotect()
    heads = form.tables["tblSubKegiatan"].header_row_range.options(ndim=1).value
    form.range((8, heads.index("Target") + 1)).value = 1
    said = str(form.range("A4").value)
    form.to_pdf(tmp_path / "batal.pdf")
    verdict = kantor.click(path, "Pita.Verifikasi")
    kantor.book(path).close()
    assert said == "TIDAK SAH – isi berubah setelah ditandatangani"
    assert "TIDAK SAH" in verdict
    assert "TIDAK SAH" in text_of(tmp_path / "batal.pdf")


def text_of(paper: Path) -> str:
    """What a PDF says."""
    return subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True, text=True, check=True).stdout


def test_the_signed_form_is_printed_with_its_number(kantor: Kantor, clicked: Path, tmp_path: Path) -> None:
    book = kantor.open(clicked)
    book.sheets[FORM].to_pdf(tmp_path / "sah.pdf")
    book.close()
    printed = text_of(tmp_path / "sah.pdf")
    assert "Nomor 000.7.2/1/2026" in printed
    assert "9.523.685.440" in printed
    assert "TIDAK SAH" not in printed


def test_a_step_by_command_goes_on_where_the_clicks_stopped(clicked: Path, tmp_path: Path) -> None:
    path = tmp_path / "lanjut.xlsm"
    shutil.copy(clicked, path)
    shutil.copy(mirror(clicked), mirror(path))
    assert do(path, 10, "buka-kembali", "Staf", at="2026-01-23 08:00", alasan="ulang") == 0
