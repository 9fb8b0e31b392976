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

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = b"PK\x01\x02"
_ODD_NAME = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|]')
_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "upload_pdf"),
    (b"{\\rtf", "upload_rich_text"),
    (b"\x89PNG", "upload_picture"),
    (b"\xff\xd8\xff", "upload_picture"),
    (b"MZ", "upload_program"),
    (b"\x7fELF", "upload_program"),
)


def read_members(data: bytes) -> dict[str, bytes]:
    """Return the members of a zip file by name. Raises DocumentError for an unsound file."""
    if len(data) > MAX_FILE:
        raise DocumentError("upload_too_large", megabytes=MAX_FILE // 1024**2)
    _check_signature(data)
    # The bytes are searched, since the file's own count may be wrong.
    if data.count(_ENTRY) > MAX_MEMBERS:
        raise DocumentError("upload_too_many_parts", parts=MAX_MEMBERS)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
        _check_names(infos)
        _check_sizes(infos, len(data))
        return dict(_read_each(infos, data))
    except (zipfile.BadZipFile, zlib.error, EOFError, struct.error, ValueError) as error:
        raise DocumentError("upload_damaged") from error
    except (NotImplementedError, RuntimeError) as error:
        raise DocumentError("upload_packing") from error


def _check_signature(data: bytes) -> None:
    if not data:
        raise DocumentError("upload_empty")
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise DocumentError("upload_password")
        raise DocumentError("upload_old_word")
    for start, code in _KINDS:
        if data.startswith(start):
            raise DocumentError(code)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        raise DocumentError("upload_web_page")
    if not data.startswith(b"PK\x03\x04"):
        raise DocumentError("upload_not_word")


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
            raise DocumentError("upload_part_name")
        # Names that differ in case alone are one name to Word.
        folded = name.casefold()
        if folded in seen:
            raise DocumentError("upload_part_twice")
        seen.add(folded)


def _check_sizes(infos: list[zipfile.ZipInfo], packed: int) -> None:
    unpacked = sum(info.file_size for info in infos)
    if unpacked > MAX_UNPACKED:
        raise DocumentError("upload_unpacks_to_much", megabytes=MAX_UNPACKED // 1024**2)
    if unpacked > _RATIO_FROM and unpacked > MAX_RATIO * packed:
        raise DocumentError("upload_unpacks_to_more")


def _read_each(infos: list[zipfile.ZipInfo], data: bytes) -> Iterator[tuple[str, bytes]]:
    for info in infos:
        if info.flag_bits & 0x1:
            raise DocumentError("upload_zip_password")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise DocumentError("upload_packing")
        content = _unpacked(info, data, _start_of_content(info, data))
        if zlib.crc32(content) != info.CRC:
            raise zipfile.BadZipFile(info.filename)
        if not info.is_dir():
            yield info.filename, content
        elif content:
            raise DocumentError("upload_part_contradicts")


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
        raise DocumentError("upload_part_contradicts")
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
        raise DocumentError("upload_part_contradicts")
    return content
