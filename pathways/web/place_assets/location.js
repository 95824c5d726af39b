// Asks the browser where it is, only when the button is pressed, and says what came of it.

const INSTEAD = "Type a postcode, town, village or school instead.";
const INSECURE =
  `Your browser gives a location only to pages with a secure (https) address. ${INSTEAD}`;
// By GeolocationPositionError.code.
const FAILURES = {
  1: `Your browser did not share your location. ${INSTEAD}`,
  2: `Your device could not find where it is. ${INSTEAD}`,
  3: `Finding your location took too long. ${INSTEAD}`,
};
// A neighbourhood is enough, so no satellites; a fix from the last five minutes will do.
const OPTIONS = { enableHighAccuracy: false, timeout: 10_000, maximumAge: 300_000 };
const DECIMALS = 3; // about 100 metres

class LocationButton {
  constructor(root) {
    this.button = root.querySelector("button");
    this.status = root.querySelector("[role=status]");
    this.button.addEventListener("click", () => this.ask());
  }

  ask() {
    if (this.button.getAttribute("aria-disabled") === "true") return;
    if (!window.isSecureContext || !navigator.geolocation) {
      this.say(window.isSecureContext ? FAILURES[2] : INSECURE);
      return;
    }
    this.say("Finding your location…");
    this.button.setAttribute("aria-disabled", "true");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => this.found(coords),
      ({ code }) => this.say(FAILURES[code] ?? FAILURES[2]),
      OPTIONS,
    );
  }

  found({ latitude, longitude }) {
    this.say("");
    this.report(`${latitude.toFixed(DECIMALS)}, ${longitude.toFixed(DECIMALS)}`);
  }

  say(words) {
    this.button.setAttribute("aria-disabled", "false");
    this.status.textContent = words;
  }
}

const buttons = new WeakMap();

export default function ({ parentElement, setTriggerValue }) {
  if (!buttons.has(parentElement)) buttons.set(parentElement, new LocationButton(parentElement));
  buttons.get(parentElement).report = (point) => setTriggerValue("located", point);
}
