// The history: batches on the left, the open one as a difference on the right, with its undo.

const histories = new WeakMap();
const make = (tag, className, ...inside) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...inside);
  return made;
};


class History {
  constructor(root) {
    this.get = (selector) => root.querySelector(selector);
    this.outbox = new Outbox("history");
    this.get(".undo").addEventListener("click", () => {
      if (this.get(".undo").getAttribute("aria-disabled") === "true") return;
      this.said = null;
      this.outbox.put({ do: "undo", key: String(this.data.opened.id) });
      this.state();
    });
    this.get(".batches").addEventListener("keydown", (event) => this.walk(event));
  }

  update(data, setStateValue) {
    this.tell = setStateValue;
    this.data = data;
    for (const [, answer] of this.outbox.update(data.desk, data.answers, setStateValue)) this.said = answer;
    const list = this.get(".batches");
    const at = list.scrollTop;
    const had = list.contains(list.getRootNode().activeElement);
    list.replaceChildren(...data.batches.map((batch) => this.batch(batch)));
    list.scrollTop = at;
    if (had) list.querySelector("[aria-selected=true]")?.focus();
    this.get(".empty").hidden = data.batches.length > 0;
    list.hidden = !data.batches.length;
    this.get(".right").hidden = !data.opened.id;
    this.get(".jobs").hidden = !data.jobs.length;
    this.get(".jobs ul").replaceChildren(...data.jobs.map((job) => make("li", "", make("b", "", job.title), ` ${job.at} ${job.user}: ${job.says}`)));
    if (data.opened.id) this.open();
    this.outbox.send();
  }

  batch(batch) {
    const item = make("div", batch.undone_by ? "batch undone" : "batch");
    const selected = batch.id === this.data.opened.id;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", String(selected));
    item.tabIndex = selected ? 0 : -1;
    item.dataset.batch = batch.id;
        const photos = t("common.photos", { n: batch.photos });
        const by = batch.why ? t("history.by_why", { user: batch.user, why: batch.why }) : t("history.by", { user: batch.user });
    const line = batch.undone_by ? t("history.undone", { line: by, batch: String(batch.undone_by) }) : by;
    item.append(make("span", "at", batch.at), make("span", "what", batch.kind), make("span", "count", photos), make("span", "why", line));
    item.addEventListener("click", () => this.choose(batch.id));
    return item;
  }

  choose(id) {
    this.said = null;
    this.tell("open", id);
  }

  walk(event) {
    if (event.isComposing || event.keyCode === 229) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const items = [...this.get(".batches").children];
    const next = items[items.indexOf(event.target.closest(".batch")) + step];
    if (next) {
      next.focus();
      this.choose(Number(next.dataset.batch));
    }
    event.preventDefault();
  }

  open() {
    const { opened } = this.data;
    const rows = opened.changes.map((change, at) => {
      const again = at > 0 && opened.changes[at - 1].photo === change.photo;
      const image = change.thumb && !again ? make("img") : make("span");
      if (change.thumb && !again) {
        image.loading = "lazy";
        image.src = change.thumb;
        image.alt = change.name;
      }
      const text = make("div", "text");
      if (change.before) text.append(make("del", "", change.before));
      text.append(change.after ? make("ins", "", change.after) : make("span", "nothing", t("history.nothing")));
      if (change.why) text.append(make("span", "why", change.why));
      return make("div", again ? "change again" : "change", image, make("span", "file", again ? "" : change.name), make("span", "label", change.label), text);
    });
    this.get(".changes").replaceChildren(...rows);
    if (opened.count > opened.changes.length) {
      this.get(".changes").append(make("p", "empty", t("history.first", { shown: opened.changes.length, n: opened.count })));
    }
    this.get("h2").textContent = opened.says;
    this.state();
  }

  state() {
    const { opened } = this.data;
    const waiting = this.outbox.isWaiting(String(opened.id));
    const undo = this.get(".undo");
    undo.hidden = Boolean(opened.undone_by);
    undo.setAttribute("aria-disabled", String(waiting));
    const status = this.get(".status");
    status.className = this.said && !this.said.ok ? "status refused" : "status";
    status.textContent = waiting ? t("common.working") : this.said?.message ?? (opened.undone_by ? t("history.undone_by", { batch: String(opened.undone_by) }) : "");
  }
}

export default function ({ data, parentElement, setStateValue }) {
  let history = histories.get(parentElement);
  if (!history) {
    history = new History(parentElement);
    histories.set(parentElement, history);
  }
  history.update(data, setStateValue);
}
