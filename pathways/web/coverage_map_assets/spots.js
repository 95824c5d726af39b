"use strict";
// Where listings that answer meet: a shape for each certainty, hollow where only the town is known.

const SPOT_RADIUS = TOUCHED ? 9 : 6;
const corners = (points) => `M${points.map((each) => each.join(" ")).join("L")}Z`;
const OUTLINES = {
  sure: (x, y, r) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`,
  likely: (x, y, r) => {
    const h = 0.88 * r;
    return corners([[x - h, y - h], [x + h, y - h], [x + h, y + h], [x - h, y + h]]);
  },
  maybe: (x, y, r) => {
    const h = 1.2 * r;
    return corners([[x, y - h], [x + h, y], [x, y + h], [x - h, y]]);
  },
};

function spotPath({ x, y }, radius, certainty, townOnly) {
  const outer = OUTLINES[certainty](x, y, radius);
  return townOnly ? outer + OUTLINES[certainty](x, y, 0.5 * radius) : outer;
}

const Spot = L.CircleMarker.extend({
  _updatePath() {
    const { certainty, townOnly, radius } = this.options;
    this._renderer._setPath(this, spotPath(this._point, radius, certainty, townOnly));
  },
});

function spotDrawing(certainty, townOnly) {
  const path = { d: spotPath({ x: 14, y: 14 }, 7, certainty, townOnly), class: `spot ${certainty}` };
  return drawing([28, 28], ["path", path]);
}

// Listings at one and the same spot share one sign, that of the surest of them.
function spotsTogether(features, shown) {
  const together = new Map();
  shown.forEach((rows, rank) => {
    for (const row of rows) {
      const feature = features[row];
      const place = feature.geometry.coordinates.join(" ");
      const found = together.get(place) ?? [];
      together.set(place, [...found, { feature, certainty: CERTAINTIES[rank] }]);
    }
  });
  return [...together.values()];
}

function spotLayer(markers, open) {
  const [{ feature, certainty }] = markers;
  const [lon, lat] = feature.geometry.coordinates;
  const options = {
    pane: "spots",
    className: `spot ${certainty}`,
    radius: markers.length > 1 ? 1.35 * SPOT_RADIUS : SPOT_RADIUS,
    certainty,
    townOnly: isTownOnly(feature),
    bubblingMouseEvents: false,
  };
  const name = markers.length > 1 ? `${markers.length} here` : feature.properties.name;
  return new Spot([lat, lon], options)
    .bindTooltip(() => element("span", "", name), { direction: "top", offset: [0, -6] })
    .on("click", (event) => open(markers, event.target));
}

function markLayers({ lat, lon, letter, name, words }, within) {
  const icon = new NamedIcon({
    html: drawing(
      [40, 48],
      ["path", { d: DROP, class: "drop" }],
      ["text", { x: 20, y: 25, class: "mark-letter", text: letter }],
    ),
    className: "pin mark",
    iconSize: [40, 48],
    iconAnchor: [20, 47],
    popupAnchor: [0, -40],
    label: [letter, name, words].filter(Boolean).join(". "),
  });
  const says = element("div", "listing");
  says.append(element("strong", "name", name), element("span", "provider", words));
  const reach = { radius: within * METRES_IN_A_MILE, className: "reach", interactive: false, pane: "lines" };
  return [L.circle([lat, lon], reach), L.marker([lat, lon], { icon }).bindPopup(says)];
}
