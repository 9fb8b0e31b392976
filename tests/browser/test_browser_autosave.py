"""What is typed survives: leaving, refreshing, outages, two tabs, input methods."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, WebSocket, expect

from tests.browser.doing import (
    field,
    left_in_browser,
    prepare,
    press,
    saved,
    stored,
    until,
    until_nothing_is_left,
    write,
)
from tests.browser.kit import Kit

LABEL = "Company"
AD = "Job ad"
LAST_KEYS = 20  # milliseconds between the keys of somebody in a hurry


@pytest.mark.slow
def test_leaving_right_after_the_last_key_loses_nothing_and_comes_back_to_nothing(
    kit: Kit, browser: Browser
) -> None:
    context = browser.new_context(base_url=kit.url)
    page = context.new_page()
    page.goto(kit.url)
    url = prepare(kit, page)
    there = url.replace("/applications?", "/closing_script?")
    field(page, LABEL).press_sequentially("Hale and Sons", delay=LAST_KEYS)
    page.get_by_role("link", name="Closing script").first.click()
    expect(page).to_have_url(there)
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-test-script-state=running]")).to_have_count(0)
    expect(page).to_have_url(there)  # nothing took the navigation back
    page.goto(url)
    expect(field(page, LABEL)).to_have_value("Hale and Sons")
    assert stored(kit) == "Hale and Sons"
    context.close()


@pytest.mark.slow
def test_closing_the_tab_right_after_the_last_key_loses_nothing(
    kit: Kit, context: BrowserContext
) -> None:
    page = context.new_page()
    url = prepare(kit, page)
    field(page, LABEL).press_sequentially("Hale and Sons", delay=LAST_KEYS)
    page.close()
    again = context.new_page()
    again.goto(url)
    expect(field(again, LABEL)).to_have_value("Hale and Sons")


@pytest.mark.long
def test_one_goes_on_typing_while_the_kit_is_away(kit: Kit, page: Page) -> None:
    prepare(kit, page)
    write(page, LABEL, "Before")
    kit.kill()
    # Long enough for Streamlit to notice, and to open the dialog that it would open otherwise.
    field(page, LABEL).press_sequentially(", and all that came after it broke down", delay=120)
    box = page.locator(".kit-text").filter(has=field(page, LABEL))
    expect(box.locator(".kit-text-status")).to_have_text("No connection: kept in this browser")
    expect(field(page, LABEL)).to_be_focused()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert left_in_browser(page) == 1
    kit.start()
    saved(page, LABEL)
    assert stored(kit) == "Before, and all that came after it broke down"
    assert left_in_browser(page) == 0


@pytest.mark.long
def test_what_was_typed_without_the_kit_comes_back_after_the_tab_was_closed(
    kit: Kit, context: BrowserContext
) -> None:
    page = context.new_page()
    url = prepare(kit, page)
    write(page, LABEL, "Before")
    kit.kill()
    field(page, LABEL).press_sequentially(" and after", delay=LAST_KEYS)
    page.close()
    kit.start()
    again = context.new_page()
    again.goto(url)
    expect(field(again, LABEL)).to_have_value("Before and after")
    expect(again.locator(".kit-text-conflict")).to_have_count(0)
    until_nothing_is_left(again)
    assert stored(kit) == "Before and after"


@pytest.mark.parametrize(
    ("choice", "kept"),
    [("Keep mine", "Second"), pytest.param("Use the other one", "First", marks=pytest.mark.slow)],
)
def test_two_tabs_on_one_text_show_both_and_ask(
    kit: Kit, context: BrowserContext, choice: str, kept: str
) -> None:
    one, two = context.new_page(), context.new_page()
    url = prepare(kit, one)
    two.goto(url)
    expect(field(two, LABEL)).to_be_visible()
    write(one, LABEL, "First")
    field(two, LABEL).press_sequentially("Second", delay=LAST_KEYS)
    panel = two.locator(".kit-text-conflict")
    expect(panel).to_contain_text("First")
    expect(field(two, LABEL)).to_have_value("Second")
    assert stored(kit) == "First"
    press(two, choice)
    expect(panel).to_have_count(0)
    expect(field(two, LABEL)).to_have_value(kept)
    if choice == "Keep mine":
        saved(two, LABEL)
    assert stored(kit) == kept


@pytest.mark.long
def test_different_texts_of_two_tabs_do_not_meet(kit: Kit, context: BrowserContext) -> None:
    one, two = context.new_page(), context.new_page()
    url = prepare(kit, one)
    two.goto(url)
    write(one, LABEL, "Hale")
    write(two, "Job title", "Lead")
    assert (stored(kit), stored(kit, "job_title")) == ("Hale", "Lead")
    expect(two.locator(".kit-text-conflict")).to_have_count(0)


@pytest.mark.slow
def test_nothing_is_sent_inside_a_composition(kit: Kit, page: Page) -> None:
    prepare(kit, page)
    sent: list[str] = []
    page.on("request", lambda each: sent.append(each.url) if each.url.endswith("/draft") else None)
    box = field(page, LABEL)
    box.click()
    session = page.context.new_cdp_session(page)
    for text in ("に", "にほ", "にほん"):
        session.send(
            "Input.imeSetComposition", {"text": text, "selectionStart": 1, "selectionEnd": 1}
        )
        page.wait_for_timeout(500)  # longer than the pause after which a text is sent
    assert sent == []
    session.send("Input.insertText", {"text": "日本"})
    saved(page, LABEL)
    assert stored(kit) == "日本"


@pytest.mark.slow
def test_typing_runs_no_script_where_nothing_depends_on_it(kit: Kit, page: Page) -> None:
    frames: list[object] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", lambda sent: frames.append(len(sent)))

    page.on("websocket", listen)
    prepare(kit, page)
    box = field(page, "Person 1: role")
    box.click()
    before = len(frames)
    box.press_sequentially("Head of operations", delay=30)
    saved(page, "Person 1: role")
    assert len(frames) == before


def test_what_is_typed_stands_in_no_address_and_no_log(kit: Kit, page: Page) -> None:
    addresses: list[str] = []
    page.on("request", lambda each: addresses.append(each.url))
    prepare(kit, page)
    write(page, LABEL, "Unmistakable")
    press(page, "They're calling now", exact=False)
    assert not [each for each in addresses if "Unmistakable" in each]
    assert "Unmistakable" not in kit.log()


def test_a_text_too_long_says_so_and_stays(kit: Kit, page: Page) -> None:
    prepare(kit, page)
    label = AD
    field(page, label).fill("x" * 300_000)
    box = page.locator(".kit-text").filter(has=field(page, label))
    status = box.locator(".kit-text-status")
    expect(status).to_have_text(
        re.compile("Not saved: kept in this browser. This text is too long")
    )
    field(page, label).fill("y" * 20_000)
    saved(page, label)
    assert stored(kit, "job_ad") == "y" * 20_000


@pytest.mark.long
@pytest.mark.parametrize(
    ("choice", "kept"), [("Keep mine", "Second"), ("Use the other one", "First")]
)
def test_what_two_closed_tabs_left_is_offered_both(
    kit: Kit, context: BrowserContext, choice: str, kept: str
) -> None:
    one, two = context.new_page(), context.new_page()
    url = prepare(kit, one)
    two.goto(url)
    expect(field(two, LABEL)).to_be_visible()
    kit.kill()
    field(one, LABEL).press_sequentially("First", delay=LAST_KEYS)
    field(two, LABEL).press_sequentially("Second", delay=LAST_KEYS)
    one.close()
    two.close()
    kit.start()
    again = context.new_page()
    again.goto(url)
    expect(field(again, LABEL)).to_have_value("Second")
    panel = again.locator(".kit-text-conflict")
    expect(panel).to_contain_text("First")
    assert left_in_browser(again) == 0  # both are in the database by now
    press(again, choice)
    expect(panel).to_have_count(0)
    expect(field(again, LABEL)).to_have_value(kept)
    saved(again, LABEL)
    assert stored(kit) == kept


@pytest.mark.long
def test_what_a_killed_browser_kept_never_replaces_what_it_had_sent_since(
    kit: Kit, context: BrowserContext
) -> None:
    page = context.new_page()
    url = prepare(kit, page)
    kit.kill()
    field(page, LABEL).press_sequentially("Hale", delay=LAST_KEYS)
    kept = page.evaluate("Object.entries(localStorage).find(([k]) => k.includes('text:'))")
    kit.start()
    saved(page, LABEL)
    write(page, LABEL, "Hale & Sons")
    page.evaluate("([key, item]) => localStorage.setItem(key, item)", kept)
    page.goto("about:blank")
    shown: list[str] = []
    page.expose_function("shown", lambda text: shown.append(text))  # noqa: PLW0108 no builtins
    page.add_init_script(
        f"""setInterval(() => {{
          for (const box of document.querySelectorAll(".kit-text"))
            if (box.querySelector("label").textContent === "{LABEL}")
              shown(box.querySelector("input").value);
        }}, 5)"""
    )
    page.goto(url)
    expect(field(page, LABEL)).to_have_value("Hale & Sons")
    until_nothing_is_left(page)
    expect(page.locator(".kit-text-conflict")).to_have_count(0)
    assert set(shown) == {"Hale & Sons"}
    assert stored(kit) == "Hale & Sons"


@pytest.mark.long
def test_a_page_whose_token_is_too_old_gets_another_by_itself(kit: Kit, page: Page) -> None:
    prepare(kit, page)
    tokens: list[str] = []

    def door(route: Route) -> None:
        token = route.request.headers["x-kit-token"]
        tokens.append(token)
        late = {**route.request.headers, "x-kit-token": "too.old"}
        route.continue_(headers=late if token == tokens[0] else None)

    page.wait_for_timeout(1100)  # tokens of one second are the same
    page.route("**/draft", door)
    write(page, LABEL, "Hale")
    assert len(set(tokens)) > 1
    assert stored(kit) == "Hale"
    assert left_in_browser(page) == 0


@pytest.mark.long
def test_an_answer_that_is_not_the_kits_own_acknowledges_nothing(kit: Kit, page: Page) -> None:
    prepare(kit, page)
    write(page, LABEL, "Before")
    page.route("**/draft", lambda route: route.fulfill(status=200, body="<html>Sign in</html>"))
    field(page, LABEL).press_sequentially(" and after", delay=LAST_KEYS)
    box = page.locator(".kit-text").filter(has=field(page, LABEL))
    expect(box.locator(".kit-text-status")).to_have_text("No connection: kept in this browser")
    assert left_in_browser(page) == 1
    page.unroute("**/draft")
    saved(page, LABEL)
    assert stored(kit) == "Before and after"
    assert left_in_browser(page) == 0


@pytest.mark.slow
def test_unbroken_typing_is_stored_on_the_way(kit: Kit, page: Page) -> None:
    prepare(kit, page)
    sent: list[str] = []
    page.on("request", lambda each: sent.append(each.url) if each.url.endswith("/draft") else None)
    # Ten seconds without a pause of 400 ms: it is stored at the latest every two.
    field(page, LABEL).press_sequentially("a word " * 14, delay=100)
    assert len(sent) >= 4
    saved(page, LABEL)
    assert stored(kit) == "a word " * 14


@pytest.mark.slow
def test_a_run_that_moves_a_field_lets_one_go_on_typing(kit: Kit, page: Page) -> None:
    prepare(kit, page)
    words = "counted every shelf twice " * 6
    field(page, "Person 1: name").press_sequentially("Nadia Okafor", delay=LAST_KEYS)
    ad = field(page, AD)
    ad.click()
    # Meanwhile the page runs for the name, and makes room for one more person above.
    page.keyboard.type(words, delay=LAST_KEYS)
    expect(field(page, "Person 2: name")).to_be_visible()
    expect(ad).to_be_focused()
    page.keyboard.type("and once more")
    expect(ad).to_have_value(f"{words}and once more")
    saved(page, AD)
    assert stored(kit, "job_ad") == f"{words}and once more"


@pytest.mark.slow
def test_the_fields_follow_the_theme(kit: Kit, page: Page) -> None:
    prepare(kit, page)
    colour = "element => getComputedStyle(element).color"
    light = field(page, LABEL).evaluate(colour)
    page.emulate_media(color_scheme="dark")
    expect(field(page, LABEL)).not_to_have_css("color", light)
    heading = page.get_by_role("heading", name="The call", exact=True)
    expect(field(page, LABEL)).to_have_css("color", heading.evaluate(colour))


# A busy page: it asks for a run, and the press comes before Streamlit has sent that.
_BUSY = """async (busy) => {
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const { runPage } = await import(loaded.find((name) => name.endsWith("/page_runs.js")));
  setTimeout(() => {
    runPage();
    for (const until = performance.now() + busy; performance.now() < until; );
  }, 100);
}"""


@pytest.mark.slow
def test_a_link_that_is_pressed_while_a_run_is_asked_for_leads_on(kit: Kit, page: Page) -> None:
    url = prepare(kit, page)
    expect(page.locator("[data-test-script-state=running]")).to_have_count(0)
    box = page.get_by_role("link", name="Closing script", exact=True).bounding_box()
    assert box
    page.evaluate(_BUSY, 500)
    page.wait_for_timeout(150)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.get_by_role("heading", level=1, name="Closing script")).to_be_visible()
    page.wait_for_load_state("networkidle")
    expect(page).to_have_url(url.replace("/applications?", "/closing_script?"))


_IS_PRESS_PENDING = """async () => {
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const state = await import(loaded.find((name) => name.endsWith("/streamlit_state.js")));
  return state.presses.isPressPending();
}"""


@pytest.mark.slow
@pytest.mark.parametrize("opens", ["stSelectbox", "stPopover"])
def test_no_text_waits_for_what_opens_in_the_browser_alone(
    kit: Kit, page: Page, opens: str
) -> None:
    prepare(kit, page)
    until(page, f"({_IS_PRESS_PENDING})().then((is) => !is)")
    page.get_by_test_id(opens).first.get_by_role("button").click()
    assert not page.evaluate(_IS_PRESS_PENDING)
    page.locator("a[href$=positions]").first.dispatch_event("pointerdown")
    assert page.evaluate(_IS_PRESS_PENDING)
