// The rail: which photos to show, with how many there are of each.

const rails = new WeakMap();

class Rail {
  constructor(root) {
    this.root = root;
    this.nav = root.querySelector(".rail");
    root.querySelector(".who").addEventListener("submit", (event) => {
      event.preventDefault();
      const input = root.querySelector(".who input");
      const name = input.value.trim();
      if (name && name !== (this.known.kept ? this.known.name : "")) this.tell("name", { name, at: Date.now() });
      input.blur();
      window.dispatchEvent(new CustomEvent("photodesk:sheet"));
    });
    root.querySelector(".who input").addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.isComposing || event.keyCode === 229 || event.key !== "Escape") return;
      event.target.value = this.known.kept ? this.known.name : "";
      window.dispatchEvent(new CustomEvent("photodesk:sheet"));
    });
    this.nav.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      const { filter: query } = button.dataset;
      this.mark(query);
      // The moment makes going back to a filter after a search a change, too, and orders the wishes.
      const wish = { query, at: Date.now() };
      const asked = { query, painted: null };
      // The sheet first: it fetches the list itself and says when its pictures stand.
      window.dispatchEvent(new CustomEvent("photodesk:filter", { detail: asked }));
      this.latest = wish;
      Promise.resolve(asked.painted).then(() => { if (this.latest === wish) this.tell("filter", wish); });
    });
  }

  // Whose name edits carry: asked once, changed with a click; the draft of a name is never drawn over.
  who(user) {
    const form = this.root.querySelector(".who");
    form.hidden = !user;
    if (!user || (user.name === this.known?.name && user.kept === this.known?.kept)) return;
    this.known = user;
    const input = form.querySelector("input");
    input.value = user.kept ? user.name : "";
    input.placeholder = user.name || t("rail.your_name");
    form.querySelector(".asks").textContent = user.kept ? t("rail.edits_carry") : t("rail.edits_carry_whose", { name: user.name });
    form.classList.toggle("kept", user.kept);
  }

  update(data, setStateValue) {
    this.tell = setStateValue;
    this.who(data.user);
    const drawn = [];
    for (const group of data.groups) {
      const title = document.createElement("h3");
      title.textContent = group.title;
      drawn.push(title, ...group.rows.map((row) => this.button(row)));
    }
    // Redrawing in place keeps the keyboard where it is.
    const had = this.nav.getRootNode().activeElement?.dataset?.filter;
    this.nav.replaceChildren(...drawn);
    this.mark(data.filter);
    if (had) this.nav.querySelector(`[data-filter="${CSS.escape(had)}"]`)?.focus();
  }

  button(row) {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.filter = row.filter;
    // The mouse is there a moment before the click: the sheet begins to fetch.
    button.addEventListener("pointerenter", () => {
      window.dispatchEvent(new CustomEvent("photodesk:soon", { detail: { query: row.filter } }));
    });
    if (row.color) {
      const square = document.createElement("span");
      square.className = "square";
      square.style.setProperty("--color", `var(--pd-${row.color})`);
      button.append(square);
    }
    const label = document.createElement("span");
    label.className = "label";
    label.textContent = row.label;
    const amount = document.createElement("span");
    amount.className = "amount";
    amount.textContent = row.count.toLocaleString("en");
    button.append(label, amount);
    return button;
  }

  mark(filter) {
    this.nav.querySelectorAll("button").forEach((button) => {
      button.setAttribute("aria-current", String(button.dataset.filter === filter));
    });
  }
}

export default function ({ data, parentElement, setStateValue }) {
  let rail = rails.get(parentElement);
  if (!rail) {
    rail = new Rail(parentElement);
    rails.set(parentElement, rail);
  }
  rail.update(data, setStateValue);
}
