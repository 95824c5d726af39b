"use strict";
// Pins: a shape for each certainty, so that colour is never the only sign.

const TOUCHED = window.matchMedia("(pointer: coarse)").matches;
const ANIMATED = !window.matchMedia("(prefers-reduced-motion: reduce)").matches;

const CERTAINTIES = ["sure", "likely", "maybe"];
const CERTAINTY_WORDS = readBlock("words");
const TOWN_WORDS = "Only the town is known";
const SHAPES = {
  sure: ["circle", { cx: 14, cy: 14, r: 7.5 }],
  likely: ["rect", { x: 7.5, y: 7.5, width: 13, height: 13, rx: 2 }],
  maybe: ["path", { d: "M14 5.5 22.5 14 14 22.5 5.5 14Z" }],
};
const DROP = "M20 47C13 36 4 30 4 19a16 16 0 0 1 32 0c0 11-9 17-16 28Z";
const HOUSE = "M14 4 25 14h-3v9h-5.5v-6h-5v6H6v-9H3Z";

function readBlock(name) {
  return JSON.parse(document.getElementById(name).textContent);
}

function drawing(size, ...shapes) {
  const namespace = "http://www.w3.org/2000/svg";
  const root = document.createElementNS(namespace, "svg");
  root.setAttribute("viewBox", `0 0 ${size[0]} ${size[1]}`);
  root.setAttribute("aria-hidden", "true");
  for (const [tag, attributes] of shapes) {
    const shape = document.createElementNS(namespace, tag);
    const { text = "", ...rest } = attributes;
    shape.textContent = text;
    for (const [name, value] of Object.entries(rest)) shape.setAttribute(name, value);
    root.append(shape);
  }
  return root;
}

function shapeOf(certainty) {
  const [tag, attributes] = SHAPES[certainty];
  return [tag, { ...attributes, class: `shape ${certainty}` }];
}

// A letter on the shape of a pin; a mark is the letter and what it means.
function letters(certainty, mark, x, y) {
  return mark ? [["text", { x, y, class: `letter ${certainty}`, text: mark[0] }]] : [];
}

function pinDrawing(certainty, townOnly, mark) {
  const ring = ["circle", { cx: 14, cy: 14, r: 12.5, class: townOnly ? "ring town" : "ring" }];
  return drawing([28, 28], ring, shapeOf(certainty), ...letters(certainty, mark, 14, 17.7));
}

// Leaflet gives a pin no accessible name unless it is an image; this icon brings its own.
const NamedIcon = L.DivIcon.extend({
  createIcon(old) {
    const element = L.DivIcon.prototype.createIcon.call(this, old);
    if (this.options.label) element.setAttribute("aria-label", this.options.label);
    return element;
  },
});

function pinIcon(feature, certainty, mark) {
  return new NamedIcon({
    html: pinDrawing(certainty, isTownOnly(feature), mark),
    className: "pin",
    iconSize: [28, 28],
    label: pinLabel(feature.properties, certainty, mark),
  });
}

function pinLabel(listing, certainty, mark) {
  const parts = [listing.name, listing.provider, CERTAINTY_WORDS[certainty]];
  if (mark) parts.push(mark[1]);
  if (listing.precision === "town") parts.push(TOWN_WORDS);
  return parts.join(". ");
}

function isTownOnly(feature) {
  return feature.properties.precision === "town";
}

function chosenIcon(certainty, mark) {
  const [tag, attributes] = shapeOf(certainty);
  const moved = { ...attributes, transform: "translate(6 5)" };
  const letter = letters(certainty, mark, 20, 22.7);
  return new NamedIcon({
    html: drawing([40, 48], ["path", { d: DROP, class: "drop" }], [tag, moved], ...letter),
    className: "pin chosen",
    iconSize: [40, 48],
    iconAnchor: [20, 47],
    tooltipAnchor: [16, -30],
  });
}

function homeIcon() {
  return new NamedIcon({
    html: drawing([28, 28], ["path", { d: HOUSE, class: "house" }]),
    className: "home",
    iconSize: [28, 28],
  });
}

function clusterIcon(cluster) {
  const markers = cluster.getAllChildMarkers();
  const best = CERTAINTIES.find((word) => markers.some((marker) => marker.certainty === word));
  const face = document.createElement("div");
  const count = document.createElement("span");
  count.textContent = String(markers.length);
  face.append(count, pinDrawing(best, false));
  return new NamedIcon({
    html: face,
    className: markers.every((marker) => isTownOnly(marker.feature)) ? "cluster town" : "cluster",
    iconSize: [38, 38],
    label: clusterLabel(markers),
  });
}

function clusterLabel(markers) {
  const counts = CERTAINTIES.map((word) => {
    const count = markers.filter((marker) => marker.certainty === word).length;
    return count ? `${count} ${word}` : "";
  });
  const known = markers.every((marker) => isTownOnly(marker.feature)) ? ` ${TOWN_WORDS}.` : "";
  return `${markers.length} listings here: ${counts.filter(Boolean).join(", ")}.${known}`;
}
