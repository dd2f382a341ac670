"""Printing by the command, from the workbook to the PDF and back: what the paper says leads to the log."""

import io
import json
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from contoh import dokumen
from jalan import mirror, read, verified
from kertas import Cetakan, baca
from PIL import Image
from pypdf import PdfReader

from xlpy import buku
from xlpy.cli import main
from xlpy.forms import pdf
from xlpy.forms.catalogue import papers

ONE = "tanda-terima"


def make(folder: Path) -> Path:
    """A small workbook with a plan, whose procedure has not begun."""
    path = folder / "buku.xlsx"
    buku.save(replace(dokumen(), temuan=()), path, None)
    return path


def cetak(path: Path, *more: str) -> int:
    return main(["cetak", str(path), *more])


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook whose papers were all printed, and one of them before."""
    path = make(tmp_path_factory.mktemp("cetak"))
    assert cetak(path, ONE) == 0
    assert cetak(path, "--semua") == 0
    return path


@pytest.fixture(scope="module")
def folder(book: Path) -> Path:
    return book.with_name("buku-kertas")


@pytest.fixture(scope="module")
def printed(book: Path, folder: Path) -> dict[str, Cetakan]:
    """Every single paper, as read, in the order in which the log names them."""
    told = json.loads(json.loads(mirror(book).read_text(encoding="utf-8").splitlines()[-1])["Data"])["kertas"]
    names = [f"{row['kertas']}-{row.get('varian', '')}".rstrip("-") for row in told]
    files = {file.stem[len("00 ") :]: file for file in folder.glob("[0-9]*.pdf")}
    assert set(files) == set(names)
    return {name: baca(files[name].read_bytes()) for name in names}


@pytest.fixture(scope="module")
def codes(folder: Path) -> dict[str, str]:
    """What the QR codes of some papers say, as a camera sees them: of one beside a signature, of one below all."""
    return {name: seen(next(folder.glob(f"?? {name}.pdf"))) for name in (ONE, "buku-agenda")}


def seen(paper: Path) -> str:
    """The one QR code on the last page of a paper."""
    last = str(len(PdfReader(paper).pages))
    drawn = subprocess.run(
        ["pdftoppm", "-r", "150", "-gray", "-f", last, "-l", last, paper], capture_output=True, check=True
    )
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(drawn.stdout)))
    return code.text


def test_every_kind_of_paper_that_there_is_lies_beside_the_workbook(printed: dict[str, Cetakan]) -> None:
    kinds = {kode for kode in papers() if any(name.startswith(kode) for name in printed)}
    assert kinds == papers().keys()


def test_they_are_pdf_a_with_their_fonts_and_without_a_lock(folder: Path) -> None:
    for file in folder.glob("*.pdf"):
        reader = PdfReader(file)
        assert not reader.is_encrypted
        assert reader.xmp_metadata is not None
        assert (reader.xmp_metadata.pdfaid_part, reader.xmp_metadata.pdfaid_conformance) == ("2", "B"), file.name
        assert "/OutputIntents" in reader.root_object
        told = subprocess.run(["pdffonts", file], capture_output=True, text=True, check=True).stdout
        embedded = [line.split()[-5] for line in told.splitlines()[2:]]  # before: sub, uni, and two of the object
        assert set(embedded) == {"yes"}, told


def test_a_screen_reader_is_told_title_language_and_order(folder: Path) -> None:
    for file in folder.glob("*.pdf"):
        reader = PdfReader(file)
        root, whole = reader.root_object, file.name == "semua-kertas.pdf"
        title = "Semua kertas Rencana Kinerja" if whole else reader.metadata and reader.metadata.title
        assert title, f"{file.name}: no title"
        assert reader.xmp_metadata is not None
        assert reader.xmp_metadata.dc_title == {"x-default": title}, file.name
        assert root["/ViewerPreferences"]["/DisplayDocTitle"], f"{file.name}: its name would be read instead"  # type: ignore[index]
        assert root["/Lang"] == "id-ID", file.name
        assert reader.outline, f"{file.name}: no bookmarks"
        # Tags of several papers cannot be joined: who needs them opens the single ones.
        assert ("/StructTreeRoot" in root) is not whole, file.name
        assert bool(root.get("/MarkInfo", {}).get("/Marked")) is not whole, file.name


def test_the_bundle_holds_every_paper_in_order_and_its_outline_leads_to_each(
    folder: Path, printed: dict[str, Cetakan]
) -> None:
    reader = PdfReader(folder / "semua-kertas.pdf")
    pages = [len(paper.halaman) for paper in printed.values()]
    assert len(reader.pages) == sum(pages)
    starts = [reader.get_destination_page_number(item) for item in reader.outline]  # type: ignore[arg-type]
    assert starts == [sum(pages[:n]) for n in range(len(pages))]
    whole = baca((folder / "semua-kertas.pdf").read_bytes())
    assert whole.teks == " ".join(paper.teks for paper in printed.values())


def test_every_page_has_the_foot_line_and_its_own_number(printed: dict[str, Cetakan]) -> None:
    for name, paper in printed.items():
        for number, page in enumerate(paper.halaman, start=1):
            assert re.search(r"Sidik [0-9A-F-]{19} · Log [0-9A-F-]{19}", page.teks), name
            assert f"Halaman {number} dari {len(paper.halaman)}" in page.teks, name


def test_the_qr_code_says_what_the_foot_line_says_and_that_it_is_no_signature(
    codes: dict[str, str], printed: dict[str, Cetakan]
) -> None:
    for name, code in codes.items():
        sidik, log = re.findall(r"(?:Sidik|Log) ([0-9A-F-]{19})", printed[name].teks)[:2]
        assert code == f"Rencana Kinerja 2026 / Sidik {sidik} / Log {log}"
        assert "bukan tanda tangan elektronik" in printed[name].teks


def test_what_the_paper_says_is_found_in_the_workbook(
    book: Path, codes: dict[str, str], printed: dict[str, Cetakan], capsys: pytest.CaptureFixture[str]
) -> None:
    foot = re.search(r"Sidik.*?Log [0-9A-F-]{19}", printed[ONE].teks)
    assert foot
    for kode in (codes[ONE], foot[0], f"{foot[0]} Halaman 1 dari 1"):
        code, said = verified(book, capsys, "--kode", kode)
        assert (code, said["kertas"]["cocok"], said["kertas"]["baris"]) == (0, True, 1)  # type: ignore[index]
    assert "Tercatat dicetak pada baris 2" in said["kertas"]["pesan"][1]  # type: ignore[index]


def test_a_paper_from_before_a_change_is_told_as_such(
    book: Path, codes: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / book.name
    for file in (book, mirror(book)):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    opened = buku.open_workbook(path)
    first, *others = opened.document.rencana.sub_kegiatan
    changed = (replace(first, penanggung_jawab="Jabatan Lain"), *others)
    plan = replace(opened.document.rencana, sub_kegiatan=changed)
    buku.save(replace(opened.document, rencana=plan), path, opened)
    code, said = verified(path, capsys, "--kode", codes[ONE])
    assert (code, said["utuh"], said["kertas"]["cocok"]) == (1, True, False)  # type: ignore[index]
    assert "bukan cetakan terakhir" in " ".join(said["kertas"]["pesan"])  # type: ignore[index]


def test_the_log_names_each_paper_with_the_fingerprint_of_what_it_says(
    book: Path, printed: dict[str, Cetakan]
) -> None:
    first, second = (json.loads(line) for line in mirror(book).read_text(encoding="utf-8").splitlines())
    (alone,) = json.loads(first["Data"])["kertas"]
    together = json.loads(second["Data"])["kertas"]
    assert (first["Tindakan"], alone["kertas"], len(together)) == ("cetak", ONE, len(printed))
    assert alone in together  # printed again: the same content, whatever its codes


def test_printed_again_is_said_with_when_and_by_whom(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / book.name
    for file in (book, mirror(book)):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    without_libreoffice(monkeypatch, tmp_path)
    assert cetak(path, ONE) == 0
    said = capsys.readouterr().out
    assert re.search(r"Cetakan ke-3: isi yang sama sudah dicetak \d\d/\d\d/\d{4} \d\d\.\d\d oleh \S+", said)
    assert "(baris 2 log)" in said


def without_libreoffice(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(pdf, "_USUAL_PLACES", ())


def test_without_libreoffice_the_papers_are_left_to_be_printed_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = make(tmp_path)
    without_libreoffice(monkeypatch, tmp_path)
    assert cetak(path, "--semua", "--ke", str(tmp_path / "kertas")) == 0
    assert "LibreOffice belum terpasang" in capsys.readouterr().out
    assert {file.suffix for file in (tmp_path / "kertas").iterdir()} == {".xlsx"}
    assert [row["tindakan"] for row in read(path).tabel["tblLog"]] == ["cetak"]


def test_a_libreoffice_that_makes_nothing_is_told_and_the_papers_are_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = make(tmp_path)
    broken = tmp_path / "soffice"
    broken.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert cetak(path, ONE) == 0
    assert "1 kertas tidak menjadi PDF" in capsys.readouterr().out
    assert [file.suffix for file in (tmp_path / "buku-kertas").iterdir()] == [".xlsx"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["tanda-trima"], "Maksud Anda tanda-terima?"),
        ([ONE, "--jabatan", "Kasi Pemerintahan"], "tidak dibuat untuk jabatan tertentu"),
        ([ONE, "--pelaku", "Orang Lain"], 'Pelaku "Orang Lain" tidak ada pada daftar pejabat'),
    ],
)
def test_what_cannot_be_printed_is_refused_and_the_log_stays(
    book: Path, typed: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = book.read_bytes(), mirror(book).read_bytes()
    assert cetak(book, *typed) == 3
    assert said in capsys.readouterr().err
    assert (book.read_bytes(), mirror(book).read_bytes()) == before


def test_a_folder_that_cannot_be_made_is_told_and_nothing_is_logged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = make(tmp_path)
    (tmp_path / "buku-kertas").write_text("bukan folder", encoding="utf-8")
    assert cetak(path, ONE) == 4
    assert "Pilih folder lain" in capsys.readouterr().err
    assert not mirror(path).exists()


def test_the_papers_there_are_are_listed_with_their_steps(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    before = book.read_bytes()
    assert cetak(book, "--daftar", "--json") == 0
    told = {row["kertas"]: row["langkah"] for row in json.loads(capsys.readouterr().out)["kertas"]}
    assert told.keys() == papers().keys()
    assert told[ONE] == [10]
    assert book.read_bytes() == before


def test_the_emblem_that_is_broken_is_told_with_its_cell_and_printing_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "buku.xlsx"
    document = dokumen()
    buku.save(replace(document, isian={**document.isian, "Lambang": "lambang.png"}), path, None)
    good = io.BytesIO()
    Image.new("RGB", (40, 50), "red").save(good, "PNG")
    (tmp_path / "lambang.png").write_bytes(good.getvalue()[:-30])
    without_libreoffice(monkeypatch, tmp_path)
    assert cetak(path, ONE) == 0
    assert "Pengaturan!B19: gambar lambang" in capsys.readouterr().out
