"""Reading one call, the open calls and one position among 100 calls and among 1,000,000.

`python benchmarks/many_records.py [--many 1000000] [--rounds 10] [--presses 100]
[--only sqlite|postgresql]`, from the project's root. A million calls take some 6 GB in the
temporary folder for a while (SQLite), and two to three minutes to make; `--many 100000` is a quick
try.

Both sizes are databases of the kit's own, open in a process each, and pressed by turns. They
differ in their size alone: whichever is asked, 20 calls are open and a position has 20 finished
ones. The calls that are read are as many in both, and were read before. One more line reads
another call each time, after SQLite's own cache was emptied, in both. PostgreSQL's cannot be
emptied from here: there it is a call never read before, against one of the hundred that were.
And one opens a call's page as AppTest runs it: what a person waits for, without the network.

SQLite is asked twice, before and after ANALYZE, since nobody runs that by himself. PostgreSQL
runs it by itself, so it is done here before anything is measured.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import cycle
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from benchmarks.made_up_calls import (
    Rows,
    analyze_postgres,
    analyze_sqlite,
    call_id,
    fill_postgres,
    fill_sqlite,
    position_id,
    positions,
    rows,
)
from interview_kit.access import LOCAL
from interview_kit.settings import ROOT
from interview_kit.store.database import connections, migrating
from interview_kit.store.records import call_lists, calls
from tests.postgres import running_postgres

TARGET = 1.2
FEW = 100
# Pressed so often in each round, or as often as is asked for where that is less.
_CALLS = {
    "load": 100,
    "load another": 100,
    "drafts": 20,
    "finished": 20,
    "latest": 20,
    "page": 10,
}


class Kind(NamedTuple):
    """What differs from one database to the other when they are filled."""

    name: str
    urls: list[str]
    fill: Callable[[str, Iterator[Rows]], None]
    analyze: Callable[[str], None]


class Rounds(NamedTuple):
    """How many rounds are counted, and how often one thing is pressed in each at most."""

    number: int
    presses: int


def main(many: int, rounds: int, presses: int, only: str | None) -> None:
    """Fill, measure, and print medians and their ratio."""
    with tempfile.TemporaryDirectory(prefix="kit-many-") as folder:
        os.environ["INTERVIEW_KIT_DATA_DIR"] = folder  # the pages keep a key there
        fill_and_measure(many, Rounds(rounds, presses), only)


def fill_and_measure(many: int, rounds: Rounds, only: str | None) -> None:
    """Do so on either database, or on one of them."""
    if only != "postgresql":
        with tempfile.TemporaryDirectory(prefix="kit-many-") as folder:
            urls = [f"sqlite:///{folder}/{name}/kit.db" for name in ("few", "many")]
            compare(Kind("SQLite", urls, fill_sqlite, analyze_sqlite), many, rounds)
    if only != "sqlite":
        with (
            tempfile.TemporaryDirectory(prefix="kit-many-") as folder,
            running_postgres(Path(folder) / "data") as server,
        ):
            urls = [server.new_database() for _ in ("few", "many")]
            compare(Kind("PostgreSQL", urls, fill_postgres, analyze_postgres), many, rounds)


def compare(kind: Kind, many: int, rounds: Rounds) -> None:
    """Make both sizes in one kind of database and measure them side by side."""
    urls = dict(zip((FEW, many), kind.urls, strict=True))
    for size, url in urls.items():
        began = time.monotonic()
        migrating.open_engine(url).dispose()
        kind.fill(url, rows(size))
        print(f"{kind.name}: {size:,} calls made in {time.monotonic() - began:.0f} s", flush=True)
    if kind.name == "SQLite":
        report(f"{kind.name}, no ANALYZE", many, measure(urls, rounds))
    for url in urls.values():
        kind.analyze(url)
    report(kind.name, many, measure(urls, rounds))


# The measuring


def process_context() -> BaseContext:
    """Return what makes processes: forks of one that has the libraries, where the system can."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["benchmarks.many_records"])
    return context


@contextmanager
def asked(url: str, size: int) -> Iterator[Connection]:
    """Open a database in a process of its own, which answers with milliseconds."""
    context = process_context()
    here, there = context.Pipe()
    process = context.Process(target=answer, args=(url, size, there), daemon=True)
    process.start()
    there.close()  # or nobody would notice that the other process has ended
    try:
        yield here
    finally:
        with suppress(OSError):
            here.send(None)
        process.join(30)


def answer(url: str, size: int, asking: Connection) -> None:
    """Time what is asked for, until nothing is."""
    connections.connect(url)
    places = positions(size)
    some = [number * size // FEW for number in range(FEW)]
    chosen = [number * places // 4 for number in range(4)]
    app = first_page()
    gc.collect()
    gc.freeze()  # as the kit does
    others = cycle(random.Random(1).sample(range(size), min(size, 50_000)))  # noqa: S311
    acts: dict[str, Callable[[int], object]] = {
        "load": lambda n: calls.load(LOCAL, call_id(some[n % FEW])),
        "load another": lambda n: calls.load(LOCAL, call_id(next(others))),
        "drafts": lambda _: call_lists.list_drafts(LOCAL),
        "finished": lambda n: call_lists.list_finished_of_position(
            LOCAL, position_id(chosen[n % 4])
        ),
        "latest": lambda _: call_lists.list_latest_finished(LOCAL, most=20),
        "page": lambda n: open_page(app, call_id(some[n % FEW])),
    }
    while asked_for := asking.recv():
        name, presses = asked_for
        act = acts[name]
        times = []
        for number in range(presses):
            if name == "load another":
                empty_cache()
            began = time.perf_counter()
            found = act(number)
            times.append((time.perf_counter() - began) * 1000)
            assert not isinstance(found, list) or len(found) == 20  # noqa: S101
        asking.send(times)
    connections.close()


def first_page() -> AppTest:
    """Open the kit as somebody on this machine does, and go to the page of calls."""
    # AppTest has no connection, and gives what is no address.
    setattr(ContextProxy, "ip_address", None)  # noqa: B010 - a property for those who read it
    app = AppTest.from_file(ROOT / "app.py", default_timeout=30).run()
    app.query_params["call"] = call_id(0)
    return app.switch_page("pages/interviewer/calls.py").run()


def open_page(app: AppTest, call: str) -> None:
    """Run the page of a call."""
    app.query_params["call"] = call
    app.run()
    assert app.get("bidi_component")  # noqa: S101 - the call's fields, not an error


def empty_cache() -> None:
    """Let SQLite forget what it has read."""
    with connections.engine_in_use().connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA shrink_memory")


def measure(urls: dict[int, str], rounds: Rounds) -> dict[str, dict[int, float]]:
    """Press both by turns and return the median milliseconds by what was asked and size."""
    few, many = sorted(urls)
    times: dict[tuple[str, int], list[float]] = {}
    with asked(urls[few], few) as small, asked(urls[many], many) as large:
        for number in range(rounds.number + 2):
            for name, presses in _CALLS.items():
                for size, process in ((few, small), (many, large)):
                    process.send((name, min(presses, rounds.presses)))
                    taken = process.recv()
                    if number > 1:  # the first ones warm them up
                        times.setdefault((name, size), []).extend(taken)
    return {
        name: {size: statistics.median(times[name, size]) for size in (few, many)}
        for name in _CALLS
    }


def report(title: str, many: int, medians: dict[str, dict[int, float]]) -> None:
    """Print what was measured."""
    for name, found in medians.items():
        ratio = found[many] / found[FEW]
        print(
            f"{title}: {name}: {found[FEW]:.2f} ms among {FEW}, {found[many]:.2f} ms among "
            f"{many:,}; ratio {ratio:.2f} (target {TARGET})",
            flush=True,
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--many", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--presses", type=int, default=100)
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    options = parser.parse_args()
    main(options.many, options.rounds, options.presses, options.only)
