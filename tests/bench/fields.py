"""Values of fields against the truth: exact, silently wrong, flagged."""

from dataclasses import dataclass

SURE = 0.8


@dataclass
class Judged:
    key: tuple
    verdict: str        # exact, silent, flagged
    expected: str
    value: str          # None where nothing is present
    confidence: float
    state: str
    raw: str

    @property
    def sure(self):
        return self.verdict == "exact" and (self.value is None or self.confidence >= SURE)

    def __str__(self):
        name, year, half = self.key
        when = f" {year}{'H1' if half else ''}" if year else ""
        return f"{self.verdict:<8}{name}{when}: {self.expected} read {self.raw!r} -> {self.value} ({self.state}, {self.confidence or 0:.2f})"


def judge(expected, field):
    value = field["value"] if field["state"] == "present" else None
    confidence = field["confidence"] or 0
    if value == expected["value"]:
        verdict = "exact"  # an empty place of which nothing is read counts too
    else:
        verdict = "silent" if value is not None and confidence >= SURE else "flagged"
    raws = [reading["raw"] for reading in field["readings"]]
    return Judged((expected["name"], expected["year"], expected["half"]), verdict, expected["value"], value, confidence,
                  field["state"], " | ".join(raws))


def judge_case(case, reading):
    return [judge(e, reading.field((e["name"], e["year"], e["half"]))) for e in case.truth["fields"]["form-stamped"]]


def reliability(judged):
    """Ten bins of confidence: [(low, high, values, right)] over the values that are there."""
    bins = [[0, 0] for _ in range(10)]
    for field in judged:
        if field.value is not None:
            place = bins[min(9, int(field.confidence * 10))]
            place[0] += 1
            place[1] += field.verdict == "exact"
    return [(i / 10, (i + 1) / 10, count, right) for i, (count, right) in enumerate(bins)]
