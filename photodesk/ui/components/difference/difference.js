// The difference over a selection: each photo with old → new → why and a tick; Ctrl+Enter applies the ticked.

const differences = new WeakMap();
const make = (tag, className, ...inside) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...inside);
  return made;
};

class Difference {
  constructor(root) {
    this.get = (selector) => root.querySelector(selector);
    this.root = root;
    this.outbox = new Outbox("difference");
    this.off = new Set();
    this.get(".apply").addEventListener("click", () => this.apply());
    this.get(".close").addEventListener("click", () => this.close());
    this.get(".table").addEventListener("keydown", (event) => this.key(event));
    this.get(".veil").addEventListener("cancel", (event) => { event.preventDefault(); this.close(); });
  }

  update(data, setStateValue) {
    const settled = this.outbox.update(data.desk, data.answers, setStateValue);
    const leaving = this.outbox.waiting.some((operation) => operation.token === data.token);
    if (data.token !== this.token && !leaving) {
      this.token = data.token;
      this.off = new Set();
      if (!this.get(".veil").open) this.get(".veil").showModal();
      window.dispatchEvent(new CustomEvent("photodesk:difference"));
      // Streamlit moves the focus while it draws; the table takes it afterwards.
      requestAnimationFrame(() => this.get(".table").focus());
    }
    this.data = data;
    this.get("h2").textContent = data.title;
    const refused = settled.map(([, answer]) => answer).findLast((answer) => !answer.ok);
    this.get(".status").textContent = refused?.message ?? "";
    const had = this.get(".rows").querySelector("input:focus")?.dataset.key;
    this.get(".rows").replaceChildren(...data.photos.map((photo) => this.row(photo)));
    if (had) this.get(`input[data-key="${had}"]`)?.focus();
    this.count();
    this.outbox.send();
  }

  row(photo) {
    const row = make("label", "photo");
    const tick = make("input");
    tick.type = "checkbox";
    tick.dataset.key = photo.key;
    tick.checked = photo.changes.length > 0 && !this.off.has(photo.key);
    tick.disabled = photo.changes.length === 0;
    tick.setAttribute("aria-label", t("difference.change", { name: photo.name }));
    tick.addEventListener("change", () => {
      if (tick.checked) this.off.delete(photo.key); else this.off.add(photo.key);
      row.classList.toggle("off", !tick.checked);
      this.count();
    });
    row.classList.toggle("off", !tick.checked && photo.changes.length > 0);
    const image = make("img");
    image.src = photo.thumb;
    image.alt = "";
    const says = make("div");
    photo.changes.forEach((change) => says.append(make("div", "change",
      make("span", "label", change.label), make("del", "", change.before || t("common.nothing")), make("span", "muted", "→"),
      make("ins", "", change.after || t("common.nothing")), make("span", "why", change.why))));
    photo.asks.forEach((ask) => says.append(make("div", "asks", ask)));
    row.append(tick, image, make("span", "name", photo.name), says);
    return row;
  }

  keys() {
    return this.data.photos.filter((photo) => photo.changes.length && !this.off.has(photo.key)).map((photo) => photo.key);
  }

  count() {
    const ticked = this.keys().length;
    const asks = this.data.photos.filter((photo) => photo.asks.length).length;
    this.get(".count").textContent = asks ? t("difference.to_decide", { ticked, n: this.data.of, asks }) : t("difference.to_apply", { ticked, n: this.data.of });
    this.get(".apply").setAttribute("aria-disabled", String(ticked === 0));
    this.get(".apply .what").textContent = t("common.apply", { n: ticked });
  }

  key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    const ticks = [...this.get(".rows").querySelectorAll("input:not(:disabled)")];
    const at = ticks.indexOf(this.get(".table").getRootNode().activeElement);
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.apply();
    else if (event.key === "Escape") this.close();
    else if (event.key === "ArrowDown") ticks[Math.min(at + 1, ticks.length - 1)]?.focus();
    else if (event.key === "ArrowUp") ticks[Math.max(at - 1, 0)]?.focus();
    else { event.stopPropagation(); return; }
    event.preventDefault();
    event.stopPropagation();
  }

  apply() {
    const keys = this.keys();
    if (!keys.length || this.outbox.waiting.length) return;
    this.outbox.put({ do: "apply", key: "", token: this.token, keys });
    this.leave();
  }

  close() {
    this.outbox.put({ do: "close", key: "", token: this.token });
    this.leave();
  }

  // Gone at once; a refusal draws it again with a new token or the same.
  leave() {
    this.get(".veil").close();
    this.token = null;
    window.dispatchEvent(new CustomEvent("photodesk:sheet"));
  }
}

export default function ({ data, parentElement, setStateValue }) {
  let difference = differences.get(parentElement);
  if (!difference) {
    difference = new Difference(parentElement);
    differences.set(parentElement, difference);
  }
  difference.update(data, setStateValue);
}
