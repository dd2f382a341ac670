"""The wing outward: builds the workbook and the templates from sources."""
