"""Responses of a server to requests without a browser."""

from __future__ import annotations

import http.client

from tests.browser.kit import Kit

SOCKET = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec_WebSocket_Version": "13",
    "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ==",
}
"""The headers that ask for a web socket. One that opens is answered with 101."""


class ServerResponse:
    """A response: its status, its headers by lower-case name, its body."""

    def __init__(self, kit: Kit, method: str, path: str, body: bytes = b"", **headers: str) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", kit.port, timeout=20)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body=body or None, headers=sent)
        response = connection.getresponse()
        self.status = response.status
        self.headers = {name.lower(): value for name, value in response.getheaders()}
        self.body = response.read()
        connection.close()
