/* What the browser does beside Streamlit's client, from before that starts: one entry of the history for one act of
   the reader, a notice while the server is out of reach, files that are checked, links that open at their section,
   Back that leads to the place where a page was left, figures that turn light or dark with the page and are read by
   their words, and the way to what changed since the reader last looked. Without it every page still shows the same. */
(() => {
  "use strict";

  const CONNECTION = "data-test-connection-state";
  const LOST = "The dashboard cannot be reached just now. What is shown stays here; choices and downloads work again once it is back, which this page notices by itself.";
  const BACK = "The dashboard can be reached again, and this page is up to date.";
  const ENDED = "The connection to the dashboard has ended. Load this page again: its address keeps your choices.";
  const NOT_SAVED = "The file was not saved: the dashboard did not answer with it. Try again in a moment, or load this page again.";
  const SECONDS_TO_READ = 8;

  /* Notes, of this tab or of all: a browser may allow none, and nothing here depends on one. */
  const noted = (storage, name) => {
    try {
      return JSON.parse(storage().getItem(name));
    } catch {
      return null;
    }
  };
  const note = (storage, name, what) => {
    try {
      storage().setItem(name, JSON.stringify(what));
    } catch {
      /* Then nothing is kept. */
    }
  };
  const byBrowser = () => localStorage, byTab = () => sessionStorage;

  const app = () => document.querySelector("[data-testid=stApp]");

  /* History. The server also writes to the address by itself, as when it adds the area to that of a menu link; such a
     write mends the entry that the reader's own act has made. */
  let acted = false;
  for (const act of ["pointerdown", "keydown", "click"]) addEventListener(act, () => (acted = true), true);
  const { pushState, replaceState } = history;
  history.pushState = function (state, unused, address) {
    if (new URL(address ?? "", location.href).pathname !== location.pathname) toTop();
    const own = acted;
    acted = false;
    if (own) return pushState.call(this, state, unused, address);
    const section = String(address).includes("#") ? "" : location.hash;
    return replaceState.call(this, state, unused, address + section);
  };

  /* Notices: one line, said by screen readers too. */
  const notice = document.createElement("p");
  notice.className = "connection";
  notice.setAttribute("role", "status");
  let leaving, unread = 0;
  const say = (words, { stays }) => {
    clearTimeout(leaving);
    if (!notice.isConnected) document.body.append(notice);
    notice.style.colorScheme = app() ? getComputedStyle(app()).colorScheme : "";
    notice.textContent = words;
    if (!stays) leaving = setTimeout(() => (notice.textContent = lost ? LOST : ""), SECONDS_TO_READ * 1000);
  };
  /* A file that did not come is no less gone once the server is back. */
  const sayNotSaved = () => {
    unread = performance.now() + SECONDS_TO_READ * 1000;
    say(NOT_SAVED, { stays: false });
  };
  const sayOfConnection = (words, how) => say(performance.now() < unread ? `${NOT_SAVED} ${words}` : words, how);
  addEventListener("DOMContentLoaded", () => document.body.append(notice));
  addEventListener("dashboard:say", (event) => say(event.detail, { stays: false }));

  /* Connection. Streamlit's client tries again by itself, but then waits for the reader: its session may be gone. */
  let wasConnected = false;
  let lost = false;
  const connected = () => app()?.getAttribute(CONNECTION) === "CONNECTED";
  const look = () => {
    const here = connected() && navigator.onLine;
    if (here && lost) mend();
    if (!here && wasConnected) {
      lost = true;
      sayOfConnection(app()?.getAttribute(CONNECTION) === "DISCONNECTED_FOREVER" ? ENDED : LOST, { stays: true });
    }
    wasConnected ||= here;
  };
  const mend = () => {
    lost = false;
    setTimeout(() => {
      if (lost) return;
      if (app()?.dataset.testScriptState === "notRunning") askAgain();
      sayOfConnection(BACK, { stays: false });
    }, 500);
  };
  /* As when the reader comes to this address by Back; with a section in it the client would take it for a jump. */
  const askAgain = () => {
    const { href, hash, pathname, search } = location;
    if (hash) replaceState.call(history, history.state, "", pathname + search);
    dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
    if (hash) replaceState.call(history, history.state, "", href);
  };
  new MutationObserver(look).observe(document, { subtree: true, attributes: true, attributeFilter: [CONNECTION] });
  addEventListener("online", look);
  addEventListener("offline", look);
  /* The client's own dialog says the same over the page, in words for developers. */
  new MutationObserver(() => {
    if (!lost) return;
    for (const dialog of document.querySelectorAll("[role=dialog]"))
      if (dialog.textContent.startsWith("Connection error")) dialog.querySelector("button")?.click();
  }).observe(document, { subtree: true, childList: true });

  /* Files. One is made while the reader waits, who is told, and stays on the page; what is no file is not saved under
     the name of one. */
  addEventListener("click", (event) => {
    const way = event.target instanceof Element && event.target.closest("a.file");
    if (!way || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (way.dataset.making) return;
    way.dataset.making = "yes";
    unread = 0;
    say("The file is being made.", { stays: false });
    void save(way.href).finally(() => delete way.dataset.making);
  });
  addEventListener("keydown", (event) => {  // what looks like a button is pressed as one
    if (event.key !== " " || !(event.target instanceof Element && event.target.matches("a.as-button"))) return;
    event.preventDefault();
    event.target.click();
  });
  const save = async (address) => {
    try {
      const answer = await fetch(address);
      const name = /filename="?([^";]+)"?/.exec(answer.headers.get("content-disposition") ?? "")?.[1];
      if (!answer.ok || !name) throw new Error(`${answer.status} without a file`);
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await answer.blob());
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    } catch {
      sayNotSaved();
    }
  };

  /* Places. Another page begins at its top; Back, Forward and a reload lead to where the reader was on a page, which is
     drawn long after the browser has looked for it. A page scrolls within a part of itself, which stays where it was
     when the client puts one long page in place of another. */
  const MAIN = "[data-testid=stMain]";
  const toTop = () => document.querySelector(MAIN)?.scrollTo({ top: 0, behavior: "instant" });
  const BY_HISTORY = ["back_forward", "reload"];
  const here = () => `place ${location.pathname}${location.search}${location.hash}`;
  let returning = false;
  const leftAt = () => Number(noted(byTab, here()) ?? 0);
  const returnTo = (wanted) => {
    let quiet = 0, ran = false;
    const since = performance.now();
    returning = true;
    const stop = () => {
      clearInterval(timer);
      returning = false;
    };
    const timer = setInterval(() => {
      const main = document.querySelector(MAIN);
      if (!main) return;
      main.scrollTop = wanted;
      const resting = app()?.dataset.testScriptState === "notRunning";
      // What is still there may be the page that was left.
      ran ||= !resting || performance.now() - since > 3000;
      quiet = ran && resting && Math.abs(main.scrollTop - wanted) < 2 ? quiet + 1 : 0;
      if (quiet > 5) stop();
    }, 100);
    for (const act of ["pointerdown", "keydown", "wheel"]) addEventListener(act, stop, { capture: true, once: true });
    setTimeout(stop, 10_000);
  };
  /* With the reader's own act, before it leads away. */
  const leave = () => {
    const main = document.querySelector(MAIN);
    if (main && !returning) note(byTab, here(), main.scrollTop);
  };
  for (const act of ["pointerdown", "keydown", "pagehide"]) addEventListener(act, leave, true);
  addEventListener("popstate", () => leftAt() && returnTo(leftAt()));

  /* Sections. So is the place that an address names. */
  const named = (hash) => {
    try {
      return decodeURIComponent(hash.slice(1));
    } catch {
      return "";
    }
  };
  /* With the focus, from which the keyboard goes on. */
  const comeTo = (place) => {
    if (!place.matches("a, button, input, summary")) place.tabIndex = -1;
    place.focus({ preventScroll: true });
  };
  const reach = () => {
    if (BY_HISTORY.includes(performance.getEntriesByType("navigation")[0]?.type) && leftAt()) return returnTo(leftAt());
    const name = named(location.hash);
    if (!name) return;
    let top, quiet = 0;
    const stop = () => clearInterval(timer);
    const timer = setInterval(() => {
      const place = document.getElementById(name);
      if (!place) return;
      if (place instanceof HTMLDetailsElement) place.open = true;
      const now = place.getBoundingClientRect().top;
      quiet = now === top && app()?.dataset.testScriptState === "notRunning" ? quiet + 1 : 0;
      place.scrollIntoView();
      top = place.getBoundingClientRect().top;
      if (quiet <= 10) return;
      stop();
      if (document.activeElement === document.body) comeTo(place);
    }, 100);
    for (const act of ["pointerdown", "keydown", "wheel"]) addEventListener(act, stop, { capture: true, once: true });
    setTimeout(stop, 30_000);
  };
  addEventListener("DOMContentLoaded", reach);

  /* Modes. When the reader's system turns light or dark the client turns the page, but not its figures, which hold the
     colours of the mode that they were drawn in: they are asked for again once it has turned. Paper is light for a
     moment only; where a system turns just as a print ends the client misses that, and is made to look as after one. A
     client that does not turn is of the mode that its reader chose. */
  const SOON = 300, LATE = 10_000;
  const dark = matchMedia("(prefers-color-scheme: dark)"), paper = matchMedia("print");
  let drawnDark = dark.matches, turning;
  const turn = (until) => {
    if (!app() || (getComputedStyle(app()).colorScheme === "dark") !== dark.matches) {
      if (performance.now() > until) return;
      if (!paper.matches) dispatchEvent(new Event("afterprint"));
      turning = setTimeout(turn, SOON, until);
    } else if (drawnDark !== dark.matches) {
      drawnDark = dark.matches;
      leave();
      askAgain();
    }
  };
  dark.addEventListener("change", () => {
    clearTimeout(turning);
    turning = setTimeout(turn, SOON, performance.now() + LATE);
  });

  /* The side. Where it is closed, its button is all that is seen of what is in it: it says what that is. On a narrow
     page it lies over the page, and the client would open it again over one that was found in it. */
  const narrow = matchMedia("(width < 768px)");
  const nameTheSide = () => {
    const button = document.querySelector("[data-testid=stExpandSidebarButton]");
    const words = narrow.matches ? "Menu, filters and search" : "Filters and search";
    if (button && button.getAttribute("aria-label") !== words) button.setAttribute("aria-label", words);
  };
  new MutationObserver(nameTheSide).observe(document, { subtree: true, childList: true });
  narrow.addEventListener("change", nameTheSide);
  addEventListener("click", ({ target }) => {
    const found = target instanceof Element && target.closest("[data-testid=stSidebar] .found a");
    if (found && narrow.matches) document.querySelector("[data-testid=stSidebarCollapseButton] button")?.click();
  });

  /* Forms. What is said when a form has saved is where the reader goes on, and is seen. It stays on the page for others
     to find, who are left where they are. */
  const SOON_SAVED = 20_000;
  let sent = -Infinity;
  addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("[data-testid=stFormSubmitButton]")) sent = performance.now();
  }, true);
  new MutationObserver((several) => {
    if (performance.now() - sent > SOON_SAVED) return;
    const added = several.flatMap((each) => [...each.addedNodes]).filter((each) => each instanceof Element);
    const saved = added.map((each) => (each.matches(".notice.saved") ? each : each.querySelector(".notice.saved")));
    const last = saved.filter(Boolean).at(-1);
    if (!last) return;
    sent = -Infinity;
    requestAnimationFrame(() => {
      last.scrollIntoView({ block: "center" });
      comeTo(last);
    });
  }).observe(document, { subtree: true, childList: true });

  /* Links in a list that is the same for every place: one takes the place along as it is about to be used. */
  const PLACE = ["neighbourhood", "ward"];
  const takePlaceAlong = ({ target }) => {
    const way = target instanceof Element && target.closest("a.here");
    if (!way) return;
    const here = new URLSearchParams(location.search), there = new URL(way.href);
    for (const name of PLACE) {
      there.searchParams.delete(name);
      if (here.has(name)) there.searchParams.set(name, here.get(name));
    }
    if (way.href !== there.href) way.href = there.href;
  };
  for (const act of ["pointerover", "focusin", "click"]) addEventListener(act, takePlaceAlong, true);

  /* Paper. A figure is as wide as it was drawn for the screen: the style for paper scales it by this width (--drawn). What
     is drawn for a phone stays as large as it is. */
  const NARROWEST = 719;
  addEventListener("beforeprint", () => {
    const drawn = document.querySelector("[data-testid=stMainBlockContainer] > *")?.clientWidth ?? 0;
    document.documentElement.style.setProperty("--drawn", Math.max(drawn, NARROWEST));
  });

  /* Figures. Each is read by its words (its label): the hundred pieces of its drawing are hidden from screen readers. */
  const DRAWING = "[data-testid=stPlotlyChart] .js-plotly-plot:not([aria-hidden])";
  new MutationObserver(() => {
    for (const drawing of document.querySelectorAll(DRAWING)) drawing.setAttribute("aria-hidden", "true");
  }).observe(document, { subtree: true, childList: true });

  /* Since the reader last looked. Which figures are seen, and on which day, is noted in this browser alone; where a tab
     shows others than were noted when it opened, and those are still kept, the page's own link to what changed since
     then is filled in and shown. A browser that keeps nothing for a page shows no link. */
  const SEEN = "figures seen", BEFORE = "figures seen before", SINCE = "since";
  const inWords = (day) => new Date(day).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const looked = (place) => {
    place.dataset.told = "";
    const { shown, kept } = place.dataset;
    const seen = noted(byBrowser, SEEN);
    if (seen && seen.name !== shown) note(byTab, BEFORE, seen);
    note(byBrowser, SEEN, { name: shown, day: Date.now() });
    const before = noted(byTab, BEFORE);
    const there = before?.name && before.name !== shown && kept.split(" ").includes(before.name);
    if (!there || !(before.day > 0) || new URLSearchParams(location.search).get(SINCE) === before.name) return;
    const link = place.querySelector("a");
    const address = new URL(link.href);
    address.searchParams.set(SINCE, before.name);
    address.hash = "changes";
    link.href = address.pathname + address.search + address.hash;
    link.textContent = `Since you last looked, on ${inWords(before.day)}`;
    place.hidden = false;
  };
  new MutationObserver(() => document.querySelectorAll(".looked:not([data-told])").forEach(looked)).observe(document, {
    subtree: true, childList: true,
  });
})();
