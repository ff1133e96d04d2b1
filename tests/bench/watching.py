#!/usr/bin/env python3
"""What `watch` costs, and how soon it answers, beside very many submissions that are judged already.

    watching.py BUILD [--count 10000] [--drops 5] [--idle 120]

Prints the share of a processor and the memory it takes while nothing happens, and for each submission dropped the
seconds from its being quiet to its report; reading included, so the wait of the watch itself is less. Exit status 1 where
one is more than asked for.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import many
from measured import ONE_THREAD, run

QUIET = 2.0
SHARE, MEGABYTES, SECONDS = 0.5, 100, 5.0


def processor_seconds(process):
    words = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return sum(map(int, words[11:15])) / os.sysconf("SC_CLK_TCK")  # its own and its children's


def megabytes(process):
    return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE") / 2**20


def wait_for(seconds, holds):
    begun = time.monotonic()
    while not holds():
        if time.monotonic() - begun > seconds:
            sys.exit("waited in vain")
        time.sleep(0.02)
    return time.monotonic() - begun


def at_rest(process):
    """Until it has done next to nothing for ten seconds."""
    before = -1.0
    while processor_seconds(process) - before > 0.2:
        before = processor_seconds(process)
        time.sleep(10)


def line(what, figure, unit, bound):
    ok = figure <= bound
    print(f"{what}: {figure:.2f} {unit} <= {bound:g} {'ok' if ok else 'short'}", flush=True)
    return ok


def measured(process, folder, asked):
    good = True
    at_rest(process)
    begun, from_time = processor_seconds(process), time.monotonic()
    time.sleep(asked.idle)
    share = 100 * (processor_seconds(process) - begun) / (time.monotonic() - from_time)
    good &= line(f"watch idle beside {asked.count} judged submissions", share, "% of a processor", SHARE)
    good &= line("its memory", megabytes(process), "MB", MEGABYTES)
    slowest = 0.0
    for drop in range(asked.drops):
        number = asked.count + drop
        many.Forms().write(folder / "inbox" / f"单位{number:05d}" / "申报书.docx", number)
        report = folder / "out" / f"单位{number:05d}" / "report.json"
        seconds = wait_for(900, report.exists) - QUIET
        print(f"  dropped: report {seconds:.2f} s after it became quiet", flush=True)
        slowest = max(slowest, seconds)
        time.sleep(3)  # the next one comes while the run over all is on
    good &= line(f"slowest of {asked.drops}, reading included", slowest, "s", SECONDS)
    good &= line("its memory in the end", megabytes(process), "MB", 10 * MEGABYTES)
    return good


def main():
    options = argparse.ArgumentParser()
    options.add_argument("build", type=Path)
    options.add_argument("--count", type=int, default=10_000)
    options.add_argument("--drops", type=int, default=5)
    options.add_argument("--idle", type=float, default=120)
    options.add_argument("--folder", type=Path, help="holds inbox/ and out/ of an earlier run: kept")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="chushen-watching-") as made:
        folder = asked.folder or Path(made)
        if not asked.folder:
            many.fill(folder / "inbox", asked.count)
        chushen = str(asked.build / "app/chushen")
        _, cost, _ = run([chushen, "batch", folder / "inbox", "--out", folder / "out"])
        print(f"read and judged {asked.count} in {cost.wall:.0f} s", flush=True)
        with subprocess.Popen([chushen, "watch", str(folder / "inbox"), "--out", str(folder / "out"), "--quiet", str(QUIET)],
                              stderr=open(folder / "log", "ab"), env=ONE_THREAD) as watch:
            try:
                good = measured(watch.pid, folder, asked)
            finally:
                watch.terminate()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
