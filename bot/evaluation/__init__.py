"""Measures of retrieval and of answers, and the fit of the decision to answer."""
