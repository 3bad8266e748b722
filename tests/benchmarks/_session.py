"""What Streamlit's client in a browser knows of a session, whatever carries its messages: what it asks, and what it
takes from the answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from streamlit.proto.AppPage_pb2 import AppPage
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.MultiSelect_pb2 import MultiSelect
from streamlit.proto.Radio_pb2 import Radio
from streamlit.proto.Selectbox_pb2 import Selectbox
from streamlit.proto.Slider_pb2 import Slider
from streamlit.proto.TextInput_pb2 import TextInput
from streamlit.proto.WidgetStates_pb2 import WidgetState

Box = Selectbox | Radio | Slider | MultiSelect | TextInput
_BOXES = ("selectbox", "radio", "slider", "multiselect", "text_input")


@dataclass
class Session:
    """Long messages are kept for as many runs as Streamlit's client keeps them, and named with each question: the
    server then sends their names alone. What stands in the boxes of a page is told with each question too."""

    address: str
    query: str = ""
    page: str = ""
    pages: Sequence[AppPage] = ()
    boxes: dict[str, Box] = field(default_factory=dict)
    values: dict[str, list[str]] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    kept: dict[str, tuple[int, ForwardMsg]] = field(default_factory=dict)
    runs: int = 0
    keeps: int = 0
    _of_part: dict[str, str] = field(default_factory=dict)
    _drawn: set[str] = field(default_factory=set)

    def opening(self, name: str, address: Mapping[str, str] | None = None) -> bytes:
        """The question for a page by its name in the address, as by a link: with no choice but the link's."""
        self.query, self.page, self.boxes, self.values = urlencode(address or {}), "", {}, {}
        return self.asking(name)

    def choosing(self, box: str, *chosen: str) -> bytes:
        """The question that a choice in a box is, which is told by the end of its key."""
        there = self.box(box).id
        self.values[there] = list(chosen)
        return self.asking(part=self._of_part[there])

    def asking(self, name: str = "", *, part: str = "") -> bytes:
        """The question for the page as it stands, or for the part of it that is drawn alone."""
        question = BackMsg()
        rerun = question.rerun_script
        rerun.query_string = self.query
        rerun.page_name, rerun.page_script_hash, rerun.fragment_id = name, self.page, part
        rerun.cached_message_hashes.extend(self.kept)
        rerun.context_info.url = f"{self.address}/{name}"
        rerun.context_info.color_scheme = "light"
        rerun.widget_states.widgets.extend(self._state(each) for each in self.boxes)
        return bytes(question.SerializeToString())

    def box(self, name: str) -> Box:
        """A box by the end of its key."""
        return next(each for key, each in self.boxes.items() if key.endswith(name))

    def options(self, box: str) -> Sequence[str]:
        """What can be chosen in a box; nothing where a page has none of the name."""
        there = next((each for key, each in self.boxes.items() if key.endswith(box)), None)
        return [] if there is None or isinstance(there, TextInput) else there.options

    def value(self, box: str) -> list[str]:
        """What stands in a box."""
        return self.values[self.box(box).id]

    def take(self, told: bytes) -> bool:
        """A message of the server; whether a run has ended with it."""
        message = ForwardMsg.FromString(told)
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.runs += 1
            self.keeps = message.new_session.config.max_cached_message_age
            self.said = []
        elif kind == "navigation":
            self.page, self.pages = message.navigation.page_script_hash, list(message.navigation.app_pages)
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "script_finished":
            self._end(message.script_finished)
        elif kind == "ref_hash":
            _, message = self.kept[message.ref_hash]
            self.kept[message.hash] = (self.runs, message)
        elif message.metadata.cacheable:
            self.kept[message.hash] = (self.runs, message)
        self._see(message)
        return bool(kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN)

    def _see(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise RuntimeError(element.exception.message)
        if kind == "html":
            self.said.append(element.html.body)
        elif kind == "heading":
            self.said.append(f"<{element.heading.tag}>{element.heading.body}</{element.heading.tag}>")
        elif kind in _BOXES:
            box: Box = getattr(element, kind)
            self._drawn.add(box.id)
            if not box.form_id:  # else it is told with its form
                self._put(box, message.delta.fragment_id)

    def _put(self, box: Box, part: str) -> None:
        self.boxes[box.id], self._of_part[box.id] = box, part
        if box.set_value or box.id not in self.values:
            self.values[box.id] = _value(box)

    def _end(self, how: int) -> None:
        """Forget what is no longer on the page, where all of it was drawn, and what has been kept for long enough."""
        if how == ForwardMsg.FINISHED_SUCCESSFULLY:
            self.boxes = {name: box for name, box in self.boxes.items() if name in self._drawn}
        self._drawn = set()
        self.kept = {each: when for each, when in self.kept.items() if self.runs - when[0] < self.keeps}

    def _state(self, box: str) -> WidgetState:
        state = WidgetState(id=box)
        if isinstance(self.boxes[box], (Slider, MultiSelect)):
            state.string_array_value.data.extend(self.values[box])
        else:
            state.string_value = self.values[box][0]
        return state


def _value(box: Box) -> list[str]:
    """What stands in a box that the server has just drawn."""
    if isinstance(box, TextInput):
        return [box.value if box.set_value else box.default]
    if isinstance(box, (Slider, MultiSelect)):
        own = box.raw_values if isinstance(box, MultiSelect) else box.raw_value
        return list(own) if box.set_value else [box.options[int(each)] for each in box.default]
    return [box.raw_value if box.set_value else box.options[box.default]]
