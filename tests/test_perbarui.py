"""Workbooks that earlier versions of the program made, brought to the present schema: nothing of theirs is lost."""

import json
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from buku_lama import SEMUA, old_workbook
from openpyxl.worksheet.worksheet import Worksheet
from validator import sdk_errors

from xlpy import jobs_perbarui, prosedur
from xlpy.book import closed
from xlpy.book.document import Document
from xlpy.book.schema import LEMBAR, VERSI
from xlpy.book.shapes import DERIVED_KINDS
from xlpy.book.versi import BukuLamaError
from xlpy.build.periksa.periksa import periksa
from xlpy.cli import main
from xlpy.jobs_prosedur import verifikasi
from xlpy.report import Laporan

FILLED_ANEW = {"Matriks"}
"""What a check fills; an older one had another table there."""


@dataclass(frozen=True)
class Diperbarui:
    """A workbook before and after.

    Attributes:
        path, lama: the workbook, and the older one beside it.
        said: what was said.
        verdict: what verifying found before.
        document: what it said before.
    """

    path: Path
    lama: Path
    said: Laporan
    verdict: tuple[str, ...]
    document: Document


@pytest.fixture(scope="module", params=SEMUA)
def buku(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Diperbarui:
    """Each of the older workbooks, brought to the present schema."""
    path = old_workbook(request.param, tmp_path_factory.mktemp(request.param))
    document = closed.read(path, lama=True)
    verdict = verdict_of(document, path)
    said = jobs_perbarui.perbarui(path)
    return Diperbarui(path, path.with_name(f"{path.stem}.skema-1.xlsm"), said, verdict, document)


def verdict_of(document: Document, path: Path) -> tuple[str, ...]:
    """The log's head, and whether it, its mirror and the signature hold."""
    log = prosedur.log_of(document)
    state = prosedur.state_of(document)
    signed = "" if state.tanda_tangan is None else prosedur.content_fingerprint(document)
    fits = not signed or state.tanda_tangan is None or state.tanda_tangan.covers(signed)
    mirror = path.with_name(f"{path.name}.log.jsonl")
    return (
        str(len(log)),
        log[-1].sidik if log else "",
        signed,
        str(fits),
        mirror.read_text() if mirror.exists() else "",
    )


def test_an_older_workbook_is_refused_with_versions_and_command(tmp_path: Path) -> None:
    path = old_workbook("disusun", tmp_path)
    with pytest.raises(BukuLamaError, match=rf"berskema 1, .* skema {VERSI}.* rencana-kinerja perbarui \"{path}\""):
        closed.read(path)


def test_what_a_user_typed_is_the_same_cell_by_cell(buku: Diperbarui) -> None:
    before, after = (openpyxl.load_workbook(path, data_only=True) for path in (buku.lama, buku.path))
    for sheet in LEMBAR:
        if sheet.hidden or sheet.name not in before.sheetnames or sheet.name in FILLED_ANEW:
            continue
        for table in sheet.tables:
            if table.name in before[sheet.name].tables:
                typed = [c.heading for c in table.columns if c.kind not in DERIVED_KINDS]
                one = rows_of(before[sheet.name], table.name, typed)
                common = {heading for row in one for heading in row}
                two = [
                    {h: v for h, v in r.items() if h in common} for r in rows_of(after[sheet.name], table.name, typed)
                ]
                assert one == two, table.name
    for name in before.defined_names:
        if not before.defined_names[name].attr_text.startswith(("'", '"')) or name.startswith(("Sah_", "Beranda")):
            continue
        assert named(before, name) == named(after, name), name


def rows_of(sheet: Worksheet, table: str, headings: list[str]) -> list[dict[str, object]]:
    """What stands in the rows of a table under the headings that it has; blank rows left out."""
    cells = list(sheet[sheet.tables[table].ref])
    at = [(i, str(cell.value)) for i, cell in enumerate(cells[0]) if cell.value in headings]
    rows = ({heading: row[i].value for i, heading in at if row[i].value is not None} for row in cells[1:])
    return [row for row in rows if row]


def named(book: openpyxl.Workbook, name: str) -> object:
    """What stands in the cell of a name."""
    places = list(book.defined_names[name].destinations)
    return book[places[0][0]][places[0][1]].value if places else None


def test_the_document_is_the_same(buku: Diperbarui) -> None:
    now = closed.read(buku.path)
    assert now.rencana == buku.document.rencana
    assert now.pengaturan == buku.document.pengaturan
    assert (now.dasar, now.dasar_dpa, now.id, now.sop) == (
        buku.document.dasar,
        buku.document.dasar_dpa,
        buku.document.id,
        buku.document.sop,
    )
    assert now.asing == ()


def test_log_mirror_and_signature_are_the_same(buku: Diperbarui) -> None:
    assert verdict_of(closed.read(buku.path), buku.path) == buku.verdict


def test_verifying_finds_nothing_wrong(buku: Diperbarui) -> None:
    assert not verifikasi(buku.path).berat


def test_the_older_workbook_stays_beside_it_with_its_log(buku: Diperbarui) -> None:
    assert closed.version(buku.lama).skema == 1
    mirrors = [path.with_name(f"{path.name}.log.jsonl") for path in (buku.path, buku.lama)]
    assert [m.exists() for m in mirrors] in ([True, True], [False, False])
    assert buku.said.json["cadangan"] == str(buku.lama)


def test_a_second_time_changes_nothing(buku: Diperbarui) -> None:
    before = buku.path.read_bytes()
    said = jobs_perbarui.perbarui(buku.path)
    assert said.json["berubah"] is False
    assert said.lines == (f"{buku.path.name}: skema {VERSI} sudah yang sekarang; tidak ada yang diubah.",)
    assert buku.path.read_bytes() == before


def test_it_is_a_good_package(buku: Diperbarui) -> None:
    assert periksa(buku.path.read_bytes()) == []
    assert buku.path.stem != "ditandatangani" or sdk_errors(buku.path) == []  # one stands for all: it takes seconds


def test_it_can_be_worked_with(buku: Diperbarui, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", str(buku.path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["langkah"]
    if buku.path.stem == "setengah":
        assert main(["periksa", str(buku.path), "--json"]) in {0, 1}  # as the rules of the day judge the sample
        assert json.loads(capsys.readouterr().out)["temuan"]
        assert closed.read(buku.path).temuan


def test_a_dry_run_says_the_same_and_writes_nothing(tmp_path: Path) -> None:
    path = old_workbook("setengah", tmp_path)
    before = path.read_bytes()
    would = jobs_perbarui.perbarui(path, lihat=True)
    assert path.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["setengah.xlsm", "setengah.xlsm.log.jsonl"]
    done = jobs_perbarui.perbarui(path)
    assert would.json["bertambah"] == done.json["bertambah"]
    assert would.json["cadangan"] is None
