// The duplicates: groups side by side, one decision a key; what is typed waits here until it is saved.

const pages = new WeakMap();
const make = (tag, className, ...inside) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...inside);
  return made;
};
const BADGES = { exact: t("duplicates.same"), near: t("duplicates.nearly"), picture: t("duplicates.picture") };

class Duplicates {
  constructor(root) {
    this.get = (selector) => root.querySelector(selector);
    this.outbox = new Outbox("duplicates");
    this.chosen = new Map();
    this.get(".groups").addEventListener("keydown", (event) => this.key(event));
    this.get(".undo").addEventListener("click", () => this.undo());
    this.stray = (event) => {
      if (event.target !== document.body || this.typing(event) || !this.isPlain(event)) return;
      if (event.key.toLowerCase() === "u") this.undo();
      else if (["ArrowDown", "ArrowUp", "n", "c", "t"].includes(event.key)) this.focus(0);
    };
    document.addEventListener("keydown", this.stray);
    this.get(".duplicates").addEventListener("keydown", (event) => {
      if (this.isPlain(event) && event.key.toLowerCase() === "u" && !this.typing(event)) {
        this.undo();
        event.preventDefault();
      }
    });
  }

  update(data, setStateValue) {
    this.tell = setStateValue;
    for (const [, answer] of this.outbox.update(data.desk, data.answers, setStateValue)) this.said = answer;
    this.data = data;
    if (!this.editing) this.draw();
    this.state();
    this.outbox.send();
  }

  draw() {
    const { groups, scopes, query } = this.data;
    const list = this.get(".groups");
    const active = list.getRootNode().activeElement;
    const had = list.contains(active);
    const at = [...list.children].indexOf(active?.closest?.(".group"));
    const id = active?.closest?.(".group")?.dataset.group;
    const top = list.scrollTop;
    list.replaceChildren(...groups.map((group) => this.group(group)));
    list.scrollTop = top;
    this.get(".scopes").replaceChildren(...scopes.map((scope) => {
      const button = make("button", "", scope.label);
      button.type = "button";
      button.setAttribute("aria-pressed", String(scope.query === query));
      button.addEventListener("click", () => this.tell("scope", scope.query));
      return button;
    }));
    list.hidden = groups.length === 0;
    this.get(".clear").hidden = groups.length > 0;
    this.get(".clear").textContent = this.data.photos
      ? t("duplicates.clear", { n: this.data.photos })
      : t("duplicates.none_here");
        const amounts = { n: this.data.count, photos: this.data.photos, shown: groups.length };
    const found = groups.length < this.data.count ? t("duplicates.found_first", amounts) : t("duplicates.found", amounts);
    this.get(".summary").textContent = [found, this.data.told_apart].filter(Boolean).join(" · ");
    this.rove(0);
    // What was settled is gone: the keyboard stands on the group that took its place.
    const same = groups.findIndex((group) => group.id === id);
    if (had) this.focus(same >= 0 ? same : Math.min(Math.max(at, 0), groups.length - 1));
    else if (!this.drawn && groups.length) this.begin();
    this.drawn = true;
  }

  // The page is for the keyboard: the first group has it, also when the menu gives the focus back late.
  begin(tries = 8) {
    const list = this.get(".groups");
    const active = list.getRootNode().activeElement;
    const elsewhere = document.activeElement?.closest("input, textarea, [contenteditable=true]");
    if (!list.isConnected || elsewhere || tries === 0) return;
    if (!active) this.focus(0);
    setTimeout(() => this.begin(tries - 1), 80);
  }

  group(group) {
    const box = make("section", "group");
    box.dataset.group = group.id;
    box.tabIndex = -1;
    box.setAttribute("aria-label", group.says);
    const does = make("span", "does");
    for (const [label, key, act] of [[t("duplicates.not_duplicate"), "N", () => this.apart(group, false)], [t("duplicates.keep_edit"), "C", () => this.edit(group)]]) {
      const button = make("button", "", label, make("kbd", "", key));
      button.type = "button";
      button.addEventListener("click", act);
      does.append(button);
    }
    const why = make("span", "why", group.why);
    why.title = group.why;
    const more = group.more ? make("span", "muted", t("duplicates.and_more", { n: group.more })) : "";
    const head = make("h2", "", make("span", group.kind === "near" ? "badge" : "badge stop", BADGES[group.kind]), group.says, why, more, does);
    const members = make("div", "members", ...group.members.map((member, at) => this.member(group, member, at)));
    box.append(head, members);
    return box;
  }

  member(group, member, at) {
    const card = make("div", at === this.at(group) ? "member chosen" : "member");
    card.dataset.key = member.key;
    const image = make("img");
    image.loading = "lazy";
    image.src = member.thumb;
    image.alt = member.alt;
    const stands = member.stands ? make("span", "stands", member.stands) : "";
    const caption = member.caption ? make("p", "caption", ...this.marks(member.marks)) : make("p", "caption none", t("common.no_caption"));
    const credit = member.credit.length ? make("p", "credit", ...this.marks(member.credit)) : make("p", "credit none", t("common.no_credit"));
    const name = make("div", "name", make("b", "", member.name), member.facts, stands);
    card.append(image, name, caption, credit);
    card.addEventListener("click", () => this.choose(group, at, false));
    card.addEventListener("dblclick", () => this.tell("open", member.key));
    return card;
  }

  marks(stretches) {
    return stretches.map(([text, differs]) => (differs ? make("mark", "", text) : text));
  }

  at(group) {
    return Math.min(this.chosen.get(group.id) ?? 0, group.members.length - 1);
  }

  choose(group, at, scroll) {
    this.chosen.set(group.id, at);
    const box = this.box(group);
    if (!box) return;
    [...box.querySelectorAll(".member")].forEach((card, place) => card.classList.toggle("chosen", place === at));
    if (scroll) box.querySelectorAll(".member")[at]?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  box(group) {
    return [...this.get(".groups").children].find((box) => box.dataset.group === group.id);
  }

  rove(index) {
    [...this.get(".groups").children].forEach((box, at) => { box.tabIndex = at === index ? 0 : -1; });
  }

  focus(index) {
    this.rove(index);
    const box = this.get(".groups").children[index];
    box?.focus({ preventScroll: true });
    box?.scrollIntoView({ block: "nearest" });
  }

  isPlain(event) {
    return !event.isComposing && event.keyCode !== 229 && !event.ctrlKey && !event.metaKey && !event.altKey;
  }

  typing(event) {
    return event.composedPath()[0] instanceof HTMLTextAreaElement;
  }

  key(event) {
    if (this.typing(event) || !this.isPlain(event)) return;
    const boxes = [...this.get(".groups").children];
    const box = event.target.closest(".group");
    const index = boxes.indexOf(box);
    const group = this.data.groups[index];
    if (!group) return;
    const onButton = event.target.closest("button");
    const key = event.key.toLowerCase();
    if (event.key === "ArrowDown") this.focus(Math.min(index + 1, boxes.length - 1));
    else if (event.key === "ArrowUp") this.focus(Math.max(index - 1, 0));
    else if (event.key === "Home") this.focus(0);
    else if (event.key === "End") this.focus(boxes.length - 1);
    else if (event.key === "ArrowRight") this.choose(group, Math.min(this.at(group) + 1, group.members.length - 1), true);
    else if (event.key === "ArrowLeft") this.choose(group, Math.max(this.at(group) - 1, 0), true);
    else if (key === "n") this.apart(group, event.shiftKey);
    else if (key === "c") this.edit(group);
    else if (key === "t") this.copy(group);
    else if (event.key === "Enter" && !onButton) this.tell("open", group.members[this.at(group)].key);
    else return;
    event.preventDefault();
  }

  // N tells the chosen picture apart from the others; of two that is the pair. Shift+N tells all apart.
  apart(group, all) {
    if (this.outbox.isWaiting(group.id)) return;
    const one = Number(group.members[this.at(group)].key);
    const whole = all || group.ids.length === 2;
    this.put({
      do: "apart", key: group.id, kind: group.decides,
      ids: whole ? group.ids : [one], of: whole ? [] : group.ids.filter((id) => id !== one),
    });
  }

  copy(group) {
    if (this.outbox.isWaiting(group.id)) return;
    const kept = group.members[this.at(group)];
    const others = group.members.filter((member) => member !== kept);
    if (!kept.caption || others.every((member) => member.caption === kept.caption)) {
      this.said = { ok: false, message: kept.caption ? t("duplicates.same_already") : t("duplicates.no_caption") };
      this.state();
      return;
    }
    this.put({
      do: "copy", key: group.id, photo: kept.key, of: others.map((member) => member.key),
      revisions: Object.fromEntries(others.map((member) => [member.key, member.revision])),
    });
  }

  edit(group) {
    if (this.editing || this.outbox.isWaiting(group.id)) return;
    const at = (this.at(group) + 1) % group.members.length;
    const member = group.members[at];
    const card = this.box(group).querySelectorAll(".member")[at];
    const field = make("textarea");
    field.value = member.caption;
    field.setAttribute("aria-label", t("duplicates.caption_of", { name: member.name }));
    const save = make("button", "primary", t("common.save"), make("kbd", "", "Ctrl Enter"));
    const leave = make("button", "", t("common.cancel"), make("kbd", "", "Esc"));
    save.type = leave.type = "button";
    const end = () => {
      this.editing = null;
      this.draw();
      this.focus(this.data.groups.findIndex((one) => one.id === group.id));
    };
    const keep = () => {
      const caption = field.value.trim();
      if (caption !== member.caption) this.put({ do: "save", key: group.id, photo: member.key, revision: member.revision, caption });
      end();
    };
    save.addEventListener("click", keep);
    leave.addEventListener("click", end);
    field.addEventListener("keydown", (event) => {
      if (event.isComposing || event.keyCode === 229) return;
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) keep();
      else if (event.key === "Escape") end();
      else return;
      event.preventDefault();
    });
    this.editing = group.id;
    card.querySelector(".caption").replaceWith(field);
    card.append(make("div", "edit", save, leave));
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }

  undo() {
    if (!this.outbox.isWaiting("undo")) this.put({ do: "undo", key: "undo" });
  }

  put(operation) {
    this.said = null;
    this.outbox.put(operation);
    this.state();
  }

  state() {
    const status = this.get(".status");
    status.className = this.said && !this.said.ok ? "status refused" : "status";
    status.textContent = this.outbox.waiting.length ? t("common.working") : this.said?.message ?? "";
  }
}

export default function ({ data, parentElement, setStateValue }) {
  let page = pages.get(parentElement);
  if (!page) {
    page = new Duplicates(parentElement);
    pages.set(parentElement, page);
  }
  page.update(data, setStateValue);
  // Streamlit also calls this when an update overtakes another; only the page's end is the end.
  return () => setTimeout(() => {
    if (!parentElement.isConnected) document.removeEventListener("keydown", page.stray);
  });
}
