"""The procedure as data, pure."""
