"""One file a kind of paper: what fills it, and how it is laid out.

Each module holds one ``KERTAS``, by which the catalogue finds it; what several papers share stands in ``blocks`` or
in a module of ``xlpy.forms``, not here.
"""
