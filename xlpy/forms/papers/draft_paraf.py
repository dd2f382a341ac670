"""The net draft (step 8): the form Rencana Kinerja with the paraf box of Kasubbag Keuangan and Sekretaris."""

from xlpy.forms.catalogue import Kertas, Varian
from xlpy.forms.layout import Lembar
from xlpy.forms.material import Bahan
from xlpy.forms.papers.rencana_kinerja import lay_out


def _net_draft(bahan: Bahan, _: Varian) -> Lembar:
    return lay_out(bahan, tanda=bahan.tanda_draft, paraf=True)


KERTAS = Kertas("draft-paraf", "Draft Rencana Kinerja dengan Kotak Paraf", _net_draft)
