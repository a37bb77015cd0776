"""Quotation marks, dashes and what stands between them."""
