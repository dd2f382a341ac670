"""The sample: DPA, Tupoksi, sasaran, settings and the steps taken by an invented kecamatan."""

from pathlib import Path

from xlpy.build.sample_dpa import write_dpa
from xlpy.build.sample_sasaran import write_sasaran
from xlpy.build.sample_source import read_text
from xlpy.build.sample_tupoksi import render_tupoksi

_AS_THEY_STAND = ("pengaturan-contoh.toml", "langkah-contoh.toml")
"""The settings, and what is done to the steps of the procedure."""


def write_sample(folder: Path) -> list[Path]:
    """Write the sample's files into ``folder`` and return them; the same sources give the same bytes.

    ``sasaran-contoh.xlsx`` is also the template of a sasaran file, with its how-to on the sheet "Petunjuk".
    """
    folder.mkdir(parents=True, exist_ok=True)
    dpa, sasaran = folder / "dpa-contoh.xlsx", folder / "sasaran-contoh.xlsx"
    write_dpa(dpa)
    write_sasaran(sasaran)
    texts = {"tupoksi-contoh.txt": render_tupoksi(), **{name: read_text(name) for name in _AS_THEY_STAND}}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return [dpa, sasaran, *(folder / name for name in texts)]
