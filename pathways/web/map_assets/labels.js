"use strict";
// Town names of the base map: more of them the closer one looks, never one on top of another.

const FIRST_ZOOM_OF_RANK = { 1: 7, 2: 9, 3: 12, 4: 13 };
const MOST_LABELS = 70;

function labelBox(point, name, rank) {
  const half = name.length * (rank === 1 ? 4.6 : 3.6) + 4;
  return L.bounds([point.x - half, point.y - 9], [point.x + half, point.y + 9]);
}

function labelsInView(map, towns) {
  const view = map.getBounds();
  const taken = [];
  const kept = new Map();
  for (const town of towns) {
    const [name, lat, lon, rank] = town;
    if (map.getZoom() < FIRST_ZOOM_OF_RANK[rank] || !view.contains([lat, lon])) continue;
    const box = labelBox(map.latLngToLayerPoint([lat, lon]), name, rank);
    if (taken.some((other) => other.overlaps(box))) continue;
    taken.push(box);
    kept.set(`${name} ${lat} ${lon}`, town);
    if (kept.size === MOST_LABELS) break;
  }
  return kept;
}

function labelMarker([name, lat, lon, rank]) {
  const words = element("span", "", name);
  words.setAttribute("aria-hidden", "true");
  const icon = L.divIcon({ html: words, className: `town-name rank-${rank}`, iconSize: [0, 0] });
  return L.marker([lat, lon], { icon, pane: "labels", interactive: false, keyboard: false });
}

// Towns come in order of importance: where two names collide the first one stands.
function showLabels(map, towns) {
  map.createPane("labels").classList.add("labels");
  const drawn = new Map();
  const redraw = () => {
    const wanted = labelsInView(map, towns);
    for (const [key, marker] of drawn) {
      if (wanted.has(key)) continue;
      marker.remove();
      drawn.delete(key);
    }
    for (const [key, town] of wanted) {
      if (!drawn.has(key)) drawn.set(key, labelMarker(town).addTo(map));
    }
  };
  map.on("moveend", redraw);
  redraw();
}
