"""How right and how fast electronic files of the fixtures are read through the program itself: values, kinds and roles, also
under names that mislead, and DOC, RTF and ODT through its own converter."""

import json
import re
import shutil
import subprocess
from pathlib import Path

from measured import run

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
ELECTRONIC = {"form-editable", "form-print"}
# What the file is not, by its ending and by its words.
MISLEADING = ["扫描件.pdf", "营业执照.jpg", "数字化水平评测报告.docx", "推荐汇总表.xlsx", "信用报告", "新建 文本文档.txt", "a.doc", "审计报告.ofd"]
CONVERTED = 21


def electronic_documents():
    """(path, what the fixture says of it, its fields) of every form that is text."""
    for expected in sorted((FIXTURES / "expected").glob("*.json")):
        values = json.loads(expected.read_text())
        for document in values["documents"]:
            if document["role"] in ELECTRONIC and document["role"] in values["fields"]:
                path = FIXTURES / "inbox" / values["submission"] / document["file"]
                yield path, document, values["fields"][document["role"]]


def application_of(program, path):
    output, _, _ = run([program, "dump", path, "--as", "application"])
    return json.loads(output)


def key_of(field):
    return field["name"], field["year"], field["half"]


def fields_right(program):
    """(exact, all) values and states of the electronic forms."""
    exact = count = 0
    for path, _, fields in electronic_documents():
        found = {key_of(field): field for field in application_of(program, path)["fields"]}
        for field in fields:
            read = found.get(key_of(field), {"state": "not-found", "value": None})
            count += 1
            exact += (read["state"], read["value"]) == (field["state"], field["value"])
    return exact, count


def kinds_and_roles_right(program, folder):
    """(right, all) over every electronic form under its own name and under each misleading one."""
    right = count = 0
    for path, document, _ in electronic_documents():
        for name in [path.name, *MISLEADING]:
            copy = folder / name
            shutil.copyfile(path, copy)
            read = application_of(program, copy)["documents"][0]
            count += 1
            right += (read["kind"], read["role"]) == (document["kind"], document["role"])
            copy.unlink()
    return right, count


def old_files(folder):
    """Forms as DOC, RTF and ODT, made by LibreOffice: CONVERTED of them, no two alike."""
    docx = [path for path, document, _ in electronic_documents() if document["kind"] == "docx"]
    made = []
    for ending in ("doc", "rtf", "odt"):
        out = folder / ending
        sources = folder / (ending + "-sources")
        sources.mkdir()
        for number in range(CONVERTED // 3):
            shutil.copyfile(docx[number % len(docx)], sources / f"{number}.docx")
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", ending, "--outdir", out,
                        *sorted(sources.iterdir())], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        made += sorted(out.iterdir())
    return made


def seconds_per_conversion(program, folder):
    """(seconds a file, files) of the program's own converter in one batch, its start included."""
    submission = folder / "inbox" / "甲"
    submission.mkdir(parents=True)
    for number, path in enumerate(old_files(folder)):
        shutil.copyfile(path, submission / f"{number}{path.suffix}")
    messages = subprocess.run([program, "batch", folder / "inbox", "--out", folder / "out"], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL,
                              text=True, cwd=FIXTURES.parent).stderr
    found = re.search(r"LibreOffice 转换 (\d+) 份文件，共用 (\d+) 毫秒", messages)
    if not found:
        raise SystemExit("no file was converted: " + messages)
    return int(found[2]) / 1000 / int(found[1]), int(found[1])
