"""``python -m xlpy`` is the command ``rencana-kinerja``."""

from xlpy.cli import run

if __name__ == "__main__":  # processes that read side by side load this module too
    run()
