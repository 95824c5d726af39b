// Makes the place box a combobox (ARIA 1.2, list autocomplete with manual selection).
//
// The box itself belongs to Streamlit, which may draw it anew at any time. So events are heard on
// the document, and the box is whatever input stands in the named container.

const ROLE = {
  role: "combobox",
  "aria-autocomplete": "list",
  "aria-expanded": "false",
};
const TYPING = {
  autocomplete: "off",
  autocapitalize: "words",
  spellcheck: "false",
  enterkeyhint: "search",
  inputmode: "text",
};
const lists = new Map();
const boxes = new WeakMap();

// The list is fetched once for all visits to the page; after a failure the next focus asks again.
function listAt(address) {
  if (!lists.has(address)) {
    const asked = fetch(address).then((answer) => {
      if (!answer.ok) throw new Error(`the list of places answered ${answer.status}`);
      return answer.json();
    });
    lists.set(address, asked.then((data) => new PlaceList(data)));
    asked.catch(() => lists.delete(address));
  }
  return lists.get(address);
}

function element(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

class PlaceBox {
  constructor(root, data) {
    this.within = `.st-key-${CSS.escape(data.box)} input`;
    this.address = new URL(data.list_url, window.location.origin).href;
    this.anchor = root.querySelector(".pw-places");
    this.popup = root.querySelector("[role=listbox]");
    this.popup.id = `places-of-${data.box}`;
    this.status = root.querySelector("[role=status]");
    this.found = [];
    this.active = -1;
    this.listening = new AbortController();
    this.listen();
    this.adoptOnceDrawn();
  }

  // Streamlit fetches each kind of element's script apart, so the box may come after what follows.
  adoptOnceDrawn() {
    const { signal } = this.listening;
    const look = () => {
      const box = document.querySelector(this.within);
      if (!box) return;
      watch.disconnect();
      this.adopt(box);
    };
    const watch = new MutationObserver(look);
    watch.observe(document.body, { childList: true, subtree: true });
    signal.addEventListener("abort", () => watch.disconnect());
    look();
  }

  listen() {
    const { signal } = this.listening;
    const heard = { focusin: "onFocus", input: "onInput", keydown: "onKey", focusout: "onLeave" };
    for (const [name, method] of Object.entries(heard)) {
      const hear = (event) => event.target.matches?.(this.within) && this[method](event);
      // Before Streamlit hears it, so that Enter on a suggestion is not Enter on what was typed.
      document.addEventListener(name, hear, { signal, capture: true });
    }
    window.addEventListener("resize", () => this.isOpen && this.settle(), { signal });
    // The box keeps the focus, and with it the phone its keyboard, until something is chosen.
    this.popup.addEventListener("mousedown", (event) => event.preventDefault(), { signal });
    this.popup.addEventListener("click", (event) => this.onClick(event), { signal });
  }

  get isOpen() {
    return !this.popup.hidden;
  }

  adopt(box) {
    this.box = box;
    const facts = { ...TYPING, ...ROLE, "aria-controls": this.popup.id };
    for (const [name, value] of Object.entries(facts)) box.setAttribute(name, value);
  }

  get isCombobox() {
    return this.box.hasAttribute("aria-controls");
  }

  // Back to a plain box: what promises suggestions goes, until the next focus tries again.
  release() {
    this.close();
    for (const name of [...Object.keys(ROLE), "aria-controls"]) this.box.removeAttribute(name);
  }

  onFocus({ target }) {
    if (target !== this.box || !this.isCombobox) this.adopt(target);
    this.list();
  }

  onInput({ target }) {
    if (this.choosing) return;
    this.box = target;
    if (this.isCombobox) this.suggest();
  }

  onLeave() {
    this.close();
  }

  onKey(event) {
    if (event.isComposing || this.choosing) return;
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves && this.isCombobox) {
      event.preventDefault();
      if (this.isOpen) this.move(moves[event.key]);
      else this.suggest();
    } else if (this.isOpen) {
      this.onKeyWhileOpen(event);
    }
  }

  onKeyWhileOpen(event) {
    const chosen = this.found[this.active];
    if (event.key === "Enter" && chosen) {
      event.preventDefault();
      event.stopImmediatePropagation();
      this.choose(chosen.label);
    } else if (event.key === "Tab" && chosen) {
      this.fill(chosen.label); // leaving the box commits it
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopImmediatePropagation();
      this.close();
    } else if (event.key === "Home" || event.key === "End") {
      this.point(-1); // the key moves the cursor in the box
    } else if (event.key === "Enter") {
      this.close();
    }
  }

  onClick(event) {
    const option = event.target.closest("[role=option]");
    if (!option) return;
    this.choose(this.found[[...this.popup.children].indexOf(option)].label);
    // A phone's keyboard would hide the answer.
    if (event.pointerType === "touch") this.box.blur();
  }

  async list() {
    try {
      return await listAt(this.address);
    } catch {
      this.release();
      return null;
    }
  }

  async suggest() {
    const list = await this.list();
    if (list && document.activeElement === this.box) this.show(list.find(this.box.value));
  }

  show(found) {
    this.found = found;
    this.popup.replaceChildren(...this.found.map((each, at) => this.option(each, at)));
    this.popup.hidden = !this.found.length;
    this.box.setAttribute("aria-expanded", String(this.isOpen));
    this.point(-1);
    if (this.isOpen) this.settle();
    const words = found.length === 1 ? "1 suggestion" : `${found.length} suggestions`;
    this.status.textContent = found.length ? words : "";
  }

  option({ label, hint }, at) {
    const option = element("div", "pw-place", "");
    option.id = `${this.popup.id}-${at}`;
    option.setAttribute("role", "option");
    const name = element("span", "pw-place-name", label);
    option.append(name, " ", element("span", "pw-place-hint", hint));
    return option;
  }

  move(by) {
    const stops = this.found.length + 1; // the box itself is one, before the first
    this.point(((this.active + 1 + by + stops) % stops) - 1);
  }

  point(at) {
    this.active = at;
    [...this.popup.children].forEach((option, each) =>
      option.setAttribute("aria-selected", String(each === at)),
    );
    const option = this.popup.children[at];
    if (option) {
      this.box.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      this.box.removeAttribute("aria-activedescendant");
    }
  }

  // Below the box and as wide, wherever the page has put the two.
  settle() {
    const frame = (this.box.closest("[data-testid=stTextInputRootElement]") ?? this.box)
      .getBoundingClientRect();
    const anchor = this.anchor.getBoundingClientRect();
    this.popup.style.top = `${frame.bottom - anchor.top + 4}px`;
    this.popup.style.left = `${frame.left - anchor.left}px`;
    this.popup.style.width = `${frame.width}px`;
  }

  choose(label) {
    this.fill(label);
    this.choosing = true;
    const enter = { key: "Enter", code: "Enter", keyCode: 13, bubbles: true, cancelable: true };
    this.box.dispatchEvent(new KeyboardEvent("keydown", enter));
    this.choosing = false;
  }

  // React keeps its own record of the value, and notices only what the element's own setter does.
  fill(label) {
    this.close();
    this.choosing = true;
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(this.box, label);
    this.box.dispatchEvent(new Event("input", { bubbles: true }));
    this.choosing = false;
  }

  close() {
    this.popup.hidden = true;
    this.found = [];
    this.point(-1);
    this.status.textContent = "";
    this.box.setAttribute("aria-expanded", "false");
  }

  leave() {
    this.listening.abort();
    if (this.box) this.release();
  }
}

export default function ({ data, parentElement }) {
  // Streamlit may run this again for the same element, as when the theme changes.
  const before = boxes.get(parentElement);
  const wasOpen = before?.isOpen;
  before?.leave();
  try {
    const box = new PlaceBox(parentElement, data);
    boxes.set(parentElement, box);
    if (wasOpen) box.suggest();
    return () => box.leave();
  } catch (problem) {
    console.warn("No suggestions for the place box:", problem); // it stays a plain box
    return undefined;
  }
}
