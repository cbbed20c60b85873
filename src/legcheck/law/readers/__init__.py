"""Room: law.readers."""
