"""Steps of questions, one in sight at a time: shared by a new assessment and by changing its set-up."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from functools import partial
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import ContentSwitcher, Input, Static

from legcheck.assessment import Setup, items_asked
from legcheck.assessment.models import Party
from legcheck.checklist import find_profiles
from legcheck.checklist.models import Level
from legcheck.tui.presets import preset_of
from legcheck.tui.screens.base import CommandScreen
from legcheck.tui.setup_forms import TREATIES, kind_fields, setup_of, treaty_fields, who_fields
from legcheck.tui.widgets.choose_checklists import ChecklistsStep, asked_words
from legcheck.tui.widgets.choose_profiles import ProfilesStep
from legcheck.tui.widgets.fields import FieldGroup, Part
from legcheck.tui.widgets.tick_list import TickList

Result = TypeVar("Result")

Step = tuple[str, str]
"""Id of a step and its title."""
WHO: Step = ("who", "Who assesses what")
PROFILES: Step = ("profiles", "Profiles")
TREATIES_STEP: Step = ("treaties", "The State and the treaties")
KIND: Step = ("kind", "System, kind of law, basis")
CHECKLISTS: Step = ("checklists", "Checklists and filters")


class StepScreen(CommandScreen[Result]):
    """Steps in order; F2 goes on where a step is complete, Esc goes back."""

    STEPS: ClassVar[tuple[Step, ...]] = ()
    NAME: ClassVar[str] = ""
    """What the title begins with."""

    def __init__(self, now: Setup | None = None, profiles: Sequence[str] = ()) -> None:
        """`now` is a set-up to change, `profiles` are ticked at the start."""
        super().__init__()
        self.now = now
        self._profiles = tuple(profiles)
        self._step = 0

    def compose(self) -> ComposeResult:
        """One step in sight."""
        yield Static(id="new-title", markup=False)
        with ContentSwitcher(initial=self.STEPS[0][0]):
            for name, _ in self.STEPS:
                yield self.part(name)
        yield Static(id="news", markup=False)
        yield self.key_bar()

    def part(self, name: str) -> Widget:
        """The widget of a step; a subclass adds its own."""
        match name:
            case "profiles":
                return ProfilesStep(self.legcheck.catalogue, self._profiles, widget_id=name)
            case "checklists":
                return ChecklistsStep(self.legcheck.catalogue, name, self.now)
            case "who":
                return form(name, who_fields(self.now))
            case "treaties":
                return form(name, treaty_fields(self.now))
            case _:
                return form(name, kind_fields(self.now))

    def on_mount(self) -> None:
        """Begin with the first step."""
        if self.now is None:
            for profile in self._profiles:
                self._apply_profile(profile)
        self.show_step()

    @property
    def step(self) -> str:
        """Id of the step in sight."""
        return self.STEPS[self._step][0]

    def go_step(self, name: str) -> None:
        """Go to a step by its id."""
        self._step = [step for step, _ in self.STEPS].index(name)
        self.show_step()

    def show_step(self) -> None:
        """Bring the present step into sight."""
        name, title = self.STEPS[self._step]
        self.query_one(ContentSwitcher).current = name
        words = f"{self.NAME}   step {self._step + 1} of {len(self.STEPS)}: {title}"
        self.query_one("#new-title", Static).update(Content.assemble((words, "bold"), "   F2 next, Esc back"))
        self.tell("")
        self.prepare(name)
        self.focus_step(name)
        self.refresh_bindings()

    def prepare(self, name: str) -> None:
        """Fill what a step shows of the earlier ones."""
        if name == CHECKLISTS[0]:
            self._count()

    def focus_step(self, name: str) -> None:
        """Put the cursor into the first part of a step."""
        part = self.query_one(f"#{name}")
        if isinstance(part, ProfilesStep | ChecklistsStep):
            part.focus_first()
        else:
            part.query_one(FieldGroup).focus_first()

    # answers

    def answers(self) -> dict[str, str]:
        """All that the forms hold."""
        values: dict[str, str] = {}
        for group in self.query(FieldGroup):
            values.update(group.values())
        return values

    def setup(self) -> Setup:
        """The set-up that all steps make; ask only where the forms are complete."""
        chosen = self.query_one(ChecklistsStep).chosen(self.query_one(ProfilesStep).profiles)
        return setup_of(self.answers(), self.legcheck.catalogue, chosen, self.now)

    def asked(self) -> int:
        """How many items the set-up asks."""
        return len(items_asked(self.setup(), self.legcheck.catalogue))

    def missing(self, name: str) -> str:
        """What a step lacks still, in a sentence; empty where nothing."""
        if name == PROFILES[0]:
            return ""
        if name == CHECKLISTS[0]:
            lacking = self.query_one(ChecklistsStep).missing()
            return lacking or ("" if self.asked() else "No item is left: tick more, or untick a profile.")
        label = self.query_one(f"#{name}").query_one(FieldGroup).first_missing()
        return f"Please fill in: {label}." if label else ""

    # profiles preset the steps behind them

    @on(TickList.Changed, "#choose-profiles")
    def _toggled(self, event: TickList.Changed) -> None:
        self._apply_profile(event.value)

    def _apply_profile(self, toggled: str) -> None:
        """Set what the toggled profile is about to what all ticked ones ask; the rest stays as the person left it."""
        find = partial(find_profiles, self.legcheck.catalogue)
        profile, preset = find([toggled])[0], preset_of(find(self.query_one(ProfilesStep).profiles))
        if profile.law_scopes:
            self.query_one("#kind").query_one(FieldGroup).set_value("scope", preset.scope or "joint")
        if profile.not_party:
            group = self.query_one("#treaties").query_one(FieldGroup)
            for treaty in TREATIES:
                group.set_value(f"party-{treaty}", Party.NOT_PARTY if preset.not_party else "")
        if profile.core and preset.core:
            self.query_one(ChecklistsStep).tick_core()
        if profile.levels:
            self.query_one(ChecklistsStep).tick_levels(preset.levels or tuple(Level))

    @on(TickList.Changed)
    def _count(self) -> None:
        if self.step == CHECKLISTS[0]:
            step = self.query_one(ChecklistsStep)
            count = 0 if step.missing() else self.asked()
            step.say(asked_words(count, self._narrowing()))

    def _narrowing(self) -> str:
        profiles = find_profiles(self.legcheck.catalogue, self.query_one(ProfilesStep).profiles)
        titles = self.legcheck.catalogue.titles().profiles
        narrow = [titles.get(p.id, p.id) for p in profiles if p.core or p.levels or p.law_scopes]
        return f"Narrowed by profile: {', '.join(narrow)}." if narrow else ""

    # moving

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_next()

    def action_next(self) -> None:
        """Go on, if this step is complete."""
        if trouble := self.missing(self.step):
            self.tell(trouble, severity="warning")
        elif self._step + 1 < len(self.STEPS):
            self._step += 1
            self.show_step()
        else:
            self.finish()

    def action_back(self) -> None:
        """Go to the step before, or leave."""
        if self._step:
            self._step -= 1
            self.show_step()
        else:
            self.dismiss(None)

    @abstractmethod
    def finish(self) -> None:
        """Do what the steps were for."""


def form(name: str, parts: Sequence[Part], *below: Widget) -> VerticalScroll:
    """A step that is a form."""

    def children() -> Iterator[Widget]:
        yield FieldGroup(parts)
        yield from below

    return VerticalScroll(*children(), id=name, can_focus=False)
