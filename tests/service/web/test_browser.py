"""The pages in a real browser: with the keyboard alone, on a narrow screen, without script."""

import os
import shutil
import threading
import time

import pytest
import uvicorn

from service.app import create_app
from service.settings import Settings

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
NARROW = {"width": 320, "height": 640}
PATHS = [
    "/fr/",
    "/en/search?q=what+was+promised+on+violence",
    "/fr/search?q=zirconium",
    "/fr/documents/fr-plan-rivage-2021",
    "/en/documents/fr-bilan-rivage-2023",
    "/fr/measures/fr-plan-rivage-2021-formation",
    "/en/plans/plan-rivage-2021-2024",
    "/fr/actors",
    "/en/sparql?example=01-measures-of-a-plan",
    "/fr/coverage",
    "/en/about",
]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None and "ENFANCE_REQUIRE_BROWSER" not in os.environ,
        reason="there is no Chromium on this machine: apt-get install chromium",
    ),
]


@pytest.fixture(scope="module")
def address(data_dir):
    app = create_app(Settings(data=data_dir, sparql_workers=1))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="critical"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server ended before it started"
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, address):
    contexts = []

    def open_at(path, **options):
        contexts.append(chromium.new_context(**options))
        page = contexts[-1].new_page()
        page.goto(address + path)
        return page

    yield open_at
    for context in contexts:
        context.close()


def press_until(page, key, words):
    """Move the focus until it stands on what has these words; it must be visible all the way."""
    for _ in range(150):
        page.keyboard.press(key)
        focused = page.locator(":focus")
        style = focused.evaluate(
            "e => { const s = getComputedStyle(e); return s.outlineStyle + s.outlineWidth }"
        )
        assert style == "solid3px", focused.evaluate("e => e.outerHTML")
        if words in focused.inner_text() or words in (focused.get_attribute("name") or ""):
            return
    pytest.fail(f"the keyboard does not reach {words}")


@pytest.mark.parametrize("has_script", [True, False])
def test_the_keyboard_leads_from_a_question_to_the_words_of_a_document(open_page, has_script):
    page = open_page("/fr/", java_script_enabled=has_script, color_scheme="light" if has_script else "dark")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Aller au contenu"
    press_until(page, "Tab", "q")
    page.keyboard.type("qu’a-t-on promis contre les violences ?")
    page.keyboard.press("Enter")
    page.wait_for_url("**/fr/search**")
    press_until(page, "Tab", "Lire dans le document")
    page.keyboard.press("Enter")
    page.wait_for_url("**/fr/documents/**")
    words = page.locator("mark:target")
    assert words.inner_text()
    assert words.evaluate(
        "e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight }"
    )


def test_control_and_enter_run_a_query(open_page):
    page = open_page("/en/sparql")
    page.locator("textarea").fill("ASK { ?s ?p ?o }")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/en/sparql?query=ASK**")
    assert page.locator("[role=status]").inner_text() == "Yes"


def test_an_address_inside_a_measure_opens_on_it(open_page):
    page = open_page("/fr/documents/fr-plan-rivage-2021#char=0,1")
    page.wait_for_url("**/fr/documents/fr-plan-rivage-2021#char=0,*")
    assert "Rivage" in page.locator(":target").inner_text()


def test_nothing_scrolls_sideways_on_a_narrow_screen(open_page):
    page = open_page("/fr/", viewport=NARROW)
    for path in PATHS:
        page.goto("/".join(page.url.split("/")[:3]) + path)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= NARROW["width"], path


def test_the_security_policy_lets_all_that_a_page_needs_through(open_page):
    page = open_page("/en/search?q=violence")
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.reload(wait_until="networkidle")
    assert complaints == []
    assert page.evaluate("document.fonts.check('16px \"Source Sans 3\"')")
