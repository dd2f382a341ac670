"""The door: what comes out of a check, and that its findings keep their names."""

from dataclasses import replace
from pathlib import Path

import pytest
from contoh_aturan import HARI_INI, bahan
from contoh_bercacat import clean_sample
from halaman_aturan import page
from hypothesis import given, settings
from hypothesis import strategies as st
from nama_temuan import names
from strategies import document as documents

from xlpy.book.document import Document, dokumen_kosong
from xlpy.checks.bahan import Bahan
from xlpy.checks.catalogue import check
from xlpy.checks.ukuran import daftar
from xlpy.plan.facts import kunci_of
from xlpy.plan.nomenclature import nomenklatur
from xlpy.plan.temuan import Tingkat

ROOT = Path(__file__).resolve().parents[2]


def around(document: Document, **lain: object) -> Bahan:
    return Bahan(document=document, nomenklatur=nomenklatur(document.pengaturan.tahun), hari_ini=HARI_INI, **lain)


@pytest.fixture(scope="module")
def sample() -> Document:
    return clean_sample()


def test_the_clean_sample_has_no_berat_finding_and_few_others(sample: Document) -> None:
    found = check(around(sample))
    assert [t for t in found if t.tingkat is Tingkat.BERAT] == []
    # Duties that no money serves, electricity of the kelurahan, and the signer without NIP: all true of the sample.
    assert {t.aturan for t in found} == {"RK-406", "RK-407", "RK-602"}
    assert len(found) <= 15


def test_a_plan_compared_with_itself_as_last_year_is_a_copy(sample: Document) -> None:
    last = replace(sample, pengaturan=replace(sample.pengaturan, tahun=sample.pengaturan.tahun - 1))
    ours = {t.aturan for t in check(around(sample, tahun_lalu=last))}
    assert ours - {"RK-406", "RK-407", "RK-602"} == {"RK-801", "RK-802"}


def test_an_empty_workbook_says_what_is_missing_and_nothing_else() -> None:
    found = check(around(dokumen_kosong()))
    assert [t.aturan for t in found] == ["RK-105", "RK-401", "RK-601", "RK-601", "RK-601", "RK-602", "RK-604"]


TOLD = """
    rencana           | indikator            | satuan  | target | pagu
    7.01.01.2.01.0002 | Jumlah rapat         | Kali    | 2      | 5
    7.01.01.2.01.0001 | Persentase capaian   | %       | 110    | 10

    dpa               | pagu
    7.01.01.2.01.0001 | 11
    7.01.01.2.01.0002 | 5
"""


def test_a_finding_keeps_its_name_when_rows_move_and_values_change() -> None:
    told = bahan(TOLD)
    plan = told.rencana
    moved = replace(
        told.document,
        rencana=replace(plan, sub_kegiatan=tuple(replace(s, pagu=s.pagu + 1) for s in reversed(plan.sub_kegiatan))),
        dpa=replace(
            told.document.dpa,
            sub_kegiatan=tuple(replace(s, pagu=s.pagu + 1) for s in told.document.dpa.sub_kegiatan),
        ),
    )
    before, after = check(told), check(replace(told, document=moved))
    assert {t.identitas for t in before} == {t.identitas for t in after}
    assert [t.pesan for t in before if t.aturan == "RK-201"] != [t.pesan for t in after if t.aturan == "RK-201"]


def test_a_finding_leads_to_the_cell_of_its_field() -> None:
    (found,) = [t for t in check(bahan(TOLD)) if t.aturan == "RK-201"]
    letak = bahan(TOLD).document.letak
    assert found.sel == f"Rencana Kinerja!{letak.kolom['pagu']}{letak.awal}"


@settings(max_examples=settings().max_examples // 4)  # a whole document is dear to make
@given(documents, st.booleans())
def test_no_document_stops_the_check_and_each_finding_has_its_own_name(document: Document, compared: bool) -> None:
    other = {"tahun_lalu": document, "sebelum_perubahan": document} if compared else {}
    found = check(around(document, **other))
    assert len({t.identitas for t in found}) == len(found)


def test_the_page_of_the_rules_is_what_the_rules_say() -> None:
    written = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert written == page(), "jalankan: make docs"


def test_the_names_of_findings_are_the_same_in_every_version() -> None:
    """A waiver is kept under the name of its finding: a name that changes would lose it.

    After a deliberate change: python tests/alat/nama_temuan.py > tests/checks/data/nama_temuan.txt
    """
    kept = (ROOT / "tests" / "checks" / "data" / "nama_temuan.txt").read_text(encoding="utf-8")
    assert kept == names()


def test_daftar_names_five_and_counts_the_rest() -> None:
    assert daftar("abcde") == "a, b, c, d, e"
    assert daftar("abcdefg") == "a, b, c, d, e, dan 2 lagi"
    assert daftar("abc", 1) == "a, dan 2 lagi"


def test_a_field_without_a_cell_leads_to_the_sheet() -> None:
    told = bahan(TOLD)
    sub = told.rencana.sub_kegiatan[0]
    letak = told.document.letak
    row = letak.baris[kunci_of(sub)]
    assert told.sel(sub, "pagu") == told.sel(kunci_of(sub), "pagu") == f"Rencana Kinerja!{letak.kolom['pagu']}{row}"
    assert told.sel(sub, "tidak ada") == "Rencana Kinerja"
