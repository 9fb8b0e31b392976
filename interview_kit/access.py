"""The acting user, and what they may do."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from itsdangerous import BadData, URLSafeSerializer

from interview_kit import clock
from interview_kit.errors import KitError, NotFound

TOKEN_SECONDS = 12 * 3600
_KEY_BYTES = 16


@dataclass(frozen=True, slots=True)
class Actor:
    """The person who acts. `id` is that of their record: it lasts, and is never shown."""

    id: str
    is_administrator: bool = False


LOCAL = Actor("local", is_administrator=True)
"""The first person of a kit, who is there from the start, on their own machine."""


def require_administrator(actor: Actor) -> None:
    """Raise NotFound unless `actor` may copy and replace everything in the kit."""
    if not actor.is_administrator:
        raise not_found()


def not_found() -> NotFound:
    """The one error both for no such record and for the record of somebody else."""
    return NotFound("not_found")


class Signer:
    """Signs who writes in a browser, and until when. What they may write the store decides.

    `key` is a secret of at least 16 bytes, the same in all processes of one kit.
    """

    def __init__(self, key: bytes) -> None:
        self._serializer = URLSafeSerializer(
            key, signer_kwargs={"key_derivation": "hmac", "digest_method": hashlib.sha256}
        )

    def sign(self, actor: Actor, *, seconds: int = TOKEN_SECONDS) -> str:
        """Return a token by which a browser acts for `actor`, for so many seconds.

        Nobody is an administrator by a token.
        """
        # Its end and not its age, so that a clock that is set back ends no token.
        return str(self._serializer.dumps([actor.id, int(clock.now().timestamp()) + seconds]))

    def verify(self, token: str) -> Actor | None:
        """Return who acts by a token, None for a forged or expired one."""
        try:
            claim = self._serializer.loads(token)
        except BadData:
            return None
        match claim:
            case [str(user), int(expires)] if expires > clock.now().timestamp():
                return Actor(user)
        return None


def signing_key(data_dir: Path) -> bytes:
    """Return the kit's secret: INTERVIEW_KIT_SECRET, else a file made on first use.

    The file is created whole or not at all, so that two processes that start together use the
    same key. Raises KitError when it cannot be made or read, or is too short.
    """
    if given := os.environ.get("INTERVIEW_KIT_SECRET"):
        return given.encode()
    file = data_dir / "secret.key"
    try:
        if not file.exists():
            _make_secret(file)
        key = file.read_bytes()
    except OSError as error:
        raise KitError("secret_unusable", file=file, reason=error) from error
    if len(key) < _KEY_BYTES:
        raise KitError("secret_cut_short", file=file)
    return key


def _make_secret(file: Path) -> None:
    temporary = file.with_name(f".secret-{os.getpid()}-{secrets.token_hex(4)}")
    secret = secrets.token_hex(32)
    try:
        _write_new_file(temporary, secret)
        os.link(temporary, file)
    except FileExistsError:
        pass
    except OSError:  # a disk without links, or a full one
        with contextlib.suppress(FileExistsError):
            _write_new_file(file, secret)
    finally:
        temporary.unlink(missing_ok=True)


def _write_new_file(file: Path, text: str) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w") as out:
            out.write(text)
    except OSError:
        file.unlink()
        raise
