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


def parts_of(run, hands):
    """The letters of a run, and of these those that lie where a hand wrote: beside, over or under print."""
    box, text = run.get("box"), run.get("text", "")
    if not box or not hands:
        return text, ""
    middle, left, printed, maybe = (box[1] + box[3]) / 2, box[0], "", ""
    edges = run.get("edges") or [box[0] + (box[2] - box[0]) * (i + 1) / len(text) for i in range(len(text))]
    for letter, right in zip(text, edges):
        if any(inside(hand, (left + right) / 2, middle) for hand in hands):
            maybe += letter
        else:
            printed += letter
        left = right
    return printed, maybe


def page_truth(page):
    brackets = not any(mark["make"] == "paren" for mark in page["marks"])
    return bag("".join(line["text"] for line in page["lines"]), brackets), brackets


def judge_page(page, reading):
    """(characters of the truth, wrong, missing, extra) of a page as the library read it."""
    truth, brackets = page_truth(page)
    hands = [place["ink_box"] for place in page["places"] if "ink_box" in place]
    parts = [parts_of(run, hands) for run in reading.runs]
    printed, maybe = (bag("".join(letters), brackets) for letters in zip(*parts)) if parts else (Counter(), Counter())
    printed += maybe & (truth - printed)  # print that a hand wrote over was read; what the hand wrote is nobody's fault
    return truth.total(), *wrong_between(truth, printed)


def judge_text(page, text):
    """(characters of the truth, wrong) of a page as another program read it."""
    truth, brackets = page_truth(page)
    return truth.total(), wrong_between(truth, bag(text, brackets))[0]
