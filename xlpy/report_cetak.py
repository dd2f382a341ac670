"""What is said of printing: which papers lie where, which were printed before, what could not be had."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from xlpy.forms.catalogue import Kertas, Varian
from xlpy.pencetakan import Helai
from xlpy.report import Laporan
from xlpy.report_prosedur import moment, table
from xlpy.sop.banding import short_code
from xlpy.sop.catatan import Catatan
from xlpy.sop.cetakan import Cetakan


@dataclass(frozen=True, slots=True, kw_only=True)
class Tercetak:
    """Papers as they were printed.

    Attributes:
        folder: where they lie.
        helai: the papers.
        berkas: the file of each, by ``Helai.berkas``.
        bundel: the file with all of them; None without one.
        catatan: what the user should know.
    """

    folder: Path
    helai: Sequence[Helai]
    berkas: Mapping[str, Path]
    bundel: Path | None = None
    catatan: Sequence[str] = ()


def print_report(done: Tercetak, line: Catatan, notes: Sequence[str] = ()) -> Laporan:
    """What was printed, and the line of the log that says so."""
    said = (*_lines(done, line), *done.catatan, *notes)
    return Laporan(lines=said, json=_json(done, line, notes))


def _lines(done: Tercetak, line: Catatan) -> Iterator[str]:
    pages = sum(sheet.halaman for sheet in done.helai)
    yield f"{len(done.helai)} kertas ({pages} halaman) di {done.folder}:"
    for sheet in done.helai:
        yield f"  {done.berkas[sheet.berkas].name}    {sheet.nama}, {sheet.halaman} halaman"
        if sheet.dulu:
            yield f"    {_again(sheet.dulu)}"
    if done.bundel is not None:
        yield f"  {done.bundel.name}    semuanya dalam satu berkas"
    yield f"Tercatat pada baris {line.nomor} log. Kode log sekarang: {short_code(line.sidik)}"


def _again(before: Sequence[Cetakan]) -> str:
    """That the same was printed before, when and by whom."""
    last = before[-1]
    return (
        f"Cetakan ke-{len(before) + 1}: isi yang sama sudah dicetak {moment(last.waktu)} oleh {last.oleh} "
        f"(baris {last.baris} log)."
    )


def _json(done: Tercetak, line: Catatan, notes: Sequence[str]) -> dict[str, object]:
    return {
        "folder": str(done.folder),
        "kertas": [
            {
                "kertas": sheet.lembaran.kertas,
                "varian": sheet.lembaran.varian,
                "nama": sheet.nama,
                "berkas": str(done.berkas[sheet.berkas]),
                "halaman": sheet.halaman,
                "sidik": sheet.lembaran.sidik,
                "cetakan": len(sheet.dulu) + 1,
                "baris_sebelumnya": [one.baris for one in sheet.dulu],
            }
            for sheet in done.helai
        ],
        "bundel": str(done.bundel) if done.bundel else None,
        "baris": int(line.nomor),
        "kode": short_code(line.sidik),
        "catatan": [*done.catatan, *notes],
    }


def list_report(papers: Sequence[tuple[Kertas, tuple[int, ...], Sequence[Varian]]]) -> Laporan:
    """Which papers there are, which steps need them, and whose they are."""
    rows = [("Kertas", "Nama", "Langkah", "Untuk"), *(_row(*paper) for paper in papers)]
    told = [
        {
            "kertas": kertas.kode,
            "nama": kertas.nama,
            "langkah": list(steps),
            "varian": [
                {"kode": v.kode, "nama": v.nama, "jabatan": v.jabatan, "unit": v.unit} for v in variants if v.kode
            ],
            "alasan": "" if variants else kertas.alasan,
        }
        for kertas, steps, variants in papers
    ]
    return Laporan(lines=tuple(table(rows)), json={"kertas": told})


def _row(kertas: Kertas, steps: tuple[int, ...], variants: Sequence[Varian]) -> tuple[str, ...]:
    whose = ", ".join(varian.nama for varian in variants if varian.nama)
    return (
        kertas.kode,
        kertas.nama,
        ", ".join(map(str, steps)) or "–",
        whose or ("–" if variants else f"({kertas.alasan})"),
    )
