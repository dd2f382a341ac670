"""Rencana Kinerja of a kecamatan, made from its DPA and Tupoksi.

Read the package from the top: ``cli`` (the door) → ``actions`` (what a person can do) →
``importers``, ``build`` → ``book`` → ``sop`` → ``plan``.  Imports run downward only.
"""

__version__ = "0.1.0"
