"""Room: checklist."""
