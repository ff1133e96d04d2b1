"""What the whole program says of a submission: whose seals it saw, and whether the pledge is signed."""

import json
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import places
from measured import run


@dataclass
class Verdict:
    cpu: float = 0
    seals: tuple = ()     # of report.json
    documents: tuple = ()
    pledge: str = None    # outcome of pledge-signed


def verdict_of(job):
    case, chushen = job
    with tempfile.TemporaryDirectory() as out:
        _, cost, _ = run([chushen, "check", case.folder, "--out", out, "--jobs", "1"])
        reports = list(Path(out).rglob("report.json"))
        if not reports:
            return Verdict(cost.cpu)
        report = json.loads(reports[0].read_text())
        pledge = next((f["outcome"] for f in report["findings"] if f["rule"] == "pledge-signed"), None)
        return Verdict(cost.cpu, report["seals"], report["documents"], pledge)


def verdicts(cases, chushen):
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(verdict_of, [(case, chushen) for case in cases]))


@dataclass
class Pairs:
    """Seals of sheets against their applicant: what was said of the applicant's own, and of other firms'."""

    own: dict = field(default_factory=dict)
    other: dict = field(default_factory=dict)
    called_own: list = field(default_factory=list)  # what another firm's seal says that was called the applicant's
    named: dict = field(default_factory=dict)       # group -> [seals, found, name exact or match right, name exact]
    short: list = field(default_factory=list)       # a line for each seal that is neither

    @property
    def others(self):
        return sum(self.other.values())


def judge_sheet_seal(pairs, truth, page, seal, verdict):
    read = seal_at(verdict, page, seal["box"], None)
    match = read["match"] if read else "not found"
    counts = pairs.own if seal["own"] else pairs.other
    counts[match] = counts.get(match, 0) + 1
    if not seal["own"] and match == "same":
        pairs.called_own.append(f"{truth['submission']}: {seal['name']} for {truth['applicant']}")
    exact = read is not None and places.plain_name(read["text"]) == places.plain_name(seal["name"])
    right = exact or match == ("same" if seal["own"] else "other")
    group = pairs.named.setdefault(truth["group"], [0, 0, 0, 0])
    for index, counted in enumerate((True, read is not None, right, exact)):
        group[index] += counted
    if not right:
        pairs.short.append(f"{truth['submission']} {page['file']} page {page['page']} {[round(v) for v in seal['box']]} {seal['color']} {seal['shape']} "
                           f"{seal['name']}: read {read['text'] if read else None!r} ({read['confidence'] if read else 0:.2f}) {match}")


def seal_pairs(folder, chushen, most=0):
    """The matches of all seals of DIR/seals; `most` sheets' submissions, 0 for all."""
    truths = [json.loads(path.read_text()) for path in sorted((folder / "seals" / "expected").glob("*.json"))]
    truths = truths[:most] if most else truths
    pairs = Pairs()
    with ThreadPoolExecutor(2) as pool:
        found = pool.map(verdict_of, [(SheetCase(folder / "seals" / "inbox" / truth["submission"]), chushen) for truth in truths])
        for truth, verdict in zip(truths, found):
            for page in truth["pages"]:
                for seal in page["seals"]:
                    judge_sheet_seal(pairs, truth, page, seal, verdict)
    return pairs


@dataclass
class SheetCase:
    folder: Path


def seal_at(verdict, page, box, reading):
    """What report.json says of the seal at `box` of the page, or None where it lists none there."""
    ids = {document["id"] for document in verdict.documents if document["file"].split("/")[-1] == page["file"]}
    there = [seal for seal in verdict.seals if seal["document"] in ids and seal["page"] == page["page"]]
    place = places.scaled(box, page, reading) if reading else box
    best = max(there, key=lambda seal: places.overlap(seal["box"], place), default=None)
    return best if best is not None and places.overlap(best["box"], place) > 0.5 else None


def match_of(verdict, page, box, reading):
    seal = seal_at(verdict, page, box, reading)
    return seal["match"] if seal else None
