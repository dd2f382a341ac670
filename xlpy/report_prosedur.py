"""What is said of the procedure: where it stands, what a step did, what verifying found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from xlpy.plan.masa_jabatan import those_in_office
from xlpy.plan.masukan import Pejabat
from xlpy.plan.temuan import Temuan
from xlpy.prosedur import Pemeriksaan
from xlpy.sop.akun import BELUM_DIKENAL, owners
from xlpy.sop.banding import Perbandingan, short_code
from xlpy.sop.catatan import Catatan, Kejadian, Tindakan, time_text
from xlpy.sop.keadaan import Keadaan, TandaTangan
from xlpy.sop.pejabat import holders, name_of
from xlpy.sop.rantai import Log, head
from xlpy.sop.status import BarisStatus, Giliran, Tombol
from xlpy.sop.waktu_kerja import to_wib

_HOUR = 60  # minutes
_HEADINGS = ("", "Pelaku", "Keadaan", "Mulai", "Selesai", "Baku", "Terpakai", "Tertunda", "Menunggu", "Batas")
_NONE = "–"
_MOST_SHOWN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Kedudukan:
    """Where the procedure of a workbook stands, at a moment.

    Attributes:
        nama: the procedure's name.
        keadaan: as folded from the log.
        baris: the table of its steps.
        tombol: what may be done now.
        pejabat: the office-holders.
        akun: the account that asks, as user@host.
        pada: the moment.
        sehari: how many minutes a usual working day has.
        kalender: what is uncertain about the deadlines.
        tidak_sah: what voids the signature; empty when it holds or there is none.
        rusak: where the log is broken; empty when it is whole.
    """

    nama: str
    keadaan: Keadaan
    baris: tuple[BarisStatus, ...]
    tombol: tuple[Tombol, ...]
    pejabat: tuple[Pejabat, ...]
    akun: str
    pada: datetime
    sehari: int
    kalender: tuple[Temuan, ...] = ()
    tidak_sah: str = ""
    rusak: str = ""


def status_lines(now: Kedudukan) -> Iterator[str]:
    """The table of steps, whose turn it is, and what can be done."""
    state = now.keadaan
    again = f" · Perubahan ke-{state.perubahan}" if state.perubahan else ""
    yield f"{now.nama}{again}, keadaan {moment(now.pada)} WIB"
    yield ""
    yield from table([_HEADINGS, *(_row(row, now) for row in now.baris)])
    late = any(row.terlambat for row in now.baris)
    yield (
        f"h: hari kerja {duration(now.sehari, 0)}, j: jam kerja, m: menit kerja; ~ batas yang diperkirakan"
        f"{'; ! terlambat' if late else ''}"
    )
    yield ""
    yield from _turn_lines(now)
    for row in now.baris:
        if row.terlambat and row.giliran is not Giliran.SELESAI:
            yield f"Terlambat: langkah {row.langkah.nomor} lewat {duration(row.terlambat, now.sehari)} dari batasnya."
    yield from _state_lines(now)
    yield _account_line(now)
    yield from (f"{t.pesan} {t.saran}" for t in now.kalender)


def status_json(now: Kedudukan) -> dict[str, object]:
    """The same for a machine; durations in working minutes."""
    state = now.keadaan
    return {
        "pada": time_text(now.pada),
        "langkah": [_row_json(row) for row in now.baris],
        "akun": {"akun": now.akun, "pejabat": [name_of(p) for p in _owners(now)]},
        "giliran": [row.langkah.nomor for row in now.baris if row.giliran in _OPEN],
        "tindakan": [
            {"tindakan": str(t.tindakan), "langkah": list(t.langkah), "alasan": t.alasan} for t in now.tombol
        ],
        "koreksi_terbuka": len(state.koreksi_terbuka),
        "perubahan": state.perubahan,
        "rampung": state.rampung,
        "tanda_tangan": _signature_json(now),
        "rusak": now.rusak,
        "kejanggalan": list(state.kejanggalan),
        "peringatan": [{"aturan": t.aturan, "pesan": t.pesan} for t in now.kalender],
    }


def step_lines(line: Catatan, now: Kedudukan) -> Iterator[str]:
    """What was written down, and who is next."""
    event = line.read()
    yield (
        f"Tercatat pada baris {line.nomor}: langkah {line.langkah} {line.tindakan} oleh {line.pelaku} "
        f"({line.jabatan}), {moment(event.waktu_kejadian)} WIB{_written_by(event)}."
    )
    if event.data.get("akun_dikaitkan"):
        yield f"Akun {line.pencatat} sekarang terkait dengan {event.data['akun_dikaitkan']} (lembar Pengaturan)."
    yield f"Kode log sekarang: {short_code(line.sidik)}"
    yield from _turn_lines(now)


def _written_by(event: Kejadian) -> str:
    who = event.data.get("dicatat_oleh")
    return f", dicatat oleh {who}" if who else ""


def verification_lines(found: Pemeriksaan, log: Log) -> Iterator[str]:
    """What verifying found, the gravest first."""
    if found.utuh:
        whole = f"Log utuh: {len(log)} baris, semuanya menyambung." if log else "Log masih kosong."
        yield whole
    for fault in found.kerusakan:
        yield fault.pesan
    yield from found.kejanggalan
    if found.tanda_tangan:
        yield found.tanda_tangan
    elif (signed := found.ditandatangani) is not None:
        yield f"Tanda tangan sah: {_signed(signed)}; isinya tidak berubah sejak itu."
    if found.kertas is not None:
        yield from found.kertas.pesan
    if log:
        yield f"Kode log: {short_code(head(log))} (baris terakhir: {len(log)})"


def verification_json(found: Pemeriksaan, log: Log, *, mirror: bool) -> dict[str, object]:
    """The same for a machine."""
    return {
        "utuh": found.utuh,
        "baris": len(log),
        "kode": short_code(head(log)) if log else "",
        "cermin": mirror,
        "kerusakan": [
            {"jenis": str(k.jenis), "baris": k.baris, "pesan": k.pesan, "wajar": k.wajar} for k in found.kerusakan
        ],
        "kejanggalan": list(found.kejanggalan),
        "tanda_tangan": found.tanda_tangan,
        "kertas": None
        if found.kertas is None
        else {"cocok": found.kertas.cocok, "baris": found.kertas.baris, "pesan": list(found.kertas.pesan)},
    }


def comparison_lines(compared: Perbandingan, names: tuple[str, str]) -> Iterator[str]:
    """Two logs side by side: what each has that the other has not."""
    yield compared.pesan
    for name, lines in zip(names, (compared.kiri, compared.kanan), strict=True):
        if lines:
            yield f"  hanya pada {name}:"
            yield from (f"    {_line(line)}" for line in lines[:_MOST_SHOWN])
            if len(lines) > _MOST_SHOWN:
                yield f"    … dan {len(lines) - _MOST_SHOWN} lagi"


def comparison_json(compared: Perbandingan) -> dict[str, object]:
    """The same for a machine."""
    return {
        "sama": compared.sama,
        "bercabang": compared.bercabang,
        "pertama": [line.by_heading() for line in compared.kiri],
        "kedua": [line.by_heading() for line in compared.kanan],
    }


def moment(when: datetime) -> str:
    """A moment as an office writes it."""
    return f"{to_wib(when):%d/%m/%Y %H.%M}"


def duration(minutes: int, a_day: int) -> str:
    """Working minutes in days, hours and minutes, e.g. ``2h 3j 15m``; without days where ``a_day`` is 0."""
    days, rest = divmod(minutes, a_day) if a_day else (0, minutes)
    hours, left = divmod(rest, _HOUR)
    parts = [f"{count}{unit}" for count, unit in ((days, "h"), (hours, "j"), (left, "m")) if count]
    return " ".join(parts) or "0m"


def table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows under their headings, as wide as they need; a column in which nothing stands is left out."""
    columns = [column for column in zip(*rows, strict=True) if set(column[1:]) - {"", _NONE}]
    widths = [max(map(len, column)) for column in columns]
    for cells in zip(*columns, strict=True):
        yield "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


_OPEN = (Giliran.BERJALAN, Giliran.DITUNDA, Giliran.GILIRAN)


def _row(row: BarisStatus, now: Kedudukan) -> tuple[str, ...]:
    def when(value: datetime | None) -> str:
        return f"{to_wib(value):%d/%m/%y %H.%M}" if value else _NONE

    def long(minutes: int | None) -> str:
        return _NONE if minutes is None else duration(minutes, now.sehari)

    sign = "!" if row.terlambat else "" if row.pasti else "~"
    return (
        str(row.langkah.nomor),
        row.pelaku,
        str(row.giliran),
        when(row.mulai),
        when(row.selesai),
        str(row.langkah.waktu),
        long(row.terpakai),
        long(row.tertunda or None),
        long(row.menunggu),
        f"{when(row.batas)}{sign}",
    )


def _row_json(row: BarisStatus) -> dict[str, object]:
    def when(value: datetime | None) -> str | None:
        return time_text(value) if value else None

    return {
        "langkah": row.langkah.nomor,
        "kegiatan": row.langkah.kegiatan,
        "pelaku": row.pelaku,
        "orang": row.orang,
        "keadaan": str(row.giliran),
        "mulai": when(row.mulai),
        "selesai": when(row.selesai),
        "baku": str(row.langkah.waktu),
        "terpakai": row.terpakai,
        "tertunda": row.tertunda,
        "menunggu": row.menunggu,
        "batas": when(row.batas),
        "pasti": row.pasti,
        "terlambat": row.terlambat,
    }


def _turn_lines(now: Kedudukan) -> Iterator[str]:
    """Whose turn it is, and what those may do."""
    state = now.keadaan
    serving = those_in_office(now.pejabat, to_wib(now.pada).date())
    for row in now.baris:
        if row.giliran not in _OPEN:
            continue
        step = row.langkah
        who = " atau ".join(map(name_of, holders(state.sop, step.pelaku, serving))) or row.pelaku
        yield f"{row.giliran}: langkah {step.nomor}, {step.kegiatan}"
        yield f"  oleh {who}; batas {moment(row.batas)}"
        can = [str(t.tindakan) for t in now.tombol if step.nomor in t.langkah]
        yield from ([f"  dapat: {', '.join(can)}"] if can else [])
        yield from _waits(now, row)
    if state.rampung:
        yield "Semua langkah selesai."


def _waits(now: Kedudukan, row: BarisStatus) -> Iterator[str]:
    """What keeps an open step from going on, where something does."""
    wanted = Tindakan.SELESAI if row.giliran is Giliran.BERJALAN else Tindakan.MULAI
    button = next(t for t in now.tombol if t.tindakan is wanted)
    if button.alasan.startswith(f"langkah {row.langkah.nomor} "):
        yield f"  {button.alasan}"


def _state_lines(now: Kedudukan) -> Iterator[str]:
    state = now.keadaan
    if now.rusak:
        yield now.rusak
    if state.koreksi_terbuka:
        yield f"Koreksi yang belum selesai: {len(state.koreksi_terbuka)} (lembar Koreksi)."
    signed = state.tanda_tangan
    if now.tidak_sah:
        yield now.tidak_sah
    elif signed is not None:
        yield f"Ditandatangani {_signed(signed)}."
    yield from state.kejanggalan


def _signed(signed: TandaTangan) -> str:
    return f"{signed.penanda_tangan}, nomor {signed.nomor_dokumen}, {moment(signed.waktu)} WIB"


def _owners(now: Kedudukan) -> tuple[Pejabat, ...]:
    return owners(now.pejabat, now.akun, to_wib(now.pada).date())


def _account_line(now: Kedudukan) -> str:
    """Whose account it is that asks."""
    who = " atau ".join(map(name_of, _owners(now)))
    return f"Akun {now.akun}: {who or BELUM_DIKENAL}."


def _signature_json(now: Kedudukan) -> dict[str, object] | None:
    signed = now.keadaan.tanda_tangan
    if signed is None:
        return None
    return {
        "nomor_dokumen": signed.nomor_dokumen,
        "tanggal_dokumen": signed.tanggal_dokumen,
        "penanda_tangan": signed.penanda_tangan,
        "waktu": time_text(signed.waktu),
        "sah": not now.tidak_sah,
        "alasan": now.tidak_sah,
    }


def _line(line: Catatan) -> str:
    return f"{line.nomor}. {line.waktu_kejadian} langkah {line.langkah} {line.tindakan} oleh {line.pelaku}"
