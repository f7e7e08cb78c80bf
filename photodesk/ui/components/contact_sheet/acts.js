// Acts over the chosen photos that need words first: a template, find and replace. Both end in a
// difference, where one key applies them. They close on Esc; what was typed stands there again next time.

const MODES = [["fill", t("acts.fill")], ["replace", t("acts.replace")], ["append", t("acts.append")], ["prepend", t("acts.prepend")]];
const part = (tag, className, ...inside) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...inside);
  return made;
};

class Acts {
  constructor(sheet) {
    this.sheet = sheet;
    this.kept = [];
    this.name = "";
    this.replacing = this.dialog("replacing", t("acts.find_and_replace"));
    this.template = this.dialog("template", t("acts.templates"));
    this.crediting = this.dialog("crediting", t("acts.apply_credit"));
    this.creditKeys = new Keys(t("acts.apply_credit"), [
      { keys: ["ArrowDown", "ArrowUp"], act: (event) => this.picker.move(event.key === "ArrowDown" ? 1 : -1), when: (event) => event?.target.matches("textarea") },
      { keys: ["Enter"], act: () => this.picker.take(this.picker.chosen().credit), when: () => Boolean(this.picker?.chosen()) },
      { keys: ["Escape"], act: () => this.picker.close(), when: () => Boolean(this.picker) && !this.picker.list.hidden },
      { keys: ["Alt+H"], act: () => this.picker.takeHouse() },
      { keys: ["Alt+L"], act: () => { this.picker.takeLast(); } },
      { keys: ["Enter", "Ctrl+Enter"], act: () => this.apply(), when: (event) => !event || !event.target.closest("button") },
      { keys: ["Escape"], act: () => this.close(this.crediting) },
    ]);
    this.templateKeys = new Keys(t("acts.templates"), [
      { keys: ["Ctrl+Enter"], does: t("acts.key_put"), act: () => this.put() },
      { keys: ["Ctrl+S"], does: t("acts.key_keep"), act: () => this.keep() },
      { keys: ["Enter"], act: () => this.put(), when: (event) => Boolean(event?.target.closest(".names")) },
      { keys: ["ArrowDown", "ArrowUp"], act: (event) => this.step(event.key === "ArrowDown" ? 1 : -1), when: (event) => Boolean(event?.target.closest(".names")) },
      { keys: ["Escape"], act: () => this.close(this.template) },
    ]);
    this.replaceKeys = new Keys(t("acts.find_and_replace"), [
      { keys: ["Enter", "Ctrl+Enter"], act: () => this.seek(), when: (event) => event?.target.type !== "checkbox" },
      { keys: ["Escape"], act: () => this.close(this.replacing) },
    ]);
    for (const [dialog, keys] of [[this.template, this.templateKeys], [this.replacing, this.replaceKeys], [this.crediting, this.creditKeys]]) {
      dialog.addEventListener("keydown", (event) => { if (!keys.handle(event)) event.stopPropagation(); });
      dialog.addEventListener("cancel", (event) => { event.preventDefault(); this.close(dialog); });
    }
  }

  dialog(name, title) {
    const dialog = part("dialog", `act ${name}`);
    dialog.setAttribute("aria-labelledby", `act-${name}`);
    const heading = part("h2", "", title);
    heading.id = `act-${name}`;
    dialog.append(heading);
    this.sheet.get(".frame").append(dialog);
    return dialog;
  }

  update(data, settled) {
    this.data = data;
    this.kept = data.templates;
    for (const [operation, answer] of settled) {
      if (!["keep-template", "delete-template"].includes(operation.do)) continue;
      if (answer.ok && operation.do === "keep-template") this.name = answer.name;
      if (answer.ok && operation.do === "delete-template") this.take("");
      this.tell(answer.message);
    }
  }

  close(dialog) {
    dialog.close();
    this.sheet.list.focus();
  }

  count() {
    return t("common.photos", { n: this.sheet.chosen().length });
  }

  button(className, words, key, act) {
    const button = part("button", className, `${words} `, part("kbd", "", key));
    button.type = "button";
    button.addEventListener("click", act);
    return button;
  }

  // --- templates ---------------------------------------------------------------------------------

  templates() {
    if (!this.sheet.chosen().length) return;
    this.name = this.kept.some((one) => one.name === this.name) ? this.name : this.sheet.outbox.stored("template") ?? "";
    if (!this.kept.some((one) => one.name === this.name)) this.name = this.kept[0]?.name ?? "";
    this.drawTemplates();
    this.template.showModal();
    this.template.querySelector(this.name ? '.names [aria-selected="true"]' : ".called").focus();
  }

  // Names on the left, the fields on the right; the names are drawn anew without the fields being touched.
  drawTemplates() {
    const variables = part("div", "variables muted");
    for (const [name, says] of Object.entries(this.data.variables)) {
      const code = part("code", "", `{${name}}`);
      code.title = says;
      variables.append(code, " ");
    }
    variables.append(t("acts.variables"));
    const names = part("div", "names");
    names.setAttribute("role", "listbox");
    names.setAttribute("aria-label", t("acts.templates"));
    const said = part("span", "said");
    said.setAttribute("role", "status");
    const foot = part("footer", "", said, this.button("delete", t("acts.delete"), "", () => this.remove()),
      this.button("cancel", t("common.close"), "Esc", () => this.close(this.template)),
      this.button("keep", t("acts.keep"), "Ctrl S", () => this.keep()),
      this.button("primary put", t("acts.put_on", { photos: this.count() }), "Ctrl ⏎", () => this.put()));
    foot.querySelector(".delete kbd").remove();
    const half = part("div", "half", this.form(), variables);
    this.template.replaceChildren(this.template.querySelector("h2"), part("div", "halves", names, half), foot);
    this.drawNames();
  }

  drawNames() {
    const names = this.template.querySelector(".names");
    if (!names) return;
    const focused = names.contains(names.getRootNode().activeElement);
    names.replaceChildren(...[...this.kept.map((kept) => kept.name), ""].map((one) => {
      const option = part("button", one ? "" : "new", one || t("acts.new_template"));
      option.type = "button";
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", String(one === this.name));
      option.tabIndex = one === this.name ? 0 : -1;
      option.dataset.name = one;
      option.addEventListener("click", () => this.take(one));
      return option;
    }));
    if (focused) names.querySelector('[aria-selected="true"]')?.focus();
    this.template.querySelector(".delete").hidden = !this.name;
  }

  // A row a field: a tick, what to do with the field, the words. Writing ticks.
  form() {
    const held = new Map((this.kept.find((one) => one.name === this.name)?.lines ?? []).map((line) => [line.field, line]));
    const form = part("div", "lines");
    const called = part("input", "called");
    called.value = this.name;
    called.maxLength = 60;
    called.placeholder = t("acts.name");
    called.setAttribute("aria-label", t("acts.name"));
    form.append(called);
    const fields = [...this.data.fields, ...[...held.keys()].filter((id) => !this.data.fields.some((one) => one.id === id)).map((id) => ({ id, label: id }))];
    for (const field of fields) {
      const line = held.get(field.id);
      const tick = part("input");
      tick.type = "checkbox";
      tick.checked = Boolean(line);
      const label = part("label", "tick", tick, ` ${field.label}`);
      const mode = part("select");
      mode.setAttribute("aria-label", t("acts.what_to_do", { field: field.label }));
      mode.append(...MODES.map(([value, words]) => new Option(words, value)));
      mode.value = line?.mode ?? "fill";
      const text = part("textarea");
      text.rows = 1;
      text.value = line?.text ?? "";
      text.setAttribute("aria-label", t("acts.words", { field: field.label }));
      text.addEventListener("input", () => { tick.checked = Boolean(text.value); });
      const row = part("div", "line", label, mode, text);
      row.dataset.field = field.id;
      form.append(row);
    }
    return form;
  }

  lines() {
    return [...this.template.querySelectorAll(".line")].filter((row) => row.querySelector("input").checked).map((row) => ({
      field: row.dataset.field, mode: row.querySelector("select").value, text: row.querySelector("textarea").value,
    }));
  }

  take(name) {
    this.name = name;
    this.drawTemplates();
    this.template.querySelector(name ? '.names [aria-selected="true"]' : ".called").focus();
  }

  step(by) {
    const names = [...this.kept.map((one) => one.name), ""];
    this.name = names[Math.min(names.length - 1, Math.max(0, names.indexOf(this.name) + by))];
    this.drawTemplates();
    this.template.querySelector('.names [aria-selected="true"]').focus();
  }

  put() {
    const lines = this.lines();
    const name = this.template.querySelector(".called").value.trim();
    if (!lines.length) { this.tell(t("acts.tick_one")); return; }
    if (name) this.sheet.outbox.store("template", name);
    this.close(this.template);
    this.sheet.propose("template", { name, lines });
  }

  keep() {
    const name = this.template.querySelector(".called").value.trim();
    if (!name) { this.tell(t("acts.needs_name")); this.template.querySelector(".called").focus(); return; }
    this.tell("");
    this.sheet.outbox.put({ do: "keep-template", key: "", name, lines: this.lines() });
  }

  remove() {
    if (this.name) this.sheet.outbox.put({ do: "delete-template", key: "", name: this.name });
  }

  tell(words) {
    this.drawNames();
    const said = this.template.querySelector(".said");
    if (said) said.textContent = words;
  }

  // --- one credit for all --------------------------------------------------------------------------

  credit() {
    if (!this.sheet.chosen().length) return;
    if (!this.picker) this.drawCredit();
    this.crediting.querySelector(".whom").textContent = t("acts.to_whom", { photos: this.count() });
    this.crediting.querySelector(".said").textContent = "";
    this.crediting.showModal();
    const input = this.crediting.querySelector("textarea");
    this.picker.show();
    input.focus();
    input.select();
  }

  drawCredit() {
    const input = part("textarea", "one");
    input.rows = 1;
    input.spellcheck = false;
    input.setAttribute("aria-label", t("acts.credit_for_all"));
    const box = part("div", "box", input);
    const write = (credit) => { input.value = credit; input.focus(); };
    this.picker = new Picker(input, { photo: () => this.sheet.focus, write, last: () => this.sheet.outbox.stored("credit") });
    const where = part("div", "where", part("span", "muted", t("acts.where_set")));
    for (const [value, words] of [["keep", t("acts.keep_it")], ["replace", t("acts.replace_it")]]) {
      const radio = part("input");
      radio.type = "radio";
      radio.name = "where";
      radio.value = value;
      radio.checked = value === "keep";
      where.append(part("label", "tick", radio, ` ${words}`));
    }
    const said = part("span", "said");
    said.setAttribute("role", "status");
    const foot = part("footer", "", said, this.button("cancel", t("common.cancel"), "Esc", () => this.close(this.crediting)),
      this.button("primary put", t("acts.look"), "⏎", () => this.apply()));
    this.crediting.append(part("div", "form", part("div", "whom muted"), box, where), foot);
  }

  apply() {
    const credit = this.crediting.querySelector("textarea").value.trim();
    if (!credit) { this.crediting.querySelector(".said").textContent = t("acts.which_credit"); return; }
    const keep = this.crediting.querySelector("input:checked").value === "keep";
    this.sheet.outbox.store("credit", credit);
    this.picker.close();
    this.close(this.crediting);
    this.sheet.propose("credit", { credit, keep });
  }

  // --- find and replace ------------------------------------------------------------------------------

  replace() {
    if (!this.sheet.chosen().length) return;
    if (!this.replacing.querySelector(".find")) this.drawReplace();
    this.replacing.querySelector(".put").firstChild.textContent = `${t("acts.look_in", { photos: this.count() })} `;
    this.replacing.showModal();
    const find = this.replacing.querySelector(".find");
    find.focus();
    find.select();
  }

  drawReplace() {
    const held = this.sheet.outbox.stored("replace") ?? {};
    const input = (className, label, value) => {
      const made = part("input", className);
      made.value = value ?? "";
      made.spellcheck = false;
      made.autocomplete = "off";
      made.setAttribute("aria-label", label);
      return part("label", "row", part("span", "", label), made);
    };
    const tick = (className, words, checked) => {
      const made = part("input", className);
      made.type = "checkbox";
      made.checked = checked;
      return part("label", "tick", made, ` ${words}`);
    };
    const fields = part("div", "fields", ...this.data.fields.map((field) => {
      const label = tick("field", field.label, (held.fields ?? ["caption"]).includes(field.id));
      label.querySelector("input").value = field.id;
      return label;
    }));
    const said = part("span", "said");
    said.setAttribute("role", "status");
    const rows = part("div", "form", input("find", t("acts.find"), held.find), input("with", t("acts.replace_with"), held.put),
      part("div", "options", tick("case", t("acts.match_case"), held.match_case ?? true), tick("whole", t("acts.whole_words"), held.whole_words ?? false),
        tick("pattern", t("acts.pattern"), held.pattern ?? false)),
      part("div", "row", part("span", "", t("acts.in")), fields));
    const foot = part("footer", "", said, this.button("cancel", t("common.cancel"), "Esc", () => this.close(this.replacing)),
      this.button("primary put", t("acts.look"), "⏎", () => this.seek()));
    this.replacing.replaceChildren(this.replacing.querySelector("h2"), rows, foot);
  }

  seek() {
    const get = (selector) => this.replacing.querySelector(selector);
    const search = {
      find: get(".find").value,
      put: get(".with").value,
      match_case: get(".case").checked,
      whole_words: get(".whole").checked,
      pattern: get(".pattern").checked,
      fields: [...this.replacing.querySelectorAll(".field:checked")].map((one) => one.value),
    };
    if (!search.find || !search.fields.length) {
      get(".said").textContent = search.find ? t("acts.tick_field") : t("acts.find_what");
      return;
    }
    get(".said").textContent = "";
    this.sheet.outbox.store("replace", search);
    this.close(this.replacing);
    this.sheet.propose("replace", { search });
  }
}

