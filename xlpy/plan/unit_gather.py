"""What came back, judged: who is in, who is missing, what is double, what is of another year, document or round."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from xlpy.plan.facts import Kunci
from xlpy.plan.unit_form import UnitForm
from xlpy.plan.units import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Kiriman:
    """A form that was sent, as the workbook keeps it.

    Attributes:
        unit: to whom.
        versi: the round; None where it was typed by hand.
        batas: until when it is to be back.
        diterima: since when it is in.
        sidik: names the answers that were last taken.
    """

    unit: Unit
    versi: int | None = None
    batas: date | None = None
    diterima: date | None = None
    sidik: str = ""

    def terlambat(self, day: date) -> int:
        """How many days after its term it is in, or is still missing, on ``day``."""
        return 0 if self.batas is None else max(0, ((self.diterima or day) - self.batas).days)


@dataclass(frozen=True, slots=True, kw_only=True)
class BerkasMasuk:
    """A file that lay in the folder: a form, or why it is none."""

    nama: str
    form: UnitForm | None = None
    alasan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Masuk:
    """A form that is in.

    Attributes:
        nama: the file, as found in the folder.
        form: what it says.
        kiriman: to which sending it answers.
        salinan: other files with the same answers.
        sudah_diambil: whether these answers were taken before.
    """

    nama: str
    form: UnitForm
    kiriman: Kiriman
    salinan: tuple[str, ...] = ()
    sudah_diambil: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ganda:
    """Several forms of one unit that say different things: the files, and the cells that differ."""

    unit: Unit
    berkas: tuple[str, ...]
    sel: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pilahan:
    """The files of a folder, sorted out.

    Attributes:
        masuk: the forms that are in, in the order of the units.
        belum: the sendings whose form is not in; a form that lies there as it was sent is not.
        belum_diisi: files that lie there as they were sent, by the key of the unit.
        ganda: units of whom there are several forms: none of them is taken.
        tidak_dipakai: files that are not taken, each with the reason.
    """

    masuk: tuple[Masuk, ...] = ()
    belum: tuple[Kiriman, ...] = ()
    belum_diisi: tuple[tuple[str, str], ...] = ()
    ganda: tuple[Ganda, ...] = ()
    tidak_dipakai: tuple[BerkasMasuk, ...] = ()


def sort_out(files: Iterable[BerkasMasuk], sent: Sequence[Kiriman], dokumen: str, tahun: int) -> Pilahan:
    """Sort the files of a folder out.

    Args:
        files: what lies there.
        sent: the forms that were sent.
        dokumen: the id of the workbook.
        tahun: its year.
    """
    known = {kiriman.unit.kunci: kiriman for kiriman in reversed(sent)}
    mine, refused = _by_unit(files, known, dokumen, tahun)
    arrived: list[Masuk] = []
    double: list[Ganda] = []
    blank: list[tuple[str, str]] = []
    for key, kiriman in known.items():
        filled = [(name, form) for name, form in mine.get(key, ()) if form.berisi]
        if len({form.sidik for _, form in filled}) > 1:
            double.append(_double(kiriman.unit, filled))
        elif filled:
            arrived.append(_arrival(filled, kiriman))
        else:
            blank += [(key, name) for name, _ in mine.get(key, ())]
    order = [kiriman.unit.kunci for kiriman in sent]
    here = {m.kiriman.unit.kunci for m in arrived} | {g.unit.kunci for g in double}
    return Pilahan(
        masuk=tuple(sorted(arrived, key=lambda m: order.index(m.kiriman.unit.kunci))),
        belum=tuple(k for k in sent if k.unit.kunci not in here and k.diterima is None),
        belum_diisi=tuple(blank),
        ganda=tuple(double),
        tidak_dipakai=refused,
    )


def _by_unit(
    files: Iterable[BerkasMasuk], known: Mapping[str, Kiriman], dokumen: str, tahun: int
) -> tuple[dict[str, list[tuple[str, UnitForm]]], tuple[BerkasMasuk, ...]]:
    """The forms that are waited for by their units, each with its file's name; the other files, with the reason."""
    mine: dict[str, list[tuple[str, UnitForm]]] = {}
    refused: list[BerkasMasuk] = []
    for file in files:
        form, why = file.form, file.alasan
        if form is not None:
            why = _stranger(form, known.get(form.unit.kunci), dokumen, tahun)
        if form is None or why:
            refused.append(replace(file, alasan=why))
        else:
            mine.setdefault(form.unit.kunci, []).append((file.nama, form))
    return mine, tuple(refused)


def _stranger(form: UnitForm, kiriman: Kiriman | None, dokumen: str, tahun: int) -> str:
    """Why a form is not one that this workbook waits for; empty when it is."""
    who = form.identitas
    if who.tahun != tahun:
        return f"form {form.unit.nama} tahun {who.tahun}, sedangkan buku kerja ini tahun {tahun}."
    if who.dokumen != dokumen:
        of = f" (Kecamatan {who.kecamatan})" if who.kecamatan else ""
        return f"form {form.unit.nama} dibuat dari buku kerja lain{of}."
    if kiriman is None:
        return f"form {form.unit.nama} tidak tercatat pada lembar Unit; buat formnya dengan “unit buat”."
    if kiriman.versi is not None and who.versi != kiriman.versi:
        return f"form {form.unit.nama} versi {who.versi}, sedangkan yang terakhir dikirim versi {kiriman.versi}."
    return ""


def _arrival(filled: Sequence[tuple[str, UnitForm]], kiriman: Kiriman) -> Masuk:
    (name, form), *others = filled
    return Masuk(
        nama=name,
        form=form,
        kiriman=kiriman,
        salinan=tuple(other for other, _ in others),
        sudah_diambil=bool(kiriman.sidik) and kiriman.sidik == form.sidik,
    )


def _double(unit: Unit, filled: Sequence[tuple[str, UnitForm]]) -> Ganda:
    (_, first), *others = filled
    other = next(form for _, form in others if form.sidik != first.sidik)
    differing = (sel for (k, kolom), sel in first.letak.items() if _told(first, k, kolom) != _told(other, k, kolom))
    return Ganda(unit=unit, berkas=tuple(name for name, _ in filled), sel=tuple(differing))


def _told(form: UnitForm, kunci: Kunci, kolom: str) -> tuple[str | None, ...]:
    fields = form.isian.get(kunci, {})
    return (fields.get(kolom), fields.get("target_teks") if kolom == "target" else None)
