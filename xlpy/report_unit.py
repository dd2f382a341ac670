"""What is said of unit forms: Indonesian lines for people, one JSON object for machines."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from xlpy.plan.temuan import Ditolak
from xlpy.plan.unit_gather import Ganda, Kiriman
from xlpy.plan.unit_merge import Usul
from xlpy.plan.units import Unit
from xlpy.report import Laporan, limited
from xlpy.unit_kirim import Rencana, Terkirim
from xlpy.unit_kumpul import Diterima, Terkumpul, field_text, rejected_of

_LONGEST_VALUE = 60


def sent_report(
    folder: Path,
    made: Sequence[Terkirim],
    skipped: Sequence[tuple[Unit, str]],
    planned: Rencana,
    batas: date | None,
) -> Laporan:
    """What is said after forms were made."""
    return Laporan(
        lines=tuple(_sent_lines(folder, made, skipped, planned, batas)),
        json={
            "folder": str(folder),
            "batas": batas.isoformat() if batas else None,
            "dibuat": [{"unit": t.unit.nama, "versi": t.versi, "berkas": t.berkas} for t in made],
            "dilewati": [{"unit": unit.nama, "alasan": why} for unit, why in skipped],
            "tanpa_form": [
                {"kode": sub.kode, "unit": sub.unit, "penanggung_jawab": sub.penanggung_jawab}
                for sub in planned.tanpa_form
            ],
        },
    )


def _sent_lines(
    folder: Path,
    made: Sequence[Terkirim],
    skipped: Sequence[tuple[Unit, str]],
    planned: Rencana,
    batas: date | None,
) -> Iterator[str]:
    term = f"; kembali paling lambat {batas:%d/%m/%Y}" if batas else ""
    yield f"{len(made)} form unit dibuat di {folder}{term}." if made else "Tidak ada form yang dibuat."
    counts = {isi.identitas.unit: len({k.simpul for k in isi.dasar}) for isi in planned.form}
    for each in made:
        rest = f", versi {each.versi}" if each.versi > 1 else ""
        yield f"  {each.unit.nama}: {each.berkas} ({counts[each.unit]} sub kegiatan{rest})"
    if skipped:
        yield "Tidak dibuatkan:"
        yield from (f"  {unit.nama}: {why}." for unit, why in skipped)
        if any(why.startswith("formnya sudah") for _, why in skipped):
            yield "  Untuk mengirim form baru kepada mereka, tambahkan --ulang."
    if planned.tanpa_form:
        yield f"{len(planned.tanpa_form)} sub kegiatan tidak masuk form mana pun; tetapkan penanggung jawabnya:"
        yield from limited(
            [f"  {sub.kode} {sub.nama} ({sub.penanggung_jawab or 'belum ada'})" for sub in planned.tanpa_form]
        )


# ── what came back ───────────────────────────────────────────────────────────────────────────────────────────────


def gathered_report(
    folder: Path, done: Terkumpul, opened: Sequence[str], received: date, *, looking: bool
) -> Laporan:
    """What is said of the forms in a folder; ``berat`` where a file could not be used.

    Args:
        folder: where they lie.
        done: what gathering gave.
        opened: files that an application has open.
        received: the day that counts.
        looking: whether nothing is written.
    """
    sorted_out = done.pilahan
    return Laporan(
        lines=tuple(_gathered_lines(folder, done, opened, received, looking=looking)),
        json={
            "folder": str(folder),
            "ditulis": not looking,
            "masuk": [_arrival_json(each) for each in done.diterima],
            "belum": [_missing_json(k, received) for k in sorted_out.belum],
            "terlambat": [
                *({"unit": d.masuk.form.unit.nama, "hari": d.terlambat} for d in done.diterima if d.terlambat),
                *({"unit": k.unit.nama, "hari": n} for k in sorted_out.belum if (n := k.terlambat(received))),
            ],
            "ganda": [{"unit": g.unit.nama, "berkas": list(g.berkas), "sel": list(g.sel)} for g in sorted_out.ganda],
            "belum_diisi": [name for _, name in sorted_out.belum_diisi],
            "tidak_dipakai": [{"berkas": f.nama, "alasan": f.alasan} for f in sorted_out.tidak_dipakai],
            "perubahan": [_proposal_json(d, usul) for d in done.diterima if d.hasil for usul in d.hasil.diambil],
            "konflik": [_proposal_json(d, usul) for d in done.diterima if d.hasil for usul in d.hasil.berselisih],
            "ditolak": [{"berkas": d.berkas, "sel": d.sel, "alasan": d.alasan} for d in rejected_of(done.diterima)],
        },
        berat=bool(sorted_out.tidak_dipakai or sorted_out.ganda),
    )


def _gathered_lines(
    folder: Path, done: Terkumpul, opened: Sequence[str], received: date, *, looking: bool
) -> Iterator[str]:
    sorted_out, arrived = done.pilahan, done.diterima
    late = sum(1 for each in arrived if each.terlambat)
    counts = [f"{len(arrived)} masuk{f' ({late} terlambat)' if late else ''}", f"{len(sorted_out.belum)} belum"]
    counts += [f"{len(sorted_out.ganda)} ganda"] if sorted_out.ganda else []
    counts += [f"{len(sorted_out.tidak_dipakai)} berkas tidak dipakai"] if sorted_out.tidak_dipakai else []
    yield f"Form unit di {folder}: {', '.join(counts)}."
    yield from (_arrival_line(each) for each in arrived)
    yield from _missing_lines(sorted_out.belum, dict(sorted_out.belum_diisi), received)
    yield from (_double_line(double) for double in sorted_out.ganda)
    if sorted_out.tidak_dipakai:
        yield "Tidak dipakai:"
        yield from (f"  {file.nama}: {file.alasan}" for file in sorted_out.tidak_dipakai)
    if opened:
        yield f"Sedang terbuka di aplikasi lain, jadi dibaca seperti terakhir disimpan: {', '.join(opened)}."
    yield from _change_lines(arrived, looking=looking)
    yield from _rejected_lines(tuple(rejected_of(arrived)))
    if looking:
        yield "Belum ada yang ditulis. Untuk mengambilnya, ulangi tanpa --lihat."


def changes_first(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines of a look for a window that does not show all of them: what would change before who is in."""
    summary, *rest = lines[:-1]
    at = next((n for n, line in enumerate(rest) if line.startswith(_OF_CHANGES)), len(rest))
    return (summary, *rest[at:], *rest[:at])


_OF_CHANGES = ("Isian yang", "Berselisih", "Sel yang")
"""How the lines begin that tell what becomes of answers."""


def _arrival_line(each: Diterima) -> str:
    form, hasil = each.masuk.form, each.hasil
    said = [f"  Masuk: {form.unit.nama}, {each.masuk.nama}"]
    if each.terlambat:
        said.append(f"terlambat {each.terlambat} hari")
    if hasil is None:
        said.append("sudah diambil sebelumnya")
    else:
        said.append(f"{len(hasil.diambil)} isian diambil")
        said += [f"{len(hasil.berselisih)} berselisih"] if hasil.berselisih else []
    said += [f"{len(each.ditolak)} sel ditolak"] if each.ditolak else []
    said += [f"{len(form.kosong)} isian wajib kosong"] if form.kosong else []
    said += [f"salinan yang sama: {', '.join(each.masuk.salinan)}"] if each.masuk.salinan else []
    return "; ".join(said)


def _missing_lines(missing: Iterable[Kiriman], blank: dict[str, str], received: date) -> Iterator[str]:
    for kiriman in missing:
        late = kiriman.terlambat(received)
        term = f", batasnya {kiriman.batas:%d/%m/%Y}" if kiriman.batas else ""
        passed = f" (lewat {late} hari)" if late else ""
        file = blank.get(kiriman.unit.kunci)
        yield f"  Belum: {kiriman.unit.nama}{term}{passed}" + (f"; {file} belum diisi" if file else "")


def _double_line(double: Ganda) -> str:
    places = f" (berbeda di {', '.join(double.sel[:3])})" if double.sel else ""
    return (
        f"  Ganda: {double.unit.nama} mengirim {len(double.berkas)} form yang isinya berbeda{places}: "
        f"{', '.join(double.berkas)}. Tidak ada yang diambil; sisakan satu, lalu kumpulkan lagi."
    )


def _change_lines(arrived: Iterable[Diterima], *, looking: bool) -> Iterator[str]:
    listed = [(each, each.hasil) for each in arrived if each.hasil is not None]
    taken = [_proposal_line(each, usul) for each, hasil in listed for usul in hasil.diambil]
    conflicts = [_proposal_line(each, usul) for each, hasil in listed for usul in hasil.berselisih]
    verb = "akan diambil" if looking else "diambil"
    if taken:
        yield f"Isian yang {verb}: {len(taken)}."
        yield from limited(taken)
    if conflicts:
        yield (
            f"Berselisih: {len(conflicts)} isian diubah unit dan juga diubah kantor. Nilai kantor tetap dipakai; "
            f"usul unit {'akan dicatat' if looking else 'tercatat'} di lembar Koreksi."
        )
        yield from limited(conflicts)


def _rejected_lines(rejected: Sequence[Ditolak]) -> Iterator[str]:
    if rejected:
        yield f"Sel yang ditolak: {len(rejected)}; isian lain tetap diambil."
        yield from limited([f"  {d.berkas} › {d.sel}: {d.alasan}" for d in rejected])


def _proposal_line(each: Diterima, usul: Usul) -> str:
    place = f"{each.masuk.nama} › {usul.sel}" if usul.sel else each.masuk.nama
    return f"  {field_text(usul)}: {_short(usul.rencana)} → {_short(usul.usul)}  [{place}]"


def _short(value: str) -> str:
    if not value:
        return "(kosong)"
    return value if len(value) <= _LONGEST_VALUE else f"{value[:_LONGEST_VALUE]}…"


def _arrival_json(each: Diterima) -> dict[str, object]:
    form = each.masuk.form
    return {
        "unit": form.unit.nama,
        "berkas": each.masuk.nama,
        "versi": form.identitas.versi,
        "diisi_oleh": form.diisi_oleh,
        "catatan": form.catatan,
        "terlambat": each.terlambat,
        "sudah_diambil": each.hasil is None,
        "salinan": list(each.masuk.salinan),
        "wajib_kosong": list(form.kosong),
    }


def _missing_json(kiriman: Kiriman, received: date) -> dict[str, object]:
    batas = kiriman.batas.isoformat() if kiriman.batas else None
    return {"unit": kiriman.unit.nama, "batas": batas, "lewat": kiriman.terlambat(received)}


def _proposal_json(each: Diterima, usul: Usul) -> dict[str, object]:
    kunci = usul.kunci
    return {
        "jenjang": kunci.jenjang,
        "unit": kunci.unit,
        "kode": kunci.kode,
        "ke": kunci.ke,
        "kolom": usul.kolom,
        "rencana": usul.rencana,
        "usul": usul.usul,
        "berkas": each.masuk.nama,
        "sel": usul.sel,
    }
