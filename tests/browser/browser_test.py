#!/usr/bin/env python3
"""Opens index and reports from disk in a real browser, as a clerk would.

    browser_test.py CHUSHEN [--out OUT] [--axe axe.min.js] [--screens FOLDER]

Without OUT it judges a few submissions of the fixtures (forms without a scan) under names that make links difficult.
Exit status 77: there is no Chromium here, nothing was tested.
"""

import argparse
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

from chromium import Chromium

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
NAMES = ["蓬江区/甲 公司#1", "蓬江区/乙%20公司", "江海区/丙&公司'\"?", "江海区/<b>丁</b>", "戊+公司"]
options = None


def judged(chushen, folder):
    """An output folder over forms without scans, which take no reading of pictures."""
    forms = sorted(ROOT.glob("fixtures/inbox/*/*/*.docx"))
    for name, form in zip(NAMES, forms):
        target = folder / "inbox" / name
        target.mkdir(parents=True)
        shutil.copy(form, target / form.name)
    (folder / "inbox/蓬江区/坏文件").mkdir()
    shutil.copy(ROOT / "fixtures/bad/encrypted.pdf", folder / "inbox/蓬江区/坏文件/加密.pdf")
    out = folder / "out"
    run = subprocess.run([chushen, "batch", folder / "inbox", "--out", out, "--notice", ROOT / "notices/jiangmen-2023-22"],
                         capture_output=True, text=True)
    assert run.returncode in (0, 2, 3), run.stderr
    return out


class Pages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="browser-"))
        cls.out = pathlib.Path(options.out).resolve() if options.out else judged(options.chushen, cls.folder)
        cls.batch = json.loads((cls.out / "batch.json").read_text())
        cls.browser = Chromium()

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        shutil.rmtree(cls.folder, ignore_errors=True)

    def setUp(self):
        self.browser.complaints.clear()
        self.browser.size(1366, 768)
        self.browser.dark(False)

    def tearDown(self):
        self.assertEqual(self.browser.complaints, [], "console errors or requests beyond the file")

    def open_index(self):
        return self.browser.open((self.out / "index.html").as_uri())

    def visible(self):
        return self.browser.run("[...document.querySelectorAll('#submissions tbody tr')].filter(r => !r.hidden)"
                                ".map(r => r.cells[0].textContent)")

    def choose(self, name, value):
        self.browser.run(f"(() => {{ const e = document.getElementById('filters').elements[{json.dumps(name)}];"
                         f"e.value = {json.dumps(value)}; e.dispatchEvent(new Event('input', {{bubbles: true}})); }})()")

    def report_links(self):
        return self.browser.run("[...document.querySelectorAll('#submissions tbody td:first-child a')].map(a => a.href)")

    def test_filters_and_search_show_what_batch_json_says(self):
        self.open_index()
        everyone = self.batch["submissions"]
        self.assertEqual(len(self.visible()), len(everyone))
        for county in {one["county"] for one in everyone} - {None}:
            self.choose("county", county)
            self.assertEqual(len(self.visible()), sum(one["county"] == county for one in everyone))
        self.choose("county", "")
        for verdict in ("violated", "undetermined", "satisfied"):
            self.choose("verdict", verdict)
            self.assertEqual(len(self.visible()), sum(one["verdict"] == verdict for one in everyone))
        self.choose("verdict", "")
        rule = self.browser.run("document.getElementById('filters').elements.rule.options[1].value")
        self.choose("rule", rule)
        acts = [one for one in everyone for f in one["findings"] if f["rule"] == rule and
                f["action"] in ("check", "correct", "reject") and f["reason"] != "list-not-loaded"]
        self.assertEqual(len(self.visible()), len(acts))
        self.choose("rule", "")
        name = everyone[0]["id"].split("/")[-1]
        self.choose("search", name.upper())
        self.assertTrue(all(name.lower() in text.lower() for text in self.visible()) and self.visible())
        self.browser.run("document.querySelector('#filters button').click()")
        time.sleep(0.2)
        self.assertEqual(len(self.visible()), len(everyone))

    def test_columns_sort_both_ways(self):
        self.open_index()
        ranks = ("[...document.querySelectorAll('#submissions tbody tr')].map(r => r.cells[3].dataset.order)")
        click = "document.querySelectorAll('#submissions th button')[3].click()"
        self.browser.run(click)
        up = self.browser.run(ranks)
        self.assertEqual(up, sorted(up))
        self.browser.run(click)
        self.assertEqual(self.browser.run(ranks), sorted(up, reverse=True))
        self.assertEqual(self.browser.run("document.querySelectorAll('#submissions th')[3].getAttribute('aria-sort')"),
                         "descending")

    def test_every_link_leads_to_its_file(self):
        self.open_index()
        links = self.report_links()
        self.assertGreater(len(links), 2)
        for link in links:
            if link.endswith(".html"):
                self.browser.open(link)
                self.assertEqual(self.browser.run("document.querySelector('h1').textContent"), "申报材料初审辅助核对报告")
            else:
                path = self.browser.run(f"decodeURIComponent(new URL({json.dumps(link)}).pathname)")
                self.assertTrue(pathlib.Path(path).is_file(), path)

    def test_the_index_is_readable_without_script(self):
        self.browser.scripts(False)
        try:
            self.open_index()
            self.assertEqual(len(self.visible()), len(self.batch["submissions"]))
            self.assertTrue(self.browser.run("document.getElementById('filters').hidden"))
        finally:
            self.browser.scripts(True)

    def test_a_report_prints_to_a4(self):
        self.open_index()
        self.browser.open(next(link for link in self.report_links() if link.endswith(".html")))
        pdf = self.folder / "report.pdf"
        pdf.write_bytes(self.browser.pdf())
        facts = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True).stdout
        self.assertRegex(facts, r"Page size: +59[45]\S* x 84[12]\S* pts \(A4\)")
        text = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True).stdout
        self.assertIn("复核人签字", re.sub(r"\s", "", text))

    def test_no_page_is_wider_than_a_phone(self):
        self.browser.size(390, 844, phone=True)
        self.open_index()
        pages = [(self.out / "index.html").as_uri()] + [one for one in self.report_links() if one.endswith(".html")][:2]
        for page in pages:
            self.browser.open(page)
            self.assertLessEqual(self.browser.run("document.documentElement.scrollWidth"), 391, page)

    def test_axe_finds_no_serious_barrier(self):
        if not options.axe or not pathlib.Path(options.axe).is_file():
            self.skipTest("no axe.min.js: run make browser")
        axe = pathlib.Path(options.axe).read_text()
        self.open_index()
        pages = [(self.out / "index.html").as_uri()] + [one for one in self.report_links() if one.endswith(".html")][:1]
        for dark in (False, True):
            self.browser.dark(dark)
            for page in pages:
                self.browser.open(page)
                self.browser.run(axe + ";0")
                found = self.browser.run("axe.run().then(r => r.violations.map(v => [v.impact, v.id,"
                                         "v.nodes.length, v.nodes[0].html.slice(0, 200), v.nodes[0].failureSummary]))")
                grave = [one for one in found if one[0] in ("serious", "critical")]
                self.assertEqual(grave, [], page)

    def test_an_index_of_5000_opens_and_filters_quickly(self):
        text = (self.out / "index.html").read_text()
        begin, end = text.index("<tr data-county"), text.rindex("</tr>") + len("</tr>")
        rows = re.findall(r"<tr data-county.*?</tr>", text[begin:end], re.S)
        many = "\n".join(rows[i % len(rows)] for i in range(5000))
        big = self.folder / "big.html"
        big.write_text(text[:begin] + many + text[end:])
        seconds = self.browser.open(big.as_uri())
        timed = ("(() => {{ const t = performance.now(); const e = document.getElementById('filters').elements.{0};"
                 "e.value = {1}; e.dispatchEvent(new Event('input', {{bubbles: true}})); document.body.offsetHeight;"
                 "return performance.now() - t; }})()")
        filter_ms = self.browser.run(timed.format("verdict", "'undetermined'"))
        search_ms = self.browser.run(timed.format("search", "'江海'"))
        self.browser.run("document.getElementById('filters').reset()")
        time.sleep(1)
        self.assertEqual(len(self.visible()), 300)
        self.browser.run("document.getElementById('more').click()")
        self.assertEqual(len(self.visible()), 5000)
        print(f"index of 5000 rows ({big.stat().st_size >> 10} KB): open {seconds:.2f} s, filter {filter_ms:.0f} ms, "
              f"search {search_ms:.0f} ms", flush=True)
        self.assertLess(filter_ms, 1000 * options.patience)
        self.assertLess(seconds, 1.0 * options.patience)

    def test_screens(self):
        if not options.screens:
            self.skipTest("no folder for screenshots")
        folder = pathlib.Path(options.screens)
        folder.mkdir(parents=True, exist_ok=True)
        self.open_index()
        pages = {"index": (self.out / "index.html").as_uri(),
                 "report": next(one for one in self.report_links() if one.endswith(".html"))}
        for name, page in pages.items():
            for size, (width, height, phone) in {"wide": (1366, 768, False), "phone": (390, 844, True)}.items():
                self.browser.size(width, height, phone)
                self.browser.open(page)
                self.browser.screenshot(folder / f"{name}-{size}.png")
                self.browser.screenshot(folder / f"{name}-{size}-whole.png", whole=True)
        self.browser.size(1366, 768)
        self.browser.dark(True)
        self.browser.open(pages["report"])
        self.browser.screenshot(folder / "report-dark.png")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("chushen")
    parser.add_argument("--out")
    parser.add_argument("--axe")
    parser.add_argument("--screens")
    parser.add_argument("--patience", type=float, default=1.0, help="how many times slower this machine may be")
    options = parser.parse_args()
    if not shutil.which("chromium"):
        print("no chromium here: nothing tested; run make browser")
        sys.exit(77)
    unittest.main(argv=sys.argv[:1], verbosity=2)
