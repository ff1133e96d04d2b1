"""The bench corpus: made when its generator has changed, and what it says about each submission."""

import hashlib
import json
import pathlib
import shutil
import subprocess
import sys
from dataclasses import dataclass

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
GENERATOR = ROOT / "fixtures" / "generator"
PYTHON = "/usr/bin/python3"  # the distribution's, which has the packages of the generator


@dataclass
class Case:
    """One submission of the corpus: its truth and its files in the order of its pages."""

    truth: dict
    folder: pathlib.Path

    @property
    def id(self):
        return self.truth["submission"]

    @property
    def hard(self):
        return self.truth["group"] == "hard"

    @property
    def layout(self):
        return self.truth["layout"] + (" (unseen)" if self.truth["blind"] else "")

    @property
    def pages(self):
        return self.truth["pages"]

    @property
    def applicant(self):
        return next(f["value"] for f in self.truth["fields"]["form-stamped"] if f["name"] == "申报单位名称")

    def files(self):
        return [self.folder / name for name in dict.fromkeys(page["file"] for page in self.pages)]


def generator_hash(pages, seed):
    digest = hashlib.sha256(f"{pages} {seed}".encode())
    for path in sorted(GENERATOR.rglob("*.py")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def made(folder, pages, seed):
    """The folder with the corpus, made anew only where its generator, size or seed is another than last time."""
    folder = pathlib.Path(folder) / f"{pages}-{seed}"
    stamp, wanted = folder / "generator.sha256", generator_hash(pages, seed)
    if stamp.exists() and stamp.read_text() == wanted:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    print(f"making {pages} pages of scans in {folder} …", file=sys.stderr, flush=True)
    subprocess.run([PYTHON, str(GENERATOR / "make.py"), "--bench", str(folder), "--pages", str(pages), "--seed", str(seed)],
                   check=True, stdout=subprocess.DEVNULL)
    stamp.write_text(wanted)
    return folder


def cases_of(folder, most_pages=0, known_only=False):
    """The submissions of a corpus; with `most_pages` the first ones, of both groups, that have about so many."""
    cases = []
    for part in ("known",) if known_only else ("known", "blind"):
        for path in sorted((folder / part / "expected").glob("*.json")):
            truth = json.loads(path.read_text())
            cases.append(Case(truth, folder / part / "inbox" / truth["submission"]))
    if not most_pages:
        return cases
    chosen, count = [], 0
    for case in cases:
        if count < most_pages:
            chosen.append(case)
            count += len(case.pages)
    return chosen
