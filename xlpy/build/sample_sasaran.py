"""The sample's sasaran file, which is also the template that an office fills: a flat table and a sheet of advice."""

from pathlib import Path

from xlpy.build.sample_source import read_rows

_NUMBERS = ("Target", "Target TW I", "Target TW II", "Target TW III", "Target TW IV")
_PROSE = ("Tujuan", "Sasaran", "Indikator", "Formulasi", "Definisi Operasional", "Sumber Data", "Rencana Aksi")
_WIDE, _NARROW = 36, 13


def write_sasaran(path: Path) -> None:
    """Write the file."""
    from xlpy.build.sample_book import open_book  # noqa: PLC0415 (xlsxwriter: only who writes pays for it)

    rows = list(read_rows("sasaran.csv"))
    with open_book(path) as book:
        head = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "bg_color": "#E6F4F1"}
        )
        text = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        sheet = book.add_worksheet("Sasaran")
        for column, name in enumerate(rows[0]):
            sheet.set_column(column, column, _WIDE if name in _PROSE else _NARROW)
            sheet.write_string(0, column, name, head)
            for line, row in enumerate(rows, start=1):
                if name in _NUMBERS and row[name]:
                    sheet.write_number(line, column, float(row[name]), text)
                else:
                    sheet.write_string(line, column, row[name], text)
        sheet.freeze_panes(1, 0)
        advice = book.add_worksheet("Petunjuk")
        advice.set_column(0, 0, 28)
        advice.set_column(1, 1, 90)
        for line, row in enumerate(read_rows("petunjuk.csv")):
            advice.write_string(line, 0, row["perihal"], head)
            advice.write_string(line, 1, row["penjelasan"], text)
