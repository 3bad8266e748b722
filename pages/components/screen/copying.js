/* Copying. One press of "Copy for a paper" takes an exhibit along: what it asks, the sentence that answers it, its
   figures as one picture or its table, from where they are, and whether they are made up. Everything is read from the
   page; nothing is asked of the server but the font that the page is drawn in. The picture is drawn by picture.js. */
(() => {
  "use strict";

  const { picture, widthOf, light, isSample, address } = globalThis.dashboard;
  const ALL = "Copied: sentence, picture and source.";
  const WORDS = "Copied: the words, the figures and their source.";
  const NO_PICTURE = "Copied: sentence and source. The picture could not be drawn here.";
  const REFUSED = "Your browser did not allow the copying. Save the picture with the link beside the button instead; its sentence and source are in it.";
  const REFUSED_WORDS = "Your browser did not allow the copying. Select the words on the page and copy them instead.";
  const SAVE = "Save the picture";
  const CHART = "[data-testid=stPlotlyChart]";

  addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button[data-copy]") : null;
    if (button) void copy(button);
  });

  const copy = async (button) => {
    const taken = take(button);
    const say = (words) => dispatchEvent(new CustomEvent("dashboard:say", { detail: words }));
    const drawn = taken.figures.length ? picture(taken).catch(() => null) : Promise.resolve(null);
    button.parentElement.querySelector("a[download]")?.remove();
    const held = drawn.then((file) => file && address(file));
    if (await toClipboard(taken, drawn, held)) return say(!taken.figures.length ? WORDS : (await drawn) ? ALL : NO_PICTURE);
    const file = await drawn;
    if (file) button.after(link(file, named(button).replace(/^.*?: /, "")));
    say(file ? REFUSED : REFUSED_WORDS);
  };

  /* What is on the page of an exhibit, as words and elements. */
  const take = (button) => {
    const exhibit = button.closest("[class*=st-key-exhibit-], .taken-along");
    const words = (selector, within) => within.querySelector(selector)?.textContent.trim() ?? "";
    const place = exhibit.querySelector(".section")?.id;
    return {
      title: words(".title h1", document) || words("h1", document),
      scope: words(".title p", document),
      question: exhibit.querySelector(".section h2")?.firstChild.textContent.trim() ?? "",
      finding: words(".finding, .lead", exhibit),
      figures: [...exhibit.querySelectorAll(CHART)].filter((each) => each.querySelector(".main-svg")).map(figure),
      shown: exhibit.querySelector(".shown"),
      below: button.dataset.copy.split("\n"),
      address: location.href.split("#")[0] + (place ? `#${place}` : ""),
    };
  };
  /* A figure with the heading above it and the key below. */
  const figure = (chart) => {
    const column = chart.closest("[data-testid=stColumn], [class*=st-key-exhibit-]");
    const parts = [...column.querySelectorAll(`h3, ${CHART}, .key > li, .flags > li`)];
    const at = parts.indexOf(chart);
    const after = parts.slice(at + 1);
    const next = after.findIndex((each) => each.localName !== "li");
    return {
      layers: [...chart.querySelectorAll(".main-svg")],
      box: chart.querySelector(".main-svg").getBoundingClientRect(),
      alt: named(chart.closest("[aria-label]") ?? chart.querySelector("[aria-label]")),
      heading: parts[at - 1]?.localName === "h3" ? parts[at - 1].textContent : "",
      key: next < 0 ? after : after.slice(0, next),
    };
  };

  const named = (each) => each?.getAttribute("aria-label") ?? "";

  /* The clipboard. Where a page is not served safely a browser has only the older way, which takes no picture alone. */
  const toClipboard = async (taken, drawn, held) => {
    const blob = (type, words) => new Blob([words], { type });
    const html = held.then((source) => document_(taken, source));
    try {
      const kinds = {
        "text/html": html.then((each) => blob("text/html", each.outerHTML)),
        "text/plain": html.then((each) => blob("text/plain", plain(each))),
      };
      if (taken.figures.length && (await drawn)) kinds["image/png"] = drawn;
      await navigator.clipboard.write([new ClipboardItem(kinds)]);
      return true;
    } catch {
      return asBefore(await html);
    }
  };
  const asBefore = (html) => {
    let put = false;
    const fill = (event) => {
      event.preventDefault();
      event.clipboardData.setData("text/html", html.outerHTML);
      event.clipboardData.setData("text/plain", plain(html));
      put = true;
    };
    document.addEventListener("copy", fill, { once: true, capture: true });
    const done = document.execCommand("copy");
    document.removeEventListener("copy", fill, { capture: true });
    return done && put;
  };
  const link = (file, name) => {
    const way = document.createElement("a");
    way.href = URL.createObjectURL(file);
    way.download = "figure.png";
    way.textContent = `${SAVE}: ${name}`;
    return way;
  };

  /* The words, as a document and as plain text: the second is the first, read. */
  const document_ = (taken, source) => {
    const page = document.createElement("div");
    const line = (...parts) => parts.some(Boolean) && page.append(element("p", ...parts.filter(Boolean)));
    line(element("b", taken.title), taken.scope && `, ${taken.scope}`);
    line(taken.question && element("b", taken.question));
    line(taken.finding);
    if (source) {
      const image = element("img");
      Object.assign(image, { src: source, alt: taken.figures.map((each) => each.alt).join(" ") });
      image.width = widthOf(taken);
      line(image);
    }
    if (taken.shown) page.append(bare(taken.shown));
    for (const words of taken.below) line(...marked(words));
    line(element("a", taken.address));
    page.querySelector("p:last-child a").href = taken.address;
    return page;
  };
  const marked = (words) => {
    if (!isSample(words)) return [words];
    const mark = element("mark", element("b", words.split(":")[0]), words.slice(words.indexOf(":")));
    Object.assign(mark.style, { backgroundColor: light("--chip"), color: light("--chip-text") });
    return [mark];
  };
  const element = (name, ...parts) => {
    const made = document.createElement(name);
    made.append(...parts);
    return made;
  };
  const plain = (page) => {
    const read = page.cloneNode(true);
    for (const image of read.querySelectorAll("img")) image.replaceWith(image.alt);
    Object.assign(read.style, { position: "fixed", top: 0, opacity: 0 });
    document.body.append(read);  // text is laid out in lines and cells only on a page
    const words = read.innerText.trim();
    read.remove();
    return words;
  };
  /* An exhibit's own HTML without its looks: marks in words, and questions with their answers as a table. */
  const KEPT = ["scope", "colspan", "rowspan", "href"];
  const bare = (shown) => {
    const copied = shown.cloneNode(true);
    const cells = copied.querySelectorAll("td");
    shown.querySelectorAll("td").forEach((each, at) => {  // a mark that the style draws has its word in the style too
      const [, word] = /" \/ "(.+)"/.exec(getComputedStyle(each, "::before").content) ?? [];
      if (word) cells[at].append(` ${word}`);
    });
    for (const mark of copied.querySelectorAll("[role=img][aria-label]")) mark.replaceWith(named(mark));
    for (const silent of copied.querySelectorAll("[aria-hidden=true], summary, button")) silent.remove();
    for (const way of copied.querySelectorAll("a[href]")) way.href = way.href;
    for (const list of copied.querySelectorAll("dl")) list.replaceWith(asTable(list));
    for (const each of copied.querySelectorAll("*"))
      for (const { name } of [...each.attributes]) if (!KEPT.includes(name)) each.removeAttribute(name);
    for (const table of copied.querySelectorAll("table")) table.border = 1;
    return copied;
  };
  const asTable = (list) => {
    const row = (name) => {
      const answers = [];
      for (let each = name.nextElementSibling; each?.localName === "dd"; each = each.nextElementSibling)
        answers.push(element("td", ...apart(each)));
      return element("tr", Object.assign(element("th", name.textContent), { scope: "row" }), ...answers);
    };
    return element("table", element("tbody", ...[...list.querySelectorAll("dt")].map(row)));
  };
  const apart = (cell) => [...cell.childNodes].flatMap((each, at) => (at ? [" ", each] : [each]));
})();
