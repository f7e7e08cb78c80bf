// What files say otherwise: their words beside ours; T takes theirs, K keeps ours, a field or all of them.

const lists = new WeakMap();
const make = (tag, className, ...inside) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...inside);
  return made;
};
const MOST_WORDS = 400;

// The words of a text with those marked that the other one has not (longest common subsequence).
function marked(text, other) {
  if (!text) return [make("span", "nothing", t("common.nothing"))];
  const words = text.split(/(\s+)/), others = other.split(/(\s+)/);
  if (words.length > MOST_WORDS || others.length > MOST_WORDS) return [text];
  const rows = Array.from({ length: words.length + 1 }, () => new Uint16Array(others.length + 1));
  for (let i = words.length - 1; i >= 0; i -= 1) {
    for (let j = others.length - 1; j >= 0; j -= 1) {
      rows[i][j] = words[i] === others[j] ? rows[i + 1][j + 1] + 1 : Math.max(rows[i + 1][j], rows[i][j + 1]);
    }
  }
  const out = [];
  for (let i = 0, j = 0; i < words.length; i += 1) {
    while (j < others.length && words[i] !== others[j] && rows[i][j + 1] >= rows[i + 1][j]) j += 1;
    if (j < others.length && words[i] === others[j]) { out.push(words[i]); j += 1; } else out.push(words[i].trim() ? make("mark", "", words[i]) : words[i]);
  }
  return out;
}

class Changed {
  constructor(root) {
    this.get = (selector) => root.querySelector(selector);
    this.root = root;
    this.outbox = new Outbox("changed");
    this.get(".list").addEventListener("keydown", (event) => this.key(event));
  }

  update(data, setStateValue) {
    const settled = this.outbox.update(data.desk, data.answers, setStateValue);
    const said = settled.at(-1)?.[1];
    if (said) {
      this.get(".status").textContent = said.message;
      this.get(".status").classList.toggle("refused", !said.ok);
    }
    this.data = data;
    const items = [...this.get(".list").children];
    const had = items.findIndex((item) => item.contains(item.getRootNode().activeElement));
    this.get(".list").replaceChildren(...data.waiting.map((one) => this.item(one)));
    if (!this.met && data.waiting.length) {
      this.met = true;
      const first = Math.max(0, data.waiting.findIndex((one) => String(one.photo) === data.focus));
      requestAnimationFrame(() => this.get(".list").children[first]?.focus());
    } else if (had >= 0) this.get(".list").children[Math.min(had, data.waiting.length - 1)]?.focus();
    this.get(".count").textContent = data.waiting.length ? t("changed.to_decide", { n: data.waiting.length }) : "";
    this.get(".keys").hidden = !data.waiting.length;
    this.get(".empty").hidden = data.waiting.length > 0;
    this.outbox.send();
  }

  item(one) {
    const item = make("div", "item");
    item.setAttribute("role", "listitem");
    item.setAttribute("aria-label", `${one.name}: ${one.says}`);
    item.tabIndex = 0;
    item.dataset.difference = one.id;
    item.classList.toggle("leaving", this.outbox.isWaiting(String(one.id)));
    const image = make("img");
    image.src = one.thumb;
    image.alt = one.name;
    const theirs = this.button(t("changed.take_theirs"), () => this.settle(one, "theirs"));
    theirs.classList.add("primary");
    const head = make("div", "head", make("b", "", one.name), make("span", "kind", one.says), make("span", "muted", one.at), make("span", "both", theirs, this.button(t("changed.keep_ours"), () => this.settle(one, "ours"))));
    item.append(image, make("div", "", head, ...one.fields.map((field) => this.field(one, field))));
    return item;
  }

  field(one, field) {
    const theirs = make("div", "side", make("i", "", one.side), ...marked(field.theirs, field.ours));
    const ours = make("div", "side", make("i", "", t("changed.on_the_desk")), ...marked(field.ours, field.theirs));
    const pick = make("div", "pick");
    if (one.fields.length > 1) {
      pick.append(
        this.button(t("changed.theirs"), () => this.settle(one, "theirs", [field.field]), t("changed.take_theirs_field", { field: field.label })),
        this.button(t("changed.ours"), () => this.settle(one, "ours", [field.field]), t("changed.keep_ours_field", { field: field.label })),
      );
    }
    const row = make("div", "field", make("span", "label", field.label), theirs, ours, pick);
    if (field.both) row.append(make("div", "was", t("changed.began", { text: field.base || t("common.nothing") })));
    return row;
  }

  button(text, act, label = "") {
    const button = make("button", "", text);
    button.type = "button";
    if (label) button.setAttribute("aria-label", label);
    button.addEventListener("click", act);
    return button;
  }

  settle(one, take, fields = []) {
    if (this.outbox.isWaiting(String(one.id))) return;
    this.outbox.put({ do: "settle", key: String(one.id), take, fields });
    this.get(`[data-difference="${one.id}"]`)?.classList.add("leaving");
  }

  key(event) {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
    const items = [...this.get(".list").children];
    const at = items.indexOf(event.target.closest(".item"));
    const take = { t: "theirs", k: "ours" }[event.key.toLowerCase()];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (take && at >= 0) this.settle(this.data.waiting[at], take);
    else if (step) items[Math.max(0, Math.min(at + step, items.length - 1))]?.focus();
    else return;
    event.preventDefault();
  }
}

export default function ({ data, parentElement, setStateValue }) {
  let changed = lists.get(parentElement);
  if (!changed) {
    changed = new Changed(parentElement);
    lists.set(parentElement, changed);
  }
  changed.update(data, setStateValue);
}
