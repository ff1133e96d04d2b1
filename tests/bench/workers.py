#!/usr/bin/env python3
"""How much two workers on two processors are worth: scans read with --jobs 1 and --jobs 2, in turn, all in one run.

    workers.py BUILD [--rounds 3] [--at-least 1.8]

Medians of the rounds. Beside the times on the wall stand those of the processor: where something else runs on the machine
the wall says little; that two workers together take no more processor than one is then what can be told. Exit status 1
where the ratio is below --at-least.
"""

import argparse
import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from measured import run

SCANS = Path(__file__).parents[2] / "fixtures/inbox"


def main():
    options = argparse.ArgumentParser()
    options.add_argument("build", type=Path)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--at-least", type=float, default=1.8)
    asked = options.parse_args()
    wall, processor = {1: [], 2: []}, {1: [], 2: []}
    with tempfile.TemporaryDirectory(prefix="chushen-workers-") as made:
        inbox, out = Path(made) / "inbox", Path(made) / "out"
        for number, scan in enumerate(sorted(path for path in SCANS.rglob("*.pdf") if path.stat().st_size > 200_000)):
            (inbox / f"单位{number}").mkdir(parents=True)
            shutil.copy(scan, inbox / f"单位{number}")
        scans = sum(1 for _ in inbox.iterdir())
        for _ in range(asked.rounds):
            for jobs in (1, 2):
                shutil.rmtree(out, ignore_errors=True)
                _, cost, _ = run([asked.build / "app/chushen", "batch", inbox, "--out", out, "--jobs", jobs])
                wall[jobs].append(cost.wall)
                processor[jobs].append(cost.cpu)
    ratio = statistics.median(wall[1]) / statistics.median(wall[2])
    dearer = statistics.median(processor[2]) / statistics.median(processor[1])
    short = ratio < asked.at_least
    print(f"{scans} scans, {asked.rounds} rounds: one worker {statistics.median(wall[1]):.1f} s, two {statistics.median(wall[2]):.1f} s: "
          f"{ratio:.2f} times  >= {asked.at_least:g} {'short' if short else 'ok'}")
    print(f"processor: one {statistics.median(processor[1]):.1f} s, two {statistics.median(processor[2]):.1f} s ({dearer:.2f} times); "
          f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
