"""The next number, as the workbook's own letters and agenda let it be known."""

from dataclasses import replace
from pathlib import Path

import pytest
from contoh import dokumen
from prosedur import Kantor

from xlpy.book.document import Document
from xlpy.nomor import proposals
from xlpy.sop.muat import load_sop

SIGNING, DELIVERING, RECEIVING = (load_sop().langkah[n - 1] for n in (9, 11, 1))


def office(**isian: str) -> Document:
    document = dokumen()
    parts = {"Klasifikasi_Surat": "000.7.2", "Kode_Surat": "427.90", **isian}
    return replace(document, isian={**document.isian, **parts})


def with_log(document: Document) -> Document:
    """With the log of an office that numbered its letter 000.7.2/4/427.90/2026."""
    rows = tuple(
        row.row() | {"data": '{"nomor_agenda":"012","nomor_dokumen":"000.7.2/004/427.90/2026"}'}
        for row in Kantor().finish(1).log[-1:]
    )
    return replace(document, tabel={**document.tabel, "tblLog": rows})


def test_the_first_letter_is_number_one(tmp_path: Path) -> None:
    assert proposals(office(), tmp_path, SIGNING) == (
        "Nomor dokumen berikutnya menurut agenda: 000.7.2/1/427.90/2026",
    )


def test_the_next_follows_the_highest_that_sheets_and_log_know(tmp_path: Path) -> None:
    document = with_log(office(Dokumen_Nomor="000.7.2/2/427.90/2026"))
    rows = ({"kepada": "Bappeda", "nomor_surat": "000.7.2/7/427.90/2026"}, {"kepada": "x", "nomor_surat": "50/9"})
    more = replace(document, tabel={**document.tabel, "tblDistribusi": rows})
    assert proposals(document, tmp_path, DELIVERING)[0].endswith(" 000.7.2/5/427.90/2026")
    assert proposals(more, tmp_path, DELIVERING)[0].endswith(" 000.7.2/8/427.90/2026")


def test_the_agenda_goes_on_as_wide_as_it_was(tmp_path: Path) -> None:
    assert proposals(office(), tmp_path, RECEIVING)[0].endswith(" 001")
    assert proposals(with_log(office()), tmp_path, RECEIVING)[0].endswith(" 013")


def test_a_number_that_is_typed_already_is_not_proposed(tmp_path: Path) -> None:
    assert proposals(office(Dokumen_Nomor="1"), tmp_path, SIGNING) == ()


@pytest.mark.parametrize("missing", ["Klasifikasi_Surat", "Kode_Surat"])
def test_half_a_number_is_not_proposed(tmp_path: Path, missing: str) -> None:
    assert proposals(office(**{missing: ""}), tmp_path, SIGNING) == ()


def test_an_office_has_its_own_pattern(tmp_path: Path) -> None:
    pattern = '[kertas]\nnomor = "{urut}/{klasifikasi}-{kode}/{tahun}"\n'
    (tmp_path / "kertas.toml").write_text(pattern, encoding="utf-8")
    document = office(Pengantar_Nomor="3/000.7.2-427.90/2026")
    assert proposals(document, tmp_path, SIGNING)[0].endswith(" 4/000.7.2-427.90/2026")
