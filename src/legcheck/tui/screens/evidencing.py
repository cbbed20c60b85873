"""Evidence: accept, reject, pick by hand, cite."""

from __future__ import annotations

from datetime import date
from functools import partial

from textual.content import Content

from legcheck.assessment import from_candidate, from_cited, from_provision
from legcheck.assessment.decisions import AddEvidence, SetEvidence
from legcheck.assessment.models import Cited, Evidence, EvidenceState
from legcheck.tui.candidates import evidence_marks, match_marks, place_words
from legcheck.tui.describe import citation_text
from legcheck.tui.dialogue import Dialogue, dialogue
from legcheck.tui.picking import Picked
from legcheck.tui.plain import one_line, plain
from legcheck.tui.screens.assess_base import AssessBase
from legcheck.tui.screens.dialogs import FormDialog
from legcheck.tui.screens.law import LawScreen
from legcheck.tui.widgets.fields import Area, Line, Part, Say
from legcheck.tui.widgets.panes import CandidatesPane, FindingPane


class EvidenceActions(AssessBase):
    """What a grade rests on."""

    def action_accept(self) -> None:
        """Accept what is under the cursor."""
        self._judge(EvidenceState.ACCEPTED)

    def action_reject(self) -> None:
        """Reject what is under the cursor: it was looked at and is no evidence."""
        self._judge(EvidenceState.REJECTED)

    def _judge(self, state: EvidenceState) -> None:
        pane = self.query_one(FindingPane)
        listed = pane.evidence()
        if pane.has_focus_within and listed:
            self._set_state(self.current, listed, state)
            return
        candidates = self.query_one(CandidatesPane)
        if not candidates.in_sight:
            # nobody accepts what is not before their eyes
            self.show_pane("candidates", focus=True)
            self.tell("Here are the candidates: press e to accept or x to reject the one under the cursor.")
            return
        candidate = candidates.candidate()
        if candidate is None:
            self.tell("There is no candidate to judge here; b picks a provision in the law.", severity="warning")
            return
        self._record(self.current, from_candidate(candidate, self.laws, state))

    def _record(self, item_id: str, evidence: Evidence) -> bool:
        known = next((e for e in self.assessment.finding(item_id).evidence if e.id == evidence.id), None)
        if known:
            return self._set_state(item_id, known, evidence.state)
        said = "Accepted as evidence" if evidence.state is EvidenceState.ACCEPTED else "Rejected"
        decision = AddEvidence(item=item_id, evidence=evidence)
        return self.decide(decision, said=f"{said}: {place_words(evidence)}.")

    def _set_state(self, item_id: str, evidence: Evidence, state: EvidenceState) -> bool:
        if evidence.state is state and not evidence.recheck:
            self.tell(f"{place_words(evidence)} is {state} already.")
            return False
        decision = SetEvidence(item=item_id, evidence=evidence.id, state=state)
        return self.decide(decision, said=f"{str(state).capitalize()}: {place_words(evidence)}.")

    def action_by_hand(self) -> None:
        """Open the law to pick evidence in it."""
        self.read_law()

    def action_law(self) -> None:
        """Open the law to read it."""
        self.read_law()

    def read_law(self, law_id: str = "") -> None:
        """Open the law with that id, or that of the candidate under the cursor, at its place."""
        if not self.laws:
            self.tell("There is no law in this assessment.", severity="warning")
            return
        candidate = self.query_one(CandidatesPane).candidate()
        if candidate and law_id not in ("", candidate.law):
            candidate = None
        wanted = law_id or (candidate.law if candidate else next(iter(self.laws)))
        first = self.laws[wanted]
        place = (candidate.start, candidate.end) if candidate else None
        marks = {name: evidence_marks(self.assessment.findings.values(), name) for name in self.laws}
        if candidate:
            marks[candidate.law] = [*marks[candidate.law], *match_marks(candidate)]
        titles = {law.id: law.title for law in self.assessment.laws}
        screen = LawScreen(
            tuple(self.laws.values()),
            titles,
            first=first,
            place=place,
            marks=marks,
            purpose="" if self.viewing_only else f"{self.item.citation()} {one_line(self.item.prose().title)}",
            hand=self.hand,
        )
        self.app.push_screen(screen, partial(self._picked, self.current))

    def _picked(self, item_id: str, picked: Picked | None) -> None:
        if picked:
            self._record(item_id, from_provision(picked.law, picked.provision.id, (picked.start, picked.end)))

    def action_cite(self) -> None:
        """Describe evidence in an act that was not loaded."""
        self._cite(self.current)

    @dialogue
    def _cite(self, item_id: str) -> Dialogue:
        note = Content("An act that legcheck has not read. Every report marks it “not read by the tool”.")
        fields: list[Part] = [
            Line("title", "Title of the act", required=True),
            Line("date", "Its date or number"),
            Line("article", "Article or section", required=True),
            Area("quote", "Its words, typed exactly", required=True, rows=4),
            Line("checked_by", "Checked by", self.assessment.setup.assessor.name, required=True),
            Line("checked_on", "Checked on", date.today().isoformat(), required=True),
        ]
        values = yield FormDialog("Cite an act not loaded", fields, note=note)
        if values:
            self._record(item_id, from_cited(Cited.model_validate(values)))

    def action_evidence_note(self) -> None:
        """Write a note or an unofficial translation on the evidence under the cursor."""
        evidence = self.query_one(FindingPane).evidence()
        if evidence is None:
            self.tell("There is no evidence on this item yet.", severity="warning")
        else:
            self._note(self.current, evidence)

    @dialogue
    def _note(self, item_id: str, evidence: Evidence) -> Dialogue:
        parts: list[Part] = [
            Say(plain(f"“{one_line(evidence.source.quote, 1200)}”")),
            Area("note", "Note", evidence.note, rows=3),
            Area("translation", "Unofficial translation", evidence.translation, rows=3),
            Line("translator", "Translator", evidence.translator),
        ]
        values = yield FormDialog(f"Evidence: {place_words(evidence)}", parts)
        if values:
            self.decide(SetEvidence.model_validate({"item": item_id, "evidence": evidence.id, **values}))

    def action_copy(self) -> None:
        """Copy the citation of the evidence or candidate under the cursor, else of the item."""
        pane = self.query_one(FindingPane)
        evidence = pane.evidence() if pane.has_focus_within else None
        candidate = self.query_one(CandidatesPane).candidate()
        if evidence is None and candidate is not None:
            evidence = from_candidate(candidate, self.laws)
        text = citation_text(evidence, self.assessment.laws) if evidence else self.item.citation()
        self.app.copy_to_clipboard(text)
        self.tell(f"Copied: {one_line(text, 120)}")
