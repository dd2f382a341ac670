"""The report to be sent holds no personal data, wherever a computer has some."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from contoh import dokumen
from hypothesis import given
from hypothesis import strategies as st
from keadaan_sehat import KINI, SEHAT_LINUX, SEHAT_MAC, SEHAT_WINDOWS, rusak

from xlpy.book.kunci import Gembok
from xlpy.build.workbook import write
from xlpy.diagnosa.catalogue import periksa
from xlpy.diagnosa.keadaan import Keadaan
from xlpy.diagnosa.laporan import jalur_ringkas, laporan
from xlpy.jobs_diagnosa import diagnosa

NAMES = ("Siti Aminah", "siti.aminah", "PC-KEUANGAN-07", "197012181991011002", "Sukodono", "Kabupaten Lumajang")
PLACES = (
    r"C:\Users\siti.aminah\OneDrive - Kabupaten Lumajang\Kecamatan Sukodono\RK Siti Aminah 2026.xlsm",
    r"\\PC-KEUANGAN-07\siti.aminah\197012181991011002.xlsx",
    "/home/siti.aminah/Sukodono/venv/bin/python3.11",
    "https://sukodono.sharepoint.com/siti.aminah/buku.xlsm",
)
WORDS = ("siti", "aminah", "keuangan", "19701218", "1991011002", "sukodono", "lumajang")
"""What none of them may leave behind."""
PERSONAL = st.sampled_from([*NAMES, *PLACES]) | st.text("qzxv", min_size=6, max_size=12)


def _texts(value: Any, draw: Any) -> Any:  # noqa: ANN401 - any fact
    """The same facts with something personal in every text."""
    if isinstance(value, str):
        return draw(PERSONAL)
    if isinstance(value, Path):
        return Path(draw(PERSONAL))
    if isinstance(value, tuple):
        return tuple(_texts(each, draw) for each in value)
    if isinstance(value, dict):
        return {name: _texts(each, draw) for name, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        kept = {"sistem"}
        return replace(
            value, **{f.name: _texts(getattr(value, f.name), draw) for f in fields(value) if f.name not in kept}
        )
    return value


def _ill(sehat: Keadaan) -> Keadaan:
    """With something to be said of nearly everything."""
    lock = Gembok(aplikasi="Excel", oleh="x", detik=9000, berkas=Path("x"))
    ill = rusak(
        sehat,
        awan={"OneDrive": "x"},
        buku__kunci=(lock, replace(lock, hidup=False)),
        buku__tak_terbaca="x",
        buku__catatan_terakhir=KINI + timedelta(days=1),
        python__gagal="x",
        python__rusak=("x",),
        kantor__terpasang=True,
        kantor__tepercaya=("x",),
        kantor__profil_dikunci="x",
    )
    return rusak(ill, excel__terpasang=sehat is not SEHAT_LINUX, excel__lokasi=(("x", True),))


@given(st.data(), st.sampled_from([SEHAT_WINDOWS, SEHAT_LINUX, SEHAT_MAC]))
def test_no_fact_brings_anything_personal_into_it(data: st.DataObject, sehat: Keadaan) -> None:
    drawn: list[str] = []

    def draw(strategy: st.SearchStrategy[str]) -> str:
        drawn.append(data.draw(strategy))
        return drawn[-1]

    state = _texts(_ill(sehat), draw)
    said = laporan(state, periksa(state)).casefold()
    random = [text for text in drawn if set(text) <= set("qzxv")]
    assert [word for word in (*WORDS, *random) if word in said] == []


def _of_workbook() -> Iterator[str]:
    settings = dokumen().pengaturan
    yield settings.kecamatan
    yield settings.pemerintah
    for official in settings.pejabat:
        yield from (official.nama, official.nip)


def test_a_real_workbook_in_a_home_with_names_leaves_none_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "siti.aminah"
    (home / "Kecamatan Sukodono").mkdir(parents=True)
    book, report = home / "Kecamatan Sukodono" / "RK Siti Aminah.xlsx", home / "laporan.txt"
    write(dokumen(), book)
    (book.parent / f"~${book.name}").write_bytes(b"\x0bSiti Aminah")
    (book.parent / f".~lock.{book.name}#").write_text("Siti Aminah,siti.aminah,PC-KEUANGAN-07,x,y;", encoding="utf-8")
    monkeypatch.setenv("HOME", str(home))
    said = diagnosa(book, home / "profil", report)
    assert any("Siti Aminah" in line for line in said.lines), "who sits there is told all of it"
    text = report.read_text(encoding="utf-8").casefold()
    personal = [word for word in (*_of_workbook(), *WORDS, tmp_path.name) if word]
    assert len(personal) > 8
    assert [word for word in personal if word.casefold() in text] == []
    assert "[buku-terkunci]" in text
    assert "~/…/….xlsx" in text


@pytest.mark.parametrize(
    ("path", "home", "said"),
    [
        (r"C:\Users\ani\AppData\Local\Programs\Python\Python312\python.exe", r"C:\Users\ani",
         "~/AppData/Local/Programs/Python/Python312/python.exe"),
        (r"D:\Kantor\rencana.xlsm", r"C:\Users\ani", "D:/…/….xlsm"),
        ("/home/budi/venv/bin/python3.11", "/home/ani", "/home/…/venv/bin/python3.11"),
        ("/home/anisa/x.xlsm", "/home/ani", "/home/…/….xlsm"),
        ("https://kantor.sharepoint.com/x.xlsm", "", "alamat web"),
    ],
)  # fmt: skip
def test_of_a_path_only_what_every_computer_has_is_shown(path: str, home: str, said: str) -> None:
    assert jalur_ringkas(path, home) == said
