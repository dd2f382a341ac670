"""Rows that go: what of the user's would go with them is named, all of it; what goes on elsewhere is none."""

import pytest
from buku_tambal import DIALEK, buku, open_book, perubahan, told, with_cells

from xlpy.book.tambal.isi import IsiTabel, Perubahan
from xlpy.book.tambal.tambal import tambal
from xlpy.errors import InputError

BERGANTI = """
    Kode | Nama  | Nilai
    c    | Cabai | 3
    z    | Zaitun| 26
    a    | Apel  | 1
"""


def _own_column(formula: str, rows: int) -> bytes:
    """A table of many rows beside which a column of the user holds a formula in every row."""
    lines = "\n".join(f"k{n} | n | {n}" for n in range(rows))
    cells = {f"H{n}": f"<f>{formula.format(n)}</f><v>1</v>" for n in range(4, 4 + rows)}
    return with_cells(buku(f"Kode | Nama | Nilai\n{lines}"), cells)


@pytest.mark.parametrize("dialek", DIALEK)
def test_a_formula_copied_down_goes_with_its_row_while_another_row_keeps_it(dialek: str) -> None:
    old = told(_own_column("C{0}*$B$1", 4), dialek)
    sheet = open_book(tambal(old, perubahan("Kode | Nama | Nilai\n k3 | n | 3\n z | n | 1")).data)["Rencana"]
    assert [sheet[f"H{n}"].value for n in (4, 5)] == ["=C4*$B$1", None]
    with pytest.raises(InputError, match=r"Rencana!H4, H5, H6, H7: sel-sel ini berisi tulisan Anda sendiri .*“1”"):
        tambal(old, perubahan("Kode | Nama | Nilai\n z | n | 1"))


def test_a_shared_formula_copied_down_goes_with_its_row() -> None:
    old = with_cells(buku(), {"H4": '<f t="shared" ref="H4:H6" si="0">C4*2</f><v>1</v>'})
    old = with_cells(old, {f"H{row}": '<f t="shared" si="0"/><v>1</v>' for row in (5, 6)})
    sheet = open_book(tambal(old, perubahan("Kode | Nama | Nilai\n c | C | 3")).data)["Rencana"]
    assert sheet["H4"].value == "=C4*2"


def test_a_formula_that_no_other_row_has_is_refused() -> None:
    with pytest.raises(InputError, match=r"Rencana!H5: sel ini berisi “6”, tulisan Anda sendiri"):
        tambal(with_cells(buku(), {"H5": "<f>C5*3</f><v>6</v>", "H6": "<f>C6*2</f><v>6</v>"}), perubahan(BERGANTI))


def test_all_cells_that_would_be_lost_are_named_at_once() -> None:
    old = _own_column("{0}+1", 13)  # another one in every row
    old = with_cells(old, {"I4": "<v>5</v>"})
    message = r"Rencana!H4, I4, H5, H6, H7, H8, H9, H10, H11, H12 dan 3 sel lain: .*tblSatu"
    with pytest.raises(InputError, match=message):
        tambal(old, perubahan("Kode | Nama | Nilai\n k12 | n | 1"))
    two = Perubahan((*perubahan(BERGANTI).tabel, IsiTabel("tblDua", ("Kunci", "Isi"), ("Kunci",), ())))
    with pytest.raises(InputError, match=r"(?s)Rencana!H5: .*tblSatu.*\nRencana!H13: .*tblDua"):
        tambal(with_cells(buku(), {"H5": "<is><t>satu</t></is>", "H13": "<is><t>dua</t></is>"}), two)
