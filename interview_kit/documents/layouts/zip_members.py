"""The members of an uploaded zip file, read within limits and without trust."""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator

from interview_kit.errors import DocumentError

MAX_FILE = 5 * 1024 * 1024  # bytes of the upload
MAX_MEMBERS = 1000
MAX_UNPACKED = 40 * 1024 * 1024  # bytes of all members together
MAX_RATIO = 100  # unpacked to packed, of a file that unpacks to more than _RATIO_FROM
_RATIO_FROM = 10 * 1024 * 1024
_MAX_NAME = 255  # characters

SAVE_AGAIN = "Open it in Word, choose Save As, “Word Document (.docx)”, and upload the new file."
_CHOOSE_WORD = "Choose a file that Word saved as “Word Document (.docx)”."
_SMALLER = "Take out large pictures and whatever the document does not need, and upload it again."

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = b"PK\x01\x02"
_ODD_NAME = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|]')
_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a Rich Text file (.rtf)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
)
_NO_WORD = "This is {}, not a Word file (.docx)."


def upload_error(what: str, next_step: str = SAVE_AGAIN) -> DocumentError:
    """Return the error for an upload that is not let in; `what` is one sentence."""
    return DocumentError(what, next_step=next_step)


def read_members(data: bytes) -> dict[str, bytes]:
    """Return the members of a zip file by name. Raises DocumentError for an unsound file."""
    if len(data) > MAX_FILE:
        raise upload_error(f"This file is larger than {MAX_FILE // 1024**2} MB.", _SMALLER)
    _check_signature(data)
    # The bytes are searched, since the file's own count may be wrong.
    if data.count(_ENTRY) > MAX_MEMBERS:
        raise upload_error(f"This file has more than {MAX_MEMBERS} parts inside.", _SMALLER)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
        _check_names(infos)
        _check_sizes(infos, len(data))
        return dict(_read_each(infos, data))
    except (zipfile.BadZipFile, zlib.error, EOFError, struct.error, ValueError) as error:
        raise upload_error(
            "This file is damaged or incomplete.",
            f"Download or copy it again. If that does not help: {SAVE_AGAIN}",
        ) from error
    except (NotImplementedError, RuntimeError) as error:
        raise upload_error("The kit can't read the way this file is packed.") from error


def _check_signature(data: bytes) -> None:
    if not data:
        raise upload_error("This file is empty.", _CHOOSE_WORD)
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise upload_error(
                "This file has a password.",
                "In Word, choose File, Info, Protect Document, Encrypt with Password, and delete "
                "the password. Then save and upload it again.",
            )
        raise upload_error("This is an old Word file (.doc), or another old Office file.")
    for start, kind in _KINDS:
        if data.startswith(start):
            raise upload_error(_NO_WORD.format(kind), _CHOOSE_WORD)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        raise upload_error("This is a web page or an XML file, not a Word file (.docx).")
    if not data.startswith(b"PK\x03\x04"):
        raise upload_error("This is not a Word file (.docx).", _CHOOSE_WORD)


def _check_names(infos: list[zipfile.ZipInfo]) -> None:
    seen: set[str] = set()
    for info in infos:
        name = info.orig_filename
        odd = (
            name != info.filename
            or not name
            or len(name) > _MAX_NAME
            or name.startswith("/")
            or _ODD_NAME.search(name)
            or any(part in ("", ".", "..") for part in name.rstrip("/").split("/"))
            or name.endswith("//")
            or stat.S_ISLNK(info.external_attr >> 16)
        )
        if odd:
            raise upload_error("A part of this file has a name that no Word file has.")
        # Names that differ in case alone are one name to Word.
        folded = name.casefold()
        if folded in seen:
            raise upload_error("A part of this file is in it twice.")
        seen.add(folded)


def _check_sizes(infos: list[zipfile.ZipInfo], packed: int) -> None:
    unpacked = sum(info.file_size for info in infos)
    if unpacked > MAX_UNPACKED:
        raise upload_error(
            f"This file unpacks to more than {MAX_UNPACKED // 1024**2} MB.", _SMALLER
        )
    if unpacked > _RATIO_FROM and unpacked > MAX_RATIO * packed:
        raise upload_error("This file unpacks to far more than its size.", _SMALLER)


def _read_each(infos: list[zipfile.ZipInfo], data: bytes) -> Iterator[tuple[str, bytes]]:
    for info in infos:
        if info.flag_bits & 0x1:
            raise upload_error(
                "This file has a password.",
                "Remove the password, save, and upload it again.",
            )
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise upload_error("The kit can't read the way this file is packed.")
        content = _unpacked(info, data, _start_of_content(info, data))
        if zlib.crc32(content) != info.CRC:
            raise zipfile.BadZipFile(info.filename)
        if not info.is_dir():
            yield info.filename, content
        elif content:
            raise _contradiction_error()


def _start_of_content(info: zipfile.ZipInfo, data: bytes) -> int:
    """Return where a member's bytes start.

    A member whose own header contradicts the list at the end is refused, since programs differ
    in which of the two they read.
    """
    header = struct.unpack_from("<4s5H3I2H", data, info.header_offset)
    signature, _, flags, method, _, _, _, packed, unpacked, name_length, extra_length = header
    start = info.header_offset + 30
    name = data[start : start + name_length]
    if signature != b"PK\x03\x04":
        raise zipfile.BadZipFile(info.filename)
    sizes_follow = flags & 0x8 != 0
    if (
        method != info.compress_type
        or name not in (info.orig_filename.encode("utf-8"), _in_old_encoding(info.orig_filename))
        or not (sizes_follow or packed in (info.compress_size, 0xFFFFFFFF))
        or not (sizes_follow or unpacked in (info.file_size, 0xFFFFFFFF))
    ):
        raise _contradiction_error()
    return int(start + name_length + extra_length)


def _in_old_encoding(name: str) -> bytes:
    return name.encode("cp437", errors="replace")


def _unpacked(info: zipfile.ZipInfo, data: bytes, start: int) -> bytes:
    packed = data[start : start + info.compress_size]
    if len(packed) != info.compress_size:
        raise zipfile.BadZipFile(info.filename)
    if info.compress_type == zipfile.ZIP_STORED:
        content = packed
    else:
        # One byte more than promised shows a member that holds more.
        content = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, info.file_size + 1)
    if len(content) != info.file_size:
        raise _contradiction_error()
    return content


def _contradiction_error() -> DocumentError:
    return upload_error("A part of this file isn't what the file says it is.")
