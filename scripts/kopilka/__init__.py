"""«Копилка»: a compiler of a city's base of practices against academic failure."""

__version__ = "2026.11.0"
