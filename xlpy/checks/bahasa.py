"""The words by which a wording is judged: results, processes, measures, what is counted.

Basis: the practice of evaluators under PermenPANRB 88/2021, criteria 002.3 and 002.5; measured on the labelled
wordings of ``tests/checks/data`` (figures in ``docs/rules.md``).  Word lists and prefixes, no grammar: what they
cannot decide they leave alone.
"""

from itertools import pairwise

from xlpy.plan.text import fold

UKURAN = frozenset(
    {
        "jumlah", "banyaknya", "persentase", "presentase", "prosentase", "persentasi", "persen", "kategori",
        "level", "rasio", "rata", "indeks", "indek", "nilai", "tingkat", "cakupan", "angka", "skor", "predikat",
        "luas", "panjang", "volume", "frekuensi", "lama", "laju", "proporsi", "prevalensi", "opini", "peringkat",
        "ikm", "kuantitas",
    }
)  # fmt: skip
"""The words with which an indikator says that it measures; "rata" is the first half of "rata-rata"."""

PERSENTASE = frozenset({"persentase", "presentase", "prosentase", "persentasi", "persen", "proporsi"})
_CHANGES = frozenset({"penurunan", "peningkatan", "kenaikan", "pertumbuhan", "capaian", "pencapaian", "perolehan"})
_GROWTH = frozenset({"peningkatan", "kenaikan", "pertumbuhan", "pertambahan"})
_UNWANTED = frozenset(
    {
        "kasus", "konflik", "pelanggaran", "temuan", "kejadian", "keluhan", "pengaduan", "korban", "keterlambatan",
        "kecelakaan", "gangguan", "bencana", "kebakaran", "penyimpangan", "tunggakan", "stunting", "kemiskinan",
        "kriminalitas", "tidak", "belum", "putus",
    }
)  # fmt: skip
_INCOME = frozenset({"pendapatan", "penghasilan", "pengeluaran", "tabungan", "omzet", "omset"})
_JOINING = frozenset({"dan", "serta"})

# What an office does, as the first word of a sasaran.
_ACTIVE_NOT = frozenset({"mekanisme", "media", "mental", "menteri", "metode", "mesin", "mereka", "menara", "merek"})
_DOING = frozenset(
    {
        "koordinasi", "fasilitasi", "sosialisasi", "monitoring", "evaluasi", "bimbingan", "rapat", "supervisi",
        "verifikasi", "musyawarah", "konsultasi", "publikasi",
    }
)  # fmt: skip
_DOING_NOT = frozenset(
    {
        "pelayanan", "pemerintahan", "perkantoran", "pendapatan", "perempuan", "perdesaan", "permukiman", "pengaduan",
        "perekonomian", "pendidikan", "pertanian", "perikanan", "peternakan", "peranan", "pekarangan", "persatuan",
        "perusahaan", "perhubungan", "perumahan", "peraturan", "pengetahuan", "penghasilan", "pertanahan",
    }
)  # fmt: skip
_OUTPUTS = frozenset(
    {
        "terlaksana", "terlaksanakan", "terselenggara", "terselenggarakan", "tersusun", "tersedia", "terfasilitasi",
        "terbayar", "terbayarkan", "terkoordinasi", "terkoordinir", "terkoordinasikan", "terbangun", "terkirim",
        "terpelihara", "terbentuk", "terdokumentasi", "terlatih", "terbit", "tersampaikan", "terkumpul", "terdata",
        "tersosialisasi", "tersosialisasikan", "terinventarisasi", "terlaporkan", "terbina", "tersalurkan",
        "tersalur", "terpasang", "terarsip", "tercetak", "terbeli", "terlayani", "terproses",
    }
)  # fmt: skip
_LEADING = frozenset({"turut", "ikut", "semakin", "makin", "lebih", "dapat"})

# Measures without an object.
_GENERIC = frozenset(
    {
        "capaian", "keberhasilan", "kinerja", "pelayanan", "program", "kegiatan", "output", "keluaran", "dokumen",
        "laporan", "orang", "paket", "peserta", "unit", "barang", "hasil", "target", "realisasi", "pelaksanaan",
        "berkas", "jasa", "data", "layanan",
    }
)  # fmt: skip
_FILLERS = frozenset(
    {
        "yang", "dilaksanakan", "disusun", "tersusun", "terlaksana", "terlaksananya", "disediakan", "tersedia",
        "diselenggarakan", "dibuat", "dihasilkan", "tercapai", "rata",
    }
)  # fmt: skip
_COUNTED = frozenset({"dokumen", "laporan", "orang", "unit", "paket", "berkas", "peserta", "pegawai", "buku"})


def first_word(text: str) -> str:
    """The first word that says something: "Semakin meningkatnya …" begins with "meningkatnya"."""
    words = fold(text).split()
    return next((word for word in words if word not in _LEADING), "")


def is_process(text: str) -> bool:
    """Whether a sasaran begins with what the office does instead of what comes of it."""
    word = first_word(text)
    if word.endswith("nya"):
        return False
    if word.startswith("me") and len(word) > len("mewah"):
        return word not in _ACTIVE_NOT
    acting = word.startswith("pe") and word.endswith("an") and word not in _DOING_NOT
    return acting or word.endswith("isasi") or word in _DOING


def is_output(text: str) -> bool:
    """Whether a sasaran begins with something done or delivered: "Terlaksananya …", "Disusunnya …"."""
    word = first_word(text)
    base = word.removesuffix("nya")
    return base != word and (base in _OUTPUTS or base.startswith("di"))


def is_result(text: str) -> bool:
    """Whether a sasaran begins with a change for the better: "Meningkatnya …", "Tertibnya …"."""
    word = first_word(text)
    base = word.removesuffix("nya")
    thing = base.startswith(("pe", "ke")) and base.endswith("an")  # "Pelayanannya …" names a thing, not a change
    return base != word and not thing and not is_output(text)


def joins_results(text: str) -> bool:
    """Whether a sasaran joins two results, each with its own word, or leaves open which one is meant."""
    if _and_or(text):
        return True
    parts = [part for piece in text.split(",") for part in _parts(fold(piece))]
    return any(_says_result(part[0]) for part in parts[1:] if part)


def has_measure(text: str) -> bool:
    """Whether an indikator says what is measured: "Persentase …", "% …", "Penurunan angka …"."""
    words = fold(text).split()
    if not words or text.lstrip().startswith("%"):
        return bool(words)
    return words[0] in UKURAN or (words[0] in _CHANGES and words[1:2] != [] and words[1] in UKURAN)


def has_two_measures(text: str) -> bool:
    """Whether one indikator measures two things, or leaves open which: no single number can tell both."""
    if _and_or(text):
        return True
    first, *others = _parts(fold(text))
    if not others or not has_measure(text):
        return False
    counted = [word for word in first if word in _COUNTED]
    return len(first) == 1 or any(
        part[0] in UKURAN or (len(counted) == 1 and part[0] in _COUNTED and part[0] != counted[0])
        for part in others
        if part
    )


def is_vague(text: str) -> bool:
    """Whether a measure has no object: "Jumlah dokumen", "Persentase capaian"."""
    words = fold(text).split()
    if not words or words[0] not in UKURAN:
        return False
    rest = [word for word in words[1:] if word not in _FILLERS]
    return not rest or (len(rest) == 1 and rest[0] in _GENERIC)


def names_target(text: str) -> bool:
    """Whether the target itself stands in the wording: "Jumlah 12 laporan …", "… sebanyak 70 orang"."""
    words = fold(text).split()
    pairs = list(pairwise(words))
    stated = any(a in {"sebesar", "sebanyak", "sejumlah", "mencapai"} and b.isdigit() for a, b in pairs)
    counted = bool(pairs) and pairs[0][1].isdigit() and (pairs[0][0] == "jumlah" or pairs[0][0].endswith("nya"))
    return stated or counted


def is_growth(text: str) -> bool:
    """Whether an indikator measures growth, which may be more than 100 %."""
    return not _GROWTH.isdisjoint(fold(text).split())


def is_unwanted(text: str) -> bool:
    """Whether an indikator counts what should not be: none of it is the best target there is."""
    return not _UNWANTED.isdisjoint(fold(text).split())


def is_income(text: str) -> bool:
    """Whether an indikator measures what people or villages earn: money that is a result."""
    return not _INCOME.isdisjoint(fold(text).split())


def _and_or(text: str) -> bool:
    return " dan atau " in f" {fold(text)} "


def _parts(folded: str) -> list[list[str]]:
    """The words between "dan" and "serta"."""
    parts: list[list[str]] = [[]]
    for word in folded.split():
        if word in _JOINING:
            parts.append([])
        else:
            parts[-1].append(word)
    return parts


def _says_result(word: str) -> bool:
    return word.endswith("nya") and word.startswith(("ter", "me", "ber", "di")) and len(word) > len("bernya")
