// The job strip: long work with count, rate and cancel. Python sends it again while something runs.

const strips = new WeakMap();
const make = (tag, className, text = "") => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.textContent = text;
  return made;
};
const GONE_AFTER_MS = 12000;

class Strip {
  constructor(root) {
    this.list = root.querySelector(".jobs");
    this.outbox = new Outbox("jobs");
    this.items = new Map();
  }

  update(data, setStateValue) {
    this.outbox.update(data.desk, data.answers, setStateValue);
    const shown = new Set(data.rows.map((row) => row.id));
    for (const [id, item] of this.items) {
      if (shown.has(id)) continue;
      item.remove();
      this.items.delete(id);
    }
    for (const row of data.rows) {
      if (!this.items.has(row.id)) {
        this.items.set(row.id, this.item(row.id));
        this.list.append(this.items.get(row.id));
      }
      this.show(this.items.get(row.id), row);
    }
    this.outbox.send();
  }

  item(id) {
    const item = make("div", "job");
    const button = make("button", "", "×");
    button.type = "button";
    button.addEventListener("click", () => {
      const running = item.classList.contains("running");
      this.outbox.put({ do: running ? "cancel" : "dismiss", key: String(id) });
      if (running) button.setAttribute("aria-disabled", "true"); else item.hidden = true;
    });
    const offer = make("button", "offer");
    offer.type = "button";
    offer.addEventListener("click", () => {
      if (offer.getAttribute("aria-disabled") === "true") return;
      this.outbox.put({ do: "resume", key: String(id) });
      offer.setAttribute("aria-disabled", "true");
    });
    const track = make("div", "track");
    track.setAttribute("role", "progressbar");
    track.append(make("div", "bar"));
    item.append(make("span", "title"), make("span", "count"), button, track, make("span", "more"), offer);
    return item;
  }

  show(item, row) {
    const running = row.state === "running";
    item.className = `job ${row.state}${row.state === "done" ? " ended" : ""}`;
    item.dataset.job = row.id;
    const get = (name) => item.querySelector(name);
    get(".title").textContent = row.title;
    get(".count").textContent = running && row.total
      ? `${row.done.toLocaleString("en")} / ${row.total.toLocaleString("en")}` : "";
    const button = get("button");
    button.setAttribute("aria-label", running ? t("jobs.cancel", { title: row.title }) : t("jobs.dismiss", { title: row.title }));
    button.title = running ? t("jobs.cancel_does") : t("jobs.dismiss_does");
    const track = get(".track");
    track.hidden = !running;
    track.classList.toggle("unknown", !row.total);
    track.setAttribute("aria-label", row.title);
    track.setAttribute("aria-valuemin", "0");
    track.setAttribute("aria-valuemax", String(row.total));
    track.setAttribute("aria-valuenow", String(row.done));
    get(".bar").style.setProperty("--part", `${row.total ? Math.min(100, (100 * row.done) / row.total) : 0}%`);
    const offer = get(".offer");
    offer.textContent = row.offer;
    offer.hidden = !row.offer;
    if (!this.outbox.isWaiting(String(row.id))) offer.removeAttribute("aria-disabled");
    get(".more").textContent = row.cancelling && running ? t("jobs.stopping") : running ? this.pace(row) : row.message;
    if (row.state === "done" && !item.going) {
      item.going = setTimeout(() => { item.hidden = true; }, GONE_AFTER_MS);
    }
  }

  pace(row) {
    if (!row.rate) return "";
    const left = Math.round((row.total - row.done) / row.rate);
    const time = left >= 90 ? t("jobs.minutes", { n: Math.round(left / 60) }) : t("jobs.seconds", { n: left });
    const rate = row.rate >= 10 ? Math.round(row.rate) : row.rate.toFixed(1);
    return row.total > row.done ? t("jobs.pace_left", { rate, time }) : t("jobs.pace", { rate });
  }
}

export default function ({ data, parentElement, setStateValue }) {
  let strip = strips.get(parentElement);
  if (!strip) {
    strip = new Strip(parentElement);
    strips.set(parentElement, strip);
  }
  strip.update(data, setStateValue);
}
