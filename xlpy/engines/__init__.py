"""Engines: what makes an application speak xlwings.  Only the place that starts an application imports from here."""
