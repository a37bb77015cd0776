"""What a text is about: clues to incidents, and key points."""
