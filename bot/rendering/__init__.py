"""An answer to text: words in both languages, templates, each face's escaping, the JSON."""
