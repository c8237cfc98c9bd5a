"""The terminal: what each command does, where it prints, and the interactive session."""
