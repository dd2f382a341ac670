"""The house is read from the top: imports run downward only, and the pure rooms know no file format."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "xlpy"

# From the bottom up.  A module may import from its own floor and from those below.
FLOORS = (
    {"errors", "json_teks", "resources"},
    {"pasang"},
    {"engines"},
    {"plan"},
    {"sop"},
    {"host"},
    {"book", "checks"},
    {"importers", "build", "forms", "jadwal"},
    {"penafsir"},
    {
        "actions",
        "nomor",
        "pencetakan",
        "periksa",
        "periksa_lembar",
        "periksa_sel",
        "persiapan",
        "prosedur",
        "prosedur_keadaan",
        "prosedur_lembar",
        "prosedur_sah",
    },
    {"lembar_kertas", "unit_kirim", "unit_kumpul"},
    {
        "buku",
        "cermin_berkas",
        "consolidate",
        "report",
        "report_cetak",
        "report_jadwal",
        "report_periksa",
        "report_persiapan",
        "report_prosedur",
        "report_unit",
    },
    {"diagnosa"},
    {"sumber_tepercaya"},
    {"jobs", "jobs_cetak", "jobs_perbarui", "jobs_periksa", "jobs_prosedur", "jobs_unit", "pembaruan"},
    {"buku_pasang"},
    {
        "isi_contoh",
        "jobs_contoh",
        "jobs_contoh_unit",
        "jobs_jadwal",
        "jobs_konsolidasi",
        "jobs_panduan",
        "jobs_pasang",
        "meja",
    },
    {
        "jobs_cetak_langsung",
        "jobs_diagnosa",
        "jobs_kabupaten",
        "jobs_langsung",
        "jobs_langsung_unit",
        "jobs_pelepasan",
        "jobs_pemasangan",
        "jobs_persiapan",
    },
    {"jobs_langsung_persiapan"},
    {"klik"},
    {"cli_umum"},
    {
        "cli_cetak",
        "cli_jadwal",
        "cli_konsolidasi",
        "cli_langkah",
        "cli_pasang",
        "cli_perbarui",
        "cli_periksa",
        "cli_persiapan",
        "cli_unit",
    },
    {"cli", "macros"},
    {"makro_libreoffice"},
    {"__main__"},
)
PURE = {"plan", "sop", "checks"}
# What the rules may know of the workbook: what it says and how its sheets are called, not how it is read.
OF_BOOK = ("xlpy.book.document", "xlpy.book.schema")
HEAVY = {"PIL", "pypdf", "segno", "xlsxwriter", "python_calamine", "openpyxl", "pandas", "pyarrow", "xlwings", "lxml"}
# Where LibreOffice is taken (a click, an open workbook, its profile) or spoken to beyond xlwings.
STARTERS = {"makro_libreoffice", "meja", "jobs_pasang", "diagnosa", "host", "engines"}


def modules() -> list[Path]:
    return sorted(p for p in PACKAGE.rglob("*.py") if p != PACKAGE / "__init__.py")


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def floor(room: str) -> int:
    found = [level for level, rooms in enumerate(FLOORS) if room in rooms]
    assert found, f"'{room}' stands on no floor: add it to FLOORS"
    return found[0]


def imported(path: Path, *, top_only: bool = False) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = tree.body if top_only else ast.walk(tree)
    names: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide the direction"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_run_downward_only(path: Path) -> None:
    here = floor(room_of(path))
    for name in imported(path):
        parts = name.split(".")
        if parts[0] == "xlpy" and len(parts) > 1 and parts[1] != "__version__":
            assert floor(parts[1]) <= here, f"{path.name} imports {name} from a floor above"


@pytest.mark.parametrize("path", [p for p in modules() if room_of(p) in PURE], ids=lambda p: p.name)
def test_pure_rooms_know_no_file_format(path: Path) -> None:
    assert {n.split(".")[0] for n in imported(path)} & HEAVY == set()


@pytest.mark.parametrize("path", [p for p in modules() if room_of(p) == "checks"], ids=lambda p: p.name)
def test_rules_know_what_a_workbook_says_and_not_how_it_is_read(path: Path) -> None:
    of_book = {name for name in imported(path) if name.startswith("xlpy.book.")}
    assert all(name.startswith(OF_BOOK) for name in of_book)


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_heavy_libraries_are_imported_where_they_are_needed(path: Path) -> None:
    """A click or a ``--help`` must not pay for what it does not use.

    An engine derives its classes from xlwings' own; it is imported itself where an application starts, not before.
    """
    heavy = HEAVY - {"xlwings"} if room_of(path) == "engines" else HEAVY
    assert {n.split(".")[0] for n in imported(path, top_only=True)} & heavy == set()


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_engines_are_imported_where_an_application_starts(path: Path) -> None:
    if room_of(path) not in STARTERS:
        assert {n for n in imported(path) if n.startswith("xlpy.engines")} == set()


@pytest.mark.parametrize("path", [p for p in modules() if room_of(p) in STARTERS - {"engines"}], ids=lambda p: p.name)
def test_no_door_imports_an_engine_at_the_top(path: Path) -> None:
    assert {n for n in imported(path, top_only=True) if n.startswith("xlpy.engines")} == set()


def test_there_are_no_circles() -> None:
    graph = {}
    for path in modules():
        name = ".".join(("xlpy", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")
        graph[name] = {n for n in imported(path, top_only=True) if n.startswith("xlpy.")}
    edges = {
        a: {b for b in graph if b != a and any(n == b or n.startswith(f"{b}.") for n in ns)}
        for a, ns in graph.items()
    }
    packages = {n for n in graph if any(m.startswith(f"{n}.") for m in graph)}
    edges = {a: bs - packages for a, bs in edges.items() if a not in packages}
    while edges:
        free = [a for a, bs in edges.items() if not bs & edges.keys()]
        assert free, f"circle among {sorted(edges)}"
        for a in free:
            del edges[a]
