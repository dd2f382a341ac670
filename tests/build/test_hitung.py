"""LibreOffice opens what we wrote, computes every formula anew, and finds the values that we stored."""

import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from contoh import TABEL, dokumen
from hitung_ulang import Ubah, converter

from xlpy.book.document import Document, Isi
from xlpy.book.schema import DIAGNOSA, LEMBAR, PANDUAN, RENCANA
from xlpy.build.diagnosa_lembar import SEKITAR_BARIS
from xlpy.build.workbook import write
from xlpy.plan.masukan import Pejabat, Pengaturan
from xlpy.plan.model import RencanaKinerja
from xlpy.plan.temuan import Temuan, Tingkat

FOOT = re.compile(r"Rencana Kinerja +Halaman \d+ dari \d+")
ERRORS = re.compile(r"#(?:REF|NAME|VALUE|DIV/0|N/A|NUM|NULL)|Err:\d+")


@pytest.fixture(scope="session")
def ubah(tmp_path_factory: pytest.TempPathFactory) -> Ubah:
    """Convert workbooks with LibreOffice, each formula computed anew."""
    return converter(tmp_path_factory.mktemp("lo"))


def cached(path: Path) -> dict[str, dict[str, object]]:
    book = openpyxl.load_workbook(path, data_only=True)
    return {
        sheet.name: {
            c.coordinate: c.value for row in book[sheet.name].iter_rows() for c in row if c.value is not None
        }
        for sheet in LEMBAR
    }


def formula_cells(path: Path) -> list[tuple[str, str]]:
    book = openpyxl.load_workbook(path)
    return [(s.title, c.coordinate) for s in book for row in s.iter_rows() for c in row if c.data_type == "f"]


def of_the_machine(sheet: str, cell: str) -> bool:
    """Whether a cell tells of the application and the clock: what is stored says that it is not computed yet."""
    return sheet == DIAGNOSA.name and int(cell[1:]) in SEKITAR_BARIS


def _pejabat(document: Document, **changes: object) -> Document:
    settings = replace(document.pengaturan, pejabat=(Pejabat(jabatan="Camat"),))
    return replace(document, pengaturan=replace(settings, **changes))


def _log(*lines: str) -> tuple[dict[str, Isi], ...]:
    """Log lines told as "langkah tindakan hari jam"."""
    rows: list[dict[str, Isi]] = []
    for number, line in enumerate(lines, start=1):
        step, word, day, clock = line.split()
        when = f"{day}T{clock}:00+07:00"
        rows.append(
            {
                "nomor": number,
                "waktu_catat": when,
                "waktu_kejadian": when,
                "langkah": int(step),
                "tindakan": word,
                "pelaku": f"Contoh {number}",
            }
        )
    return tuple(rows)


def _with_log(*lines: str) -> Document:
    document = dokumen()
    return replace(document, tabel={**document.tabel, "tblLog": _log(*lines)})


def _half_days(*lines: str) -> Document:
    """With half days (one typed without an hour), days off of the office's own, and a day that is both."""
    document = _with_log(*lines)
    rows: tuple[dict[str, Isi], ...] = (
        {"tanggal": date(2026, 1, 5), "jenis": "Setengah hari", "pulang": time(14, 30)},
        {"tanggal": date(2026, 1, 7), "jenis": "Setengah hari"},
        {"tanggal": date(2026, 1, 8), "jenis": "Libur kantor"},
        {"tanggal": date(2026, 1, 12), "jenis": "setengah hari", "pulang": time(10, 0)},
        {"tanggal": date(2026, 1, 12)},
        {"tanggal": date(2026, 1, 13), "jenis": "Setengah hari", "pulang": time(11, 0)},
        {"tanggal": date(2026, 1, 13), "jenis": "Setengah hari", "pulang": time(10, 30)},
    )
    return replace(document, tabel={**document.tabel, "tblLibur": (*document.tabel["tblLibur"], *rows)})


def _checked(*points: Decimal) -> Document:
    """With findings of every state, offices over the matrix, and a self-assessment that has these points."""
    found = [
        Temuan(aturan="RK-104", tingkat=Tingkat.BERAT, sel="Rencana Kinerja!M7", pesan=said, identitas=said, **kept)  # type: ignore[arg-type]
        for said, kept in (
            ("a", {"keadaan": "Baru"}),
            ("b", {"keadaan": "Dikecualikan", "pengecualian": "sebab"}),
            ("c", {"keadaan": "Selesai sejak 05/01/2026"}),
            ("d", {}),
        )
    ]
    parts: tuple[dict[str, Isi], ...] = tuple({"bagian": "Kualitas", "nilai": point} for point in points)
    offices: tuple[dict[str, Isi], ...] = (
        {"kolom": "J1", "jabatan": "Camat", "judul": "Camat"},
        {"kolom": "J2", "jabatan": "Lurah Melati", "judul": "Lurah (2)"},
        {"kolom": "J2", "jabatan": "Lurah Kenanga", "judul": "Lurah (2)"},
    )
    tables = {"tblNilaiLKE": parts, "tblMatriksJabatan": offices}
    return replace(dokumen(), temuan=tuple(found), tabel={**dokumen().tabel, **tables})


def _first_three(fourth: str) -> tuple[str, ...]:
    return (*(f"{n} selesai 2026-01-05 08:30" for n in (1, 2, 3)), f"4 mulai {fourth}")


_TO_SIX = tuple(
    f"{n} selesai 2026-01-{day} 08:30"
    for n, day in zip(range(1, 7), ("05", "05", "05", "09", "21", "21"), strict=True)
)

BERGANTI = (
    Pejabat(jabatan="Camat", nama="Ana", nip="197012181991011002", mulai="2022-03-01", selesai="2026-05-31"),
    Pejabat(jabatan="Sekretaris", nama="Dedi"),
    Pejabat(jabatan="CAMAT", nama="Cici", sebutan="Plh.", mulai="2026-07-06", selesai="2026-07-10"),
    Pejabat(jabatan="Camat", nama="Budi", pangkat="Pembina", mulai="2026-06-01"),
)
HARI = ("", "2020-01-01", "2026-05-31", "2026-06-01", "2026-07-08")
CASES = {
    "lengkap": dokumen(),
    "diperiksa, belum semua dinilai": _checked(Decimal("3.6")),
    "diperiksa, dinilai": _checked(Decimal("3.6"), Decimal("6.3"), Decimal(9)),
    "kosong": Document(pengaturan=Pengaturan(tahun=2026), rencana=RencanaKinerja(tahun=2026)),
    "langkah berjalan": _with_log(
        "1 mulai 2026-01-05 08:00", "1 selesai 2026-01-05 08:05", "2 mulai 2026-01-05 15:50"
    ),
    "langkah dibatalkan dan ditunda": _with_log(
        "1 selesai 2026-01-05 08:05",
        "2 mulai 2026-01-05 08:10",
        "2 batal 2026-01-05 08:12",
        "2 mulai 2026-01-06 08:00",
        "2 tunda 2026-01-06 08:05",
    ),
    "setengah hari": _half_days(*_first_three("2026-01-05 14:30")),
    "sesudah tutup pada setengah hari": _half_days(*_first_three("2026-01-05 14:31")),
    "dimulai pada hari libur": _half_days(*_first_three("2026-01-10 09:00")),
    "dua jam tutup pada satu hari": _half_days("1 mulai 2026-01-13 10:26"),
    "waktu kurang pada setengah hari": _half_days("1 selesai 2026-01-05 08:05", "2 mulai 2026-01-05 14:20"),
    "bulan Ramadan": _with_log("1 mulai 2026-02-23 14:56"),
    "hari Jumat": _with_log("1 mulai 2026-01-09 16:25"),
    "tanpa jam kerja": replace(
        _with_log("1 mulai 2026-01-05 08:00"), tabel={"tblLog": _log("1 mulai 2026-01-05 08:00")}
    ),
    "dikembalikan untuk diperbaiki": _with_log(*_TO_SIX, "7 mulai 2026-01-22 08:00", "7 kembalikan 2026-01-22 09:00"),
    "semua selesai": _with_log(*_TO_SIX, *(f"{n} selesai 2026-01-23 09:00" for n in range(7, 12))),
    "dibuka kembali": _with_log(
        *_TO_SIX, *(f"{n} selesai 2026-01-23 09:00" for n in range(7, 12)), "9 buka-kembali 2026-02-02 10:00"
    ),
    "satu penyampaian diulang": _with_log(
        *_TO_SIX, *(f"{n} selesai 2026-01-23 09:00" for n in range(7, 12)), "10 buka-kembali 2026-02-02 10:00"
    ),
    "unit dan koreksi": replace(
        dokumen(),
        isian={"Surat_Tentang": "Penyusunan Rencana Kinerja"},
        tabel={
            **dokumen().tabel,
            "tblUnit": ({"jabatan": "Camat", "status": "Diterima"}, {"jabatan": "Sekretaris", "status": "Dikirim"}),
            "tblKoreksi": ({"nomor": 1, "bagian": "Target"},),
        },
    ),
    "tanpa tanggal dan nama": _pejabat(dokumen(), tanggal="", tempat=""),
    "pelaksana tugas": _pejabat(
        dokumen(), pejabat=(Pejabat(jabatan="Camat", nama="Contoh", sebutan="Plt.", nip="197012181991011002"),)
    ),
    **{
        f"Camat berganti, {day or 'tanpa tanggal'}": _pejabat(dokumen(), pejabat=BERGANTI, tanggal=day)
        for day in HARI
    },
    "penanda tangan lain": _pejabat(dokumen(), penanda_tangan="Sekretaris Kecamatan Lumajang"),
    "tanpa rencana bulanan": replace(
        dokumen(),
        dpa=replace(dokumen().dpa, sub_kegiatan=tuple(replace(s, bulanan=None) for s in dokumen().dpa.sub_kegiatan)),
        rencana=replace(
            dokumen().rencana,
            sub_kegiatan=tuple(replace(s, bulanan=None) for s in dokumen().rencana.sub_kegiatan),
        ),
    ),
}


@pytest.fixture(scope="module")
def dihitung(ubah: Ubah, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Path]]:
    """Every case as we wrote it and as LibreOffice computed it, in one start of the application."""
    folder = tmp_path_factory.mktemp("buku")
    ours = [folder / f"{number}.xlsx" for number in range(len(CASES))]
    for path, document in zip(ours, CASES.values(), strict=True):
        write(document, path)
    return dict(zip(CASES, zip(ours, ubah("xlsx", *ours), strict=True), strict=True))


@pytest.mark.parametrize("name", CASES)
def test_every_formula_computes_to_the_value_we_stored(dihitung: dict[str, tuple[Path, Path]], name: str) -> None:
    ours, theirs = dihitung[name]
    stored, computed = cached(ours), cached(theirs)
    cells = formula_cells(ours)
    assert len(cells) > 50
    for sheet, cell in (place for place in cells if not of_the_machine(*place)):
        assert (computed[sheet].get(cell) or "") == (stored[sheet].get(cell) or ""), f"{sheet}!{cell}"
    assert not [c for values in computed.values() for c in values.values() if ERRORS.search(str(c))]


def test_what_tells_of_the_machine_is_computed_there(dihitung: dict[str, tuple[Path, Path]]) -> None:
    """Whoever sees what is stored instead has opened it in Protected View."""
    stored, computed = (cached(path)[DIAGNOSA.name] for path in dihitung["lengkap"])
    for row in SEKITAR_BARIS:
        assert str(stored[f"C{row}"]).startswith("○"), row
        assert str(computed[f"C{row}"])[0] in "✔▲✖", (row, computed[f"C{row}"])
        assert computed[f"B{row}"] not in {None, "○ belum dihitung"}, row
    assert str(computed[f"B{SEKITAR_BARIS[1]}"]) == "LibreOffice di Linux"
    assert str(computed[f"B{SEKITAR_BARIS[4]}"]).endswith(".xlsx")
    assert [computed[f"B{SEKITAR_BARIS[n]}"] for n in (6, 7)] == [".", "bulan/hari/tahun"], "as America writes"


def test_every_sheet_prints_and_none_runs_on_and_on(ubah: Ubah, tmp_path: Path) -> None:
    write(CASES["kosong"], tmp_path / "buku.xlsx")
    (pdf,) = ubah("pdf", tmp_path / "buku.xlsx")
    text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    feet = [line for page in text.split("\f") for line in page.strip().splitlines()[-1:]]
    for sheet in LEMBAR:
        pages = sum(sheet.name in foot for foot in feet)
        most = 0 if sheet.hidden else 12 if sheet is PANDUAN else 3  # a guide is longer
        assert min(most, 1) <= pages <= most, sheet.name


def test_a_wrong_stored_value_would_be_found(ubah: Ubah, tmp_path: Path) -> None:
    ours, wrong = tmp_path / "kita.xlsx", tmp_path / "salah.xlsx"
    write(dokumen(), ours)
    with zipfile.ZipFile(ours) as good, zipfile.ZipFile(wrong, "w") as bad:
        for part in good.namelist():
            bad.writestr(part, re.sub(rb"</f><v>\d+", b"</f><v>1", good.read(part)))
    total = next(cell for cell, value in cached(ours)[RENCANA.name].items() if value == dokumen().rencana.pagu())
    assert cached(wrong)[RENCANA.name][total] == 1
    assert cached(*ubah("xlsx", wrong))[RENCANA.name][total] == dokumen().rencana.pagu()


def test_on_paper_the_signature_follows_the_last_rows(ubah: Ubah, tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.fail("pdftotext is not installed: .ci/pasang-libreoffice sees to it")
    row = "    7.01.01.2.01.{:04d} | | 1_000_000 | 1 | PAD | Camat\n"
    tabel = TABEL.splitlines()[1] + "\n" + "".join(row.format(n % 7 + 1) for n in range(1, 8)) * 6
    write(dokumen(tabel), tmp_path / "buku.xlsx")
    (pdf,) = ubah("pdf", tmp_path / "buku.xlsx")
    text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    pages = [
        page
        for page in text.split("\f")
        if page.strip().splitlines()[-1:] and FOOT.match(page.strip().splitlines()[-1])
    ]
    assert len(pages) > 3
    assert all("Penanggung" in page and "(14)" in page for page in pages)
    assert all(f"Halaman {n}" in text for n in range(1, 5))
    assert re.search(r"7\.01\.01\.2\.01\.\d{4}[\s\S]*JUMLAH[\s\S]*NIP\. 19701218 199101 1 002", pages[-1])
