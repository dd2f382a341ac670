"""An office's own kertas.toml: what it changes, and what is wrong with one, with its line."""

from pathlib import Path

import pytest

from xlpy.book.schema import RENCANA
from xlpy.errors import InputError
from xlpy.forms.layout import Font
from xlpy.forms.templat import NAMA, built_in, load, of_office

USUAL = load(
    """
    [kertas]
    huruf = "Arial"
    nomor = "{klasifikasi}/{urut}/{kode}/{tahun}"
    [kolom]
    rencana-kinerja = ["kode", "nama", "target", "anggaran", "keterangan"]
    [kata]
    pernyataan = "Kami, {nama}, {jabatan}, berjanji."
    """,
    None,
    NAMA,
)


def test_without_a_file_all_is_as_built_in(tmp_path: Path) -> None:
    assert of_office(tmp_path) is built_in()


def test_the_built_in_one_names_every_column_of_the_form() -> None:
    printed = tuple(column.key for column in RENCANA.table.printed_columns)
    assert built_in().kolom["rencana-kinerja"] == printed


def test_an_office_changes_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    text = '[kertas]\nhuruf = "Times New Roman"\n[kata]\nkode-pemeriksa = "Kode ini bukan TTE"\n'
    (tmp_path / NAMA).write_text(f"\ufeff{text}", encoding="utf-8")  # as Notepad saves it
    own = of_office(tmp_path)
    assert (own.font, own.kata["kode-pemeriksa"]) == (Font.TIMES, "Kode ini bukan TTE")
    assert (own.nomor, own.kolom) == (built_in().nomor, built_in().kolom)


def test_the_columns_that_an_office_leaves_out_are_not_shown() -> None:
    own = load('[kolom]\nrencana-kinerja = ["kode", "nama", "target", "anggaran"]\n', USUAL, NAMA)
    assert own.tanpa_kolom == {"rencana-kinerja": ("keterangan",)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[kata]\npernyataan = "Kami, {nama}, berjanji."', 'baris 2: "pernyataan" tidak memuat {jabatan}'),
        (
            '[kata]\npernyataan = "{nama} {jabatan} {nip}"',
            "memuat {nip} yang tidak dikenal. Yang dapat dipakai: {nama}",
        ),
        ('[kata]\npernyataan = "{nama} {jabatan} {"', "kurung kurawal yang tidak lengkap"),
        ('[kata]\npernyatan = "{nama}"', 'kunci "pernyatan" tidak dikenal. Maksud Anda "pernyataan"?'),
        ('\n[kertas]\nhuruf = "Comic Sans"', 'baris 3: huruf "Comic Sans" tidak dikenal'),
        ('[kertas]\nnomor = "{urut}"', 'baris 2: "nomor" tidak memuat {klasifikasi}, {kode}, {tahun}'),
        ('[kolom]\nrencana-kinerja = ["kode", "nama", "target"]', 'kolom "anggaran" tidak ada, padahal kertas'),
        ('[kolom]\nrencana-kinerja = ["kode", "warna"]', 'kolom "warna" tidak dikenal'),
        ("[huruf]\n", 'bagian "huruf" tidak dikenal'),
        ("kertas = \n", "bukan TOML yang benar"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, said: str) -> None:
    with pytest.raises(InputError) as refused:
        load(text, USUAL, NAMA)
    assert said in str(refused.value)
    assert str(refused.value).startswith(f"{NAMA} baris ")


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / NAMA).write_bytes(b"\xff\xfe\x00k")
    with pytest.raises(InputError, match="bukan teks UTF-8"):
        of_office(tmp_path)
