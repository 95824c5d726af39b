"use strict";
// The legend, and the switch between before, after and what changes.

const HATCH_SIZE = 7;
const WIDE_FRAME = 700;

function swatch(names) {
  const area = { x: 1, y: 1, width: 26, height: 18, rx: 2, class: `area ${names}` };
  return drawing([28, 20], ["rect", area]);
}

function legendRow(picture, words) {
  const row = element("div", "row");
  row.append(picture, element("span", "", words));
  return row;
}

class Legend {
  constructor() {
    this.box = element("details", "legend");
    this.box.open = window.innerWidth > WIDE_FRAME;
    this.box.append(element("summary", "", "What the colours mean"));
    this.body = element("div", "body");
    this.box.append(this.body);
  }

  show(message, state, parts) {
    const { scale } = state;
    const rows = scale.shades.map(({ words }, number) => legendRow(swatch(`class-${number}`), words));
    const example = parts.find((part) => isHatched(part, message, state));
    if (example) {
      const found = state.classes[example.at][example.row];
      rows.push(legendRow(swatch(`class-${found} hatched`), message.notes.hatch));
    }
    if (state.classes.some((each) => each.includes(NOBODY))) {
      rows.push(legendRow(swatch("nobody"), message.notes.nobody));
    }
    this.body.replaceChildren(element("strong", "title", scale.title), ...rows, ...spotRows(message, state));
    if (TOUCHED) this.body.append(element("p", "", "Move the map with two fingers."));
  }
}

function spotRows({ spots }, { counts }) {
  const shown = spots[counts.at(-1)];
  const used = CERTAINTIES.filter((_, rank) => shown[rank].length);
  if (!used.length) return [];
  const rows = used.map((word) => legendRow(spotDrawing(word, false), CERTAINTY_WORDS[word]));
  const town = legendRow(spotDrawing(used[0], true), `Hollow: ${TOWN_WORDS.toLowerCase()}`);
  return [element("strong", "title", "Listings"), ...rows, town];
}

class StateSwitch {
  constructor(change) {
    this.change = change;
    this.box = element("fieldset", "switch");
    this.names = "";
    this.chosen = 0;
  }

  // The last state is shown first; a choice lasts as long as the same states are offered.
  offer(states) {
    const names = states.map(({ name }) => name);
    if (names.join() === this.names) return;
    this.names = names.join();
    this.chosen = states.length - 1;
    this.box.hidden = states.length < 2;
    this.box.replaceChildren(element("legend", "", "Show"), ...names.map((name, at) => this.option(name, at)));
  }

  option(name, at) {
    const label = element("label", "");
    const input = Object.assign(document.createElement("input"), { type: "radio", name: "state" });
    input.checked = at === this.chosen;
    input.addEventListener("change", () => {
      this.chosen = at;
      this.change();
    });
    label.append(input, element("span", "", name));
    return label;
  }
}

// The colours of a scale as properties of the document, which the style sheet reads.
function paint({ shades }, theme) {
  const style = document.documentElement.style;
  shades.forEach((shade, number) => {
    style.setProperty(`--class-${number}`, shade[theme]);
    style.setProperty(`--ink-${number}`, shade.ink[theme]);
  });
}

function addHatching(count) {
  const namespace = "http://www.w3.org/2000/svg";
  const make = (tag, attributes) => {
    const made = document.createElementNS(namespace, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  };
  const root = make("svg", { width: 0, height: 0, class: "patterns", "aria-hidden": "true" });
  for (let number = 0; number < count; number += 1) {
    const size = { width: HATCH_SIZE, height: HATCH_SIZE };
    const pattern = make("pattern", {
      ...size,
      id: `hatch-${number}`,
      patternUnits: "userSpaceOnUse",
      patternTransform: "rotate(45)",
    });
    pattern.append(
      make("rect", { ...size, class: `ground class-${number}` }),
      make("rect", { width: 1.3, height: HATCH_SIZE, class: `ink-${number}` }),
    );
    root.append(pattern);
  }
  document.body.append(root);
}
