"""The office's settings from a .toml file."""

from pathlib import Path

import pytest

from xlpy.errors import InputError, WorkbookError
from xlpy.importers.pengaturan import read_pengaturan
from xlpy.plan.masukan import Pejabat


@pytest.fixture
def settings_file(tmp_path: Path) -> Path:
    return tmp_path / "kantor.toml"


def test_settings_and_office_holders_are_read(settings_file: Path) -> None:
    settings_file.write_text(
        'tahun = 2027\nkecamatan = " Mawar  Indah "\n[[pejabat]]\njabatan = "Camat"\nnip = "1"\n', encoding="utf-8"
    )
    found = read_pengaturan(settings_file)
    assert (found.tahun, found.kecamatan, found.judul) == (2027, "Mawar Indah", "Rencana Kinerja")
    assert found.pejabat == (Pejabat(jabatan="Camat", nip="1"),)


def test_the_period_and_the_accounts_of_an_office_holder_are_read(settings_file: Path) -> None:
    settings_file.write_text(
        'tahun = 2027\n[[pejabat]]\njabatan = "Camat"\nmulai = "2026-06-01"\nakun = "sari@pc-1; sari@pc-2"\n',
        encoding="utf-8",
    )
    (found,) = read_pengaturan(settings_file).pejabat
    assert found == Pejabat(jabatan="Camat", mulai="2026-06-01", akun=("sari@pc-1", "sari@pc-2"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("tahun 2027", "kantor.toml baris 1: bukan berkas TOML yang benar. Periksa"),
        ('kecamatan = "Mawar"', "'tahun' belum diisi"),
        ('tahun = "2027"', "'tahun' belum diisi"),
        ('tahun = 2027\nkecamatn = "Mawar"', "'kecamatn' tidak dikenal"),
        ("tahun = 2027\nkecamatan = true", "'kecamatan' harus berupa teks"),
        ('tahun = 2027\n[[pejabat]]\nnama = "A"', "harus menyebut 'jabatan'"),
        ('tahun = 2027\n[[pejabat]]\njabatan = "A"\ngaji = "1"', "'gaji' tidak dikenal"),
        ('tahun = 2027\n[[pejabat]]\njabatan = "A"\nmulai = "1/6/2026"', "'mulai' berisi '1/6/2026', bukan tanggal"),
        ('tahun = 2027\n[[pejabat]]\njabatan = "A"\nselesai = "20260601"', "'selesai' berisi '20260601', bukan"),
    ],
)
def test_what_is_wrong_is_named(settings_file: Path, text: str, said: str) -> None:
    settings_file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        read_pengaturan(settings_file)


def test_another_encoding_is_named_without_english(settings_file: Path) -> None:
    settings_file.write_bytes(b'kecamatan = "Caf\xe9"')
    with pytest.raises(InputError, match=r"^kantor.toml: bukan berkas teks UTF-8"):
        read_pengaturan(settings_file)


def test_a_missing_file_is_named(settings_file: Path) -> None:
    with pytest.raises(WorkbookError, match=r"kantor.*\(berkas atau foldernya tidak ada\)"):
        read_pengaturan(settings_file)
