"""Two app processes behind one address, one desk in PostgreSQL: sign-in, edits and jobs hold in both."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, expect

from photodesk.bundled import bundled
from photodesk.desk import Desk, users, working
from tests.browser.app_process import serve_with_sign_in, serving
from tests.library.conftest import database, server  # noqa: F401 - a fixture

pytestmark = pytest.mark.browser

PASSWORD = "두 서버 한 데스크 2026"


@pytest.fixture(scope="module")
def where(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A desk in PostgreSQL with three photos on page B2 and an editor."""
    folder = tmp_path_factory.mktemp("shared")
    photos = folder / "photos"
    photos.mkdir()
    for sample in ("rocket.jpg", "braun_alps.jpg", "grace_hopper.jpg"):
        shutil.copy(bundled(f"assets/sample_photos/{sample}"), photos)
    with database(request, "postgresql", folder) as url:
        at = f"{url}?files={folder / 'files'}"
        with Desk.open(at) as desk:
            desk.ingest([photos], source_label="staff")
            desk.new_page("B2", on=date(2026, 11, 25))
            desk.put_on_page("B2", [record.id for record in desk.find("").photos])
            users.add_user(desk, "김민수", role="editor", password=PASSWORD)
        yield at


def test_who_signed_in_at_one_process_works_at_the_other_and_sees_the_edits(
    chromium: Browser, where: str
) -> None:
    with serving(where, serve_with_sign_in) as (first, _), serving(where, serve_with_sign_in) as (second, _):
        context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="en-US")
        here = context.new_page()
        here.goto(first)
        here.get_by_label("Name").fill("김민수")
        here.get_by_label("Password").fill(PASSWORD)
        here.get_by_role("button", name="Sign in").click()
        expect(here.locator(".cell")).to_have_count(3)
        here.locator(".cell").first.click()
        box = here.get_by_role("textbox", name="Caption", exact=True)
        box.fill("소방관들이 서울역 앞에서 훈련하고 있다.")
        here.get_by_role("button", name="Save", exact=True).click()
        expect(here.locator(".status")).to_have_text(re.compile("Saved in the desk"))

        there = context.new_page()
        there.goto(second)  # one sign-in, whichever process answers
        expect(there.locator(".cell")).to_have_count(3)
        expect(there.locator(".cell .caption").first).to_have_text("소방관들이 서울역 앞에서 훈련하고 있다.")

        box.fill("소방관들이 용산역 앞에서 훈련하고 있다.")
        here.get_by_role("button", name="Save", exact=True).click()
        expect(here.locator(".status")).to_have_text(re.compile("Saved in the desk"))
        there.locator(".cell").first.click()
        stale = there.get_by_role("textbox", name="Caption", exact=True)
        expect(stale).to_have_value(re.compile("용산역|서울역"))
        current = "용산역" in stale.input_value()
        stale.fill("소방관들이 청량리역 앞에서 훈련하고 있다.")
        there.get_by_role("button", name="Save", exact=True).click()
        # Who typed over the old text is shown the other process's; who saw the new one may save.
        said = "Saved in the desk" if current else "용산역"
        expect(there.locator(".status")).to_contain_text(said)
        with Desk.open(where) as desk:
            (photo,) = desk.find("소방관").photos
            assert ("청량리역" if current else "용산역") in photo.metadata.caption
            assert {change.user for change in desk.history(photo.id)} >= {"김민수"}
            assert not working.any_running(desk)
        context.close()
