"""What docs/log.md says of the log's form is true: its own little program agrees with us."""

import hashlib
import re
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from prosedur import rechained, whole_log

from xlpy.sop.banding import short_code
from xlpy.sop.catatan import KOLOM, Catatan
from xlpy.sop.cermin import mirror_line
from xlpy.sop.rantai import check, head

PAGE = (Path(__file__).parents[2] / "docs" / "log.md").read_text(encoding="utf-8")
LOG = whole_log()


def program() -> str:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    return code


@pytest.fixture
def verify(tmp_path: Path) -> "Verify":
    return Verify(tmp_path)


class Verify:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, log: list[Catatan], *code: str) -> tuple[int, str]:
        mirror = self.folder / "buku.xlsm.log.jsonl"
        mirror.write_bytes("".join(map(mirror_line, log)).encode())
        done = subprocess.run(
            [sys.executable, "-c", program(), mirror, *code], capture_output=True, text=True, check=False
        )
        return done.returncode, (done.stdout + done.stderr).strip()


def test_the_program_has_twenty_lines() -> None:
    assert len([line for line in program().splitlines() if line.strip()]) <= 20


def test_the_program_finds_a_whole_log_whole(verify: Verify) -> None:
    assert verify(LOG) == (0, f"whole, ends with {head(LOG)}")
    assert verify(LOG, short_code(LOG[4].sidik))[0] == 0


def test_the_program_names_the_same_first_line_as_we_do(verify: Verify) -> None:
    damaged = [*LOG[:6], LOG[7], LOG[6], *LOG[8:]]
    found = check(damaged)
    assert found is not None
    assert verify(damaged) == (1, f"broken at line {found.baris}")


def test_the_program_finds_a_log_written_anew_by_its_code(verify: Verify) -> None:
    anew = rechained([*LOG[:5], LOG[6]], 5)
    assert verify(anew)[0] == 0
    assert verify(anew, short_code(head(LOG)))[0] == 1


def test_the_columns_are_those_of_the_page() -> None:
    rows = re.findall(r"^\| ([^|]+) \| [^|]+ \|$", PAGE.split("## The fingerprint")[0], re.MULTILINE)
    headings = [name for row in rows if row != "Heading" for name in row.split(", ")]
    assert headings == list(KOLOM.values())


def test_a_line_to_the_byte() -> None:
    line = LOG[0]
    form = (
        '{"Catatan":"sebab","Data":"{}","Jabatan":"Petugas Agenda","Langkah":"1","No":"1","Pelaku":"Peni",'
        f'"Pencatat":"keke@pc-1","Sidik Isi":"{line.sidik_isi}","Sidik Sebelumnya":"{"0" * 64}","Tindakan":"mulai",'
        '"Waktu Catat":"2026-01-05T08:00:00+07:00","Waktu Kejadian":"2026-01-05T08:00:00+07:00"}'
    )
    assert hashlib.sha256(form.encode()).hexdigest() == line.sidik
    assert mirror_line(line) == form.replace('"Sidik Isi"', f'"Sidik":"{line.sidik}","Sidik Isi"') + "\n"


def test_a_log_survives_a_workbook_saved_twice_by_openpyxl(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(KOLOM.values()))
    for line in LOG:
        sheet.append(list(line.row().values()))
    book.save(tmp_path / "satu.xlsx")
    load_workbook(tmp_path / "satu.xlsx").save(tmp_path / "dua.xlsx")
    again = load_workbook(tmp_path / "dua.xlsx").active
    assert again is not None
    rows = list(again.iter_rows(min_row=2, values_only=True))
    assert [Catatan.from_row(dict(zip(KOLOM, row, strict=True))) for row in rows] == LOG
