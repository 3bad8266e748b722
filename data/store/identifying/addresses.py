"""Where a text holds what leads to a door: an e-mail address, a full postcode, a house number with its street, the
number of a flat. A postcode's first half is a district, which a voice may name."""

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from data.store.identifying.finding import kept

_AT = r"(?:\s?@\s?|%40|\s?[\[({<]\s?at\s?[\])}>]\s?|\s+at\s+)"
_DOT = r"(?:\s?\.\s?|\s?[\[({<]\s?(?:dot|\.)\s?[\])}>]\s?|\s+dot\s+)"
_PROVIDERS = r"(?:gmail|googlemail|hotmail|outlook|yahoo|icloud|btinternet|live|aol|proton(?:mail)?|sky|talktalk|ymail)"
_MAIL = re.compile(
    rf"(?P<name>[\x22“][^\x22“”]{{1,64}}[\x22”]|[\w.+%'-]{{1,64}})(?P<at>{_AT})"
    rf"(?P<domain>{_PROVIDERS}\b(?:{_DOT}\w{{1,64}}){{0,4}}|[\w-]{{1,64}}(?:{_DOT}[\w-]{{1,64}}){{1,6}})",
    re.IGNORECASE,
)

# What is done at a page of the web: before "at gov dot uk" it is no name.
_LOOKED = re.compile(
    r"(?:look(?:s|ed|ing)?|see|saw|seen|read|find|found|get|got|is|are|was|were|be|been|it|them|this|that|page|pages|"
    r"form|forms|online|website|apply|applied|book|booked|report|reported|available)$",
    re.IGNORECASE,
)

_SEP = r"[\W_]{0,3}"
_INWARD = "[ABD-HJLNP-UW-Z]"
_POSTCODE = re.compile(
    rf"(?<![A-Za-z\d])(?P<area>[A-Z]{{1,2}})(?P<outward>\d[A-Z\d]?)(?P<gap>{_SEP})(?P<inward>[\dO]{_INWARD}{{2}})(?![A-Za-z\d])",
    re.IGNORECASE,
)
# Letters in the place of the figure of a district, in those of London.
_MISREAD_POSTCODE = re.compile(
    rf"(?<![A-Za-z\d])(?:NW|WC|EC|SW|SE|[NEW])[IOSLZ][A-Z\d]?{_SEP}(?P<inward>[\dO]{_INWARD}{{2}})(?![A-Za-z\d])"
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
    "chambers|cottages?|estate|quay|bridge|arches|inn|holborn|market"
)
_NUMBER = (
    r"(?<!\d[.,/-])(?<![\w£$€+])"
    r"(?P<number>\d{1,4}(?:\s?[a-h](?![\w']))?(?:\s?[-/&]\s?\d{1,4}[a-h]?(?![\w']))?)(?![\w%])"
)
_WORD = r"[A-Za-z][A-Za-z'.-]*"
_STREET = re.compile(
    rf"{_NUMBER}(?P<on>\s+(?:on|in|of|along|at),?\s+|[\s,.]{{1,3}})(?P<name>{_WORD}(?:\s{{1,2}}{_WORD}){{0,4}}?)"
    rf"\s{{1,2}}(?P<type>{_TYPES})\b(?![-'](?!s\b)[a-z])",
    re.IGNORECASE,
)
_WHOLE_NAMES = re.compile(rf"{_NUMBER}[\s,]{{1,3}}(?:Broadway|Kingsway|Strand|Piccadilly|Cheapside|Whitehall)\b")
_THEN_NUMBER = re.compile(
    rf"\b[A-Z][\w'.-]*\s{{1,2}}(?:{_TYPES})\b[\s,]{{0,3}}\(?(?:at\s+)?(?:numbers?|nos?\.?|nr\.?|#)\s*\d{{1,4}}[a-h]?\b",
    re.IGNORECASE,
)
_CLAUSE = (
    r"(?=\s*(?:$|[.;!?)\"]|,\s)|\s+(?:and|is|has|was|she|he|they|who|whose|since|because|where|with|but|says?|said|"
    r"needs?|complain(?:s|ed)|waits|lives?)\b)"
)
_ALONE = re.compile(_CLAUSE, re.IGNORECASE)
# The number last, where nothing follows that there may be so many of: Malden Road 22.
_NUMBER_LAST = re.compile(
    rf"\b(?:[A-Z][\w'.-]{{0,30}}\s{{1,2}}){{1,3}}(?i:{_STRONG}|court|house|square|way|place|walk|row),?\s{{1,2}}"
    rf"(?P<number>\d{{1,4}}[a-h]?)(?![\w%]|[.,:/]\d){_CLAUSE}"
)
# "22 on Malden Road has": one that has something is a house, or somebody in it.
_ONE_ON = re.compile(r"\s+(?:is|has|was|needs|says|waits|complains)\b", re.IGNORECASE)
_ROOM = re.compile(r"\b(?:number|no\.?|flat|unit|room)\s*$", re.IGNORECASE)
_HOURS = re.compile(r"\b(?:after|before|until|till|past|since)\s*$", re.IGNORECASE)  # then up to 12 is a time
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
    for found in kept(_MAIL, text, _is_mail, "domain"):
        yield found.span()


def postcodes(text: str) -> Iterator[tuple[int, int]]:
    """Postcodes that are whole."""
    for pattern, keep in (
        (_POSTCODE, _is_postcode),
        (_MISREAD_POSTCODE, lambda found: not _ORDINAL.fullmatch(found["inward"].lower())),
        (_SPACED_POSTCODE, lambda found: re.sub(r"\W", "", found["area"]) in _WORDS["areas"]),
        (_SMALL_SPACED, _is_small),
    ):
        for found in kept(pattern, text, keep):
            yield found.span()


def streets(text: str) -> Iterator[tuple[int, int]]:
    """House numbers with their streets, as they are written."""
    for pattern, keep in (
        (_STREET, lambda found: _is_address(text, found, cued=_is_cued(text, found))),
        (_WHOLE_NAMES, lambda found: not _is_year(found["number"])),
        (_THEN_NUMBER, bool),
        (_NUMBER_LAST, lambda found: not _is_year(found["number"])),
    ):
        for found in kept(pattern, text, keep):
            yield found.span()


def streets_in_words(text: str) -> Iterator[tuple[int, int]]:
    """The same where the number was spelled: after a word that says that it is a house's, or where nothing follows
    that there may be some of."""

    def keep(found: re.Match[str]) -> bool:
        if _is_cued(text, found):
            return _is_address(text, found, cued=True)
        alone = found["name"][0].isupper() and found["type"][0].isupper() and _ALONE.match(text, found.end())
        return bool(alone) and found["number"] != "1" and _is_address(text, found, cued=False)

    for pattern, which in ((_STREET, keep), (_THEN_NUMBER, bool)):
        for found in kept(pattern, text, which):
            yield found.span()


def flats(text: str) -> Iterator[tuple[int, int]]:
    """Flats by their number."""
    for found in kept(_FLAT, text, lambda found: not _is_year(found["number"]) and not _UNITS.match(found["after"])):
        yield found.start(), found.end("number")


def _is_mail(found: re.Match[str]) -> bool:
    if found["at"].strip().lower() != "at" or re.match(rf"{_PROVIDERS}\b", found["domain"], re.IGNORECASE):
        return True
    spelled = re.search(r"\bdot\b|[\[({<]", found["domain"], re.IGNORECASE)
    return bool(spelled) and not _LOOKED.match(found["name"])


def _is_postcode(found: re.Match[str]) -> bool:
    ordinal = _ORDINAL.fullmatch(found["inward"]) and found["area"].isupper()
    return not ordinal and (found["area"].upper() in _WORDS["areas"] or found.group().isupper())


def _is_small(found: re.Match[str]) -> bool:
    return found["area"].upper() in _WORDS["areas"] - _AREA_WORDS and not _ORDINAL.fullmatch(found["inward"])


def _is_cued(text: str, found: re.Match[str]) -> bool:
    """Whether a word before a number says that it is a house's; before "at", only one that cannot be of a time."""
    cue = _ROOM if found["on"].strip(" ,").lower() == "at" else _CUE
    return bool(cue.search(text, max(0, found.start() - 30), found.start()))


def _is_address(text: str, found: re.Match[str], *, cued: bool) -> bool:
    if _is_year(found["number"]) or (found["on"].strip(" ,.") and not cued and not _is_one_on(text, found)):
        return False
    names, kind = found["name"].split(), found["type"]
    after = re.match(
        r"(?:'s)?\s*(?:(?:estate|market)\s+)?([A-Za-z]+)", text[found.end() : found.end() + 32], re.IGNORECASE
    )
    if not cued:
        if after and after[1].lower() in COUNTED:
            return False
        if _OTHER_NUMBERS.search(text, max(0, found.start() - 24), found.start()):
            return False
        hour = found["number"].isdecimal() and int(found["number"]) <= 12
        if hour and _HOURS.search(text, max(0, found.start() - 24), found.start()):
            return False
    named = [each for each in names if each.lower() not in _JOINS]
    if names[0][0].isupper() and kind[0].isupper() and all(each[0].isupper() for each in named):
        return True
    strong = re.fullmatch(_STRONG, kind, re.IGNORECASE)
    return bool(strong) and not any(each.lower() in _WORDS["not_names"] for each in names)


def _is_one_on(text: str, found: re.Match[str]) -> bool:
    """Whether "22 on Malden Road" is all that is written, or is spoken of as one."""
    if found["on"].strip(" ,.").lower() != "on" or not found["name"][0].isupper():
        return False
    whole = not text[: found.start()].strip() and not text[found.end() : found.end() + 60].strip(" .")
    return whole or bool(_ONE_ON.match(text, found.end()))


def _is_year(number: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d(?:\s?[-/]\s?\d\d(?:\d\d)?)?", number))
