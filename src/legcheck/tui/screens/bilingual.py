"""Evidence with both texts of a law that is in the package in two languages."""

from __future__ import annotations

from legcheck.assessment import Versions, from_candidate
from legcheck.assessment.decisions import AddEvidence, Decision, SetEvidence
from legcheck.assessment.models import Evidence, EvidenceState
from legcheck.tui.candidates import place_words
from legcheck.tui.screens.assess_base import AssessBase
from legcheck.tui.widgets.panes import CandidatesPane, FindingPane

NO_VERSION = "This law has no other language version in the package; in L you say which law translates which."


class BilingualActions(AssessBase):
    """What concerns language versions."""

    @property
    def versions(self) -> Versions:
        """The language versions of the package, aligned at first use."""
        if self._versions is None:
            self._versions = Versions(self.assessment.laws, self.laws)
        return self._versions

    def action_parallel(self) -> None:
        """Take the other version in: with the evidence under the cursor, or by accepting the candidate."""
        pane, candidates = self.query_one(FindingPane), self.query_one(CandidatesPane)
        listed, candidate = pane.evidence(), candidates.candidate()
        if pane.has_focus_within and listed:
            self._take_both(listed)
        elif candidate is None or not candidates.in_sight:
            self.show_pane("candidates", focus=True)
        else:
            self._take_both(from_candidate(candidate, self.laws))

    def _take_both(self, evidence: Evidence) -> None:
        both = self.versions.both(evidence)
        if both is None:
            self.tell(NO_VERSION, severity="warning")
            return
        known = {one.id: one for one in self.finding.evidence}
        decisions: list[Decision] = []
        if both.id != evidence.id and evidence.id in known:
            # the translation was evidence by itself; the official text takes its place
            decisions.append(SetEvidence(item=self.current, evidence=evidence.id, state=EvidenceState.REJECTED))
        if both.id in known:
            decisions.insert(
                0,
                SetEvidence(
                    item=self.current,
                    evidence=both.id,
                    state=EvidenceState.ACCEPTED,
                    translation=both.translation,
                    translator=both.translator,
                ),
            )
        else:
            accepted = both.model_copy(update={"state": EvidenceState.ACCEPTED, "recheck": False})
            decisions.insert(0, AddEvidence(item=self.current, evidence=accepted))
        self.decide(*decisions, said=f"Accepted with both texts; the official one is quoted: {place_words(both)}.")
