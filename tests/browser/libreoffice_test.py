#!/usr/bin/env python3
"""Opens every DOCX and XLSX of an output folder in LibreOffice and reads what it makes of them.

    libreoffice_test.py CHUSHEN [--out OUT]

Exit status 77: there is no LibreOffice here, nothing was tested.
"""

import argparse
import csv
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

from browser_test import ROOT, judged

options = None


def converted(files, kind, folder, *more):
    """The files in another format; whatever LibreOffice says beside 'convert' lines is a complaint."""
    run = subprocess.run(["soffice", "--headless", "-env:UserInstallation=" + (folder / "profile").as_uri(),
                          *more, "--convert-to", kind, "--outdir", folder, *files], capture_output=True, text=True, timeout=300)
    complaints = [line for line in (run.stdout + run.stderr).splitlines()
                  if line and not line.startswith(("convert ", "Writing sheet ")) and "javaldx" not in line]
    assert run.returncode == 0 and not complaints, complaints
    return [folder / (file.stem + "." + kind.split(":")[0]) for file in files]


class Files(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="office-"))
        cls.out = pathlib.Path(options.out).resolve() if options.out else judged(options.chushen, cls.folder)
        cls.batch = json.loads((cls.out / "batch.json").read_text())

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder, ignore_errors=True)

    def test_every_letter_says_what_the_report_says(self):
        letters = sorted(self.out.rglob("补正通知书.docx"))
        self.assertGreater(len(letters), 0)
        copies = [pathlib.Path(shutil.copy(letter, self.folder / f"letter{i}.docx")) for i, letter in enumerate(letters)]
        for letter, text_file in zip(letters, converted(copies, "txt:Text (encoded):UTF8", self.folder)):
            text = text_file.read_text(encoding="utf-8-sig")
            report = json.loads((letter.parent / "report.json").read_text())
            self.assertIn("补正通知书", text)
            self.assertIn(report["notice"]["document_number"], text)
            if report["applicant"]["name"]:
                self.assertIn(report["applicant"]["name"] + "：", text)
            for finding in report["findings"]:
                if finding["action"] in ("correct", "reject") and finding["remedy"]:
                    self.assertIn(finding["remedy"].replace("\n", " "), text)
            self.assertNotIn("{{", text)

    def test_the_table_has_every_applicant_and_whole_codes(self):
        table = pathlib.Path(shutil.copy(self.out / "推荐汇总表.xlsx", self.folder / "table.xlsx"))
        converted([table], 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1', self.folder)
        rows = [row for file in sorted(self.folder.glob("table-*.csv")) if "读取来源" not in file.name
                for row in csv.reader(file.read_text(encoding="utf-8").splitlines(keepends=True))]
        for one in self.batch["submissions"]:
            if one["failure"]:
                continue
            wanted = [one["applicant"]["name"] or "", one["applicant"]["uscc"] or ""]
            found = [row for row in rows if len(row) > 4 and all(text in ("", cell) for text, cell in zip(wanted, row[2:4]))]
            self.assertTrue(found, wanted)

    def test_a_table_that_libreoffice_made_is_filled_and_opens_again(self):
        if options.out:
            self.skipTest("needs a run of its own")
        form = self.folder / "form.csv"
        form.write_text("推荐汇总表,,,,\n序号,企业名称,统一社会信用代码,获奖情况,联系人\n,,,,\n填表人：,,,,\n", encoding="utf-8")
        office = self.folder / "office"
        (office / "templates").mkdir(parents=True)
        (office / "county.yaml").write_text("name: 蓬江区\n")
        converted([form], "xlsx", self.folder, "--infilter=CSV:44,34,76")
        shutil.move(self.folder / "form.xlsx", office / "templates/推荐汇总表.xlsx")
        run = subprocess.run([options.chushen, "batch", self.folder / "inbox", "--out", self.folder / "filled", "--county",
                              office, "--notice", ROOT / "notices/jiangmen-2023-22"], capture_output=True, text=True)
        self.assertIn("没有对应内容，未填写：获奖情况。", run.stderr)
        shutil.copy(self.folder / "filled/推荐汇总表（县区格式）.xlsx", self.folder / "filled.xlsx")
        converted([self.folder / "filled.xlsx"], "csv:Text - txt - csv (StarCalc):44,34,76", self.folder)
        rows = list(csv.reader((self.folder / "filled.csv").read_text(encoding="utf-8").splitlines()))
        named = [one["applicant"]["name"] for one in self.batch["submissions"] if one["applicant"]["name"]]
        self.assertEqual(sorted(row[1] for row in rows[2:] if row[1]), sorted(named))
        self.assertEqual(rows[2][0], "1")
        self.assertEqual(rows[-1][0], "填表人：")

    def test_the_covering_letter_opens(self):
        letter = pathlib.Path(shutil.copy(self.out / "推荐函.docx", self.folder / "cover.docx"))
        text = converted([letter], "txt:Text (encoded):UTF8", self.folder)[0].read_text(encoding="utf-8-sig")
        self.assertIn("关于推荐2023年江门市制造业数字化转型标杆示范的函", text)
        converted([letter], "pdf", self.folder)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("chushen")
    parser.add_argument("--out")
    options = parser.parse_args()
    if not shutil.which("soffice"):
        print("no LibreOffice here: nothing tested; run make packages")
        sys.exit(77)
    unittest.main(argv=sys.argv[:1], verbosity=2)
