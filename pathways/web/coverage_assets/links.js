// Follows the Coverage page's own links without loading the app anew.
//
// The tables belong to Streamlit, which puts them on the page anew after every change; the keyboard
// would then begin again at the top. So clicks are heard on the document, and what was followed
// says where the keyboard is to be found afterwards.

const LOOK_MS = 50;
const GIVE_UP_MS = 10_000; // an answer that takes longer has lost its reader's attention anyway
const SETTLED_MS = 5_000; // an answer may put the same place on the page more than once
const followers = new WeakMap();
// Where the keyboard is to land: survives the component, which an answer may begin anew.
let landing = null;

function reach(target, scroll) {
  target.focus({ preventScroll: true });
  if (scroll) target.scrollIntoView({ block: "start" });
}

function land(mine) {
  if (landing !== mine || performance.now() > mine.until) return;
  const target = document.getElementById(mine.id);
  const wanted = !mine.landed || document.activeElement === document.body;
  if (target && target !== mine.left && wanted) {
    reach(target, mine.scroll && !mine.landed);
    if (!mine.landed && document.activeElement === target) {
      mine.landed = true;
      mine.until = performance.now() + SETTLED_MS;
    }
  }
  setTimeout(() => land(mine), LOOK_MS);
}

class Follower {
  constructor(report) {
    this.report = report;
    this.listening = new AbortController();
    const { signal } = this.listening;
    document.addEventListener("click", (event) => this.onClick(event), { signal });
    // Whoever goes on by themselves is not called back.
    for (const name of ["keydown", "pointerdown"]) {
      document.addEventListener(name, () => (landing = null), { signal, capture: true });
    }
  }

  onClick(event) {
    const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    const link = event.target.closest?.("a[data-go], a[data-jump]");
    if (!link || !plain || event.defaultPrevented) return;
    event.preventDefault();
    if (link.dataset.jump) {
      const target = document.getElementById(link.dataset.jump);
      if (target) reach(target, true);
      return;
    }
    const id = link.dataset.land;
    const until = performance.now() + GIVE_UP_MS;
    landing = { id, until, left: document.getElementById(id), scroll: link.id !== id, landed: false };
    land(landing);
    this.report(link.dataset.go);
  }

  leave() {
    this.listening.abort();
  }
}

export default function ({ parentElement, setTriggerValue }) {
  followers.get(parentElement)?.leave();
  const follower = new Follower((address) => setTriggerValue("followed", address));
  followers.set(parentElement, follower);
  // Until then a link loads the page anew, which leads to the same place.
  parentElement.querySelector("span").dataset.follows = "";
  return () => follower.leave();
}
