"""Words, their forms and their places in a text."""
