"""``docs/pesan.md``: every message with which the program refuses or warns, taken from its source as it stands.

Use: python tests/alat/pesan.py > docs/pesan.md
"""

import ast
import builtins
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_ROOTS = {"InputError", "WorkbookError", "UsageError"}
_SAID_BY = {"Temuan": ("pesan", "saran"), "Ditolak": ("alasan",)}
"""Findings and rejected rows: which of their arguments a user reads."""
_REFUSING = re.compile(r"_?(refuse|refusal|why|reason|missing)")
"""Functions whose texts are reasons that another raises."""
_WORDS = 3
_NOBODY_MEETS = ("xlpy/build/vba/", "xlpy/build/runpython", "xlpy/build/engine", "xlpy/build/paket",
                 "xlpy/engines/libreoffice/range", "xlpy/engines/libreoffice/table",
                 "xlpy/engines/libreoffice/charts", "xlpy/engines/libreoffice/fonts",
                 "xlpy/engines/libreoffice/borders", "xlpy/engines/libreoffice/formula",
                 "xlpy/engines/libreoffice/number_formats", "xlpy/engines/libreoffice/pictures")  # fmt: skip
"""Where only a developer's mistake is told: the builder of the workbook, the parts of the engine."""
_NAMES = {
    "name": "nama", "path": "berkas", "file": "berkas", "sheet": "lembar", "target": "berkas", "listed": "daftar",
    "number": "nomor", "row": "baris", "cell": "sel", "at": "tempat", "place": "tempat", "count": "jumlah",
    "text": "teks", "value": "nilai", "column": "kolom", "error": "sebab", "problem": "sebab", "sebab": "sebab",
    "len": "jumlah", "folder": "folder", "word": "kata", "head": "judul", "heading": "judul", "year": "tahun",
    "day": "tanggal", "moment": "waktu", "who": "siapa", "missing": "yang kurang", "found": "yang ada",
    "known": "yang dikenal", "what": "apa", "where": "tempat", "address": "sel", "code": "kode", "key": "kunci",
    "field": "isian", "label": "label", "step": "langkah", "title": "judul", "shown": "daftar",
    "wanted": "yang dicari",
    "reason": "alasan", "times": "kali", "limit": "batas", "size": "ukuran", "version": "versi", "host": "komputer",
    "owner": "pemilik", "program": "program", "line": "baris", "kind": "jenis", "guide": "berkas panduan",
    "part": "bagian", "section": "bagian", "suffix": "akhiran", "str": "daftar", "why": "sebab", "there": "yang ada",
    "parent": "folder", "hint": "saran", "advice": "saran", "filename": "berkas", "workbook": "buku kerja",
    "rows": "baris", "columns": "kolom", "newer": "versi", "lock": "berkas kunci", "empty": "yang kosong",
    "then": "waktu", "floor": "waktu", "now": "waktu", "told": "waktu", "consequences": "akibatnya",
    "unknown": "yang tidak dikenal", "should": "seharusnya", "sheets": "lembar", "summed": "jumlah",
    "sub": "sub kegiatan",
    "home": "folder", "names": "daftar", "named": "pilihan", "months": "jumlah", "by": "oleh siapa",
    "since": "sejak kapan",
    "application": "aplikasi", "look": "gaya", "cache": "folder", "caches": "folder", "command": "perintah",
    "question": "pertanyaan", "when": "kapan", "written": "yang tertulis", "asked": "yang disebut", "url": "alamat",
    "macro": "nama makro", "lacking": "yang kurang", "plan": "jumlah", "years": "tahun",
}  # fmt: skip
"""By the name in the source, what a placeholder is called for a reader."""
_AS_THEY_ARE = {
    "sebab", "teks", "daftar", "tempat", "nomor", "kunci", "kode", "tahun", "siapa", "sel", "apa", "pesan", "nilai",
    "lembar", "identitas", "alasan", "akun", "tanggal", "saat", "penanda tangan", "nomor dokumen", "label", "kolom",
    "jenjang", "unit", "uang", "tindakan", "sebutan", "saran", "profil", "pengecualian", "pagu", "oleh", "mewakili",
    "kolom pagu", "kegiatan", "cara", "batas", "baru", "baris", "anda", "nama", "berkas", "folder", "tanda", "posisi",
    "nama berkas", "jumlah",
}  # fmt: skip
"""Names in the source that a reader understands."""


@dataclass(frozen=True, slots=True)
class Kelompok:
    """Messages of one occasion: its title, the modules that say them, and what helps in general."""

    judul: str
    modul: tuple[str, ...]
    nasihat: str


KELOMPOK = (
    Kelompok(
        "Berkas yang dibaca",
        ("xlpy/book/guard", "xlpy/book/parser", "xlpy/book/remarks", "xlpy/importers/grid", "xlpy/importers/remarks"),
        "Berkas diperiksa sebelum dibaca. Buka berkasnya di Excel, simpan lagi sebagai .xlsx biasa (Simpan Sebagai), "
        "lalu coba berkas yang baru itu.",
    ),
    Kelompok(
        "Impor DPA",
        ("xlpy/importers/dpa", "xlpy/importers/tables", "xlpy/importers/headers"),
        "Bandingkan sel yang disebut dengan DPA aslinya. Satu baris yang ditolak tidak menggagalkan baris lain.",
    ),
    Kelompok(
        "Impor Tupoksi",
        ("xlpy/importers/tupoksi", "xlpy/importers/glued"),
        "Yang dibaca adalah jabatan, tugas, dan fungsinya. Tempel naskahnya sebagai teks, atau pakai tabel.",
    ),
    Kelompok(
        "Impor Sasaran dan pengaturan",
        ("xlpy/importers/sasaran", "xlpy/importers/pengaturan"),
        "Susunan tabelnya ada pada format-sasaran.md.",
    ),
    Kelompok(
        "Membaca buku kerja",
        ("xlpy/book/",),
        "Kembalikan nama lembar, judul kolom, atau label yang diubah, atau ambil berkas cadangannya.",
    ),
    Kelompok(
        "Menyimpan buku kerja",
        ("xlpy/buku", "xlpy/meja", "xlpy/book/files", "xlpy/book/kunci", "xlpy/book/tambal", "xlpy/build"),
        "Yang lama tetap utuh bila penyimpanan ditolak. Tutup buku itu di aplikasi lain, periksa tempat dan izinnya, "
        "lalu ulangi.",
    ),
    Kelompok(
        "Memperbarui buku kerja lama",
        ("xlpy/pembaruan", "xlpy/jobs_perbarui"),
        "Buku yang ditolak tidak diubah. Yang akan berubah terlihat dengan rencana-kinerja perbarui BUKU --lihat.",
    ),
    Kelompok(
        "Persiapan dan contoh",
        ("xlpy/persiapan", "xlpy/jobs_persiapan", "xlpy/jobs_langsung_persiapan", "xlpy/isi_contoh"),
        "Yang sudah dijawab tetap disimpan. Contoh hanya dimuat ke buku kosong, dan dapat dihapus lagi.",
    ),
    Kelompok(
        "Menyusun dan memeriksa rencana",
        ("xlpy/plan", "xlpy/actions", "xlpy/checks", "xlpy/periksa", "xlpy/jobs_periksa", "xlpy/jobs.py"),
        "Perbaiki isian yang disebut, lalu klik Susun Rencana atau Periksa Rencana lagi.",
    ),
    Kelompok(
        "Langkah SOP, log, dan tanda tangan",
        ("xlpy/sop", "xlpy/prosedur", "xlpy/jobs_prosedur", "xlpy/cermin_berkas", "xlpy/jobs_langsung.py"),
        "Semua alasan disebut sekaligus; isi yang kurang, lalu klik lagi. Sebelum itu tidak ada yang tercatat.",
    ),
    Kelompok(
        "Form unit",
        ("xlpy/unit", "xlpy/jobs_unit", "xlpy/forms/unit", "xlpy/jobs_langsung_unit"),
        "Isian yang tidak dapat diambil tetap tersimpan pada form; yang lain tetap diambil.",
    ),
    Kelompok(
        "Mencetak",
        ("xlpy/forms", "xlpy/jobs_cetak", "xlpy/pencetakan", "xlpy/lembar_kertas", "xlpy/nomor"),
        "Tutup PDF yang sedang dibuka, periksa nama kertasnya dengan --daftar, lalu cetak lagi.",
    ),
    Kelompok(
        "Konsolidasi",
        ("xlpy/consolidate", "xlpy/jobs_konsolidasi", "xlpy/jobs_kabupaten"),
        "Hasil yang lama tetap ada. Perbaiki berkas yang disebut atau keluarkan dari foldernya, lalu ulangi.",
    ),
    Kelompok(
        "Jadwal",
        ("xlpy/jadwal", "xlpy/jobs_jadwal"),
        "Yang akan dipasang selalu ditunjukkan dulu, dan dapat dilepas lagi.",
    ),
    Kelompok(
        "Aplikasi, tombol, dan pemasangan",
        ("xlpy/engines", "xlpy/sumber_tepercaya", "xlpy/host", "xlpy/klik", "xlpy/makro", "xlpy/pasang",
         "xlpy/jobs_pasang", "xlpy/jobs_pemasangan", "xlpy/jobs_pelepasan", "xlpy/buku_pasang", "xlpy/diagnosa",
         "xlpy/jobs_panduan", "workbook/src"),
        "Klik Diagnosa, atau jalankan rencana-kinerja diagnosa: penghalangnya disebut beserta jalan keluarnya.",
    ),
    Kelompok(
        "Baris perintah dan lainnya",
        ("xlpy/",),
        "Ketik perintahnya dengan --bantuan untuk melihat cara menulisnya.",
    ),
)  # fmt: skip

_HEAD = """# Pesan: apa artinya dan apa yang perlu dilakukan

Dibuat dari sumber program dengan `make docs`. Setiap pesan menyebut sendiri di mana, apa yang keliru, dan apa yang
perlu dilakukan; halaman ini mengumpulkannya menurut kejadiannya. Yang di dalam {kurung} diganti program dengan nama,
sel, atau angka yang sebenarnya. Pesan pemeriksaan rencana (RK-…) dijelaskan satu per satu pada [rules.md](rules.md).
"""


@cache
def messages() -> dict[str, tuple[str, ...]]:
    """By the path of a source file, its messages from top to bottom, placeholders named."""
    found = {}
    for file in sorted((ROOT / "xlpy").rglob("*.py")):
        place = file.relative_to(ROOT).as_posix()
        texts = () if place.startswith(_NOBODY_MEETS) else dict.fromkeys(_messages_of(_tree(file)))
        if texts:
            found[place] = tuple(texts)
    for file in sorted((ROOT / "workbook" / "src").rglob("*.bas")):
        if texts := tuple(_of_macros(file.read_text(encoding="utf-8"))):
            found[file.relative_to(ROOT).as_posix()] = texts
    return found


def page() -> str:
    """The page."""
    left = dict(messages())
    parts = [_HEAD]
    by_group: dict[str, list[str]] = {group.judul: [] for group in KELOMPOK}
    for file, texts in left.items():
        best = max(
            (group for group in KELOMPOK if file.startswith(group.modul)),
            key=lambda group: max(len(m) for m in group.modul if file.startswith(m)),
            default=KELOMPOK[-1],
        )
        by_group[best.judul] += texts
    for group in KELOMPOK:
        lines = "".join(f"- {_escaped(text)}\n" for text in dict.fromkeys(by_group[group.judul]))
        parts.append(f"## {group.judul}\n\n{group.nasihat}\n\n{lines}")
    return "\n".join(parts)


def _escaped(text: str) -> str:
    return re.sub(r"([*_<>])", r"\\\1", " ".join(text.split()))


def _tree(file: Path) -> ast.Module:
    """The source of a module, its own texts put where they are named."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    texts = {
        node.targets[0].id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant | ast.JoinedStr)
    }
    return ast.fix_missing_locations(_Named(texts).visit(tree))


class _Named(ast.NodeTransformer):
    """Puts a module's own constants in the place of their names."""

    def __init__(self, texts: dict[str, ast.expr]) -> None:
        self._texts = texts

    def visit_FormattedValue(self, node: ast.FormattedValue) -> ast.expr:
        value = self._texts.get(node.value.id) if isinstance(node.value, ast.Name) else None
        return node if value is None else value

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        if isinstance(node.right, ast.Name) and node.right.id in self._texts:
            node.right = self._texts[node.right.id]
        self.generic_visit(node)
        return node


def _messages_of(tree: ast.Module) -> Iterator[str]:
    errors = _ROOTS | {
        node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef) and node.name.endswith("Error")
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _of_call(node, errors)
        elif isinstance(node, ast.FunctionDef) and _REFUSING.match(node.name):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Return | ast.Yield) and inner.value is not None:
                    yield from _texts(inner.value)


def _of_call(node: ast.Call, errors: set[str]) -> Iterator[str]:
    name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
    if name in errors or (name.endswith("Error") and not hasattr(builtins, name)):
        for argument in node.args:
            yield from _texts(argument)
    for key in _SAID_BY.get(name, ()):
        for argument in node.keywords:
            if argument.arg == key:
                yield from _texts(argument.value)


def _texts(node: ast.expr) -> Iterator[str]:
    """The sentences of an expression; none where it only passes on what another said."""
    if isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
        return
    if isinstance(node, ast.List | ast.Tuple):
        for element in node.elts:
            yield from _texts(element)
        return
    text = _text(node)
    if len(re.findall(r"[^\W\d_]{2,}", re.sub(r"\{[^}]*\}", "", text))) >= _WORDS:
        yield re.sub(r"\{(\w+)\}", lambda found: f"{{{_NAMES.get(found[1], found[1])}}}", text)


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) for part in node.values)
    if isinstance(node, ast.FormattedValue):
        return f"{{{_named(node.value)}}}"
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return _text(node.left) + _text(node.right)
    return ""


def _named(node: ast.expr) -> str:
    """What a placeholder is called: the last name of its expression, in a reader's words."""
    if isinstance(node, ast.Call):
        inner = node.func.id if isinstance(node.func, ast.Name) else ""
        if inner in _NAMES or not node.args:
            return _NAMES.get(inner, "…")
        return _named(node.args[0])
    word = node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")
    if word == "name" and isinstance(node, ast.Attribute):
        return {"path": "nama berkas", "sheet": "lembar"}.get(getattr(node.value, "id", ""), "nama")
    known = _NAMES.get(word, word.replace("_", " "))
    return known if word in _NAMES or known in _AS_THEY_ARE else "…"


def _of_macros(text: str) -> Iterator[str]:
    """What the workbook's own Basic says, its lines joined."""
    joined = re.sub(r'" & _\s*\n\s*"', "", text)
    for found in re.findall(r'"((?:[^"\n]|"")+)"', joined):
        if len(found.split()) > _WORDS + 1 and found.rstrip().endswith((".", "--help")):
            yield found.replace('""', '"')


if __name__ == "__main__":
    print(page(), end="")  # noqa: T201 - the page goes where make wants it
