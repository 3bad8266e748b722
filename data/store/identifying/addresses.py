"""Where a text holds what leads to a door: an e-mail address, a full postcode, a house number with its street, the
number of a flat. A postcode's first half is a district, which a voice may name."""

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

_AT = r"(?:\s?@\s?|%40|\s?[\[({<]\s?at\s?[\])}>]\s?|\s+at\s+)"
_DOT = r"(?:\s?\.\s?|\s?[\[({<]\s?(?:dot|\.)\s?[\])}>]\s?|\s+dot\s+)"
_PROVIDERS = r"(?:gmail|googlemail|hotmail|outlook|yahoo|icloud|btinternet|live|aol|proton(?:mail)?|sky|talktalk|ymail)"
_MAIL = re.compile(
    rf"(?P<name>[\w.+%'-]{{1,64}})(?P<at>{_AT})"
    rf"(?P<domain>{_PROVIDERS}\b(?:{_DOT}\w+)*|[\w-]+(?:{_DOT}[\w-]+)+)",
    re.IGNORECASE,
)

_SEP = r"[^\w]{0,3}"
_INWARD = "[ABD-HJLNP-UW-Z]"
_POSTCODE = re.compile(
    rf"(?<![A-Za-z\d])(?P<area>[A-Z]{{1,2}})(?P<outward>\d[A-Z\d]?)(?P<gap>{_SEP})(?P<inward>[\dO]{_INWARD}{{2}})(?![A-Za-z\d])",
    re.IGNORECASE,
)
# Each sign of it apart, or the letters of its area from their number: only in capitals, for words are small.
_SPACED_POSTCODE = re.compile(
    rf"(?<![A-Za-z\d])(?P<area>[A-Z](?:[^\w]{{0,2}}[A-Z])?)[^\w]{{0,2}}\d(?:[^\w]{{0,2}}[A-Z\d])?"
    rf"{_SEP}[\dO][^\w]{{0,2}}{_INWARD}[^\w]{{0,2}}{_INWARD}(?![A-Za-z\d])"
)
_SMALL_SPACED = re.compile(
    rf"(?<![A-Za-z\d])(?P<area>[a-z]{{1,2}}) (?P<outward>\d[a-z\d]?) (?P<inward>\d{_INWARD.lower()}{{2}})(?![A-Za-z\d])"
)
_WORDS = {
    name: frozenset(words.split())
    for name, words in yaml.safe_load(Path(__file__).with_name("words.yaml").read_text(encoding="utf-8")).items()
}
_AREA_WORDS = {"SO", "ME", "HA", "LA", "AL", "OX", "S", "M", "B", "L", "G"}
_ORDINAL = re.compile(r"1st|2nd|3rd|[04-9]th")

_STRONG = (
    "street|str|st|road|rd|avenue|ave|av|crescent|cres|lane|ln|close|gardens|gdns|grove|mews|terrace|terr|ter|drive|"
    "villas|mansions"
)
_TYPES = (
    f"{_STRONG}|cl|court|ct|hill|house|hse|park|place|pl|rise|row|square|sq|walk|way|dr|green|buildings|bldgs|tower|"
    "towers|point|lodge|wharf|yard|parade|broadway|passage|vale|view|heights|bank|circus|gate|path|fields|village|"
    "chambers|cottages?|estate|quay|bridge|arches|inn|holborn"
)
_NUMBER = (
    r"(?<!\d[.,/-])(?<![\w£$€+])"
    r"(?P<number>\d{1,4}(?:\s?[a-h](?![\w']))?(?:\s?[-/&]\s?\d{1,4}[a-h]?(?![\w']))?)(?![\w%])"
)
_WORD = r"[A-Za-z][A-Za-z'.-]*"
_STREET = re.compile(
    rf"{_NUMBER}(?P<on>\s+(?:on|in|of|along),?\s+|[\s,.]{{1,3}})(?P<name>{_WORD}(?:\s{{1,2}}{_WORD}){{0,4}}?)"
    rf"\s{{1,2}}(?P<type>{_TYPES})\b(?![-'][a-z])",
    re.IGNORECASE,
)
_WHOLE_NAMES = re.compile(rf"{_NUMBER}[\s,]{{1,3}}(?:Broadway|Kingsway|Strand|Piccadilly|Cheapside|Whitehall)\b")
_THEN_NUMBER = re.compile(
    rf"\b[A-Z][\w'.-]*\s{{1,2}}(?:{_TYPES})\b[\s,]{{0,3}}\(?(?:at\s+)?(?:numbers?|nos?\.?|nr\.?|#)\s*\d{{1,4}}[a-h]?\b",
    re.IGNORECASE,
)
_JOINS = {"of", "the", "and", "de", "la", "le", "on"}
_CUE = re.compile(
    r"\b(?:at|from|flat|apartment|apt|house|door|lives?|lived|living|address(?: is)?|home|to|opposite|near)"
    r"[\s,:]+(?:numbers?|nos?\.?)?\s*$"
    r"|(?<!bus )(?<!route )\b(?:number|no\.?|flat|unit|room)\s*$",
    re.IGNORECASE,
)
_OTHER_NUMBERS = re.compile(
    r"\b(?:bus(?:es)?|routes?|lines?|zone|day|week|year|phase|ages?|aged|item|question|page|table|stage|part|level|"
    r"section|ward|class|platform|line|over|under|about|around|almost|nearly|than|all|these|those|the|some|top)\s*"
    r"(?:number|no\.?)?\s*$",
    re.IGNORECASE,
)
COUNTED = _WORDS["counted"]
_FLAT = re.compile(
    r"\b(?:flat|apartment|apt|maisonette|bedsit)\.?\s*(?:number|no\.?|#)?\s*(?P<number>\d{1,4}\s?[a-h]?)\b(?P<after>[\s-]*[\w%]*)",
    re.IGNORECASE,
)
_UNITS = re.compile(
    r"[\s-]*(?:%|per|percent|stor|floors?|points?|years?|months?|days?|quarters?|weeks?|hours?|minutes?|pounds?|times|p$|"
    r"blocks?|homes|bed|rooms?|people|of$|in$|metres?|lots|to$|viewings?|visits?|fires?|inspections?|repairs?)",
    re.IGNORECASE,
)


def e_mails(text: str) -> Iterator[tuple[int, int]]:
    """E-mail addresses, also with their signs in words."""
    for found in _MAIL.finditer(text):
        spelled = re.search(r"\bdot\b|[\[({<]", found["domain"], re.IGNORECASE)
        known = re.match(rf"{_PROVIDERS}\b", found["domain"], re.IGNORECASE)
        if found["at"].strip().lower() != "at" or spelled or known:
            yield found.span()


def postcodes(text: str) -> Iterator[tuple[int, int]]:
    """Postcodes that are whole."""
    for found in _POSTCODE.finditer(text):
        inward = found["inward"]
        ordinal = _ORDINAL.fullmatch(inward) and found["area"].isupper()
        known = found["area"].upper() in _WORDS["areas"] or found.group().isupper()
        if known and not ordinal:
            yield found.span()
    for found in _SPACED_POSTCODE.finditer(text):
        if re.sub(r"\W", "", found["area"]) in _WORDS["areas"]:
            yield found.span()
    for found in _SMALL_SPACED.finditer(text):
        area = found["area"].upper()
        if area in _WORDS["areas"] - _AREA_WORDS and not _ORDINAL.fullmatch(found["inward"]):
            yield found.span()


def streets(text: str) -> Iterator[tuple[int, int]]:
    """House numbers with their streets, as they are written."""
    for found in _STREET.finditer(text):
        if _is_address(text, found, cued=bool(_CUE.search(text, max(0, found.start() - 30), found.start()))):
            yield found.span()
    for other in (_WHOLE_NAMES, _THEN_NUMBER):
        for found in other.finditer(text):
            if other is _THEN_NUMBER or not _is_year(found["number"]):
                yield found.span()


def streets_in_words(text: str) -> Iterator[tuple[int, int]]:
    """The same where the number was spelled: only after a word that says that it is a house's."""
    for found in _STREET.finditer(text):
        if _CUE.search(text, max(0, found.start() - 30), found.start()) and _is_address(text, found, cued=True):
            yield found.span()


def flats(text: str) -> Iterator[tuple[int, int]]:
    """Flats by their number."""
    for found in _FLAT.finditer(text):
        if not _is_year(found["number"]) and not _UNITS.match(found["after"]):
            yield found.start(), found.end("number")


def _is_address(text: str, found: re.Match[str], *, cued: bool) -> bool:
    if _is_year(found["number"]) or (found["on"].strip(" ,.") and not cued):
        return False
    names, kind = found["name"].split(), found["type"]
    after = re.match(r"\s*(?:(?:estate|market)\s+)?([A-Za-z]+)", text[found.end() : found.end() + 32], re.IGNORECASE)
    if not cued:
        if after and after[1].lower() in COUNTED:
            return False
        if _OTHER_NUMBERS.search(text, max(0, found.start() - 24), found.start()):
            return False
    named = [each for each in names if each.lower() not in _JOINS]
    if names[0][0].isupper() and kind[0].isupper() and all(each[0].isupper() for each in named):
        return True
    strong = re.fullmatch(_STRONG, kind, re.IGNORECASE)
    return bool(strong) and not any(each.lower() in _WORDS["not_names"] for each in names)


def _is_year(number: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d(?:\s?[-/]\s?\d\d(?:\d\d)?)?", number))
