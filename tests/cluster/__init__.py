"""A cluster of three nodes on this machine, for the tests that need a real one."""
