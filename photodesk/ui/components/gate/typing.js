// Typing in a row of the gate: the editor of a picture, and the reason of a waiver. The gate does not
// draw its rows meanwhile: a letter that an IME composes must not lose its place.

const make = (tag, className, ...inside) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...inside);
  return made;
};
const button = (className, words, key, act) => {
  const made = make("button", className, words);
  made.type = "button";
  if (key) made.append(" ", make("kbd", "", key));
  made.addEventListener("click", (event) => { event.stopPropagation(); act(); });
  return made;
};
const bytes = (text) => new TextEncoder().encode(text).length;
const composing = (event) => event.isComposing || event.keyCode === 229;


class Typing {
  sheetIn(row, sheet, done) {
    if (this.sheet || !row) return;
    const item = this.get(`.row[data-id="${CSS.escape(row.id)}"]`);
    if (!item) return;
    this.sheet = sheet;
    item.append(sheet);
    sheet.addEventListener("keydown", (event) => {
      if (composing(event)) return;
      if (event.key === "Escape") { this.took(event); this.leave(row, false); }
      else if (event.key === "Enter" && (event.ctrlKey || event.metaKey || event.target.matches("input[type=text]"))) { this.took(event); done(); }
    });
    sheet.addEventListener("dblclick", (event) => event.stopPropagation());
    item.scrollIntoView({ block: "nearest" });
  }

  leave(row, saved) {
    this.sheet.remove();
    this.sheet = undefined;
    this.wanted = row.id;
    this.draw();
    if (saved) this.pass(row);
  }

  edit(row) {
    if (!row || !this.data.may.change || this.sheet) return;
    const { key, field, revision, values, labels } = row.edit;
    const image = make("img");
    image.src = row.edit.preview;
    image.alt = "";
    const inputs = {};
    const form = make("form", "");
    for (const [name, label] of Object.entries(labels)) {
      const input = make(name === "caption" || name === "alt_text" ? "textarea" : "input", "");
      if (input.tagName === "INPUT") input.type = "text";
      else input.rows = name === "caption" ? 3 : 2;
      input.value = values[name];
      input.setAttribute("aria-label", label);
      inputs[name] = input;
      form.append(make("label", "", make("span", "", label), input));
    }
    const save = () => {
      const changed = Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.value]).filter(([name, text]) => text !== values[name]));
      if (!Object.keys(changed).length) { this.leave(row, false); return; }
      this.put({ do: "save", key, values: changed, revision, row: row.id });
      this.leave(row, true);
    };
    const count = make("span", "number");
    const counted = () => { count.textContent = t("gate.bytes", { n: bytes(inputs.caption?.value ?? "") }); };
    inputs.caption?.addEventListener("input", counted);
    counted();
    form.append(make("div", "acts", button("primary", t("common.save"), "Ctrl ⏎", save), button("", t("common.cancel"), "Esc", () => this.leave(row, false)), count));
    form.addEventListener("submit", (event) => event.preventDefault());
    this.sheetIn(row, make("div", "sheet", image, form), save);
    const first = inputs[field] ?? inputs.caption;
    first.focus();
    if (first.tagName === "INPUT") first.select();
    else first.setSelectionRange(first.value.length, first.value.length);
  }

  waive(row) {
    if (!row || !this.data.may.change || this.sheet || row.severity === "info" || !row.waivable) return;
    const reason = make("input", "");
    reason.type = "text";
    reason.maxLength = 400;
    reason.setAttribute("aria-label", t("gate.reason"));
    reason.placeholder = t("gate.why_print");
    const own = make("input", "");
    own.type = "checkbox";
    const needs = row.chief && !this.data.may.lead;
    const says = make("span", "muted");
    const done = () => {
      if (reason.value.trim().length < 3) { says.textContent = t("gate.needs_reason"); reason.focus(); return; }
      if (needs && !own.checked) { says.textContent = t("gate.needs_chief"); own.focus(); return; }
      this.put({ do: "waive", key: row.edit.key, keys: row.keys, code: row.code, reason: reason.value.trim(), responsibility: needs && own.checked, row: row.id });
      this.leave(row, true);
    };
    own.addEventListener("keydown", (event) => { if (event.key === "Enter") { this.took(event); done(); } });
    const form = make("form", "", reason);
    if (needs) form.append(make("label", "tick", own, make("span", "", t("gate.my_responsibility"))));
    form.append(make("div", "acts", button("primary", t("gate.waive"), "⏎", done), button("", t("common.cancel"), "Esc", () => this.leave(row, false)), says));
    form.addEventListener("submit", (event) => event.preventDefault());
    this.sheetIn(row, make("div", "sheet reason", form), done);
    reason.focus();
  }
}

