"use strict";
// What a part says. Every word from the data is set with textContent, so it can never run.

const STANDS = ["sure", "likely", "maybe", "none"];
const STANDS_WORDS = ["Sure", "Likely", "Maybe", "Nothing"];
const UNCHANGED = "1";

function number(count) {
  return count.toLocaleString("en-GB");
}

// Sure, likely, maybe and none: all of a neighbourhood stand the same, others have a list each.
function countsOf(counts, { at, row, people }) {
  const found = counts[at];
  if (typeof found !== "string") return found.map((each) => each[row]);
  return STANDS.map((_, stand) => (Number(found[row]) === stand ? people : 0));
}

function bandOf(counts) {
  const band = element("div", "band");
  band.setAttribute("aria-hidden", "true");
  counts.forEach((count, stand) => {
    if (!count) return;
    const piece = element("span", STANDS[stand]);
    piece.style.flexGrow = count;
    band.append(piece);
  });
  return band;
}

function countRows(before, after) {
  const list = element("dl", "counts");
  STANDS_WORDS.forEach((words, stand) => {
    const [old, count] = [before[stand], after[stand]];
    const text = old === count ? number(count) : `${number(old)} → ${number(count)}`;
    list.append(element("dt", STANDS[stand], words), element("dd", "", text));
  });
  return list;
}

function shadeWords({ at, row }, message, state) {
  return state.scale.shades[state.classes[at][row]]?.words ?? message.notes.nobody;
}

function partWords(part, message, state) {
  const { at, row, name, people } = part;
  const box = element("div", "part");
  box.append(element("strong", "name", name), element("span", "sort", message.sort));
  if (!people) {
    box.append(element("span", "people", message.notes.nobody));
    return box;
  }
  const [before, after = before] = state.counts.map((which) => countsOf(message.counts[which], part));
  box.append(element("span", "people", `${number(people)} young people aged 5 to 18`));
  box.append(bandOf(after), countRows(before, after));
  box.append(element("span", "shade", `${state.scale.title}: ${shadeWords(part, message, state)}`));
  if (message.hatched[at][row] === "1") box.append(element("span", "hatch-note", message.notes.hatch_at_length));
  return box;
}
