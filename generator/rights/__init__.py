"""What may be shown of a document. Every page, index, feed and export asks here.

``opened`` takes what may not be shown out of the corpus itself, before anything is written from
it: whatever forgets to ask finds nothing to show.
"""

from __future__ import annotations

from generator.rights.excerpts import count, shown_statements, shows_text
from generator.rights.masking import opened

__all__ = ["count", "opened", "shown_statements", "shows_text"]
