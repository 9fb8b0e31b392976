"""What Streamlit does that the kit works round, shown on an app without the kit.

When one of these fails after an update of Streamlit, its message says which workaround can go.
"""

from __future__ import annotations

import inspect
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from playwright.sync_api import Browser, Page, Route, expect
from streamlit import config
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session
from streamlit.runtime.state.safe_session_state import SafeSessionState
from streamlit.runtime.state.session_state import SessionState
from streamlit.testing.v1 import AppTest
from websockets.sync.client import connect

from interview_kit.ui.workarounds import callbacks
from tests.browser.bare_streamlit import BareStreamlit

pytestmark = pytest.mark.long

RUNNING = "[data-test-script-state=running]"
CONNECTED = "[data-test-connection-state=CONNECTED]"


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BareStreamlit]:
    server = BareStreamlit(tmp_path_factory.mktemp("bare"))
    server.start()
    yield server
    server.kill()


@pytest.fixture
def page(browser: Browser, bare: BareStreamlit) -> Iterator[Page]:
    """A tab with the bare app in it, which has run for it."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    tab = context.new_page()
    open_home(tab, bare)
    yield tab
    context.close()


def open_home(page: Page, bare: BareStreamlit) -> None:
    page.goto(bare.page)
    heading(page, "Home")
    idle(page)


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", name=text)).to_be_visible()


def idle(page: Page) -> None:
    """Wait until no run is under way, and none has been asked for."""
    for _ in range(3):
        expect(page.locator(CONNECTED)).to_have_count(1)
        expect(page.locator(RUNNING)).to_have_count(0)
        page.wait_for_timeout(100)


def run_slowly(page: Page, name: str = "Run slowly") -> None:
    """Press a button whose run takes a while, and wait until it is under way."""
    page.get_by_role("button", name=name, exact=True).click()
    expect(page.locator(RUNNING)).to_have_count(1)


def can_go(*names: str) -> str:
    """Return what to say where Streamlit behaves in another way by now."""
    parts = " and ".join(f"interview_kit/ui/workarounds/{name}" for name in names)
    return f"Streamlit behaves in another way by now: {parts} can go"


def answer(address: str, **headers: str) -> tuple[int, str]:
    request = urllib.request.Request(address, headers=headers)  # noqa: S310 - of this machine
    try:
        with urllib.request.urlopen(request, timeout=10) as response:  # noqa: S310
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, ""


def test_its_state_stands_in_attributes(page: Page) -> None:
    changed = "Streamlit names its state in another way: see streamlit_state.js"
    assert page.locator(CONNECTED).count() == 1, changed
    run_slowly(page)
    idle(page)


def test_its_parts_have_names(page: Page) -> None:
    names = (".stButton button", ".stButtonGroup [role=radio]", ".stPopover button")
    names += (".stDownloadButton button", "[data-testid=stMain]", "[data-testid=stTopNavLink]")
    for name in (*names, ".stButton [data-testid=stMarkdownContainer]"):
        changed = f"Streamlit has no {name}: see press_targets.js"
        assert page.locator(name).count(), changed


def test_what_is_pressed_right_after_a_link_leads_back(page: Page) -> None:
    run_slowly(page)
    page.get_by_role("link", name="Other").click()
    page.get_by_text("Check", exact=True).click()
    idle(page)
    assert page.get_by_role("heading", name="Home").is_visible(), can_go("press_state.js")


def test_what_is_chosen_right_before_a_link_is_left_out(page: Page, bare: BareStreamlit) -> None:
    before = bare.called().count("chosen")
    run_slowly(page)
    page.get_by_role("radio", name="two").click()
    page.get_by_role("link", name="Other").click()
    heading(page, "Other")
    idle(page)
    assert bare.called().count("chosen") == before, can_go("press_order.js")


def test_a_press_right_after_a_restart_is_dropped(page: Page, bare: BareStreamlit) -> None:
    before = bare.called()
    bare.kill()
    expect(page.locator(CONNECTED)).to_have_count(0)
    bare.start()
    expect(page.locator(CONNECTED)).to_have_count(1)
    page.get_by_role("button", name="Count", exact=True).click()
    idle(page)
    assert bare.called() == before, can_go("held_presses.js")


def test_what_is_typed_before_a_field_is_there_is_lost(page: Page) -> None:
    page.get_by_role("button", name="Open", exact=True).click()
    page.keyboard.type("typed ahead")
    field = page.get_by_label("What opened")
    expect(field).to_be_visible()
    idle(page)
    assert field.input_value() == "", can_go("type_ahead.js", "type_ahead_box.js")


def test_the_focus_goes_with_what_had_it(page: Page) -> None:
    page.get_by_role("button", name="Open", exact=True).click()
    expect(page.get_by_label("What opened")).to_be_visible()
    idle(page)
    focused = page.evaluate("document.activeElement.localName")
    assert focused == "body", can_go("focus_order.js")


def test_the_menu_stays_open_and_its_own_link_does_nothing(page: Page, bare: BareStreamlit) -> None:
    page.get_by_role("link", name="Other").click()
    heading(page, "Other")
    idle(page)
    page.get_by_role("link", name="Other").click()
    idle(page)
    assert page.url.endswith("?record=1"), can_go("menu_links.js: leadToList")
    page.set_viewport_size({"width": 400, "height": 700})
    page.goto(bare.page)
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_test_id("stSidebarNavLink").filter(has_text="Other").click()
    heading(page, "Other")
    idle(page)
    box = page.get_by_test_id("stSidebarNavLink").first.bounding_box()
    assert box, can_go("menu_links.js: closeSidebar")
    assert box["x"] >= 0, can_go("menu_links.js: closeSidebar")


def test_a_link_that_is_pressed_twice_asks_twice(page: Page, bare: BareStreamlit) -> None:
    before = bare.called().count("other")
    page.get_by_role("link", name="Other").dblclick()
    page.wait_for_url("**/other?record=1")
    idle(page)
    assert bare.called().count("other") == before + 2, can_go("repeated_presses.js")


def test_a_page_that_writes_its_address_is_two_steps(page: Page) -> None:
    before = page.evaluate("history.length")
    page.get_by_role("link", name="Other").click()
    page.wait_for_url("**/other?record=1")
    idle(page)
    assert page.evaluate("history.length") == before + 2, can_go("history_steps.js")


def test_buttons_are_never_current_and_popovers_never_focused(page: Page) -> None:
    named = [name for name in inspect.signature(st.button).parameters if "aria" in name]
    assert named == [], can_go("keyboard_access.js: markCurrentStep")
    page.get_by_role("button", name="More").click()
    body = page.get_by_test_id("stPopoverBody")
    expect(body).to_be_visible()
    assert body.evaluate("element => element.tabIndex") < 0, can_go("keyboard_access.js")


def test_a_file_is_as_it_was_when_the_page_ran(page: Page, bare: BareStreamlit) -> None:
    file = bare.folder / "file.txt"
    file.write_text("as it is now")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download").click()
    assert Path(waiting.value.path()).read_text() == "as it was", can_go("fresh_downloads.js")
    file.write_text("as it was")


def test_a_rerun_takes_the_place_of_a_page_that_was_asked_for(page: Page) -> None:
    run_slowly(page, "Run slowly, then again")
    page.get_by_role("link", name="Other").click()
    idle(page)
    assert page.get_by_role("heading", name="Home").is_visible(), can_go("page_rerun.py")


def test_a_lost_connection_opens_a_dialog(page: Page, bare: BareStreamlit) -> None:
    bare.kill()
    dialog = page.get_by_role("dialog")
    try:
        expect(dialog, can_go("index_page.py: _FIRST")).to_contain_text("Connection error")
    finally:
        bare.start()


def test_what_draws_a_widget_is_fetched_late_and_once(page: Page) -> None:
    fetched = re.compile(r"/static/js/Selectbox\.")
    cut: list[str] = []

    def abort(route: Route) -> None:
        cut.append(route.request.url)
        route.abort()

    page.route(fetched, abort)
    page.get_by_role("button", name="Show a list").click()
    idle(page)
    assert cut, can_go("index_page.py: _WIDGETS")
    page.unroute(fetched)
    page.get_by_text("Check", exact=True).click()
    idle(page)
    assert page.get_by_label("List").count() == 0, can_go("index_page.py: _WIDGETS")


def test_a_script_that_could_not_be_fetched_stays_away(page: Page, bare: BareStreamlit) -> None:
    page.route("**/script.js", lambda route: route.abort())
    open_home(page, bare)
    expect(page.get_by_text("No script")).to_be_visible()
    page.unroute("**/script.js")
    page.get_by_text("Check", exact=True).click()
    idle(page)
    assert page.get_by_text("No script").is_visible(), can_go("script_loader.py")


def test_every_address_is_answered_with_its_page(bare: BareStreamlit) -> None:
    own = answer(bare.page)
    for path in ("nothing", "nothing/at/all"):
        assert answer(f"{bare.page}{path}") == own, can_go("addresses.py")


def test_routes_are_not_put_below_the_base_path(bare: BareStreamlit) -> None:
    assert answer(f"{bare.url}/script.js") == (200, "export default 1"), can_go(
        "server.py: base_path"
    )


def test_a_page_is_answered_by_any_name(bare: BareStreamlit) -> None:
    status, _ = answer(bare.page, Host="elsewhere.example")
    assert status == 200, can_go("server.py: allowed_hosts")


def test_the_first_run_names_the_home_page_first(bare: BareStreamlit) -> None:
    bare.kill()
    bare.start()
    names: list[str] = []
    address = f"ws://127.0.0.1:{bare.port}/bare/_stcore/stream"
    with connect(address, origin=bare.url, max_size=None) as socket:  # type: ignore[arg-type]
        asking = BackMsg()
        asking.rerun_script.page_name = "other"
        socket.send(asking.SerializeToString())
        while True:
            told = ForwardMsg()
            told.ParseFromString(bytes(socket.recv(timeout=10)))
            if told.WhichOneof("type") == "new_session":
                names.append(told.new_session.page_script_hash)
            if told.WhichOneof("type") == "navigation":
                names.append(told.navigation.page_script_hash)
            if told.WhichOneof("type") == "script_finished":
                break
    assert names[0] != names[-1], can_go("server.py: name_no_home_page")


def test_each_look_at_the_session_looks_for_requests() -> None:
    looks: list[bool] = []
    state = SafeSessionState(SessionState(), lambda: looks.append(True))
    state["memory"] = {}
    for _ in range(3):
        state["memory"]
    assert len(looks) >= 3, can_go("session_memory.py")


def test_a_run_looks_for_requests_before_it_takes_a_press() -> None:
    looks: list[bool] = []
    callbacks.streamlits_own(SafeSessionState(SessionState(), lambda: looks.append(True)), None)
    assert looks, can_go("callbacks.py")


def test_the_theme_is_read_anew_for_each_run(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(config, "get_options_for_section", lambda name: asked.append(name) or {})
    for _ in range(2):
        app_session._populate_theme_msg(CustomThemeConfig())
    assert asked == ["theme", "theme"], can_go("theme.py")


def test_addresses_and_arrows_are_found_behind_escapes(page: Page) -> None:
    link = page.get_by_role("link", name="https://interview.example.org")
    assert link.count() == 1, can_go("escaping.py")
    assert page.get_by_text("a → b").count() == 1, can_go("escaping.py")


def test_a_value_that_is_set_goes_to_the_browser_though_it_is_the_same() -> None:
    app = AppTest.from_string(
        'import streamlit as st; st.session_state["box"] = False; st.checkbox("Box", key="box")'
    )
    assert app.run().run().checkbox(key="box").proto.set_value, can_go("boxes.py")


def test_a_box_is_named_by_its_markdown(page: Page) -> None:
    assert page.get_by_label(r"Ready\. Steady").count() == 1, can_go("box_names.js")


def test_a_menu_has_the_focus_and_not_its_first_action(page: Page) -> None:
    page.get_by_role("button", name="Menu", exact=True).press("Enter")
    expect(page.get_by_role("menuitem", name="First")).to_be_visible()
    page.wait_for_timeout(500)
    focused = page.evaluate("document.activeElement.role")
    assert focused == "menu", can_go("keyboard_access.js")
