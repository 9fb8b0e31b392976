"""What the server answers, asked without a browser, as somebody from outside would."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from interview_kit.access import LOCAL, Actor, Signer, signing_key
from interview_kit.store.database import connections
from interview_kit.store.records import applications, calls, positions, record_fields
from tests.browser.kit import Kit
from tests.server.responses import SOCKET, ServerResponse

DRAFT = "/kit/draft"


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kit]:
    running = Kit(tmp_path_factory.mktemp("server") / "data")
    running.start()
    connections.connect(f"sqlite:///{running.folder / 'interview-kit.db'}")
    yield running
    connections.close()
    running.kill()


@pytest.fixture
def record() -> str:
    return applications.create(LOCAL, {"company": "Hale"}, zone="UTC")


def token(kit: Kit, actor: Actor = LOCAL, seconds: int = 60) -> str:
    return Signer(signing_key(kit.folder)).sign(actor, seconds=seconds)


def draft(record: object, **changed: object) -> bytes:
    sent = {"field": "company", "text": "New", "base": 1, "tab": "t", "sequence": 1, **changed}
    return json.dumps({"record": record, **sent}).encode()


def test_a_text_is_stored_and_acknowledged_with_its_revision(kit: Kit, record: str) -> None:
    answer = ServerResponse(kit, "POST", DRAFT, draft(record), X_Kit_Token=token(kit))
    assert answer.status == 200
    assert json.loads(answer.body) == {"outcome": "saved", "revision": 2}
    assert record_fields.read(LOCAL, record)["company"].text == "New"


def test_a_conflict_brings_the_other_text(kit: Kit, record: str) -> None:
    answer = ServerResponse(kit, "POST", DRAFT, draft(record, base=0), X_Kit_Token=token(kit))
    assert answer.status == 409
    assert json.loads(answer.body)["text"] == "Hale"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        ({"X_Kit_Token": "forged.token"}, 401),
        ({"X_Kit_Token": "é"}, 401),
        ({"Origin": "http://elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Host": "elsewhere.example"}, 403),
        ({"Host": "elsewhere.example", "Origin": "http://elsewhere.example"}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
    ],
    ids=str,
)
def test_whoever_may_not_write_is_turned_away(
    kit: Kit, record: str, headers: dict[str, str], status: int
) -> None:
    sent = {"X_Kit_Token": token(kit), **headers} if headers else {}
    assert ServerResponse(kit, "POST", DRAFT, draft(record), **sent).status == status
    assert record_fields.read(LOCAL, record)["company"].text == "Hale"


def test_a_token_is_for_one_person_and_a_time(kit: Kit, record: str) -> None:
    stranger = token(kit, Actor("stranger"))
    assert ServerResponse(kit, "POST", DRAFT, draft(record), X_Kit_Token=stranger).status == 404
    late = token(kit, seconds=-1)
    assert ServerResponse(kit, "POST", DRAFT, draft(record), X_Kit_Token=late).status == 401
    assert record_fields.read(LOCAL, record)["company"].text == "Hale"


@pytest.mark.parametrize(
    ("wrong", "status"),
    [("0" * 32, 404), ("", 400), ("x" * 65, 400), ("a\0b", 400), ("' OR 1=1", 400), (5, 400)],
)
def test_a_record_that_is_not_there_is_not_written(
    kit: Kit, record: str, wrong: object, status: int
) -> None:
    answer = ServerResponse(kit, "POST", DRAFT, draft(wrong), X_Kit_Token=token(kit))
    assert answer.status == status
    assert record_fields.read(LOCAL, record)["company"].text == "Hale"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"", 400),
        (b"not json", 400),
        (b"[]", 400),
        (b"[" * 5000, 400),
        ({"text": None}, 400),
        ({"base": "1"}, 400),
        ({"base": True}, 400),
        ({"sequence": -1}, 400),
        ({"sequence": 2**60}, 400),
        ({"tab": ""}, 400),
        ({"tab": "a\0b"}, 400),
        ({"field": "No Field!"}, 400),
        ({"text": "x" * (256 * 1024 + 1)}, 413),
        (b"x" * (2 * 1024 * 1024), 413),
    ],
    ids=range(14),
)
def test_what_cannot_be_stored_says_why(
    kit: Kit, record: str, sent: bytes | dict[str, object], status: int
) -> None:
    body = draft(record, **sent) if isinstance(sent, dict) else sent
    assert ServerResponse(kit, "POST", DRAFT, body, X_Kit_Token=token(kit)).status == status
    assert record_fields.read(LOCAL, record)["company"].text == "Hale"


def test_a_finished_call_is_closed(kit: Kit) -> None:
    position = positions.create(LOCAL, {"title": "Lead"}, zone="UTC")
    call = calls.start(LOCAL, position, {}, zone="UTC")
    calls.finish(LOCAL, call)
    sent = draft(call, field="motivations", base=0)
    assert ServerResponse(kit, "POST", DRAFT, sent, X_Kit_Token=token(kit)).status == 423


def script_address(kit: Kit, prefix: str = "") -> str:
    from interview_kit.ui.autosave import SCRIPT

    return prefix + SCRIPT


def test_the_scripts_are_served_to_be_kept_for_ever(kit: Kit) -> None:
    for name, kind in (("autosave.js", "text/javascript"), ("autosave.css", "text/css")):
        answer = ServerResponse(kit, "GET", script_address(kit).replace("autosave.js", name))
        assert answer.status == 200
        assert answer.headers["content-type"].startswith(kind)
        assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize("name", ["nothing.js", "..%2froute.py", "%2e%2e/route.py", "route.py"])
def test_nothing_else_is_served_there(kit: Kit, name: str) -> None:
    path = script_address(kit).replace("autosave.js", name)
    answer = ServerResponse(kit, "GET", path)
    assert answer.status in (400, 404)


@pytest.mark.parametrize("path", ["/", "/calls?screen=none"])
def test_no_dialog_will_open_over_a_field(kit: Kit, path: str) -> None:
    answer = ServerResponse(kit, "GET", path)
    page = answer.body.decode()
    first = re.search(r"<script[^>]*>(.*?)</script>", page, re.DOTALL)
    assert first
    assert first[1] == "window.__streamlit={HOST_CONFIG:{blockErrorDialogs:true}}"
    digest = base64.b64encode(hashlib.sha256(first[1].encode()).digest()).decode()
    assert f"'sha256-{digest}'" in answer.headers["content-security-policy"]
    assert int(answer.headers["content-length"]) == len(answer.body)


def test_the_page_has_its_look_before_any_script_has_run(kit: Kit) -> None:
    page = ServerResponse(kit, "GET", "/applications").body.decode()
    style = re.search(r"<style>(.*?)</style>\s*</body>", page, re.DOTALL)
    assert style
    assert '[data-testid="stCaptionContainer"]' in style[1]


def test_every_answer_carries_what_browsers_protect_people_by(kit: Kit) -> None:
    for path in ("/", "/calls", "/_stcore/health", script_address(kit)):
        headers = ServerResponse(kit, "GET", path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        scripts = re.search(r"script-src ([^;]+)", policy)
        assert scripts is not None
        assert "unsafe" not in scripts[1]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    ("host", "origin", "is_own"),
    [
        ("127.0.0.1:{port}", "http://127.0.0.1:{port}", True),
        ("localhost:{port}", "http://localhost:{port}", True),
        ("[::1]:{port}", "http://[::1]:{port}", True),
        ("localhost", "https://localhost", True),
        ("localhost:{port}", None, True),
        ("localhost:{port}", "http://127.0.0.1:{port}", False),
        ("localhost:{port}", "http://localhost:1", False),
        ("localhost:{port}", "http://localhost", False),
        ("localhost:{port}", "http://localhost.elsewhere.example:{port}", False),
        ("localhost:{port}", "http://[", False),
        ("localhost:{port}", "null", False),
        ("localhost:{port}", "", False),
        ("elsewhere.example:{port}", "http://elsewhere.example:{port}", False),
        ("elsewhere.example:{port}", None, False),
        ("[", None, False),
        ("", None, False),
    ],
)
def test_only_the_kit_s_own_pages_and_programs_get_an_answer(
    kit: Kit, host: str, origin: str | None, is_own: bool
) -> None:
    sent = {"Host": host.format(port=kit.port)}
    if origin is not None:
        sent["Origin"] = origin.format(port=kit.port)
    socket = ServerResponse(kit, "GET", "/_stcore/stream", **SOCKET, **sent)
    assert socket.status == (101 if is_own else 403)
    for method, path in (("GET", "/"), ("GET", "/_stcore/health"), ("OPTIONS", DRAFT)):
        answer = ServerResponse(kit, method, path, **sent)
        assert (answer.status == 403) is not is_own
        assert (b"The kit answers only its own pages" in answer.body) is not is_own
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_link_on_another_site_opens_the_kit(kit: Kit) -> None:
    assert ServerResponse(kit, "GET", "/", Sec_Fetch_Site="cross-site").status == 200


def test_a_page_s_file_is_not_served_past_the_gate(kit: Kit) -> None:
    for path in ("/pages/interviewer/compare.py", "/interviewer/compare", "/app.py"):
        body = ServerResponse(kit, "GET", path).body.lower()
        assert b"import" not in body or b"<!doctype html>" in body


def test_all_of_it_works_under_a_path_of_its_own(tmp_path: Path) -> None:
    kit = Kit(tmp_path / "data", base_path="tools/kit")
    kit.start()
    try:
        answer = ServerResponse(kit, "GET", script_address(kit, "/tools/kit"))
        assert answer.headers["content-type"].startswith("text/javascript")
        assert ServerResponse(kit, "POST", f"/tools/kit{DRAFT}", draft("0")).status == 401
        foreign = {"Origin": "http://elsewhere.example"}
        assert ServerResponse(kit, "GET", "/tools/kit/calls", **foreign).status == 403
        assert (
            ServerResponse(kit, "GET", "/tools/kit/_stcore/stream", **SOCKET, **foreign).status
            == 403
        )
    finally:
        kit.kill()
