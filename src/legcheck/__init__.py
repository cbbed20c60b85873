"""legcheck: guided assessment of laws against UNTOC and its Protocols."""

__version__ = "0.1.0"
