"""Room: tui.screens."""
