"use strict";
// The map as a file of its own: what a page would post to it, it posts to itself.

const everyPin = L.latLngBounds(
  readBlock("listings").features.map(({ geometry: { coordinates: [lon, lat] } }) => [lat, lon]),
);

window.addEventListener("message", (event) => {
  if (event.source !== window || event.data?.type !== "show" || !everyPin.isValid()) return;
  map_pathways.setMaxBounds(everyPin.pad(0.5).extend(map_pathways.options.maxBounds));
  map_pathways.fitBounds(everyPin, { padding: [40, 40], maxZoom: 13, animate: false });
});

window.postMessage(
  {
    type: "show",
    show: readBlock("shown"),
    chosen: null,
    home: null,
    radius_miles: null,
    theme: document.documentElement.dataset.theme,
  },
  "*",
);
