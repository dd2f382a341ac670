"""Patching a workbook that no application has open: values go in, whatever is not ours stays as it is."""
