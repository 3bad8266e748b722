"""A review meeting: its agenda, made from what is open, and what it records; or the meetings that there are."""

from pages.components.html.markup import crumb, link
from pages.components.screen import address, banners, current, meetings, on_record, parts, recorded
from pages.components.words.meetings import scope, title

snapshot = current.required()
record = on_record.whole()
up = link(address.link("decisions"), "Decisions")

banners.banner(snapshot)
asked = address.asked("meeting", record.meeting)
if asked is None:
    parts.title("Review meetings", "", crumb=up)
    recorded.say_trouble()
    meetings.choose(record)
else:
    meeting = record.meeting[asked]
    parts.title(
        title(meeting.entry), scope(meeting.entry), crumb=crumb(up, link(address.link("meeting"), "Review meetings"))
    )
    recorded.say_trouble()
    meetings.one(snapshot, record, meeting)
