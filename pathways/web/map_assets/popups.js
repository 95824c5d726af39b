"use strict";
// What a pin says. Every word from the data is set with textContent, so it can never run.

function element(tag, className, text) {
  const node = document.createElement(tag);
  node.className = className;
  if (text) node.textContent = text;
  return node;
}

function placeWords(feature) {
  if (!isTownOnly(feature)) return "";
  const miles = feature.properties.uncertain_miles.toFixed(1);
  return `${TOWN_WORDS}: in or near here, within about ${miles} miles.`;
}

function listingWords(marker) {
  const listing = marker.feature.properties;
  const box = element("div", "listing");
  box.append(
    element("strong", "name", listing.name),
    element("span", "provider", listing.provider),
    element("span", "kind", listing.kind),
    element("span", "certainty", CERTAINTY_WORDS[marker.certainty]),
  );
  const place = placeWords(marker.feature);
  if (place) box.append(element("span", "place", place));
  return box;
}

function listingButton(marker, pick) {
  const listing = marker.feature.properties;
  const button = element("button", "row");
  button.type = "button";
  const words = element("span", "words");
  words.append(element("strong", "name", listing.name), element("span", "provider", listing.provider));
  button.append(pinDrawing(marker.certainty, isTownOnly(marker.feature)), words);
  button.setAttribute("aria-label", pinLabel(listing, marker.certainty));
  button.addEventListener("click", () => pick(marker));
  return button;
}

function listingList(markers, pick) {
  const box = element("div", "listings");
  box.append(element("strong", "heading", `${markers.length} here`));
  const place = placeWords(markers[0].feature);
  if (place) box.append(element("span", "place", place));
  const inOrder = [...markers].sort(
    (a, b) =>
      CERTAINTIES.indexOf(a.certainty) - CERTAINTIES.indexOf(b.certainty) ||
      a.feature.properties.name.localeCompare(b.feature.properties.name, "en-GB"),
  );
  box.append(...inOrder.map((marker) => listingButton(marker, pick)));
  return box;
}

function legend() {
  const box = element("details", "legend");
  box.open = window.innerWidth > 700;
  box.append(element("summary", "", "What the pins mean"));
  const rows = CERTAINTIES.map((word) => [pinDrawing(word, false), CERTAINTY_WORDS[word]]);
  rows.push([pinDrawing("likely", true), `Dashed ring: ${TOWN_WORDS.toLowerCase()}`]);
  rows.push([drawing([28, 28], ["path", { d: HOUSE, class: "house" }]), "Where you search from"]);
  for (const [picture, words] of rows) {
    const row = element("div", "row");
    row.append(picture, element("span", "", words));
    box.append(row);
  }
  if (TOUCHED) box.append(element("p", "", "Move the map with two fingers."));
  return box;
}

function attribution([first, ...others]) {
  const box = element("details", "attribution");
  box.append(element("summary", "", first));
  for (const line of others) box.append(element("p", "", line));
  return box;
}
