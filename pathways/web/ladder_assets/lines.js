// Draws the steps of a ladder behind its boxes, and opens a listing without loading the app anew.
//
// The ladder itself belongs to Streamlit, which may put it on the page anew at any time. So clicks
// are heard on the document, and the lines are drawn again whenever the ladder or its size changes.

const NAMESPACE = "http://www.w3.org/2000/svg";
const EVIDENCE = ["stated", "implied", "derived"];
const pictures = new WeakMap();

function shape(tag, attributes) {
  const made = document.createElementNS(NAMESPACE, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

// The middle of a box's left or right edge, but never far below its name.
function edge(box, side, origin) {
  const frame = box.getBoundingClientRect();
  return { x: frame[side] - origin.left, y: frame.top - origin.top + Math.min(frame.height / 2, 44) };
}

function curve(source, target, origin) {
  const end = edge(target, "left", origin);
  const start = edge(source, "right", origin);
  if (start.x < end.x) {
    const bend = Math.min((end.x - start.x) / 2, 60);
    const path = `M${start.x} ${start.y}C${start.x + bend} ${start.y} ${end.x - bend} ${end.y} ${end.x} ${end.y}`;
    return { path, end };
  }
  const above = edge(source, "left", origin); // both in one column
  const out = end.x - Math.min(14 + Math.abs(end.y - above.y) / 20, 38);
  return { path: `M${above.x} ${above.y}C${out} ${above.y} ${out} ${end.y} ${end.x} ${end.y}`, end };
}

class Picture {
  constructor(report) {
    this.report = report;
    this.listening = new AbortController();
    const { signal } = this.listening;
    document.addEventListener("click", (event) => this.onClick(event), { signal });
    document.addEventListener("toggle", (event) => this.onToggle(event), { signal, capture: true });
    for (const name of ["pointerover", "focusin"]) {
      document.addEventListener(name, (event) => this.point(event.target), { signal });
    }
    this.sizes = new ResizeObserver(() => this.draw());
    this.changes = new MutationObserver(() => this.adopt());
    const main = document.querySelector("[data-testid=stMain]") ?? document.body;
    this.changes.observe(main, { childList: true, subtree: true });
    this.adopt();
  }

  adopt() {
    const ladder = document.querySelector(".pw-ladder");
    if (ladder === this.ladder && (!ladder || this.lines?.isConnected)) return;
    this.sizes.disconnect();
    this.ladder = ladder;
    if (!ladder) return;
    this.lines = shape("svg", { class: "pw-lines", "aria-hidden": "true" });
    ladder.prepend(this.lines);
    this.sizes.observe(ladder); // reports at once, and so draws
  }

  onClick(event) {
    const link = event.target.closest?.("a[data-listing]");
    const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link || !plain || event.defaultPrevented) return;
    event.preventDefault();
    this.report(link.dataset.listing);
  }

  onToggle(event) {
    if (this.ladder?.contains(event.target)) this.draw();
  }

  draw() {
    this.lines.replaceChildren();
    if (getComputedStyle(this.lines).display === "none") return; // the columns are stacked
    const origin = this.lines.getBoundingClientRect();
    const boxes = [...this.ladder.querySelectorAll("[data-rung]")].filter((box) => box.checkVisibility());
    const named = new Map(boxes.map((box) => [box.dataset.rung, box]));
    for (const target of boxes) {
      for (const source of this.sources(target, named)) this.line(source, target, origin);
    }
  }

  // A step by level follows from any rung below: one line from its own strand says so, and more
  // would hide the others.
  sources(target, named) {
    const way = target.dataset.wayFrom;
    const all = JSON.parse(target.dataset.from).filter((id) => named.has(id));
    if (!target.classList.contains("pw-derived")) return all.map((id) => named.get(id));
    const own = target.closest("section");
    const near = (id) => named.get(id).closest("section") === own;
    const chosen = all.find((id) => id === way) ?? all.find(near);
    return chosen ? [named.get(chosen)] : [];
  }

  line(source, target, origin) {
    const { path, end } = curve(source, target, origin);
    const evidence = EVIDENCE.find((each) => target.classList.contains(`pw-${each}`)) ?? "stated";
    const onWay = target.dataset.wayFrom === source.dataset.rung;
    const group = shape("g", { class: `pw-l-${evidence}${onWay ? " pw-l-way" : ""}` });
    group.append(shape("path", { d: path }), shape("circle", { cx: end.x, cy: end.y, r: onWay ? 5 : 3.5 }));
    group.ends = [source, target];
    if (onWay) this.lines.append(group);
    else this.lines.prepend(group);
  }

  point(element) {
    if (!this.ladder) return;
    const box = element.closest?.("[data-rung]");
    const groups = [...this.lines.children];
    for (const group of groups) group.classList.toggle("pw-l-asked", group.ends.includes(box));
    this.lines.classList.toggle("pw-asked", groups.some((group) => group.ends.includes(box)));
  }

  leave() {
    this.listening.abort();
    this.sizes.disconnect();
    this.changes.disconnect();
    this.lines?.remove();
  }
}

export default function ({ parentElement, setTriggerValue }) {
  pictures.get(parentElement)?.leave();
  const picture = new Picture((id) => setTriggerValue("chosen", id));
  pictures.set(parentElement, picture);
  return () => picture.leave();
}
