"""Which forms are due, what the sheet Unit keeps of them, and what taking them in leaves in the sheets."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from contoh import TABEL, dokumen
from form_unit import DUE, KASI, KASUBAG, LURAH, SENT, address, make, put, sent_to, sub

from xlpy.book.document import Document
from xlpy.errors import InputError
from xlpy.forms.unit_read import read_unit_form
from xlpy.plan.masukan import Pejabat
from xlpy.plan.model import SubKegiatan
from xlpy.plan.unit_gather import BerkasMasuk
from xlpy.plan.units import Unit
from xlpy.prosedur import bekal_of
from xlpy.unit_kirim import Terkirim, due, sent, with_id
from xlpy.unit_kumpul import Terkumpul, gathered

ALL = [KASUBAG, KASI, LURAH, "Lurah Jogoyudan"]


def units(document: Document, **asked: object) -> list[str]:
    return [isi.identitas.unit.nama for isi in due(document, SENT, DUE, **asked).form]  # type: ignore[arg-type]


def row(document: Document, unit: str = KASI) -> Mapping[str, object]:
    return next(r for r in document.tabel["tblUnit"] if Unit(str(r["jabatan"])).kunci == Unit(unit).kunci)


def take(document: Document, *paths: Path, day: date = DUE) -> Terkumpul:
    files = [BerkasMasuk(nama=path.name, form=read_unit_form(path)) for path in paths]
    return gathered(document, files, day, day)


def kasi(document: Document) -> SubKegiatan:
    return next(s for s in document.rencana.sub_kegiatan if s.penanggung_jawab == KASI)


# ── out ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_unit_gets_a_form_and_the_sheet_unit_keeps_it() -> None:
    assert units(dokumen()) == ALL
    document = sent_to(KASI, LURAH)
    assert dict(row(document)) == {
        "jabatan": KASI,
        "dikirim": SENT,
        "batas": DUE,
        "status": "Dikirim",
        "berkas": "x.xlsx",
        "versi": 1,
    }
    assert row(document, LURAH)["unit"] == "Ditotrunan"


def test_a_unit_that_has_a_form_gets_another_only_when_asked() -> None:
    document = sent_to(KASI)
    planned = due(document, SENT, DUE)
    assert [(unit.nama, why) for unit, why in planned.dilewati] == [(KASI, "formnya sudah dikirim pada 06/01/2026")]
    again = due(document, SENT, DUE, only=(KASI,), again=True)
    assert again.form[0].identitas.versi == 2


def test_a_form_to_mend_goes_out_again_without_asking() -> None:
    document = sent_to(KASI)
    mend = {**row(document), "status": "Perlu diperbaiki", "diterima": DUE, "catatan": "telepon dulu"}
    document = replace(document, tabel={**document.tabel, "tblUnit": (mend,)})
    assert KASI in units(document)
    made = [Terkirim(unit=Unit(KASI), versi=2, berkas="y.xlsx")]
    new = row(sent(document, made, DUE, date(2026, 1, 12)))
    assert (new["versi"], new["status"], new.get("diterima")) == (2, "Dikirim", None)
    assert new["catatan"] == "telepon dulu"


def test_a_row_typed_by_hand_is_known_however_it_is_spelled() -> None:
    typed = {"jabatan": "Kepala Seksi Pemerintahan", "catatan": "lewat kurir"}
    document = replace(dokumen(), tabel={"tblUnit": (typed,)})
    made = [Terkirim(unit=Unit(KASI), versi=1, berkas="x.xlsx")]
    (only,) = sent(document, made, SENT, None).tabel["tblUnit"]
    assert (only["jabatan"], only["catatan"], only["versi"]) == ("Kepala Seksi Pemerintahan", "lewat kurir", 1)


def test_sub_kegiatan_without_a_unit_are_said() -> None:
    document = dokumen(TABEL.replace("Kasi Pemerintahan", "Camat"))
    assert [s.kode for s in due(document, SENT).tanpa_form] == ["7.01.02.2.01.0001"]


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"only": ("Kasi Ekonomi",)}, "Unit tidak dikenal: Kasi Ekonomi. Yang punya sub kegiatan: Kasubag Keuangan"),
        ({"batas": date(2026, 1, 1)}, "mendahului tanggal kirim"),
    ],
)
def test_what_cannot_be_sent_is_refused(asked: Mapping[str, object], why: str) -> None:
    with pytest.raises(InputError, match=why):
        due(dokumen(), SENT, **asked)  # type: ignore[arg-type]


def test_the_head_names_who_holds_the_office_on_that_day() -> None:
    document = dokumen()
    people = (
        Pejabat(jabatan=KASI, nama="Lama", selesai="2026-01-05"),
        Pejabat(jabatan="Kepala Seksi Pemerintahan", nama="Baru", sebutan="Plt.", mulai="2026-01-06"),
        Pejabat(jabatan="Kasubbag Keuangan", nama="Bendahara"),
    )
    document = replace(document, pengaturan=replace(document.pengaturan, pejabat=people))
    texts = due(document, SENT, only=(KASI,)).form[0].teks
    assert (texts["nama"], texts["jabatan"], texts["penerima"]) == ("Baru", f"Plt. {KASI}", "Kasubbag Keuangan")
    assert texts["fungsi"] == "1.  penyusunan rencana"


def test_last_year_s_targets_come_from_its_plan_or_from_the_sheet_banding() -> None:
    document = dokumen()
    older = dokumen(TABEL.replace("| 4 ", "| 3 ")).rencana
    assert due(document, SENT, only=(KASI,), older=older).form[0].tahun_lalu == {sub(): "3"}
    told = {"pembanding": "Tahun lalu", "kode": "7.01.02.2.01.0001", "uraian": kasi(document).indikator[0].nama}
    for extra, shown in (({"hal": "Target tetap"}, "4"), ({"hal": "Berubah", "kolom": "Target", "lama": "2"}, "2")):
        compared = replace(document, tabel={"tblBanding": ({**told, **extra},)})
        assert due(compared, SENT, only=(KASI,)).form[0].tahun_lalu == {sub(): shown}


def test_a_document_without_a_name_gets_one_unless_its_log_has_begun() -> None:
    assert with_id(dokumen(id="")).id
    assert with_id(replace(dokumen(id=""), tabel={"tblLog": ({"nomor": 1},)})).id == ""
    assert with_id(dokumen()).id == "contoh"


# ── in ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_answer_is_in_the_plan_with_its_source_and_the_sheet_unit_says_when(tmp_path: Path) -> None:
    path = put(make(tmp_path), {"target": 6, "triwulan_4": 6, "rencana_aksi": "Rapat", "keterangan": "Lihat SK"})
    done = take(sent_to(KASI), path)
    node = kasi(done.document)
    assert (node.indikator[0].target, node.indikator[0].rencana_aksi, node.keterangan) == (6, "Rapat", "Lihat SK")
    assert str(node.indikator[0].sumber.source("target")) == f"{path.name} › {address(path, 'target')}"
    told = row(done.document)
    assert (told["diterima"], told["status"], told["berkas"]) == (DUE, "Diterima", path.name)
    assert told["catatan"] == "Diisi oleh Nama Pengisi."
    assert "terlambat" not in told
    assert bekal_of(done.document, DUE).form_kurang == ()


def test_a_late_form_is_taken_and_said_to_be_late(tmp_path: Path) -> None:
    path = put(make(tmp_path), {"rencana_aksi": "Rapat"})
    told = row(take(sent_to(KASI), path, day=date(2026, 1, 10)).document)
    assert (told["diterima"], told["terlambat"]) == (date(2026, 1, 10), "2 hari")


def test_a_rejected_cell_and_an_empty_required_one_ask_for_mending(tmp_path: Path) -> None:
    path = put(make(tmp_path), {"triwulan_1": "satu"})
    done = take(sent_to(KASI), path)
    assert row(done.document)["status"] == "Perlu diperbaiki"
    (rejected,) = done.document.ditolak
    assert (rejected.berkas, rejected.sel) == (path.name, address(path, "triwulan_1"))
    assert "“satu” bukan angka" in rejected.alasan


def test_what_office_and_unit_both_changed_stands_on_the_sheet_koreksi_once(tmp_path: Path) -> None:
    path = put(make(tmp_path), {"target": 6, "rencana_aksi": "Rapat"})
    document = sent_to(KASI)
    edited = replace(kasi(document), indikator=(replace(kasi(document).indikator[0], target=9),))
    subs = tuple(edited if s.penanggung_jawab == KASI else s for s in document.rencana.sub_kegiatan)
    document = replace(document, rencana=replace(document.rencana, sub_kegiatan=subs))
    first = take(document, path).document
    assert kasi(first).indikator[0].target == 9
    (correction,) = first.tabel["tblKoreksi"]
    assert (correction["bagian"], correction["tertulis"], correction["koreksi"], correction["oleh"]) == (
        "Target 7.01.02.2.01.0001",
        "9",
        "6",
        KASI,
    )
    assert any(t.aturan == "RK-110" for t in first.temuan), "a finding until it is settled"
    put(path, {"rencana_aksi": "Rapat bulanan"})
    again = take(first, path).document
    assert len(again.tabel["tblKoreksi"]) == 1
    assert kasi(again).indikator[0].rencana_aksi == "Rapat bulanan"


def test_the_same_form_gathered_again_changes_nothing(tmp_path: Path) -> None:
    path = put(make(tmp_path), {"target": 6, "rencana_aksi": "Rapat"})
    first = take(sent_to(KASI), path).document
    second = take(first, path, day=date(2026, 1, 20))
    assert second.diterima[0].hasil is None
    assert row(second.document) == row(first)
    assert second.document.rencana == first.rencana


def test_a_form_mended_and_sent_back_is_taken_over_its_first_answers(tmp_path: Path) -> None:
    path = put(make(tmp_path), {"target": 6, "triwulan_1": "satu", "rencana_aksi": "Rapat"})
    first = take(sent_to(KASI), path).document
    put(path, {"target": 8, "triwulan_1": 1})
    done = take(first, path, day=date(2026, 1, 12))
    assert kasi(done.document).indikator[0].target == 8
    assert done.document.tabel.get("tblKoreksi", ()) == ()
    assert done.document.ditolak == ()
    told = row(done.document)
    assert (told["status"], told["diterima"]) == ("Diterima", DUE), "in since the first time"


def test_a_remark_of_the_office_is_not_overwritten(tmp_path: Path) -> None:
    path = put(make(tmp_path), {"rencana_aksi": "Rapat"})
    document = sent_to(KASI)
    noted = tuple({**r, "catatan": "hubungi stafnya"} for r in document.tabel["tblUnit"])
    done = take(replace(document, tabel={**document.tabel, "tblUnit": noted}), path)
    assert row(done.document)["catatan"] == "hubungi stafnya"


def test_an_answer_for_a_sub_kegiatan_that_moved_to_another_office_is_refused_and_named(tmp_path: Path) -> None:
    path = put(make(tmp_path), {"target": 6, "rencana_aksi": "Rapat"})
    document = sent_to(KASI)
    subs = tuple(
        replace(s, penanggung_jawab="Kasi Trantib") if s.penanggung_jawab == KASI else s
        for s in document.rencana.sub_kegiatan
    )
    done = take(replace(document, rencana=replace(document.rencana, sub_kegiatan=subs)), path)
    assert {d.sel for d in done.document.ditolak} == {address(path, "target"), address(path, "rencana_aksi")}
    assert all("tanggung jawab Kasi Trantib" in d.alasan for d in done.document.ditolak)


def test_what_units_answered_last_is_kept_in_the_workbook(tmp_path: Path) -> None:
    from xlpy.book import closed  # noqa: PLC0415
    from xlpy.build.workbook import write  # noqa: PLC0415

    path = put(make(tmp_path), {"target": 6, "rencana_aksi": "Rapat"})
    done = take(sent_to(KASI), path).document
    book = tmp_path / "buku.xlsx"
    write(done, book)
    again = closed.read(book)
    assert again.dasar_unit == done.dasar_unit
    assert again.dasar_unit[sub()]["rencana_aksi"] == "Rapat"
    assert again.tabel["tblUnit"] == done.tabel["tblUnit"]
