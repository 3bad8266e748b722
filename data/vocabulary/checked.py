"""Words of who has looked at a definition, and at what of it: by role, so that nobody is named."""

from data.vocabulary.term import Term


class Checker(Term):
    """Who has checked a definition: a role out of these, and no other words, so that no name can stand there."""

    OWNER = "owner", "the team that answers for it"
    ANALYST = "analyst", "an analyst"
    DIRECTOR = "director", "the director responsible"
    DATA_PROTECTION = "data_protection", "the data protection officer"
    INTERNAL_AUDIT = "internal_audit", "internal audit"
    PUBLISHER = "publisher", "its publisher"


class CheckedPart(Term):
    """What of an indicator was checked: its word stands in a list."""

    DEFINITION = "definition", "what it counts"
    SQL = "sql", "that the SQL counts it"
    SOURCE = "source", "how good its source is"
    FIGURES = "figures", "its figures, against another source"
    POLARITY = "polarity", "which way is better"
    TARGET = "target", "its target"
    CAVEATS = "caveats", "what is to be read with care"
    PROTECTION = "protection", "how people are protected"
