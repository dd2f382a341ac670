"""Building Beranda: where the procedure is, whose turn, until when, what is missing, how good the plan is."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from xlpy.book.document import Document
from xlpy.book.schema import BERANDA, LOG, RENCANA, SAH_BEDA
from xlpy.book.shapes import column_letter
from xlpy.build import beranda_mulai, paper, styles
from xlpy.build import beranda_rumus as rumus
from xlpy.build import beranda_rumus_hari as rumus_hari
from xlpy.build.beranda_keadaan import (
    BERJALAN,
    DITUNDA,
    GILIRAN,
    MENUNGGU,
    TELAH,
    completeness,
    grade_line,
    steps_of,
)
from xlpy.build.cells import Formula, Link, Value, write_cell
from xlpy.build.frame import HELP_LINK
from xlpy.build.panduan import help_link
from xlpy.build.perintah import PERINTAH, Grup, Perintah, perintah
from xlpy.build.sah import BERUBAH, differences
from xlpy.build.styles import Props, Styles
from xlpy.plan.temuan import Tingkat
from xlpy.sop.muat import load_sop

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from xlpy.build.beranda_keadaan import Keadaan
    from xlpy.sop.steps import Langkah, Sop

_NUMBER, _NAME, _ACTOR, _STATE, _DUE, _GAP, _LABEL, _BAR, _SAID = range(9)  # no margin: a reader begins in A1
_WIDTHS = (40, 300, 118, 94, 96, 22, 144, 204, 146)
_DONE, _BEGUN, _BACK, _PUT, _READY, _ENDED, _SINCE, _NEXT, _HOURS, _CLOSES, _LEFT, _THERE, _OF_ALL = range(10, 23)
"""Columns for work, to the right of the page and hidden."""

_BANNER, _HEADS, _CARDS = 5, 7, 8  # rows, from 0
_NEXT_CELL = f"${column_letter(_NEXT)}${_HEADS + 1}"
"""Holds the number of the step that comes next, 0 when there is none."""
_CARD, _BETWEEN, _LINE = 26.0, 4.0, 19.0  # heights in points
_RIGHT_SIDE = 11
"""Cards that the blocks on the right take."""
_LOG_LINES = 5
_BUTTON = 30
_LARGE_BUTTONS = ("langkah_mulai", "langkah_selesai")
_FIRST_BUTTONS = ("persiapan", "persiapan_contoh")

_MIDDLE: Props = {"valign": "vcenter"}
_BOX: Props = {"top": 1, "bottom": 1, "top_color": styles.LINE, "bottom_color": styles.LINE, "valign": "vcenter"}
_FIRST: Props = {**_BOX, "left": 5, "left_color": styles.ACCENT, "bold": True, "font_size": 12, "align": "center"}
_LAST: Props = {**_BOX, "right": 1, "right_color": styles.LINE, "align": "center", "font_size": 9}
_HEAD: Props = {"bold": True, "font_size": 11, "font_color": styles.ACCENT, "valign": "bottom"}
_SMALL: Props = {"font_color": styles.GREY, "font_size": 9, **_MIDDLE}
_DATE_OF = {word: f'[$-421]"{word} "d mmm' for word in ("batas", "selesai", "▲ lewat")}
_PERCENT: Props = {"num_format": "0%", "align": "right", "border": 1, "border_color": styles.LINE, **_MIDDLE}


@dataclass(slots=True)
class _Page:
    """The sheet, its formats, what stands on it, and how high its rows are."""

    sheet: "Worksheet"
    formats: Styles
    document: Document
    procedure: "Sop"
    macros: bool
    states: "list[Keadaan]" = field(default_factory=list)

    def put(self, row: int, col: int, value: Value, *look: Props, to: int = 0) -> None:
        """Write a value, across the columns up to ``to``."""
        form = self.formats.get(*look)
        if to > col:
            self.sheet.merge_range(row, col, row, to, "", form)
        write_cell(self.sheet, row, col, value, form)

    def heading(self, row: int, col: int, text: str, to: int) -> None:
        """The heading of a block."""
        self.put(row, col, text, _HEAD, to=to)
        self.sheet.set_row(row, 22)

    def card_row(self, number: int) -> int:
        """The row of a card, and of what stands beside it; from 0, for cards counted from 1."""
        return _CARDS + 2 * (number - 1)

    @property
    def bottom(self) -> int:
        """The row below the cards and below what stands beside them."""
        return self.card_row(max(len(self.procedure.langkah), _RIGHT_SIDE)) + 2


def write_home(sheet: "Worksheet", formats: Styles, document: Document, *, macros: bool) -> None:
    """Write the sheet Beranda; with buttons where the workbook has macros."""
    page = _Page(sheet, formats, document, load_sop(document.sop or None), macros)
    page.states = steps_of(document, page.procedure)
    for col, width in enumerate(_WIDTHS):
        sheet.set_column_pixels(col, col, width)
    sheet.set_column(_DONE, _OF_ALL, 8, None, {"hidden": True})
    _write_title(page)
    for step in page.procedure.langkah:
        _write_card(page, step)
    for row in range(_CARDS, page.bottom, 2):
        sheet.set_row(row, _CARD)
        sheet.set_row(row + 1, _BETWEEN)
    _color_cards(page)
    _write_next(page)
    _write_completeness(page)
    _write_log(page, page.bottom)
    _write_findings(page, page.bottom)
    last = page.bottom + _LOG_LINES
    sheet.print_area(0, 0, last, _SAID)  # buttons are no use on paper
    if macros:
        _write_buttons(page, last + 2)
    paper.set_up(sheet, document.pengaturan.kertas)
    sheet.fit_to_pages(1, 1)


def state_cell(number: int) -> str:
    """The cell of Beranda that tells the state of a step."""
    return f"{BERANDA.name}!${column_letter(_STATE)}${_CARDS + 2 * (number - 1) + 1}"


def _write_title(page: _Page) -> None:
    settings = page.document.pengaturan
    title = Formula('=Judul&" "&Tahun', f"{settings.judul} {settings.tahun}")
    page.put(0, _NUMBER, title, styles.TITLE, {"font_size": 18, "valign": "vcenter"}, to=_STATE)
    office = f"{settings.kecamatan} · {settings.pemerintah}" if settings.kecamatan else "Isi dulu lembar Pengaturan."
    text = '=IF(Kecamatan="","Isi dulu lembar Pengaturan.","Kecamatan "&Kecamatan&" · "&Pemerintah)'
    said = f"Kecamatan {office}" if settings.kecamatan else office
    page.put(1, _NUMBER, Formula(text, said), _SMALL, to=_DUE)
    page.put(0, _DUE, help_link(BERANDA.name), HELP_LINK, {"align": "right"})
    for row, height in ((0, 26), (1, 16), (2, 16), (3, 18), (4, 6), (_BANNER, 26), (_BANNER + 1, 6)):
        page.sheet.set_row(row, height)
    _write_beginning(page)
    banner: Props = {"bold": True, "font_size": 11, "font_color": styles.ACCENT, "bg_color": styles.ACCENT_LIGHT}
    page.put(_BANNER, _NUMBER, _banner(page), banner, {"indent": 1, **_MIDDLE}, to=_SAID)
    page.heading(_HEADS, _NUMBER, f"{len(page.procedure.langkah)} langkah", _DUE)


def _write_beginning(page: _Page) -> None:
    """Where to begin: at the right of the title, the buttons for it below the title."""
    cell = f"${column_letter(_DONE)}${_BANNER + 1}"
    page.put(_BANNER, _DONE, beranda_mulai.state(page.document))
    for row, line in enumerate(beranda_mulai.lines(page.document, cell)):
        look: Props = {"bold": True, "font_size": 11} if row == 0 else {"font_size": 9}
        page.put(row, _LABEL, line, look, {"indent": 1, **_MIDDLE}, to=_SAID)
    for state, look in beranda_mulai.LOOKS:
        rule = {"type": "formula", "criteria": f"={cell}={state}", "format": page.formats.bare(look)}
        page.sheet.conditional_format(0, _LABEL, _BANNER - 2, _SAID, rule)
    for place, code in enumerate(_FIRST_BUTTONS if page.macros else ()):
        _button(page, 2, _NUMBER, perintah(code), place * 154, 148, 34)


_TURN, _PUT_OFF = ": giliran ", " ditunda, dilanjutkan oleh "
_VOID = f"✖ {BERUBAH}. Lihat lembar {RENCANA.name}."


def _banner(page: _Page) -> Formula:
    """One sentence: where we are."""
    waits = f"Belum dimulai: langkah 1 menunggu {page.procedure.langkah[0].keluaran[0]}."
    done = "Semua langkah selesai."
    number = _NEXT_CELL
    text = (
        f'=IF({SAH_BEDA}>0,"{_VOID}",IF({rumus.LINES}=0,"{waits}",IF({number}=0,"{done}",'
        f'"Langkah "&{number}&" dari {len(page.states)}"&IF({_of_next(page, _STATE)}="{DITUNDA}","{_PUT_OFF}",'
        f'"{_TURN}")&{_of_next(page, _ACTOR)}&".")))'
    )
    if differences(page.document):
        return Formula(text, _VOID)
    n = _next_number(page)
    if not page.document.tabel.get(LOG.table.name):
        return Formula(text, waits)
    if not n:
        return Formula(text, done)
    between = _PUT_OFF if page.states[n - 1].teks == DITUNDA else _TURN
    actor = _actor(page, page.procedure.langkah[n - 1])
    return Formula(text, f"Langkah {n} dari {len(page.states)}{between}{actor}.")


# ── the cards ────────────────────────────────────────────────────────────────────────────────────────────────────


def _actor(page: _Page, step: "Langkah") -> str:
    return next(a.nama for a in page.procedure.pelaku if a.kode == step.pelaku)


def _write_card(page: _Page, step: "Langkah") -> None:
    row, now = page.card_row(step.nomor), page.states[step.nomor - 1]
    page.put(row, _NUMBER, step.nomor, _FIRST)
    page.put(row, _NAME, step.kegiatan, _BOX, {"font_size": 9, "text_wrap": True})
    page.put(row, _ACTOR, _actor(page, step), _BOX, {"font_size": 9, "text_wrap": True, "align": "center"})

    def at(col: int, number: int = step.nomor) -> str:
        return f"${column_letter(col)}${page.card_row(number) + 1}"

    waits = [f"{at(_DONE, n)}>{at(_BACK, n)}" for n in step.setelah]
    ready = f"=IF(AND({','.join(waits)}),1,0)" if waits else "=1"
    state = rumus.state(at(_DONE), at(_BEGUN), at(_BACK), at(_PUT), at(_READY))
    since = rumus.since(at(_BEGUN), at(_BACK), at(_READY), [at(_ENDED, n) for n in step.setelah])
    ended = f"=IF({at(_DONE)}>{at(_BACK)},{rumus.minute_of(at(_DONE))},0)"
    following = f'=IF(OR({at(_STATE)}="{TELAH}",{at(_STATE)}="{MENUNGGU}"),"",{step.nomor})'
    work: dict[int, Formula] = {
        _DONE: Formula(rumus.finished(step.nomor), now.selesai),
        _BEGUN: Formula(rumus.begun(step.nomor), now.mulai),
        _BACK: Formula(rumus.undone(step, page.procedure), now.kembali),
        _PUT: Formula(rumus.put_off(step.nomor), now.tunda),
        _READY: Formula(ready, int(now.siap)),
        _ENDED: Formula(ended, now.pada),
        _SINCE: Formula(since, now.sejak),
        _NEXT: Formula(following, step.nomor if now.berikutnya else ""),
        _HOURS: Formula(rumus_hari.hours_row(at(_SINCE)), now.sisa.jam),
        _CLOSES: Formula(rumus_hari.closing(at(_SINCE), at(_HOURS)), now.sisa.tutup),
        _LEFT: Formula(rumus_hari.left(step, at(_SINCE), at(_HOURS), at(_CLOSES)), now.sisa.menit),
    }
    for col, formula in work.items():
        page.put(row, col, formula)
    page.put(row, _STATE, Formula(state, now.teks), _BOX, {"font_size": 9, "align": "center"})
    told = styles.serial(now.batas) if now.batas else rumus_hari.LIHAT_STATUS if now.terputus else ""
    interrupted = f"{at(_PUT)}>{at(_BACK)}"
    due = Formula(rumus_hari.due(step, at(_ENDED), at(_SINCE), at(_LEFT), interrupted), told)
    page.put(row, _DUE, due, _LAST, {"num_format": _DATE_OF["batas"]})


def _color_cards(page: _Page) -> None:
    """A state shows in the colour of its card besides its word and sign; a deadline that is over says so."""
    first, last = page.card_row(1), page.card_row(len(page.states))
    state = f"${column_letter(_STATE)}{first + 1}"
    due = f"${column_letter(_DUE)}{first + 1}"
    looks: tuple[tuple[str, Props], ...] = (
        (TELAH, {"font_color": styles.GOOD, "bg_color": styles.GOOD_LIGHT}),
        (BERJALAN, {"font_color": styles.INK, "bg_color": styles.ACCENT_LIGHT}),
        (DITUNDA, {"font_color": styles.WARNING, "bg_color": styles.WARNING_LIGHT}),
        (GILIRAN, {"font_color": styles.INK, "bg_color": styles.WARNING_LIGHT}),
        (MENUNGGU, {"font_color": styles.GREY}),
    )

    def rule(first_col: int, last_col: int, condition: str, look: Props) -> None:
        options = {"type": "formula", "criteria": condition, "format": page.formats.bare(look), "stop_if_true": True}
        page.sheet.conditional_format(first, first_col, last, last_col, options)

    over = {"font_color": styles.ERROR, "bg_color": styles.ERROR_LIGHT, "num_format": _DATE_OF["▲ lewat"]}
    rule(_DUE, _DUE, f'=AND({due}<>"",{state}<>"{TELAH}",{due}<TODAY())', over)
    for word, look in looks:
        rule(_NUMBER, _STATE, f'={state}="{word}"', look)
        dated = {**look, "num_format": _DATE_OF["selesai"]} if word == TELAH else look
        rule(_DUE, _DUE, f'={state}="{word}"', dated)


# ── what comes next ──────────────────────────────────────────────────────────────────────────────────────────────


def _next_number(page: _Page) -> int:
    return next((n for n, state in enumerate(page.states, start=1) if state.berikutnya), 0)


def _of_next(page: _Page, col: int) -> str:
    """The cell of the next step's card in column ``col``."""
    letter = column_letter(col)
    first, last = page.card_row(1) + 1, page.card_row(len(page.states)) + 1
    return f"INDEX(${letter}${first}:${letter}${last},2*{_NEXT_CELL}-1)"


def _write_next(page: _Page) -> None:
    page.heading(_HEADS, _LABEL, "Langkah berikutnya", _SAID)
    n, number = _next_number(page), _NEXT_CELL
    letter = column_letter(_NEXT)
    cells = f"${letter}${page.card_row(1) + 1}:${letter}${page.card_row(len(page.states)) + 1}"
    page.put(_HEADS, _NEXT, Formula(f"=MIN({cells})", n))
    step = page.procedure.langkah[n - 1] if n else None
    nothing = "Tidak ada lagi. Rencana Kinerja sudah disampaikan."
    name = Formula(
        f'=IF({number}=0,"{nothing}",{number}&". "&{_of_next(page, _NAME)})',
        f"{n}. {step.kegiatan}" if step else nothing,
    )
    page.put(page.card_row(1), _LABEL, name, {"bold": True, "text_wrap": True, **_MIDDLE}, to=_SAID)
    times = ",".join(f'"{s.waktu}"' for s in page.procedure.langkah)
    who = Formula(
        f'=IF({number}=0,"",{_of_next(page, _ACTOR)}&" · waktu baku "&CHOOSE({number},{times}))',
        f"{_actor(page, step)} · waktu baku {step.waktu}" if step else "",
    )
    page.put(page.card_row(2), _LABEL, who, _SMALL, to=_SAID)
    row = page.card_row(3)
    if page.macros:
        half = sum(_WIDTHS[_LABEL:]) // 2
        for place, code in enumerate(_LARGE_BUTTONS):
            _button(page, row, _LABEL, perintah(code), place * half, half - 6, 34, label=True)
    else:
        text = "Buku tanpa makro: jalankan perintah rencana-kinerja dari luar."
        page.put(row, _LABEL, text, _SMALL, to=_SAID)


def _button(  # noqa: PLR0917
    page: _Page, row: int, col: int, command: Perintah, x: int, width: int, height: int, *, label: bool = False
) -> None:
    options = {
        "macro": command.makro,
        "caption": command.label if label else command.teks_tombol,
        "width": width,
        "height": height,
        "x_offset": x,
        "y_offset": 1,
        "description": command.petunjuk,
    }
    page.sheet.insert_button(row, col, options)


def _write_buttons(page: _Page, top: int) -> None:
    """One button a command, a row a group."""
    page.heading(top, _NUMBER, "Semua tindakan", _SAID)
    width, left = 148, 86
    for row, group in enumerate(Grup, start=top + 1):
        page.sheet.set_row(row, 25)
        page.put(row, _NUMBER, str(group), _SMALL, to=_NAME)
        for n, command in enumerate(c for c in PERINTAH if c.grup is group):
            _button(page, row, _NUMBER, command, left + n * (width + 6), width, _BUTTON)


# ── what is there ────────────────────────────────────────────────────────────────────────────────────────────────


def _write_completeness(page: _Page) -> None:
    page.put(page.card_row(4), _LABEL, "Kelengkapan", _HEAD, to=_SAID)
    there, of_all = column_letter(_THERE), column_letter(_OF_ALL)
    filled = completeness(page.document)
    rows = [page.card_row(5 + n) for n in range(len(filled))]
    for row, (label, ada, dari), value in zip(rows, rumus.COMPLETENESS, filled, strict=True):
        here, all_of_it = f"${there}${row + 1}", f"${of_all}${row + 1}"
        page.put(row, _THERE, Formula(ada, value.ada))
        page.put(row, _OF_ALL, Formula(dari, value.dari))
        page.put(row, _LABEL, label, _MIDDLE)
        share = Formula(f"=IF({all_of_it}=0,0,ROUND({here}/{all_of_it},2))", value.bagian)
        page.put(row, _BAR, share, _PERCENT)
        said = Formula(f'=IF({all_of_it}=0,"belum ada",{here}&" dari "&{all_of_it})', value.teks)
        page.put(row, _SAID, said, _SMALL, {"indent": 1})
        page.sheet.conditional_format(row, _BAR, row, _BAR, styles.DATA_BAR)
    _write_money(page, page.card_row(5 + len(filled)))


def _write_money(page: _Page, row: int) -> None:
    """Whether the plan's money is that of the DPA."""
    plan, dpa = page.document.rencana.pagu(), sum(s.pagu for s in page.document.dpa.sub_kegiatan)
    verdict = "✔ sama dengan DPA" if plan == dpa else "▲ berbeda dari DPA"
    if not plan and not dpa:
        verdict = "belum ada"
    text = (
        f'=IF(AND({rumus.PAGU_RENCANA}=0,{rumus.PAGU_DPA}=0),"belum ada",'
        f'IF({rumus.PAGU_RENCANA}={rumus.PAGU_DPA},"✔ sama dengan DPA","▲ berbeda dari DPA"))'
    )
    page.put(row, _LABEL, "Anggaran (Rp)", _MIDDLE)
    money = {"num_format": styles.RUPIAH, "align": "right", **_MIDDLE}
    page.put(row, _BAR, Formula(f"={rumus.PAGU_RENCANA}", plan), money)
    page.put(row, _SAID, Formula(text, verdict), _SMALL, {"indent": 1})


def _write_findings(page: _Page, top: int) -> None:
    page.heading(top, _LABEL, "Temuan", _SAID)
    signs = {Tingkat.BERAT: "✖", Tingkat.RINGAN: "▲", Tingkat.SARAN: "●"}
    colors = {Tingkat.BERAT: styles.ERROR, Tingkat.RINGAN: styles.WARNING, Tingkat.SARAN: styles.GREY}
    for n, tingkat in enumerate(Tingkat, start=1):
        count = sum(t.tingkat is tingkat and t.terbuka for t in page.document.temuan)
        page.put(top + n, _LABEL, f"{signs[tingkat]} {tingkat}", {"font_color": colors[tingkat], **_MIDDLE})
        page.put(
            top + n,
            _BAR,
            Formula(f"={rumus.open_findings(tingkat)}", count),
            {"bold": True, "align": "left", **_MIDDLE},
        )
    link: Props = {"font_color": styles.ACCENT, "underline": 1, **_MIDDLE}
    page.put(top + 4, _LABEL, Link("Temuan!A1", "Buka lembar Temuan"), link, to=_BAR)
    page.put(top + 5, _LABEL, Formula(f"={rumus.GRADE}", grade_line(page.document)), _SMALL, to=_SAID)


def _write_log(page: _Page, top: int) -> None:
    page.heading(top, _NUMBER, "Catatan terakhir", _DUE)
    lines = page.document.tabel.get(LOG.table.name, ())
    for back in range(_LOG_LINES):
        row = top + 1 + back
        page.sheet.set_row(row, _LINE)
        line = lines[-1 - back] if back < len(lines) else {}
        when = str(line.get("waktu_kejadian", ""))
        stamp = f"{when[8:10]}/{when[5:7]}/{when[:4]} {when[11:16]}"
        what = f"{stamp} · Langkah {line.get('langkah')} {line.get('tindakan')}" if line else ""
        texts = (what, str(line.get("pelaku", "")))
        formulas = list(rumus.log_line(back))
        if back == 0:  # the first line says so when there is none
            empty = "Belum ada catatan."
            formulas[0] = formulas[0].replace(',"")', f',"{empty}")')
            texts = (what or empty, *texts[1:])
        ends = ((_NUMBER, _NAME), (_ACTOR, _DUE))
        for (first, last), formula, value in zip(ends, formulas, texts, strict=True):
            page.put(row, first, Formula(formula, value), _SMALL, to=last)
