"use strict";
// The shaded parts: their outlines come once, what they show comes with every message.

const STEPS_PER_DEGREE = 10000;
// Simplified as far as Leaflet usually does, slits open between neighbours.
const OUTLINE = { pane: "shades", smoothFactor: 0.5 };
const NOT_SHOWN = "-";
const NOBODY = "x";

// Each line lies on a wider one of the opposite shade, so that it stands out on every class.
function districtCaseStyle() {
  return { className: "district-case" };
}

function districtLineStyle() {
  return { className: "district-line" };
}

function hubCaseStyle() {
  return { className: "hub-case" };
}

// A ring comes as one point and the steps from there: longitude, latitude, and so on.
function ringOf(steps) {
  const ring = [];
  let [lon, lat] = [0, 0];
  for (let at = 0; at < steps.length; at += 2) {
    lon += steps[at];
    lat += steps[at + 1];
    ring.push([lat / STEPS_PER_DEGREE, lon / STEPS_PER_DEGREE]);
  }
  return ring;
}

function polygonOf({ type, coordinates }) {
  return L.GeoJSON.coordsToLatLngs(coordinates, type === "Polygon" ? 1 : 2);
}

// Hubs and districts are in the document already: code to outline.
function baseOutlines(block, key) {
  const features = readBlock(block).features;
  return new Map(features.map((each) => [each.properties[key], polygonOf(each.geometry)]));
}

// Whether a line from the point to the east crosses the rings an odd number of times.
function isInside(rings, { lat, lng }) {
  if (Array.isArray(rings[0])) {
    return rings.filter((each) => isInside(each, { lat, lng })).length % 2 === 1;
  }
  const crossed = rings.filter((corner, at) => {
    const before = rings.at(at - 1);
    if (corner.lat > lat === before.lat > lat) return false;
    const along = (lat - corner.lat) / (before.lat - corner.lat);
    return lng < corner.lng + along * (before.lng - corner.lng);
  });
  return crossed.length % 2 === 1;
}

function isChanged({ at, row }, { states }) {
  return states.length > 1 && ![NOBODY, UNCHANGED].includes(states.at(-1).classes[at][row]);
}

// On a map of changes, what stays as it is needs no hatching.
function isHatched(part, message, { classes, counts }) {
  const { at, row } = part;
  if (classes[at][row] === NOBODY || message.hatched[at][row] !== "1") return false;
  return counts.length === 1 || isChanged(part, message);
}

class Areas {
  constructor(map, say) {
    this.map = map;
    this.files = new Map();
    this.outlines = {
      hub: baseOutlines("hubs", "id"),
      district: baseOutlines("districts", "code"),
    };
    this.group = L.featureGroup().addTo(map);
    this.group.bindTooltip((layer) => say(layer.part), { sticky: true, className: "part-tip" });
  }

  add(file, text) {
    const { by, codes, names, people, outlines } = JSON.parse(text);
    const parts = codes.map((code, row) => {
      const outline = outlines ? outlines[row].map((each) => each.map(ringOf)) : this.outlines[by].get(code);
      return { code, row, name: names[row], people: people[row], outline: outline ?? [] };
    });
    this.files.set(file, parts);
  }

  // Each part that is shown, with which file it is from.
  shown({ files, states }) {
    const classes = states[0].classes;
    return files.flatMap((file, at) =>
      (this.files.get(file) ?? [])
        .filter(({ row }) => classes[at][row] !== NOT_SHOWN)
        .map((part) => Object.assign(part, { at })),
    );
  }

  draw(message, state) {
    const parts = this.shown(message);
    const wanted = new Set(parts);
    this.group.eachLayer((layer) => wanted.has(layer.part) || this.group.removeLayer(layer));
    for (const part of parts) this.drawPart(part, message, state);
    return parts;
  }

  drawPart(part, message, state) {
    part.layer ??= Object.assign(L.polygon(part.outline, OUTLINE), { part });
    if (!this.group.hasLayer(part.layer)) this.group.addLayer(part.layer);
    const found = state.classes[part.at][part.row];
    const names = ["area", "leaflet-interactive", found === NOBODY ? "nobody" : `class-${found}`];
    if (isHatched(part, message, state)) names.push("hatched");
    part.changed = isChanged(part, message);
    if (part.changed) names.push("changed");
    if (part.code === message.chosen) names.push("chosen");
    part.layer.getElement()?.setAttribute("class", names.join(" "));
    if (part.changed || part.code === message.chosen) part.layer.bringToFront();
  }

  // The part that lies at a point, if any.
  at(point) {
    const holds = (layer) => layer.getBounds().contains(point) && isInside(layer.getLatLngs(), point);
    return this.group.getLayers().find(holds)?.part;
  }

  // Of what a change touches, or else of all that is shown.
  bounds() {
    const layers = this.group.getLayers();
    const changed = layers.filter(({ part }) => part.changed);
    const bounds = L.latLngBounds([]);
    for (const layer of changed.length ? changed : layers) bounds.extend(layer.getBounds());
    return bounds;
  }
}
