"""A tab of the browser that notes what goes wrong in it, and how to know that a page has been drawn."""

import re
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response, WebSocket
from playwright.sync_api import TimeoutError as Late

Mode = Literal["light", "dark"]

# Milliseconds; never waited out unless something is wrong.
PATIENCE = 60_000
ELSEWHERE = re.compile(r"^(?!data:|blob:|about:)[a-z]+://(?!127\.0\.0\.1[:/])")
# At a page's own address Streamlit's client first asks that address for its server, then the one above it: the
# first answer is 404 by design, and the browser says so in its console.
PROBE = re.compile(r"^https?://[^/]+/(?:camden/)?(?!camden/)[^/]+/_stcore/(health|host-config)$")
DRAWN = """() => {
    const all = (selector) => [...document.querySelectorAll(selector)];
    const app = document.querySelector("[data-testid=stApp]");
    const drawn = app !== null && app.dataset.testScriptState === "notRunning"
        && app.dataset.testConnectionState === "CONNECTED"
        && document.querySelector("h1") !== null
        && all("[data-stale=true], [data-testid=stSkeleton]").length === 0
        && all("[data-testid=stPlotlyChart]").every((chart) => chart.querySelector(".main-svg") !== null)
        && document.fonts.status === "loaded"
        // What is asked of a part that is gone by then is never answered.
        && !(performance.now() - window.askedAt < 20_000)
        // The client tells the server its theme only after the first run, which makes a second one: a figure's key
        // names the theme; on a page without figures, wait until it is quiet.
        && all("[class*='st-key-'][class*='-None']").length === 0;
    window.quietSince = drawn ? (window.quietSince ?? performance.now()) : undefined;
    return drawn && performance.now() - window.quietSince > (all("[data-testid=stPlotlyChart]").length ? 200 : 500);
}"""
# Something was asked of the server: what the client shows of that it shows only once it is answered.
NOTE_ASKED = """() => {
    const {send} = WebSocket.prototype;
    WebSocket.prototype.send = function (...what) {
        window.askedAt = performance.now();
        for (const end of ["message", "close"])
            this.addEventListener(end, () => { window.askedAt = undefined; }, {once: true});
        return send.apply(this, what);
    };
}"""
# Whether no figure is one of a theme: its key ends with its name.
OF_NO = """(end) => [...document.querySelectorAll("[class*='st-key-']")]
    .every((each) => ![...each.classList].some((name) => name.startsWith("st-key-") && name.endsWith(end)))"""
# What may stand in the way of a page that does not turn: the browser, the client or the server.
STATE = """() => {
    const app = document.querySelector("[data-testid=stApp]");
    return {
        dark: matchMedia("(prefers-color-scheme: dark)").matches, print: matchMedia("print").matches,
        client: getComputedStyle(app).colorScheme, ...app.dataset,
        drawn: [...document.querySelectorAll("[class*='st-key-']")].map((each) => each.className).join(" "),
    };
}"""
NOTE_DIALOGS = """() => {
    window.dialogs = [];
    const dialogs = () => [...document.querySelectorAll("[role=dialog]")].map((each) => each.innerText);
    new MutationObserver(() => window.dialogs.push(...dialogs())).observe(document, {subtree: true, childList: true});
}"""


# An empty page has no storage, and says so.
BEEN_HERE = """if (location.protocol.startsWith("http")) localStorage.setItem("dashboard: guide seen", "")"""


@dataclass
class Tab:
    """One page; `troubles` and `elsewhere` grow as it is used."""

    page: Page
    address: str
    mode: Mode
    troubles: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def open(self, path: str = "/") -> "Tab":
        self.page.goto(self.address + path)
        return self.drawn()

    def drawn(self) -> "Tab":
        """Wait until the page is there, its figures drawn, and nothing under way."""
        self.page.evaluate("() => { window.quietSince = undefined; }")
        self.page.wait_for_function(DRAWN, timeout=PATIENCE)
        assert self.page.locator("[data-testid=stException]").all_inner_texts() == [], "see what the server printed"
        return self

    def turned(self, mode: Mode) -> "Tab":
        """The same page in this mode, as when the reader's system turns light or dark."""
        if self.mode != mode:
            before, self.mode = self.mode, mode
            self.page.emulate_media(color_scheme=mode)
            # The client tells the server some time after that; drawn it may be before.
            try:
                self.page.wait_for_function(OF_NO, arg=f"-{before}", timeout=PATIENCE)
            except Late as late:
                raise AssertionError(f"the page did not turn {mode}: {self.page.evaluate(STATE)}") from late
            self.drawn()
        return self

    def until(self, path: str, **address: str) -> "Tab":
        """Wait until the address is this one, whatever else it says."""

        def there(url: str) -> bool:
            parts = urlsplit(url)
            return parts.path == path and address.items() <= dict(parse_qsl(parts.query)).items()

        self.page.wait_for_url(there, timeout=PATIENCE, wait_until="commit")
        return self.drawn()

    def choose(self, label: str, name: str) -> "Tab":
        """Choose from a box what has this name, or begins with it."""
        box = self.page.get_by_role("combobox", name=label, exact=True)
        # Where the page would scroll to it after it has opened, it closes again.
        box.evaluate("each => each.scrollIntoView({block: 'center'})")
        box.click()
        box.fill(name)
        self.page.get_by_role("option", name=name).first.click()
        return self

    def by_menu(self, name: str) -> "Tab":
        self.page.get_by_role("navigation", name="App pages").get_by_role("link", name=name).click()
        return self

    def at(self) -> str:
        """The address after the server's own."""
        return str(self.page.evaluate("location.href")).removeprefix(self.address)

    def entries(self) -> int:
        return int(self.page.evaluate("history.length"))

    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    def chosen(self, label: str) -> str:
        return self.page.get_by_role("combobox", name=label, exact=True, include_hidden=True).input_value()


def open_tab(
    context: BrowserContext, address: str, *, width: int, mode: Mode, first: bool = False, text: int = 100
) -> Tab:
    """A tab on an empty page, `width` px wide, of a reader who has been here before, unless it is their `first` visit,
    and whose `text` is so many per cent of the usual size; what it asks of another machine is noted."""
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=mode)
    page.set_default_timeout(PATIENCE)
    page.add_init_script(f"({NOTE_DIALOGS})()")
    page.add_init_script(f"({NOTE_ASKED})()")
    if not first:
        page.add_init_script(BEEN_HERE)
    if text != 100:
        larger = f"document.documentElement.style.setProperty('font-size', '{text}%', 'important')"
        page.add_init_script(f"addEventListener('DOMContentLoaded', () => {larger})")
    tab = Tab(page, address, mode)
    _listen(tab)
    return tab


def _listen(tab: Tab) -> None:
    def said(message: ConsoleMessage) -> None:
        if message.type == "error" and not PROBE.match(message.location["url"]):
            tab.troubles.append(f"console: {message.text}")

    def answered(response: Response) -> None:
        if response.status >= 400 and not PROBE.match(response.url):
            tab.troubles.append(f"{response.status}: {response.url}")

    def failed(request: Request) -> None:
        # A page that is left gives up what it was still asking for.
        if request.failure != "net::ERR_ABORTED":
            tab.troubles.append(f"{request.failure}: {request.url}")

    def asked(url: str) -> None:
        if ELSEWHERE.match(url):
            tab.elsewhere.append(url)

    def connected(socket: WebSocket) -> None:
        asked(socket.url)
        socket.on("socketerror", lambda error: tab.troubles.append(f"websocket: {error}"))

    tab.page.on("console", said)
    tab.page.on("pageerror", lambda error: tab.troubles.append(f"script: {error.message}"))
    tab.page.on("request", lambda request: asked(request.url))
    tab.page.on("response", answered)
    tab.page.on("requestfailed", failed)
    tab.page.on("websocket", connected)
