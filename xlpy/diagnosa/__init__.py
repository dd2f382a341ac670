"""Why a button does nothing on this computer: facts are gathered, then judged, one obstacle a function.

``catalogue.periksa(keadaan)`` is the door; ``kumpul.kumpulkan`` gathers the ``Keadaan`` that it judges.
"""
