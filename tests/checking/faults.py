"""Mechanical faults: each changes one thing in the text of a criteria file and knows the line to be named.

A fault gets the lines and which place to choose where there are several (0 the first, -1 the last); it
returns the new lines and the index of the line that a finding must name, or `None` where it does not apply.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

Lines = list[str]
Edited = tuple[Lines, int] | None
Edit = Callable[[Lines, int], Edited]

# The files are indented alike: a dimension's keys by four spaces, a criterion's by eight.
DIMENSION = "^    "
CRITERION = "^        "
NUMBER = r"(\d+(?:\.\d+)?)"
QUESTION = "        question: "
GATE = "kind: gate"


class Fault(NamedTuple):
    """A fault's name, the code of the finding that it must give, and how it is made."""

    name: str
    code: str
    edit: Edit


def matches(lines: Lines, pattern: str) -> list[int]:
    return [index for index, line in enumerate(lines) if re.search(pattern, line)]


def before(lines: Lines, index: int, pattern: str) -> int:
    """Return the last line at or above `index` that matches."""
    return max(match for match in matches(lines, pattern) if match <= index)


def end(lines: Lines, index: int) -> int:
    """Return the first line below the entry at `index`: the next one that is not indented further."""
    depth = len(lines[index]) - len(lines[index].lstrip())
    for below in range(index + 1, len(lines)):
        if lines[below].strip() and len(lines[below]) - len(lines[below].lstrip()) <= depth:
            return below
    return len(lines)


def changed(pattern: str, replacement: str, named: str = "") -> Edit:
    """Replace what matches; the line itself is named, or the one above it that matches `named`."""

    def edit(lines: Lines, which: int) -> Edited:
        found = matches(lines, pattern)
        if not found:
            return None
        index = found[which]
        new = [*lines[:index], re.sub(pattern, replacement, lines[index]), *lines[index + 1 :]]
        return new, before(new, index, named) if named else index

    return edit


def reckoned(pattern: str, change: Callable[[float], float], named: str = "") -> Edit:
    """Change the number that matches as group 1."""

    def edit(lines: Lines, which: int) -> Edited:
        found = matches(lines, pattern)
        if not found:
            return None
        index = found[which]
        match = re.search(pattern, lines[index])
        assert match
        number = f"{change(float(match[1])):g}"
        line = lines[index][: match.start(1)] + number + lines[index][match.end(1) :]
        new = [*lines[:index], line, *lines[index + 1 :]]
        return new, before(new, index, named) if named else index

    return edit


def added(pattern: str, line: str) -> Edit:
    """Put a line after the one that matches, as deep as that one; the new line is named."""

    def edit(lines: Lines, which: int) -> Edited:
        found = matches(lines, pattern)
        if not found:
            return None
        index = end(lines, found[which])
        above = lines[found[which]]
        lead = " " * (len(above) - len(above.lstrip(" -")))
        return [*lines[:index], lead + line, *lines[index:]], index

    return edit


def removed(pattern: str, named: str) -> Edit:
    """Remove an entry with all its lines; the line above it that matches `named` is named."""

    def edit(lines: Lines, which: int) -> Edited:
        found = matches(lines, pattern)
        if not found:
            return None
        index = found[which]
        new = lines[:index] + lines[end(lines, index) :]
        return new, before(new, index - 1, named)

    return edit


def repeated(pattern: str) -> Edit:
    """Write the line that matches twice; the second is named."""

    def edit(lines: Lines, which: int) -> Edited:
        found = matches(lines, pattern)
        if not found:
            return None
        index = found[which]
        return [*lines[: index + 1], *lines[index:]], index + 1

    return edit


def copied(pattern: str, key: str) -> Edit:
    """Give an item what the item before it has, such as its id; the second one is named."""

    def edit(lines: Lines, which: int) -> Edited:
        pairs = [
            (one, two)
            for one, two in zip(matches(lines, pattern), matches(lines, pattern)[1:], strict=False)
            if all(not re.match(r"\S|  - |    \S", line) for line in lines[one + 1 : two])
            or key == "dimension"
        ]
        if not pairs:
            return None
        one, two = pairs[which]
        return [*lines[:two], lines[one], *lines[two + 1 :]], two

    return edit


def outside(pattern: str, edit: Edit) -> Edit:
    """Make the fault in a criterion none of whose lines matches, such as one that is no gate."""

    def masked(lines: Lines, which: int) -> Edited:
        hidden: set[int] = set()
        for start in matches(lines, "^      - id: "):
            block = range(start, end(lines, start))
            if any(re.search(pattern, lines[index]) for index in block):
                hidden.update(block)
        edited = edit([f"\0{i}" if i in hidden else line for i, line in enumerate(lines)], which)
        if edited is None:
            return None
        return [lines[int(line[1:])] if line[:1] == "\0" else line for line in edited[0]], edited[1]

    return masked


def quote_open(lines: Lines, which: int) -> Edited:
    """Open a quote where none follows: elsewhere the next one would close it."""
    last = max(matches(lines, '"'), default=-1)
    found = [index for index in matches(lines, "^ +(title|id|unit|weight): ") if index > last]
    if not found:
        return None
    index = found[which]
    return [*lines[:index], lines[index].replace(": ", ': "', 1), *lines[index + 1 :]], index


def first_scale(edit: Edit) -> Edit:
    """Make the fault in the first scale, which is never that of a measured criterion."""
    return lambda lines, which: edit(lines, 0)


def levels(change: Callable[[Lines, list[int]], Edited]) -> Edit:
    """Hand the lines of the first or last scale's levels to `change`."""

    def edit(lines: Lines, which: int) -> Edited:
        scales = matches(lines, r"^ *levels:")
        if not scales:
            return None
        top = scales[which]
        scores = [i for i in matches(lines, r"^ *- \{?score: ") if top < i < end(lines, top)]
        return change(list(lines), scores)

    return edit


def score_twice(lines: Lines, scores: list[int]) -> Edited:
    first = re.search(r"score: (\d+)", lines[scores[0]])
    assert first
    lines[scores[1]] = re.sub(r"score: \d+", first[0], lines[scores[1]])
    return lines, scores[1]


def out_of_order(lines: Lines, scores: list[int]) -> Edited:
    lines[scores[0]] = re.sub(r"score: \d+", "score: 2.5", lines[scores[0]])
    return lines, scores[1]


def no_descriptor(lines: Lines, scores: list[int]) -> Edited:
    top = scores[1]
    if "descriptor:" in lines[top]:
        lines[top] = re.sub(r', descriptor: (?:"[^"]*"|[^"}]*)', "", lines[top])
        return lines, top
    at = next(i for i in range(top, len(lines)) if lines[i].lstrip().startswith("descriptor:"))
    return lines[:at] + lines[end(lines, at) :], top


def same_descriptor(lines: Lines, scores: list[int]) -> Edited:
    one, two = scores[0], scores[1]
    if "descriptor:" in lines[one]:
        text = re.search(r'descriptor: (?:"[^"]*"|[^"}]*)', lines[one])
        assert text
        lines[two] = re.sub(r'descriptor: (?:"[^"]*"|[^"}]*)', lambda _: text[0], lines[two])
        return lines, two
    places = [i for i in range(one, len(lines)) if lines[i].lstrip().startswith("descriptor:")]
    entry = lines[places[0] : end(lines, places[0])]
    return lines[: places[1]] + entry + lines[end(lines, places[1]) :], places[1]


def bands_disordered(lines: Lines, which: int) -> Edited:
    tops = matches(lines, r"^        bands:")
    if not tops:
        return None
    second = tops[which] + 2
    lines = list(lines)
    lines[second] = re.sub(r"from: [\d.]+", "from: 0", lines[second])
    return lines, second


def asking(words: str) -> Edit:
    """Put words into a question that stands on one line, before its question mark."""
    return changed(rf"^({QUESTION}[^>\"].*)\?$", rf"\1 {words}?")


def without_dimension_id(lines: Lines, which: int) -> Edited:
    index = matches(lines, r"^  - id: ")[which]
    if not lines[index + 1].startswith("    name: "):
        return None
    return [*lines[:index], "  - " + lines[index + 1].lstrip(), *lines[index + 2 :]], index


def without_file_id(lines: Lines, which: int) -> Edited:
    """Remove the file's id: the title stands for the file then."""
    index = matches(lines, "^id: ")[0]
    new = lines[:index] + lines[index + 1 :]
    return new, matches(new, "^title: ")[0]


def without_scale(lines: Lines, which: int) -> Edited:
    """Remove the default scale: the first or last criterion that has none of its own is named."""
    index = matches(lines, "^scale:")[0]
    new = lines[:index] + lines[end(lines, index) :]
    blocks = {start: "\n".join(new[start : end(new, start)]) for start in matches(new, "^      - id: ")}
    bare = [start for start, text in blocks.items() if GATE not in text and "\n        scale:" not in text]
    return (new, bare[which]) if bare else None


FAULTS = (
    # Weights.
    Fault(
        "dimension weight + 1",
        "SV201",
        reckoned(f"{DIMENSION}weight: {NUMBER}$", lambda n: n + 1, "^dimensions:"),
    ),
    Fault("dimension weight 0", "SV203", changed(f"{DIMENSION}weight: .*", "    weight: 0")),
    Fault(
        "criterion weight - 0.01",
        "SV202",
        reckoned(f"{CRITERION}weight: {NUMBER}$", lambda n: n - 0.01, "^    criteria:"),
    ),
    Fault("criterion weight 0", "SV203", changed(f"{CRITERION}weight: .*", "        weight: 0")),
    Fault("criterion weight removed", "SV102", removed(f"{CRITERION}weight: ", "^      - id:")),
    Fault("weight in quotes", "SV103", changed(r"weight: (\d+)$", r'weight: "\1"')),
    Fault("weight as 010", "SV104", changed(r"^( +)weight: \d+$", r"\1weight: 010")),
    Fault("weight with a percent sign", "SV105", changed(r"^( +)weight: (\d+)$", r"\1weight: \2%")),
    Fault("weight in words", "SV105", changed(r"^( +)weight: \d+$", r"\1weight: sixty")),
    Fault("weight below zero", "SV106", changed(r"^( +)weight: (\d+)$", r"\1weight: -\2")),
    Fault("weight empty", "SV112", changed(r"^( +)weight: \d+$", r"\1weight:")),
    # Keys.
    Fault("key misspelt: wieght", "SV101", changed("^( +)weight:", r"\1wieght:")),
    Fault("key misspelt: dimenions", "SV101", changed("^dimensions:", "dimenions:")),
    Fault("key misspelt: criterea", "SV101", changed("^    criteria:", "    criterea:")),
    Fault("key misspelt: meets_ta", "SV101", changed("^( +)meets_at:", r"\1meets_ta:")),
    Fault("key misspelt: descripter", "SV101", changed("descriptor:", "descripter:")),
    Fault("key in capitals", "SV101", changed("^( +)question:", r"\1Question:")),
    Fault("key with a hyphen", "SV101", changed("subject_matter_link:", "subject-matter-link:")),
    Fault("key twice", "SV004", repeated(r"^( +)(title|name): ")),
    Fault("key twice at the top", "SV004", repeated(r"^moderation: ")),
    Fault(
        "key of another kind: disqualifies",
        "SV116",
        added("^        kind: (scored|measured)", "disqualifies: true"),
    ),
    Fault("key of another kind: weight in a gate", "SV116", added("^        kind: gate", "weight: 10")),
    # The text itself.
    Fault("tab for indentation", "SV015", changed(r"^  (meets_at|min):", "\t\\1:")),
    Fault("one space too many", "SV001", changed("^    (name: )", r"     \1")),
    Fault("two colons in a line", "SV001", changed("^(title: .*)$", r"\1: part 2")),
    Fault("quote not closed", "SV001", quote_open),
    Fault("second document", "SV005", changed("^edition: .*", "---")),
    Fault("tag", "SV006", changed("^( *)(title|name): (?!>)", r"\1\2: !x ")),
    Fault("merge key", "SV007", added("^        title: ", "<<: {kind: scored}")),
    Fault("alias of nothing", "SV014", changed("^( *)(title|name): .*", r"\1\2: *same")),
    Fault("control character", "SV003", changed("^( *)(title|name): ", "\\1\\2: \x07")),
    Fault("format version 2", "SV115", changed("^sv_score: 1", "sv_score: 2")),
    # Ids and words from a list.
    Fault("id of the file removed", "SV102", without_file_id),
    Fault("id of a dimension removed", "SV102", without_dimension_id),
    Fault("criterion id twice", "SV108", copied("^      - id: ", "criterion")),
    Fault("dimension id twice", "SV108", copied("^  - id: ", "dimension")),
    Fault("id with a space", "SV107", changed(r"^( +- id: )(\S+)$", r"\1\2 x")),
    Fault("id empty", "SV112", changed(r"^( +- id:) \S+$", r"\1")),
    Fault("kind unknown", "SV110", changed("kind: (scored|measured|gate)$", "kind: scoring")),
    Fault("moderation unknown", "SV110", changed("^moderation: .*", "moderation: average")),
    Fault("rounding unknown", "SV110", changed("half_up", "half-up")),
    Fault("model misspelt", "SV401", changed(r"^model: (\S+)\S", r"model: \1")),
    # Scales, bands and minimums.
    Fault("score twice", "SV204", levels(score_twice)),
    Fault("scores out of order", "SV205", levels(out_of_order)),
    Fault("score in words", "SV105", changed(r"^( +- \{?score: )\d+", r"\1two")),
    Fault("descriptor removed", "SV328", first_scale(levels(no_descriptor))),
    Fault("descriptor of the level before", "SV306", levels(same_descriptor)),
    Fault("meets_at off the scale", "SV206", reckoned(f"meets_at: {NUMBER}$", lambda n: n + 0.5)),
    Fault("meets_at removed", "SV321", removed("^  meets_at:", "^scale:")),
    Fault("scale removed", "SV212", without_scale),
    Fault(
        "minimum above the scale",
        "SV211",
        added("^        weight: ", "minimum: {score: 1000, disqualifies: true}"),
    ),
    Fault(
        "minimum without its consequence",
        "SV312",
        changed(r"^( +minimum: \{.*), disqualifies: \w+\}", r"\1}"),
    ),
    Fault("minimum of 101 percent", "SV106", changed(r"percent: \d+, disq", "percent: 101, disq")),
    Fault(
        "minimum that disqualifies: yes", "SV103", changed("disqualifies: (true|false)", "disqualifies: yes")
    ),
    Fault("gate without its consequence", "SV312", removed(f"{CRITERION}disqualifies: ", "^      - id:")),
    Fault("band below the one before it", "SV208", bands_disordered),
    Fault("band with a score off the scale", "SV210", changed(r"(from: \d+, +score:) \d+", r"\1 99")),
    Fault("first band above zero", "SV209", changed(r"\{from: 0,", "{from: 1,")),
    Fault("band with a separator in it", "SV101", changed(r"\{from: [1-9]\d*,", "{from: 50,000,")),
    Fault("bands removed", "SV102", removed("^        bands:", "^      - id:")),
    Fault("better misspelt", "SV110", changed("better: (higher|lower)", "better: more")),
    # What the law and good practice ask for.
    Fault("unit removed", "SV314", removed(r"^ +unit: ", "^ +(- id|measure):")),
    Fault("definition removed", "SV314", removed(r"^ +definition: ", "^ +(- id|measure):")),
    Fault("question removed", "SV305", outside(GATE, removed(f"{CRITERION}question: .*", "^      - id:"))),
    Fault(
        "title of a criterion removed", "SV305", outside(GATE, removed(f"{CRITERION}title: ", "^      - id:"))
    ),
    Fault(
        "link to the subject matter removed",
        "SV304",
        outside(GATE, removed(f"{CRITERION}subject_matter_link: ", "^      - id:")),
    ),
    Fault("evidence removed", "SV313", outside(GATE, removed(f"{CRITERION}evidence: ", "^      - id:"))),
    Fault("evidence empty", "SV313", outside(GATE, changed("evidence: .*", "evidence: []"))),
    Fault("vague word in a question", "SV309", asking("with an innovative approach")),
    Fault("marks for the highest bid", "SV320", asking("(the highest bid earns full marks)")),
    Fault("total in money", "SV302", asking("and what is the total social value in pounds")),
    Fault(
        "several questions in one", "SV308", outside("sub_criteria:", asking("and how will you report on it"))
    ),
    Fault(
        "company policy", "SV316", changed(f"^{QUESTION}[^>].*", f"{QUESTION}What is your equality policy?")
    ),
    # Facts of the contract and of the model.
    Fault("date that does not exist", "SV111", changed("commenced: .*", "commenced: 2026-13-01")),
    Fault("date the other way round", "SV111", changed("commenced: .*", "commenced: 01/03/2026")),
    Fault("contract value with commas", "SV104", changed(r"^  value: \d+$", "  value: 2,400,000")),
    Fault("contract value with a sign", "SV105", changed(r"^  value: (\d+)$", r"  value: £\1")),
    Fault("rounding to nine places", "SV106", changed(r"places: \d", "places: 9")),
    Fault("rounding removed", "SV322", removed("^rounding: ", "^id: ")),
    Fault(
        "social value weight 110", "SV106", changed("^social_value_weight: .*", "social_value_weight: 110")
    ),
    Fault("ignore without effect", "SV030", changed("^(moderation: .*)", r"\1  # sv: ignore[SV201] none")),
    Fault("ignore of nothing", "SV031", changed("^(moderation: .*)", r"\1  # sv: ignore[SV999] none")),
)
