// The contact sheet: thumbnails to look at, choose and walk through with the keyboard.
// A selection is painted at once; Python hears of it afterwards. The inspector hears of it through
// the window event "photodesk:focus", so that it shows the photo without a round trip.

const sheets = new WeakMap();

class ContactSheet {
  constructor(root) {
    this.root = root;
    this.list = root.querySelector(".sheet");
    this.empty = root.querySelector(".empty");
    this.count = root.querySelector(".count");
    this.cells = new Map();
    this.order = [];
    this.selected = new Set();
    this.drafts = new Set();
    this.focus = null;
    this.anchor = null;
    this.signature = null;
    this.list.addEventListener("click", (event) => this.click(event));
    this.list.addEventListener("dblclick", () => this.announce("photodesk:edit"));
    this.list.addEventListener("keydown", (event) => this.key(event));
    this.heard = (event) => {
      if (event.detail.from !== "sheet" && this.cells.has(event.detail.key)) this.choose(event.detail.key, {}, false);
    };
    this.drafted = (event) => {
      this.drafts = new Set(event.detail.keys);
      this.paint();
    };
    this.wanted = () => this.list.focus();
    this.asked = () => {
      this.announce("photodesk:focus");
      this.paint();
    };
    // Keys pressed while nothing has the keyboard belong to the sheet.
    this.stray = (event) => { if (event.target === document.body) this.key(event); };
    document.addEventListener("keydown", this.stray);
    window.addEventListener("photodesk:focus", this.heard);
    window.addEventListener("photodesk:drafts", this.drafted);
    window.addEventListener("photodesk:where", this.asked);
    window.addEventListener("photodesk:sheet", this.wanted);
  }

  close() {
    document.removeEventListener("keydown", this.stray);
    window.removeEventListener("photodesk:focus", this.heard);
    window.removeEventListener("photodesk:drafts", this.drafted);
    window.removeEventListener("photodesk:where", this.asked);
    window.removeEventListener("photodesk:sheet", this.wanted);
  }

  update(data, setStateValue) {
    this.tell = setStateValue;
    this.list.dataset.size = data.size;
    const keys = data.photos.map((photo) => photo.key);
    const at = this.order.indexOf(this.focus);
    for (const [key, cell] of this.cells) {
      if (!keys.includes(key)) { cell.remove(); this.cells.delete(key); }
    }
    data.photos.forEach((photo, index) => {
      let cell = this.cells.get(photo.key);
      if (!cell) { cell = this.make(photo.key); this.cells.set(photo.key, cell); }
      if (this.list.children[index] !== cell) this.list.insertBefore(cell, this.list.children[index] || null);
      this.fill(cell, photo, index);
    });
    this.order = keys;
    this.total = data.total;
    this.empty.textContent = data.empty;
    this.empty.hidden = keys.length > 0;
    this.list.hidden = keys.length === 0;
    if (data.signature !== this.signature) {
      // Another list (filter, page): what was chosen in the old one means nothing here.
      this.signature = data.signature;
      this.selected = new Set(data.selected.filter((key) => this.cells.has(key)));
      this.focus = this.cells.has(data.focus) ? data.focus : keys[0] ?? null;
      if (this.focus && !this.selected.size) this.selected.add(this.focus);
      this.anchor = this.focus;
      if (this.focus) this.announce("photodesk:focus");
    }
    if (this.focus && !this.cells.has(this.focus) && keys.length) {
      // The photo in hand left the list: the one that took its place is next.
      this.choose(keys[Math.min(at, keys.length - 1)]);
    }
    this.selected.forEach((key) => { if (!this.cells.has(key)) this.selected.delete(key); });
    this.paint();
  }

  make(key) {
    const cell = document.createElement("div");
    cell.className = "cell";
    cell.setAttribute("role", "option");
    cell.id = `photo-${key}`;
    cell.dataset.key = key;
    cell.innerHTML =
      '<div class="picture"><img decoding="async" loading="lazy"></div>' +
      '<div class="words"><div class="caption"></div><div class="credit"></div></div>' +
      '<div class="foot"><span class="dot"></span><span class="draft" title="Typed, not saved yet" hidden>✎</span><span class="name"></span><span class="badges"></span></div>';
    return cell;
  }

  fill(cell, photo, index) {
    const image = cell.querySelector("img");
    if (image.getAttribute("src") !== photo.thumb) image.src = photo.thumb;
    image.alt = photo.alt;
    cell.querySelector(".name").textContent = photo.name;
    cell.title = photo.name;
    const caption = cell.querySelector(".caption");
    caption.textContent = photo.caption || "No caption";
    caption.classList.toggle("none", !photo.caption);
    const credit = cell.querySelector(".credit");
    credit.textContent = photo.credit || "No credit";
    credit.classList.toggle("none", !photo.credit);
    const dot = cell.querySelector(".dot");
    dot.className = `dot ${photo.dot}`;
    dot.title = photo.state;
    dot.hidden = !photo.dot;
    const badges = cell.querySelector(".badges");
    badges.replaceChildren(...photo.badges.map((badge) => {
      const mark = document.createElement("span");
      mark.className = badge.stop ? "badge stop" : "badge";
      mark.style.setProperty("--badge", `var(--pd-${badge.color})`);
      if (badge.fill) mark.style.setProperty("--badge-fill", badge.fill);
      mark.textContent = badge.text;
      mark.title = badge.title;
      return mark;
    }));
    const marks = photo.badges.map((badge) => badge.title).join(", ");
    cell.setAttribute("aria-label", `${index + 1}. ${photo.name}. ${marks || "Nothing found"}. ${photo.state}`);
  }

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
    if (event.isComposing || event.keyCode === 229) return;
    const at = this.order.indexOf(this.focus);
    const columns = getComputedStyle(this.list).gridTemplateColumns.split(" ").length;
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[event.key];
    const target = { Home: 0, End: this.order.length - 1 }[event.key]
      ?? (step === undefined ? undefined : Math.min(this.order.length - 1, Math.max(0, at + step)));
    if (target !== undefined && this.order[target]) {
      this.choose(this.order[target], { range: event.shiftKey });
    } else if (event.key === " " && this.focus) {
      this.choose(this.focus, { add: true });
    } else if (event.key.toLowerCase() === "a" && (event.ctrlKey || event.metaKey)) {
      this.selected = new Set(this.order);
      this.paint();
      this.report();
    } else if (event.key.toLowerCase() === "s" && (event.ctrlKey || event.metaKey)) {
      this.announce("photodesk:embed");
    } else if (event.key === "Enter") {
      this.announce("photodesk:edit");
    } else if (event.key.toLowerCase() === "f" && !event.ctrlKey && !event.metaKey && !event.altKey) {
      this.announce("photodesk:fix");
    } else if (event.key.toLowerCase() === "x" && !event.ctrlKey && !event.metaKey && !event.altKey) {
      this.announce("photodesk:drop");
    } else {
      return;
    }
    event.preventDefault();
  }

  paint() {
    for (const [key, cell] of this.cells) {
      cell.setAttribute("aria-selected", String(this.selected.has(key)));
      cell.classList.toggle("focused", key === this.focus);
      cell.querySelector(".draft").hidden = !this.drafts.has(key);
    }
    if (this.focus) this.list.setAttribute("aria-activedescendant", `photo-${this.focus}`);
    const shown = this.order.length;
    window.dispatchEvent(new CustomEvent("photodesk:selected", { detail: { keys: [...this.selected] } }));
    this.count.innerHTML = `<b>${shown ? `1–${shown}` : 0}</b> of <b>${this.total}</b> &nbsp; <b>${this.selected.size}</b> selected`;
  }

  announce(type) {
    if (!this.focus) return;
    const detail = { key: this.focus, from: "sheet" };
    window.dispatchEvent(new CustomEvent(type, { detail }));
  }

  report() {
    // Arrow keys held down would rerun the page for every photo passed; only the last one counts.
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tell("selection", {
      signature: this.signature, focus: this.focus, keys: [...this.selected],
    }), 180);
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
