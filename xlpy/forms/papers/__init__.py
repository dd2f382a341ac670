"""One file a kind of paper: what fills it, and how it is laid out."""
