"""The draft (step 5): the form Rencana Kinerja, marked as a draft with its version."""

from xlpy.forms.catalogue import Kertas, Varian
from xlpy.forms.layout import Lembar
from xlpy.forms.material import Bahan
from xlpy.forms.papers.rencana_kinerja import lay_out


def _draft(bahan: Bahan, _: Varian) -> Lembar:
    return lay_out(bahan, tanda=bahan.tanda_draft)


KERTAS = Kertas("draft", "Draft Rencana Kinerja", _draft)
