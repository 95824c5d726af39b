// The page's half of the conversation: the frame is made once, a rerun only posts messages to it.

const views = new WeakMap();
const SOON_PX = "600px";
const texts = new Map(); // the files that maps on this page have asked for, by address
const whenIdle = window.requestIdleCallback ?? ((call) => setTimeout(call, 200)); // not in Safari

function textOf(address) {
  if (!texts.has(address)) {
    const answer = fetch(address).then((found) => (found.ok ? found.text() : Promise.reject(found)));
    answer.catch(() => texts.delete(address)); // so that it is asked for again next time
    texts.set(address, answer);
  }
  return texts.get(address);
}

function themeOf(root) {
  const background = getComputedStyle(root.host).getPropertyValue("--st-background-color");
  const probe = new OffscreenCanvas(1, 1).getContext("2d");
  probe.fillStyle = background;
  probe.fillRect(0, 0, 1, 1);
  const [red, green, blue] = probe.getImageData(0, 0, 1, 1).data;
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? "dark" : "light";
}

function focusAfter(host) {
  const kinds = "a[href], button, summary, input, select, textarea, [tabindex='0']";
  const stops = document.querySelectorAll(kinds);
  const follows = (stop) =>
    host.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING && stop.checkVisibility();
  [...stops].find(follows)?.focus();
}

class MapView {
  constructor(root) {
    this.root = root;
    this.ready = false;
    this.sent = new Set();
    this.frame = document.createElement("iframe");
    this.frame.referrerPolicy = "no-referrer";
    // Scripts, but not this origin: whatever happens in the map stays in the map.
    this.frame.sandbox = "allow-scripts";
    root.querySelector(".frame").append(this.frame);
    root.querySelector(".skip").addEventListener("click", () => focusAfter(root.host));
    this.hear = (event) => this.onMessage(event);
    window.addEventListener("message", this.hear);
    this.near = false;
    const margins = { rootMargin: SOON_PX, scrollMargin: SOON_PX };
    new IntersectionObserver((changes) => this.onMove(changes), margins).observe(this.frame);
  }

  onMove(changes) {
    this.near = changes.at(-1).isIntersecting;
    // On a phone the list that comes before may still be on its way, and for a moment the map is in
    // view. To load it then would hold the list up by seconds, so all the rest goes first.
    if (this.near) whenIdle(() => this.load(), { timeout: 2000 });
  }

  load() {
    if (!this.near || !this.frame.isConnected || this.frame.src === this.address) return;
    this.ready = false;
    for (const file of this.data.files) textOf(file).catch(() => {}); // while the frame loads
    this.frame.src = this.address;
  }

  onMessage(event) {
    if (!this.frame.isConnected) window.removeEventListener("message", this.hear);
    if (event.source !== this.frame.contentWindow) return;
    if (event.data?.type === "ready") {
      this.ready = true;
      this.sent.clear();
      this.post();
    }
    if (event.data?.type === "chosen") this.report(String(event.data.id));
  }

  update(data, report) {
    this.report = report;
    this.data = data;
    this.frame.title = data.title;
    this.frame.style.height = `min(${data.height}px, 80vh)`;
    this.address = new URL(data.document_url, window.location.origin).href;
    if (this.frame.src) this.load(); // anew where the listings have changed
    if (this.ready) this.post();
  }

  post() {
    const message = { type: "show", ...this.data.message, theme: themeOf(this.root) };
    this.tell(message);
    for (const file of this.data.files) this.send(file);
  }

  // The frame has no origin of its own to fetch from, so the page does it, once for each file.
  send(file) {
    if (this.sent.has(file)) return;
    this.sent.add(file);
    textOf(file).then(
      (text) => this.tell({ type: "file", file, text }),
      () => this.sent.delete(file) && this.tell({ type: "missing", file }),
    );
  }

  tell(message) {
    // A frame without an origin can be named by no other target than "*". One that Streamlit has
    // just taken out of the page has no window.
    this.frame.contentWindow?.postMessage(message, "*");
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  if (!views.has(parentElement)) views.set(parentElement, new MapView(parentElement));
  views.get(parentElement).update(data, (id) => setTriggerValue("chosen", id));
}
