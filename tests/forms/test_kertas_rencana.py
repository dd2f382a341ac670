"""What the papers of the plan say, before any file: all of the plan, its money to the rupiah, the right people."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

import pytest
from contoh import dokumen
from hypothesis import given
from hypothesis import strategies as st
from rencana_besar import INDIKATOR_600, NAMA_80, PEJABAT, bahan, dokumen_besar, rencana_besar

from xlpy.book.document import Document, dokumen_kosong
from xlpy.build.baris_form import form_records
from xlpy.forms import words
from xlpy.forms.catalogue import Varian, papers
from xlpy.forms.layout import Lembar, Row
from xlpy.forms.material import Bahan
from xlpy.forms.offices import offices, units
from xlpy.forms.plan_blocks import budget
from xlpy.plan.masukan import Pejabat
from xlpy.plan.model import RencanaKinerja

OF_THE_PLAN = ("rencana-kinerja", "draft", "draft-paraf", "rkt", "rencana-aksi", "iku")
OF_OFFICES = ("perjanjian-kinerja", "indikator-jabatan", "form-unit")
WHOLE = bahan(dokumen_besar(60))
HIDDEN = "tersembunyi"


def lay_out(kode: str, material: Bahan = WHOLE, varian: str = "") -> Lembar:
    kertas = papers()[kode]
    found = next(v for v in kertas.varian(material) if v.kode == varian)
    return kertas.buat(material, found)


def with_settings(material: Bahan, **changes: object) -> Bahan:
    document = material.document
    return replace(material, document=replace(document, pengaturan=replace(document.pengaturan, **changes)))


def with_typed(material: Bahan, **isian: object) -> Bahan:
    return replace(material, document=replace(material.document, isian={**material.document.isian, **isian}))


def texts(lembar: Lembar) -> list[str]:
    return [cell.text for row in lembar.baris for cell in row.cells if cell.text]


def row_with(lembar: Lembar, text: str) -> Row:
    return next(row for row in lembar.baris if any(cell.text == text for cell in row.cells))


def amount(row: Row) -> int:
    """The money of a row."""
    return next(a for cell in row.cells if (a := as_money(cell.text)) is not None)


def as_money(text: str) -> int | None:
    plain = text.replace(".", "")
    return int(plain) if plain.isdigit() and words.money(int(plain)) == text else None


def total_of(lembar: Lembar) -> int:
    return amount(row_with(lembar, "JUMLAH"))


@pytest.mark.parametrize("kode", OF_THE_PLAN[:3])
def test_the_form_says_all_that_the_sheet_says(kode: str) -> None:
    said = set(texts(lay_out(kode)))
    for record in form_records(WHOLE.plan):
        shown = {
            record.values.get(key) for key in ("nama", "indikator", "satuan") if record.khusus.get(key) != HIDDEN
        }
        assert {str(value) for value in shown if value} <= said


def test_the_money_of_the_form_adds_up_to_the_plan() -> None:
    form = lay_out("rencana-kinerja")
    codes = {sub.kode for sub in WHOLE.plan.sub_kegiatan}
    rows = [row for row in form.baris if any(cell.text in codes for cell in row.cells)]
    assert sum(_anggaran(row) for row in rows) == total_of(form) == WHOLE.plan.pagu()


def _anggaran(row: Row) -> int:
    money = next(cell for cell in row.cells if cell.col == 10)
    return as_money(money.text) or 0


def test_columns_left_out_are_not_numbered() -> None:
    left_out = {"rencana-kinerja": ("sumber_dana", "keterangan")}
    form = lay_out("rencana-kinerja", replace(WHOLE, tanpa_kolom=left_out))
    said = texts(form)
    assert "Sumber Dana" not in said
    assert "(12)" in said
    assert "(13)" not in said
    assert total_of(form) == WHOLE.plan.pagu()


def test_a_draft_says_its_version_above_every_page() -> None:
    assert lay_out("draft").tanda == "DRAFT"
    assert lay_out("draft", with_typed(WHOLE, Draft_Versi="3")).tanda == "DRAFT VERSI 3"


def test_the_net_draft_has_a_paraf_box_with_the_days() -> None:
    material = with_typed(WHOLE, Paraf_Sekretaris=datetime(2026, 1, 22, 8, 55))  # noqa: DTZ001 - a cell's moment
    said = texts(lay_out("draft-paraf", material))
    assert [text for text in said if text in {"Jabatan", "Paraf", "Tanggal"}] == ["Jabatan", "Paraf", "Tanggal"]
    assert said.count("22 Januari 2026") == 1


def test_a_revision_says_so_in_every_title() -> None:
    material = with_typed(WHOLE, Dokumen_Perubahan="2")
    assert texts(lay_out("rencana-kinerja", material))[0] == "RENCANA KINERJA TAHUN 2026 (PERUBAHAN KE-2)"
    assert "PERUBAHAN KE-2" in texts(lay_out("perjanjian-kinerja", material, "camat"))


def test_who_signs_for_the_camat_says_so() -> None:
    said = texts(lay_out("rkt", with_settings(WHOLE, penanda_tangan="Sekretaris")))
    assert "a.n. CAMAT LUMAJANG" in said
    assert "Plt. Sekretaris Kecamatan," in said


def test_rkt_has_targets_with_their_units_and_the_money_by_program() -> None:
    rkt = lay_out("rkt")
    said = texts(rkt)
    assert {"88,25 Indeks", "BB"} <= set(said)
    programs = [amount(row_with(rkt, program.nama)) for program in WHOLE.plan.program]
    assert sum(programs) == total_of(rkt) == WHOLE.plan.pagu()


def test_rencana_aksi_names_who_answers_for_each_sub_kegiatan() -> None:
    rows = [[cell.text for cell in row.cells] for row in lay_out("rencana-aksi").baris]
    for sub in WHOLE.plan.sub_kegiatan:
        assert any(sub.nama in row and sub.penanggung_jawab in row for row in rows)
    assert any("Menunjang seluruh sasaran" in row for row in rows)


def test_iku_has_the_indikator_of_the_sasaran_only() -> None:
    said = texts(lay_out("iku"))
    assert {"Indeks Kepuasan Masyarakat", "Predikat SAKIP", "Survei"} <= set(said)
    assert INDIKATOR_600 not in said


# ── agreements ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_leader_has_an_agreement_and_staff_has_none() -> None:
    kode = [varian.kode for varian in papers()["perjanjian-kinerja"].varian(WHOLE)]
    assert kode[:2] == ["camat", "sekretaris"]
    assert {"kasubag-keuangan", "kasi-pemerintahan", "lurah-melati", "lurah-cempaka"} <= set(kode)
    assert "staf" not in kode
    assert len(set(kode)) == len(kode)


@pytest.mark.parametrize(
    ("varian", "above", "own"),
    [
        ("camat", "BUPATI LUMAJANG", "CAMAT LUMAJANG"),
        ("sekretaris", "CAMAT LUMAJANG", "Plt. SEKRETARIS KECAMATAN LUMAJANG"),
        ("kasubag-keuangan", "Plt. SEKRETARIS KECAMATAN LUMAJANG", "KEPALA SUB BAGIAN KEUANGAN"),
        ("kasi-pemerintahan", "CAMAT LUMAJANG", "KEPALA SEKSI PEMERINTAHAN"),
        ("lurah-melati", "CAMAT LUMAJANG", "LURAH MELATI"),
    ],
)
def test_both_sides_sign_statement_and_annex(varian: str, above: str, own: str) -> None:
    paper = lay_out("perjanjian-kinerja", varian=varian)
    sides = [row.cells for row in paper.baris if {above, own} <= {cell.text for cell in row.cells}]
    assert len(sides) == 2
    for cells in sides:
        assert [cell.text for cell in cells] == [above, own]  # PIHAK KEDUA stands left
    assert [row.new_page for row in paper.baris].count(True) == 1


def test_the_bupati_has_the_name_that_the_office_gives_and_no_nip() -> None:
    blank = texts(lay_out("perjanjian-kinerja", varian="camat"))
    assert not any(text.startswith("NIP. …") for text in blank)
    named = replace(WHOLE, kata={**WHOLE.kata, "nama-kepala-daerah": "Nama Bupati, M.Si."})
    assert texts(lay_out("perjanjian-kinerja", named, "camat")).count("Nama Bupati, M.Si.") == 3


def test_the_wording_of_the_statement_is_the_office_s() -> None:
    own = replace(WHOLE, kata={**WHOLE.kata, "perjanjian-janji": "Kami berjanji."})
    assert "Kami berjanji." in texts(lay_out("perjanjian-kinerja", own, "camat"))


def test_an_office_promises_what_is_its_own() -> None:
    kasi = texts(lay_out("perjanjian-kinerja", varian="kasi-pemerintahan"))
    assert "Sasaran Kinerja" in kasi
    sekretaris = texts(lay_out("perjanjian-kinerja", varian="sekretaris"))
    assert "Program/Kegiatan" in sekretaris
    assert "PROGRAM PEMBERDAYAAN MASYARAKAT DESA DAN KELURAHAN" not in sekretaris
    camat = lay_out("perjanjian-kinerja", varian="camat")
    assert "Meningkatnya kepuasan" in texts(camat)
    assert total_of(camat) == WHOLE.plan.pagu()


_OWNERS = ("Kasi Pemerintahan", "Kasie. Pelayanan Umum", "Sub Bagian Keuangan", "Lurah Melati", "Kasi Baru")


@given(st.lists(st.tuples(st.sampled_from(_OWNERS), st.integers(0, 10**12)), min_size=1, max_size=30))
def test_the_money_of_all_units_is_that_of_the_plan(drawn: Sequence[tuple[str, int]]) -> None:
    plan = rencana_besar(len(drawn))
    subs = tuple(
        replace(sub, penanggung_jawab=owner, pagu=pagu, bulanan=None)
        for sub, (owner, pagu) in zip(plan.sub_kegiatan, drawn, strict=True)
    )
    document = dokumen_besar(1)
    material = bahan(replace(document, rencana=replace(plan, sub_kegiatan=subs)))
    tables = [budget(material, office) for office in units(material)]
    assert sum(total for _, _, total in tables) == sum(pagu for _, pagu in drawn)
    for _, entries, total in tables:
        assert sum(as_money(e.texts["anggaran"]) or 0 for e in entries if not e.bold) == total


@pytest.mark.parametrize("kode", ["perjanjian-kinerja", "form-unit"])
def test_each_amount_of_a_unit_is_on_its_paper_and_in_the_sum(kode: str) -> None:
    sums = 0
    for office in [office for office in units(WHOLE) if office.sub_kegiatan]:
        paper = lay_out(kode, varian=office.varian.kode)
        own = [sub.pagu for sub in office.sub_kegiatan]
        assert total_of(paper) == sum(own)
        assert {words.money(pagu) for pagu in own} <= set(texts(paper))
        sums += sum(own)
    assert sums == WHOLE.plan.pagu()


def test_a_sub_kegiatan_without_owner_is_in_no_agreement() -> None:
    plan = replace(WHOLE.plan, sub_kegiatan=(replace(WHOLE.plan.sub_kegiatan[0], penanggung_jawab=""),))
    material = replace(WHOLE, document=replace(WHOLE.document, rencana=plan))
    assert all(not office.sub_kegiatan for office in offices(material))


def test_who_stands_in_signs_on_the_day_of_the_document() -> None:
    acting = Pejabat(jabatan="Camat", nama="Sutrisno", sebutan="Plh.", mulai="2026-01-20", selesai="2026-01-25")
    material = with_settings(WHOLE, pejabat=(*PEJABAT, acting))
    said = texts(lay_out("perjanjian-kinerja", material, "camat"))
    assert "Plh. CAMAT LUMAJANG" in said
    assert NAMA_80 not in said
    later = with_settings(material, tanggal="2026-02-01")
    assert NAMA_80 in texts(lay_out("perjanjian-kinerja", later, "camat"))


# ── units and offices ────────────────────────────────────────────────────────────────────────────────────────────


def test_the_form_of_a_unit_has_its_sub_kegiatan_and_no_day_yet() -> None:
    said = texts(lay_out("form-unit", varian="lurah-melati"))
    own = [s for s in WHOLE.plan.sub_kegiatan if s.penanggung_jawab == "Lurah Melati"]
    assert own
    assert {s.kode for s in own} <= set(said)
    assert "KELURAHAN MELATI" in said
    assert "Lumajang, …………………… 2026" in said
    assert "Mengetahui," in said


def test_the_form_of_a_unit_without_sub_kegiatan_is_blank() -> None:
    empty = bahan(dokumen_besar(0))
    form = lay_out("form-unit", empty, "kasi-pemerintahan")
    assert [cell.text for cell in row_with(form, "JUMLAH").cells if cell.text] == ["JUMLAH"]


def test_duties_meet_indikator() -> None:
    said = texts(lay_out("indikator-jabatan", varian="kasi-pemerintahan"))
    assert {"Kepala Seksi Pemerintahan", "Membantu Camat", "a.", "Penyusunan bahan ke-1"} <= set(said)
    assert {"Penjumlahan langsung", "Seksi Pemerintahan"} <= set(said)


# ── little or nothing ────────────────────────────────────────────────────────────────────────────────────────────


def _all(material: Bahan) -> Iterator[Lembar]:
    for kode in (*OF_THE_PLAN, *OF_OFFICES):
        for varian in papers()[kode].varian(material):
            yield papers()[kode].buat(material, varian)


@pytest.mark.parametrize(
    "document", [dokumen_kosong(), dokumen_besar(0), dokumen_besar(1), dokumen()], ids=["kosong", "0", "1", "contoh"]
)
def test_every_paper_can_be_made_of_any_workbook(document: Document) -> None:
    made = list(_all(bahan(document)))
    assert len(made) >= len(OF_THE_PLAN)
    for lembar in made:
        assert sum(lembar.kolom) > 0
        assert any(cell.look.underline for row in lembar.baris for cell in row.cells)


@pytest.mark.parametrize("kode", OF_OFFICES)
def test_without_offices_there_is_nothing_to_print_and_a_reason(kode: str) -> None:
    kertas = papers()[kode]
    empty = dokumen_kosong()
    nobody = replace(empty, pengaturan=replace(empty.pengaturan, pejabat=()))
    assert not kertas.varian(bahan(nobody))
    assert "Pengaturan" in kertas.alasan


def test_an_unknown_office_gets_a_blank_paper() -> None:
    paper = papers()["form-unit"].buat(WHOLE, Varian("kasi-lain", "Kasi Lain", "Kasi Lain"))
    assert "SEKSI LAIN" in texts(paper)


def test_a_plan_without_sasaran_still_has_its_money_on_paper() -> None:
    bare = RencanaKinerja(tahun=2026, sub_kegiatan=WHOLE.plan.sub_kegiatan)
    material = replace(WHOLE, document=replace(WHOLE.document, rencana=bare))
    for kode, varian in (("rencana-kinerja", ""), ("rkt", ""), ("perjanjian-kinerja", "camat")):
        paper = lay_out(kode, material, varian)
        assert total_of(paper) == bare.pagu()
