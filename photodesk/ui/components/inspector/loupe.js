// The loupe: the picture itself, fitted or one to one, moved with the mouse or the arrow keys.

const HELD_MS = 350; // a key that is held longer closes the loupe when it is let go

class Loupe {
  constructor(root, inspector) {
    this.inspector = inspector;
    this.dialog = element("dialog", "loupe");
    this.dialog.setAttribute("aria-label", t("loupe.title"));
    this.frame = element("div", "sight");
    this.image = element("img");
    this.frame.append(this.image);
    this.words = element("div", "words");
    this.dialog.append(this.frame, this.words);
    root.append(this.dialog);
    this.keys = new Keys(t("loupe.title"), [
      { keys: ["Z", "Alt+Z", "Escape"], shown: "Z", does: t("loupe.close"), act: () => this.close() },
      { keys: ["Enter", "Space", "1"], shown: "⏎", does: t("loupe.zoom"), act: () => this.zoom(this.whole()) },
      { keys: ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"], shown: "← → ↑ ↓", does: t("loupe.move"), act: (event) => this.move(event) },
    ]);
    this.dialog.addEventListener("keydown", (event) => { if (event.repeat && /z/i.test(event.key)) { event.preventDefault(); return; } if (!this.keys.handle(event)) event.stopPropagation(); });
    this.dialog.addEventListener("keyup", (event) => { if (/^z$/i.test(event.key) && Date.now() - this.opened > HELD_MS && this.held) this.close(); this.held = false; });
    this.dialog.addEventListener("cancel", (event) => { event.preventDefault(); this.close(); });
    this.dialog.addEventListener("click", (event) => {
      if (event.target === this.dialog) { this.close(); return; }
      const box = this.image.getBoundingClientRect();
      this.zoom(this.whole(), (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
    });
    this.image.addEventListener("load", () => this.tell());
    this.image.addEventListener("error", () => { this.words.textContent = t("loupe.broken"); });
  }

  open() {
    const record = this.inspector.records[this.inspector.focus];
    if (!record || this.dialog.open) return;
    this.had = this.deepest();
    this.opened = Date.now();
    this.held = true;
    this.show(record);
    this.dialog.showModal();
    this.zoom(false);
  }

  // Where the keyboard is, inside whichever component has it.
  deepest() {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at;
  }

  show(record) {
    this.image.src = record.loupe;
    this.image.alt = record.values.alt_text || record.name;
    this.name = record.name;
    this.words.textContent = `${record.name} …`;
  }

  close() {
    this.dialog.close();
    this.image.removeAttribute("src");
    this.had?.focus();
  }

  whole() {
    return !this.dialog.classList.contains("one-to-one");
  }

  zoom(oneToOne, x = 0.5, y = 0.5) {
    this.dialog.classList.toggle("one-to-one", oneToOne);
    this.frame.scrollLeft = x * this.frame.scrollWidth - this.frame.clientWidth / 2;
    this.frame.scrollTop = y * this.frame.scrollHeight - this.frame.clientHeight / 2;
    this.tell();
  }

  tell() {
    const { naturalWidth: width, naturalHeight: height } = this.image;
    if (!width || !this.image.complete) return;
    const scale = this.whole() ? `${Math.round(100 * this.image.clientWidth / width)} %` : "100 %";
    this.words.textContent = `${this.name} · ${width} × ${height} · ${scale}`;
  }

  move(event) {
    const across = { ArrowLeft: -1, ArrowRight: 1 }[event.key] ?? 0;
    if (this.whole()) {
      const { order, focus } = this.inspector;
      const key = across ? order[order.indexOf(focus) + across] : undefined;
      if (key) { this.inspector.go(key); this.show(this.inspector.records[key]); }
      return;
    }
    this.frame.scrollBy(across * 160, ({ ArrowUp: -1, ArrowDown: 1 }[event.key] ?? 0) * 160);
  }
}

