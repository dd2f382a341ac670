"""The signature on the workbook: the plan is frozen, a change shows with macros off too, a revision starts anew."""

import shutil
from pathlib import Path

import openpyxl
import pytest
from hitung_ulang import Ubah, converter
from jalan import do, edit, make, mirror, opened, read, verified, walk
from openpyxl.worksheet.worksheet import Worksheet

from xlpy.cli import main
from xlpy.resources import sample_folder

FORM = "Rencana Kinerja"
BEFORE_SIGNING = 22
"""Lines of the sample's log before the signature."""
NOT_VALID = "TIDAK SAH – isi berubah setelah ditandatangani"


@pytest.fixture(scope="module")
def ubah(tmp_path_factory: pytest.TempPathFactory) -> Ubah:
    return converter(tmp_path_factory.mktemp("lo"))


def form_says(book: Path) -> str:
    """What the form says of itself under its title, as stored."""
    return str(openpyxl.load_workbook(book, data_only=True)[FORM]["A4"].value)


def computed(book: Path, ubah: Ubah) -> tuple[str, str]:
    """What the form and Beranda say once every formula is computed anew, without any macro."""
    (result,) = ubah("xlsx", book)
    inside = openpyxl.load_workbook(result, data_only=True)
    return str(inside[FORM]["A4"].value), str(inside["Beranda"]["A6"].value)


def cell_of(page: Worksheet, heading: str) -> str:
    """The address of the first filled cell of a column of the form."""
    cells = page[page.tables["tblSubKegiatan"].ref]
    column = next(i for i, cell in enumerate(cells[0]) if cell.value == heading)
    return str(next(row[column] for row in cells[1:] if row[column].value).coordinate)


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook whose next step is the signature."""
    book = make(tmp_path_factory.mktemp("draf"))
    assert form_says(book) == "DRAFT"
    walk(book, BEFORE_SIGNING)
    return book


@pytest.fixture
def draft(drafted: Path, tmp_path: Path) -> Path:
    for file in (drafted, mirror(drafted)):
        shutil.copy(file, tmp_path)
    return tmp_path / drafted.name


def sign(book: Path) -> int:
    day = "2026-01-22"
    assert do(book, 9, "mulai", "Camat", at=f"{day} 09:00") == 0
    data = ("nomor_dokumen=000.7.2/1/2026", f"tanggal_dokumen={day}")
    return do(book, 9, "selesai", "Camat", at=f"{day} 09:30", data=data)


def test_until_it_is_signed_the_form_is_a_draft_with_its_version(drafted: Path) -> None:
    assert form_says(drafted) == "DRAFT VERSI 2"
    assert not openpyxl.load_workbook(drafted)[FORM].protection.sheet


def test_a_line_of_the_form_typed_over_cannot_be_signed(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(draft, FORM, {"A2": "KECAMATAN LAIN"})
    assert sign(draft) == 3
    said = capsys.readouterr().err
    assert f"{FORM}!A2" in said
    assert "berisi “KECAMATAN LAIN”, sedangkan menurut isi buku kerja “KECAMATAN CONTOH”" in said
    assert "lembar Pengaturan" in said


def test_signing_writes_the_cells_as_they_are_signed(
    draft: Path, ubah: Ubah, capsys: pytest.CaptureFixture[str]
) -> None:
    """Line breaks, numbers as text and rows out of order are read leniently; the paper says what was signed."""
    with opened(draft) as inside:
        page = inside[FORM]
        for heading, change in (("Indikator Kinerja", lambda text: text.replace(" ", "\n", 1)), ("Target", str)):
            cell = page[cell_of(page, heading)]
            cell.value = change(cell.value)
        page[cell_of(page, "No")] = "Z"
    assert sign(draft) == 0
    assert computed(draft, ubah)[0] == "Nomor 000.7.2/1/2026"
    assert verified(draft, capsys)[0] == 0


def test_a_day_that_was_taken_for_a_text_is_written_as_a_day(draft: Path) -> None:
    """An application with American settings takes 22/01/2026 for no day; formulas understand days only."""
    edit(draft, "Pengaturan", {"B13": "22/01/2026"})
    assert sign(draft) == 0
    assert openpyxl.load_workbook(draft)["Pengaturan"]["B13"].is_date


def test_signed_the_form_tells_its_number_in_libreoffice_too(walked: Path, ubah: Ubah) -> None:
    assert form_says(walked) == "Nomor 000.7.2/1/2026"
    assert computed(walked, ubah) == ("Nomor 000.7.2/1/2026", "Semua langkah selesai.")


@pytest.mark.parametrize("sheet", ["Sasaran", "DPA", "Tupoksi", FORM])
def test_signed_the_sheets_of_the_plan_are_protected(walked: Path, sheet: str) -> None:
    assert openpyxl.load_workbook(walked)[sheet].protection.sheet


def test_a_field_typed_over_shows_without_macros(copy: Path, ubah: Ubah) -> None:
    with opened(copy) as inside:
        page = inside[FORM]
        page[cell_of(page, "Rencana Aksi")] = "Lain"
    form, home = computed(copy, ubah)
    assert form == NOT_VALID
    assert home.startswith(f"✖ {NOT_VALID}")


def test_another_signer_shows_without_macros(copy: Path, ubah: Ubah) -> None:
    with opened(copy) as inside:
        page = inside["Pengaturan"]
        first = next(row for row in page.iter_rows() if row[0].value == "Camat")
        first[1].value = "Nama Lain"
    assert computed(copy, ubah)[0] == NOT_VALID


def test_a_copy_that_was_made_to_fit_the_change_is_told(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with opened(copy) as inside:
        page = inside["_sah"]
        page["B7"] = "Judul Lain"
    code, said = verified(copy, capsys)
    assert code == 1
    assert "lembar tersembunyi _sah" in str(said["tanda_tangan"])


@pytest.mark.parametrize(("cell", "what"), [("B2", "waktu"), ("B3", "nama"), ("B4", "sidik")])
def test_a_seal_of_the_copy_that_was_edited_is_told(
    copy: Path, capsys: pytest.CaptureFixture[str], cell: str, what: str
) -> None:
    edit(copy, "_sah", {cell: "lain"})
    code, said = verified(copy, capsys)
    assert code == 1
    assert f"menyebut {what} tanda tangan yang lain dari log" in str(said["tanda_tangan"])


def test_a_line_of_the_form_typed_over_is_named(copy: Path, ubah: Ubah, capsys: pytest.CaptureFixture[str]) -> None:
    edit(copy, FORM, {"A1": "RENCANA KERJA"})
    code, said = verified(copy, capsys)
    assert code == 1
    assert f"{FORM}!A1 berisi “RENCANA KERJA” (seharusnya “RENCANA KINERJA TAHUN 2026”)" in str(said["tanda_tangan"])
    assert computed(copy, ubah)[0] == NOT_VALID


def test_generating_anew_never_voids_a_signature_silently(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["susun", str(copy)]) == 0, "the plan does not change, so nothing is refused"
    before = copy.read_bytes()
    dpa = copy.parent / "dpa.xlsx"
    inside = openpyxl.load_workbook(sample_folder() / "dpa-contoh.xlsx")
    for page in inside:
        for row in page.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and "Dokumen" in cell.value:
                    cell.value = cell.value.replace("Dokumen", "Laporan")
    inside.save(dpa)
    assert main(["susun", str(copy), "--dpa", str(dpa)]) == 3
    assert "sudah ditandatangani" in capsys.readouterr().err
    assert copy.read_bytes() == before
    assert main(["susun", str(copy), "--dpa", str(dpa), "--lihat"]) == 1, "RK-705: the signature would not hold"


@pytest.fixture
def reopened(copy: Path) -> Path:
    """A signed workbook that was reopened for a revision."""
    assert do(copy, 5, "buka-kembali", "Camat", at="2026-06-01 08:00", alasan="DPPA ditetapkan") == 0
    return copy


def test_signing_keeps_the_signed_version_with_its_log(walked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = walked.with_name("buku.ditandatangani-1.xlsm")
    assert form_says(kept) == "Nomor 000.7.2/1/2026"
    assert mirror(kept).exists()
    assert verified(kept, capsys)[0] == 0


def test_reopening_keeps_the_signed_version_where_its_copy_is_gone(
    reopened: Path, walked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = reopened.with_name("buku.ditandatangani-1.xlsm")
    assert kept.read_bytes() == walked.read_bytes()
    assert mirror(kept).read_bytes() == mirror(walked).read_bytes()
    assert verified(kept, capsys)[0] == 0


def test_reopening_starts_a_revision_that_is_a_draft_again(reopened: Path, ubah: Ubah) -> None:
    inside = openpyxl.load_workbook(reopened, data_only=True)
    assert inside[FORM]["A1"].value == "RENCANA KINERJA TAHUN 2026 (PERUBAHAN KE-1)"
    assert not inside[FORM].protection.sheet
    assert computed(reopened, ubah)[0] == "DRAFT"


def test_what_belonged_to_the_voided_round_is_not_recorded_again(reopened: Path) -> None:
    document = read(reopened)
    gone = {"Dokumen_Nomor", "Draft_Versi", "Draft_Diserahkan", "Paraf_Kasubbag", "Paraf_Sekretaris"}
    gone |= {"Pengantar_Nomor", "Pengantar_Penerima"}
    assert not gone & document.isian.keys()
    assert document.isian["Surat_Nomor_Agenda"] == "012", "the letter is the same one"
    assert document.pengaturan.tanggal == ""
    assert [row.get("waktu") for row in document.tabel["tblDistribusi"]] == [None]


def test_a_revision_is_signed_like_the_first_plan(reopened: Path, capsys: pytest.CaptureFixture[str]) -> None:
    day = "2026-06-02"
    rest: list[tuple[int, str, tuple[str, ...]]] = [
        (5, "Staf", ()),
        (6, "Kasubag Keuangan", (f"draft_diserahkan={day} 08:00",)),
        (7, "Sekretaris", ()),
        (8, "Kasubag Keuangan", (f"paraf_kasubbag={day} 08:00", f"paraf_sekretaris={day} 08:00")),
        (9, "Camat", ("nomor_dokumen=000.7.2/9/2026", f"tanggal_dokumen={day}")),
    ]
    for number, by, data in rest:
        assert do(reopened, number, "mulai", by, at=f"{day} 08:00") == 0
        assert do(reopened, number, "selesai", by, at=f"{day} 08:00", data=data) == 0
    assert form_says(reopened) == "Nomor 000.7.2/9/2026"
    assert read(reopened).isian["Draft_Versi"] == "3"
    assert verified(reopened, capsys)[0] == 0
