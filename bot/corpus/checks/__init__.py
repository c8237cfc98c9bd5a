"""The rules of the bundle, one module a subject. A rule yields a `Finding` for each breach."""
