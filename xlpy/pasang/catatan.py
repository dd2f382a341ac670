"""What was installed, remembered in a file: an upgrade knows what was there, removal takes away that alone."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from xlpy.pasang.galat import PasangError

if TYPE_CHECKING:
    from typing import Any

    from xlpy.pasang.tempat import Tempat

    Catatan = dict[str, Any]
    """Keys: ``versi``, ``versi_sebelumnya``, ``dasar`` (the Python that the environment stands on), ``folder`` (of
    the version in force), and what ``jobs_pemasangan`` adds: ``python`` (that buttons call), ``buku`` and ``berkas``
    (SHA-256 of workbooks and other files put there, by path), ``kunci`` (keys of the registry), ``tepercaya`` (the
    folder that a profile of LibreOffice was made to trust, by profile)."""


def baca(tempat: Tempat) -> Catatan:
    """What is remembered; nothing where nothing was installed.

    Raises:
        PasangError: the file is damaged.
    """
    try:
        told = json.loads(tempat.catatan.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise PasangError(
            f"{tempat.catatan}: catatan pemasangan tidak terbaca. Hapus berkas itu, lalu jalankan Pasang lagi; "
            "buku kerja Anda tetap ada."
        ) from error
    return told if isinstance(told, dict) else {}


def tulis(tempat: Tempat, isi: Catatan) -> None:
    """Remember ``isi``, whole or not at all.

    Raises:
        OSError: the disk is full, or the folder cannot be written.
    """
    tempat.data.mkdir(parents=True, exist_ok=True)
    new = tempat.catatan.with_suffix(f".{os.getpid()}.tmp")
    try:
        new.write_text(json.dumps(isi, ensure_ascii=False, indent=2), encoding="utf-8")
        new.replace(tempat.catatan)
    finally:
        if new.exists():
            new.unlink()
