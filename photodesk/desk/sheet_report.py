"""What became of a sheet: as the command contract's JSON, and in lines for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from photodesk.desk.receipts import plain
from photodesk.exchange.plan import PlannedChange

if TYPE_CHECKING:
    from photodesk.desk.intake import Failure
    from photodesk.desk.sheets import SheetPlan


@dataclass(frozen=True, slots=True)
class ImportResult:
    """An import: the compared sheet, how many photos it changed, and files that could not be read.

    Attributes:
        written: photos that were changed. `receipt` of the files, `batch_id` of the desk (0: none).
        kept: where an older leftover sheet of the same name was put, or None.
    """

    planned: SheetPlan
    written: int
    failed: tuple[Failure, ...] = ()
    dry_run: bool = False
    receipt: Path | None = None
    batch_id: int = 0
    kept: Path | None = None

    @property
    def open_rows(self) -> bool:
        """True when rows stayed unmatched, ambiguous, in conflict, or could not be read."""
        return bool(self.planned.why)

    def document(self) -> dict[str, Any]:
        """Return the result as the command contract's JSON (CLI.md, import)."""
        sheet, matching, plan = self.planned.sheet, self.planned.matching, self.planned.plan
        document: dict[str, Any] = {
            "encoding": sheet.encoding,
            "delimiter": sheet.delimiter,
            "mapping": dict(sheet.mapping),
            "unmapped": list(sheet.unmapped),
            "remembered": dict(sheet.recalled),
            "rows": len(sheet.rows),
            "changes": [self._change(change) for change in plan.changes],
            "splits": [
                {"row": split.row, "caption": split.caption, "credit_line": split.credit_line}
                for split in plan.splits
            ],
            "unmatched": [
                {"row": item.row, "file": item.file, "suggestions": self._names(item.suggestions)}
                for item in matching.unmatched
            ],
            "ambiguous": [
                {"row": item.row, "file": item.file, "candidates": self._names(item.candidates)}
                for item in matching.ambiguous
            ],
            "problems": [
                *({"row": odd.row, "column": odd.field, "message": odd.why} for odd in plan.doubts),
                *(
                    {"row": problem.row, "column": problem.column, "message": problem.message}
                    for problem in sheet.problems
                ),
                *(
                    {
                        "row": odd.row,
                        "column": "credit_line",
                        "message": f"the caption ends in “{odd.in_caption}”, the credit cell says "
                        f"“{odd.in_column}”; neither was taken",
                    }
                    for odd in plan.disagreements
                ),
            ],
            "equal_captions": [list(rows) for rows in plan.equal_captions],
            "written": self.written,
            "receipt": str(self.receipt) if self.receipt else None,
        }
        if self.batch_id:
            document["batch"] = f"b{self.batch_id}"
        if self.failed:
            document["failed"] = [{"path": str(f.path), "error": f.error} for f in self.failed]
        return document

    def _names(self, keys: Iterable[str]) -> list[str]:
        return [self.planned.names[key] for key in keys]

    def _change(self, change: PlannedChange) -> dict[str, Any]:
        return {
            "row": change.row,
            "path": self.planned.names[change.key],
            "field": change.field,
            "from": plain(change.before),
            "to": plain(change.after),
            "action": change.action,
        }

    def lines(self) -> list[str]:
        """Return the report for people."""
        planned = self.planned
        done = "Nothing written yet." if self.dry_run else f"{self.written} written."
        lines = [f"{planned.summary} {done}"]
        if planned.sheet.recalled:
            said = ", ".join(f"“{heading}” = {meant}" for heading, meant in planned.sheet.recalled.items())
            lines.append(
                f"Headings as remembered: {said} (--map HEADING=FIELD goes before it, --forget ends it)."
            )
        if planned.sheet.unmapped:
            headings = ", ".join(f"“{heading}”" for heading in planned.sheet.unmapped)
            lines.append(f"Headings not taken: {headings} (--map HEADING=FIELD says what they mean).")
        counts = Counter[str](change.action for change in planned.plan.changes)
        words = [f"{counts[action]} {label}" for action, label in _ACTIONS.items() if counts[action]]
        if words:
            lines.append("Values: " + ", ".join(words) + ".")
        lines += [
            f"  row {split.row}: credit at the end of the caption → {split.credit_line}"
            for split in planned.plan.splits
        ]
        for problem in planned.sheet.problems:
            if problem.row not in planned.why:  # those of a row stand with why it was not taken
                column = f"{problem.column}: " if problem.column else ""
                lines.append(f"  {column}{problem.message}")
        lines += [
            f"  rows {', '.join(map(str, rows))} carry the same caption"
            for rows in planned.plan.equal_captions
        ]
        lines += [f"  row {number}: {why}" for number, why in sorted(planned.why.items())]
        for item in planned.matching.unmatched:
            if item.suggestions:
                best = self._names(item.suggestions)[0]
                lines.append(f"  row {item.row}: perhaps --match {item.row}={best}")
        if planned.elsewhere:
            count = len(planned.elsewhere)
            lines.append(
                f"{count} row{' names a photo' if count == 1 else 's name photos'} of the desk outside "
                f'“{planned.query}”: --query "" looks through all of it.'
            )
        if self.kept is not None:
            lines.append(f"The sheet that stood there is kept as {self.kept}.")
        if self.failed:
            lines.append(f"{len(self.failed)} files failed:")
            lines += [f"  {failure.error}" for failure in self.failed]
        if self.receipt:
            lines.append(f"Take it back: photodesk restore-file {self.receipt}")
        if self.batch_id:
            lines.append(f"Take it back: photodesk undo b{self.batch_id}")
        return lines


_ACTIONS = {
    "fill": "filled",
    "replace": "replaced",
    "keep": "differ, the file wins",
    "same": "the same already",
}
