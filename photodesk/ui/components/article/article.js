// The article: pasted on the left, its captions marked in the text; on the right each beside its file.

const articles = new WeakMap();
const make = (tag, className, ...inside) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...inside);
  return made;
};
const button = (label, act, className = "") => {
  const made = make("button", className, label);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
};
const KEPT = "photodesk:article";
const WORDS = { error: t("article.stop"), warning: t("article.warning"), info: t("article.note") };

class Article {
  constructor(root) {
    this.get = (selector) => root.querySelector(selector);
    const pasted = this.get("textarea");
    this.get(".read").addEventListener("click", () => this.read());
    this.get(".again").addEventListener("click", () => this.again());
    this.get(".all").addEventListener("click", () => this.copy(this.data.copies.map((one) => one.page_caption).filter(Boolean).join("\n\n"), t("article.captions_copied")));
    this.get(".figures").addEventListener("click", () => this.copy(this.data.copies.map((one) => one.figure).join("\n"), t("article.figures_copied")));
    pasted.addEventListener("keydown", (event) => {
      if (event.isComposing || event.keyCode === 229) return;
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        this.read();
        event.preventDefault();
      }
    });
    pasted.addEventListener("paste", () => setTimeout(() => this.read()));
    try {
      pasted.value = sessionStorage.getItem(KEPT) ?? "";
    } catch { /* A forbidden storage costs the text over a reload, nothing else. */ }
  }

  update(data, tell) {
    this.tell = tell;
    this.data = data;
    if (!data.chars && !this.began && this.get("textarea").value.trim()) this.read();
    if (!data.chars && !this.began) this.get("textarea").focus();
    this.began = true;
    this.draw();
  }

  read() {
    const text = this.get("textarea").value;
    if (!text.trim()) return;
    try {
      sessionStorage.setItem(KEPT, text);
    } catch { /* as above */ }
    this.get(".status").textContent = t("article.reading");
    this.tell("text", text);
  }

  again() {
    this.writing = true;
    this.draw();
    const pasted = this.get("textarea");
    pasted.focus();
    pasted.select();
  }

  draw() {
    const { data } = this;
    if (this.chars !== data.chars || this.text !== JSON.stringify(data.text)) this.writing = false;
    this.chars = data.chars;
    this.text = JSON.stringify(data.text);
    const shows = data.chars > 0 && !this.writing;
    this.get("textarea").hidden = shows;
    this.get(".text").hidden = !shows;
    this.get(".read").hidden = shows;
    this.get(".again").hidden = !shows;
    this.get(".tools label").textContent = shows ? t("article.marked") : t("article.pasted");
    this.get(".text").replaceChildren(...data.text.map(([text, number, copy]) => this.stretch(text, number, copy)));
    this.get(".scopes").replaceChildren(...["", ...data.pages].map((page) => {
      const made = button(page ? t("common.page", { page }) : t("article.tonight"), () => this.tell("page", page));
      made.setAttribute("aria-pressed", String(page === data.page));
      return made;
    }));
    this.get(".all").hidden = this.get(".figures").hidden = data.copies.length === 0;
    this.get(".says").textContent = data.says;
    this.get(".findings").replaceChildren(...data.findings.map((finding) => {
      const item = make("li", `finding ${finding.severity}`, make("b", "", WORDS[finding.severity]), make("span", "code", finding.code));
      item.append(make("span", "", finding.name ? `${finding.name}: ${finding.message}` : finding.message));
      return item;
    }));
    this.get(".captions").replaceChildren(...data.captions.map((caption) => this.caption(caption)));
    this.get(".empty").hidden = data.chars > 0;
    this.get(".empty").textContent = t("article.empty");
    if (this.get(".status").textContent === t("article.reading")) this.get(".status").textContent = "";
  }

  stretch(text, number, copy) {
    if (!number) return text;
    const made = make("span", copy > 1 ? "caption again" : "caption", make("b", "", copy > 1 ? t("article.again", { number }) : String(number)), text);
    made.dataset.number = number;
    made.addEventListener("click", () => this.get(`.item[data-number="${number}"]`)?.scrollIntoView({ block: "nearest" }));
    return made;
  }

  caption(caption) {
    const item = make("li", "item");
    item.dataset.number = caption.number;
    const head = make("div", "head", make("span", "number", String(caption.number)), make("span", caption.twice ? "twice" : "muted", t("article.printed", { times: caption.times })));
    head.append(make("span", "", caption.credit || t("article.no_credit")));
    if (caption.house && caption.house !== caption.credit) head.append(make("span", "house", `→ ${caption.house}`));
    else if (!caption.house && caption.credit) head.append(make("span", "house none", t("article.no_house_form", { why: caption.house_why })));
    if (caption.image) head.append(make("span", "muted", caption.image));
    head.append(make("span", "gap"), button(t("article.show"), () => this.show(caption.number)));
    const { match } = caption;
    if (match) {
      head.append(
        button(t("article.copy_caption"), () => this.copy(match.page_caption, t("article.caption_copied"))),
        button(t("article.copy_figure"), () => this.copy(match.figure, t("article.figure_copied"))),
        button(t("article.open"), () => this.tell("open", match.key)),
      );
    }
    item.append(head);
    if (caption.alt) item.append(make("p", "note", caption.alt_text ? t("article.alt_text", { says: caption.alt, text: caption.alt_text }) : t("article.alt", { says: caption.alt })));
    if (match) {
      const image = make("img");
      image.src = match.thumb;
      image.alt = match.alt;
      const side = (title, words, credit) => make("div", "", make("h3", "", title), make("p", "", ...this.marks(words)), make("p", "credit", ...(credit.length ? this.marks(credit) : [t("article.no_credit")])));
      item.append(make("div", "sides", image, side(t("article.page_prints"), match.page, match.page_credit), side(t("article.file_says", { name: match.name }), match.file, match.file_credit)));
      item.append(make("p", match.same ? "note same" : "note", match.same ? t("article.agree", { by: match.by }) : `${t("article.found_by", { by: match.by })}${match.why ? ` ${match.why}` : ""}`));
    } else {
      item.append(make("p", "alone", caption.caption));
      if (caption.ties.length) {
        item.append(make("p", "note", t("article.ties")), make("div", "ties", ...caption.ties.map((tie) => {
          const image = make("img");
          image.src = tie.thumb;
          image.alt = tie.alt;
          return make("div", "tie", image, tie.name);
        })));
      } else item.append(make("p", "note", t("article.no_match")));
    }
    return item;
  }

  marks(stretches) {
    return stretches.map(([text, differs]) => (differs ? make("mark", "", text) : text));
  }

  show(number) {
    this.writing = false;
    const found = [...this.get(".text").querySelectorAll(`.caption`)];
    found.forEach((one) => one.classList.toggle("shown", Number(one.dataset.number) === number));
    found.find((one) => Number(one.dataset.number) === number)?.scrollIntoView({ block: "center" });
  }

  async copy(text, said) {
    const status = this.get(".status");
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = said;
    } catch {
      status.textContent = t("article.not_copied");
    }
  }
}

export default function ({ data, parentElement, setStateValue }) {
  let article = articles.get(parentElement);
  if (!article) {
    article = new Article(parentElement);
    articles.set(parentElement, article);
  }
  article.update(data, setStateValue);
}
