"""A server on this machine that gives what a test tells it to, and misbehaves on demand."""

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True)
class Answer:
    """What is sent; `cut` breaks off after so many bytes, `delay` waits first, `length` lies about the size."""

    content: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    delay: float = 0.0
    length: int | None = None


@dataclass(frozen=True)
class Request:
    path: str
    query: dict[str, str]
    headers: dict[str, str]


# An answer, or what makes one of the query.
Reply = Answer | Callable[[dict[str, str]], Answer]


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """That a client breaks off is part of the tests, and what else goes wrong shows in what it gets."""


class Server:
    """`say` tells it what to answer under a path, in order; the last answer is given from then on."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self._answers: dict[str, list[Reply]] = defaultdict(list)
        self._lock = threading.Lock()
        self._http = _Quiet(("127.0.0.1", 0), self._handler())
        self.address = f"http://127.0.0.1:{self._http.server_port}"

    def say(self, path: str, *answers: Reply) -> None:
        self._answers[path] = list(answers)

    def asked(self, path: str) -> list[Request]:
        return [request for request in self.requests if request.path == path]

    def answer(self, path: str, query: dict[str, str]) -> Answer:
        with self._lock:
            waiting = self._answers.get(path, [Answer(b"no such thing", 404)])
            reply = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        return reply if isinstance(reply, Answer) else reply(query)

    def _handler(server) -> type[BaseHTTPRequestHandler]:  # noqa: N805  # `self` is the handler's, below
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                query = {name: values[-1] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
                server.requests.append(Request(parts.path, query, dict(self.headers)))
                try:
                    self._send(server.answer(parts.path, query))
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["Content-Length"]))
                self.do_GET()

            def _send(self, answer: Answer) -> None:
                time.sleep(answer.delay)
                content = answer.content
                self.send_response(answer.status)
                for name, text in answer.headers.items():
                    self.send_header(name, text)
                self.send_header("Content-Length", str(len(content) if answer.length is None else answer.length))
                self.end_headers()
                self.wfile.write(content if answer.cut is None else content[: answer.cut])
                self.close_connection = answer.cut is not None or answer.length is not None

            def log_message(self, *_: object) -> None:
                pass

        return Handler

    @contextmanager
    def running(self) -> Iterator["Server"]:
        thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield self
        finally:
            self._http.shutdown()
            thread.join()
            self._http.server_close()
