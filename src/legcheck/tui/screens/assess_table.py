"""The commands of the assessment screen, defined once."""

from __future__ import annotations

from legcheck.tui.commands import BACK, HELP, Command

TABLE = (
    HELP,
    Command(
        "evidence.accept", "e", "accept", "Accept", "Accept the candidate (or listed evidence) as evidence.", True, True
    ),
    Command(
        "evidence.reject",
        "x",
        "reject",
        "Reject",
        "Reject the candidate (or listed evidence): looked at, no evidence.",
        True,
        True,
    ),
    Command("go.unanswered", "g", "next_unanswered", "Next", "Go to the next item without a grade.", True),
    Command("item.met", "m,1", "grade('met')", "Met", "Grade the item met; needs accepted evidence.", True, True, "m"),
    Command(
        "item.partly",
        "p,2",
        "grade('partly met')",
        "Partly",
        "Grade it partly met; needs evidence and a reason.",
        True,
        True,
        "p",
    ),
    Command(
        "item.notmet",
        "n,3",
        "grade('not met')",
        "Not met",
        "Grade it not met; rests on evidence, or on a statement of what was searched.",
        True,
        True,
        "n",
    ),
    Command(
        "item.na", "a,5", "grade('not applicable')", "N/A", "Grade it not applicable; needs a reason.", True, True, "a"
    ),
    Command(
        "item.conflicts",
        "c,4",
        "grade('conflicts')",
        "Conflicts",
        "Grade it conflicts: the law provides the contrary; needs evidence.",
        True,
        True,
        "c",
    ),
    Command("item.ungrade", "u,0", "grade('not assessed')", "Ungrade", "Take the grade back.", False, True, "u"),
    Command(
        "evidence.hand",
        "b",
        "by_hand",
        "By hand",
        "Pick a provision, sentence or line in the law as evidence.",
        True,
        True,
    ),
    Command(
        "evidence.cite", "i", "cite", "Cite act", "Cite an act that is not loaded, with a typed quote.", False, True
    ),
    Command(
        "evidence.note",
        "v",
        "evidence_note",
        "Evidence note",
        "Note or unofficial translation on the evidence under the cursor.",
        False,
        True,
    ),
    Command(
        "evidence.parallel",
        "T",
        "parallel",
        "Both languages",
        "Accept the candidate (or complete the evidence) with the other language version; the official one is quoted.",
        False,
        True,
    ),
    Command(
        "element.tick", "t,space", "tick", "Tick", "Change the tick of the element under the cursor.", False, True, "t"
    ),
    Command("item.reason", "r", "write('reason')", "Reason", "Write the reason for the grade.", False, True),
    Command("item.comment", "o", "write('comment')", "Comment", "Write a comment on the item.", False, True),
    Command(
        "item.practice",
        "O",
        "write('practice_note')",
        "Practice note",
        "Write how it works in fact; printed apart from the grade.",
        False,
        True,
    ),
    Command(
        "item.absence",
        "N",
        "write('absence')",
        "Absence statement",
        "Edit the statement of what was searched.",
        False,
        True,
    ),
    Command("item.own", "W", "write('search_note')", "Own search", "Write what you searched yourself.", False, True),
    Command(
        "item.validation",
        "V",
        "validation",
        "Validation",
        "Record what the validation workshop made of the finding.",
        False,
        True,
    ),
    Command(
        "item.recommend",
        "R",
        "recommend",
        "Recommend",
        "Draft a recommendation for the gap, link an existing one, or edit.",
        True,
        True,
    ),
    Command(
        "item.question", "Q", "question", "Question", "Put a question to the authorities, or edit one.", False, True
    ),
    Command(
        "item.status",
        "s",
        "status",
        "Work status",
        "Set the work status: to do, in work, for review, done.",
        False,
        True,
    ),
    Command("go.next", "j", "step(1)", "Next item", "Go to the next item of the list."),
    Command("go.previous", "k", "step(-1)", "Previous item", "Go to the previous item of the list."),
    Command("go.pane", "tab", "stop(1)", "Next part", "Go to the next part of the screen."),
    Command("go.paneback", "shift+tab", "stop(-1)", "Previous part", "Go to the previous part of the screen."),
    Command("go.right", "right", "pane(1)", "Next pane", "Show the pane to the right."),
    Command("go.left", "left", "pane(-1)", "Previous pane", "Show the pane to the left."),
    Command(
        "list.filter",
        "slash",
        "filter",
        "Filter",
        "Show only some items: text, grade, level, instrument, status, theme.",
        True,
        key_display="/",
    ),
    Command("law.read", "l", "law", "Law", "Read the whole law; accepted evidence is marked.", True),
    Command("law.add", "A", "add_law", "Add law", "Read a further law into the package.", False, True),
    Command("law.package", "L", "package", "Laws", "The laws: read, describe, check how they were read, remove."),
    Command(
        "copy.citation", "y", "copy", "Copy citation", "Copy citation and exact quote of what is under the cursor."
    ),
    Command("journal.undo", "z", "undo", "Undo", "Take the last decision back and say what it was.", True, True),
    Command("journal.redo", "Z", "redo", "Redo", "Bring back what was undone.", False, True),
    Command("journal.history", "h", "history", "History", "Who decided what on this item, and when."),
    Command("file.progress", "P", "progress", "Progress", "Items examined, by theme and duty level."),
    Command("file.setup", "E", "setup", "Set-up", "Change what the new-assessment steps recorded.", False, True),
    Command(
        "file.proposals",
        "G",
        "proposals",
        "Proposed groups",
        "Confirm or decline the groups that profiles propose as not applicable.",
        False,
        True,
    ),
    Command(
        "file.status", "F", "file_status", "File status", "Set the file to draft, validated or final.", False, True
    ),
    Command("file.report", "w", "report", "Report", "Write the report (docx, html or md) to a file."),
    Command("file.copy", "S", "save_copy", "Save a copy", "Save a checked copy of the assessment file."),
    BACK,
)
