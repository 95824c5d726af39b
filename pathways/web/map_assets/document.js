"use strict";
// The map's own half of the conversation: the page posts what to show, the map posts what is clicked.

function newPin(feature, latlng) {
  return L.marker(latlng, { riseOnHover: true });
}

function namePin(feature, marker) {
  marker.bindTooltip(() => element("span", "", feature.properties.name), {
    direction: "top",
    offset: [0, -12],
  });
}

class ListingsMap {
  constructor(map, region, listings, pins) {
    Object.assign(this, { map, region, pins });
    this.markers = new Map();
    this.chosen = null;
    this.shown = "";
    this.view = "";
    this.chosenLayer = L.layerGroup().addTo(map);
    this.homeLayer = L.layerGroup().addTo(map);
    listings.eachLayer((marker) => {
      const id = marker.feature.properties.id;
      this.markers.set(id, [...(this.markers.get(id) ?? []), marker]);
    });
    this.listen();
  }

  listen() {
    const enter = (act) => (event) => {
      if (["Enter", " "].includes(event.originalEvent.key)) act(event);
    };
    const onPin = (event) => this.pick(event.layer);
    const onCluster = (event) => this.openCluster(event.layer);
    this.pins.on({ click: onPin, keypress: enter(onPin) });
    this.pins.on({ clusterclick: onCluster, clusterkeypress: enter(onCluster) });
    // A map inside a hidden tab has no size, so its first view has to wait.
    this.map.on("resize", ({ oldSize }) => oldSize.x * oldSize.y === 0 && this.fit());
    const container = this.map.getContainer();
    this.map.on("popupopen popupclose", ({ type }) => {
      container.classList.toggle("talking", type === "popupopen");
      // Only while somebody works in the map: focus must never be drawn away from the page.
      if (type === "popupclose" && document.hasFocus()) this.opener?.focus();
    });
    container.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.map.closePopup();
    });
  }

  update(message) {
    document.documentElement.dataset.theme = message.theme;
    const { home, radius_miles: miles, path = [], marks = {} } = message;
    this.showHome(home, miles, path, Object.keys(marks));
    this.showPins(message.show, marks);
    this.choose(message.chosen, true);
  }

  showPins(show, marks) {
    const shown = JSON.stringify([show, marks]);
    if (shown === this.shown) return;
    this.shown = shown;
    this.map.closePopup();
    this.pins.clearLayers();
    const visible = [];
    for (const [id, certainty] of Object.entries(show)) {
      for (const marker of this.markers.get(id) ?? []) {
        Object.assign(marker, { certainty, mark: marks[id] });
        marker.setIcon(pinIcon(marker.feature, certainty, marker.mark));
        visible.push(marker);
      }
    }
    this.pins.addLayers(visible);
    this.drawChosen();
  }

  choose(id, bringIntoView) {
    if (id === this.chosen) return;
    this.chosen = id;
    this.drawChosen();
    const places = this.chosenPlaces();
    if (!bringIntoView || !places.length) return;
    if (!places.some((place) => this.map.getBounds().contains(place))) {
      this.map.panInside(places[0], { padding: [60, 60], animate: ANIMATED });
    }
  }

  chosenMarkers() {
    return (this.markers.get(this.chosen) ?? []).filter((marker) => this.pins.hasLayer(marker));
  }

  chosenPlaces() {
    return this.chosenMarkers().map((marker) => marker.getLatLng());
  }

  drawChosen() {
    this.chosenLayer.clearLayers();
    for (const marker of this.chosenMarkers()) {
      const { precision, uncertain_miles: miles, name } = marker.feature.properties;
      if (precision === "town") {
        const area = { radius: miles * METRES_IN_A_MILE, className: "uncertain", interactive: false };
        L.circle(marker.getLatLng(), area).addTo(this.chosenLayer);
      }
      const options = { icon: chosenIcon(marker.certainty, marker.mark), zIndexOffset: 2000, keyboard: false };
      L.marker(marker.getLatLng(), options)
        .bindTooltip(element("span", "", name), { permanent: true, direction: "auto" })
        .on("click", () => this.openListing(marker))
        .addTo(this.chosenLayer);
    }
  }

  pick(marker) {
    const id = marker.feature.properties.id;
    this.choose(id, false);
    this.openListing(marker);
    window.parent.postMessage({ type: "chosen", id }, "*");
  }

  openListing(marker) {
    this.open(marker, listingWords(marker), [0, -36]);
  }

  openCluster(cluster) {
    const markers = cluster.getAllChildMarkers();
    const oneSpot = markers.every((marker) => marker.getLatLng().equals(markers[0].getLatLng()));
    if (!oneSpot && this.map.getZoom() < this.map.getMaxZoom()) {
      cluster.zoomToBounds({ padding: [30, 30] });
      return;
    }
    this.open(cluster, listingList(markers, (marker) => this.pick(marker)), [0, -8]);
  }

  open(layer, content, offset) {
    const options = { offset, maxHeight: 0.55 * this.map.getSize().y, maxWidth: 260 };
    L.popup(options).setLatLng(layer.getLatLng()).setContent(content).openOn(this.map);
    this.opener = layer.getElement() ?? this.opener;
    content.tabIndex = -1;
    (content.querySelector("button") ?? content).focus();
  }

  showHome(home, radiusMiles, path, marked) {
    const view = JSON.stringify([home, radiusMiles, path, marked]);
    if (view === this.view) return;
    Object.assign(this, { view, home, radiusMiles });
    this.around = home ? this.placesNear(home, marked) : [];
    this.homeLayer.clearLayers();
    if (home) {
      const [lat, lon, label] = home;
      const area = { radius: radiusMiles * METRES_IN_A_MILE, className: "reach", interactive: false };
      if (radiusMiles) L.circle([lat, lon], area).addTo(this.homeLayer);
      L.marker([lat, lon], { icon: homeIcon(), keyboard: false, zIndexOffset: -1000 })
        .bindTooltip(element("span", "", label), { direction: "bottom", offset: [0, 12] })
        .addTo(this.homeLayer);
      const way = [[lat, lon], ...this.placesNear(home, path)];
      const line = { className: "climb", interactive: false };
      if (way.length > 1) L.polyline(way, line).addTo(this.homeLayer);
    }
    this.fit();
  }

  // The place of each listing that is nearest to home.
  placesNear([lat, lon], ids) {
    const away = (place) => L.latLng(lat, lon).distanceTo(place);
    const nearest = (id) => {
      const places = (this.markers.get(id) ?? []).map((marker) => marker.getLatLng());
      return places.sort((one, other) => away(one) - away(other))[0];
    };
    return ids.map(nearest).filter(Boolean);
  }

  fit() {
    if (!this.home) {
      this.map.fitBounds(this.region, { animate: false });
      return;
    }
    const [lat, lon] = this.home;
    const across = 2 * METRES_IN_A_MILE * (this.radiusMiles ?? 5);
    const bounds = L.latLng(lat, lon).toBounds(across);
    for (const place of this.around) bounds.extend(place);
    this.map.fitBounds(bounds, { padding: [8, 8], animate: false });
  }
}

function startMap(map, districts, hubs, listings, pins) {
  hubs.addData(readBlock("hubs"));
  startBase(map, districts, hubs.getBounds());
  listings.addData(readBlock("listings"));
  addPanel(map, "bottomright", legend());
  const shown = new ListingsMap(map, hubs.getBounds(), listings, pins);
  converse({ show: (message) => shown.update(message) });
}
