"""The scheduled run: one description, told to each system's scheduler; pure but for ``sistem``, which asks it."""
