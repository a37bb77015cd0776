"""Who says which words."""
