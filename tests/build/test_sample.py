"""The sample: built files equal their sources, sums are exact, and nobody real is in it."""

import re
import tomllib
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from xlpy.build.sample import write_sample
from xlpy.build.sample_source import read_jabatan
from xlpy.plan.masukan import Pejabat, Pengaturan
from xlpy.plan.model import BULAN
from xlpy.plan.nomenclature import nomenklatur

COMMITTED = Path(__file__).parents[2] / "templates" / "contoh"


@dataclass
class Form:
    """One form of the DPA as openpyxl sees it, amounts in rupiah."""

    unit: str
    kode: str = ""
    alokasi: list[int] = field(default_factory=list)
    keluaran: str = ""
    item: list[int] = field(default_factory=list)
    perkalian: list[int] = field(default_factory=list)
    jumlah: int = 0
    bulanan: list[int] = field(default_factory=list)


def amount(text: str) -> int:
    assert re.fullmatch(r"Rp\d{1,3}(\.\d{3})*,00", text), text
    return int(text[2:-3].replace(".", ""))


def read_form_row(form: Form, cells: list[str]) -> None:
    label, last = cells[0], cells[-1]
    if label.startswith("Alokasi Tahun"):
        form.alokasi.append(amount(label.split(" : ")[1]))
    elif label.startswith("Sub Kegiatan : "):
        form.kode = label.split()[3]
    elif label == "Keluaran":
        form.keluaran = last
    elif label == "Jumlah Anggaran Sub Kegiatan":
        form.jumlah = amount(last)
    elif label in BULAN:
        form.bulanan.append(amount(last))
    elif "0%" in cells:
        form.item.append(amount(last))
        form.perkalian.append(int(cells[1].split()[0]) * amount(cells[3]))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("contoh")
    write_sample(folder)
    return folder


@pytest.fixture(scope="module")
def forms(built: Path) -> list[Form]:
    found: list[Form] = []
    for sheet in openpyxl.load_workbook(built / "dpa-contoh.xlsx"):
        for row in sheet.iter_rows(values_only=True):
            cells = [str(cell) for cell in row if cell is not None]
            if cells and cells[0].startswith("Unit : "):
                found.append(Form(cells[0].split(" - ")[1]))
            elif cells and found:
                read_form_row(found[-1], cells)
    return found


@pytest.mark.parametrize("name", ["dpa-contoh.xlsx", "sasaran-contoh.xlsx"])
def test_a_committed_workbook_is_rebuilt_part_for_part(built: Path, name: str) -> None:
    with zipfile.ZipFile(built / name) as new, zipfile.ZipFile(COMMITTED / name) as old:
        assert {n: new.read(n) for n in new.namelist()} == {n: old.read(n) for n in old.namelist()}


@pytest.mark.parametrize("name", ["tupoksi-contoh.txt", "pengaturan-contoh.toml"])
def test_a_committed_text_is_rebuilt_byte_for_byte(built: Path, name: str) -> None:
    assert (built / name).read_bytes() == (COMMITTED / name).read_bytes()


def test_nothing_else_lies_in_the_committed_folder(built: Path) -> None:
    assert {path.name for path in COMMITTED.iterdir()} == {path.name for path in built.iterdir()}


def test_items_months_and_stated_totals_of_every_form_equal_its_pagu(forms: list[Form]) -> None:
    for form in forms:
        pagu = form.alokasi[1]
        assert [sum(form.item), form.jumlah, sum(form.bulanan), len(form.bulanan)] == [pagu, pagu, pagu, 12], form
        assert form.item == form.perkalian, form


def test_the_budget_is_that_of_a_kecamatan_with_seven_kelurahan(forms: list[Form]) -> None:
    assert len(forms) == len({(form.unit, form.kode) for form in forms}) == 93
    assert len({form.kode[:12] for form in forms}) == 20
    assert len({form.kode[:7] for form in forms}) == 6
    assert sum(form.jumlah for form in forms) == 9_523_685_440
    kelurahan = {form.unit for form in forms if form.unit.startswith("KELURAHAN")}
    assert len(kelurahan) == 7
    shared = Counter(form.kode for form in forms if form.kode.startswith("7.01.03.2.02"))
    assert set(shared.values()) == {7}


def test_every_target_is_in_the_unit_of_the_nomenclature(forms: list[Form]) -> None:
    daftar = nomenklatur(2026)
    for form in forms:
        target, satuan = form.keluaran.split(" ", 1)
        assert int(target) > 0
        assert satuan == daftar.entri[form.kode].satuan


def test_quarterly_targets_of_the_sasaran_agree_with_their_kind(built: Path) -> None:
    sheet = openpyxl.load_workbook(built / "sasaran-contoh.xlsx")["Sasaran"]
    head, *rows = sheet.iter_rows(values_only=True)
    records = [dict(zip(head, row, strict=True)) for row in rows]
    assert len({r["Kode Tujuan"] for r in records}) == 2
    assert len({r["Kode Sasaran"] for r in records}) == 4
    for record in records:
        target = Decimal(str(record["Target"]))
        quarters = [
            Decimal(str(record[f"Target TW {n}"])) for n in ("I", "II", "III", "IV") if record[f"Target TW {n}"]
        ]
        match record["Jenis Target"]:
            case "Kumulatif":
                assert sum(quarters) == target
            case "Konstan":
                assert quarters == [target] * 4
            case "Posisi Akhir":
                assert quarters[-1] == target
            case other:
                pytest.fail(f"jenis target {other}")
        assert all(
            record[name] for name in ("Satuan", "Formulasi", "Definisi Operasional", "Sumber Data", "Rencana Aksi")
        )


def test_sixteen_office_holders_with_duties_and_five_to_sixteen_functions() -> None:
    offices = list(read_jabatan())
    assert len(offices) == 16
    for office in offices:
        assert office.tugas
        assert 5 <= len(office.fungsi) <= 16
        assert len(office.uraian) >= 5


def test_the_regulation_names_every_office_once(built: Path) -> None:
    text = (built / "tupoksi-contoh.txt").read_text(encoding="utf-8")
    flat = re.sub(r"\s+", " ", text)
    for office in read_jabatan():
        assert flat.count(f"{office.nama} mempunyai tugas {office.tugas}") == 1
    assert "\t" in text
    assert "CONTOH" in text.splitlines()[0]


def test_the_settings_name_offices_and_no_person(built: Path) -> None:
    values = tomllib.loads((built / "pengaturan-contoh.toml").read_text(encoding="utf-8"))
    pejabat = tuple(Pejabat(**row) for row in values.pop("pejabat"))
    settings = Pengaturan(**values, pejabat=pejabat)
    assert settings.tahun == 2026
    assert len(pejabat) == 18
    assert {p.nama for p in pejabat} == {"Nama Pejabat (contoh)"}
    assert {p.nip for p in pejabat} == {""}
    titles = {p.jabatan for p in pejabat}
    assert all(p.atasan in titles for p in pejabat if p.jabatan != "Camat")
