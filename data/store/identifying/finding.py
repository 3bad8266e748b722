"""How a pattern is looked for where not all that it finds is kept."""

import re
from collections.abc import Callable, Iterator


def kept(
    pattern: re.Pattern[str], text: str, keep: Callable[[re.Match[str]], bool], then: str = ""
) -> Iterator[re.Match[str]]:
    """What a pattern finds and is kept. What is not kept may have the beginning of another within it: it is looked for
    from its second character on, or from the beginning of its group `then`."""
    at = 0
    while found := pattern.search(text, at):
        if keep(found):
            yield found
            at = found.end()
        else:
            at = found.start(then) if then else found.start() + 1
