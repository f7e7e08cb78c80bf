"""One page with every sort of finding, and with texts that mean harm: what the golden reports are made of.

    python -m tests.audit.golden_page

writes them anew; look at the difference before you commit it.
"""

# ruff: noqa: E501  a table reads by its lines

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from photodesk.audit import Context, check, not_checked, report, report_page
from photodesk.audit.example import example
from photodesk.audit.report import Report, Waived
from photodesk.audit.rule import active
from photodesk.model import Photo, Use
from photodesk.settings import Settings

FOLDER = Path(__file__).parent / "golden"
SCRIPT = '<script>alert(1)</script><img src=x onerror="alert(2)">'
FORMULA = '=HYPERLINK("http://x.example","Seoul")'
ODD_NAME = '../../=cmd|" /C calc"!A0<b>\u202e서울.jpg'
_WIRE: dict[str, Any] = {"source": "Yonhap", "source_label": "wire", "creator": (), "copyright_notice": ""}


class _Unread(NamedTuple):
    path: Path
    error: str


def photos() -> tuple[Photo, ...]:
    """Return the page's pictures: two that pass, and what an editor meets on a bad night."""
    strawberries = (
        "Children pick strawberries in Nonsan, Tuesday, Nov. 24, 2026, in this photo provided by Nonsan City."
    )
    bridge = "시민들이 24일 서울 한강 다리를 건너고 있다."
    made = (
        example(key="A7/1.jpg"),
        example(key="A7/2.jpg", caption=strawberries, city="Nonsan", source="", source_label="handout"),
        example(key="A7/3.jpg", caption=bridge, credit_line="AP", instructions="AP Photo/Lee Jin-man KOREA OUT",
                **{**_WIRE, "source": "AP", "source_label": "AP"}),
        example(key="A7/4.jpg", caption=bridge, credit_line="연합뉴스", date_created="2026-11-24T11:00:00+09:00", **_WIRE),
        example(key="A7/5.jpg", caption="Monks sweep snow in Busan, Monday, Nov. 24, 2026. AP-Yonhap", city="Busan",
                credit_line="", alt_text="", **_WIRE),
        example(key="A7/6.jpg", caption=f"{SCRIPT} walks in Seoul yesterday.", credit_line=f"{SCRIPT}",
                headline=FORMULA, creator=(FORMULA,), source="", source_label=""),
        example(key=ODD_NAME, caption="", credit_line="", creator=(), source="", source_label="", alt_text=FORMULA),
        example(key="A7/8.jpg", caption="A ferry leaves Incheon, Tuesday, Nov. 24, 2026.", city="Incheon",
                credit_line="Yonhap", **_WIRE),
    )  # fmt: skip
    return tuple(shown.photo for shown in made)


def judged() -> Report:
    """Return the page as the gate judges it, one finding let pass."""
    pictures = photos()
    context = Context(Use(on=date(2026, 11, 25), targets=("print", "web")), Settings())
    findings = check(pictures, context)
    passed = next(finding for finding in findings if finding.code == "RGT-004")
    return Report(
        photos=tuple(photo.key for photo in pictures),
        findings=tuple(finding for finding in findings if finding is not passed),
        not_checked=not_checked(context, active(context.settings)),
        failed=(_Unread(Path(f"broken{SCRIPT}.jpg"), "no picture & no sense"),),
        waived=(Waived(passed, f"Kim {SCRIPT}", "AP allows it by phone; =1+1", responsible=True),),
        title="Page A7",
    )


THUMBNAIL = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")
FORMS: dict[str, Callable[[Report], str]] = {
    "report.txt": lambda said: report.text(said) + "\n",
    "report.json": lambda said: json.dumps(report.document(said), ensure_ascii=False, indent=2) + "\n",
    "report.csv": report.csv,
    "report.xml": report.junit,
    "report.html": lambda said: report_page.html(said, thumbnails={"A7/2.jpg": THUMBNAIL}, photos=photos()),
}
"""File name -> how the report is written."""


if __name__ == "__main__":
    for name, write in FORMS.items():
        (FOLDER / name).write_text(write(judged()), encoding="utf-8", newline="")
