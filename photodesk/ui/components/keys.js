// Keys of a component: one table, from which its handler, its bar and the help on "?" are built.
// A row is { keys: chords, does: words, act, shown, when, bar }: `shown` is how the chords are written
// (the first by default), `when` tells whether they hold just now, `bar` is the word for the bar below.

// While an IME composes no key is ours: the Enter that commits a Hangul syllable must not save.
const composing = (event) => event.isComposing || event.keyCode === 229;

const SHOWN = { Enter: "⏎", ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", Escape: "Esc", PageUp: "PgUp", PageDown: "PgDn", Shift: "⇧" };
const shownChord = (chord) => chord.split("+").map((part) => SHOWN[part] ?? part).join(" ");

// "Ctrl+Shift+A", "Alt+O", "?", "ArrowLeft". Shift is part of a chord with letters and named keys
// only: where "?" lies is the keyboard's affair. In Hangul mode a letter is known by its place.
function chordOf(event) {
  let { key } = event;
  if (/^[\u3131-\u318e\uac00-\ud7a3]$/.test(key) && /^Key[A-Z]$/.test(event.code)) key = event.code.slice(3);
  if (event.altKey && /^(Key[A-Z]|Digit\d)$/.test(event.code) && !/^[a-z\d]$/i.test(key)) key = event.code.slice(-1);
  if (key === " ") key = "Space";
  const letter = /^[a-z]$/i.test(key);
  if (letter) key = key.toUpperCase();
  const shift = event.shiftKey && (letter || key.length > 1);
  return [(event.ctrlKey || event.metaKey) && "Ctrl", event.altKey && "Alt", shift && "Shift", key].filter(Boolean).join("+");
}

class Keys {
  constructor(title, rows) {
    this.title = title;
    this.rows = rows;
  }

  // Do what a key stands for; false when it stands for nothing here.
  handle(event) {
    if (composing(event)) return false;
    const chord = chordOf(event);
    const row = this.rows.find((one) => one.keys.includes(chord) && (!one.when || one.when(event)));
    if (!row || row.act(event, chord) === false) return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  shown(row) {
    return row.shown ?? shownChord(row.keys[0]);
  }

  // For the bar: [key, word] of the rows that hold now.
  bar() {
    return this.rows.filter((row) => row.bar && (!row.when || row.when())).map((row) => [this.shown(row), row.bar]);
  }

  // For the help: rows that say the same stand once.
  table() {
    const rows = this.rows.filter((row) => row.does).map((row) => [this.shown(row), row.does]);
    return { title: this.title, rows: rows.filter(([key, does], at) => rows.findIndex((one) => one[0] === key && one[1] === does) === at) };
  }
}

// The help: every key of what is on the page. Esc closes it, and the keyboard is where it was.
class Help {
  constructor(root) {
    this.dialog = document.createElement("dialog");
    this.dialog.className = "help";
    this.dialog.setAttribute("aria-labelledby", "help-title");
    this.dialog.innerHTML = `<h2 id="help-title">${t("keys.title")}</h2><div class="groups"></div><p class="muted">${t("keys.closes")}</p>`;
    this.dialog.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (["Escape", "?", "F1"].includes(event.key)) { event.preventDefault(); this.close(); }
    });
    this.dialog.addEventListener("click", (event) => { if (event.target === this.dialog) this.close(); });
    root.append(this.dialog);
  }

  open() {
    const tables = [];
    window.dispatchEvent(new CustomEvent("photodesk:keys", { detail: { tables } }));
    this.had = this.dialog.getRootNode().activeElement;
    this.dialog.querySelector(".groups").replaceChildren(...tables.map((table) => {
      const group = document.createElement("section");
      const title = document.createElement("h3");
      title.textContent = table.title;
      const list = document.createElement("dl");
      for (const [key, does] of table.rows) {
        const term = document.createElement("dt");
        const mark = document.createElement("kbd");
        mark.textContent = key;
        term.append(mark);
        const words = document.createElement("dd");
        words.textContent = does;
        list.append(term, words);
      }
      group.append(title, list);
      return group;
    }));
    this.dialog.showModal();
  }

  close() {
    this.dialog.close();
    this.had?.focus();
  }
}

