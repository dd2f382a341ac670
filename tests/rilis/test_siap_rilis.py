"""The release checklist refuses: each reason is produced in a small repository of its own."""

import io
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import xlsxwriter

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 29)
PAGE = "docs/halaman.md"


def _script() -> ModuleType:
    loader = SourceFileLoader("siap_rilis", str(ROOT / ".ci" / "siap-rilis"))
    spec = spec_from_loader("siap_rilis", loader)
    assert spec is not None
    module = module_from_spec(spec)
    # A dataclass looks its module up.
    import sys  # noqa: PLC0415 - only here

    sys.modules[spec.name] = module
    loader.exec_module(module)
    return module


SCRIPT = _script()


def book(*headings: str) -> bytes:
    """A workbook with one table."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as made:
        sheet = made.add_worksheet("Data")
        columns = [{"header": heading} for heading in headings]
        sheet.add_table(0, 0, 1, len(headings) - 1, {"name": "tblData", "columns": columns})
    return buffer.getvalue()


@dataclass
class Gudang:
    """A repository that is ready for its second release."""

    rilis: Any
    packages: dict[str, str]
    pages: dict[str, bytes]

    def write(self, place: str, content: str | bytes) -> None:
        path = self.rilis.akar / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def git(self, *words: str) -> None:
        identity = ("-c", "user.name=Uji", "-c", "user.email=uji@contoh")
        subprocess.run(["git", "-C", self.rilis.akar, *identity, *words], check=True, capture_output=True)

    def commit(self) -> None:
        """Commit everything, and let the tests have run on it."""
        self.git("add", "-A")
        self.git("commit", "-qm", "isi")
        self.write(SCRIPT.CAP_UJI, self.rilis.git("rev-parse", "HEAD"))

    def stamp_pictures(self) -> None:
        self.write(SCRIPT.CAP_GAMBAR, SCRIPT.sidik_gambar(self.rilis.akar))

    def reasons(self) -> list[str]:
        return list(SCRIPT.semua(self.rilis))


@pytest.fixture
def gudang(tmp_path: Path) -> Gudang:
    packages, pages = {"lxml": "BSD-3-Clause"}, {PAGE: b"segar\n"}

    def made() -> Mapping[str, bytes]:
        return pages

    it = Gudang(SCRIPT.Rilis(tmp_path, TODAY, {"make docs": made}, lambda: packages), packages, pages)
    it.git("init", "-q", "-b", "main")
    it.write(".gitignore", ".venv/\n")
    it.write("xlpy/__init__.py", '__version__ = "0.1.0"\n')
    it.write("xlpy/book/schema_dalam.py", "VERSI = 2\n")
    it.write(SCRIPT.BUKU, book("Kode", "Nama"))
    it.commit()
    it.git("tag", "v0.1.0")
    it.write("xlpy/__init__.py", '__version__ = "0.2.0"\n')
    it.write("CHANGELOG.md", f"# Catatan perubahan\n\n## [0.2.0] - {TODAY}\n\n## [0.1.0] - 2026-01-01\n")
    it.write("docs/excel-acceptance.md", "| versi | Excel |\n|---|---|\n| 0.1.0 | 2016 |\n| 0.2.0 | 2019 |\n")
    it.write("docs/lisensi.md", "| Paket | Lisensi | Untuk |\n|---|---|---|\n| lxml | BSD-3-Clause | XML |\n")
    it.write(PAGE, "segar\n")
    it.stamp_pictures()
    it.commit()
    return it


def test_what_is_ready_is_let_through(gudang: Gudang) -> None:
    assert gudang.reasons() == []


def test_a_change_that_is_not_committed(gudang: Gudang) -> None:
    gudang.write("baru.txt", "isi")
    (reason,) = gudang.reasons()
    assert reason == "1 berkas belum dicommit: baru.txt."


def test_a_committed_file_changed_is_named_whole(gudang: Gudang) -> None:
    gudang.write(".gitignore", ".venv/\n\n")
    (reason,) = gudang.reasons()
    assert reason == "1 berkas belum dicommit: .gitignore."


@pytest.mark.parametrize("head", ["## [0.2.0] - 2026-11-28", "## [0.2] - 2026-11-29", "## [Belum dirilis]"])
def test_a_version_that_the_changelog_does_not_tell_today(gudang: Gudang, head: str) -> None:
    gudang.write("CHANGELOG.md", f"{head}\n")
    gudang.commit()
    assert gudang.reasons() == ["CHANGELOG.md tidak memuat baris '## [0.2.0] - 2026-11-29'."]


def test_a_version_that_was_released_before(gudang: Gudang) -> None:
    gudang.git("tag", "v0.2.0")
    assert gudang.reasons() == ["Tag v0.2.0 sudah ada: naikkan __version__ di xlpy/__init__.py."]


def test_a_page_that_its_sources_would_make_otherwise(gudang: Gudang) -> None:
    gudang.pages[PAGE] = b"lain\n"
    assert gudang.reasons() == [f"Basi: {PAGE}. Jalankan: make docs."]


def test_a_page_that_is_missing(gudang: Gudang) -> None:
    gudang.pages["docs/baru.md"] = b"baru\n"
    assert gudang.reasons() == ["Basi: docs/baru.md. Jalankan: make docs."]


def test_a_workbook_is_compared_part_for_part(gudang: Gudang) -> None:
    gudang.pages[SCRIPT.BUKU] = (gudang.rilis.akar / SCRIPT.BUKU).read_bytes() + b"\0"  # another packing
    gudang.pages[PAGE] = b"segar\n"
    assert [reason for reason in gudang.reasons() if "Basi" in reason] == []
    gudang.pages[SCRIPT.BUKU] = book("Kode")
    assert gudang.reasons() == [f"Basi: {SCRIPT.BUKU}. Jalankan: make docs."]


def test_a_schema_that_changed_while_its_version_did_not(gudang: Gudang) -> None:
    gudang.write(SCRIPT.BUKU, book("Kode", "Uraian"))
    gudang.stamp_pictures()
    gudang.commit()
    (reason,) = gudang.reasons()
    assert reason.startswith("Lembar, tabel, atau nama di workbook/RencanaKinerja.xlsm berubah sejak v0.1.0")
    gudang.write("xlpy/book/schema_dalam.py", "VERSI = 3\n")
    gudang.commit()
    assert gudang.reasons() == []


@pytest.mark.parametrize("row", ["", "| 0.2.0 | |", "| 0.1.0 | 2016 |"])
def test_a_list_for_excel_that_nobody_filled(gudang: Gudang, row: str) -> None:
    gudang.write("docs/excel-acceptance.md", f"| versi | Excel |\n|---|---|\n{row}\n")
    gudang.commit()
    (reason,) = gudang.reasons()
    assert reason.startswith("docs/excel-acceptance.md belum diisi untuk versi 0.2.0")


def test_wheels_whose_licence_is_unknown_or_not_permissive(gudang: Gudang) -> None:
    gudang.packages |= {"asing": "", "pelit": "GPL-3.0-only", "lxml": "MIT"}
    gudang.write("docs/lisensi.md", "| lxml | BSD-3-Clause | XML |\n| pelit | GPL-3.0-only | apa saja |\n")
    gudang.commit()
    assert gudang.reasons() == [
        "asing tidak ada di docs/lisensi.md (lisensinya menurut paketnya: tak diketahui).",
        "lxml: docs/lisensi.md menyebut BSD-3-Clause, paketnya MIT.",
        "pelit: lisensi GPL-3.0-only tidak termasuk yang boleh ikut dalam bundel.",
    ]


@pytest.mark.parametrize("stamp", ["", "pohon kotor", "0" * 40])
def test_tests_that_did_not_run_on_this_commit(gudang: Gudang, stamp: str) -> None:
    gudang.write(SCRIPT.CAP_UJI, stamp)
    assert gudang.reasons() == ["make test belum lulus pada commit ini dengan pohon yang bersih."]


def test_pictures_of_another_workbook(gudang: Gudang) -> None:
    gudang.write("templates/contoh/dpa.csv", "7.01;Contoh\n")
    gudang.commit()
    assert [reason.split(" (")[0] for reason in gudang.reasons()] == [
        "Gambar di docs/gambar dibuat dari buku kerja lain"
    ]


def test_all_reasons_are_named_at_once(gudang: Gudang) -> None:
    later = replace(gudang.rilis, hari=date(2026, 11, 30))
    gudang.git("tag", "v0.2.0")
    gudang.write("baru.txt", "isi")
    assert len(SCRIPT.semua(later)) == 3


# ── this project ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_licence_of_this_project_is_known_and_permissive() -> None:
    """Fails when a new dependency is not in docs/lisensi.md yet."""
    real = SCRIPT.Rilis(ROOT, TODAY, {}, SCRIPT.lisensi_paket)
    assert list(SCRIPT.lisensi_dikenal(real)) == []
    assert {"pywin32", "xlwings", "lxml"} <= SCRIPT.lisensi_paket().keys()


def test_the_generated_pages_are_among_what_is_compared() -> None:
    assert SCRIPT.halaman(ROOT).keys() == {"docs/commands.md", "docs/rules.md", "docs/pesan.md"}
    assert SCRIPT.BUKU in SCRIPT.dibangun()
