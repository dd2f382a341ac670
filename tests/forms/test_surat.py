"""What the letters and lists of the procedure say, before they are any file."""

from dataclasses import replace

import pytest
from bahan_kertas import BANYAK, ekstrem, kosong, penuh

from xlpy.book.schema_alur import DISTRIBUSI, KOREKSI, LOG
from xlpy.forms.blocks import TICK
from xlpy.forms.catalogue import Varian, papers
from xlpy.forms.kode import with_code
from xlpy.forms.layout import Lembar
from xlpy.forms.material import Bahan
from xlpy.forms.pages import paginated
from xlpy.plan.masukan import Pejabat
from xlpy.sop.koreksi import Koreksi
from xlpy.sop.urutan import Tahap

KOSONG, TERISI = Varian(kode="kosong"), Varian(kode="terisi")
Baris = tuple[str, ...]


def laid_out(kind: str, bahan: Bahan, variant: Varian = Varian()) -> Lembar:  # noqa: B008 - it is frozen
    return papers()[kind].buat(bahan, variant)


def lines(lembar: Lembar) -> list[Baris]:
    """The texts of every row that says something."""
    rows = (tuple(cell.text for cell in row.cells if cell.text) for row in lembar.baris)
    return [row for row in rows if row]


def below_head(lembar: Lembar) -> list[Baris]:
    """The rows of the table, every cell of them."""
    assert lembar.kepala is not None
    cols = len(lembar.baris[lembar.kepala[0]].cells)
    rows = lembar.baris[sum(lembar.kepala) :]
    return [tuple(cell.text for cell in row.cells) for row in rows if len(row.cells) >= cols - 1 > 1]


def ticked(lembar: Lembar) -> set[str]:
    """What stands to the right of a ticked box."""
    found = set()
    for row in lembar.baris:
        for box, label in zip(row.cells, row.cells[1:], strict=False):
            if box.text == TICK:
                found.add(label.text)
    return found


def pages(lembar: Lembar) -> int:
    return 1 + sum(row.new_page for row in paginated(lembar).baris)


def with_settings(bahan: Bahan, **settings: object) -> Bahan:
    changed = replace(bahan.document.pengaturan, **settings)  # type: ignore[arg-type]
    return replace(bahan, document=replace(bahan.document, pengaturan=changed))


def with_table(bahan: Bahan, name: str, *rows: dict[str, object]) -> Bahan:
    tables = {**bahan.document.tabel, name: rows}
    return replace(bahan, document=replace(bahan.document, tabel=tables))  # type: ignore[arg-type]


def test_the_agenda_has_the_letter_first_and_blank_rows_to_the_end_of_its_page() -> None:
    page = laid_out("buku-agenda", penuh())
    first, *others = [row for row in lines(page) if row[0] == "1"]
    assert others == []
    assert first[:7] == (
        "1",
        "5 Januari 2026 pukul 08.00",
        "012",
        "Bappeda Kabupaten Lumajang",
        "2 Januari 2026",
        "050/123/427.71/2026",
        "Penyusunan Rencana Kinerja SKPD Tahun 2026",
    )
    assert first[7].splitlines() == [
        "Batas waktu 30 Januari 2026.",
        "Diteruskan kepada Sekretaris, 5 Januari 2026 pukul 08.20.",
    ]


@pytest.mark.parametrize("kind", ["buku-agenda", "buku-ekspedisi", "tanda-terima", "lembar-koreksi"])
@pytest.mark.parametrize("size", ["F4", "A4"])
def test_a_blank_page_is_ruled_to_its_end(kind: str, size: str) -> None:
    page = laid_out(kind, kosong(size), KOSONG)
    assert pages(page) == 1
    blank = [row for row in page.baris if len(row.cells) > 3 and not any(cell.text for cell in row.cells)]
    assert len(blank) >= 9
    # Room for the QR code is left below a page without a signature.
    assert pages(replace(page, baris=(*page.baris[:-1], *blank[:5], page.baris[-1]))) == 2


@pytest.mark.parametrize("kind", ["buku-agenda", "buku-ekspedisi", "lembar-disposisi", "lembar-koreksi"])
@pytest.mark.parametrize("size", ["F4", "A4"])
def test_a_page_has_room_for_its_code(kind: str, size: str) -> None:
    for variant in papers()[kind].varian(penuh(size)):
        sheet = laid_out(kind, penuh(size), variant)
        assert len(with_code(sheet, "kode", "keterangan").gambar) == len(sheet.gambar) + 1


def test_the_disposition_ticks_what_was_decided() -> None:
    assert ticked(laid_out("lembar-disposisi", penuh(), TERISI)) == {
        "Segera",
        "Kasubag Keuangan",
        "Proses lebih lanjut",
        "Koordinasi/konfirmasikan",
    }


def test_the_blank_disposition_knows_the_letter_and_ticks_nothing() -> None:
    sheet = laid_out("lembar-disposisi", penuh(), KOSONG)
    assert ticked(sheet) == set()
    assert (
        "Surat dari",
        ":",
        "Bappeda Kabupaten Lumajang",
        "Diterima Tgl",
        ":",
        "5 Januari 2026 pukul 08.00",
    ) in lines(sheet)
    assert any("Lurah Ditotrunan" in row for row in lines(sheet))


def test_an_addressee_who_is_on_no_list_is_not_lost() -> None:
    bahan = ekstrem()
    document = replace(bahan.document, isian={**bahan.document.isian, "Disposisi_Kepada": "Danramil; Sekretaris"})
    assert {"Danramil", "Sekretaris"} <= ticked(
        laid_out("lembar-disposisi", replace(bahan, document=document), TERISI)
    )


def test_the_filled_disposition_exists_once_there_is_a_decision() -> None:
    assert [v.kode for v in papers()["lembar-disposisi"].varian(kosong())] == ["kosong"]
    assert [v.kode for v in papers()["lembar-disposisi"].varian(penuh())] == ["kosong", "terisi"]


def test_corrections_are_those_of_the_sheet_else_those_of_the_log() -> None:
    logged = below_head(laid_out("lembar-koreksi", penuh(), TERISI))[0]
    assert logged == ("1", "Target 7.01", "12", "15", "Sudah")
    row = {"bagian": "Judul", "koreksi": "RKT", "status": "Tidak diubah", "tindak_lanjut": "Menurut Perbup."}
    typed = below_head(laid_out("lembar-koreksi", with_table(penuh(), KOREKSI.table.name, row), TERISI))[0]
    assert typed == ("1", "Judul", "", "RKT", "Tidak diubah\nMenurut Perbup.")


def returned(bahan: Bahan) -> Bahan:
    """The same when the draft has just been sent back."""
    steps = list(bahan.keadaan.posisi)
    steps[6] = replace(steps[6], tahap=Tahap.BELUM, diulang=1)
    asked = Koreksi(bagian="Target", koreksi="15")
    return replace(bahan, keadaan=replace(bahan.keadaan, posisi=tuple(steps), koreksi=(asked,)))


def test_the_decision_of_the_corrector_is_ticked() -> None:
    assert ticked(laid_out("lembar-koreksi", penuh(), TERISI)) == {"Tidak, draft diteruskan"}
    assert ticked(laid_out("lembar-koreksi", returned(penuh()), TERISI)) == {"Ya, kembali ke langkah 5"}
    assert ticked(laid_out("lembar-koreksi", penuh(), KOSONG)) == set()


def test_the_covering_letter_says_what_goes_to_whom() -> None:
    told = [" ".join(row) for row in lines(laid_out("surat-pengantar", penuh()))]
    assert "Lumajang, 22 Januari 2026" in told
    assert "Yth. Kepala Bappeda Kabupaten Lumajang" in told
    assert "NOMOR 000.7.2/2/427.90/2026" in told
    assert "Diterima tanggal 22 Januari 2026 pukul 10.45" in told
    assert "Budi Penerima Cahya" in told
    row = next(row for row in told if row.startswith("1."))
    assert "Rencana Kinerja Tahun 2026 Kecamatan Lumajang" in row
    assert "2 (dua) eksemplar" in row
    assert "Surat Edaran Nomor 050/123/427.71/2026 tanggal 2 Januari 2026" in row


def test_another_than_the_camat_signs_the_letter_in_his_name() -> None:
    bahan = with_settings(penuh(), penanda_tangan="Sekretaris Kecamatan")
    told = [" ".join(row) for row in lines(laid_out("surat-pengantar", bahan))]
    assert any(row.endswith("a.n. CAMAT LUMAJANG") for row in told)


def test_the_receipt_lists_every_official_once() -> None:
    rows = below_head(laid_out("tanda-terima", penuh()))
    assert [(row[1], row[2], row[3]) for row in rows] == [
        ("Cahya", "Camat", ""),
        ("Sekar", "Sekretaris Kecamatan", ""),
        ("Keke", "Plt. Kasubag Keuangan", ""),
        ("Pemi", "Kasi Pemerintahan", "22 Januari 2026 pukul 09.45"),
        ("Dito", "Lurah Ditotrunan", ""),
    ]


def test_who_gets_the_covering_letter_signs_that_one() -> None:
    letter = {"kepada": "Bappeda", "nama": "Budi", "nomor_surat": "000.7.2/2/427.90/2026"}
    bahan = with_table(penuh(), DISTRIBUSI.table.name, letter)
    assert "Bappeda" not in [row[2] for row in below_head(laid_out("tanda-terima", bahan))]
    assert len([row for row in lines(laid_out("buku-ekspedisi", bahan)) if row[0].isdigit()]) == 1


def test_the_dispatch_book_begins_with_the_covering_letter() -> None:
    other = {"kepada": "Inspektorat", "nama": "Ina", "nomor_surat": "000.7.2/3/427.90/2026"}
    rows = below_head(laid_out("buku-ekspedisi", with_table(penuh(), DISTRIBUSI.table.name, other)))
    assert rows[0] == (
        "1",
        "22 Januari 2026",
        "22 Januari 2026\n000.7.2/2/427.90/2026",
        "Penyampaian Rencana Kinerja Tahun 2026",
        "Kepala Bappeda Kabupaten Lumajang",
        "Budi Penerima",
        "10.45",
    )
    assert rows[1][2:6] == (
        "000.7.2/3/427.90/2026",
        "Penyampaian Rencana Kinerja Tahun 2026",
        "Inspektorat",
        "Ina",
    )


def test_the_record_tells_times_sums_and_returns() -> None:
    told = lines(laid_out("catatan-langkah", penuh()))
    first = next(row for row in told if row[0] == "1")
    assert first[2:7] == (
        "Staf Penerima Surat\nPeni",
        "5 Januari 2026\npukul 08.00",
        "5 Januari 2026\npukul 08.01",
        "5 menit",
        "1 menit",
    )
    assert first[-1] == "Tepat waktu"
    total = next(row for row in told if row[0] == "Jumlah")
    assert total[1:3] == ("165 menit\n12 hari kerja", "11 menit")
    back = [row for row in told if "Dikembalikan" in row]
    assert [(row[1], row[4], row[5]) for row in back] == [
        ("7. Melakukan koreksi atas draft Rencana Kinerja", "Sekretaris Kecamatan\nSekar", "Target belum sesuai.")
    ]
    assert any("Kepala log: 3F2A-90BC-11D4-7E05 (28 baris)." in row[0] for row in told)


def test_the_blank_record_has_every_step_and_no_returns() -> None:
    told = lines(laid_out("catatan-langkah", with_table(kosong(), LOG.table.name)))
    assert sum(row[0] in map(str, range(1, 12)) for row in told) == 11
    assert any("Tidak ada langkah yang dikembalikan" in row[0] for row in told)


def test_the_check_page_parts_open_waived_and_solved() -> None:
    told = lines(laid_out("lembar-periksa", penuh()))
    assert ("Temuan terbuka", ": 1 (1 berat, 0 ringan, 0 saran)") in told
    assert ("Dikecualikan", ": 1") in told
    assert ("Sudah diselesaikan", ": 1") in told
    assert ("1", "Berat", "DPA!I9", "Pagu tidak sama.", "Samakan.", "RK-201") in told
    assert any("Dilayani bersama — Sekar (Sekretaris), 21/01/2026" in row for row in told)
    assert not any("Satuan kosong." in row for row in told)
    assert ("Pemenuhan", "Sekurang-kurangnya.", "6", "B", "4,2") in told
    assert ("002.5", "Indikator memenuhi SMART", "Terbukti", "Surat") in told


def test_the_check_page_says_what_it_has_nothing_of() -> None:
    told = [row[0] for row in lines(laid_out("lembar-periksa", kosong()))]
    assert "Tidak ada temuan yang terbuka." in told
    assert "Tidak ada temuan yang dikecualikan." in told
    assert told.count("Belum dinilai.") == 2


def test_three_hundred_rows_are_all_there() -> None:
    assert (
        len([row for row in lines(laid_out("lembar-koreksi", ekstrem(), TERISI)) if row[0].isdigit()]) == BANYAK + 1
    )
    told = lines(laid_out("lembar-periksa", ekstrem()))
    assert sum(row[-1].startswith("RK-406") for row in told) > BANYAK


def test_an_acting_secretary_signs_as_such() -> None:
    listed = penuh().settings.pejabat
    people = tuple(replace(p, sebutan="Plh.") if p.jabatan.startswith("Sekretaris") else p for p in listed)
    bahan = replace(with_settings(penuh(), pejabat=people), keadaan=kosong().keadaan)
    told = [" ".join(row) for row in lines(laid_out("lembar-koreksi", bahan, KOSONG))]
    assert "Plh. SEKRETARIS KECAMATAN LUMAJANG" in told


def test_who_did_a_step_signs_even_when_no_more_listed() -> None:
    bahan = with_settings(penuh(), pejabat=(Pejabat(jabatan="Camat", nama="Baru"),))
    told = [" ".join(row) for row in lines(laid_out("lembar-koreksi", bahan, TERISI))]
    assert "Sekar" in told


def test_who_has_another_office_since_signs_under_the_title_of_that_day() -> None:
    moved = Pejabat(jabatan="Camat", nama="Sekar", nip="198001012005012003")
    bahan = with_settings(penuh(), pejabat=(moved,))
    told = [" ".join(row) for row in lines(laid_out("lembar-koreksi", bahan, TERISI))]
    place = told.index("Sekar")
    assert told[place - 1] == "SEKRETARIS KECAMATAN LUMAJANG"
    assert told[place + 1] == "NIP. 19800101 200501 2 003"
