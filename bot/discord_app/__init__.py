"""The Discord face: the only room that knows Discord."""
