// The gate: what stands against a page, in words, the heaviest first, with the certain fixes.

const gates = new WeakMap();
const make = (tag, className, text = "") => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.textContent = text;
  return made;
};
const NAMES = { error: ["!", "Stop"], warning: ["!", "Warning"], info: ["i", "Note"] };

class Gate {
  constructor(root) {
    this.get = (selector) => root.querySelector(selector);
    this.outbox = new Outbox("gate");
    this.get(".embed").addEventListener("click", () => {
      this.data.unembedded.filter((key) => !this.outbox.isWaiting(key)).forEach((key) => this.outbox.put({ do: "embed", key }));
      this.state();
    });
    this.get(".switch input").addEventListener("change", () => this.draw());
    this.get(".rows").addEventListener("keydown", (event) => this.key(event));
    this.get(".rows").addEventListener("dblclick", (event) => this.open(event.target.closest(".row")));
  }

  update(data, setStateValue) {
    this.data = data;
    this.tell = setStateValue;
    this.outbox.update(data.desk, data.answers, setStateValue);
    this.draw();
    this.outbox.send();
  }

  draw() {
    const { rows, tiles } = this.data;
    this.get(".tiles").replaceChildren(...tiles.map((tile) => {
      const box = make("div", `tile ${tile.name}`);
      box.append(make("span", "muted", tile.label), make("b", "number", tile.count.toLocaleString("en")));
      return box;
    }));
    const list = this.get(".rows");
    const at = [...list.children].indexOf(list.getRootNode().activeElement?.closest?.(".row"));
    const shown = rows.filter((row) => row.severity !== "info" || this.get(".switch input").checked);
    list.replaceChildren(...shown.map((row) => this.row(row)));
    if (list.children.length) list.children[0].tabIndex = 0;
    // After a fix its row is gone: the keyboard stands on the one that took its place.
    if (at >= 0) this.focus(Math.min(at, list.children.length - 1));
    this.get(".clear").hidden = shown.length > 0;
    list.hidden = shown.length === 0;
    this.get(".clear").textContent = this.data.empty;
    this.state();
  }

  row(row) {
    const item = make("li", `row ${row.severity}`);
    item.tabIndex = -1;
    item.dataset.key = row.key;
    item.dataset.code = row.code;
    const image = make("img");
    image.src = row.thumb;
    image.alt = row.alt;
    const file = make("div", "file");
    file.title = row.name;
    file.append(make("b", "number", String(row.slot)), row.name);
    const [sign, name] = NAMES[row.severity];
    const mark = make("span", `mark ${row.severity}`, sign);
    mark.setAttribute("role", "img");
    mark.setAttribute("aria-label", name);
    const says = make("div", "says");
    says.append(make("span", "code number", row.code), row.message);
    const does = make("div", "does");
    for (const offer of row.offers) {
      const button = make("button", offer.do === "fix" ? "primary" : "", offer.label);
      button.type = "button";
      button.title = offer.does;
      button.addEventListener("click", () => this.act(item, offer.do));
      does.append(button);
      item.dataset[offer.do] = "yes";
    }
    const open = make("button", "", "Open");
    open.type = "button";
    open.addEventListener("click", () => this.open(item));
    does.append(open);
    item.append(image, file, mark, says, does);
    return item;
  }

  state() {
    const left = this.data.unembedded.length;
    const button = this.get(".embed");
    button.textContent = left ? `Embed ${left}` : "Embed";
    button.classList.toggle("wanted", left > 0);
    button.setAttribute("aria-disabled", String(left === 0));
    const refused = this.data.answers.at(-1);
    const status = this.get(".status");
    status.className = "status";
    status.textContent = left ? "Saved in the desk, not yet in the file." : "All words are in their files.";
    if (refused && !refused.ok) {
      status.className = "status refused";
      status.textContent = refused.message;
    }
    if (this.outbox.waiting.length) status.textContent = "Working …";
  }

  focus(index) {
    const rows = [...this.get(".rows").children];
    rows.forEach((row, at) => { row.tabIndex = at === index ? 0 : -1; });
    rows[index]?.focus();
  }

  key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    const rows = [...this.get(".rows").children];
    const row = event.target.closest(".row");
    const at = rows.indexOf(row);
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key === "ArrowDown") this.focus(Math.min(at + 1, rows.length - 1));
    else if (event.key === "ArrowUp") this.focus(Math.max(at - 1, 0));
    else if (event.key.toLowerCase() === "f" && plain) this.act(row, "fix");
    else if (event.key.toLowerCase() === "x" && plain) this.act(row, "drop");
    else if (event.key === "Enter" && event.target === row) this.open(row);
    else return;
    event.preventDefault();
  }

  act(row, what) {
    if (!row?.dataset[what] || this.outbox.isWaiting(row.dataset.key)) return;
    this.outbox.put({ do: what, key: row.dataset.key, code: row.dataset.code });
    this.state();
  }

  open(row) {
    if (row) this.tell("open", row.dataset.key);
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
