// What happens while a caption is typed: code replacements are written out the moment their second
// mark is typed, photos that say the same are shown, and what the rules would say of it. None of it
// ever waits, nor acts while an IME composes.

const CODE = /([=\\])([^\s=\\#]{1,40})(?:#(\d))?\1$/;

class Codes {
  constructor() {
    this.codes = {};
  }

  async know(version) {
    if (version === this.version) return;
    this.version = version;
    this.codes = {};
    if (!version) return;
    try {
      const answer = await fetch(`/api/codes?${new URLSearchParams({ v: version })}`);
      const given = await answer.json();
      if (this.version === version) this.codes = given.codes;
    } catch { this.version = undefined; }
  }

  // Write the code in front of the caret out; the browser's own undo takes it back.
  expand(input) {
    const end = input.selectionStart;
    if (end !== input.selectionEnd) return;
    const found = CODE.exec(input.value.slice(0, end));
    if (!found || !Object.hasOwn(this.codes, found[2])) return;
    const words = this.codes[found[2]][Number(found[3] ?? 1) - 1];
    if (words === undefined) return;
    input.setSelectionRange(end - found[0].length, end);
    if (!document.execCommand("insertText", false, words)) {
      input.setRangeText(words, end - found[0].length, end, "end");
      input.dispatchEvent(new Event("input"));
    }
  }
}

class Likes {
  constructor(inspector, box) {
    this.inspector = inspector;
    this.box = box;
  }

  // Asked for a moment after the last key.
  look(wait = 350) {
    clearTimeout(this.timer);
    const { focus: key } = this.inspector;
    const text = this.inspector.inputs.get("caption").input.value.trim();
    if (!text || text === this.inspector.records[key]?.values.caption) { this.say([]); return; }
    this.timer = setTimeout(async () => {
      try {
        const answer = await fetch(`/api/like?${new URLSearchParams({ text, photo: key })}`);
        const found = await answer.json();
        if (this.inspector.focus === key && this.inspector.inputs.get("caption").input.value.trim() === text) this.say(found);
      } catch { /* It is asked again with the next key. */ }
    }, wait);
  }

  say(found) {
    this.box.hidden = found.length === 0;
    this.box.replaceChildren(...found.map((one) => {
      const row = element("button", "like");
      row.type = "button";
      const image = element("img");
      image.src = one.thumb;
      image.alt = "";
      const says = element("span", "says");
      says.append(element("b", "", one.label === "exact" ? t("inspector.same_caption") : t("inspector.near_caption")), ` ${one.name}`);
      row.title = one.why;
      row.append(image, says);
      row.disabled = !this.inspector.records[one.key];
      row.addEventListener("click", () => this.inspector.go(one.key));
      return row;
    }));
  }
}

// What the rules would say of the words as they stand in the fields, and do not say of the saved ones.
class Hints {
  constructor(inspector) {
    this.inspector = inspector;
  }

  // Asked for a moment after the last key: a sentence is judged when it may be one.
  look(wait = 600) {
    clearTimeout(this.timer);
    const { focus: key } = this.inspector;
    const typed = this.inspector.records[key] ? this.inspector.changed() : {};
    if (!Object.keys(typed).length) { this.say([]); return; }
    this.timer = setTimeout(async () => {
      try {
        const answer = await fetch(`/api/hints?${new URLSearchParams({ ...typed, photo: key })}`);
        const found = await answer.json();
        const now = this.inspector.focus === key ? this.inspector.changed() : {};
        if (JSON.stringify(now) === JSON.stringify(typed)) this.say(found);
      } catch { /* It is asked again with the next key. */ }
    }, wait);
  }

  say(found) {
    for (const [id, field] of this.inspector.inputs) {
      const here = found.filter((one) => one.field === id);
      field.hints.hidden = here.length === 0;
      field.hints.replaceChildren(...here.map((one) => {
        const row = element("div", one.severity);
        row.append(element("span", "code", one.code), one.message);
        return row;
      }));
    }
  }
}
