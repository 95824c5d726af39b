"use strict";
// The map's own half of the conversation: the page posts what to show, the map posts what is clicked.

const MOST_CLASSES = 5;
// From here on the lines between neighbourhoods are no longer most of what is seen.
const FINE_LINES_TO = 10;

class CoverageMap {
  constructor(map, region) {
    Object.assign(this, { map, region, told: "", view: "", fitted: false });
    this.features = readBlock("listings").features;
    this.areas = new Areas(map, (part) => partWords(part, this.message, this.state));
    this.spots = L.layerGroup().addTo(map);
    this.marks = L.layerGroup().addTo(map);
    this.legend = new Legend();
    this.switch = new StateSwitch(() => this.draw());
    this.notice = element("p", "notice");
    this.notice.setAttribute("role", "status");
    addPanel(map, "topright", this.switch.box);
    addPanel(map, "bottomright", this.legend.box);
    addPanel(map, "bottomleft", this.notice);
    this.areas.group.on("click", ({ layer, latlng }) => this.pick(layer.part, latlng));
    // A map inside a hidden tab has no size, so its first view has to wait.
    map.on("resize", ({ oldSize }) => oldSize.x * oldSize.y === 0 && this.fit());
    map.on("zoomend", () => this.fineLines());
    const briefly = (part) => `${part.name}: ${shadeWords(part, this.message, this.state)}`;
    this.cross = new Cross(map, this.areas, briefly, (...chosen) => this.pick(...chosen, true));
    map.on("popupclose", () => {
      // Only where the keyboard opened it, and while somebody works in the map.
      if (this.opener && document.hasFocus()) this.opener.focus();
    });
  }

  get state() {
    return this.message.states[this.switch.chosen];
  }

  show(message) {
    // After a click the page often has nothing new to say, and the pop-up should stay.
    const told = JSON.stringify({ ...message, chosen: null });
    if (told !== this.told) this.map.closePopup();
    this.told = told;
    const view = JSON.stringify([message.part, message.marks]);
    if (view !== this.view) Object.assign(this, { view, fitted: false });
    this.message = message;
    document.documentElement.dataset.theme = message.theme;
    this.switch.offer(message.states);
    this.drawMarks();
    this.draw();
  }

  add({ file, text }) {
    if (!this.areas.files.has(file)) this.areas.add(file, text);
    if (this.message?.files.includes(file) && !this.waiting) this.draw();
  }

  get waiting() {
    return this.message.files.some((file) => !this.areas.files.has(file));
  }

  draw() {
    paint(this.state.scale, this.message.theme);
    const drawn = this.areas.draw(this.message, this.state);
    this.legend.show(this.message, this.state, drawn);
    this.drawSpots();
    this.fineLines();
    this.notice.textContent = this.waiting ? "Loading the outlines…" : "";
    if (drawn.length && !this.waiting && !this.fitted) this.fit();
  }

  drawSpots() {
    this.spots.clearLayers();
    const shown = this.message.spots[this.state.counts.at(-1)];
    const open = (markers, layer) => this.openSpot(markers, layer);
    for (const markers of spotsTogether(this.features, shown)) {
      this.spots.addLayer(spotLayer(markers, open));
    }
  }

  drawMarks() {
    this.marks.clearLayers();
    for (const mark of this.message.marks) {
      for (const layer of markLayers(mark, this.message.within)) this.marks.addLayer(layer);
    }
  }

  openSpot(markers, layer) {
    const pick = (marker) => this.open(layer.getLatLng(), listingWords(marker));
    if (markers.length === 1) pick(markers[0]);
    else this.open(layer.getLatLng(), listingList(markers, pick));
  }

  pick(part, latlng, byKeys = false) {
    const content = partWords(part, this.message, this.state);
    this.open(latlng, content);
    if (byKeys) {
      this.opener = this.map.getContainer();
      content.tabIndex = -1;
      content.focus();
    }
    window.parent.postMessage({ type: "chosen", id: part.code }, "*");
  }

  open(latlng, content) {
    const options = { maxHeight: 0.55 * this.map.getSize().y, maxWidth: 260 };
    this.opener = null;
    L.popup(options).setLatLng(latlng).setContent(content).openOn(this.map);
  }

  fit() {
    const bounds = this.message ? this.areas.bounds() : L.latLngBounds([]);
    for (const { lat, lon } of this.message?.marks ?? []) {
      bounds.extend(L.latLng(lat, lon).toBounds(2 * METRES_IN_A_MILE * this.message.within));
    }
    this.fitted = bounds.isValid();
    // The legend is wide; where there is room the parts stand beside it, not below it.
    const beside = this.legend.box.open ? this.legend.box.offsetWidth : 0;
    const aside = this.map.getSize().x > WIDE_FRAME ? [beside + 16, 8] : [8, 8];
    const options = { animate: false, paddingTopLeft: [8, 8], paddingBottomRight: aside };
    this.map.fitBounds(this.fitted ? bounds : this.region, options);
  }

  fineLines() {
    const fine = this.message?.by === "lsoa" && this.map.getZoom() < FINE_LINES_TO;
    this.map.getContainer().classList.toggle("fine", fine);
  }

  fail() {
    this.draw();
    this.notice.textContent = "The outlines could not be loaded. Load the page again, or use the table.";
  }
}

function startMap(map, districts, districtCases, districtLines, hubCases, hubs) {
  const inRegion = readBlock("districts").features.filter((each) => each.properties.in_region);
  for (const layer of [districtCases, districtLines]) layer.addData(inRegion);
  for (const layer of [hubCases, hubs]) layer.addData(readBlock("hubs"));
  startBase(map, districts, hubs.getBounds());
  addHatching(MOST_CLASSES);
  const coverage = new CoverageMap(map, hubs.getBounds());
  converse({
    show: (message) => coverage.show(message),
    file: (message) => coverage.add(message),
    missing: () => coverage.fail(),
  });
}
