"""The plan as it stands, hand edits included, against its DPA and against itself: money, year, owners."""

from collections.abc import Iterator

from xlpy.plan.angka import format_rupiah
from xlpy.plan.facts import kunci_of
from xlpy.plan.generate import TemuanRencana, one_per_key
from xlpy.plan.masukan import Dpa
from xlpy.plan.model import RencanaKinerja, SubKegiatan
from xlpy.plan.temuan import Temuan, Tingkat


def periksa_kewajaran(plan: RencanaKinerja, dpa: Dpa) -> Iterator[TemuanRencana]:
    """What an edit, or the lack of one, has left inconsistent.

    Args:
        plan: the form as it will stand.
        dpa: the DPA as its sheet says it now.
    """
    yield from _about_dpa(plan, dpa)
    yield from _about_plans_without_months(plan)
    approved = {sub.kunci: sub.pagu for sub in one_per_key(dpa.sub_kegiatan)}
    for sub in plan.sub_kegiatan:
        kunci = kunci_of(sub)
        yield from (TemuanRencana(found, kunci, "pagu") for found in _about_pagu(sub, approved.get(sub.kunci)))
        yield from (TemuanRencana(found, kunci, "bulanan") for found in _about_months(sub))
        yield from (TemuanRencana(found, kunci, "penanggung_jawab") for found in _about_owner(sub))


def _about_dpa(plan: RencanaKinerja, dpa: Dpa) -> Iterator[TemuanRencana]:
    if dpa.tahun is not None and dpa.tahun != plan.tahun:
        yield TemuanRencana(
            Temuan(
                aturan="tahun-berbeda",
                tingkat=Tingkat.BERAT,
                pesan=f"Tahun Anggaran di Pengaturan {plan.tahun}, sedangkan DPA tahun {dpa.tahun}.",
                saran="Perbaiki Tahun Anggaran di lembar Pengaturan, atau impor DPA tahun yang benar.",
            )
        )
    if plan.sub_kegiatan and not dpa.sub_kegiatan:
        yield TemuanRencana(
            Temuan(
                aturan="dpa-kosong",
                pesan="Lembar DPA tidak berisi sub kegiatan, jadi rencana tidak dapat dicocokkan dengan DPA.",
                saran="Impor DPA lagi, atau tempel isinya di lembar DPA.",
            )
        )


def _about_plans_without_months(plan: RencanaKinerja) -> Iterator[TemuanRencana]:
    """One finding for all: a DPA without monthly amounts has none for any of them."""
    empty = [sub for sub in plan.sub_kegiatan if sub.bulanan is None and sub.pagu]
    if empty:
        found = Temuan(
            aturan="tanpa-rencana-bulanan",
            pesan=f"{len(empty)} sub kegiatan belum mempunyai rencana bulanan, jadi anggaran triwulannya kosong.",
            saran="Isi kolom Januari sampai Desember, atau impor DPA yang memuat Rencana Penarikan Dana per Bulan.",
        )
        yield TemuanRencana(found, kunci_of(empty[0]), "bulanan")


def _about_pagu(sub: SubKegiatan, approved: int | None) -> Iterator[Temuan]:
    pagu = format_rupiah(sub.pagu)
    if sub.pagu < 0:
        yield Temuan(
            aturan="pagu-negatif",
            tingkat=Tingkat.BERAT,
            pesan=f"Pagu {_called(sub)} Rp{pagu}, kurang dari nol.",
            saran="Tulis pagu menurut DPA.",
        )
    elif approved is not None and sub.pagu != approved:
        yield Temuan(
            aturan="pagu-beda-dpa",
            tingkat=Tingkat.BERAT,
            pesan=f"Pagu {_called(sub)} Rp{pagu}, sedangkan menurut DPA Rp{format_rupiah(approved)}.",
            saran="Samakan dengan DPA; bila DPA berubah, impor DPA yang baru.",
        )


def _about_months(sub: SubKegiatan) -> Iterator[Temuan]:
    if sub.bulanan is not None and sum(sub.bulanan) != sub.pagu:
        yield Temuan(
            aturan="bulanan-tidak-sama-pagu",
            pesan=f"Rencana bulanan {_called(sub)} berjumlah Rp{format_rupiah(sum(sub.bulanan))}, "
            f"pagunya Rp{format_rupiah(sub.pagu)}.",
            saran="Cocokkan rencana bulanan dengan pagu.",
        )


def _about_owner(sub: SubKegiatan) -> Iterator[Temuan]:
    if not sub.penanggung_jawab:
        yield Temuan(
            aturan="tanpa-penanggung-jawab",
            tingkat=Tingkat.BERAT,
            pesan=f"{_called(sub)} belum mempunyai penanggung jawab.",
            saran="Isi jabatannya, misalnya Kasi Pemerintahan.",
        )


def _called(sub: SubKegiatan) -> str:
    return f"{sub.kode} {sub.unit}".strip()
