"""Set-up, status of the file, validation of findings, and the groups that profiles propose."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from textual.content import Content
from textual.screen import Screen

from legcheck.assessment import confirmation, open_groups
from legcheck.assessment.decisions import SetFileStatus, SetUp, SetValidation
from legcheck.assessment.models import FileStatus, Setup, Validation
from legcheck.checklist import ProposedGroup
from legcheck.tui.dialogue import Dialogue, dialogue
from legcheck.tui.plain import lines, one_line, plain
from legcheck.tui.screens.assess_base import AssessBase
from legcheck.tui.screens.dialogs import ChooseDialog, GroupDialog
from legcheck.tui.screens.setup import SetupScreen

_FILE_HINTS = {
    FileStatus.DRAFT: "work goes on; everything can be changed",
    FileStatus.VALIDATED: "the workshop has validated every finding; numbers of recommendations freeze",
    FileStatus.FINAL: "closed; only questions and work status can be changed",
}
_VALIDATION_HINTS = {
    Validation.NONE: "not yet before the workshop",
    Validation.AGREED: "the workshop agrees with the finding",
    Validation.RESERVED: "a reservation was made; say which in the comment (o)",
    Validation.REWORDED: "agreed in other words",
}


class SetupActions(AssessBase):
    """What frames the findings."""

    def action_setup(self) -> None:
        """Change what the new-assessment steps recorded."""
        self.app.push_screen(SetupScreen(self.assessment), self._changed)

    def _changed(self, setup: Setup | None) -> None:
        if setup is None or setup == self.assessment.setup:
            return
        before = open_groups(self.assessment, self.legcheck.catalogue)
        if self.decide(SetUp(setup=setup), said="The set-up is changed; z takes it back."):
            self.renew_all()
            if open_groups(self.assessment, self.legcheck.catalogue) != before:
                self.propose(quiet=True)

    @dialogue
    def action_file_status(self) -> Dialogue:
        """Ask for the status of the file; what stands in the way of each is shown."""
        present = self.assessment.status
        options = [(str(status), self._status_row(status)) for status in FileStatus]
        note = Content("The report's cover shows the status. A validated file keeps its findings as they are.")
        chosen = yield ChooseDialog("Status of the assessment", options, note=note)
        if chosen and chosen != present:
            self.decide(SetFileStatus(status=FileStatus(chosen)), said=f"The assessment is {chosen} now.")

    def _status_row(self, status: FileStatus) -> Content:
        here = status is self.assessment.status
        why = None if here else self.book.refusal(SetFileStatus(status=status))
        words = Content.assemble("● " if here else "○ ", (str(status), "bold"), f": {_FILE_HINTS[status]}")
        return lines(words, plain(f"  {why}", "$text-warning") if why else None)

    def action_validation(self) -> None:
        """Ask what the workshop made of the finding."""
        self._validate(self.current)

    @dialogue
    def _validate(self, item_id: str) -> Dialogue:
        present = self.assessment.finding(item_id).validation
        options = [
            (str(v), Content.assemble("● " if v is present else "○ ", (str(v), "bold"), f": {_VALIDATION_HINTS[v]}"))
            for v in Validation
        ]
        chosen = yield ChooseDialog("What did the validation workshop make of this finding?", options)
        if chosen and chosen != present:
            self.decide(SetValidation(item=item_id, validation=Validation(chosen)), said=f"Validation: {chosen}.")

    # groups that profiles propose as not applicable

    def action_proposals(self) -> None:
        """Show each proposed group, to confirm or decline."""
        self.propose()

    @dialogue
    def propose(self, *, quiet: bool = False) -> Dialogue:
        """Ask about each group in turn; `quiet` says nothing where there is none."""
        groups = open_groups(self.assessment, self.legcheck.catalogue)
        if not groups and not quiet:
            self.tell("No profile of this assessment proposes items that are still open; E changes the profiles.")
        for group in groups:
            yield from self._propose(group)

    def _propose(self, group: ProposedGroup) -> Generator[Screen[Any], Any, None]:
        answer = yield GroupDialog(group.title, self._group_words(group))
        if answer is None:
            self.tell(f"{group.title}: left open; G asks again.")
        elif not answer:
            self.tell(f"{group.title}: declined; its items stay open.")
        elif self.decide(*confirmation(group)):
            self.renew_all()
            self.tell(
                f"{group.title}: {len(group.items)} items are not applicable. u takes the grade of one of them back."
            )

    def _group_words(self, group: ProposedGroup) -> Content:
        known = {item.id: item for item in self.legcheck.catalogue.items}
        rows = [
            Content.assemble("• ", plain(known[i].citation(), "bold"), plain(f"  {one_line(known[i].prose().title)}"))
            for i in group.items
        ]
        count = len(group.items)
        asked = f"Grade {'this item' if count == 1 else f'these {count} items'} not applicable, each for this reason?"
        return lines(plain(f"Reason: {group.reason}"), plain(asked, "bold"), *rows)
