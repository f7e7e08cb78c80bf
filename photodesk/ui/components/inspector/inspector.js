// The inspector: reads and edits one photo. The browser holds the records of the whole list, so
// walking and saving never wait for the server. What a person does becomes an operation in the
// outbox; Python applies each once and acknowledges it, and only then is it dropped here.
// Drafts stand in localStorage by photo and revision until they are saved. Wide, it is the caption
// desk: the picture large, the list's other photos below.

const inspectors = new WeakMap();
const bytes = (text) => new TextEncoder().encode(text).length;

class Inspector {
  constructor(root) {
    this.root = root;
    this.get = (selector) => root.querySelector(selector);
    this.records = {};
    this.order = [];
    this.outbox = new Outbox("inspector");
    this.inputs = new Map();
    this.selected = [];
    this.focus = null;
    this.made = []; // saves and fixes of this window that can be taken back, the newest last
    this.get(".next").addEventListener("click", () => this.save(1));
    this.get(".save").addEventListener("click", () => this.save(0));
    this.get(".embed").addEventListener("click", () => this.embed());
    this.get(".look-at").addEventListener("click", () => this.lookAtChange());
    this.get(".use").addEventListener("click", () => this.use());
    this.keys = inspectorKeys(this);
    this.help = new Help(this.get(".inspector"));
    this.loupe = new Loupe(this.get(".inspector"), this);
    this.codes = new Codes();
    this.hints = new Hints(this);
    this.get(".picture").addEventListener("click", () => this.loupe.open());
    this.root.addEventListener("keydown", (event) => this.key(event));
    this.get(".film").addEventListener("click", (event) => {
      const key = event.target.closest("button")?.dataset.key;
      if (key) { this.go(key); this.inputs.get("caption").input.focus(); }
    });
    this.heard = {
      "photodesk:focus": (event) => {
        if (event.detail.from === "inspector") return;
        this.show(event.detail.key);
      },
      "photodesk:edit": () => this.inputs.get("caption")?.input.focus(),
      "photodesk:loupe": () => this.loupe.open(),
      "photodesk:keys": (event) => event.detail.tables.push(this.keys.table(), this.loupe.keys.table()),
      "photodesk:fix": () => this.fixFirst(),
      "photodesk:changed": () => this.lookAtChange(),
      "photodesk:drop": () => this.drop(),
      "photodesk:undo": (event) => { if (this.undo(event.detail.batch)) event.detail.taken = true; },
      "photodesk:sheet": () => { if (this.wide) this.get(`.film [aria-selected="true"]`)?.focus(); },
      "photodesk:embed": () => this.embed(),
      "photodesk:selected": (event) => {
        this.selected = event.detail.keys;
        if (this.records[this.focus]) this.state();
      },
    };
    for (const [type, listener] of Object.entries(this.heard)) window.addEventListener(type, listener);
  }

  close() {
    for (const [type, listener] of Object.entries(this.heard)) window.removeEventListener(type, listener);
  }

  // --- what Python sends -----------------------------------------------------------------

  update(data, setStateValue) {
    this.tell = setStateValue;
    this.data = data;
    this.wide = data.wide;
    this.get(".inspector").classList.toggle("captioning", data.wide);
    this.get(".film").hidden = !data.wide;
    this.get(".nothing").textContent = data.empty;
    this.outbox.update(data.desk, data.answers, setStateValue).forEach(([operation, answer]) => {
      this.settle(operation, answer, data.records[operation.key]);
    });
    if (!this.inputs.size) data.fields.forEach((field) => this.addField(field));
    this.codes.know(data.codes);
    this.records = data.records;
    this.order = data.order;
    // What is still under way is shown as if it had arrived.
    this.outbox.waiting.filter((operation) => operation.do === "save").forEach((operation) => {
      const record = this.records[operation.key];
      if (record) Object.assign(record.values, operation.values);
    });
    if (this.wide) this.film();
    this.show(this.records[this.focus] ? this.focus : data.focus);
    if (!this.met) {
      // The sheet may have been there first, with a photo chosen that nobody here heard of.
      this.met = true;
      if (this.wide) this.inputs.get("caption").input.focus();
      window.dispatchEvent(new CustomEvent("photodesk:where"));
    }
    this.tellDrafts();
    this.outbox.send();
  }

  // A draft remembers on what it was written, so that nobody's later text is overwritten unseen:
  // the revision seen, or our own save still on its way (`after`).
  settle(operation, answer, record) {
    if (answer.batch) this.made.push({ key: operation.key, batch: answer.batch });
    const name = `draft:${operation.key}`;
    const draft = this.outbox.stored(name);
    if (answer.ok && draft?.after === operation.id) {
      this.outbox.store(name, { revision: answer.revision, values: draft.values });
    } else if (!answer.ok && operation.do === "save" && record) {
      // A refused text is not lost: it is a draft again, now on the text that the refusal showed.
      const values = { ...operation.values, ...draft?.values };
      this.outbox.store(name, { revision: record.revision, values, ...(answer.theirs && { theirs: answer.theirs }) });
    }
  }

  basis(key) {
    const after = this.outbox.lastChange(key);
    return { revision: this.records[key].revision, ...(after && { after }) };
  }

  addField(field) {
    const box = element("div", field.wide ? "field wide" : "field");
    const label = element("label");
    label.append(element("span", "", field.label), element("span", "counter"));
    const input = element("textarea", field.rows === 1 ? "one" : "");
    input.id = `field-${field.id}`;
    label.htmlFor = input.id;
    input.setAttribute("aria-label", field.label); // without the counter, which is read on its own
    input.rows = field.rows;
    input.style.setProperty("--rows", field.rows);
    input.title = field.help;
    input.spellcheck = field.wide;
    if (field.language) input.lang = field.language;
    const counter = label.querySelector(".counter");
    const iim = element("div", "file iim");
    const file = element("div", "file");
    const original = element("div", "file original");
    const restore = element("button", "", t("inspector.restore"));
    restore.type = "button";
    restore.append(element("kbd", "", "Alt O"));
    restore.addEventListener("click", () => this.restore(field.id));
    original.append(element("span"), restore);
    iim.hidden = file.hidden = original.hidden = true;
    const hints = element("div", "hints");
    hints.hidden = true;
    hints.setAttribute("role", "status");
    hints.setAttribute("aria-label", t("inspector.hints_of", { field: field.label }));
    box.append(label, input, hints, iim, file, original);
    this.get(".fields").append(box);
    input.addEventListener("input", (event) => {
      if (!event.isComposing) this.codes.expand(input);
      this.keepDraft(field.id, input.value);
      this.count(field.id);
      this.state();
      if (field.id === "caption") this.likes.look();
      this.hints.look();
    });
    input.addEventListener("compositionend", () => this.codes.expand(input));
    this.inputs.set(field.id, { ...field, input, counter, iim, file, original, hints, box });
    if (field.id === "credit_line") {
      const write = (credit) => this.write(field.id, credit);
      this.picker = new Picker(input, { photo: () => this.focus, write, last: () => this.outbox.stored("credit") });
    }
    if (field.id === "caption") {
      const likes = element("div", "likes");
      likes.hidden = true;
      likes.setAttribute("role", "status");
      likes.setAttribute("aria-label", t("inspector.likes"));
      input.after(likes);
      this.likes = new Likes(this, likes);
    }
  }

  // --- one photo ---------------------------------------------------------------------------

  show(key) {
    const record = this.records[key];
    this.get(".inspector").hidden = !record;
    this.get(".nothing").hidden = Boolean(record);
    if (!record) { this.focus = null; return; }
    const moved = key !== this.focus;
    this.focus = key;
    const draft = this.outbox.stored(`draft:${key}`);
    this.draft = draft?.values ?? {};
    for (const [id, value] of Object.entries(this.draft)) if (value === record.values[id]) delete this.draft[id];
    if (!Object.keys(this.draft).length) this.outbox.store(`draft:${key}`, null);
    this.theirs(record, Object.keys(this.draft).length ? draft.theirs : null);
    const image = this.get(".picture img");
    if (image.getAttribute("src") !== record.preview) image.src = record.preview;
    image.alt = record.values.alt_text || t("inspector.preview", { name: record.name });
    this.get(".name").textContent = record.name;
    this.get(".where").textContent = this.place(key);
    this.get(".facts").replaceChildren(...record.facts.map((fact) => element("span", "", fact)));
    this.get(".outside").hidden = !record.changed;
    this.get(".outside .said").textContent = record.changed;
    const strip = this.get(".strip:not(.outside)");
    strip.hidden = !record.strip.text;
    strip.className = record.strip.stop ? "strip stop" : "strip";
    this.get(".strip .said").textContent = record.strip.text;
    this.get(".use").hidden = !record.strip.copy;
    this.get(".copy").textContent = record.strip.copy ? t("inspector.copy_found", { copy: record.strip.copy }) : "";
    for (const [id, field] of this.inputs) {
      const text = this.draft[id] ?? record.values[id];
      // An input that already says it is left alone: caret and IME stay where they are.
      if (field.input.value !== text) field.input.value = text;
      // A caption in another language takes no room on the desk before there is one.
      field.box.hidden = Boolean(field.language) && !this.wide && !text && !(id in record.in_file);
      field.file.hidden = !(id in record.in_file);
      field.file.replaceChildren();
      if (id in record.in_file) field.file.append(...tParts("inspector.in_file", { text: element("b", "", record.in_file[id] || t("common.nothing")) }));
      const original = record.original[id];
      field.original.hidden = original === undefined;
      // What stands in the file and came with it is said once.
      if (original !== undefined) {
        const same = original === record.in_file[id];
        if (same) field.file.hidden = true;
        const text = element("b", "", original);
        field.original.firstChild.replaceChildren(...(same ? tParts("inspector.original_in_file", { text }) : tParts("inspector.original", { text })));
      }
      this.count(id);
    }
    drawFindings(this.get(".findings"), record, this);
    this.state();
    this.picker.look(moved ? 200 : 0);
    this.hints.look(moved ? 0 : undefined);
    if (!moved) return;
    this.picker.close();
    this.likes.look();
    this.get(".scroll").scrollTop = this.get(".inspector").scrollTop = 0;
    if (this.wide) this.filmed();
  }

  place(key) {
        const place = { at: this.data.first + this.order.indexOf(key), of: this.data.total, list: this.data.list_name };
    return this.wide ? t("inspector.place_in", place) : t("inspector.place", place);
  }

  // --- the filmstrip of the caption desk -------------------------------------------------------

  film() {
    const strip = this.get(".film");
    const held = new Map([...strip.children].map((button) => [button.dataset.key, button]));
    const buttons = this.order.map((key) => held.get(key) ?? this.frame(key));
    if (buttons.length !== strip.children.length || buttons.some((button, at) => strip.children[at] !== button)) {
      strip.replaceChildren(...buttons);
      this.filmed();
    }
  }

  frame(key) {
    const button = element("button");
    const image = element("img");
    image.src = this.records[key].thumb;
    image.alt = this.records[key].name;
    image.loading = "lazy";
    button.type = "button";
    button.tabIndex = -1;
    button.dataset.key = key;
    button.setAttribute("role", "option");
    button.append(image);
    return button;
  }

  // Marks the frame in hand, and fetches what will be asked for next.
  filmed() {
    const strip = this.get(".film");
    for (const frame of strip.children) {
      const here = frame.dataset.key === this.focus;
      if (String(here) === frame.getAttribute("aria-selected")) continue;
      frame.setAttribute("aria-selected", String(here));
      frame.tabIndex = here ? 0 : -1;
    }
    const frame = strip.querySelector('[aria-selected="true"]');
    if (frame) strip.scrollLeft = frame.offsetLeft - strip.offsetLeft - (strip.clientWidth - frame.offsetWidth) / 2;
    this.fetched = [1, 2].map((step) => {
      const next = this.records[this.order[this.order.indexOf(this.focus) + step]];
      const image = new Image();
      if (next) image.src = next.preview;
      return image;
    });
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      // Only what Python does not know: a rerun of this page could overtake somebody's way to another.
      if (this.root.isConnected && this.focus !== this.data.focus) this.tell("focus", this.focus);
    }, 250);
  }

  // --- what somebody else wrote meanwhile ----------------------------------------------------------

  theirs(record, theirs) {
    const box = this.get(".theirs");
    box.hidden = !theirs;
    if (!theirs) return;
    const other = Object.entries(theirs.values).filter(([id, text]) => id in this.draft && text !== this.draft[id]);
    const says = other.map(([id, text]) => {
      const line = element("span", "says");
      line.append(t("inspector.theirs", { field: this.inputs.get(id).label, text: text || t("common.nothing") }));
      return line;
    });
    const take = element("button", "", t("inspector.take_theirs"));
    take.type = "button";
    take.addEventListener("click", () => {
      this.outbox.store(`draft:${this.focus}`, null);
      this.show(this.focus);
      this.tellDrafts();
    });
    const keep = element("button", "", t("inspector.keep_mine"));
    keep.type = "button";
    keep.addEventListener("click", () => this.save(0));
    box.replaceChildren(element("b", "", theirs.who), ...says, take, keep);
  }

  restore(id) {
    const original = this.records[this.focus]?.original[id];
    if (original !== undefined) this.write(id, original);
  }

  // The keyboard goes into a field, wherever it is.
  enter(id) {
    const { box, input } = this.inputs.get(id);
    box.hidden = false;
    input.focus();
  }

  // Put a text into a field as if it had been typed there.
  write(id, text) {
    const { input } = this.inputs.get(id);
    input.value = text;
    input.dispatchEvent(new Event("input"));
    input.focus();
  }

  count(id) {
    const field = this.inputs.get(id);
    if (!field.limit) { field.counter.textContent = ""; return; }
    const text = field.input.value;
    const parts = field.list ? text.split(";").map((part) => part.trim()) : [text];
    const used = field.unit === "bytes" ? Math.max(...parts.map(bytes)) : [...text].length;
    const over = used > field.limit;
    field.counter.classList.toggle("over", over);
    field.counter.textContent = `${used} / ${field.limit}`;
    field.iim.hidden = !over || field.unit !== "bytes";
    field.iim.textContent = field.short && text.startsWith(field.short.before)
      ? t("inspector.iim_says", { text: field.short.text })
      : t("inspector.iim_cut");
    field.counter.title = field.unit === "bytes"
      ? t("inspector.bytes", { used, limit: field.limit })
      : t("inspector.letters", { used, limit: field.limit });
  }

  state() {
    const record = this.records[this.focus];
    const status = this.get(".status");
    const dirty = Object.keys(this.changed()).length > 0;
    const waiting = this.outbox.isWaiting(this.focus);
    const refused = this.outbox.lastAnswer(this.focus);
    let [kind, text] = record.embedded ? ["file", t("inspector.state_file")] : ["desk", t("inspector.state_desk")];
    if (dirty) [kind, text] = ["", t("inspector.state_dirty")];
    if (refused && !refused.ok) [kind, text] = ["refused", refused.message];
    if (waiting) [kind, text] = ["", t("inspector.saving")];
    status.className = `status ${kind}`;
    if (status.textContent !== text) status.textContent = text;
    // Not disabled outright: a disabled button loses the keyboard's place on the page.
    const left = this.unembedded().length;
    this.get(".embed").classList.toggle("wanted", left > 0);
    this.get(".embed").setAttribute("aria-disabled", String(left === 0));
    this.get(".embed .what").textContent = this.targets().length > 1 && left > 1 ? t("inspector.embed_n", { n: left }) : t("inspector.embed");
    this.get(".save").setAttribute("aria-disabled", String(!dirty));
  }

  // --- what a person does ---------------------------------------------------------------------

  key(event) {
    if (this.records[this.focus]) this.keys.handle(event);
  }

  changed() {
    const record = this.records[this.focus];
    const changed = {};
    for (const [id, field] of this.inputs) if (field.input.value !== record.values[id]) changed[id] = field.input.value;
    return changed;
  }

  save(step) {
    const values = this.changed();
    const record = this.records[this.focus];
    if (Object.keys(values).length) {
      const { revision, after } = this.outbox.stored(`draft:${this.focus}`) ?? this.basis(this.focus);
      this.outbox.put({ do: "save", key: this.focus, revision, after, values });
      Object.assign(record.values, values);
      if (values.credit_line) this.used(values.credit_line);
      this.outbox.store(`draft:${this.focus}`, null);
      this.tellDrafts();
    }
    if (step) {
      const key = this.order[this.order.indexOf(this.focus) + step];
      if (key) this.go(key); else this.state();
      // The caret stays in its field; where a caption is still to be written, it begins there.
      if (key && !this.inputs.get("caption").input.value) this.inputs.get("caption").input.focus();
    } else {
      this.state();
    }
  }

  // The photo in hand, and with it the selection when it belongs to it.
  targets() {
    return this.selected.includes(this.focus) ? this.selected.filter((key) => this.records[key]) : [this.focus];
  }

  unembedded() {
    const dirty = Object.keys(this.changed()).length > 0;
    const open = (key) => !this.records[key].embedded || this.outbox.isWaiting(key) || (key === this.focus && dirty);
    return this.targets().filter(open);
  }

  embed() {
    const keys = this.unembedded();
    this.save(0);
    // Many files are written in the background, with a count and a way to stop.
    if (keys.length > 1) this.outbox.put({ do: "embed", key: this.focus, keys });
    else keys.forEach((key) => this.outbox.put({ do: "embed", key }));
    this.state();
  }

  // The credit that was given last is one key away, here and on the sheet.
  used(credit) {
    this.outbox.store("credit", credit);
    window.dispatchEvent(new CustomEvent("photodesk:credit", { detail: { credit } }));
  }

  // To where both sides stand, to be decided there.
  lookAtChange() {
    if (!this.records[this.focus]?.changed) return;
    window.dispatchEvent(new CustomEvent("photodesk:leaving"));
    this.tell("look", { key: this.focus, at: Date.now() });
  }

  use() {
    this.save(0);
    this.outbox.put({ do: "use", key: this.focus });
    this.state();
  }

  fix(code) {
    this.save(0);
    this.outbox.put({ do: "fix", key: this.focus, code });
    this.state();
  }

  fixFirst() {
    const finding = this.records[this.focus]?.findings.find((one) => one.offers.some((offer) => offer.do === "fix"));
    if (finding) this.fix(finding.code);
  }

  // Take the newest save or fix back, if it is newer than another act that could be taken back.
  undo(than = 0) {
    if (!this.made.length || this.made.at(-1).batch < than) return false;
    this.outbox.put({ do: "undo", ...this.made.pop() });
    this.state();
    return true;
  }

  drop() {
    this.save(0);
    this.targets().forEach((key) => this.outbox.put({ do: "drop", key }));
    this.state();
  }

  step(by) {
    const key = this.order[this.order.indexOf(this.focus) + by];
    if (!key) return;
    this.go(key);
    this.get('.film [aria-selected="true"]').focus();
  }

  go(key) {
    this.show(key);
    window.dispatchEvent(new CustomEvent("photodesk:focus", { detail: { key, from: "inspector" } }));
  }

  // --- drafts ------------------------------------------------------------------------------------

  keepDraft(id, value) {
    const record = this.records[this.focus];
    this.draft[id] = value;
    if (value === record.values[id]) delete this.draft[id];
    const kept = Object.keys(this.draft).length > 0;
    const basis = this.outbox.stored(`draft:${this.focus}`) ?? this.basis(this.focus);
    this.outbox.store(`draft:${this.focus}`, kept ? { ...basis, values: this.draft } : null);
    this.tellDrafts();
  }

  // The contact sheet marks what was typed and not saved.
  tellDrafts() {
    const keys = Object.keys(this.records).filter((key) => this.outbox.stored(`draft:${key}`));
    window.dispatchEvent(new CustomEvent("photodesk:drafts", { detail: { keys } }));
  }
}

export default function ({ data, parentElement, setStateValue }) {
  let inspector = inspectors.get(parentElement);
  if (!inspector) {
    inspector = new Inspector(parentElement);
    inspectors.set(parentElement, inspector);
  }
  inspector.update(data, setStateValue);
  // Streamlit also calls this when an update overtakes another; only the page's end is the end.
  return () => setTimeout(() => {
    if (!parentElement.isConnected) inspector.close();
  });
}
