"""The first run as data: what an office is asked, folded from its Document, and what its answers make of that.

Asked is what the rules and the completeness on Beranda ask for later; label and help are those of the sheet
Pengaturan.  Every answer stands for itself: in whichever order they come, the Document becomes the same.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from xlpy.book.document import Document
from xlpy.book.schema import PENGATURAN
from xlpy.errors import InputError
from xlpy.plan.masa_jabatan import longest_on
from xlpy.plan.masukan import ISIAN_KANTOR, JABATAN_AWAL, Pejabat
from xlpy.plan.text import fold, tidy
from xlpy.sop.isian import read_day
from xlpy.sop.muat import load_sop
from xlpy.sop.nip import nip_faults
from xlpy.sop.pejabat import holds
from xlpy.sop.steps import Pelaku

KANTOR = "Kantor"
_YEARS = range(2000, 2101)
_POSTCODE = 5
_OFFICE_WORD = "kecamatan "


@dataclass(frozen=True, slots=True, kw_only=True)
class Pertanyaan:
    """A question.

    Attributes:
        kunci: its name, such as ``kecamatan`` or ``camat.nip``.
        bagian: what it is about: the office, or a title.
        label, bantuan: as on the sheet Pengaturan.
        kini: the present answer as it is shown; empty while there is none.
    """

    kunci: str
    bagian: str
    label: str
    bantuan: str
    kini: str

    @property
    def bidang(self) -> str:
        """Which field of the settings, or of the office-holder."""
        return self.kunci.rpartition(".")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wawancara:
    """What came of asking.

    Attributes:
        document: with all that was answered.
        terjawab: how many answers changed something.
        berhenti: whether the person stopped before the last question.
    """

    document: Document
    terjawab: int = 0
    berhenti: bool = False


def pertanyaan(document: Document) -> tuple[Pertanyaan, ...]:
    """Every question, in the order in which they are asked."""
    return (*_about_office(document), *(q for title in JABATAN_AWAL for q in _about_person(document, title)))


def belum(document: Document) -> tuple[Pertanyaan, ...]:
    """The questions that have no answer yet."""
    return tuple(q for q in pertanyaan(document) if not q.kini)


def tanyakan_semua(document: Document) -> bool:
    """Whether there is no choice but to ask everything: all is answered, or nothing yet but the year of the file."""
    open_questions = {q.kunci for q in belum(document)}
    return not open_questions or all(q.kunci in open_questions for q in pertanyaan(document) if q.kunci != "tahun")


def berikut(document: Document, sudah: Collection[str], *, semua: bool) -> Pertanyaan | None:
    """The next question: not of ``sudah``; where not all are asked, one without an answer.

    Of an office-holder who has no name nothing else is asked.
    """
    nameless = {q.bagian for q in pertanyaan(document) if q.bidang == "nama" and not q.kini}
    for question in pertanyaan(document):
        is_due = question.kunci not in sudah and (semua or not question.kini)
        if is_due and (question.bidang == "nama" or question.bagian not in nameless):
            return question
    return None


def tanyakan(document: Document, tanya: Callable[[Pertanyaan, str], str | None], *, semua: bool) -> Wawancara:
    """Ask until there is no question left, or the person stops; nothing that was answered is lost.

    Args:
        document: what is known.
        tanya: puts a question, with what was wrong with the answer before; None stops, a blank leaves it for later.
        semua: whether to ask what has an answer as well.
    """
    asked: set[str] = set()
    wrong, answered = "", 0
    while question := berikut(document, asked, semua=semua):
        answer = tanya(question, wrong)
        if answer is None:
            return Wawancara(document=document, terjawab=answered, berhenti=True)
        try:
            after = jawab(document, question.kunci, answer)
        except InputError as problem:
            wrong = str(problem)
            continue
        wrong, answered = "", answered + (after != document)
        document = after
        asked.add(question.kunci)
    return Wawancara(document=document, terjawab=answered)


def jawab(document: Document, kunci: str, jawaban: str) -> Document:
    """The document with one answer; a blank one, or the present one, leaves it as it is.

    Raises:
        InputError: there is no such question, or the answer cannot be right; says why.
    """
    question = next((q for q in pertanyaan(document) if q.kunci == kunci), None)
    if question is None:
        known = ", ".join(q.kunci for q in pertanyaan(document))
        raise InputError(f'"{kunci}" bukan pertanyaan Persiapan. Yang dikenal: {known}.')
    text = tidy(jawaban)
    if text in {"", question.kini}:
        return document
    if question.bagian == KANTOR:
        return _with_setting(document, kunci, text)
    return _with_person(document, question, text)


# ── the office ───────────────────────────────────────────────────────────────────────────────────────────────────


def _about_office(document: Document) -> Iterator[Pertanyaan]:
    for name in PENGATURAN.names:
        if name.key in {"tahun", *ISIAN_KANTOR}:
            now = str(getattr(document.pengaturan, name.key))
            yield Pertanyaan(kunci=name.key, bagian=KANTOR, label=name.label, bantuan=name.help, kini=now)


def _with_setting(document: Document, key: str, text: str) -> Document:
    settings = document.pengaturan
    if key == "tahun":
        year = _year(text)
        return replace(
            document, pengaturan=replace(settings, tahun=year), rencana=replace(document.rencana, tahun=year)
        )
    if key == "kode_pos" and not (text.isascii() and text.isdigit() and len(text) == _POSTCODE):
        raise InputError(f'Kode pos "{text}" bukan lima angka. Tulis misalnya 67311.')
    if key == "kecamatan" and text.casefold().startswith(_OFFICE_WORD):
        text = text[len(_OFFICE_WORD) :].strip()
    return replace(document, pengaturan=replace(settings, **{key: text}))  # type: ignore[arg-type]


def _year(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) in _YEARS):
        raise InputError(f'Tahun Anggaran "{text}" bukan tahun. Tulis empat angka, misalnya 2026.')
    return int(text)


# ── the office-holders ───────────────────────────────────────────────────────────────────────────────────────────


def _about_person(document: Document, title: str) -> Iterator[Pertanyaan]:
    """Of who signs the rank is asked too: it is printed under the signature."""
    person = _holder(document, title)
    signs = _is(document, title)(document.pengaturan.penanda_tangan)
    for key in ("nama", "nip", "pangkat", "mulai"):
        if key != "pangkat" or signs:
            column = PENGATURAN.table.column(key)
            yield Pertanyaan(
                kunci=f"{_code(title)}.{key}",
                bagian=title,
                label=column.heading,
                bantuan=column.help,
                kini=_shown(person, key),
            )


def _code(title: str) -> str:
    return title.casefold().replace(" ", "-")


def _shown(person: Pejabat | None, key: str) -> str:
    value = str(getattr(person, key)) if person else ""
    return f"{date.fromisoformat(value):%d/%m/%Y}" if value and key == "mulai" else value


def _is(document: Document, title: str) -> Callable[[str], bool]:
    """Whether a title is this one, however it is spelled."""
    actors = load_sop(document.sop or None).pelaku
    actor = next((a for a in actors if fold(a.nama) == fold(title)), Pelaku(kode=_code(title), nama=title))
    return lambda jabatan: holds(actor, jabatan)


def _holder(document: Document, title: str) -> Pejabat | None:
    """Who holds the office longest on; None where the list has no row of it."""
    fits = _is(document, title)
    return longest_on(p for p in document.pengaturan.pejabat if fits(p.jabatan))


def _with_person(document: Document, question: Pertanyaan, text: str) -> Document:
    people, title = document.pengaturan.pejabat, question.bagian
    value = text
    if question.bidang == "mulai":
        value = read_day(text).isoformat()
    person = _holder(document, title)
    if question.bidang == "nip":
        value = _nip(people, person, text)
    if person is None:
        at = _place(document, title)
        person = Pejabat(jabatan=title)
        people = (*people[:at], person, *people[at:])
    position = next(n for n, p in enumerate(people) if p is person)
    changed = replace(person, **{question.bidang: value})  # type: ignore[arg-type]
    people = (*people[:position], changed, *people[position + 1 :])
    return replace(document, pengaturan=replace(document.pengaturan, pejabat=people))


def _place(document: Document, title: str) -> int:
    """Where the row of an office belongs: above the first of those that come after it."""
    later: Sequence[str] = JABATAN_AWAL[JABATAN_AWAL.index(title) + 1 :]
    tests = [_is(document, other) for other in later]
    people = document.pengaturan.pejabat
    return next((n for n, p in enumerate(people) if any(test(p.jabatan) for test in tests)), len(people))


def _nip(people: Sequence[Pejabat], person: Pejabat | None, text: str) -> str:
    digits = text.replace(" ", "")
    if faults := nip_faults(digits):
        raise InputError(" ".join((*faults, "Tulis menurut SK, atau kosongkan bila diisi nanti.")))
    name = fold(person.nama) if person else ""
    other = next((p for p in people if p.nip == digits and fold(p.nama) != name), None)
    if other is not None:
        raise InputError(f"NIP {digits} sudah dipakai {other.nama or other.jabatan}. Periksa lagi menurut SK.")
    return digits
