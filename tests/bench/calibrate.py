#!/usr/bin/env python3
"""Fits the map from what the readers say of themselves to how often they are right, and prints how well it holds.

    calibrate.py CHUSHEN CORPUS                  the reliability table of what CHUSHEN says today, in ten bins
    calibrate.py CHUSHEN CORPUS --write TABLE    the same, and a new table (extract/scan/calibration_table.h)
    calibrate.py CHUSHEN CORPUS --reports DIR    keeps the reports in DIR and takes those that are there already

CORPUS is one of `fixtures/generator/make.py --bench`: fit on one seed, look at the table on another. Counted are the
values that are read from characters, on stamped forms, wherever something was read: ticks have their own confidence,
and a value in doubt because its two readings differ is not the map's business. The table in force is undone first, so
that fitting twice gives the same. The map is piecewise linear; at each knot it is the part of values that were right
between its neighbours, drawn towards the score itself as if by four more values (where there are few, it stays), then
made to rise (pool adjacent violators).
"""
import argparse
import json
import pathlib
import re
import subprocess
import tempfile

KNOTS = [0.0, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.96, 0.99, 1.0]
WEIGHT = 4           # of the score itself
MOST_IN_DOUBT = 0.75  # what reading_doubts.h sets to 0.5 stays below what counts as sure
SETTLED = (0.45, 0.75, 0.85, 0.9, 0.95)  # set by second_reader.cpp and second_reading.h, not by the map
HERE = pathlib.Path(__file__).resolve().parent
TABLE = HERE.parent.parent / "extract/scan/calibration_table.h"


def table_in_force():
    numbers = re.findall(r"\{([\d.]+)f, ([\d.]+)f\}", TABLE.read_text()) if TABLE.exists() else []
    return [(float(a), float(b)) for a, b in numbers] or [(0.0, 0.0), (1.0, 1.0)]


def interpolated(pairs, x):
    for (x0, y0), (x1, y1) in zip(pairs, pairs[1:]):
        if x <= x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0) if x1 > x0 else y1
    return pairs[-1][1]


def report_of(chushen, folder, out):
    found = list(out.rglob("report.json"))
    if not found:
        subprocess.run([chushen, "check", folder, "--out", out, "--jobs", "1"], capture_output=True, check=False)
        found = list(out.rglob("report.json"))
    return json.loads(found[0].read_text()) if found else None


def values_of(chushen, corpus, reports):
    """(confidence, right) of every value that was read from characters."""
    for path in sorted((corpus / "known/expected").glob("*.json")):
        expected = json.loads(path.read_text())
        name = expected["submission"]
        report = report_of(chushen, corpus / "known/inbox" / name, reports / name)
        if not report:
            continue
        readings = {(f["name"], f["year"], f["half"]): f["readings"] for f in report["fields"]}
        for field in expected["fields"]["form-stamped"]:
            seen = [r for r in readings.get((field["name"], field["year"], field["half"]), []) if r["raw"]]
            if not seen or field["state"] != "present":
                continue
            best = max(seen, key=lambda r: (r["value"] is not None, r["confidence"]))
            if best["source"] == "ocr" and not set(best["raw"]) & set("☐☑"):
                yield best["confidence"], best["value"] == field["value"]


def print_reliability(values):
    print("confidence   values    right  mean confidence")
    for i in range(10):
        inside = [v for v in values if i / 10 <= v[0] < (i + 1) / 10 or (i == 9 and v[0] >= 1)]
        if inside:
            right = sum(v[1] for v in inside) / len(inside)
            print(f"{i / 10:.1f} – {(i + 1) / 10:.1f}  {len(inside):>7}  {right:>7.3f}  {sum(v[0] for v in inside) / len(inside):>10.3f}")


def fitted(values):
    back = [(y, x) for x, y in table_in_force()]
    scores = [(interpolated(back, c), right) for c, right in values if not any(abs(c - s) < 5e-4 for s in SETTLED)]
    blocks = []
    for i, knot in enumerate(KNOTS):
        low = (KNOTS[i - 1] + knot) / 2 if i else 0.0
        high = (knot + KNOTS[i + 1]) / 2 if i + 1 < len(KNOTS) else 1.01
        inside = [right for score, right in scores if low <= score < high]
        blocks.append([sum(inside) + WEIGHT * knot, len(inside) + WEIGHT, [knot]])
        while len(blocks) > 1 and blocks[-2][0] / blocks[-2][1] >= blocks[-1][0] / blocks[-1][1]:
            last = blocks.pop()
            blocks[-1] = [blocks[-1][0] + last[0], blocks[-1][1] + last[1], blocks[-1][2] + last[2]]
    pairs = []
    for right, count, knots in blocks:
        for rank, knot in enumerate(knots):  # a little rise within a block: the map can be undone
            value = right / count + 0.002 * (rank - len(knots) + 1)
            pairs.append((knot, min(value, MOST_IN_DOUBT) if knot <= 0.5 else min(value, 1.0)))
    pairs[0] = (0.0, 0.0)
    return pairs, len(scores)


def write_table(pairs, count, corpus, target):
    lines = ",\n    ".join(f"{{{a:.3f}f, {b:.3f}f}}" for a, b in pairs)
    target.write_text(f"""#pragma once

// Made by tests/bench/calibrate.py --write from {count} values of a corpus of fixtures/generator (folder {corpus.name}).
// Not to be edited: run it again where a reader changes.

namespace chushen {{

struct CalibrationKnot {{
  float score, probability;
}};

inline constexpr CalibrationKnot kCalibration[] = {{
    {lines}}};

}}  // namespace chushen
""")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("chushen")
    parser.add_argument("corpus", type=pathlib.Path)
    parser.add_argument("--write", type=pathlib.Path)
    parser.add_argument("--reports", type=pathlib.Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        values = list(values_of(arguments.chushen, arguments.corpus, arguments.reports or pathlib.Path(folder)))
    print_reliability(values)
    pairs, count = fitted(values)
    print("map:", "  ".join(f"{a:g}→{b:.3f}" for a, b in pairs), f"({count} values)")
    if arguments.write:
        write_table(pairs, count, arguments.corpus, arguments.write)


if __name__ == "__main__":
    main()
