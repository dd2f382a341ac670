"""What a DPA does not agree about with itself: stated totals, parents, months, targets, codes, names."""

import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from xlpy.importers.dpa_gabung import Gabungan
from xlpy.importers.dpa_mentah import Bacaan, JumlahTertulis, Mentah, leaf_amount
from xlpy.importers.grid import Grid
from xlpy.plan.angka import format_rupiah, round_rupiah, total_of
from xlpy.plan.kode import Kedalaman
from xlpy.plan.model import Indikator, SubKegiatan
from xlpy.plan.nomenclature import Nomenklatur
from xlpy.plan.temuan import Temuan
from xlpy.plan.text import fold

_SUMMARISE_ABOVE = 3
_MANY = 20
_LEVEL_NAMES = {
    Kedalaman.URUSAN: "urusan",
    Kedalaman.BIDANG: "bidang urusan",
    Kedalaman.PROGRAM: "program",
    Kedalaman.KEGIATAN: "kegiatan",
}


def _finding(aturan: str, sel: str, pesan: str, saran: str = "", berkas: str = "") -> Temuan:
    return Temuan(aturan=aturan, sel=sel, pesan=pesan, saran=saran, berkas=berkas)


def rp(amount: Fraction | int) -> str:
    """An amount in a message."""
    return f"Rp {format_rupiah(amount)}"


def check_stated_totals(sheet: Bacaan) -> Iterable[Temuan]:
    """Each stated total against the sums that it may stand for; the nearest scope is told when none fits."""
    start = 0
    subs = [
        (position, node, _amount(node))
        for position, node in enumerate(sheet.simpul)
        if node.jenjang is Kedalaman.SUB_KEGIATAN
    ]
    for total in sheet.jumlah:
        sums = _possible_sums(subs, start, total)
        start = total.posisi
        if (
            sums
            and total.uang not in sums.values()
            and round_rupiah(total.uang) not in map(round_rupiah, sums.values())
        ):
            scope, computed = _meant(total, sums)
            yield _finding(
                "jumlah-tertulis-beda",
                f"{total.sheet}!{total.sel}",
                f"'{total.teks}' tertulis {rp(total.uang)}, hasil hitung ulang {scope} {rp(computed)} "
                f"(selisih {rp(total.uang - computed)}).",
                "Jumlah tertulis tidak dipakai; periksa baris-barisnya.",
                sheet.berkas,
            )


def _possible_sums(
    subs: Sequence[tuple[int, Mentah, Fraction]], start: int, total: JumlahTertulis
) -> dict[str, Fraction]:
    """The sum of every scope that a total may stand for; ``subs`` are the sub kegiatan with position and amount."""
    above = [(node, amount) for position, node, amount in subs if position < total.posisi]
    program, kegiatan, sub = total.induk
    scopes = {
        "semua sub kegiatan": [amount for _, _, amount in subs],
        "semua baris di atasnya": [amount for _, amount in above],
        "sejak jumlah sebelumnya": [a for position, _, a in subs if start <= position < total.posisi],
        "program": [a for n, a in above if program and n.kode.startswith(f"{program}.")],
        "kegiatan": [a for n, a in above if kegiatan and n.kode.startswith(f"{kegiatan}.")],
        "sub kegiatan": [a for n, a in above if sub and n.kode == sub],
        "unit": [a for n, a in above if n.unit == above[-1][0].unit],
    }
    return {scope: total_of(amounts) for scope, amounts in scopes.items() if amounts}


def _amount(node: Mentah) -> Fraction:
    if node.uang is not None:
        return node.uang
    leaves = leaf_amount(node.rincian)
    return leaves if leaves is not None else node.alokasi or Fraction(0)


def _meant(total: JumlahTertulis, sums: Mapping[str, Fraction]) -> tuple[str, Fraction]:
    words = fold(total.teks)
    for scope in ("sub kegiatan", "kegiatan", "program"):
        if scope in words and scope in sums:
            return scope, sums[scope]
    return min(sums.items(), key=lambda item: abs(item[1] - total.uang))


def check_parents(nodes: Sequence[Mentah], groups: Sequence[Gabungan]) -> Iterable[Temuan]:
    """The amounts stated for urusan, bidang, program and kegiatan against the sums of their sub kegiatan."""
    stated: dict[str, list[Mentah]] = {}
    for node in nodes:
        if node.kode and node.jenjang is not Kedalaman.SUB_KEGIATAN and node.uang is not None:
            stated.setdefault(node.kode, []).append(node)
    for code, parents in stated.items():
        children = [g for g in groups if g.pertama.kode.startswith(f"{code}.")]
        computed = total_of(g.uang or Fraction(0) for g in children)
        amounts = [p.uang for p in parents if p.uang is not None]
        if not children or computed in (sum(amounts), *amounts):
            continue
        level = _LEVEL_NAMES[parents[0].jenjang]
        yield _finding(
            "jumlah-induk-beda",
            f"{parents[0].sheet}!{parents[0].sel.get('pagu', 'A1')}",
            f"Pagu {level} {code} tertulis {rp(sum(amounts))}, jumlah sub kegiatannya {rp(computed)} "
            f"(selisih {rp(sum(amounts) - computed)}).",
            "Yang dipakai jumlah sub kegiatan; periksa baris-barisnya.",
            parents[0].berkas,
        )


def check_amounts(groups: Sequence[Gabungan]) -> Iterable[Temuan]:
    """Sub kegiatan without an amount, summed over several rows, disagreeing with its own details."""
    for group in groups:
        first = group.pertama
        if group.uang is None:
            yield _finding(
                "pagu-kosong",
                first.alamat,
                f"Sub kegiatan {group.sebutan} tidak mempunyai pagu; dicatat 0.",
                "Isi pagunya bila memang ada.",
                first.berkas,
            )
        if group.baris_berpagu > 1:
            cells = ", ".join(m.sel.get("pagu", "") for m in group.bagian if m.uang is not None)
            yield _finding(
                "kode-ganda-dijumlahkan",
                first.alamat,
                f"Sub kegiatan {group.sebutan} tertulis {group.baris_berpagu} kali "
                f"tanpa kolom unit ({cells}); "
                f"pagunya dijumlahkan menjadi {rp(group.uang or 0)}.",
                "Bila baris itu milik kelurahan yang berbeda, tambahkan kolom Unit.",
                first.berkas,
            )
        yield from _check_details(group)


def _check_details(group: Gabungan) -> Iterable[Temuan]:
    first = group.pertama
    leaves = leaf_amount([r for m in group.bagian for r in m.rincian if r.kode])
    own = [m.uang for m in group.bagian if m.uang is not None]
    if leaves is not None and own and leaves != sum(own):
        yield _finding(
            "rincian-tidak-sama-pagu",
            first.alamat,
            f"Pagu sub kegiatan {group.sebutan} {rp(sum(own))}, jumlah rincian rekeningnya {rp(leaves)}.",
            "Yang dipakai pagu sub kegiatan; periksa rinciannya.",
            first.berkas,
        )
    for met in group.bagian:
        if (
            met.alokasi is not None
            and group.uang is not None
            and met.alokasi != group.uang
            and not met.alokasi_dipakai
        ):
            yield _finding(
                "alokasi-tidak-sama-pagu",
                f"{met.sheet}!{met.sel['alokasi']}",
                f"Alokasi tahun ini {rp(met.alokasi)}, jumlah rincian {group.sebutan} {rp(group.uang)}.",
                "Yang dipakai jumlah rincian; periksa formulirnya.",
                met.berkas,
            )


def check_months(subs: Sequence[SubKegiatan], groups: Sequence[Gabungan]) -> Iterable[Temuan]:
    """The monthly plan against the pagu."""
    for sub, group in zip(subs, groups, strict=True):
        if sub.bulanan is not None and sum(sub.bulanan) != sub.pagu:
            first = group.pertama
            yield _finding(
                "bulanan-tidak-sama-pagu",
                f"{first.sheet}!{first.sel.get('bulanan', 'A1')}",
                f"Rencana bulanan {group.sebutan} berjumlah {rp(sum(sub.bulanan))}, pagunya {rp(sub.pagu)} "
                f"(selisih {rp(sum(sub.bulanan) - sub.pagu)}).",
                "Cocokkan rencana bulanan dengan pagu.",
                first.berkas,
            )


def check_indicators(subs: Sequence[SubKegiatan], groups: Sequence[Gabungan]) -> Iterable[Temuan]:
    """Sub kegiatan without indikator, target or satuan; one finding for all where the file has none at all."""
    # A sub kegiatan without indikator lacks target and satuan as well: said once.
    pairs = list(zip(subs, groups, strict=True))
    missing = {
        "indikator": [g for s, g in pairs if not s.indikator],
        "target": [g for s, g in pairs if s.indikator and not all(map(_has_target, s.indikator))],
        "satuan": [g for s, g in pairs if s.indikator and not all(i.satuan for i in s.indikator)],
    }
    for what, bare in missing.items():
        yield from _say_missing(f"tanpa-{what}", what, bare, len(groups))
    yield from _say_unworded([g for s, g in pairs if any(not i.nama for i in s.indikator)], len(groups))


def _say_unworded(bare: Sequence[Gabungan], count: int) -> Iterable[Temuan]:
    """Targets whose indikator the file does not write, said once."""
    if not bare:
        return
    first = bare[0].pertama
    why = "Berkas tidak mempunyai kolom indikator" if len(bare) == count else "Sebagian indikator tidak tertulis"
    yield _finding(
        "tanpa-rumusan-indikator",
        f"{first.sheet}!{first.sel.get('indikator', 'A1')}",
        f"{why}: {len(bare)} dari {count} sub kegiatan hanya mempunyai target.",
        "Rumusannya diisi dari nomenklatur; periksa apakah targetnya memang target indikator itu.",
        first.berkas,
    )


def _say_missing(rule: str, what: str, bare: Sequence[Gabungan], count: int) -> Iterable[Temuan]:
    advice = "Akan dilengkapi dari nomenklatur bila kodenya ada di sana; selain itu isi sendiri."
    if len(bare) == count and count > _SUMMARISE_ABOVE:
        first = bare[0].pertama
        yield _finding(
            rule, first.alamat, f"Tidak satu pun dari {count} sub kegiatan mempunyai {what}.", advice, first.berkas
        )
        return
    for group in bare:
        first = group.pertama
        yield _finding(
            rule, first.alamat, f"Sub kegiatan {group.sebutan} tidak mempunyai {what}.", advice, first.berkas
        )


def check_orphans(nodes: Sequence[Mentah], groups: Sequence[Gabungan]) -> Iterable[Temuan]:
    """Kegiatan under which no sub kegiatan stands."""
    seen: set[str] = set()
    for node in nodes:
        if node.jenjang is not Kedalaman.KEGIATAN or not node.kode or node.kode in seen or not node.sel:
            continue
        seen.add(node.kode)
        if not any(g.pertama.kode.startswith(f"{node.kode}.") for g in groups):
            yield _finding(
                "kegiatan-tanpa-sub",
                node.alamat,
                f"Kegiatan {node.kode} {node.nama} tidak mempunyai sub kegiatan.",
                "Periksa apakah barisnya terlewat atau kodenya salah.",
                node.berkas,
            )


def check_codes(nodes: Sequence[Mentah], daftar: Nomenklatur) -> Iterable[Temuan]:
    """Repaired codes, and names that differ from the official ones; each code once."""
    yield from _repaired(nodes)
    named: set[str] = set()
    for node in nodes:
        official = daftar.cari(node.kode) if node.kode and node.nama and node.sel else None
        if official and node.kode not in named:
            named.add(node.kode)
            if fold(official.nama) != fold(node.nama):
                yield _finding(
                    "nama-beda",
                    node.alamat,
                    f"Nama {node.kode} tertulis '{node.nama}', dalam nomenklatur '{official.nama}'.",
                    "Samakan dengan nomenklatur, atau biarkan bila memang disengaja.",
                    node.berkas,
                )


def _repaired(nodes: Sequence[Mentah]) -> Iterable[Temuan]:
    """Each repaired code once; one finding for all where a whole column lost its zeros."""
    repaired = {node.kode: node for node in reversed(nodes) if node.kode_tertulis}
    met = list(reversed(repaired.values()))
    advice = "Tulis kode seperti dalam nomenklatur."
    if len(met) > _MANY:
        first = met[0]
        yield _finding(
            "kode-diperbaiki",
            first.alamat,
            f"{len(met)} kode diperbaiki, misalnya '{first.kode_tertulis}' dibaca sebagai {first.kode}.",
            advice,
            first.berkas,
        )
        return
    for node in met:
        yield _finding(
            "kode-diperbaiki",
            node.alamat,
            f"Kode '{node.kode_tertulis}' dibaca sebagai {node.kode}.",
            advice,
            node.berkas,
        )


def check_rounding(subs: Sequence[SubKegiatan], groups: Sequence[Gabungan], pagu: int) -> Iterable[Temuan]:
    """Amounts with fractions of a rupiah: what rounding once and rounding each row would give."""
    broken = [g for g in groups if g.uang is not None and g.uang.denominator != 1]
    if not broken:
        return
    each = sum(sub.pagu for sub in subs)
    differs = "" if each == pagu else f" Jumlah pagu sub kegiatan yang dibulatkan satu per satu {rp(each)}."
    yield _finding(
        "pagu-dibulatkan",
        broken[0].pertama.alamat,
        f"{len(broken)} sub kegiatan mempunyai pecahan rupiah; total dibulatkan sekali di akhir "
        f"menjadi {rp(pagu)}.{differs}",
        "Bulatkan volume atau harga dalam berkas asal.",
        broken[0].pertama.berkas,
    )


def _has_target(indikator: Indikator) -> bool:
    return indikator.target is not None or bool(indikator.target_teks)


def check_sections(groups: Sequence[Gabungan]) -> Iterable[Temuan]:
    """Sub kegiatan that the file gives to more than one seksi."""
    for group in groups:
        sections = list(dict.fromkeys(m.seksi for m in group.bagian if m.seksi))
        if len(sections) > 1:
            first = group.pertama
            yield _finding(
                "seksi-ganda",
                first.alamat,
                f"Sub kegiatan {group.sebutan} tertulis pada {len(sections)} seksi: {'; '.join(sections)}.",
                "Tentukan satu penanggung jawabnya.",
                first.berkas,
            )


def check_hidden(grids: Sequence[Grid], nodes: Sequence[Mentah]) -> Iterable[Temuan]:
    """Rows that the file hides but that were taken: they count, and the user must know."""
    for grid in grids:
        mine = [n for n in nodes if n.sheet == grid.sheet and n.berkas == grid.file and n.sel]
        rows = sorted({row for n in mine if (row := _row_of(n)) - 1 in grid.hidden_rows})
        if rows:
            yield _finding(
                "baris-tersembunyi",
                f"{grid.sheet}!A{rows[0]}",
                f"{len(rows)} baris tersembunyi ikut dibaca: {', '.join(map(str, rows[:20]))}.",
                "Tampilkan barisnya dan pastikan memang bagian dari DPA.",
                grid.file,
            )
        if grid.hidden and mine:
            yield _finding(
                "lembar-tersembunyi",
                f"{grid.sheet}!A1",
                "Lembar tersembunyi ini ikut dibaca.",
                "Tampilkan lembarnya dan pastikan memang bagian dari DPA.",
                grid.file,
            )


def check_lost_cells(grids: Sequence[Grid], nodes: Sequence[Mentah]) -> Iterable[Temuan]:
    """Cells of rows that were taken whose value the file does not hold: they count as blank, which must be told."""
    for grid in grids:
        rows = {_row_of(n) for n in nodes if n.sheet == grid.sheet and n.berkas == grid.file and n.sel}
        for cell, reason in grid.lost.items():
            if (found := re.search(r"\d+$", cell)) and int(found[0]) in rows:
                yield _finding(
                    "sel-tanpa-nilai",
                    f"{grid.sheet}!{cell}",
                    f"Sel ini dibaca kosong: {reason}.",
                    "Buka dan simpan berkasnya di Excel atau LibreOffice, lalu impor lagi.",
                    grid.file,
                )


def _row_of(node: Mentah) -> int:
    found = re.search(r"\d+$", next(iter(node.sel.values())))
    return int(found[0]) if found else 0


def check_money_column(sheets: Sequence[Bacaan]) -> Iterable[Temuan]:
    """Several money columns of equal rank: the first was taken."""
    for sheet in sheets:
        if sheet.ragu_kolom:
            yield _finding(
                "kolom-uang-ragu",
                f"{sheet.sheet}!{sheet.ragu_kolom}",
                f"Ada beberapa kolom uang; dipakai '{sheet.kolom_pagu[0]}', bukan {'; '.join(sheet.kolom_lain)}.",
                "Pilih yang benar dengan --kolom-pagu.",
                sheet.berkas,
            )


def check_year(sheets: Sequence[Bacaan], wanted: int | None) -> Iterable[Temuan]:
    """A chosen year that nothing in the file is of: its amounts are those of another year."""
    written = {sheet.tahun for sheet in sheets if sheet.tahun}
    used = {year for sheet in sheets for year in sheet.tahun_kolom}
    is_by_allocation = any(node.alokasi_dipakai for sheet in sheets for node in sheet.sub())
    if wanted and written and wanted not in written | used and not is_by_allocation:
        first = sheets[0]
        yield _finding(
            "tahun-berbeda",
            f"{first.sheet}!A1",
            f"Diminta tahun {wanted}, tetapi berkas ini tahun {', '.join(map(str, sorted(written)))} dan tidak "
            f"mempunyai kolom tahun {wanted}; angkanya dipakai apa adanya.",
            f"Pakai DPA tahun {wanted} bila sudah ada.",
            first.berkas,
        )
