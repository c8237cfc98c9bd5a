"""Text to terms: one analysis for documents and questions, in French and in English."""
