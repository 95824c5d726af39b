// The list of places, and which of them fit what somebody has typed. Nothing here touches the page.

const MOST = 8;
const SHORTEST = 2;
const SAME_WORDS = {
  saint: "st",
  upon: "on",
  ce: "cofe",
  "c of e": "cofe",
  "church of england": "cofe",
  rc: "catholic",
  "roman catholic": "catholic",
};
const SAME_WORD = new RegExp(`\\b(?:${Object.keys(SAME_WORDS).join("|")})\\b`, "g");

// Lower-case words without accents, apostrophes or full stops; other punctuation parts words.
function wordsOf(text) {
  const plain = text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f'’‘`ʼ.]/g, "")
    .toLowerCase()
    .replace(/&/g, " and ")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
  return plain.replace(/^the (?=.)/, "");
}

// A name is held against what is typed as it stands, and with one word for each of one meaning.
function spellingsOf(words) {
  const same = words.replace(SAME_WORD, (word) => SAME_WORDS[word]);
  return same === words ? [words] : [words, same];
}

const compact = (words) => words.replaceAll(" ", "");

class PlaceList {
  constructor({ areas, places, also, outcodes }) {
    this.outcodes = new Map(Object.entries(outcodes));
    this.entries = [];
    const namedToo = new Map(Object.entries(also).map(([name, label]) => [label, name]));
    for (const { kind, labels, areas: where } of places) {
      labels.forEach((label, at) => {
        const hint = `${kind}${kind === "School" ? " near" : ","} ${areas[where[at]]}`;
        this.add(label, label, hint);
        if (namedToo.has(label)) this.add(label, namedToo.get(label), hint);
      });
    }
  }

  add(label, name, hint) {
    // What follows a comma only tells places apart, so nobody begins there.
    const comma = name.indexOf(",");
    const heads = comma < 0 ? [] : spellingsOf(wordsOf(name.slice(0, comma)));
    spellingsOf(wordsOf(name)).forEach((spelling, which) => {
      const end = (heads[which] ?? heads[0] ?? spelling).length;
      const starts = [];
      let at = spelling.indexOf(" ");
      while (at >= 0 && at < end) {
        starts.push(at - starts.length); // where the next word starts once spaces are left out
        at = spelling.indexOf(" ", at + 1);
      }
      this.entries.push({ label, hint, folded: compact(spelling), starts });
    });
  }

  // At most eight of {label, hint}, best first.
  find(typed) {
    if (typed.trim().length < SHORTEST) return [];
    const found = /^\s*[a-z]{1,2}\d/i.test(typed) ? this.codes(typed) : this.names(typed);
    return found.length === 1 && found[0].label.toLowerCase() === typed.trim().toLowerCase()
      ? []
      : found;
  }

  names(typed) {
    const wanted = spellingsOf(wordsOf(typed)).map(compact).filter(Boolean);
    const first = new Map();
    const later = new Map();
    for (const entry of this.entries) {
      const begins = (at) => wanted.some((start) => entry.folded.startsWith(start, at));
      if (begins(0)) first.set(entry.label, entry);
      else if (later.size < MOST && entry.starts.some(begins)) later.set(entry.label, entry);
      if (first.size === MOST) break;
    }
    return [...new Map([...first, ...later]).values()].slice(0, MOST);
  }

  // Outcodes and sectors. Once more than the sector is typed, the whole postcode is on its way.
  codes(typed) {
    const [outward, inward, ...more] = typed.toUpperCase().trim().split(/\s+/);
    if (more.length) return [];
    const exact = [];
    const others = [];
    if (inward === undefined) {
      this.read(outward, "", exact, others);
      this.read(outward.slice(0, -1), outward.slice(-1), exact, others);
      const longer = [...this.outcodes.keys()].filter((code) => code.startsWith(outward));
      if (!/\s$/.test(typed)) others.push(...longer);
    } else {
      this.read(outward, inward, exact, others);
    }
    return [...new Set([...exact, ...others])].slice(0, MOST).map((label) => {
      const outcode = label.split(" ")[0];
      return { label, hint: outcode === label ? "Start of a postcode" : `Part of ${outcode}` };
    });
  }

  read(outcode, digit, exact, others) {
    const digits = this.outcodes.get(outcode);
    if (digits === undefined) return;
    if (!digit) {
      exact.push(outcode);
      others.push(...[...digits].map((each) => `${outcode} ${each}`));
    } else if (digit.length === 1 && digits.includes(digit)) {
      exact.push(`${outcode} ${digit}`);
      others.push(outcode);
    }
  }
}
