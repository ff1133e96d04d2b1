"""Characters wrong, whatever their order: per page two bags of characters are compared.

Wrong are the larger of what is missing and what is there without being in the truth, so that an exchanged character counts
once and one put in counts too. White space, check boxes and the letters that a hand wrote do not count; what full and half
width tell apart does not either (NFKC).
"""

import unicodedata
from collections import Counter

BOXES = "☑☒☐□■√✓✔"
SAME = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "–": "-", "−": "-", "－": "-", "·": "•", "・": "•", "∶": ":"})


def bag(text, brackets=True):
    letters = unicodedata.normalize("NFKC", text.translate(SAME)).translate(SAME)
    left_out = BOXES + ("" if brackets else "()")
    return Counter(letter for letter in letters if not letter.isspace() and letter not in left_out)


def wrong_between(truth, read):
    missing, extra = truth - read, read - truth
    return max(missing.total(), extra.total()), missing, extra


def inside(box, x, y):
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def printed_text(run, hands, printed=()):
    """The letters of a run without those that lie where a hand wrote and nothing is printed."""
    box = run.get("box")
    if not box or not hands:
        return run.get("text", "")
    middle, left, kept = (box[1] + box[3]) / 2, box[0], ""
    edges = run.get("edges") or [box[0] + (box[2] - box[0]) * (i + 1) / len(run["text"]) for i in range(len(run.get("text", "")))]
    for letter, right in zip(run.get("text", ""), edges):
        on_any = lambda places: any(inside(place, (left + right) / 2, middle) for place in places)
        if not on_any(hands) or on_any(printed):
            kept += letter
        left = right
    return kept


def page_truth(page):
    brackets = not any(mark["make"] == "paren" for mark in page["marks"])
    return bag("".join(line["text"] for line in page["lines"]), brackets), brackets


def judge_page(page, reading):
    """(characters of the truth, wrong, missing, extra) of a page as the library read it."""
    truth, brackets = page_truth(page)
    hands = [place["ink_box"] for place in page["places"] if "ink_box" in place]
    printed = [line["box"] for line in page["lines"]]
    text = "".join(printed_text(run, hands, printed) for run in reading.runs)
    return truth.total(), *wrong_between(truth, bag(text, brackets))


def judge_text(page, text):
    """(characters of the truth, wrong) of a page as another program read it."""
    truth, brackets = page_truth(page)
    return truth.total(), wrong_between(truth, bag(text, brackets))[0]
