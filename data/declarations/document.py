"""A YAML text as plain values, with the line of every key, and every fault that YAML itself would pass over."""

from dataclasses import dataclass
from typing import Any

import yaml

from data.declarations.model import DeclarationError, Place

# PyYAML has libyaml's loader only where it was built with libyaml.
_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

DEEPEST = 20
_TAG = "tag:yaml.org,2002:"
_PLAIN = {_TAG + kind for kind in ("str", "int", "float", "bool", "null", "timestamp")}


@dataclass(frozen=True, slots=True)
class Document:
    """A declaration's text, read: `value` in plain Python, `lines` of the file by place, `blocks` the places of texts
    that begin on the line after their key. `faults` are those that left something of it unread."""

    file: str
    value: Any
    lines: dict[Place, int]
    blocks: frozenset[Place]
    faults: dict[Place, str]

    def line(self, place: Place) -> int:
        """The line of the file that holds a place, or the nearest that is there around it."""
        while place not in self.lines:
            place = place[:-1]
        return self.lines[place]

    def said(self, place: Place, words: str, below: int = 0) -> str:
        """A fault as a sentence: `repairs.yaml, line 12: schema.fields.trade.type: must be ...`.

        `below` is the line within a text, counted from 1, where the fault is in a text of several lines."""
        line = self.line(place) + (below if place in self.blocks else 0)
        steps = ".".join(_steps(place, self.value))
        return at(self.file, line, f"{steps}: {words}" if steps else words)


def at(file: str, line: int, words: str) -> str:
    """A fault with the line of the file that it is on: one line itself, whatever it quotes."""
    plain = "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in words)
    return f"{file}, line {line}: {plain}"


def parse(text: str, file: str, first: int = 1) -> Document:
    """A text that starts on line `first` of a file; raises DeclarationError where it is not YAML, or no mapping."""
    try:
        reading = _Reading(_Loader(text), first)
        value = reading.whole()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first + (mark.line if mark else 0)
        raise DeclarationError([at(file, line, f"not YAML: {_problem(error, text, line - first)}")]) from error
    except (yaml.reader.ReaderError, UnicodeEncodeError) as error:
        place = error.start if isinstance(error, UnicodeEncodeError) else error.position
        line = first + text.count("\n", 0, place)
        raise DeclarationError([at(file, line, "holds a character that no text has; type the line again")]) from error
    except _TooDeepError as error:
        raise DeclarationError([at(file, error.line, f"keys within keys, more than {DEEPEST} deep")]) from error
    if not isinstance(value, dict):
        raise DeclarationError([at(file, first, "must be keys with values, a line each, such as 'title: Repairs'")])
    return Document(file, value, reading.lines, frozenset(reading.blocks), reading.faults)


class _TooDeepError(ValueError):
    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__(line)


class _Reading:
    """Builds values from the parser's events, once. The composer would recurse without end into what is deep, and
    forget which key was given twice."""

    def __init__(self, loader: Any, first: int) -> None:
        self.loader, self.first = loader, first
        self.lines: dict[Place, int] = {(): first}
        self.blocks: list[Place] = []
        self.faults: dict[Place, str] = {}
        self.anchored: dict[str, Any] = {}

    def whole(self) -> Any:
        """The value of the only document; None where there is none."""
        self.loader.get_event()
        if self.loader.check_event(yaml.StreamEndEvent):
            return None
        self.loader.get_event()
        value = self._value(())
        self.loader.get_event()
        if not self.loader.check_event(yaml.StreamEndEvent):
            mark = self.loader.get_event().start_mark
            raise yaml.MarkedYAMLError(
                problem="a second text begins; leave out the line of three hyphens", problem_mark=mark
            )
        return value

    def _value(self, place: Place) -> Any:
        event = self.loader.get_event()
        line = self.first + event.start_mark.line
        if len(place) > DEEPEST:
            raise _TooDeepError(line)
        self.lines.setdefault(place, line)
        if isinstance(event, yaml.AliasEvent):
            return self._repeated(place, event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(place, event)
        if event.tag is not None:
            self.faults[place] = f"the tag {event.tag} is not read; leave it out"
        made = self._mapping(place) if isinstance(event, yaml.MappingStartEvent) else self._sequence(place)
        self.loader.get_event()
        return made

    def _mapping(self, place: Place) -> dict[str, Any]:
        made: dict[str, Any] = {}
        while not self.loader.check_event(yaml.MappingEndEvent):
            event = self.loader.peek_event()
            line = self.first + event.start_mark.line
            key = self._key(place)
            inside = (*place, key)
            if key in made:
                self.faults[inside] = f"the key is given twice, on lines {self.lines[inside]} and {line}; drop one"
                self._value((*place, key, "again"))
            else:
                self.lines[inside] = line
                made[key] = self._value(inside)
        return made

    def _key(self, place: Place) -> str:
        event = self.loader.peek_event()
        if not isinstance(event, yaml.ScalarEvent):
            read = self._value((*place, "?"))
            self.faults[(*place, "?")] = f"a key must be a word, not {read!r}; put text with brackets in quotes"
            return "?"
        self.loader.get_event()
        key = str(event.value)
        if self._tag(event) == f"{_TAG}bool":
            self.faults[(*place, key)] = f"YAML reads the key '{key}' as true or false; use another word"
        elif self._tag(event) == f"{_TAG}merge":
            self.faults[(*place, key)] = "keys are not merged in from elsewhere; write them out"
        return key

    def _sequence(self, place: Place) -> list[Any]:
        made: list[Any] = []
        while not self.loader.check_event(yaml.SequenceEndEvent):
            made.append(self._value((*place, len(made))))
        return made

    def _tag(self, event: Any) -> str:
        return str(event.tag or self.loader.resolve(yaml.ScalarNode, event.value, event.implicit))

    def _scalar(self, place: Place, event: Any) -> Any:
        if event.style == "|":
            self.blocks.append(place)
        tag = self._tag(event)
        value = event.value
        if event.tag is not None or tag not in _PLAIN:
            self.faults[place] = f"'{event.tag or value}' is not read; leave it out, or put it in quotes"
        elif tag != f"{_TAG}str":
            try:
                value = self.loader.construct_object(yaml.ScalarNode(tag, value))
            except (ValueError, OverflowError):
                self.faults[place] = f"YAML takes {value[:30]} for a day or a number, and it is none; put it in quotes"
        if event.anchor is not None:
            self.anchored[event.anchor] = value
        return value

    def _repeated(self, place: Place, event: Any) -> Any:
        """What an alias stands for: lists of lists of aliases could stand for more than any memory holds."""
        if event.anchor not in self.anchored:
            self.faults[place] = (
                f"*{event.anchor} stands for no text or number before it that is marked &{event.anchor}"
            )
        return self.anchored.get(event.anchor)


def _problem(error: yaml.MarkedYAMLError, text: str, line: int) -> str:
    lines = text.splitlines()
    if line < len(lines) and "\t" in lines[line]:
        return "there is a tab; indent with spaces"
    words = " ".join(part for part in (error.context, error.problem) if part)
    return " ".join(words.split()) or "it cannot be read"


def _steps(place: Place, value: Any) -> list[str]:
    """The steps of a place, with each item's name where the list has only its number, counted from 1."""
    steps = []
    for step in place:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            value = None
        if isinstance(step, int):
            steps.append(str(value["name"]) if isinstance(value, dict) and "name" in value else str(step + 1))
        else:
            steps.append(step)
    return steps
