"""The sample from its files to the workbook, as `make demo` does it; LibreOffice prints its sheets, poppler reads."""

import io
import json
import re
import subprocess
from contextlib import redirect_stdout
from pathlib import Path

import openpyxl
import pytest
from gambar import PICTURES, SIDIK, fingerprints, looks_like, masked, page_pictures
from jaringan import watched
from kertas_contoh import BOOK, FOLDER, index_page, printed, sample_papers
from PIL import Image, ImageChops, ImageDraw
from rupa_halaman import MOST, look_alike, pages, unlike

from xlpy import jobs
from xlpy.book import closed
from xlpy.cli import main
from xlpy.forms import pdf
from xlpy.forms.catalogue import papers as all_papers
from xlpy.pencetakan import Helai

STALE = "run: make contoh-kertas, and look the papers over"
OLD_PICTURES = "run: make gambar, and look at the pictures"
F4_LANDSCAPE = (936.0, 612.0)  # points; Folio, 13 × 8.5 inch


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder that `contoh` leaves on a machine that has nothing but Python, and what it says."""
    folder, told = tmp_path_factory.mktemp("hasil"), io.StringIO()
    with pytest.MonkeyPatch.context() as machine, redirect_stdout(told), watched() as tried:
        machine.setenv("PATH", str(folder))
        machine.setattr(pdf, "_USUAL_PLACES", ())
        assert main(["contoh", str(folder)]) == 0
    assert tried == [], "the sample reaches for a network"
    return folder, told.getvalue()


@pytest.fixture(scope="module")
def hasil(made: tuple[Path, str]) -> Path:
    return made[0]


@pytest.fixture(scope="module")
def said(made: tuple[Path, str]) -> str:
    return made[1]


@pytest.fixture(scope="module")
def sheets(hasil: Path) -> Path:
    """The workbook's own sheets on paper."""
    book = hasil / "RencanaKinerja-contoh.xlsm"
    program = pdf.find_libreoffice()
    assert program is not None, "LibreOffice is not installed: .ci/pasang-libreoffice sees to it"
    printed = hasil / "lembar.pdf"
    printed.write_bytes(pdf.print_all(program, {book.name: book.read_bytes()})[book.name])
    return printed


def text_of(page_or_file: Path, *options: str) -> str:
    done = subprocess.run(
        ["pdftotext", "-layout", *options, page_or_file, "-"], capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture(scope="module")
def form_pages(sheets: Path) -> list[str]:
    """The text of each page of the form."""
    pages = text_of(sheets).split("\f")
    return [page for page in pages if re.search(r"\n *Rencana Kinerja +Halaman \d+ dari", page)]


def test_the_sample_becomes_a_workbook_with_the_dpa_s_money(hasil: Path) -> None:
    book = openpyxl.load_workbook(hasil / "RencanaKinerja-contoh.xlsm", data_only=True)
    sheet = book["Rencana Kinerja"]
    total = [row for row in sheet.iter_rows(values_only=True) if "JUMLAH" in row]
    assert 9_523_685_440 in total[0]


def test_every_page_repeats_the_head_and_counts_the_pages(form_pages: list[str]) -> None:
    assert len(form_pages) > 3
    for page in form_pages:
        assert "Indikator Kinerja" in page
        assert re.search(r"Halaman \d+ dari \d+", page)


def test_the_paper_is_f4_landscape(sheets: Path) -> None:
    done = subprocess.run(["pdfinfo", sheets], capture_output=True, text=True, check=True)
    found = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", done.stdout)
    assert found
    assert (float(found[1]), float(found[2])) == F4_LANDSCAPE


def test_the_signature_stands_with_the_last_rows_of_the_table(form_pages: list[str]) -> None:
    last = form_pages[-1]
    assert "CAMAT CONTOH" in last
    assert "Contoh, 22 Januari 2026" in last
    assert "JUMLAH" in last
    assert re.search(r"7\.01\.\d\d\.2\.\d\d\.\d{4}", last), "the signature block is alone on its page"


def test_no_cell_of_the_form_shows_an_error(form_pages: list[str]) -> None:
    shown = [mark for page in form_pages for mark in ("#NAME?", "#REF!", "#VALUE!", "Err:", "###") if mark in page]
    assert shown == []


def test_long_names_are_printed_whole(form_pages: list[str]) -> None:
    words = " ".join(" ".join(form_pages).split())
    for ending in ("Negara Kesatuan Republik", "Kelurahan"):
        assert ending in words


def test_without_libreoffice_all_is_made_and_that_is_said(hasil: Path, said: str) -> None:
    assert "LibreOffice belum terpasang" in said
    papers = {file.suffix for file in (hasil / "RencanaKinerja-contoh-kertas").iterdir()}
    assert papers == {".xlsx"}


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "berkas").write_text("bukan folder", encoding="utf-8")
    assert main(["contoh", str(tmp_path / "berkas")]) == 4
    assert "tidak dapat ditulisi" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("jenis", "berkas", "said"),
    [
        ("dpa", "dpa-contoh.xlsx", "Terbaca 6 program, 20 kegiatan, 93 sub kegiatan"),
        ("tupoksi", "tupoksi-contoh.txt", "Terbaca 16 jabatan"),
        ("sasaran", "sasaran-contoh.xlsx", "Terbaca 2 tujuan dan 4 sasaran"),
    ],
)
def test_what_is_understood_of_each_input_is_said(
    hasil: Path, jenis: str, berkas: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["impor", jenis, str(hasil / "masukan" / berkas)]) == 0
    assert said in capsys.readouterr().out
    assert main(["impor", jenis, str(hasil / "masukan" / berkas), "--json"]) == 0
    assert f'"jenis": "{jenis}"' in capsys.readouterr().out


def test_an_office_s_own_sop_travels_in_the_workbook(hasil: Path, tmp_path: Path) -> None:
    sop = tmp_path / "sop.toml"
    builtin = Path(jobs.__file__).parent / "sop" / "sop.toml"
    sop.write_text("# SOP kantor kami\n" + builtin.read_text(encoding="utf-8"), encoding="utf-8")
    dpa, book = hasil / "masukan" / "dpa-contoh.xlsx", tmp_path / "buku.xlsx"
    assert main(["susun", "--dpa", str(dpa), "--sop", str(sop), "-o", str(book)]) == 0
    assert closed.read(book).sop.startswith("# SOP kantor kami")
    assert main(["susun", str(book), "--sop", str(sop)]) == 3, "the SOP of a workbook that exists is its own"


def test_a_wrong_sop_is_refused_with_its_line(
    hasil: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sop = tmp_path / "sop.toml"
    sop.write_text("[identitas]\nnomor = 1\n", encoding="utf-8")
    dpa = hasil / "masukan" / "dpa-contoh.xlsx"
    assert main(["susun", "--dpa", str(dpa), "--sop", str(sop), "-o", str(tmp_path / "b.xlsx")]) == 3
    assert "sop.toml baris" in capsys.readouterr().err


def test_every_unit_of_the_sample_sent_its_form_one_of_them_late(hasil: Path) -> None:
    told = closed.read(hasil / "RencanaKinerja-contoh.xlsm").tabel["tblUnit"]
    assert len(told) == 14
    assert {row["status"] for row in told} == {"Diterima"}
    assert {row["jabatan"]: row.get("terlambat") for row in told if row.get("terlambat")} == {
        "Lurah Teratai": "1 hari"
    }
    assert len(list((hasil / "form-unit" / "kembali").glob("*.xlsx"))) == 14


def test_a_signed_plan_takes_no_forms_but_shows_them(hasil: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book, place = str(hasil / "RencanaKinerja-contoh.xlsm"), str(hasil / "form-unit" / "kembali")
    assert main(["unit", "kumpul", book, place]) == 3
    assert "sudah ditandatangani" in capsys.readouterr().err
    assert main(["unit", "kumpul", book, place, "--lihat"]) == 0
    assert "14 masuk (1 terlambat), 0 belum" in capsys.readouterr().out


@pytest.fixture(scope="module")
def papers(hasil: Path) -> list[Helai]:
    """The papers that are shown in docs/contoh, laid out anew."""
    return sample_papers(hasil / BOOK)


def test_the_papers_shown_say_what_the_sample_says_now(papers: list[Helai]) -> None:
    assert index_page(papers) == (FOLDER / "README.md").read_text(encoding="utf-8"), STALE


def test_the_guide_shows_every_paper() -> None:
    guide = (FOLDER.parent / "kertas.md").read_text(encoding="utf-8")
    assert [code for code in all_papers() if f"`{code}`" not in guide] == []
    shown = re.findall(r"\]\((gambar/kertas/[^)]+|contoh/[^)]+)\)", guide)
    assert [place for place in shown if not (FOLDER.parent / place).exists()] == []
    pictures = {Path(place).stem for place in shown if place.startswith("gambar/")}
    assert pictures == {file.stem for file in FOLDER.glob("*.pdf")}


def test_the_papers_shown_look_as_they_did_when_they_were_looked_over(papers: list[Helai]) -> None:
    anew = printed(papers)
    assert sorted(anew) == sorted(file.name for file in FOLDER.glob("*.pdf")), STALE
    assert [name for name, data in anew.items() if not look_alike((FOLDER / name).read_bytes(), data)] == [], STALE


def test_a_text_that_is_missing_or_stands_elsewhere_is_seen_on_the_pictures() -> None:
    (letter,) = pages((FOLDER / "09-surat-pengantar.pdf").read_bytes(), 1)
    assert unlike(letter, ImageChops.offset(letter, 0, 3)) > MOST, "2 mm lower"
    without = letter.copy()
    ImageDraw.Draw(without).rectangle((28, 75, 120, 135), fill=255)  # whom it is for
    assert unlike(letter, without) > MOST


def test_the_guide_s_pictures_of_sheets_look_as_the_sheets_do_now(sheets: Path) -> None:
    stale = []
    for name, anew in page_pictures(sheets).items():
        with Image.open(PICTURES / f"{name}.png") as shown:
            if not looks_like(masked(anew, name), masked(shown, name)):
                stale.append(name)
    assert stale == [], OLD_PICTURES


def test_a_picture_of_another_sheet_is_seen() -> None:
    with Image.open(PICTURES / "koreksi.png") as one, Image.open(PICTURES / "distribusi.png") as other:
        assert not looks_like(masked(one, "koreksi"), masked(other.resize(one.size), "koreksi"))


def test_what_the_guide_s_other_pictures_show_has_not_changed_since(hasil: Path) -> None:
    assert fingerprints(hasil) == json.loads(SIDIK.read_text(encoding="utf-8")), OLD_PICTURES
