// The gate: the pictures of a page in their slots, what stands against them, one row a cause, each
// with its keys; waivers with a reason; and "Send". Rows are not drawn while somebody types in one.

const gates = new WeakMap();
const SEVERITY = { error: ["!", t("common.stop")], warning: ["!", t("common.warning")], info: ["i", t("common.note")] };
const STANDS = { stopped: ["!", t("gate.is_stopped")], look: ["?", t("gate.is_look")], ready: ["✓", t("gate.is_ready")], sent: ["↗", t("gate.is_sent")] };

class Gate extends Typing {
  constructor(root) {
    super();
    this.root = root;
    this.get = (selector) => root.querySelector(selector);
    this.outbox = new Outbox("gate");
    this.filter = "";
    this.refusals = new Map();
    this.get(".copy").addEventListener("click", () => this.copy());
    this.get(".all").addEventListener("click", () => this.propose());
    this.get(".embed").addEventListener("click", () => this.embed());
    this.get(".send").addEventListener("click", () => this.ask());
    this.get(".go").addEventListener("click", () => this.send());
    this.get(".stay").addEventListener("click", () => this.close());
    this.get(".undo").addEventListener("click", () => this.undo());
    this.get(".which").addEventListener("change", (event) => this.tell("page", event.target.value));
    this.get(".gate").addEventListener("keydown", (event) => this.key(event));
    this.get(".rows").addEventListener("dblclick", (event) => this.edit(this.rowAt(event.target)));
    this.slots = this.get(".slots");
    this.slots.addEventListener("keydown", (event) => this.slotKey(event));
    this.slots.addEventListener("click", (event) => this.slotChosen(event.target.closest(".slot")));
    this.slots.addEventListener("dblclick", (event) => this.open(event.target.closest(".slot")?.dataset.key));
    this.dragging();
  }

  update(data, setStateValue) {
    const first = !this.data || this.data.page !== data.page;
    this.data = data;
    this.tell = setStateValue;
    for (const [operation, answer] of this.outbox.update(data.desk, data.answers, setStateValue)) {
      this.said = answer;
      if (answer.ok) this.refusals.delete(operation.row);
      else if (operation.row) this.refusals.set(operation.row, answer.message);
      this.undone = answer.undo ? answer.undo : operation.do === "undo" ? null : this.undone;
    }
    if (data.notice.batch && data.notice.batch !== this.noticed) { // a difference was applied
      this.noticed = data.notice.batch;
      this.said = { ok: true, message: data.notice.text };
      this.undone = { do: "undo", batch: data.notice.batch };
      this.wanted = "";
    }
    this.heading();
    this.drawSlots();
    this.drawTiles();
    this.draw();
    this.outbox.send();
    // The keyboard stands on the first stop as soon as the page opens, unless it is at work elsewhere.
    const active = document.activeElement;
    const elsewhere = active?.shadowRoot || active?.matches?.("input, textarea, select");
    if (first && !elsewhere) requestAnimationFrame(() => this.focus(0));
  }

  // --- what stands above the rows -----------------------------------------------------------------

  heading() {
    const { page, pages, day, counts, certain, unembedded, may, busy } = this.data;
    this.get(".title").textContent = page ? t("common.page", { page }) : t("sheet.page");
    const which = this.get(".which");
    which.hidden = pages.length < 2;
    if (which.dataset.names !== pages.join("\n")) {
      which.dataset.names = pages.join("\n");
      which.replaceChildren(...pages.map((name) => make("option", "", name)));
    }
    which.value = page;
    this.get(".day").textContent = day;
    const can = counts.ready + counts.look;
    const parts = [can && t("gate.n_ready", { n: can }), counts.stopped && t("gate.n_stopped", { n: counts.stopped })].filter(Boolean);
    this.get(".send .what").textContent = busy ? t("gate.sending") : !can && !counts.stopped && counts.sent ? t("gate.send_again") : t("gate.send_page", { page });
    this.get(".send .how").textContent = busy || !parts.length ? "" : `(${parts.join(", ")})`;
    const set = (name, usable, shown) => {
      this.get(name).setAttribute("aria-disabled", String(!usable));
      this.get(name).hidden = !shown;
    };
    if (!this.get(".confirm").hidden) this.asks(); // a fix that was on its way has arrived
    set(".send", may.change && !busy && (can > 0 || (!counts.stopped && counts.sent > 0)), Boolean(page));
    set(".embed", may.change && unembedded.length > 0, Boolean(page) && unembedded.length > 0);
    set(".all", may.change && certain > 0, Boolean(page) && certain > 0);
    set(".copy", counts.photos > 0, Boolean(page));
    this.get(".embed .number").textContent = unembedded.length || "";
    this.get(".all .number").textContent = certain || "";
  }

  drawSlots() {
    const slots = this.slots;
    const had = slots.getRootNode().activeElement?.closest?.(".slot")?.dataset.key;
    slots.replaceChildren(...this.data.slots.map((slot) => {
      const [sign, word] = STANDS[slot.stands];
      const item = make("li", `slot ${slot.stands}`);
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.setAttribute("aria-label", t("gate.slot", { slot: slot.slot, name: slot.name, stands: word }));
      item.title = t("gate.title", { name: slot.name, caption: slot.caption || t("gate.no_caption"), credit: slot.credit || t("gate.no_credit") });
      item.dataset.key = slot.key;
      item.tabIndex = -1;
      item.draggable = this.data.may.change;
      const image = make("img");
      image.src = slot.thumb;
      image.alt = "";
      const mark = make("span", "sign", sign);
      item.append(image, make("span", "foot", make("b", "number", String(slot.slot)), make("span", "name", slot.name), mark));
      return item;
    }));
    const items = [...slots.children];
    const at = Math.max(0, items.findIndex((item) => item.dataset.key === had));
    if (items.length) items[at].tabIndex = 0;
    if (had && items[at]?.dataset.key === had) items[at].focus();
    this.mark();
    slots.hidden = items.length === 0;
  }

  drawTiles() {
    const { counts } = this.data;
    const tiles = [["stopped", t("gate.stopped"), counts.stopped], ["look", t("gate.look"), counts.look], ["ready", t("gate.ready"), counts.ready],
      ["sent", t("gate.sent"), counts.sent], ["notes", t("gate.notes"), counts.notes]];
    this.get(".tiles").replaceChildren(...tiles.map(([name, label, count]) => {
      const tile = button(`tile ${name}`, label, "", () => { this.filter = this.filter === name ? "" : name; this.drawTiles(); this.draw(); });
      tile.prepend(make("b", "number", count.toLocaleString("en")));
      tile.setAttribute("aria-pressed", String(this.filter === name));
      return tile;
    }));
    this.get(".tiles").hidden = counts.photos === 0;
  }

  // --- rows -----------------------------------------------------------------------------------------

  shown() {
    const { rows, slots } = this.data;
    const stands = new Map(slots.map((slot) => [slot.key, slot.stands]));
    const out = (row) => row.keys.every((key) => stands.get(key) === "sent");
    if (this.filter === "notes") return rows.filter((row) => !out(row));
    if (this.filter === "ready" || this.filter === "sent") return rows.filter((row) => row.keys.some((key) => stands.get(key) === this.filter));
    const open = rows.filter((row) => row.severity !== "info" && !out(row));
    if (this.filter === "stopped") return open.filter((row) => row.severity === "error");
    if (this.filter === "look") return open.filter((row) => row.severity === "warning" && row.keys.some((key) => stands.get(key) === "look"));
    return open;
  }

  draw() {
    this.status();
    this.drawOut();
    this.drawPassed();
    if (this.sheet) return; // somebody types: a letter that an IME composes must not lose its place
    const list = this.get(".rows");
    const rows = this.shown();
    const focused = list.getRootNode().activeElement?.closest?.(".row");
    const at = focused ? [...list.children].indexOf(focused) : -1;
    const id = this.wanted ?? focused?.dataset.id;
    list.replaceChildren(...rows.map((row) => this.row(row)));
    list.hidden = rows.length === 0;
    const found = [...list.children].findIndex((item) => item.dataset.id === id);
    if (list.children.length) list.children[Math.max(0, found)].tabIndex = 0;
    if (this.wanted !== undefined || at >= 0) this.focus(found >= 0 ? found : Math.min(Math.max(at, 0), list.children.length - 1));
    this.wanted = undefined;
    const clear = this.get(".clear");
    clear.hidden = rows.length > 0;
    clear.textContent = this.filter && this.data.rows.length ? t("gate.none_of_kind") : this.data.empty;
  }

  row(row) {
    const item = make("li", `row ${row.severity}`);
    item.tabIndex = -1;
    Object.assign(item.dataset, { id: row.id, key: row.edit.key, code: row.code });
    const waits = row.keys.some((key) => this.outbox.isWaiting(key));
    item.classList.toggle("waits", waits);
    const pictures = make("div", "pictures", ...row.pictures.slice(0, 3).map((picture) => {
      const image = make("img");
      image.src = picture.thumb;
      image.alt = picture.alt;
      return make("figure", "", image, make("figcaption", "number", String(picture.slot)));
    }));
    const [sign, name] = SEVERITY[row.severity];
    const mark = make("span", `mark ${row.severity}`, sign);
    mark.setAttribute("role", "img");
    mark.setAttribute("aria-label", name);
        const names = row.pictures.slice(0, 3).map((picture) => picture.name).join(", ");
    const where = `${row.pictures.length > 3 ? t("gate.and_more", { names, n: row.pictures.length - 3 }) : names} · ${row.code} · ${row.title}`;
    const says = make("div", "", make("div", "message", row.message), make("div", "where", where));
    const does = make("div", "does");
    const may = this.data.may.change;
    for (const offer of may ? row.offers : []) {
      item.dataset[offer.do] = "yes";
      const made = button(offer.do === "fix" ? "primary" : "", offer.label, offer.key, () => this.act(row, offer.do));
      made.title = offer.does;
      does.append(made);
    }
    if (may) does.append(button("", t("gate.edit"), "⏎", () => this.edit(row)));
    if (may && row.severity !== "info" && row.waivable) does.append(button("", t("gate.waive"), "W", () => this.waive(row)));
    item.append(pictures, mark, says, does);
    if (this.refusals.has(row.id)) item.append(make("div", "refusal", this.refusals.get(row.id)));
    return item;
  }

  rowAt(element) {
    const id = element?.closest?.(".row")?.dataset.id;
    return this.data.rows.find((row) => row.id === id);
  }

  focus(index) {
    const rows = [...this.get(".rows").children];
    rows.forEach((row, at) => { row.tabIndex = at === index ? 0 : -1; });
    rows[index]?.focus();
    rows[index]?.scrollIntoView({ block: "nearest" });
    this.mark();
  }

  // The row after this one, for the keyboard: whoever has pressed F goes on with the next.
  pass(row) {
    const items = [...this.get(".rows").children];
    const at = items.findIndex((item) => item.dataset.id === row.id);
    const same = (item) => this.data.rows.find((one) => one.id === item.dataset.id)?.keys.some((key) => row.keys.includes(key));
    const next = items.findIndex((item, index) => index > at && !same(item) && !item.classList.contains("waits"));
    items.forEach((item) => { if (same(item)) item.classList.add("waits"); });
    this.focus(next >= 0 ? next : at);
    this.status();
  }

  mark() {
    const keys = this.rowAt(this.get(".rows").getRootNode().activeElement)?.keys ?? [];
    [...this.slots.children].forEach((item) => item.setAttribute("aria-selected", String(keys.includes(item.dataset.key))));
  }

  status() {
    const { page, unembedded, busy, counts } = this.data;
    const line = this.get(".status");
    const waits = this.outbox.waiting.length;
    const refused = this.said && !this.said.ok && !waits;
    line.classList.toggle("refused", Boolean(refused));
    const state = !page ? "" : unembedded.length ? t("gate.not_in_files", { words: counts.words, n: unembedded.length }) : t("gate.in_files", { words: counts.words });
    line.querySelector(".says").textContent = waits ? t("common.working") : busy || (this.said?.message ?? "") || state;
    this.get(".undo").hidden = !this.undone || waits > 0;
  }

  drawOut() {
    const out = this.get(".out");
    const { sent } = this.data;
    out.hidden = !sent.files;
    if (!sent.files) return;
    out.replaceChildren(make("h2", "", sent.says), make("ul", "", ...sent.files.map((file) => {
      const link = make("a", "", file.name);
      link.href = file.url;
      link.download = file.name;
      return make("li", "", make("b", "number", `${file.slot} `), link, ` ${file.size}`);
    })), make("div", "muted", sent.where));
  }

  drawPassed() {
    const section = this.get(".passed");
    const { waived } = this.data;
    section.hidden = waived.length === 0;
    section.replaceChildren(make("h2", "", t("gate.waived")), make("ul", "", ...waived.map((one) => {
      const item = make("li", one.red ? "red" : "", make("b", "number", `${one.slots.join(", ")} ${one.code} `), one.says);
      if (this.data.may.change) item.append(" ", button("end", t("gate.take_back"), "", () => this.put({ do: "end waiver", key: one.keys[0], keys: one.keys, code: one.code })));
      return item;
    })));
  }

  // --- keys -----------------------------------------------------------------------------------------

  key(event) {
    if (composing(event) || event.defaultPrevented) return;
    const typing = event.target.matches?.("input, textarea, select");
    if (!this.get(".confirm").hidden && event.key === "Escape") { this.close(); return this.took(event); }
    if (typing || event.target.closest(".sheet")) return;
    if (event.target.matches?.("button, a") && event.key === "Enter") return;
    const rows = [...this.get(".rows").children];
    const row = this.rowAt(event.target);
    const at = rows.findIndex((item) => item.dataset.id === row?.id);
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const does = {
      ArrowDown: () => this.focus(Math.min(at + 1, rows.length - 1)),
      ArrowUp: () => this.focus(Math.max(at - 1, 0)),
      Home: () => this.focus(0),
      End: () => this.focus(rows.length - 1),
      Enter: () => this.edit(row),
      f: () => (event.shiftKey ? this.propose() : this.act(row, "fix")),
      w: () => this.waive(row),
      u: () => this.act(row, "use"),
      t: () => this.act(row, "theirs"),
      k: () => this.act(row, "ours"),
      x: () => this.drop(row, event.target.closest(".slot")?.dataset.key),
      o: () => this.open(row?.edit.key ?? event.target.closest(".slot")?.dataset.key),
      n: () => { this.filter = this.filter === "notes" ? "" : "notes"; this.drawTiles(); this.draw(); this.focus(0); },
      z: () => this.undo(),
      c: () => this.copy(),
      s: () => this.ask(),
    }[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!does || event.target.closest(".slot") && /^(Arrow|Home|End|Enter)/.test(event.key)) return;
    does();
    this.took(event);
  }

  took(event) {
    event.preventDefault();
    event.stopPropagation();
  }

  slotKey(event) {
    if (composing(event)) return;
    const items = [...this.slots.children];
    const at = items.indexOf(event.target.closest(".slot"));
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (at < 0 || event.ctrlKey || event.metaKey) return;
    if (step && event.altKey) this.move(at, at + step);
    else if (step) { items.forEach((item) => { item.tabIndex = -1; }); const next = items[Math.min(Math.max(at + step, 0), items.length - 1)]; next.tabIndex = 0; next.focus(); }
    else if (event.key === "Enter") this.slotChosen(items[at], true);
    else return;
    this.took(event);
  }

  slotChosen(slot, andOpen = false) {
    if (!slot) return;
    const at = this.shown().findIndex((row) => row.keys.includes(slot.dataset.key));
    if (at >= 0) this.focus(at);
    else if (andOpen) this.open(slot.dataset.key);
    else { [...this.slots.children].forEach((item) => { item.tabIndex = item === slot ? 0 : -1; }); slot.focus(); }
  }

  dragging() {
    let from = -1;
    const at = (event) => [...this.slots.children].indexOf(event.target.closest?.(".slot"));
    const clear = () => [...this.slots.children].forEach((item) => item.classList.remove("over"));
    this.slots.addEventListener("dragstart", (event) => { from = at(event); event.dataTransfer.effectAllowed = "move"; event.dataTransfer.setData("text/plain", ""); });
    this.slots.addEventListener("dragover", (event) => { if (from < 0 || at(event) < 0) return; event.preventDefault(); clear(); this.slots.children[at(event)].classList.add("over"); });
    this.slots.addEventListener("drop", (event) => { event.preventDefault(); if (from >= 0 && at(event) >= 0) this.move(from, at(event)); });
    this.slots.addEventListener("dragend", () => { from = -1; clear(); });
  }

  // --- acts -----------------------------------------------------------------------------------------

  put(operation) {
    this.said = undefined;
    this.outbox.put({ page: this.data.page, ...operation });
    this.status();
  }

  act(row, what) {
    if (!row || !this.data.may.change || !row.offers.some((offer) => offer.do === what) || row.keys.some((key) => this.outbox.isWaiting(key))) return;
    this.put({ do: what, key: row.edit.key, code: row.code, row: row.id });
    this.pass(row);
  }

  drop(row, slot) {
    const key = row ? row.edit.key : slot;
    if (!key || !this.data.may.change || this.outbox.isWaiting(key)) return;
    this.put({ do: "drop", key, row: row?.id });
    if (row) this.pass(row);
  }

  move(from, to) {
    const keys = this.data.slots.map((slot) => slot.key);
    if (!this.data.may.change || from === to || to < 0 || to >= keys.length) return;
    keys.splice(to, 0, ...keys.splice(from, 1));
    const by = new Map(this.data.slots.map((slot) => [slot.key, slot]));
    this.data.slots = keys.map((key, index) => ({ ...by.get(key), slot: index + 1 }));
    this.drawSlots(); // at once; the desk confirms
    this.put({ do: "arrange", key: keys[to], keys });
  }

  undo() {
    if (!this.undone) return;
    this.put({ key: "", ...this.undone });
    this.undone = null;
  }

  propose() {
    if (this.data.may.change && this.data.certain) this.put({ do: "propose", key: "" });
  }

  embed() {
    if (this.data.may.change && this.data.unembedded.length) this.put({ do: "embed", key: "", keys: this.data.unembedded });
  }

  open(key) {
    if (key) this.tell("open", key);
  }

  ask() {
    if (this.get(".send").getAttribute("aria-disabled") === "true") return;
    this.get(".confirm").hidden = false;
    this.asks();
    this.get(".go").focus();
  }

  asks() {
    const { counts } = this.data;
    const can = counts.ready + counts.look;
    const again = !can && counts.sent > 0;
    const parts = [again ? t("gate.sent_once_more", { n: counts.sent }) : t("gate.go", { can, of: counts.photos })];
    if (counts.look) parts.push(t("gate.still_look", { n: counts.look }));
    if (counts.stopped) parts.push(t("gate.stay", { n: counts.stopped }));
    this.get(".asks").textContent = parts.join(" ");
    this.again = again;
  }

  send() {
    this.get(".confirm").hidden = true;
    this.put({ do: "send", key: "", again: this.again });
    this.undone = null; // what went out is not taken back by a key
    this.focus(0);
  }

  close() {
    this.get(".confirm").hidden = true;
    this.focus(0);
  }

  async copy() {
    const { captions, counts } = this.data;
    const had = this.root.activeElement ?? document.activeElement;
    try {
      if (navigator.clipboard) await navigator.clipboard.writeText(captions);
      else { // not a secure origin: a desk on the house's own network
        const text = make("textarea", "", captions);
        this.get(".gate").append(text);
        text.select();
        const done = document.execCommand("copy");
        text.remove();
        had?.focus?.();
        if (!done) throw new Error("refused");
      }
      this.said = { ok: true, message: t("gate.copied", { n: counts.photos }) };
    } catch {
      this.said = { ok: false, message: t("gate.not_copied") };
    }
    this.status();
  }
}

export default function ({ data, parentElement, setStateValue }) {
  let gate = gates.get(parentElement);
  if (!gate) {
    gate = new Gate(parentElement);
    gates.set(parentElement, gate);
  }
  gate.update(data, setStateValue);
}
