// The contact sheet: thumbnails to look at, choose, mark and walk through with the keyboard.
// A selection or a mark is painted at once; Python hears of it afterwards. The inspector hears of a
// selection through the window event "photodesk:focus", so that it shows the photo without a round trip.

const sheets = new WeakMap();
const SEEK_MS = 180; // ms after the last key until a search is looked up
const PATIENCE = 300; // ms that Python waits at most for the pictures of a list
const later = (wait) => new Promise((done) => setTimeout(done, wait));
const busy = (list, now) => list.setAttribute("aria-busy", String(now));
const bold = (text) => element("b", "", text);

class ContactSheet {
  constructor(root) {
    this.root = root;
    this.get = (selector) => root.querySelector(selector);
    this.list = this.get(".sheet");
    this.keys = sheetKeys(this);
    this.help = new Help(this.get(".frame"));
    this.acts = new Acts(this);
    this.empty = this.get(".empty");
    this.outbox = new Outbox("sheet");
    this.cells = new Map();
    this.order = [];
    this.selected = new Set();
    this.drafts = new Set();
    this.known = new Map(); // lists that were seen, by their signature
    this.early = new Map(); // lists that were fetched early
    this.asking = new Map(); // lists that are being fetched
    this.focus = null;
    this.anchor = null;
    this.signature = null;
    this.list.addEventListener("click", (event) => this.click(event));
    this.list.addEventListener("dblclick", () => this.open());
    this.list.addEventListener("keydown", (event) => this.key(event));
    this.search = this.get(".search input");
    this.search.addEventListener("keydown", (event) => this.searchKey(event));
    this.search.addEventListener("input", (event) => {
      if (event.isComposing) return;
      if (!this.search.value && event.inputType === undefined) this.find(""); // the cross in the box
      else this.seek();
    });
    this.search.addEventListener("compositionend", () => this.seek());
    this.search.addEventListener("blur", () => { this.seeking = false; });
    this.get(".sizes").addEventListener("click", (event) => this.resize(event.target.dataset.size));
    this.get(".house").addEventListener("click", () => this.propose("house"));
    this.get(".wire").addEventListener("click", () => this.propose("wire"));
    this.get(".more").addEventListener("click", () => this.help.open());
    this.get(".before").addEventListener("click", () => this.turn(-1));
    this.get(".after").addEventListener("click", () => this.turn(1));
    this.get(".undo").addEventListener("click", () => this.undo());
    this.get(".ask").addEventListener("submit", (event) => { event.preventDefault(); this.put(this.get(".ask input").value.trim()); });
    this.get(".ask .cancel").addEventListener("click", () => this.asked(false));
    this.get(".ask").addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Escape") this.asked(false);
    });
    this.heard = {
      "photodesk:focus": (event) => {
        if (event.detail.from !== "sheet" && this.cells.has(event.detail.key)) this.choose(event.detail.key, {}, false);
      },
      "photodesk:drafts": (event) => { this.drafts = new Set(event.detail.keys); this.paint(); },
      "photodesk:sheet": () => this.list.focus(),
      "photodesk:keys": (event) => event.detail.tables.push(this.keys.table()),
      "photodesk:credit": (event) => this.outbox.store("credit", event.detail.credit),
      "photodesk:where": () => { this.announce("photodesk:focus"); this.paint(); },
      "photodesk:difference": () => { this.said = null; this.bar(); },
      "photodesk:leaving": () => this.leaving(),
      pointerdown: (event) => { if (event.target.closest?.("a[href]")) this.leaving(); },
      "photodesk:soon": (event) => {
        clearTimeout(this.soon);
        this.soon = setTimeout(() => this.fetchEarly(event.detail.query, 1), 40);
      },
      "photodesk:filter": (event) => { this.latest = null; event.detail.painted = this.leave(event.detail.query, 1); },
    };
    for (const [type, listener] of Object.entries(this.heard)) window.addEventListener(type, listener);
    // Keys pressed while nothing has the keyboard belong to the sheet.
    this.stray = (event) => { if (event.target === document.body) this.key(event); };
    document.addEventListener("keydown", this.stray);
  }

  close() {
    document.removeEventListener("keydown", this.stray);
    for (const [type, listener] of Object.entries(this.heard)) window.removeEventListener(type, listener);
  }

  // --- what Python sends -----------------------------------------------------------------------

  update(data, tell) {
    this.tell = tell;
    const settled = this.outbox.update(data.desk, data.answers, tell);
    if (this.said?.passing) this.said = null;
    this.acts.update(data, settled);
    const refused = settled.map(([, answer]) => answer).findLast((answer) => answer.message);
    if (refused) this.said = { text: refused.message, refused: !refused.ok };
    const noticed = `${data.notice.text}/${data.notice.at}`;
    if (data.notice.text && noticed !== this.noticed) this.said = null;
    this.noticed = noticed;
    this.outbox.send();
    // While a sheet that was turned to is on its way, an answer for the old one must not turn back.
    const { turning } = this;
    const other = turning && (data.query !== turning.query || data.number !== turning.number);
    if (other && Date.now() < turning.until) return;
    this.turning = null;
    busy(this.list, false);
    this.early.delete(data.signature);
    this.known.set(data.signature, data);
    if (this.known.size > 40) this.known.delete(this.known.keys().next().value);
    this.show(data);
    this.fetchAhead();
  }

  // The next sheet is fetched while this one is looked at.
  fetchAhead() {
    clearTimeout(this.idle);
    if (this.data.number < this.sheets()) this.idle = setTimeout(() => this.fetchEarly(this.query, this.data.number + 1), 150);
  }

  // Cells and pictures of a list that is asked for, or probably will be next.
  fetchEarly(query, number) {
    const signature = `${number}/${query}`;
    if (this.early.has(signature) || this.known.has(signature) || query.startsWith("page:")) return Promise.resolve();
    if (!this.asking.has(signature)) {
      this.asking.set(signature, this.fetchSheet(query, number, signature).finally(() => this.asking.delete(signature)));
    }
    return this.asking.get(signature);
  }

  async fetchSheet(query, number, signature) {
    try {
      const answer = await fetch(`/api/sheet?${new URLSearchParams({ filter: query, sheet: number })}`);
      const { photos, number: given, total } = await answer.json();
      if (given !== number) return;
      this.early.set(signature, { photos, total });
      if (this.early.size > 20) this.early.delete(this.early.keys().next().value);
      this.fetched = photos.map((photo) => { const image = new Image(); image.src = photo.thumb; return image; });
    } catch { /* Then the list comes with Python's answer. */ }
  }

  // Another list is asked for. One that was seen before is painted at once as it was; one that was not
  // comes from our own address, which answers before Streamlit has begun to run the page. Python's
  // answer puts right what changed since. It is asked when the pictures stand: running the page
  // meanwhile would only delay them. Returns when to ask.
  leave(query, number) {
    const turning = { query, number, until: Date.now() + 5000 };
    this.turning = turning;
    const known = this.known.get(`${number}/${query}`);
    if (known) this.show({ ...known, selected: [], focus: "" });
    if (known || this.showEarly(query, number)) return this.painted();
    busy(this.list, true);
    const fetched = this.fetchEarly(query, number).then(() => {
      if (this.turning !== turning || !this.showEarly(query, number)) return undefined;
      busy(this.list, false);
      return this.painted();
    });
    return Promise.race([fetched, later(PATIENCE)]);
  }

  painted() {
    const images = [...this.list.querySelectorAll("img")].filter((image) => !image.complete);
    return Promise.race([Promise.all(images.map((image) => image.decode().catch(() => {}))), later(PATIENCE)]);
  }

  // Leave for another list and ask Python for it; what was asked for before and not told yet is moot.
  ask(query, number, tell) {
    const mine = Symbol("asked");
    this.latest = mine;
    this.leave(query, number).then(() => { if (this.latest === mine) tell(); });
  }

  showEarly(query, number) {
    const signature = `${number}/${query}`;
    const early = this.early.get(signature);
    if (!early?.photos.length) return false;
    const place = { query, number, signature, first: (number - 1) * 60 + 1 };
    this.show({ ...this.data, ...early, ...place, label: "", page: "", error: "", notice: {}, selected: [], focus: "" });
    return true;
  }

  show(data) {
    this.data = data;
    const moved = data.query !== this.query;
    this.query = data.query;
    const searching = this.get(".search").getRootNode().activeElement === this.search;
    if (!(searching && (this.seeking || !moved))) this.search.value = this.typed(data.query);
    this.get(".frame").classList.toggle("headed", Boolean(data.page));
    this.get(".wrong").hidden = !data.error;
    this.get(".wrong").textContent = data.error;
    this.list.setAttribute("aria-label", t("sheet.photos_of", { list: data.label }));
    this.resize(this.outbox.stored("size") ?? data.size, false);
    this.fillAll(data);
    this.bar();
  }

  // What the search box shows of a filter that the rail has a line for: nothing.
  typed(query) {
    return /^(|is:\w+|missing:\w+|source:\S+|source:"[^"]*"|page:\S+|page:"[^"]*")$/.test(query) ? "" : query;
  }

  fillAll(data) {
    const photos = data.photos.map((photo) => this.marked(photo));
    const keys = photos.map((photo) => photo.key);
    const held = new Set(keys);
    const at = this.order.indexOf(this.focus);
    for (const [key, cell] of this.cells) {
      if (!held.has(key)) { cell.remove(); this.cells.delete(key); }
    }
    photos.forEach((photo, index) => {
      let cell = this.cells.get(photo.key);
      if (!cell) { cell = newCell(photo.key); this.cells.set(photo.key, cell); }
      if (this.list.children[index] !== cell) this.list.insertBefore(cell, this.list.children[index] || null);
      fillCell(cell, photo, data.first + index);
    });
    this.order = keys;
    this.empty.textContent = data.empty;
    this.empty.hidden = keys.length > 0 || Boolean(data.error);
    this.list.hidden = keys.length === 0;
    if (data.signature !== this.signature) {
      // Another list (filter, sheet): what was chosen in the old one means nothing here.
      this.signature = data.signature;
      this.selected = new Set(data.selected.filter((key) => this.cells.has(key)));
      this.focus = this.cells.has(data.focus) ? data.focus : keys[0] ?? null;
      if (this.focus && !this.selected.size) this.selected.add(this.focus);
      this.anchor = this.focus;
      this.list.scrollTop = 0;
      if (this.focus) {
        this.cells.get(this.focus).scrollIntoView({ block: "nearest" });
        this.announce("photodesk:focus");
      }
    }
    if (this.focus && !this.cells.has(this.focus) && keys.length) {
      // The photo in hand left the list: the one that took its place is next.
      this.choose(keys[Math.min(at, keys.length - 1)]);
    }
    this.selected.forEach((key) => { if (!this.cells.has(key)) this.selected.delete(key); });
    this.paint();
  }

  // A photo with the marks that are still on their way to Python.
  marked(photo) {
    const shown = { ...photo };
    for (const operation of this.outbox.waiting) {
      if (!operation.keys?.includes(photo.key)) continue;
      if (operation.do === "flag") shown.flag = operation.flag;
      if (operation.do === "rate") shown.rating = operation.rating;
    }
    return shown;
  }

  // --- selection ---------------------------------------------------------------------------------

  click(event) {
    const cell = event.target.closest(".cell");
    if (cell) this.choose(cell.dataset.key, { add: event.ctrlKey || event.metaKey, range: event.shiftKey });
  }

  choose(key, { add = false, range = false } = {}, speak = true) {
    if (range && this.anchor) {
      const [from, to] = [this.order.indexOf(this.anchor), this.order.indexOf(key)].sort((a, b) => a - b);
      if (!add) this.selected.clear();
      this.order.slice(from, to + 1).forEach((one) => this.selected.add(one));
    } else if (add) {
      if (!this.selected.delete(key)) this.selected.add(key);
      this.anchor = key;
    } else {
      this.selected = new Set([key]);
      this.anchor = key;
    }
    this.focus = key;
    this.paint();
    this.cells.get(key)?.scrollIntoView({ block: "nearest" });
    if (speak) this.announce("photodesk:focus");
    this.report();
  }

  key(event) {
    if (this.data) this.keys.handle(event);
  }

  walk(event) {
    const at = this.order.indexOf(this.focus);
    const columns = getComputedStyle(this.list).gridTemplateColumns.split(" ").length;
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[event.key];
    const target = { Home: 0, End: this.order.length - 1 }[event.key] ?? Math.min(this.order.length - 1, Math.max(0, at + step));
    if (this.order[target]) this.choose(this.order[target], { range: event.shiftKey });
  }

  useCopy() {
    if (this.focus) this.outbox.put({ do: "use", key: this.focus });
  }

  all() {
    this.selected = new Set(this.order);
    this.paint();
    this.report();
  }

  paint() {
    for (const [key, cell] of this.cells) {
      const selected = this.selected.has(key);
      if ((cell.getAttribute("aria-selected") === "true") !== selected || !cell.hasAttribute("aria-selected")) cell.setAttribute("aria-selected", String(selected));
      cell.classList.toggle("focused", key === this.focus);
      cell.querySelector(".draft").hidden = !this.drafts.has(key);
    }
    if (this.focus) this.list.setAttribute("aria-activedescendant", `photo-${this.focus}`);
    window.dispatchEvent(new CustomEvent("photodesk:selected", { detail: { keys: [...this.selected] } }));
    this.counted();
  }

  announce(type) {
    if (!this.focus) return;
    const detail = { key: this.focus, from: "sheet" };
    window.dispatchEvent(new CustomEvent(type, { detail }));
  }

  report() {
    // Arrow keys held down would rerun the page for every photo passed; only the last one counts.
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.reported(), 180);
  }

  reported() {
    this.timer = clearTimeout(this.timer);
    this.tell("selection", { signature: this.signature, focus: this.focus, keys: [...this.selected] });
  }

  // A report that came after the way to another page would lead back here: it goes before.
  leaving() {
    if (this.timer) this.reported();
  }

  // --- marks and acts over the selection ------------------------------------------------------------

  chosen() {
    return this.order.filter((key) => this.selected.has(key));
  }

  // A second P or X takes the mark away again.
  flag(flag) {
    const cells = this.chosen().map((key) => this.cells.get(key));
    if (!cells.length) return;
    const now = cells.every((cell) => cell.photo.flag === flag) ? "" : flag;
    cells.forEach((cell) => { cell.photo.flag = now; markCell(cell); });
    this.outbox.put({ do: "flag", key: this.focus, keys: this.chosen(), flag: now });
  }

  rate(rating) {
    const cells = this.chosen().map((key) => this.cells.get(key));
    if (!cells.length) return;
    cells.forEach((cell) => { cell.photo.rating = rating; markCell(cell); });
    this.outbox.put({ do: "rate", key: this.focus, keys: this.chosen(), rating });
  }

  // The page is asked for once; Shift+A asks again.
  add(again) {
    if (!this.selected.size) return;
    const name = this.outbox.stored("page");
    if (name && !again) { this.put(name); return; }
    this.asked(true);
  }

  asked(now) {
    const form = this.get(".ask");
    form.hidden = !now;
    if (!now) { this.list.focus(); return; }
    this.get(".how-many").replaceChildren(...tParts("sheet.put_on_page", { photos: bold(t("common.photos", { n: this.selected.size })) }));
    this.get("datalist").replaceChildren(...this.data.pages.map((name) => new Option(name, name)));
    this.get(".ask input").value = this.outbox.stored("page") ?? this.data.pages[0] ?? "";
    this.get(".ask input").focus();
    this.get(".ask input").select();
  }

  put(name) {
    if (!name) return;
    this.outbox.store("page", name);
    this.outbox.put({ do: "page", key: this.focus, keys: this.chosen(), page: name });
    this.asked(false);
  }

  propose(kind, more = {}) {
    const keys = this.chosen();
    if (!keys.length) return;
    this.said = { text: t("sheet.reading"), passing: true };
    this.bar();
    this.tell("ask", { id: crypto.randomUUID(), kind, keys, at: Date.now(), ...more });
  }

  // The newest act is taken back: one over a selection here, or a save or fix of the inspector.
  undo() {
    const asked = new CustomEvent("photodesk:undo", { detail: { batch: this.data.notice.batch ?? 0, taken: false } });
    window.dispatchEvent(asked);
    if (this.data.notice.batch && !asked.detail.taken) this.outbox.put({ do: "undo", key: "", batch: this.data.notice.batch });
  }

  open() {
    clearTimeout(this.timer); // a rerun of this page would overtake the way to the other
    if (this.focus) this.tell("open", { key: this.focus, at: Date.now() });
  }

  // --- search, sheets, size ---------------------------------------------------------------------------

  searchKey(event) {
    event.stopPropagation();
    if (composing(event)) return;
    if (event.key === "F1") { event.preventDefault(); this.help.open(); }
    else if (event.key === "Enter") this.find(this.search.value.trim());
    else if (event.key === "Escape") {
      this.search.value = this.typed(this.query);
      if (this.data.error || this.typed(this.query)) this.find("is:tonight");
      this.list.focus();
      event.preventDefault();
    }
  }

  // While somebody types, what is found so far is shown a moment after the last key. A query that is
  // not finished, or finds nothing, changes nothing until Enter: then it is told.
  seek() {
    this.seeking = true;
    clearTimeout(this.sought);
    this.sought = setTimeout(async () => {
      const query = this.search.value.trim();
      if (!this.seeking || !query || query === this.query) return;
      const at = Date.now();
      await this.fetchEarly(query, 1);
      const signature = `1/${query}`;
      const found = this.early.get(signature)?.photos.length || this.known.get(signature)?.photos.length;
      if (!found || !this.seeking || this.search.value.trim() !== query) return;
      this.ask(query, 1, () => this.tell("filter", { query, at }));
    }, SEEK_MS);
  }

  find(query) {
    this.seeking = false;
    clearTimeout(this.sought);
    if (query === this.query) { this.list.focus(); return; }
    const at = Date.now();
    this.ask(query, 1, () => this.tell("filter", { query, at }));
    this.list.focus();
  }

  sheets() {
    return Math.max(1, Math.ceil(this.data.total / 60));
  }

  turn(step) {
    const { data } = this;
    const number = data.number + step;
    if (number < 1 || number > this.sheets()) return;
    const at = Date.now();
    this.ask(data.query, number, () => this.tell("number", { query: data.query, number, at }));
  }

  resize(size, keep = true) {
    if (!["S", "M", "L"].includes(size)) return;
    this.list.dataset.size = size;
    this.get(".sizes").querySelectorAll("button").forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.size === size)));
    if (keep) this.outbox.store("size", size);
  }

  bar() {
    const { data } = this;
    const keys = this.keys.bar();
    if (this.keysOf !== String(keys)) {
      this.keysOf = String(keys);
      this.get(".keys").replaceChildren(...keys.flatMap(([key, does]) => {
        const made = document.createElement("kbd");
        made.textContent = key;
        return [made, ` ${does}`];
      }));
    }
    this.get(".turn").hidden = this.sheets() === 1;
    this.get(".where").textContent = t("sheet.where", { number: data.number, of: this.sheets() });
    this.get(".before").setAttribute("aria-disabled", String(data.number <= 1));
    this.get(".after").setAttribute("aria-disabled", String(data.number >= this.sheets()));
    const said = this.said ?? data.notice;
    this.get(".notice").hidden = !said.text;
    this.get(".notice").classList.toggle("refused", Boolean(said.refused));
    this.get(".notice span").textContent = said.text ?? "";
    this.get(".undo").hidden = !said.batch;
    this.counted();
  }

  counted() {
    const shown = this.order.length;
    const { first = 1, total = 0 } = this.data ?? {};
    const range = shown ? `${first.toLocaleString("en")}–${(first + shown - 1).toLocaleString("en")}` : "0";
    const values = { range: bold(range), total: bold(total.toLocaleString("en")), chosen: bold(String(this.selected.size)) };
    this.get(".count").replaceChildren(...tParts("sheet.counted", values));
  }
}

export default function ({ data, parentElement, setStateValue }) {
  let sheet = sheets.get(parentElement);
  if (!sheet) {
    sheet = new ContactSheet(parentElement);
    sheets.set(parentElement, sheet);
  }
  sheet.update(data, setStateValue);
  // Streamlit also calls this when an update overtakes another; only the page's end is the end.
  return () => setTimeout(() => {
    if (!parentElement.isConnected) sheet.close();
  });
}
