"""What the whole program says of a submission: whose seals it saw, and whether the pledge is signed."""

import json
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
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


def match_of(verdict, page, box, reading):
    """What report.json says of the seal at `box` of the page, or None where it lists none there."""
    ids = {document["id"] for document in verdict.documents if document["file"].split("/")[-1] == page["file"]}
    there = [seal for seal in verdict.seals if seal["document"] in ids and seal["page"] == page["page"]]
    best = max(there, key=lambda seal: places.overlap(seal["box"], places.scaled(box, page, reading)), default=None)
    if best is None or places.overlap(best["box"], places.scaled(box, page, reading)) <= 0.5:
        return None
    return best["match"]
