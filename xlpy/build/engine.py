"""XlsxWriter, with two things added: formulas that stand in every row are looked through once, and drawn shapes."""

from functools import cache
from typing import Any


@cache
def worksheet_class() -> Any:  # noqa: ANN401 # XlsxWriter ships no annotations
    """The class of our worksheets; made when first asked for, since it loads XlsxWriter."""
    from xlsxwriter.worksheet import CellFormulaTuple, Worksheet  # noqa: PLC0415

    class OurWorksheet(Worksheet):  # type: ignore[misc] # likewise
        """Searches a formula for dynamic and newer functions, 130 patterns, only the first time it is written.

        A text box with the option ``preset`` is drawn as that shape; ``ujung`` is the end of a line with an arrow.
        """

        def _write_formula(self, row: int, col: int, formula: str, cell_format: Any = None, value: Any = 0) -> int:  # noqa: ANN401
            known: dict[str, str] = self.__dict__.setdefault("_known_formulas", {})
            prepared = known.get(formula)
            if prepared is None or self._check_dimensions(row, col):
                result = super()._write_formula(row, col, formula, cell_format, value)
                written = self.table[row].get(col)
                if isinstance(written, CellFormulaTuple):
                    known[formula] = written.formula
                return int(result)
            self.table[row][col] = CellFormulaTuple(prepared, cell_format, value)
            return 0

        def _begin_drawing(self, drawing_id: int) -> None:
            if not self.drawing:  # as XlsxWriter does it, with our class of drawing
                drawing = _drawing_class()()
                drawing.embedded = 1
                self.drawing: Any = drawing
                self.external_drawing_links.append(["/drawing", f"../drawings/drawing{drawing_id}.xml", None])

        def _prepare_image(self, image: Any, image_id: int, drawing_id: int) -> None:  # noqa: ANN401
            self._begin_drawing(drawing_id)  # pictures come before shapes, on the same drawing
            super()._prepare_image(image, image_id, drawing_id)

        def _prepare_shape(self, index: int, drawing_id: int) -> None:
            self._begin_drawing(drawing_id)
            super()._prepare_shape(index, drawing_id)
            _set_preset(self.drawing, self.shapes[index][8])

    return OurWorksheet


def _set_preset(drawing: Any, options: Any) -> None:  # noqa: ANN401
    """Make the text box that was drawn last the shape that its options ask for."""
    if "preset" in options:
        shape = drawing.drawings[-1]._shape  # noqa: SLF001 # XlsxWriter has no public way to a shape
        shape.name, shape.shape_type = "Bentuk", options["preset"]
        shape.line["ujung"] = options.get("ujung", "")
        shape.text = shape.text or None


@cache
def _drawing_class() -> Any:  # noqa: ANN401
    from xlsxwriter.drawing import Drawing  # noqa: PLC0415

    class ShapeDrawing(Drawing):  # type: ignore[misc]
        """Shapes other than rectangles, and lines with arrows; XlsxWriter itself draws text boxes only."""

        def _write_a_prst_geom(self, shape: Any = None) -> None:  # noqa: ANN401
            self._xml_start_tag("a:prstGeom", [("prst", shape.shape_type if shape else "rect")])
            self._write_a_av_lst(shape)
            self._xml_end_tag("a:prstGeom")

        def _write_a_ln(self, line: Any) -> None:  # noqa: ANN401
            end = line.get("ujung")
            if not end:
                super()._write_a_ln(line)
                return
            self._xml_start_tag("a:ln", [("w", int(line.get("width", 0.75) * 12_700)), ("cmpd", "sng")])
            self._write_a_solid_fill(line["color"])
            self._xml_empty_tag(f"a:{end}", [("type", "triangle"), ("w", "med"), ("len", "med")])
            self._xml_end_tag("a:ln")

    return ShapeDrawing
