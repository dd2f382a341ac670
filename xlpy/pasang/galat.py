"""What keeps an installation from going on; ``xlpy.errors`` needs a newer Python than may run this."""


class PasangError(RuntimeError):
    """Installing cannot go on; the text is Indonesian and says what to do."""
