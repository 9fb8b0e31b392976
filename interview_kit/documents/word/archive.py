"""The zip file of a Word document, read once and written from members already packed."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import NamedTuple

from interview_kit.documents.word.refusals import LayoutError

_LOCAL = struct.Struct("<IHHHHHIIIHH")
_CENTRAL = struct.Struct("<IHHHHHHIIIHHHHHII")
_END = struct.Struct("<IHHHHIIH")
_NEEDED = 20  # version 2.0 of the format: deflate, and folders
_STORED, _DEFLATED = 0, 8
_DATE = 1 << 5 | 1  # 1 January 1980, the earliest that a zip file can say
_UTF8 = 1 << 11
_SIZES = struct.Struct("<HH")
_SIZES_AT = 26  # in a local header: the lengths of the name and of the extra field


class PackedMember(NamedTuple):
    """A member of a zip file in its packed form; `size` is that of the unpacked data."""

    name: str
    method: int
    crc: int
    size: int
    data: bytes


@dataclass(frozen=True, slots=True)
class ArchiveStart:
    """The first members of a file, ready to be written."""

    names: tuple[str, ...]
    data: bytes
    central: bytes


def pack(name: str, content: bytes) -> PackedMember:
    """Return a member packed with deflate, level 6."""
    work = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    data = work.compress(content) + work.flush()
    return PackedMember(name, _DEFLATED, zlib.crc32(content), len(content), data)


def unpack(data: bytes) -> tuple[dict[str, bytes], dict[str, PackedMember]]:
    """Return the members of a zip file, unpacked and packed. Raises DocumentError."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = [each for each in archive.infolist() if not each.is_dir()]
            contents = {each.filename: archive.read(each) for each in members}
    except Exception as error:  # zipfile raises many kinds of errors for other files
        raise LayoutError("layout_not_word") from error
    if len(contents) != len(members):
        raise LayoutError("layout_part_twice")
    return contents, {
        each.filename: _packed_as_read(data, each, contents[each.filename]) for each in members
    }


def pack_start(members: Iterable[PackedMember]) -> ArchiveStart:
    """Return the start of a file with these members."""
    names, blocks, central, offset = [], [], [], 0
    for member in members:
        block = _local_header(member) + member.data
        names.append(member.name)
        blocks.append(block)
        central.append(_central_entry(member, offset))
        offset += len(block)
    return ArchiveStart(tuple(names), b"".join(blocks), b"".join(central))


def write_archive(start: ArchiveStart, members: Iterable[PackedMember]) -> bytes:
    """Return a zip file of its start and more members, whose names have to differ."""
    blocks, central, offset, count = (
        [start.data],
        [start.central],
        len(start.data),
        len(start.names),
    )
    for member in members:
        head = _local_header(member)
        blocks += (head, member.data)
        central.append(_central_entry(member, offset))
        offset += len(head) + len(member.data)
        count += 1
    listing = b"".join(central)
    end = _END.pack(0x06054B50, 0, 0, count, count, len(listing), offset, 0)
    return b"".join((*blocks, listing, end))


def _packed_as_read(data: bytes, info: zipfile.ZipInfo, content: bytes) -> PackedMember:
    """Return a member with its packed bytes from the file that it was read from."""
    if info.compress_type not in (_STORED, _DEFLATED):
        return pack(info.filename, content)
    lengths = _SIZES.unpack_from(data, info.header_offset + _SIZES_AT)
    start = info.header_offset + _LOCAL.size + sum(lengths)
    raw = data[start : start + info.compress_size]
    return PackedMember(info.filename, info.compress_type, info.CRC, len(content), raw)


def _local_header(member: PackedMember) -> bytes:
    name, flags = _encoded_name(member.name)
    return (
        _LOCAL.pack(
            *(0x04034B50, _NEEDED, flags, member.method, 0, _DATE),
            *(member.crc, len(member.data), member.size, len(name), 0),
        )
        + name
    )


def _central_entry(member: PackedMember, offset: int) -> bytes:
    name, flags = _encoded_name(member.name)
    return (
        _CENTRAL.pack(
            *(0x02014B50, _NEEDED, _NEEDED, flags, member.method, 0, _DATE),
            *(member.crc, len(member.data), member.size, len(name), 0, 0, 0, 0, 0, offset),
        )
        + name
    )


def _encoded_name(name: str) -> tuple[bytes, int]:
    return (name.encode(), 0) if name.isascii() else (name.encode(), _UTF8)
