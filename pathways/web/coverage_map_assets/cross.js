"use strict";
// For the keyboard: a cross in the middle of the map, and words for what lies under it.

class Cross {
  constructor(map, areas, words, pick) {
    Object.assign(this, { map, areas, words, pick });
    const container = map.getContainer();
    this.says = element("p", "cross-words");
    this.says.setAttribute("role", "status");
    const cross = element("div", "cross");
    cross.setAttribute("aria-hidden", "true");
    container.append(cross, this.says);
    // Leaflet takes the focus on a press of the mouse, whose user needs no cross.
    container.addEventListener("pointerdown", () => this.use(false), true);
    container.addEventListener("keydown", (event) => this.onKey(event));
    container.addEventListener("focus", () => this.use(!this.pressed));
    container.addEventListener("blur", () => this.use(false));
    for (const [kind, pressed] of [["pointerdown", true], ["pointerup", false], ["pointercancel", false]]) {
      window.addEventListener(kind, () => (this.pressed = pressed), true);
    }
    map.on("moveend", () => this.say());
  }

  get here() {
    return this.areas.at(this.map.getCenter());
  }

  use(inUse) {
    this.map.getContainer().classList.toggle("by-keys", inUse);
    this.say();
  }

  say() {
    const part = this.map.getContainer().classList.contains("by-keys") && this.here;
    this.says.textContent = part ? this.words(part) : "";
  }

  onKey({ key, target }) {
    if (target === this.map.getContainer()) this.use(true);
    if (key === "Escape") this.map.closePopup();
    if (key === "Enter" && target === this.map.getContainer() && this.here) {
      this.pick(this.here, this.map.getCenter());
    }
  }
}
