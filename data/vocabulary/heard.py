"""Words of what is heard: where, from how many, how it stands beside the numbers, what became of it, and what may not
be in it."""

from data.vocabulary.term import Term


class Where(Term):
    """Where something was heard."""

    ASSEMBLY = "assembly", "Citizens' assembly"
    NEIGHBOURHOOD = "neighbourhood", "Neighbourhood connect session"
    WORKING_TOGETHER = "working_together", "Working together session"
    JOB_HUB = "job_hub", "Job hub"
    TENANTS = "tenants", "Tenants' meeting"
    SURVEY = "survey", "Survey comments"
    STAFF = "staff", "Staff conversation"
    SURGERY = "surgery", "Councillor's surgery"
    OTHER = "other", "Somewhere else"


class Stance(Term):
    """How what is heard stands beside the numbers. Its colour is the text's: a voice is no grade."""

    CONTRADICTS = "contradicts", "Contradicts", "contradicts", "text"
    AGREES = "agrees", "Agrees", "agrees", "text"
    NOT_MEASURED = "not_measured", "Not measured", "not_measured", "text"


class HowMany(Term):
    """How many people said so: as much as is noted of them."""

    ONE = "one", "one person said so"
    FEW = "few", "a few said so"
    MANY = "many", "many said so"


class VoiceState(Term):
    """What became of a voice: nobody but staff who review sees one before it is shown."""

    WAITING = "waiting", "Waiting for a second person", "waiting", "text"
    SHOWN = "shown", "Shown"
    SENT_BACK = "sent_back", "Sent back"
    WITHDRAWN = "withdrawn", "Withdrawn"
    CLEARED = "cleared", "Withdrawn, and its words cleared off the disk"


class Identifier(Term):
    """What may not be in a voice, for it would give somebody away."""

    E_MAIL = "e_mail", "an e-mail address"
    TELEPHONE = "telephone", "a telephone number"
    NATIONAL_INSURANCE = "national_insurance", "a National Insurance number"
    POSTCODE = "postcode", "a full postcode"
    ADDRESS = "address", "the number of a house or flat"
    BIRTH = "birth", "a date of birth"
    EARLY_DAY = "early_day", "a whole day of years ago, which may be a date of birth (its year alone may stand)"
    LONG_NUMBER = "long_number", "a long number, such as that of a case or an account"
