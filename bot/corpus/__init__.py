"""Documents in: their models, the bundle, the library, the readers, passages and sentences."""
