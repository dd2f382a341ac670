"""How well a duty covers what a sub kegiatan is about: words brought to their stems and weighed by rarity."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from xlpy.plan.text import fold

# Words that every list of duties has.
_STOP = frozenset(
    {
        "dan", "atau", "di", "ke", "dari", "yang", "untuk", "pada", "dengan", "dalam", "oleh", "serta",
        "atas", "bagi", "antar", "antara", "para", "lain", "lainnya", "beserta", "sesuai", "terkait",
        "tingkat", "wilayah", "kecamatan", "kabupaten", "kota", "daerah", "perangkat", "unit", "kerja",
        "skpd", "opd", "melaksanakan", "pelaksanaan", "penyelenggaraan", "menyelenggarakan", "kegiatan",
        "urusan", "tugas", "fungsi", "bidang", "penyusunan", "menyusun", "penyediaan", "menyediakan",
        "pengelolaan", "mengelola", "koordinasi", "mengoordinasikan", "pengoordinasian", "fasilitasi",
        "memfasilitasi", "peningkatan", "meningkatkan", "program", "rencana", "membina", "pembinaan", "bahan",
        "menyiapkan", "penyiapan", "termasuk", "meliputi", "melalui", "efektifitas", "efektivitas", "sinergi",
        "sinergitas", "terhadap", "seluruh", "rangka", "sebagai", "menjadi",
    }
)  # fmt: skip
# What an office writes short in a DPA stands in full in its Tupoksi, and the reverse.
_SHORT_FORMS: Mapping[str, str] = {
    "perda": "peraturan daerah penegakan", "perkada": "peraturan kepala daerah", "yustisi": "penegakan peraturan",
    "musrenbang": "musyawarah perencanaan pembangunan",
    "musrenbangkel": "musyawarah perencanaan pembangunan kelurahan", "paten": "pelayanan administrasi terpadu",
    "adminduk": "pelayanan nonperizinan", "ktp": "pelayanan nonperizinan",
    "kependudukan": "kependudukan pelayanan nonperizinan", "ikm": "kepuasan masyarakat",
    "skm": "kepuasan masyarakat", "lakip": "laporan kinerja", "lkjip": "laporan kinerja", "sakip": "kinerja",
    "renstra": "rencana strategis", "renja": "rencana kerja perencanaan", "rka": "rka anggaran",
    "dpa": "dpa anggaran", "dppa": "dpa anggaran", "bmd": "barang milik daerah", "aset": "aset barang milik",
    "asn": "pegawai", "tpp": "tunjangan pegawai", "bpd": "badan permusyawaratan desa", "apbdes": "keuangan desa",
    "apb": "keuangan", "siskeudes": "keuangan desa", "pilkades": "pemilihan kepala desa", "umkm": "usaha ekonomi",
    "bumdes": "usaha ekonomi desa", "pkk": "pkk kesejahteraan keluarga", "posyandu": "kesehatan keluarga",
    "forkopimcam": "forum koordinasi pimpinan", "forkopimca": "forum koordinasi pimpinan",
    "linmas": "perlindungan masyarakat", "trantib": "ketenteraman ketertiban",
    "satlinmas": "satuan perlindungan masyarakat", "trantibum": "ketenteraman ketertiban",
    "patroli": "keamanan ketertiban", "lpmd": "lembaga kemasyarakatan", "lpmk": "lembaga kemasyarakatan",
    "lpm": "lembaga kemasyarakatan", "rt": "lembaga kemasyarakatan", "rw": "lembaga kemasyarakatan",
    "karang": "lembaga kemasyarakatan", "tni": "tni tentara keamanan", "polri": "kepolisian",
    "seragam": "pakaian dinas", "atk": "alat tulis", "covid": "wabah penyakit", "ketentraman": "ketenteraman",
    "kemasyarakatan": "lembaga kemasyarakatan", "upacara": "wawasan kebangsaan", "hut": "wawasan kebangsaan",
    "paskibra": "wawasan kebangsaan", "mebel": "perlengkapan kantor", "meubelair": "perlengkapan kantor",
    "internet": "jasa telepon jaringan", "komunikasi": "komunikasi telepon", "spbe": "sistem informasi",
    "elektronik": "elektronik sistem informasi",
}  # fmt: skip
_PREFIX = re.compile(
    r"^(?:memper|member|mempel|diper|keber|penge|peng(?=[aeioughk])|meng(?=[aeioughk])|peny|meny|pem|mem|pen|men|per|ber"
    r"|ter|pel|me|pe|di|ke|se)(?=\w{4})"
)
_SUFFIX = re.compile(r"(?<=\w{4})(?:kannya|annya|kan|nya|an|i)$")
_SHORTEST = 5  # letters; shorter words are left alone
_STEM_LENGTH = 8  # letters that tell two stems apart


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A crude stem: good enough for two forms of one Indonesian word to meet, not for a dictionary."""
    if word.isdigit() or len(word) < _SHORTEST:
        return word
    bare = _SUFFIX.sub("", _PREFIX.sub("", word))
    return bare[:_STEM_LENGTH]


def stems(text: str) -> frozenset[str]:
    """The stems of a text that say what it is about."""
    words: list[str] = []
    for word in fold(text).split():
        words += _SHORT_FORMS.get(word, word).split()
    return frozenset(stem(word) for word in words if word not in _STOP and len(word) > 1)


class Rarity:
    """The weight of each stem by the number of offices that use it: a word in every Tupoksi tells nothing."""

    def __init__(self, offices: Iterable[frozenset[str]]) -> None:
        everyone = list(offices)
        counts = Counter(word for office in everyone for word in office)
        self._weights = {word: math.log(1 + len(everyone) / times) for word, times in counts.items()}
        # A word that no office uses counts against all of them, though only half.
        self._unknown = 0.5 * math.log(1 + len(everyone))

    def weight(self, words: Iterable[str]) -> float:
        """The sum of the weights of ``words``."""
        # fsum is exact, so the order of a set, which differs from run to run, cannot tip a near tie.
        return math.fsum(self._weights.get(word, self._unknown) for word in words)

    def coverage(self, wanted: frozenset[str], given: frozenset[str]) -> float:
        """The share of ``wanted``, by weight, that ``given`` covers; 0 to 1."""
        total = self.weight(wanted)
        return self.weight(wanted & given) / total if total else 0.0
