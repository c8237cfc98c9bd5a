"""Terms to passages: what is indexed, how it is searched, and how the best are ranked."""
