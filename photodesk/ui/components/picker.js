// The credit picker: what the typed credit is made of, how the house prints it and why; credits used
// before, and the agencies by their English and Korean names. It never stands in the way: it opens
// when somebody types or presses the down key, and Enter without a choice saves as ever.

const FRESH_MS = 60000;
const fits = (text, words) => words.some((word) => word.toLowerCase().includes(text));

class Picker {
  // `photo` gives the key of the photo in hand, `write` puts a credit into the field, `last` is the
  // credit that was given last in this browser, if any.
  constructor(input, { photo, write, last }) {
    this.input = input;
    this.photo = photo;
    this.write = write;
    this.last = last;
    this.input.parentElement.classList.add("picking");
    this.list = element("div", "choices");
    this.list.id = "credit-choices";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", t("picker.choices"));
    this.list.hidden = true;
    this.slots = element("div", "slots");
    this.input.after(this.list, this.slots);
    this.input.setAttribute("aria-controls", this.list.id);
    this.input.setAttribute("aria-autocomplete", "list");
    this.active = -1;
    this.input.addEventListener("input", (event) => { if (!event.isComposing && event.isTrusted) this.open(); this.look(); });
    this.input.addEventListener("compositionend", () => { this.open(); this.look(); });
    this.input.addEventListener("focus", () => this.known());
    this.input.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault(); // the field keeps the keyboard
      const at = [...this.list.querySelectorAll('[role="option"]')].indexOf(event.target.closest('[role="option"]'));
      if (at >= 0) this.take(this.shown[at].credit);
    });
  }

  // What there is to choose from; asked for when the field is entered, again after a minute.
  async known() {
    if (this.asked > Date.now() - FRESH_MS) return;
    this.asked = Date.now();
    try {
      const answer = await fetch("/api/credits");
      this.credits = await answer.json();
      if (this.wanted) this.draw();
    } catch { this.asked = 0; }
  }

  show() {
    this.close();
    this.look(0);
  }

  // The parts and the house form, a moment after the last key; an answer for another text is dropped.
  look(wait = 120) {
    clearTimeout(this.timer);
    const text = this.input.value.trim();
    const key = this.photo();
    if (!text) { this.say(null); return; }
    if (this.said?.text === text && this.said.key === key) return;
    this.timer = setTimeout(async () => {
      try {
        const answer = await fetch(`/api/credit?${new URLSearchParams({ text, photo: key })}`);
        const seen = await answer.json();
        if (this.input.value.trim() === text && this.photo() === key) this.say({ ...seen, text, key });
      } catch { /* The field works without it. */ }
    }, wait);
  }

  say(seen) {
    this.said = seen;
    this.slots.replaceChildren();
    if (!seen) return;
    const parts = element("span", "parts");
    for (const [name, words] of seen.parts) parts.append(element("span", "slot", `${name} `), element("b", "", words), " ");
    this.slots.append(parts);
    if (seen.house_form && seen.house_form !== seen.text) {
      const button = element("button", "house-form", `${seen.house_form} `);
      button.type = "button";
      button.title = seen.why || t("picker.the_house_form");
      button.append(element("kbd", "", "Alt H"));
      button.addEventListener("click", () => this.takeHouse());
      this.slots.append(element("span", "arrow", `${t("picker.house_form")} `), button);
    }
    if (seen.why) this.slots.append(element("span", "why", seen.house_form ? seen.why : t("picker.no_house_form", { why: seen.why })));
  }

  open() {
    this.known();
    this.wanted = true; // the list itself is hidden while there is nothing in it
    this.active = -1;
    this.draw();
  }

  close() {
    this.wanted = false;
    this.list.hidden = true;
    this.active = -1;
    this.input.removeAttribute("aria-activedescendant");
  }

  draw() {
    const text = this.input.value.trim().toLowerCase();
    const { used = [], registry = [] } = this.credits ?? {};
    const before = used.filter((credit) => !text || credit.toLowerCase().includes(text)).slice(0, 5).map((credit) => ({ credit, words: t("picker.used_before") }));
    const parties = registry.filter((one) => !text || fits(text, one.words) || fits(text, [one.credit])).slice(0, 8)
      .map((one) => ({ credit: one.credit, words: one.name, why: one.why }));
    this.shown = [...before, ...parties.filter((one) => !before.some((other) => other.credit === one.credit))]
      .filter((one) => one.credit !== this.input.value.trim());
    this.list.replaceChildren(...this.shown.map((one, at) => {
      const option = element("div", "choice");
      option.setAttribute("role", "option");
      option.id = `credit-choice-${at}`;
      option.setAttribute("aria-selected", String(at === this.active));
      option.append(element("b", "", one.credit), element("span", "muted", one.words));
      if (one.why) option.title = one.why;
      return option;
    }));
    this.list.hidden = this.shown.length === 0;
    if (this.active >= 0) this.input.setAttribute("aria-activedescendant", `credit-choice-${this.active}`);
    else this.input.removeAttribute("aria-activedescendant");
    this.list.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }

  // A key in the field; true when the picker took it.
  move(by) {
    if (this.list.hidden) { this.open(); if (by < 0 || !this.shown.length) return; }
    this.active = Math.max(-1, Math.min(this.shown.length - 1, this.active + by));
    this.draw();
  }

  chosen() {
    return this.list.hidden || this.active < 0 ? null : this.shown[this.active];
  }

  take(credit) {
    this.write(credit);
    this.close();
    this.look(0);
  }

  takeHouse() {
    if (this.said?.house_form) this.take(this.said.house_form);
  }

  async takeLast() {
    const kept = this.last();
    if (!kept) await this.known();
    const credit = kept ?? this.credits?.used[0];
    if (credit) this.take(credit);
  }
}

