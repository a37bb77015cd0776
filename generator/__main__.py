"""``python -m generator`` is ``synoptic``."""

from generator.cli import main

if __name__ == "__main__":
    main()
