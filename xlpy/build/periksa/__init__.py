"""Looks through a finished .xlsm: would Excel repair it, would a button do nothing, would LibreOffice miscalculate?

No workbook is written that has a defect.  What Microsoft's Open XML SDK finds by its schemas is left to it (the tests
ask it); here stands what it does not see.  One rule a function, by subject:

``package_rules``   the zip, its content types and relationships
``sheet_rules``     sheets: names, validations, headers, merged cells, links
``table_rules``     tables: headings, names, width
``formula_rules``   formulas, wherever they stand, and defined names
``macro_rules``     the VBA project
``ribbon_rules``    ribbon and sheet buttons

``rule`` is what a rule is, ``book`` what it looks at, ``formula`` and ``vba_text`` read formulas and modules;
``periksa`` runs them all.
"""
