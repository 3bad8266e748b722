"""Which indicators of people are certified together: those whose tables anybody can set against one another."""

from collections.abc import Collection, Iterable, Mapping

from data.vocabulary import Origin
from metrics.declared.indicator import Indicator
from metrics.protected import scope


def audited(
    indicators: Iterable[Indicator], whose: Mapping[str, Origin], *, audit_sample: bool
) -> tuple[Indicator, ...]:
    """Those of real people, and of a sample where that is asked for; `whose` are the origins of the people, by slug."""
    those = tuple(indicators)
    rules = scope.certified(those, whose, audit_sample=audit_sample)
    return tuple(each for each, rule in zip(those, rules, strict=True) if rule)


def joined(indicators: Iterable[Indicator], some: Collection[str]) -> frozenset[str]:
    """The slugs of all that are joined with some of them: by an extract that they share, since they may count the same
    people, or through others. What has changed in one can tell of people in each of them."""
    left, found = list(indicators), [each for each in indicators if each.slug in some]
    reached = {name for each in found for name in each.extracts}
    while near := [each for each in left if reached.intersection(each.extracts)]:
        left = [each for each in left if each not in near]
        found += near
        reached |= {name for each in near for name in each.extracts}
    return frozenset(each.slug for each in found)
