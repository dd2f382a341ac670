"""Charts of a sheet, as far as a simple report needs them: place, name, type and the cells shown."""

from typing import TYPE_CHECKING

from xlwings import base_classes

from xlpy.engines.libreoffice import units
from xlpy.engines.libreoffice.bridge import Uno, struct
from xlpy.engines.libreoffice.errors import UnsupportedError, refuses
from xlpy.engines.libreoffice.shapes import EMBEDDED, Drawn, DrawnCollection

if TYPE_CHECKING:
    from xlpy.engines.libreoffice.range import Range

_CHART_CLASS = "12dcae26-281f-416f-a234-c3086127382e"
# xlwings' name: LibreOffice's diagram, and whether its bars lie.
_TYPES = {
    "area": ("com.sun.star.chart.AreaDiagram", False),
    "bar_clustered": ("com.sun.star.chart.BarDiagram", True),
    "column_clustered": ("com.sun.star.chart.BarDiagram", False),
    "doughnut": ("com.sun.star.chart.DonutDiagram", False),
    "line": ("com.sun.star.chart.LineDiagram", False),
    "pie": ("com.sun.star.chart.PieDiagram", False),
    "xy_scatter": ("com.sun.star.chart.XYDiagram", False),
}
_TYPE_NAMES = {diagram: name for name, diagram in _TYPES.items()}


@refuses(
    "category_axis",
    "legend",
    "plot_by",
    "secondary_category_axis",
    "secondary_value_axis",
    "series",
    "set_x_axis_values",
    "style",
    "title",
    "to_pdf",
    "to_png",
    "value_axis",
)
class Chart(Drawn, base_classes.Chart):
    """A chart."""

    @property
    def chart_type(self) -> str:
        """Xlwings' name of its type."""
        diagram = self._shape.Model.Diagram
        kind = diagram.getDiagramType()
        lying = kind.endswith("BarDiagram") and bool(diagram.Vertical)
        if (kind, lying) not in _TYPE_NAMES:
            raise UnsupportedError(f"jenis grafik {kind}")
        return _TYPE_NAMES[kind, lying]

    @chart_type.setter
    def chart_type(self, value: str) -> None:
        if value not in _TYPES:
            raise UnsupportedError(f"jenis grafik {value}")
        kind, lying = _TYPES[value]
        chart = self._shape.Model
        chart.Diagram = chart.createInstance(kind)
        if kind.endswith("BarDiagram"):
            chart.Diagram.Vertical = lying

    def set_source_data(self, rng: "Range", plot_by: str | None = None) -> None:
        """Shows these cells, their first row and column as names."""
        if plot_by is not None:
            raise UnsupportedError("set_source_data(plot_by=…)")
        table = self._sheet.api.Charts.getByName(self._shape.PersistName)
        table.HasColumnHeaders = table.HasRowHeaders = True
        table.setRanges((rng.address_of_cells(),))


class Charts(DrawnCollection[Chart], base_classes.Charts):
    """The charts of a sheet."""

    kind = Chart

    @classmethod
    def takes(cls, shape: Uno) -> bool:
        """Whether the shape is a chart."""
        return bool(shape.ShapeType == EMBEDDED and shape.CLSID.lower() == _CHART_CLASS)

    def add(
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        chart_type: str | None = None,
        source: "Range | None" = None,
        plot_by: str | None = None,
        name: str | None = None,
        anchor: "Range | None" = None,
        style: int | None = None,
    ) -> Chart:
        """Puts a chart in; lengths are points, ``anchor`` stands for left and top; ``style`` has no effect."""
        if anchor is not None:
            left, top = anchor.left, anchor.top
        place = struct(
            "com.sun.star.awt.Rectangle",
            X=units.from_points(left),
            Y=units.from_points(top),
            Width=units.from_points(width),
            Height=units.from_points(height),
        )
        before = {chart.api.PersistName for chart in self}
        ranges = () if source is None else (source.address_of_cells(),)
        made_name = self.free_name("Chart")
        self._sheet.api.Charts.addNewByName(made_name, place, ranges, True, True)
        chart = next(chart for chart in self if chart.api.PersistName not in before)
        chart.name = name or made_name
        if source is not None:
            chart.set_source_data(source, plot_by)
        if chart_type is not None:
            chart.chart_type = chart_type
        return chart
