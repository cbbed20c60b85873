"""Room: an assessment becomes a report: one view, one outline, several formats."""

from __future__ import annotations

from legcheck.report.build import build_view
from legcheck.report.view import ReportView
from legcheck.report.writers import FORMATS, write_report

__all__ = ["FORMATS", "ReportView", "build_view", "write_report"]
