"""The rival of the bench: the same job done with pandas and openpyxl, as a competent person would do it.

DPA in SIPD's form, Tupoksi as text and the sasaran table in; out comes the office's macro workbook, with the same
sheets and columns in it: openpyxl loads it with its macros, the filled sheets take the place of the empty ones, and
it is saved (the ribbon is lost on the way, and that is not counted against it).  It stands alone (nothing of ours is
imported but the list of the nomenclature is read), keeps no hand edits, checks nothing and knows this one layout
only: less work than the product does, never more.

Use: python rival_pandas.py DPA TUPOKSI SASARAN NOMENKLATUR EMPTY OUT
"""

import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

MONTHS = [
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
]  # fmt: skip
QUARTERS = ["I", "II", "III", "IV"]
SIDE = Side(style="thin", color="D1D5DB")
BORDER = Border(left=SIDE, right=SIDE, top=SIDE, bottom=SIDE)
WRAPPED = Alignment(wrap_text=True, vertical="top")
HEAD = {"font": Font(name="Arial", size=10, bold=True), "fill": PatternFill("solid", fgColor="E6F4F1")}
LEVELS = {
    "Tujuan": {"font": Font(name="Arial", size=10, bold=True)},
    "Sasaran": {"font": Font(name="Arial", size=10, bold=True)},
    "Program": HEAD,
    "Kegiatan": {"font": Font(name="Arial", size=10, bold=True)},
    "Sub Kegiatan": {"font": Font(name="Arial", size=10)},
}
OWNERS = {
    "7.01.01": "Kasubag Keuangan",
    "7.01.02": "Kasi Pelayanan Umum",
    "7.01.03": "Kasi Pemberdayaan Masyarakat",
    "7.01.04": "Kasi Ketenteraman dan Ketertiban Umum",
    "7.01.05": "Kasi Pemerintahan",
    "7.01.06": "Kasi Pemerintahan",
}


def money(text: str) -> int:
    return int(text.removeprefix("Rp").split(",")[0].replace(".", ""))


def read_dpa(path: str) -> pd.DataFrame:
    """One row per sub kegiatan and unit."""
    records: list[dict[str, Any]] = []
    for sheet, frame in pd.read_excel(path, sheet_name=None, header=None, dtype=object, engine="openpyxl").items():
        head: dict[str, Any] = {}
        for number, row in enumerate(frame.itertuples(index=False), start=1):
            cells = [str(cell).replace("\n", " ") for cell in row if not pd.isna(cell)]
            if not cells:
                continue
            label, last = cells[0], cells[-1]
            if found := re.match(r"(Program|Kegiatan|Unit|Alokasi Tahun|Sumber Pendanaan) : (.*)", label):
                head[found[1]] = found[2]
            elif label == "Keluaran":
                head["Keluaran"] = (cells[1], *last.split(" ", 1))
            elif found := re.match(r"Sub Kegiatan : (\S+) - (.*)", label):
                head["sub"], head["sumber"] = (found[1], found[2]), f"{sheet}!A{number}"
            elif label in MONTHS:
                head[label] = money(last)
            elif label == "Tim Anggaran Pemerintah Daerah" and "sub" in head:
                records.append(record(head, Path(path).name))
                head = {}
    return pd.DataFrame(records)


def record(head: dict[str, Any], file: str) -> dict[str, Any]:
    unit = head["Unit"].split(" - ", 1)[1].title()
    indikator, target, satuan = head["Keluaran"]
    return {
        "program": head["Program"].split(" - ", 1)[0],
        "nama_program": head["Program"].split(" - ", 1)[1],
        "kegiatan": head["Kegiatan"].split(" - ", 1)[0],
        "nama_kegiatan": head["Kegiatan"].split(" - ", 1)[1],
        "kode": head["sub"][0],
        "nama": head["sub"][1],
        "unit": unit if unit.startswith("Kelurahan") else "",
        "sumber_dana": head["Sumber Pendanaan"],
        "indikator": indikator,
        "target": float(target.replace(",", ".")),
        "satuan": satuan,
        "pagu": money(head["Alokasi Tahun"]),
        **{month: head[month] for month in MONTHS},
        "sumber": f"{file} › {head['sumber']}",
    }


def read_tupoksi(path: str) -> pd.DataFrame:
    """One row per tugas, fungsi and uraian tugas."""
    text = re.sub(r"[ \t]+", " ", Path(path).read_text(encoding="utf-8"))
    rows: list[tuple[str, str, int, str]] = []
    for part in re.split(r"\nBagian (?=\w+(?: Belas)?\s+(?:Camat|Sekretaris|Sub|Seksi|Lurah))", text)[1:]:
        flat = re.sub(r" ?\n ?(?!(?:[a-z]\.|\(\d\)) )", " ", part)
        office, tugas = re.search(r"\(1\) (.+?) mempunyai tugas (.+)", flat).groups()  # type: ignore[union-attr]
        rows.append((office, "Tugas", 1, tugas.strip()))
        kind, number = "Fungsi", 0
        for line in flat.splitlines():
            if line.startswith("(3)"):
                kind, number = "Uraian Tugas", 0
            elif found := re.match(r"[a-z]\. (.*)", line):
                number += 1
                rows.append((office, kind, number, re.sub(r"[;.]\s*(dan)?\s*$", "", found[1])))
    frame = pd.DataFrame(rows, columns=["Jabatan", "Jenis", "No", "Isi"])
    frame["Rutin"] = (
        frame["Isi"].str.contains(r"rencana dan program kerja|tugas lain").map({True: "Ya", False: "Tidak"})
    )
    frame["Sumber"] = Path(path).name
    return frame


def build_plan(dpa: pd.DataFrame, sasaran: pd.DataFrame, official: pd.DataFrame) -> pd.DataFrame:
    """The form, level by level, with sums by group."""
    names = official.set_index("kode")["nama"]
    dpa = dpa.merge(official[["kode", "indikator", "satuan"]], on="kode", how="left", suffixes=("", "_resmi"))
    dpa["penanggung_jawab"] = (
        dpa["unit"].str.replace("Kelurahan", "Lurah").where(dpa["unit"] != "", dpa["program"].map(OWNERS))
    )
    of_program, of_kegiatan = dpa.groupby("program")["pagu"].sum(), dpa.groupby("kegiatan")["pagu"].sum()
    rows: list[dict[str, Any]] = []
    for (kode, nama), group in sasaran.groupby(["Kode Tujuan", "Tujuan"], sort=False):
        rows.append({"Jenjang": "Tujuan", "Kode": kode, "Nama": nama})
        for (s_kode, s_nama), measures in group.groupby(["Kode Sasaran", "Sasaran"], sort=False):
            for n, measure in enumerate(measures.to_dict("records"), start=1):
                rows.append({**sasaran_row(measure), "Kode": s_kode, "Nama": s_nama, "Ke": n})
    for program, in_program in dpa.groupby("program"):
        rows.append(parent("Program", program, names[program], of_program[program]))
        for kegiatan, subs in in_program.groupby("kegiatan"):
            rows.append(parent("Kegiatan", kegiatan, names[kegiatan], of_kegiatan[kegiatan]))
            rows += [sub_row(sub) for sub in subs.to_dict("records")]
    return pd.DataFrame(rows, columns=FORM).astype(object)


def parent(level: str, kode: str, nama: str, pagu: int) -> dict[str, Any]:
    return {"Jenjang": level, "Kode": kode, "Nama": nama, "Anggaran (Rp)": pagu, "Ke": 1}


def sasaran_row(measure: dict[str, Any]) -> dict[str, Any]:
    same = ("Satuan", "Target", "Jenis Target", "Formulasi", "Definisi Operasional", "Sumber Data", "Rencana Aksi",
            "Program Pendukung", *(f"Target TW {q}" for q in QUARTERS))  # fmt: skip
    return {"Jenjang": "Sasaran", "Indikator Kinerja": measure["Indikator"], **{key: measure[key] for key in same}}


def sub_row(sub: dict[str, Any]) -> dict[str, Any]:
    quarters = [sum(sub[month] for month in MONTHS[start : start + 3]) for start in range(0, 12, 3)]
    shares = [round(sub["target"] * part / sub["pagu"], 2) if sub["pagu"] else 0 for part in quarters]
    return {
        "Jenjang": "Sub Kegiatan",
        "Kode": sub["kode"],
        "Nama": sub["nama"],
        "Indikator Kinerja": sub["indikator"],
        "Satuan": sub["satuan"],
        "Target": sub["target"],
        **{f"Target TW {q}": share for q, share in zip(QUARTERS, shares, strict=True)},
        "Anggaran (Rp)": sub["pagu"],
        "Sumber Dana": sub["sumber_dana"],
        "Penanggung Jawab": sub["penanggung_jawab"],
        "Unit": sub["unit"],
        "Ke": 1,
        "Jenis Target": "Kumulatif",
        "Pagu (Rp)": sub["pagu"],
        **{f"Anggaran TW {q}": amount for q, amount in zip(QUARTERS, quarters, strict=True)},
        **{month: sub[month] for month in MONTHS},
        "Dasar Penanggung Jawab": "bawaan",
        "Keyakinan": "Tidak yakin",
        "Asal Indikator": "DPA",
        "Sumber": sub["sumber"],
    }


FORM = [
    "No", "Kode", "Nama", "Indikator Kinerja", "Satuan", "Target", *(f"Target TW {q}" for q in QUARTERS),
    "Anggaran (Rp)", "Sumber Dana", "Penanggung Jawab", "Keterangan", "Jenjang", "Unit", "Ke", "Jenis Target",
    "Pagu (Rp)", *(f"Anggaran TW {q}" for q in QUARTERS), *MONTHS, "Formulasi", "Definisi Operasional", "Sumber Data",
    "Rencana Aksi", "Seksi", "Dasar Penanggung Jawab", "Keyakinan", "Asal Indikator", "Tujuan", "Program Pendukung",
    "Sumber",
]  # fmt: skip
DPA_COLUMNS = ["kode", "nama", "unit", "sumber_dana", "indikator", "target", "satuan", "pagu", *MONTHS, "sumber"]
FACTS = ["Indikator Kinerja", "Satuan", "Target", "Sumber Dana", "Penanggung Jawab", "Pagu (Rp)", "Jenis Target"]


def write(empty: str, path: str, tables: dict[str, pd.DataFrame]) -> None:
    """Write every table on its own sheet of the office's workbook, styled cell by cell."""
    book = load_workbook(empty, keep_vba=True)
    for number, (name, frame) in enumerate(tables.items()):
        place = book.sheetnames.index(name)
        book.remove(book[name])
        sheet = book.create_sheet(name, place)
        sheet["A1"] = name
        sheet["A1"].font = Font(name="Arial", size=14, bold=True)
        write_table(sheet, frame.columns, frame.itertuples(index=False), f"tbl{number}")
        if name.startswith("_"):
            sheet.sheet_state = "hidden"
    book.save(path)


def write_table(sheet: Worksheet, columns: Sequence[str], rows: Iterable[Sequence[Any]], name: str) -> None:
    top = 4
    for column, title in enumerate(columns, start=1):
        style(sheet.cell(top, column, str(title)), HEAD, title)
        sheet.column_dimensions[get_column_letter(column)].width = 30 if title in ("Nama", "Isi", "nama") else 14
    level = list(columns).index("Jenjang") if "Jenjang" in columns else None
    last = top
    for last, row in enumerate(rows, start=top + 1):
        look = LEVELS[row[level] if level is not None else "Sub Kegiatan"]
        for column, (title, value) in enumerate(zip(columns, row, strict=True), start=1):
            style(sheet.cell(last, column, None if pd.isna(value) else value), look, title)
        sheet.row_dimensions[last].height = 13 * max(1, *(len(str(v)) // 30 + 1 for v in row[:4]))
    area = f"A{top}:{get_column_letter(len(columns))}{max(last, top + 1)}"
    table = Table(displayName=name, ref=area)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1")
    sheet.add_table(table)
    if "Jenis Target" in columns:
        letter = get_column_letter(list(columns).index("Jenis Target") + 1)
        choice = DataValidation(type="list", formula1='"Kumulatif,Konstan,Posisi Akhir"', allow_blank=True)
        choice.add(f"{letter}{top + 1}:{letter}{last}")
        sheet.add_data_validation(choice)
    sheet.freeze_panes = f"C{top + 1}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 14
    sheet.page_setup.fitToHeight = 0
    sheet.print_title_rows = f"{top}:{top}"


def style(cell: Cell, look: dict[str, Any], title: str) -> None:
    cell.font = look["font"]
    if "fill" in look:
        cell.fill = look["fill"]
    cell.border = BORDER
    cell.alignment = WRAPPED
    if isinstance(cell.value, int) and title != "Ke":
        cell.number_format = "#,##0"


def main(paths: Sequence[str]) -> None:
    dpa_path, tupoksi_path, sasaran_path, official_path, empty, out = paths
    dpa, tupoksi = read_dpa(dpa_path), read_tupoksi(tupoksi_path)
    sasaran = pd.read_excel(sasaran_path, sheet_name="Sasaran", dtype=object, engine="openpyxl")
    official = pd.read_csv(official_path, dtype=str, keep_default_na=False)
    plan = build_plan(dpa, sasaran, official)
    facts = plan.melt(id_vars=["Jenjang", "Unit", "Kode", "Ke"], value_vars=FACTS).dropna(subset="value")
    missing = plan[(plan["Jenjang"] == "Sub Kegiatan") & plan["Target"].isna()][["Kode", "Nama"]]
    write(
        empty,
        out,
        {
            "Pengaturan": pd.DataFrame({"Nama": ["Tahun"], "Isi": [2027]}),
            "Sasaran": sasaran,
            "DPA": dpa[DPA_COLUMNS],
            "Tupoksi": tupoksi,
            "Rencana Kinerja": plan,
            "Temuan": missing,
            "_meta": pd.DataFrame({"Kunci": ["versi"], "Nilai": ["1"]}),
            "_dasar": facts,
        },
    )


if __name__ == "__main__":
    main(sys.argv[1:])
