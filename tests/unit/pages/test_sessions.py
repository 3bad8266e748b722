"""Sessions and their questions are counted as they go over the line, and nothing of either is changed."""

import asyncio

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from pages.components.server.sessions import Counting, Sessions


def asks():
    message = BackMsg()
    message.rerun_script.query_string = "ward=E05013655"
    return message.SerializeToString()


def ended(how=ForwardMsg.FINISHED_SUCCESSFULLY):
    return ForwardMsg(script_finished=how).SerializeToString()


def drawn(size=10):
    message = ForwardMsg()
    message.delta.new_element.html.body = "x" * size
    return message.SerializeToString()


ASKED = {"type": "websocket.receive", "bytes": asks()}
CONNECTED, LEFT = {"type": "websocket.connect"}, {"type": "websocket.disconnect"}
ACCEPTED = {"type": "websocket.accept"}


def told(content):
    return {"type": "websocket.send", "bytes": content}


def counted(*steps, during=None):
    """What is counted of a session of these messages, in their order; a number is as many seconds that pass."""
    now, sessions, seen = [0.0], Sessions(), []
    waiting = iter(steps)

    async def app(scope, receive, send):
        for step in waiting:
            if isinstance(step, (int, float)):
                now[0] += step
            elif step["type"] in ("websocket.accept", "websocket.send", "websocket.close"):
                await send(step)
            else:
                next_one[:] = [step]
                assert await receive() is step
            seen.append(sessions.open)

    next_one = []

    async def receive():
        return next_one[0]

    sent = []

    async def send(message):
        sent.append(message)

    asyncio.run(Counting(app, sessions, lambda: now[0])({"type": "websocket"}, receive, send))
    assert sent == [step for step in steps if step in sent]
    return sessions, seen


def test_a_session_is_open_from_its_being_accepted_to_its_end():
    sessions, seen = counted(CONNECTED, ACCEPTED, ASKED, LEFT)
    assert seen == [0, 1, 1, 1]
    assert (sessions.open, sessions.total) == (0, 1)


def test_one_that_is_refused_never_is():
    sessions, seen = counted(CONNECTED, {"type": "websocket.close"})
    assert (seen, sessions.open, sessions.total) == ([0, 0], 0, 0)


def test_a_question_takes_until_all_is_drawn():
    sessions, _ = counted(ACCEPTED, ASKED, 0.2, told(drawn()), told(drawn(5000)), 0.1, told(ended()), 30, LEFT)
    assert sessions.seconds == pytest.approx(0.3)
    assert sessions.runs == [0, 0, 0, 1, 0, 0, 0, 0, 0]


@pytest.mark.parametrize(("seconds", "place"), [(0.01, 0), (0.05, 0), (0.06, 1), (10.0, 7), (10.5, 8)])
def test_a_bound_is_of_the_bucket_below_it(seconds, place):
    sessions, _ = counted(ACCEPTED, ASKED, seconds, told(ended()))
    assert [number for number, runs in enumerate(sessions.runs) if runs] == [place]


def test_one_that_is_begun_again_counts_once_from_its_first_question():
    early = told(ended(ForwardMsg.FINISHED_EARLY_FOR_RERUN))
    sessions, _ = counted(ACCEPTED, ASKED, 1, ASKED, early, 1, told(ended()), told(ended()))
    assert sum(sessions.runs) == 1
    assert sessions.seconds == 2


@pytest.mark.parametrize("content", [b"", b"\xff\xff", BackMsg(clear_cache=True).SerializeToString()])
def test_what_asks_for_no_page_is_no_question(content):
    sessions, _ = counted(ACCEPTED, {"type": "websocket.receive", "bytes": content}, 1, told(ended()))
    assert sum(sessions.runs) == 0


def test_words_in_the_place_of_bytes_pass():
    words = {"type": "websocket.receive", "text": "hello"}
    assert counted(ACCEPTED, words, {"type": "websocket.send", "text": "hello"})[0].total == 1


def test_a_session_that_breaks_off_is_open_no_more():
    sessions = Sessions()

    async def app(scope, receive, send):
        await send(ACCEPTED)
        raise RuntimeError

    async def send(message):
        pass

    with pytest.raises(RuntimeError):
        asyncio.run(Counting(app, sessions)({"type": "websocket"}, None, send))
    assert (sessions.open, sessions.total) == (0, 1)
