"""What a check writes on the sheets Matriks, Cakupan, Banding and LKE: their rows, by column key."""

from collections.abc import Iterator, Mapping, Sequence

from xlpy.book.document import Isi
from xlpy.book.schema_periksa import (
    BANDING,
    BANYAK_KOLOM,
    BERUBAH,
    CAKUPAN,
    DISALIN,
    HILANG,
    JUMLAH,
    LKE,
    MATRIKS,
    MELONJAK,
    MUNCUL,
    PEMEGANG,
    PEMEGANG_TANPA,
    PENDUKUNG,
    SEBELUM_PERUBAHAN,
    TAHUN_LALU,
    TETAP,
)
from xlpy.checks.bahan import Bahan
from xlpy.checks.banding import LONJAKAN, Perbandingan, Selisih, persen, share
from xlpy.checks.lke import BOBOT, NilaiSub, assess
from xlpy.checks.matriks import BarisMatriks, KolomMatriks, Matriks
from xlpy.checks.ukuran import measures
from xlpy.plan.angka import format_rupiah
from xlpy.plan.facts import Kunci, kunci_of
from xlpy.plan.model import RencanaKinerja
from xlpy.plan.temuan import Temuan

Baris = Mapping[str, Isi]
Tabel = Mapping[str, tuple[Baris, ...]]
_FIELDS = {"nama": "Uraian", "penanggung_jawab": "Penanggung Jawab", "triwulan": "Target TW I–IV"}
_PAGU, _NONE = "Pagu", "–"
_HELD = (PEMEGANG, PEMEGANG_TANPA)


def filled(tables: Tabel, bahan: Bahan, findings: Sequence[Temuan]) -> dict[str, tuple[Baris, ...]]:
    """The tables of a document with those that a check fills; what was compared before and not now stays.

    Args:
        tables: as they stand, by name.
        bahan: what is checked.
        findings: those that stand; the waived ones left out.
    """
    new = {**_matrix(bahan.matriks), **_assessment(assess(bahan, findings)), **_comparison(tables, bahan)}
    kept = {name: rows for name, rows in tables.items() if name not in new}
    return kept | {name: rows for name, rows in new.items() if rows}


def _matrix(matrix: Matriks) -> dict[str, tuple[Baris, ...]]:
    rows = tuple(
        _sub_row(number, row, matrix.kolom[:BANYAK_KOLOM]) for number, row in enumerate(matrix.baris, start=1)
    )
    titles = ((n, column.nama, office) for n, column in enumerate(matrix.kolom, 1) for office in column.jabatan)
    listed = tuple(_office_row(n, title, office, matrix) for n, title, office in titles)
    return {MATRIKS.table.name: rows, CAKUPAN.table.name: listed}


def _sub_row(number: int, row: BarisMatriks, columns: Sequence[KolomMatriks]) -> Baris:
    sub = row.sub
    signs = {f"jabatan_{n}": sign for n, column in enumerate(columns, 1) if (sign := _strongest(row, column))}
    told = {"kode": sub.kode, "nama": sub.nama, "unit": sub.unit, "penanggung_jawab": sub.penanggung_jawab}
    return {"nomor": number, **{key: text for key, text in told.items() if text}, **signs}


def _strongest(row: BarisMatriks, column: KolomMatriks) -> str:
    """The sign that says most among the offices of a column."""
    signs = {_sign(row, office) for office in column.jabatan}
    return next((sign for sign in (*_HELD, PENDUKUNG) if sign in signs), "")


def _sign(row: BarisMatriks, office: str) -> str:
    if office == row.penanggung_jawab:
        return PEMEGANG if row.didukung else PEMEGANG_TANPA
    return PENDUKUNG if office in row.dukungan else ""


def _office_row(n: int, title: str, office: str, matrix: Matriks) -> Baris:
    signs = [_sign(row, office) for row in matrix.baris]
    return {
        "jabatan": office,
        "kolom": f"J{n}" if n <= BANYAK_KOLOM else _NONE,
        "judul": title,
        "memegang": sum(sign in _HELD for sign in signs),
        "mendukung": signs.count(PENDUKUNG),
        "menganggur": sum(idle.jabatan == office for idle in matrix.menganggur),
    }


def _assessment(parts: Sequence[NilaiSub]) -> dict[str, tuple[Baris, ...]]:
    return {
        LKE.tables[0].name: tuple(map(_grade_row, parts)),
        LKE.tables[1].name: tuple(row for part in parts for row in _criterion_rows(part)),
    }


def _grade_row(part: NilaiSub) -> Baris:
    row: dict[str, Isi] = {"bagian": str(part.bagian), "bobot": BOBOT[part.bagian], "catatan": part.catatan}
    if part.nilai is not None:
        row |= {"predikat": part.predikat, "nilai": part.nilai}
    return row


def _criterion_rows(part: NilaiSub) -> Iterator[Baris]:
    for answer in part.jawaban:
        first, *others = answer.bukti or ("",)
        said = (answer.catatan, f"Juga {', '.join(others)}." if others else "")
        told = {
            "kode": answer.kriteria.kode,
            "uraian": answer.kriteria.uraian,
            "status": str(answer.status),
            "bukti": first,
            "catatan": " ".join(filter(None, said)),
        }
        yield {key: text for key, text in told.items() if text}


def _comparison(tables: Tabel, bahan: Bahan) -> dict[str, tuple[Baris, ...]]:
    """The rows of both comparisons; one that is not made now keeps what it said."""
    name = BANDING.table.name
    others = (
        (TAHUN_LALU, bahan.dari_tahun_lalu, bahan.tahun_lalu),
        (SEBELUM_PERUBAHAN, bahan.dari_sebelumnya, bahan.sebelum_perubahan),
    )
    rows: list[Baris] = []
    for called, compared, other in others:
        if compared is None or other is None:
            rows += [row for row in tables.get(name, ()) if row.get("pembanding") == called]
        else:
            names = names_in(other.rencana) | names_in(bahan.rencana)
            rows += [{"pembanding": called, **row} for row in comparison_rows(compared, names)]
    return {name: tuple(rows)}


def comparison_rows(compared: Perbandingan, names: Mapping[Kunci, str]) -> Iterator[Baris]:
    """One comparison as rows: the whole budget, what was only copied, what went and came, what merely changed last.

    Args:
        compared: the two plans; of one year, only what differs is told.
        names: what nodes and indikator are called, by key.
    """
    yield {"hal": JUMLAH, "uraian": "Anggaran seluruhnya", **_money(compared.pagu_lama, compared.pagu_baru)}
    if not compared.setahun:
        yield from _unchanged(compared, names)
    yield from (_gone_or_new(HILANG, kunci, compared, names) for kunci in compared.hilang)
    yield from (_gone_or_new(MUNCUL, kunci, compared, names) for kunci in compared.muncul)
    changed = (_changed(d, compared, names) for d in compared.selisih)
    yield from sorted(changed, key=lambda row: row["hal"] != MELONJAK)


def _unchanged(compared: Perbandingan, names: Mapping[Kunci, str]) -> Iterator[Baris]:
    copied = set(compared.disalin)
    for kunci in compared.disalin:
        yield _row(DISALIN, kunci, names)
    for old, new in compared.pasangan:
        one, other = old.indikator, new.indikator
        has_target = other.target is not None or bool(other.target_teks)
        same = (one.target, one.target_teks) == (other.target, other.target_teks)
        if has_target and same and new.kunci not in copied:
            yield _row(TETAP, new.kunci, names)


def _gone_or_new(hal: str, kunci: Kunci, compared: Perbandingan, names: Mapping[Kunci, str]) -> Baris:
    """A node or indikator that only one of the plans has; of a sub kegiatan also its money."""
    money = _money(*compared.pagu[kunci]) if kunci in compared.pagu else {}
    return {**_row(hal, kunci, names), **money}


def _changed(found: Selisih, compared: Perbandingan, names: Mapping[Kunci, str]) -> Baris:
    jumps = found.bagian is not None and abs(found.bagian) > LONJAKAN
    row = dict(_row(MELONJAK if jumps else BERUBAH, found.kunci, names))
    if found.kolom == "pagu":
        return row | _money(*compared.pagu[found.kunci])
    row |= {"kolom": _FIELDS.get(found.kolom, found.kolom.capitalize()), "lama": found.lama, "baru": found.baru}
    return row | ({"bagian": persen(found.bagian)} if found.bagian is not None else {})


def _money(lama: int | None, baru: int | None) -> dict[str, Isi]:
    """Money before and after, in rupiah; None on the side that does not have the sub kegiatan."""
    before, after = (_NONE if pagu is None else f"Rp{format_rupiah(pagu)}" for pagu in (lama, baru))
    row: dict[str, Isi] = {"kolom": _PAGU, "lama": before, "baru": after, "selisih": (baru or 0) - (lama or 0)}
    part = None if lama is None or baru is None else share(lama, baru)
    return row | ({"bagian": persen(part)} if part else {})


def _row(hal: str, kunci: Kunci, names: Mapping[Kunci, str]) -> Baris:
    told = {"hal": hal, "kode": kunci.kode, "unit": kunci.unit, "uraian": names.get(kunci, "")}
    return {key: text for key, text in told.items() if text}


def names_in(plan: RencanaKinerja) -> dict[Kunci, str]:
    """What the nodes and the indikator of a plan are called, by key."""
    nodes = {kunci_of(node): node.nama for node in plan}
    return nodes | {u.kunci: u.indikator.nama for u in measures(plan)}
