"""Greffier: exact, sourced quotations from a body of documents, and nothing else."""

__version__ = "0.1.0"
