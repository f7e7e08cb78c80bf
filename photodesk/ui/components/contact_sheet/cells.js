// One cell of the sheet: picture, words, badges, marks, and what a screen reader says of it.
// `place` is the photo's place in the whole list, from 1.

const newCell = (key) => {
  const cell = document.createElement("div");
  cell.className = "cell";
  cell.setAttribute("role", "option");
  cell.id = `photo-${key}`;
  cell.dataset.key = key;
  cell.innerHTML =
    '<div class="picture"><img decoding="async"></div>' +
    '<div class="words"><div class="caption"></div><div class="credit"></div></div>' +
    '<div class="foot"><span class="dot"></span><span class="draft" hidden>✎</span><span class="mark"></span><span class="name"></span><span class="badges"></span></div>';
    cell.querySelector(".draft").title = t("sheet.draft");
  return cell;
};

const fillCell = (cell, photo, place) => {
  const image = cell.querySelector("img");
  if (image.getAttribute("src") !== photo.thumb) image.src = photo.thumb;
  image.alt = photo.alt;
  cell.querySelector(".name").textContent = photo.name;
  cell.title = photo.name;
  const caption = cell.querySelector(".caption");
  caption.textContent = photo.caption || t("common.no_caption");
  caption.classList.toggle("none", !photo.caption);
  const credit = cell.querySelector(".credit");
  credit.textContent = photo.credit || t("common.no_credit");
  credit.classList.toggle("none", !photo.credit);
  const dot = cell.querySelector(".dot");
  dot.className = `dot ${photo.dot}`;
  dot.title = photo.state;
  dot.hidden = !photo.dot;
  const badges = cell.querySelector(".badges");
  badges.replaceChildren(...photo.badges.map((badge) => {
    const mark = document.createElement("span");
    mark.className = badge.stop ? "badge stop" : "badge";
    mark.style.setProperty("--badge", `var(--pd-${badge.color})`);
    if (badge.fill) mark.style.setProperty("--badge-fill", badge.fill);
    mark.textContent = badge.text;
    mark.title = badge.title;
    return mark;
  }));
  cell.photo = photo;
  cell.place = place;
  markCell(cell);
};

// Pick, reject and stars, as letters and signs, and what a screen reader says of the whole.
const markCell = (cell) => {
  const { photo } = cell;
  const parts = [];
  const add = (name, text, title) => {
    const made = document.createElement("span");
    made.className = name;
    made.textContent = text;
    made.title = title;
    parts.push(made);
  };
  if (photo.flag === "pick") add("pick", "P", t("sheet.picked"));
  if (photo.flag === "reject") add("reject", "X", t("sheet.rejected"));
  if (photo.rating) add("stars", "★".repeat(photo.rating), t("sheet.stars", { n: photo.rating }));
  if (photo.sent) add("sent", t("sheet.sent"), t("sheet.sent_title"));
  cell.querySelector(".mark").replaceChildren(...parts);
  cell.classList.toggle("reject", photo.flag === "reject");
  const marks = photo.badges.map((badge) => badge.title).join(", ") || t("sheet.nothing_found");
  const own = parts.map((one) => one.title).join(", ");
  cell.setAttribute("aria-label", `${cell.place}. ${photo.name}. ${marks}. ${photo.state} ${own}`.trim());
};

