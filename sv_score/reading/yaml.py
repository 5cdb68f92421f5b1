"""YAML text to nodes that know their line and column. The only module that imports PyYAML.

For maintainers: this builds on the event stream alone and never on `yaml.load`. No loader types
scalars the way a procurement means them (`NO`, `010`, `1:30`, `1.10`), so a scalar stays text plus
"was it plain?" and the field that asks for it decides. The builder keeps its own stack, because the
C composer overflows the machine stack on some 30,000 open brackets. Only one document, without tags,
merge keys or keys that are not text, is let through; anchors are allowed but their expansion counted.
"""

# Longer than 300 lines because nothing else may import PyYAML.

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NoReturn, cast

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from sv_score.model.finding import Finding, Rule
from sv_score.reading import faults, limits
from sv_score.reading.nodes import Mapping, Node, ParserMark, Scalar, Sequence, placed
from sv_score.reading.syntax import nesting_finding, syntax_finding, too_deep
from sv_score.reading.tokens import END, MAPPING, SEQUENCE, Token

# The parser in C, where PyYAML has it.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Characters that YAML 1.1 counts as line ends and editors do not.
_ODD_BREAKS = "[\x85\u2028\u2029]"
_SURROGATE = "[\ud800-\udfff]"

# An item of so many events is read the short way, if it can be; larger ones go the long way.
MOST_BUFFERED = 20_000

# Takes an item by its place in the list, as a node.
OnItem = Callable[[int, Node], None]
# Takes an item by its place as tokens, with the line on which it ends, 0-based; or returns `False`.
OnTokens = Callable[[int, list[Token], int], bool]


# What the pure parser lets through on a few malformed escapes and directives.
PARSER_FAULTS = (ValueError, OverflowError, IndexError)


class Enough(Exception):
    """Whoever takes the items of a list wants no more of the text."""


class _Stop(Exception):
    """Nothing after this point can be read; the finding is on the list."""


def compose(
    text: str,
    label: str,
    findings: list[Finding],
    *,
    stream: str = "",
    on_item: OnItem | None = None,
    on_tokens: OnTokens | None = None,
    whole: bool = False,
) -> Node | None:
    """Return the one document of `text` as nodes, `None` where it cannot be read.

    Faults are added to `findings` under the file name `label`. Items of the list under the top-level
    key `stream` are handed to `on_item` one by one and not kept; with `on_tokens` it is asked first and
    gets them as tokens. Either may raise `Enough`: then there is no document, and no
    finding of that. What is not handed on is kept, up to a limit; with `whole` there is none, for a file that
    was read before.
    """
    if not text.isascii() and re.search(_ODD_BREAKS, text):
        text = re.sub(_ODD_BREAKS, " ", text)
    held = limits.VALUES if whole else limits.HELD_VALUES
    builder = _Builder(label, findings, stream, on_item, on_tokens, held)
    try:
        return builder.build(text)
    except (_Stop, Enough):
        return None
    except yaml.YAMLError as error:
        deep = nesting_finding(error, text, label, builder.stack)
        findings.append(deep or syntax_finding(error, text, label))
    return None


class _Builder:
    """Turns events into nodes with a stack of its own."""

    def __init__(
        self,
        label: str,
        findings: list[Finding],
        stream: str,
        on_item: OnItem | None,
        on_tokens: OnTokens | None,
        most_held: int,
    ) -> None:
        self.label = label
        self.findings = findings
        self.stream = stream if on_item else None
        self.on_item = on_item
        self.on_tokens = on_tokens
        self.streamed: Sequence | None = None
        self.stack: list[Mapping | Sequence] = []
        self.anchors: dict[str, Node] = {}
        self.sizes: dict[str, int] = {}
        self.open_anchors: list[tuple[str, int] | None] = []
        self.values = 0
        # How many values there may be by now: those that were handed on are not held any more.
        # An anchor is kept like a value.
        self.most = min(most_held, limits.VALUES)
        # How many values, and how many anchors, there were when the item that is read now began.
        self.before = self.named = 0
        self.aliases = 0
        self.expanded = 0
        self.root: Node | None = None

    def build(self, text: str) -> Node | None:
        pure = LOADER is yaml.SafeLoader
        loader: Any = LOADER(text if pure else text.encode("utf-8", "surrogatepass"))
        try:
            self._run(loader)
        finally:
            loader.dispose()
        if self.root is None or (isinstance(self.root, Scalar) and self.root.empty):
            self._fault(faults.EMPTY_FILE, "the file is empty", None)
            return None
        return self.root

    def _run(self, loader: Any) -> None:
        documents = 0
        get_event, scalar = loader.get_event, self._scalar
        while True:
            try:
                event = get_event()
            except PARSER_FAULTS:
                self._stop_at(loader.get_mark())
            kind = type(event)
            if kind is ScalarEvent:
                scalar(event)
            elif (
                self.on_tokens
                and kind is MappingStartEvent
                and self.stack
                and self.stack[-1] is self.streamed
            ):
                self._item(event, loader)
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._stop(
                        faults.SEVERAL_DOCUMENTS,
                        "a second document starts here; a file holds one",
                        event.start_mark,
                        "remove the line `---` or move what follows to a file of its own",
                    )
            elif kind is StreamEndEvent or event is None:
                return
            else:
                self._take(event)

    def _stop_at(self, mark: ParserMark) -> NoReturn:
        self._stop(faults.YAML_SYNTAX, "the YAML cannot be read from here on", mark)

    def _take(self, event: Any) -> None:
        kind = type(event)
        if kind is ScalarEvent:
            self._scalar(event)
        elif kind is MappingStartEvent:
            self._open(event, Mapping(event.start_mark))
        elif kind is SequenceStartEvent:
            self._open(event, Sequence(event.start_mark))
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            self._close(event)
        elif kind is AliasEvent:
            self._alias(event)

    def _item(self, first: Any, loader: Any) -> None:
        """Take an item of the streamed list: the short way as tokens, or else event by event."""
        taken: list[Any] = [first]
        tokens: list[Token] = []
        try:
            usual = first.tag is None and first.anchor is None and _buffered(loader.get_event, taken, tokens)
        except PARSER_FAULTS:
            self._take_all(taken)
            self._stop_at(loader.get_mark())
        except BaseException:
            # What comes before the place where reading stops is looked at all the same.
            self._take_all(taken)
            raise
        streamed = cast(Sequence, self.streamed)
        values = self.values + len(tokens) - tokens.count(END)
        if (
            usual
            and values <= limits.VALUES
            and self.on_tokens is not None
            and self.on_tokens(streamed.count, tokens, taken[-1].end_mark.line)
        ):
            streamed.count += 1
            self.values = values
            self._let_go()
        else:
            self._take_all(taken)

    def _take_all(self, events: list[Any]) -> None:
        for event in events:
            self._take(event)

    def _let_go(self) -> None:
        """Make room for as many values as the item had that was handed on, unless anchors keep it."""
        if len(self.anchors) == self.named:
            self.most = min(self.most + self.values - self.before, limits.VALUES)
        self.before, self.named = self.values, len(self.anchors)

    def _too_many(self, node: Node) -> None:
        name, now, where = "VALUES", limits.VALUES, ""
        if self.values <= now:
            name, now = "HELD_VALUES", limits.HELD_VALUES
            where = " in one bid" if any(node is self.streamed for node in self.stack) else ""
        help = f"split the file; {limits.raising(name, now)}"
        self._stop(faults.TOO_MANY_VALUES, f"more than {now:,} values{where}", node.start, help)

    def _scalar(self, event: Any) -> None:
        text = event.value
        node = Scalar(text, event.implicit[0], event)
        if event.tag is not None:
            self._tag(event)
        if not text.isascii() and re.search(_SURROGATE, text):
            self._stop(faults.CONTROL_CHARACTER, "half of a character pair in the text", node.start)
        self.values += 1
        if self.values > self.most:
            self._too_many(node)
        if event.anchor is not None:
            self.anchors[event.anchor] = node
            self.sizes[event.anchor] = 1
            self.most -= 1
        parent = self.stack[-1] if self.stack else None
        if type(parent) is not Mapping:
            self._add(node)
        elif parent.pending is not None:
            self._add_to_mapping(parent, parent.pending, node)
        else:
            parent.pending = node
            if not text or text == "<<":
                self._check_key(node)

    def _open(self, event: Any, node: Mapping | Sequence) -> None:
        if event.tag is not None:
            self._tag(event)
        self.values += 1
        if self.values > self.most:
            self._too_many(node)
        stack = self.stack
        if len(stack) >= limits.DEPTH:
            self.findings.append(too_deep(self.label, node.start))
            raise _Stop
        parent = stack[-1] if stack else None
        if isinstance(parent, Mapping) and parent.pending is None:
            self._stop(faults.KEY_NOT_TEXT, f"a key must be text, this is {node.kind}", node.start)
        if (
            len(stack) == 1
            and isinstance(node, Sequence)
            and isinstance(parent, Mapping)
            and parent.pending is not None
            and parent.pending.text == self.stream
            and self.stream not in parent.entries
        ):
            self.streamed = node
            self.before, self.named = self.values, len(self.anchors)
        if event.anchor is not None:
            # The name stays unknown until the node is complete: an alias inside it is an error.
            self.anchors.pop(event.anchor, None)
            self.open_anchors.append((event.anchor, self.values))
            self.most -= 1
        else:
            self.open_anchors.append(None)
        stack.append(node)

    def _close(self, event: Any) -> None:
        node = self.stack.pop()
        node.ends(event.end_mark)
        anchor = self.open_anchors.pop()
        if anchor is not None:
            name, before = anchor
            self.anchors[name] = node
            self.sizes[name] = self.values - before + 1
        self._add(node)

    def _alias(self, event: Any) -> None:
        target = self.anchors.get(event.anchor)
        if target is None:
            self._stop(
                faults.UNKNOWN_ALIAS,
                f"`*{event.anchor}` refers to nothing that is complete before it",
                event.start_mark,
                f"define `&{event.anchor}` above, or write the value out",
            )
        self.aliases += 1
        size = self.sizes[event.anchor]
        self.values += size
        # An alias is another place of values that are held already.
        self.most = min(self.most + size, limits.VALUES)
        self.expanded += size
        if self.aliases > limits.ALIASES or self.expanded > limits.ALIASED_VALUES:
            self._too_many_aliases(event.start_mark)
        parent = self.stack[-1] if self.stack else None
        if isinstance(parent, Mapping) and parent.pending is None:
            self._stop(faults.KEY_NOT_TEXT, "a key must be written out, not an alias", event.start_mark)
        self._add(placed(target, event))

    def _too_many_aliases(self, mark: ParserMark) -> NoReturn:
        name, now = "ALIASES", limits.ALIASES
        message = f"more than {now:,} aliases"
        if self.aliases <= now:
            name, now = "ALIASED_VALUES", limits.ALIASED_VALUES
            message = f"more than {now:,} values through aliases"
        help = f"write the values out; {limits.raising(name, now)}"
        self._stop(faults.TOO_MANY_ALIASES, message, mark, help)

    def _add(self, node: Node) -> None:
        """Add a value that is complete; keys are scalars, see `_scalar`."""
        parent = self.stack[-1] if self.stack else None
        if parent is None:
            self.root = node
        elif type(parent) is Mapping:
            self._add_to_mapping(parent, cast(Scalar, parent.pending), node)
        elif type(parent) is Sequence:
            if parent is self.streamed and self.on_item is not None:
                self.on_item(parent.count, node)
                self._let_go()
            else:
                parent.items.append(node)
            parent.count += 1

    def _add_to_mapping(self, parent: Mapping, key: Scalar, node: Node) -> None:
        parent.pending = None
        node.key = key
        first = parent.entries.setdefault(key.text, node)
        if first is not node:
            line = cast(Scalar, first.key).start.line + 1
            self._fault(
                faults.DUPLICATE_KEY,
                f"`{key.text}` is written twice; the first is on line {line}",
                key.start,
                "keep one of the two",
            )

    def _check_key(self, key: Scalar) -> None:
        if key.plain and key.text == "<<":
            self._stop(
                faults.MERGE_KEY,
                "merge keys (`<<`) are not read",
                key.start,
                "write the values out",
            )
        if not key.text:
            self._stop(faults.KEY_NOT_TEXT, "a key is empty", key.start, "write the key's name")

    def _tag(self, event: Any) -> None:
        self._stop(
            faults.TAG,
            f"the tag `{event.tag}` is not read",
            event.start_mark,
            "remove it; the field decides what a value means",
        )

    def _fault(self, rule: Rule, message: str, mark: ParserMark | None, help: str = "") -> None:
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        self.findings.append(Finding(rule, message, self.label, mark=place, help=help))

    def _stop(self, rule: Rule, message: str, mark: ParserMark, help: str = "") -> NoReturn:
        self._fault(rule, message, mark, help)
        raise _Stop


def _buffered(get_event: Callable[[], Any], taken: list[Any], tokens: list[Token]) -> bool:
    """Take the rest of an item; return whether it is of an ordinary size and all of it has tokens."""
    add_event, add_token = taken.append, tokens.append
    add_token(MAPPING)
    # The list itself and the mapping that it is in.
    depth = 3
    for _ in range(MOST_BUFFERED):
        event = get_event()
        add_event(event)
        kind = type(event)
        if kind is ScalarEvent:
            text = event.value
            if event.anchor is not None or event.tag is not None:
                return False
            if event.implicit[0]:
                add_token(text)
            elif text.isascii() or not re.search(_SURROGATE, text):
                add_token((text,))
            else:
                return False
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            add_token(END)
            depth -= 1
            if depth == 2:
                return True
        elif kind is AliasEvent or event.anchor is not None or event.tag is not None:
            return False
        else:
            add_token(MAPPING if kind is MappingStartEvent else SEQUENCE)
            depth += 1
            if depth > limits.DEPTH:
                return False
    return False
