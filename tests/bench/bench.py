#!/usr/bin/env python3
"""Reads the scans of the fixtures and prints how well and how fast, beside the tesseract command line.

    bench.py CHUSHEN FIXTURES [--limit N]

For every submission with a stamped form the program is run as a user runs it (`chushen check`); each value that the
scan truly shows (FIXTURES/expected) is compared with what was read from the scan:

    exact    the value, in the contract's form
    silent   another value, with confidence 0.8 or more: nobody is told
    flagged  anything else: no value, or one in doubt

Processor seconds are those of all processes of the run, reading the electronic files included. Tesseract gets the same
pages, one thread, and the easier question: does the value, as written in the electronic version, stand anywhere in its
text?
"""
import argparse
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import unicodedata
import zipfile

SURE = 0.8
ONE_THREAD = {**os.environ, "OMP_THREAD_LIMIT": "1"}


def squeezed(text):
    return "".join(unicodedata.normalize("NFKC", text).split())


def cpu_seconds():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def timed(command, **options):
    before = cpu_seconds()
    done = subprocess.run(command, capture_output=True, env=ONE_THREAD, check=False, **options)
    return done, cpu_seconds() - before


def key_of(field):
    return field["name"], field["year"], field["half"]


def readings_from(report, role):
    """Per field: the readings in documents of one role, those with a value first, the surest of them before the others."""
    documents = {d["id"] for d in report["documents"] if d["role"] == role}
    found = {}
    for field in report["fields"]:
        readings = [r for r in field["readings"] if r["document"] in documents]
        found[key_of(field)] = sorted(readings, key=lambda r: (r["value"] is None, -r["confidence"]))
    return found


def judge_field(expected, readings):
    best = readings[0] if readings else None
    value = best["value"] if best else None
    if value == expected["value"] and (best or expected["state"] == "blank"):
        return "exact", best
    if value is not None and best["confidence"] >= SURE:
        return "silent", best
    return "flagged", best


def scan_pages(report):
    return sum(d["pages"] or 0 for d in report["documents"]
               if d["page_sizes"] and any(size[2] > 0 for size in d["page_sizes"]))


def tesseract_text(paths, work):
    """The text and the processor seconds of tesseract over the page images of the stamped form."""
    images = []
    for path in paths:
        if path.suffix.lower() == ".docx":  # a scan pasted into Word
            with zipfile.ZipFile(path) as package:
                names = sorted(n for n in package.namelist() if n.startswith("word/media/"))
                images += [pathlib.Path(package.extract(n, work)) for n in names]
        elif path.suffix.lower() == ".pdf":
            subprocess.run(["pdfimages", "-all", str(path), str(work / path.stem)], check=False, capture_output=True)
            images += sorted(p for p in work.iterdir() if p.name.startswith(path.stem))
        else:
            images.append(path)
    text, seconds = "", 0.0
    for image in images:
        done, spent = timed(["tesseract", str(image), "stdout", "-l", "chi_sim"])
        text += done.stdout.decode("utf-8", "replace")
        seconds += spent
    return squeezed(text), seconds, len(images)


class Tally:
    def __init__(self):
        self.fields = self.exact = self.silent = self.flagged = self.sure = 0
        self.pages = self.seconds = 0.0
        self.found = self.other_pages = self.other_seconds = 0

    def add(self, other):
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)

    def row(self, name):
        share = lambda part, whole: f"{100 * part / whole:6.2f} %" if whole else "     – "
        per_page = self.seconds / self.pages if self.pages else 0
        other = self.other_seconds / self.other_pages if self.other_pages else 0
        return (f"{name:<28}{self.fields:>7}{share(self.exact, self.fields):>10}{share(self.silent, self.fields):>10}"
                f"{share(self.flagged, self.fields):>10}{share(self.sure, self.exact):>12}{per_page:>9.2f}"
                f"{share(self.found, self.fields):>12}{other:>9.2f}")


def bench_submission(chushen, fixtures, expected, verbose):
    tally = Tally()
    stamped = expected["fields"].get("form-stamped")
    if not stamped:
        return None
    folder = fixtures / "inbox" / expected["submission"]
    with tempfile.TemporaryDirectory() as out:
        done, tally.seconds = timed([chushen, "check", str(folder), "--out", out, "--jobs", "1"])
        reports = list(pathlib.Path(out).rglob("report.json"))
        if not reports:
            print(f"no report for {expected['submission']}: {done.stderr.decode()[-400:]}", file=sys.stderr)
            return None
        report = json.loads(reports[0].read_text())
        tally.pages = scan_pages(report)
        from_scan, from_text = readings_from(report, "form-stamped"), readings_from(report, "form-editable")
        paths = [folder / d["file"] for d in expected["documents"] if d["role"] == "form-stamped"]
        text, tally.other_seconds, tally.other_pages = tesseract_text(paths, pathlib.Path(out))
    for field in stamped:
        verdict, reading = judge_field(field, from_scan.get(key_of(field), []))
        tally.fields += 1
        setattr(tally, verdict, getattr(tally, verdict) + 1)
        tally.sure += verdict == "exact" and (reading is None or reading["confidence"] >= SURE)
        electronic = [r["raw"] for r in from_text.get(key_of(field), []) if r["value"] == field["value"]]
        wanted = squeezed((electronic or [field["value"] or ""])[0])
        tally.found += bool(wanted) and wanted in text
        if verbose and verdict != "exact":
            seen = f"{reading['raw']!r} -> {reading['value']} ({reading['confidence']})" if reading else "nothing"
            print(f"  {verdict} {expected['submission']} {key_of(field)}: {field['value']} read {seen}")
    return tally


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("chushen")
    parser.add_argument("fixtures", type=pathlib.Path)
    parser.add_argument("--limit", type=int, default=0, help="only the first N submissions")
    parser.add_argument("--verbose", action="store_true", help="name every value that is not exact")
    arguments = parser.parse_args()

    head = ("", "values", "exact", "silent", "flagged", "exact sure", "s/page", "tesseract", "s/page")
    print("{:<28}{:>7}{:>10}{:>10}{:>10}{:>12}{:>9}{:>12}{:>9}".format(*head))
    layouts, total, seen = {}, Tally(), 0
    for path in sorted((arguments.fixtures / "expected").glob("*.json")):
        expected = json.loads(path.read_text())
        tally = bench_submission(arguments.chushen, arguments.fixtures, expected, arguments.verbose)
        if not tally:
            continue
        print(tally.row(expected["submission"][-24:]), flush=True)
        name = "layout " + expected["layout"] + (" (unseen)" if expected["blind"] else "")
        layouts.setdefault(name, Tally()).add(tally)
        total.add(tally)
        seen += 1
        if arguments.limit and seen == arguments.limit:
            break
    for name in sorted(layouts):
        print(layouts[name].row(name))
    print(total.row("all"))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory of one process: {peak:.0f} MB; pages: {total.pages:.0f}")


if __name__ == "__main__":
    main()
