"""Where the files lie that travel with the package: in a checkout in place, in a wheel inside it."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def templates_folder() -> Path:
    """The folder ``templates``."""
    inside = _PACKAGE / "templates"
    return inside if inside.is_dir() else _PACKAGE.parent / "templates"


def sample_folder() -> Path:
    """The sample's input files."""
    return templates_folder() / "contoh"


def form_template() -> Path:
    """The form that a unit fills, as it travels with the program."""
    return templates_folder() / "form-unit.xlsx"


def guide_folder() -> Path:
    """The folder of the guide: ``panduan.md`` and ``panduan.pdf``."""
    inside = _PACKAGE / "panduan"
    return inside if inside.is_dir() else _PACKAGE.parent / "docs"


def workbook_sources() -> Path:
    """The folder ``workbook/src``: macros and ribbon of the workbook as text."""
    inside = _PACKAGE / "workbook" / "src"
    return inside if inside.is_dir() else _PACKAGE.parent / "workbook" / "src"


def empty_workbook() -> Path:
    """The workbook of an office that has not typed anything yet; each new one begins as its copy."""
    return workbook_sources().parent / "RencanaKinerja.xlsm"


def changelog() -> Path:
    """What changed from version to version, in the users' words."""
    inside = _PACKAGE / "CHANGELOG.md"
    return inside if inside.is_file() else _PACKAGE.parent / "CHANGELOG.md"


def source_tree() -> Path | None:
    """The folder of the source tree; None where the package is installed without it."""
    root = _PACKAGE.parent
    return root if (root / "workbook" / "src").is_dir() and (root / "pyproject.toml").is_file() else None
