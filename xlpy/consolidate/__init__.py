"""Many workbooks into one: read, kept, put together, written; each file judged by itself."""
