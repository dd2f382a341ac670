"""``python -m xlpy`` is the command ``rencana-kinerja``."""

import sys

from xlpy.cli import main

sys.exit(main())
