#!/usr/bin/env python3
"""Forms that a browser has set and printed, read back: as PDF text, and as pictures of the same pages.

    printed_forms_test.py CHUSHEN

fixtures/printed holds forms in ways that the layouts of the generator do not have. A browser writes a font of its own for
each, with Kangxi radicals and /ActualText for characters that have several codes. Exit status 77: no Chromium here.
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
from decimal import Decimal, InvalidOperation

from chromium import Chromium

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FORMS = sorted((ROOT / "fixtures/printed").glob("*.html"))
SURE = 0.8
LEAST_EXACT = {"text": 0.99, "pictures": 0.95}
chushen = None


def printed(browser, form, folder):
    browser.open(form.as_uri())
    target = folder / f"{form.stem}.pdf"
    target.write_bytes(browser.pdf())
    return target


def comparable(value):
    """Numbers as numbers; texts without spaces, as forms may have them."""
    text = str(value).replace(" ", "").replace("，", ",")
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def judged(submissions, out):
    run = subprocess.run([chushen, "check", *submissions, "--out", out, "--notice", ROOT / "notices/jiangmen-2023-22"],
                         capture_output=True, text=True, timeout=900)
    assert run.returncode in (0, 3), run.stderr
    return {name.name: json.loads((out / name.name / "report.json").read_text()) for name in submissions}


def misses(report, expected):
    """What is not exact, and of that what claims to be sure."""
    fields = {(field["name"], field["year"], field["half"]): field for field in report["fields"]}
    missed, silent = [], []
    for one in expected:
        field = fields.get((one["name"], one["year"], one["half"]))
        if field and field["state"] == "present" and comparable(field["value"]) == comparable(one["value"]):
            continue
        missed.append(f"{one['name']} {one['year'] or ''}: {one['value']}, read {field and field['state']} {field and field['value']}")
        if field and field["state"] == "present" and field["confidence"] >= SURE:
            silent.append(missed[-1])
    return missed, silent


class PrintedForms(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="printed-"))
        browser = Chromium()
        cls.pdfs = [printed(browser, form, cls.folder) for form in FORMS]
        browser.close()

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder, ignore_errors=True)

    def score(self, kind, submissions):
        values, missed, silent = 0, [], []
        for name, report in judged(submissions, self.folder / f"out-{kind}").items():
            expected = json.loads((ROOT / f"fixtures/printed/{name}.json").read_text())
            values += len(expected)
            for own, all_of in zip(misses(report, expected), (missed, silent)):
                all_of += [f"{name} {miss}" for miss in own]
            self.assertNotIn("violated", [finding["outcome"] for finding in report["findings"]], name)
        print(f"printed forms as {kind}: {values - len(missed)}/{values} exact, {len(silent)} silently wrong", *missed, sep="\n  ")
        self.assertEqual(silent, [])
        self.assertGreaterEqual(values - len(missed), LEAST_EXACT[kind] * values)

    def submission(self, kind, form):
        folder = self.folder / kind / form.stem
        folder.mkdir(parents=True)
        return folder

    def test_text(self):
        submissions = [self.submission("text", form) for form in FORMS]
        for pdf, submission in zip(self.pdfs, submissions):
            shutil.copy(pdf, submission)
        self.score("text", submissions)

    def test_pictures(self):
        submissions = [self.submission("pictures", form) for form in FORMS]
        for pdf, submission in zip(self.pdfs, submissions):
            subprocess.run(["pdftoppm", "-r", "200", "-gray", "-jpeg", pdf, submission / "page"], check=True, stderr=subprocess.DEVNULL)
        self.score("pictures", submissions)


if __name__ == "__main__":
    if not shutil.which("chromium"):
        print("no Chromium here: nothing was tested")
        sys.exit(77)
    chushen = sys.argv.pop(1)
    unittest.main()
