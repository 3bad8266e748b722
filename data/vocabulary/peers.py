"""Words of Camden among its peers: whom it stands beside, and why a borough has no figure."""

from data.vocabulary.term import Term


class PeerGroup(Term):
    """The boroughs that Camden stands beside, chosen by others: never by how Camden looks among them."""

    SIMILAR = "similar", "8 similar boroughs"
    INNER_LONDON = "inner_london", "Inner London"
    ALL_LONDON = "all_london", "All London"


class NotPrinted(Term):
    """Why an area has no figure: the letters are the statistics service's own."""

    CONFIDENTIAL = "c", "confidential"
    UNRELIABLE = "u", "too unreliable to print"
    NOT_AVAILABLE = "x", "not available"
    NOT_APPLICABLE = "z", "not applicable"
    NO_ROW = "none", "no figure"


class PeerDay(Term):
    """What the day of a source is."""

    PUBLISHED = "published", "published"
    DATA = "data", "data to"
    IMPORTED = "imported", "brought in"
