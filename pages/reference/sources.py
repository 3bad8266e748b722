"""Where do the figures come from? Every extract: from whom, how fresh, how complete, and what is made from it."""

from pages.components import current, exhibits, filters, furniture, sources

snapshot = current.required()

furniture.title("Where do the figures come from?", f"As at {snapshot.as_of:%-d %B %Y}")
furniture.lead(sources.sentence(snapshot))
sources.ledger(snapshot)

furniture.section("What goes into what?", "Choose an extract to see where it is from and what is made from it.")
titles = {each.name: each.title for each in snapshot.holdings}
name = filters.choose("extract", "Extract", titles, written=True, width=340)
sources.way(snapshot, name)
sources.about(snapshot, name)
exhibits.behind(sources.table(snapshot))

furniture.section("How does more come in?", "The figures are refreshed by a command, never by a page.")
sources.ways_in()
