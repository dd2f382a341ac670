"""What keeps an installation from going on; ``xlpy.errors`` needs a newer Python than may run this."""


class PasangError(RuntimeError):
    """Installing cannot go on; the text is Indonesian and says what to do."""


def berhenti(error: OSError, tempat: object) -> PasangError:
    """What the system refused, to be told.

    Args:
        error: its refusal.
        tempat: where, if it names no file.
    """
    return PasangError(
        f"Pemasangan berhenti: {error.strerror or error} ({error.filename or tempat}). "
        "Yang sudah terpasang sebelumnya tetap dapat dipakai. Periksa ruang penyimpanan dan izinnya, lalu ulangi."
    )
