/* Pictures. The figures of an exhibit as one picture, as they are by day whatever the mode, in a margin that says what
   they show, from where, and whether they are made up. Drawn from the page alone, for copying.js. */
globalThis.dashboard = (() => {
  "use strict";

  const SAMPLE = "SAMPLE";
  const SHARPNESS = 2;  // dots of the picture to one of the page
  const PRECISE = "geometricPrecision";
  const MARGIN = 20, GAP = 24, LEAST = 320;

  const isSample = (words) => words.startsWith("Sample data:");
  const address = (file) =>
    new Promise((done) => {
      const reader = new FileReader();
      reader.onload = () => done(reader.result);
      reader.readAsDataURL(file);
    });

  const picture = async (taken) => {
    const [font, images] = [await pageFont(), []];
    for (const each of taken.figures) images.push(await Promise.all(each.layers.map((layer) => image(layer, each, font))));
    const width = widthOf(taken) - 2 * MARGIN;
    const blocks = [
      words(`${taken.title}, ${taken.scope}`.replace(/, $/, ""), { size: 14, colour: "--quiet", width }),
      words(taken.question, { size: 20, weight: 650, width }),
      words(taken.finding, { size: 16, width, after: 12 }),
      ...inRows(taken.figures).map((row) => beside(row, taken.figures, images)),
      ...taken.below.map((each) => (isSample(each) ? sample(each, width) : words(each, { size: 13, colour: "--quiet", width }))),
    ];
    const height = blocks.reduce((sum, block) => sum + block.height, 2 * MARGIN);
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [(width + 2 * MARGIN) * SHARPNESS, height * SHARPNESS].map(Math.ceil);
    const ink = canvas.getContext("2d");
    ink.scale(SHARPNESS, SHARPNESS);
    ink.fillStyle = light("--page");
    ink.fillRect(0, 0, canvas.width, canvas.height);
    let y = MARGIN;
    for (const block of blocks) {
      block.draw(ink, MARGIN, y);
      y += block.height;
    }
    return new Promise((done, failed) => canvas.toBlob((file) => (file ? done(file) : failed(new Error("no picture")))));
  };
  /* Those that stand beside one another on the page stand so in the picture. */
  const inRows = (figures) => {
    const rows = [];
    const box = (at) => figures[at].box;
    for (const at of [...figures.keys()].sort((one, other) => box(one).top - box(other).top || box(one).left - box(other).left))
      if (rows.length && box(at).top - box(rows.at(-1)[0]).top < 8) rows.at(-1).push(at);
      else rows.push([at]);
    return rows;
  };
  const across = (row, figures) => row.reduce((sum, at) => sum + figures[at].box.width, GAP * (row.length - 1));
  const widthOf = ({ figures }) =>
    Math.ceil(Math.max(LEAST, ...inRows(figures).map((row) => across(row, figures)))) + 2 * MARGIN;
  const beside = (row, figures, images) => {
    const parts = row.map((at) => whole(figures[at], images[at]));
    const height = Math.max(...parts.map((part) => part.height)) + 8;
    const draw = (ink, x, y) => {
      for (const part of parts) {
        part.draw(ink, x, y);
        x += part.width + GAP;
      }
    };
    return { height, draw };
  };
  const whole = ({ heading, box, key }, layers) => {
    const { width, height } = box;
    const above = words(heading, { size: 17, weight: 650, width });
    const below = keyOf(key, width);
    const draw = (ink, x, y) => {
      above.draw(ink, x, y);
      for (const { drawn, spill } of layers)
        ink.drawImage(drawn, x - spill.left, y + above.height - spill.top, width + spill.left + spill.right, height + spill.top + spill.bottom);
      below.draw(ink, x, y + above.height + height);
    };
    return { width, height: above.height + height + below.height, draw };
  };

  /* The key below a figure: colours with their words, and numbered flags. */
  const keyOf = (items, width) => {
    let x = 0, y = 0, row = 0;
    const parts = items.map((item) => {
      const swatch = item.querySelector(".swatch");
      const told = words(item.innerText.replace(/\s+/g, " "), { size: 13, colour: "--quiet", width: width - (swatch ? 34 : 0) });
      const wide = told.widest + (swatch ? 34 : 0) + 18;
      if (x && x + wide > width + 18) [x, y, row] = [0, y + row, 0];
      const at = { x, y };
      [x, row] = [x + wide, Math.max(row, told.height)];
      return { swatch, told, at };
    });
    const draw = (ink, left, top) => {
      for (const { swatch, told, at } of parts) {
        if (swatch) fill(ink, swatch, left + at.x, top + at.y + 4);
        told.draw(ink, left + at.x + (swatch ? 34 : 0), top + at.y);
      }
    };
    return { height: y + row, draw };
  };
  /* How a place stands beside Camden: its fill with its edge, and in it its mark, as on the map. */
  const SIDES = {
    better: ["--better-tint", "--better", "circle"],
    worse: ["--worse-tint", "--worse", "diamond"],
    higher: ["--band", "--neutral", "square"],
    lower: ["--band", "--neutral", "square"],
    similar: ["--page", "--common", "ring"],
    none: ["--page", "--common", ""],
  };
  const placed = (ink, side, x, y) => {
    const [ground, edge, mark] = SIDES[side];
    ink.save();
    Object.assign(ink, { fillStyle: light(ground), strokeStyle: light(edge), lineWidth: 1.2 });
    ink.fillRect(x, y, 28, 10);
    ink.strokeRect(x + 0.5, y + 0.5, 27, 9);
    ink.fillStyle = light(edge);
    ink.beginPath();
    if (mark === "diamond") ["moveTo", "lineTo", "lineTo", "lineTo"].forEach((draw, at) => ink[draw](x + 14 + [0, 4, 0, -4][at], y + 5 + [-4, 0, 4, 0][at]));
    else if (mark === "square") ink.rect(x + 11, y + 2, 6, 6);
    else if (mark) ink.arc(x + 14, y + 5, 3, 0, 2 * Math.PI);
    if (mark === "ring") ink.stroke();
    else ink.fill();
    ink.restore();
  };
  const fill = (ink, swatch, x, y) => {
    const kind = ["withheld", "missing", "pending"].find((each) => swatch.classList.contains(each));
    const side = Object.keys(SIDES).find((each) => swatch.classList.contains("beside") && swatch.classList.contains(each));
    if (side) return placed(ink, side, x, y);
    ink.save();
    ink.strokeStyle = light(kind ? "--common" : "--hairline");
    ink.setLineDash(kind === "missing" ? [4, 3] : kind === "pending" ? [1, 2] : []);
    const ramp = [...swatch.classList].find((each) => each.startsWith("ramp-"));
    if (ramp) {
      ink.fillStyle = light(`--${ramp}`);
      ink.fillRect(x, y, 28, 10);
    }
    ink.beginPath();
    ink.rect(x + 0.5, y + 0.5, 27, 9);
    ink.stroke();
    ink.clip();
    for (let at = 0; kind === "withheld" && at < 40; at += 5) {
      ink.moveTo(x + at, y);
      ink.lineTo(x + at - 10, y + 10);
    }
    ink.stroke();
    ink.restore();
  };

  /* Words in lines that fit, and the mark of what is made up. */
  const measure = document.createElement("canvas").getContext("2d");
  const face = () => getComputedStyle(document.querySelector("[data-testid=stApp]")).fontFamily;
  const words = (text, { size, weight = 400, colour = "--text", width, after = 4 }) => {
    const font = `${weight} ${size}px ${face()}`;
    Object.assign(measure, { font, textRendering: PRECISE });
    const lines = [];
    for (const word of text.split(" ").filter(Boolean)) {
      const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
      if (lines.length && measure.measureText(longer).width <= width) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    const step = Math.ceil(size * 1.35);
    const draw = (ink, x, y) => {
      Object.assign(ink, { font, fillStyle: light(colour), textBaseline: "top", textRendering: PRECISE });
      lines.forEach((line, at) => ink.fillText(line, x, y + at * step + size * 0.15));
    };
    const widest = Math.max(0, ...lines.map((line) => measure.measureText(line).width));
    return { height: lines.length ? lines.length * step + after : 0, widest, draw };
  };
  const sample = (text, width) => {
    const chip = words(SAMPLE, { size: 11, weight: 700, colour: "--chip-text", width });
    const wide = chip.widest + 12;
    const told = words(text, { size: 13, width: width - wide - 8 });
    const draw = (ink, x, y) => {
      ink.fillStyle = light("--chip");
      ink.fillRect(x, y, wide, 18);
      chip.draw(ink, x + 6, y + 1.5);
      told.draw(ink, x + wide + 8, y);
    };
    return { height: told.height, draw };
  };

  /* Colours as they are by day, whatever the mode. */
  const light = (name) => {
    const probe = document.createElement("i");
    Object.assign(probe.style, { colorScheme: "light", color: `var(${name})`, display: "none" });
    document.body.append(probe);
    const colour = getComputedStyle(probe).color;
    probe.remove();
    return colour;
  };
  const byDay = (drawing) => {
    if (getComputedStyle(document.querySelector("[data-testid=stApp]")).colorScheme !== "dark") return drawing;
    const pairs = getComputedStyle(document.documentElement).getPropertyValue("--figures").trim().split(",");
    const instead = new Map(pairs.map((pair) => pair.trim().split(" ")).flatMap(([dark, day]) => [[dark, day], [asRgb(dark), day]]));
    return drawing.replace(/#[0-9a-f]{6}\b|rgb\(\d+, \d+, \d+\)/gi, (each) => instead.get(each.toLowerCase()) ?? each);
  };
  const asRgb = (hex) => `rgb(${[1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)).join(", ")})`;

  /* A layer of a figure as an image of its own, with the font in it: an image sees nothing of the page. Words that have
     grown with the reader's text may stand out of the drawing. */
  const image = async (layer, { box }, font) => {
    const boxes = [...layer.querySelectorAll("text")].map((each) => each.getBoundingClientRect()).filter((each) => each.width);
    const spill = {
      left: Math.ceil(Math.max(0, ...boxes.map((each) => box.left - each.left))),
      top: Math.ceil(Math.max(0, ...boxes.map((each) => box.top - each.top))),
      right: Math.ceil(Math.max(0, ...boxes.map((each) => each.right - box.right))),
      bottom: Math.ceil(Math.max(0, ...boxes.map((each) => each.bottom - box.bottom))),
    };
    const copied = layer.cloneNode(true);
    const sizes = [...layer.querySelectorAll("text, tspan")].map((each) => getComputedStyle(each).fontSize);
    copied.querySelectorAll("text, tspan").forEach((each, at) => (each.style.fontSize = sizes[at]));
    for (const each of copied.querySelectorAll(".hoverlayer, .draglayer, .zoomlayer")) each.remove();
    const [width, height] = [box.width + spill.left + spill.right, box.height + spill.top + spill.bottom];
    copied.setAttribute("viewBox", `${-spill.left} ${-spill.top} ${width} ${height}`);
    copied.setAttribute("width", width);
    copied.setAttribute("height", height);
    const style = document.createElementNS("http://www.w3.org/2000/svg", "style");
    style.textContent = `${font} text{text-rendering:geometricPrecision}`;
    copied.prepend(style);
    const drawn = new Image();
    drawn.src = `data:image/svg+xml,${encodeURIComponent(byDay(new XMLSerializer().serializeToString(copied)))}`;
    await drawn.decode();
    return { drawn, spill };
  };
  /* The rule that names the font of the page, with the font itself; without it words have the font of the machine. */
  const pageFont = async () => {
    const family = face().split(",")[0].replaceAll('"', "");
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule instanceof CSSFontFaceRule);
    const named = (rule) => rule.style.getPropertyValue("font-family").replaceAll('"', "") === family;
    const rule = rules.find((each) => named(each) && each.style.getPropertyValue("font-style") === "normal");
    const file = /url\("([^"]+)"\)/.exec(rule?.cssText ?? "")?.[1];
    if (!file) return "";
    try {
      const answer = await fetch(new URL(file, rule.parentStyleSheet.href ?? document.baseURI));
      return rule.cssText.replace(file, await address(await answer.blob()));
    } catch {
      return "";
    }
  };

  return { picture, widthOf, light, isSample, address };
})();
