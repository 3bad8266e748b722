// A figure is read by its words (its label): the hundred pieces of its drawing are hidden from screen readers.
(() => {
  const hide = () => {
    for (const each of document.querySelectorAll("[data-testid=stPlotlyChart] .js-plotly-plot:not([aria-hidden])")) {
      each.setAttribute("aria-hidden", "true");
    }
  };
  if (!window.figuresAreHidden) {
    window.figuresAreHidden = true;
    new MutationObserver(hide).observe(document.body, { childList: true, subtree: true });
  }
  hide();
})();
