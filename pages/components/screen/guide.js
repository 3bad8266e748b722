/* The first visit. The guide stands open above the overview until the reader closes it, which this browser remembers
   and nobody else is told: from then on it is not there before the page is drawn, so that nothing moves. */
(() => {
  "use strict";

  const SEEN = "dashboard: guide seen";
  const FOUND_AGAIN = "Closed. It stands at the foot of every page: How to read this dashboard.";
  /* A browser may refuse to remember anything: then it is closed for now. */
  const asked = (storage) => {
    try {
      return storage();
    } catch {
      return null;
    }
  };
  /* With a rule of its own, which is there before the page's style is. */
  const hide = () => {
    const rule = document.createElement("style");
    rule.textContent = "[data-testid=stElementContainer]:has(>.stHtml>.guide.first){display:none!important}";
    document.head.append(rule);
  };
  if (asked(() => localStorage.getItem(SEEN)) !== null) hide();

  const close = (guide) => {
    const held = guide.contains(document.activeElement);
    asked(() => localStorage.setItem(SEEN, ""));
    hide();
    dispatchEvent(new CustomEvent("dashboard:say", { detail: FOUND_AGAIN }));
    const title = document.querySelector("h1");
    if (!held || !title) return;
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  };
  addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest(".guide button[data-seen]");
    if (button) close(button.closest(".guide"));
  });
  const closed = ({ target }) => {
    if (target instanceof HTMLDetailsElement && target.matches(".guide.first") && !target.open) close(target);
  };
  addEventListener("toggle", closed, true);
})();
