"""``python -m xlpy`` is the command ``rencana-kinerja``."""

from xlpy.cli import run

run()
