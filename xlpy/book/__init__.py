"""The workbook: its schema, what it says as pure objects, and reading it without an application."""
