"""The list of the units that should hand in, as offices keep it: whatever the file, the headings and the spelling."""

from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from masuk_gabung import book

from xlpy.consolidate.daftar import Diharapkan, read_batas, read_daftar
from xlpy.consolidate.gabung import Susunan, arrange
from xlpy.consolidate.harapan import NOT_LISTED
from xlpy.consolidate.keadaan import Keadaan
from xlpy.consolidate.nama import kunci_induk, kunci_unit
from xlpy.errors import InputError
from xlpy.sop.wib import WIB

END = datetime(2027, 2, 10, 23, 59, 59, tzinfo=WIB)
TEXTS = {
    "semikolon dan BOM": ("\ufeffKecamatan;Batas\r\nKlakah;10/02/2027\r\nRanuyoso;\r\n", "utf-8"),
    "tabulasi UTF-16": ("Kecamatan\tBatas\r\nKlakah\t10 Februari 2027\r\nRanuyoso\t\r\n", "utf-16"),
    "petunjuk Excel": ("sep=;\r\nUnit Kerja;Tenggat\r\nKlakah;2027-02-10\r\nRanuyoso;\r\n", "utf-8"),
    "judul lain": ('No,Nama Kecamatan,"Batas Akhir"\n1,Klakah,10-02-2027\n2,Ranuyoso,\n', "cp1252"),
    "judul di bawah": (
        "Daftar Kecamatan\n\nNo;Nama OPD;Batas\n(1);(2);(3)\n1;Klakah;10.02.2027\n2;Ranuyoso;\n",
        "utf-8",
    ),
    "jumlah di bawah": ("Kode;Kecamatan;Batas\n7.01;Klakah;2027-02-10\n;Ranuyoso;\n;Jumlah;\n", "utf-8"),
}


def read(tmp_path: Path, text: str, encoding: str = "utf-8", name: str = "daftar.csv") -> tuple[Diharapkan, ...]:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return read_daftar(path)


@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize("name", ["daftar.csv", "daftar.txt"])
def test_a_list_is_read_however_it_was_saved(tmp_path: Path, kind: str, name: str) -> None:
    assert read(tmp_path, *TEXTS[kind], name) == (Diharapkan("Klakah", END), Diharapkan("Ranuyoso"))


def test_a_workbook_may_have_the_list_anywhere_on_any_sheet(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.active.append(["Petunjuk: isi lembar berikut"])
    sheet = made.create_sheet("Daftar")
    for row in ([], [None, "DAFTAR KECAMATAN"], [None, "Nama", "Kecamatan", "Batas", "Kabupaten"],
                [None, "Ani", "Klakah", date(2027, 2, 10), "Kab. Lumajang"], [None, "Budi", "Ranuyoso"]):  # fmt: skip
        sheet.append(row)
    made.save(tmp_path / "d.xlsx")
    assert read_daftar(tmp_path / "d.xlsx") == (Diharapkan("Klakah", END, "Kab. Lumajang"), Diharapkan("Ranuyoso"))


def test_bare_names_need_no_heading(tmp_path: Path) -> None:
    for text in ("Klakah\nRanuyoso\n", "1;Klakah\n2;Ranuyoso\n"):
        assert [unit.nama for unit in read(tmp_path, text)] == ["Klakah", "Ranuyoso"]
    with pytest.raises(InputError, match="tidak ada kolom berjudul"):
        read(tmp_path, "Klakah;Ani\nRanuyoso;Budi\n")


def test_a_unit_that_stands_there_twice_counts_once_unless_its_deadlines_differ(tmp_path: Path) -> None:
    assert len(read(tmp_path, "Kecamatan\nKlakah\nKec. Klakah\nKECAMATAN KLAKAH\n")) == 1
    assert len(read(tmp_path, "Kecamatan;Kabupaten\nSukorejo;Kendal\nSukorejo;Ponorogo\n")) == 2
    with pytest.raises(InputError, match="Klakah tertulis dua kali dengan batas yang berlainan"):
        read(tmp_path, "Kecamatan;Batas\nKlakah;2027-02-10\nKec. Klakah;2027-02-11\n")


def test_a_deadline_that_is_none_is_named_with_its_row(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"daftar.csv baris 3, Ranuyoso: Batas 'besok' bukan tanggal"):
        read(tmp_path, "Kecamatan;Batas\nKlakah;\nRanuyoso;besok\n")
    assert read_batas("2027-02-10 00:00").time() == time(0, 0), "midnight that somebody typed"


@pytest.mark.parametrize(
    "written", ["Klakah", "KEC. KLAKAH", "Kecamatan Klakah", "Camat Klakah", "Kantor Kecamatan Klakah Kab. Lumajang"]
)
def test_an_office_is_one_however_it_is_spelled(written: str) -> None:
    assert kunci_unit(written) == "klakah"


def test_names_that_only_look_alike_stay_apart() -> None:
    for other in ("Kecamatan Kota", "Kota Baru", "Lumajang Kota", "Kecamatan", "Kecil"):
        assert kunci_unit(other) not in {kunci_unit("Klakah"), kunci_unit("Lumajang"), ""}
    assert kunci_induk("Pemkab Lumajang") == kunci_induk("PEMERINTAH KABUPATEN LUMAJANG") == "kabupaten lumajang"
    assert kunci_induk("Kota Kediri") != kunci_induk("Kabupaten Kediri")


def arranged(*listed: Diharapkan, refused: tuple[str, ...] = ()) -> Susunan:
    """Klakah and Ranuyoso are in, both of Lumajang."""
    units = ("Kecamatan Klakah", "RANUYOSO")
    files = [book(unit, unit=unit, induk="Kabupaten Lumajang", dokumen=unit) for unit in units]
    return arrange(files, [(name, "rusak") for name in refused], listed)


def test_the_list_may_spell_a_name_otherwise() -> None:
    made = arranged(Diharapkan("Kec. Ranuyoso"), Diharapkan("Camat Klakah"))
    assert [row.unit for row in made.status] == ["RANUYOSO", "Kecamatan Klakah"], "in the order of the list"
    assert (made.luar, made.names(Keadaan.BELUM)) == ((), [])


def test_what_is_not_on_the_list_counts_and_is_said_and_a_mistyped_name_is_guessed() -> None:
    made = arranged(Diharapkan("Klakah"), Diharapkan("Ranuyosa"))
    assert made.luar == ("RANUYOSO",)
    assert [m.catatan for m in made.dipakai] == [(), (NOT_LISTED,)]
    (missing,) = (row for row in made.status if row.keadaan is Keadaan.BELUM)
    assert missing.alasan == "mungkin yang masuk sebagai RANUYOSO, yang tidak ada dalam daftar"


def test_units_of_the_same_name_are_told_apart_by_their_region() -> None:
    made = arranged(Diharapkan("Klakah", induk="Kab. Kendal"), Diharapkan("Klakah", induk="Lumajang"),
                    Diharapkan("Ranuyoso", induk="Pemkab Lumajang"))  # fmt: skip
    missing = [(row.unit, row.induk) for row in made.status if row.keadaan is Keadaan.BELUM]
    assert missing == [("Klakah", "Kab. Kendal"), ("Klakah", "Lumajang")], "Lumajang alone is no kabupaten"


def test_a_refused_file_is_known_by_its_name() -> None:
    made = arranged(Diharapkan("Kec. Sukorejo"), refused=("masuk/sukorejo (1).xlsx",))
    (refused,) = (row for row in made.status if row.keadaan is Keadaan.DITOLAK)
    (missing,) = (row for row in made.status if row.keadaan is Keadaan.BELUM)
    assert refused.unit == missing.unit == "Kec. Sukorejo"
    assert "berkasnya ditolak: masuk/sukorejo (1).xlsx" in missing.alasan


def test_two_versions_of_a_plan_whose_office_was_respelled_count_once() -> None:
    made = arrange([book("a", 1, unit="Klakah"), book("b", 2, unit="Kecamatan Klakah")], ())
    assert {row.nama: row.keadaan for row in made.status} == {"a": Keadaan.GANDA, "b": Keadaan.DITERIMA}
