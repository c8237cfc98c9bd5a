"""Passages to quotes to an answer: what is quoted, who speaks, and when nothing answers."""
