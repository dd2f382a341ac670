"""The time of the office."""

from datetime import timedelta, timezone

WIB = timezone(timedelta(hours=7), "WIB")
"""Waktu Indonesia Barat: UTC+7 all the year."""
