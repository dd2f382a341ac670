"""The substance of a Rencana Kinerja, pure: no file, no application, no clock."""
