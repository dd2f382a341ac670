"""Starts the installation of this bundle, straight from the wheel in it."""

import glob
import os
import sys

PAKET = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
if sys.version_info < (3, 8):
    sys.exit(
        "Python ini terlalu lama (%d.%d). Pasang Python 3.12 (64-bit) dari python.org, lalu ulangi."
        % sys.version_info[:2]
    )
sys.dont_write_bytecode = True
sys.path.insert(0, glob.glob(os.path.join(glob.escape(PAKET), "roda", "rencana_kinerja-*.whl"))[0])

from xlpy.pasang.awal import main  # noqa: E402 - only now is it found

sys.exit(main(PAKET, sys.argv[1:]))
