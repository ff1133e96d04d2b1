#!/usr/bin/env python3
"""Re-judges many submissions from the cache and prints how many per second: where every report is new, because a list
has changed, and where none is.

    rejudge.py BUILD [--count 10000] [--jobs 2] [--at-least 300]

Reads them once first, which is not counted. Exit status 1 where a page was read or the rate is below --at-least.
"""

import argparse
import re
import sys
import tempfile
from pathlib import Path

import many
from measured import run


def batch(build, folder, jobs, *more):
    command = [str(build / "app/chushen"), "batch", str(folder / "inbox"), "--out", str(folder / "out"), "--county",
               str(folder / "office"), "--jobs", str(jobs), *more]
    with tempfile.TemporaryFile("w+", encoding="utf-8") as errors:
        _, cost, _ = run(command, errors=errors)
        errors.seek(0)
        said = errors.read()
    counts = [re.search(rf"{words} (\d+) [个份]", said.splitlines()[-1]) for words in ("读取工作进程", "写出报告")]
    if None in counts:
        sys.exit("no figures in what the program said: " + said[-2000:])
    return cost, int(counts[0][1]), int(counts[1][1])


def set_list(folder, name):
    path = folder / "office/lists/失信和处罚名单.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"名称\n{name}\n", encoding="utf-8")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("build", type=Path)
    options.add_argument("--count", type=int, default=10_000)
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--at-least", type=float, default=300)
    asked = options.parse_args()
    bad = False
    with tempfile.TemporaryDirectory(prefix="chushen-rejudge-") as made:
        folder = Path(made)
        many.fill(folder / "inbox", asked.count)
        set_list(folder, "无此公司")
        first, workers, _ = batch(asked.build, folder, asked.jobs)
        print(f"read {asked.count} submissions once: {asked.count / first.wall:.0f} per second, {workers} workers")
        set_list(folder, many.name_of(7))
        for what, expected in (("every report new", asked.count), ("no report new", 0)):
            cost, workers, written = batch(asked.build, folder, asked.jobs, "--rejudge")
            rate = asked.count / cost.wall
            short = rate < asked.at_least or workers > 0 or written != expected
            bad |= short
            print(f"re-judged {asked.count} from the cache, {what}: {rate:.0f} per second (processor {cost.cpu:.1f} s, wall "
                  f"{cost.wall:.1f} s), pages read by {workers} workers, {written} reports written  >= {asked.at_least:.0f} "
                  f"{'short' if short else 'ok'}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
