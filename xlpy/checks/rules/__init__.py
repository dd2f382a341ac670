"""One rule a file: the catalogue takes whatever module lies here."""
