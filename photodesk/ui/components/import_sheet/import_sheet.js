// The import of a sheet, step by step: the sheet and its columns, the difference, the wrong names
// paired by eye, what goes back to its author. Every decision is an operation in the outbox; the
// draft stands on the desk. Texts of the sheet are set as text, never as HTML.

const imports = new WeakMap();
const make = (tag, className, ...inside) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...inside);
  return made;
};
const button = (className, label, does) => {
  const made = make("button", className, label);
  made.type = "button";
  made.addEventListener("click", does);
  return made;
};
const picture = (photo, alt) => {
  const image = make("img");
  image.loading = "lazy";
  image.src = photo.thumb;
  image.alt = alt ?? photo.alt ?? photo.name;
  return image;
};
const count = (number) => number.toLocaleString("en");
const composing = (event) => event.isComposing || event.keyCode === 229;
const STEPS = [["sheet", t("import.sheet")], ["difference", t("import.difference")], ["names", t("import.names")], ["leftover", t("import.leftover")]];
const ACTS = { fill: t("import.act_fill"), replace: t("import.act_replace"), keep: t("import.act_keep"), same: t("import.act_same") };
const SHOWN = [["all", t("import.all")], ["write", t("import.to_write")], ["keep", t("import.differ")]];

class SheetImport {
  constructor(root) {
    this.get = (selector) => root.querySelector(selector);
    this.outbox = new Outbox("import");
    this.step = "difference";
    this.only = "all";
    this.row = null;
    this.panes = new Map(STEPS.map(([name]) => {
      const pane = make("div", `pane ${name}`);
      pane.id = `pane-${name}`;
      pane.setAttribute("role", "tabpanel");
      pane.setAttribute("aria-labelledby", `tab-${name}`);
      this.get(".panes").append(pane);
      return [name, pane];
    }));
    this.get(".target").addEventListener("click", () => window.dispatchEvent(new CustomEvent("photodesk:choose")));
    this.get(".other").addEventListener("click", () => this.open(""));
    this.get(".apply").addEventListener("click", () => this.apply());
    this.get(".undo").addEventListener("click", () => this.put({ do: "undo" }));
    this.get(".embed").addEventListener("click", () => this.put({ do: "embed" }));
    this.get(".reset").addEventListener("click", () => this.put({ do: "reset" }));
    this.get(".work").addEventListener("keydown", (event) => this.key(event));
  }

  update(data, setStateValue) {
    this.tell = setStateValue;
    const fresh = data.view.drop !== this.view?.drop;
    const before = this.view;
    this.data = data;
    this.view = data.view;
    const settled = this.outbox.update(data.desk, data.answers, setStateValue);
    for (const [operation, answer] of settled) if (operation.drop === this.view.drop) this.said = answer;
    const isOpen = Boolean(this.view.drop);
    this.get(".invite").hidden = isOpen;
    this.get(".work").hidden = !isOpen;
    if (!isOpen) {
      this.invite(data.previous);
    } else {
      if (fresh) {
        this.said = null;
        this.row = null;
        this.step = this.view.error ? "sheet" : "difference";
      }
      if (before && !fresh && this.view.batch && !before.batch && this.view.open_count) this.step = "leftover";
      this.draw();
    }
    this.outbox.send();
  }

  // With the moment: Streamlit tells Python of a state only when it differs from the one before.
  open(drop) {
    this.tell("open", { drop, at: Date.now() });
  }

  put(operation) {
    this.said = null;
    this.outbox.put({ key: this.view.drop, drop: this.view.drop, ...operation });
    this.head();
  }

  invite(previous) {
    this.get(".previous").hidden = !previous.length;
    this.get(".previous ul").replaceChildren(...previous.map((sheet) => {
      const state = make("span", "muted", sheet.batch ? t("import.in_desk", { batch: String(sheet.batch) }) : t("import.not_applied"));
      return make("li", "", button("link", sheet.name, () => this.open(sheet.drop)), state);
    }));
  }

  // --- the line on top ------------------------------------------------------------------------

  draw() {
    this.head();
    this.get(".broken").hidden = !this.view.error;
    this.get(".broken p").textContent = this.view.error;
    this.get(".broken .reset").hidden = !this.view.can_reset;
    this.tabs();
    const drawn = { sheet: () => this.sheet(), difference: () => this.difference(), names: () => this.names(), leftover: () => this.leftover() };
    for (const [name, pane] of this.panes) {
      pane.hidden = name !== this.step;
      if (this.view.error && name !== "sheet") pane.replaceChildren(); else drawn[name]();
    }
  }

  head() {
    const view = this.view;
    const waiting = this.outbox.waiting.some((operation) => operation.drop === view.drop);
    this.get(".report").textContent = view.report ?? view.name;
    const answer = this.get(".answer");
    answer.textContent = waiting ? t("common.working") : this.said?.message ?? "";
    answer.classList.toggle("refused", Boolean(this.said && !this.said.ok));
    const apply = this.get(".apply");
    apply.hidden = Boolean(view.error || view.batch);
    apply.replaceChildren(view.clear ? t("import.apply", { n: view.clear }) : t("import.nothing_to_apply"), make("kbd", "", "Ctrl ⏎"));
    // Decisions on their way go before it: the outbox keeps their order.
    const applying = this.outbox.waiting.some((operation) => operation.drop === view.drop && operation.do === "apply");
    apply.setAttribute("aria-disabled", String(applying || view.busy || !(view.clear || waiting)));
    this.get(".undo").hidden = !view.batch;
    const embed = this.get(".embed");
    embed.hidden = !view.batch || !view.unembedded;
    embed.textContent = t("import.write_into", { n: view.unembedded ?? 0 });
    const leftover = this.get(".leftover");
    leftover.hidden = Boolean(view.error) || !view.open_count;
    leftover.href = view.leftover ?? "";
    leftover.textContent = t("import.leftover_sheet", { n: view.open_count ?? 0 });
    leftover.title = t("import.leftover_does");
  }

  tabs() {
    const view = this.view;
    const amounts = { sheet: view.row_count, difference: view.matched_count, names: view.wrong_open, leftover: view.open_count };
    const list = this.get(".tabs");
    const had = list.getRootNode().activeElement?.dataset?.step;
    list.replaceChildren(...STEPS.map(([name, label]) => {
      const tab = button("", label, () => this.go(name));
      tab.id = `tab-${name}`;
      tab.dataset.step = name;
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-selected", String(name === this.step));
      tab.setAttribute("aria-controls", `pane-${name}`);
      tab.tabIndex = name === this.step ? 0 : -1;
      if (amounts[name] !== undefined && !view.error) {
        tab.append(make("span", name === "names" && amounts[name] ? "amount ask" : "amount", count(amounts[name])));
      }
      return tab;
    }));
    if (had) list.querySelector(`[data-step="${had}"]`).focus();
  }

  go(step) {
    this.step = step;
    this.draw();
  }

  key(event) {
    if (composing(event)) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      this.apply();
    } else if (event.target.getAttribute("role") === "tab" && (event.key === "ArrowRight" || event.key === "ArrowLeft")) {
      const names = STEPS.map(([name]) => name);
      const at = names.indexOf(this.step) + (event.key === "ArrowRight" ? 1 : -1);
      if (names[at]) this.go(names[at]);
    } else {
      return;
    }
    event.preventDefault();
  }

  apply() {
    if (this.get(".apply").hidden || this.get(".apply").getAttribute("aria-disabled") === "true") return;
    this.put({ do: "apply" });
  }

  // --- the sheet ------------------------------------------------------------------------------

  sheet() {
    const view = this.view;
    const encoding = make("select");
    encoding.setAttribute("aria-label", t("import.encoding"));
    for (const option of view.encoding.options) {
      const label = option.value === "auto" && view.encoding.found && view.encoding.chosen === "auto" ? t("import.found_by_itself", { encoding: view.encoding.found }) : option.label;
      encoding.append(new Option(label, option.value, false, option.value === view.encoding.chosen));
    }
    encoding.disabled = Boolean(view.batch);
    encoding.addEventListener("change", () => this.put({ do: "encoding", value: encoding.value }));
    const line = make("div", "line", make("label", "chip", make("span", "muted", t("import.encoding")), encoding));
    const drawn = [line];
    if (view.headings) {
      line.append(make("span", "muted", t("import.first_rows", { shown: view.first.length, of: view.row_count })));
      const table = make("table", "first");
      const head = make("tr", "", make("th", "no", t("import.row")));
      view.headings.forEach((column, at) => head.append(this.column(column, at)));
      table.append(make("thead", "", head));
      const body = make("tbody");
      for (const row of view.first) {
        const cells = view.headings.map((column, at) => {
          const cell = make("td", column.field === "-" ? "none" : "", row.cells[at] ?? "");
          cell.title = row.cells[at] ?? "";
          return cell;
        });
        body.append(make("tr", "", make("td", "no", String(row.row)), ...cells));
      }
      table.append(body);
      drawn.push(table);
      if (view.remembered) {
        const forget = button("link", t("import.forget"), () => this.put({ do: "forget" }));
        forget.disabled = Boolean(view.batch);
        line.append(make("span", "chip", make("span", "muted", view.remembered), forget));
      }
      if (view.notes.length) drawn.push(make("ul", "notes", ...view.notes.map((note) => make("li", "", note))));
      if (view.splits.length) drawn.push(make("div", "notes", make("h3", "", t("import.splits")), this.splits()));
    }
    this.panes.get("sheet").replaceChildren(...drawn);
  }

  column(column) {
    const select = make("select");
    select.setAttribute("aria-label", t("import.column_is", { heading: column.heading }));
    for (const field of this.view.fields) select.append(new Option(field.label, field.id, false, field.id === column.field));
    select.disabled = Boolean(this.view.batch);
    select.addEventListener("change", () => this.put({ do: "map", heading: column.heading, field: select.value }));
    const cell = make("th", column.field === "-" ? "none" : "", make("b", "", column.heading || t("import.no_heading")), select);
    cell.scope = "col";
    return cell;
  }

  splits() {
    const rows = this.view.splits.map((split) => make("tr", "", make("td", "no", String(split.row)), make("td", "", split.caption), make("td", "", "→ ", make("b", "", split.credit))));
    return make("table", "splits", make("tbody", "", ...rows));
  }

  // --- the difference -------------------------------------------------------------------------

  difference() {
    const view = this.view;
    const pane = this.panes.get("difference");
    const at = pane.scrollTop;
    const line = make("div", "line");
    const shown = make("div", "toggle");
    for (const [name, label] of SHOWN) {
      const choice = button("", label, () => { this.only = name; this.difference(); });
      choice.setAttribute("aria-pressed", String(this.only === name));
      shown.append(choice);
    }
    line.append(shown, this.among());
    if (view.conflicts.length) {
      line.append(make("span", "muted", t("import.both_say")), this.winner("", t("import.all_fields"), view.conflicts.every((c) => c.wins === "photo") ? "photo" : view.conflicts.every((c) => c.wins === "sheet") ? "sheet" : ""));
      for (const conflict of view.conflicts) {
        line.append(make("span", "chip", make("span", "", `${conflict.label} (${conflict.count})`), this.winner(conflict.field, conflict.label, conflict.wins)));
      }
    }
    const rows = view.rows.filter((row) => this.only === "all" || row.changes.some((change) => this.fits(change)));
    const body = make("tbody", "", ...rows.map((row) => this.lineOf(row)));
    const all = make("input");
    all.type = "checkbox";
    all.checked = view.rows.every((row) => row.taken);
    all.disabled = Boolean(view.batch);
    all.setAttribute("aria-label", t("import.take_all"));
    all.addEventListener("change", () => this.put({ do: "tick", rows: view.rows.map((row) => row.row), on: all.checked }));
    const head = make("tr", "", make("th", "tick", all), make("th", "row-no", t("import.row")), make("th", "photo", t("import.photo")), make("th", "", t("import.what_changes")));
    const table = make("table", "diff", make("thead", "", head), body);
    const empty = make("p", "empty", view.matched_count ? t("import.none_of_kind") : t("import.none_names"));
    pane.replaceChildren(line, ...this.elsewhere(), rows.length ? table : empty, ...this.pages());
    pane.scrollTop = at;
  }

  // Which photos the sheet is about: tonight's, a page's, all of the desk, or those of any search.
  among() {
    const view = this.view;
    const select = make("select");
    select.setAttribute("aria-label", t("import.compare"));
    for (const one of view.queries) select.append(new Option(one.label, one.query, false, one.query === view.query));
    select.append(new Option(t("import.of_a_search"), "?"));
    select.disabled = Boolean(view.batch);
    const chip = make("span", "chip among", make("span", "muted", t("import.compare")), select);
    select.addEventListener("change", () => {
      if (select.value !== "?") {
        this.put({ do: "among", query: select.value });
        return;
      }
      const search = make("input");
      search.type = "search";
      search.setAttribute("aria-label", t("import.compare_search"));
      search.placeholder = "page:A7  date:2026-11  source:wire";
      search.addEventListener("keydown", (event) => {
        if (composing(event)) return;
        event.stopPropagation();
        if (event.key === "Enter" && search.value.trim()) this.put({ do: "among", query: search.value.trim() });
        else if (event.key === "Escape") chip.replaceWith(this.among());
      });
      select.replaceWith(search);
      search.focus();
    });
    return chip;
  }

  // Rows that name photos which stand on the desk, but not among those it is compared with.
  elsewhere() {
    const number = this.view.elsewhere;
    if (!number || this.view.batch) return [];
    const words = t("import.elsewhere", { n: number });
    return [make("div", "line elsewhere", make("span", "", words), button("link", t("import.compare_all"), () => this.put({ do: "among", query: "" })))];
  }

  fits(change) {
    return this.only === "write" ? change.action === "fill" || change.action === "replace" : change.action === this.only;
  }

  winner(field, label, wins) {
    const toggle = make("span", "toggle");
    toggle.setAttribute("role", "group");
    toggle.setAttribute("aria-label", t("import.who_wins", { field: label }));
    for (const [side, words] of [["photo", t("import.keep_photo")], ["sheet", t("import.take_sheet")]]) {
      const choice = button("", words, () => this.put({ do: "wins", field, wins: side }));
      choice.setAttribute("aria-pressed", String(wins === side));
      choice.disabled = Boolean(this.view.batch);
      toggle.append(choice);
    }
    return toggle;
  }

  lineOf(row) {
    const tick = make("input");
    tick.type = "checkbox";
    tick.checked = row.taken;
    tick.disabled = Boolean(this.view.batch);
    tick.setAttribute("aria-label", t("import.take_row", { row: row.row }));
    const line = make("tr", row.taken ? "" : "left-out");
    line.dataset.row = row.row;
    tick.addEventListener("change", () => {
      line.classList.toggle("left-out", !tick.checked);
      this.put({ do: "tick", rows: [row.row], on: tick.checked });
    });
    const file = make("span", "file", row.name);
    if (row.by_hand) file.append(make("div", "tail", t("import.by_hand")));
    const shown = row.changes.filter((change) => this.only === "all" || this.fits(change));
    const says = make("td", "says-what", ...shown.map((change) => this.change(change)));
    line.append(make("td", "tick", tick), make("td", "row-no no", String(row.row)), make("td", "photo", make("div", "", picture(row, row.name), file)), says);
    return line;
  }

  change(change) {
    const text = make("span", "text");
    if (change.action === "fill") text.append(make("ins", "", change.after));
    else if (change.action === "replace") text.append(make("del", "", change.before), make("ins", "", change.after));
    else if (change.action === "keep") text.append(make("span", "kept", t("import.photo_says", { text: change.before })), make("span", "offered", t("import.sheet_says", { text: change.after })));
    else text.append(make("span", "muted", change.after));
    if (change.split && change.field === "credit_line") text.append(make("span", "tail", t("import.from_caption")));
    return make("div", "change", make("span", "label", change.label), make("span", `act ${change.action}`, ACTS[change.action]), text);
  }

  pages() {
    const { offset, at_once: size, matched_count: total } = this.view;
    if (total <= size) return [];
    const to = Math.min(offset + size, total);
    const go = (start) => { this.panes.get("difference").scrollTop = 0; this.tell("offset", start); };
    const back = button("", t("import.before"), () => { if (offset) go(Math.max(0, offset - size)); });
    const on = button("", t("import.next"), () => { if (to < total) go(to); });
    back.setAttribute("aria-disabled", String(!offset));
    on.setAttribute("aria-disabled", String(to >= total));
    return [make("div", "pages", back, make("span", "number", t("import.range", { from: offset + 1, to, of: total })), on)];
  }

  // --- wrong names ----------------------------------------------------------------------------

  names() {
    const view = this.view;
    const pane = this.panes.get("names");
    pane.classList.toggle("pair", view.wrong.length > 0);
    if (!view.wrong.length) {
      pane.replaceChildren(make("p", "empty", t("import.every_row")));
      return;
    }
    if (!view.wrong.some((row) => row.row === this.row)) this.row = (view.wrong.find((row) => !row.key) ?? view.wrong[0]).row;
    const old = pane.querySelector(".list");
    const at = old?.scrollTop ?? 0;
    const had = old?.contains(pane.getRootNode().activeElement);
    const list = make("div", "list", ...view.wrong.map((row) => this.wrong(row)));
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", t("import.rows_without"));
    list.addEventListener("keydown", (event) => this.walk(event));
    const grid = make("div", "cards", ...this.elsewhere(), ...this.paired(), this.grid());
    pane.replaceChildren(list, grid);
    list.scrollTop = at;
    if (had) list.querySelector("[aria-selected=true]")?.focus();
  }

  wrong(row) {
    const item = make("div", row.key ? "wrong paired" : "wrong");
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", String(row.row === this.row));
    item.tabIndex = row.row === this.row ? 0 : -1;
    item.dataset.row = row.row;
    item.append(make("span", "name", row.file || t("import.no_file_name")), make("span", "no", t("import.row_number", { row: row.row })), make("span", "caption", row.caption || t("import.no_caption")));
    if (row.credit) item.append(make("span", "muted", row.credit));
    const photo = this.view.photos.find((one) => one.key === row.key);
    if (photo) {
      item.append(make("span", "with", picture(photo), make("span", "why", photo.name)));
    } else {
      item.append(make("span", "why", row.why));
    }
    item.addEventListener("click", () => this.choose(row.row));
    return item;
  }

  // What the row in hand is paired with, and the way to part them (also Delete in the list).
  paired() {
    const row = this.view.wrong.find((one) => one.row === this.row);
    if (!row.key) return [];
    const unpair = button("unpair", t("import.unpair"), () => this.part());
    unpair.disabled = Boolean(this.view.batch);
    const name = this.view.photos.find((photo) => photo.key === row.key)?.name ?? "";
    return [make("div", "line", make("span", "", t("import.row_is", { row: row.row, name })), unpair)];
  }

  part() {
    if (this.view.batch) return;
    const row = this.view.wrong.find((one) => one.row === this.row);
    if (!row.key) return;
    this.put({ do: "match", row: row.row, photo: "" });
    row.key = "";
    row.why = t("import.names_no_file");
    this.choose(row.row);
  }

  choose(number) {
    this.row = number;
    this.names();
    this.panes.get("names").querySelector(".list [aria-selected=true]")?.focus();
  }

  walk(event) {
    if (composing(event)) return;
    const rows = this.view.wrong.map((row) => row.row);
    const at = rows.indexOf(this.row);
    if (event.key === "ArrowDown" && rows[at + 1] !== undefined) this.choose(rows[at + 1]);
    else if (event.key === "ArrowUp" && rows[at - 1] !== undefined) this.choose(rows[at - 1]);
    else if (event.key === "Delete" || event.key === "Backspace") this.part();
    else if (event.key === "ArrowRight" || (event.key === "Enter" && !event.ctrlKey && !event.metaKey)) this.panes.get("names").querySelector(".card")?.focus();
    else return;
    event.preventDefault();
  }

  // Unclaimed photos, the best guess first. A person clicks; nothing is ever paired by itself.
  grid() {
    const view = this.view;
    const row = view.wrong.find((one) => one.row === this.row);
    const paired = new Set(view.wrong.map((one) => one.key).filter(Boolean));
    const free = view.photos.filter((photo) => !paired.has(photo.key));
    const rank = (photo) => { const at = row.guesses.indexOf(photo.key); return at < 0 ? row.guesses.length : at; };
    free.sort((one, other) => rank(one) - rank(other));
    if (!free.length) return make("p", "empty", t("import.all_claimed"));
    const grid = make("div", "grid", ...free.map((photo, at) => {
      const guess = row.guesses.includes(photo.key);
      const card = button(guess ? "card guess" : "card", "", () => this.pair(photo));
      card.dataset.key = photo.key;
      card.disabled = Boolean(view.batch);
      card.append(picture(photo), make("span", "name", photo.name));
      if (guess) card.append(make("span", "best", at === 0 ? t("import.best") : t("import.another_guess")));
      card.setAttribute("aria-label", t("import.row_is_label", { row: row.row, name: photo.name }));
      return card;
    }));
    grid.addEventListener("keydown", (event) => {
      if (composing(event)) return;
      const cards = [...grid.children];
      const at = cards.indexOf(event.target.closest(".card"));
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step && cards[at + step]) cards[at + step].focus();
      else if (event.key === "Escape" || (step === -1 && at === 0)) this.choose(this.row);
      else return;
      event.preventDefault();
    });
    return grid;
  }

  pair(photo) {
    const row = this.row;
    this.put({ do: "match", row, photo: photo.key });
    const one = this.view.wrong.find((each) => each.row === row);
    one.key = photo.key;
    one.why = t("import.by_hand");
    const next = this.view.wrong.find((each) => !each.key);
    this.choose(next ? next.row : row);
  }

  // --- what goes back -------------------------------------------------------------------------

  leftover() {
    const view = this.view;
    const pane = this.panes.get("leftover");
    if (!view.open_count) {
      pane.replaceChildren(make("p", "empty", t("import.none_open")));
      return;
    }
    const rows = view.open_rows.map((row) => make("tr", "", make("td", "no", String(row.row)), make("td", "", row.file), make("td", "", row.why)));
    const head = make("tr", "", make("th", "no", t("import.row")), make("th", "", t("import.file")), make("th", "", t("import.why_back")));
    pane.replaceChildren(
      make("p", "muted", t("import.go_back")),
      make("table", "open-rows", make("thead", "", head), make("tbody", "", ...rows)),
    );
  }
}

export default function ({ data, parentElement, setStateValue }) {
  let sheet = imports.get(parentElement);
  if (!sheet) {
    sheet = new SheetImport(parentElement);
    imports.set(parentElement, sheet);
  }
  sheet.update(data, setStateValue);
}
