"""Room: tui.widgets."""
