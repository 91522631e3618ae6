"""`python -m kopilka.cli`."""

from kopilka.cli import main

main()
