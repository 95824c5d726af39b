"use strict";
// What every map of ours has: the land below, town names, panels, and a conversation with the page.

const METRES_IN_A_MILE = 1609.344;

function districtStyle({ properties }) {
  return { className: properties.in_region === false ? "district outside" : "district" };
}

function hubStyle() {
  return { className: "hub" };
}

function addPanel(map, position, panel) {
  const control = L.control({ position });
  control.onAdd = () => {
    L.DomEvent.disableClickPropagation(panel);
    L.DomEvent.disableScrollPropagation(panel);
    return panel;
  };
  control.addTo(map);
}

function startBase(map, districts, region) {
  const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  districts.addData(readBlock("districts"));
  map.fitBounds(region, { animate: false });
  // Wide enough that what is fitted into a broad frame never has to be moved again.
  map.setMaxBounds(districts.getBounds().pad(1));
  showLabels(map, readBlock("towns"));
  addPanel(map, "bottomright", attribution(readBlock("attribution")));
  // The wheel scrolls the page until somebody works with the map.
  map.on("focus", () => map.scrollWheelZoom.enable());
  map.on("blur", () => map.scrollWheelZoom.disable());
}

// Answers each message of the page by its type, and says that it can be heard.
function converse(answers) {
  window.addEventListener("message", ({ source, data }) => {
    const known = Object.hasOwn(answers, data?.type ?? "");
    if (source === window.parent && known) answers[data.type](data);
  });
  window.parent.postMessage({ type: "ready" }, "*");
}
