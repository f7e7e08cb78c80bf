// What stands against a photo, each finding with its offers and the photos that it is about.

const NAMES = { error: ["!", t("common.stop")], warning: ["!", t("common.warning")], info: ["i", t("common.note")] };

const drawFindings = (list, record, inspector) => {
  const rows = record.findings.map((finding) => {
    const row = element("li", `finding ${finding.severity}`);
    row.dataset.code = finding.code;
    const [sign, name] = NAMES[finding.severity];
    const mark = element("span", `mark ${finding.severity}`, sign);
    mark.setAttribute("role", "img");
    mark.setAttribute("aria-label", name);
    mark.title = name;
    const says = element("div", "says");
    says.append(element("span", "code", finding.code), finding.message);
    row.append(mark, says);
    const offers = element("div", "offers");
    for (const offer of finding.offers) {
      const button = element("button", offer.do, offer.label);
      button.type = "button";
      button.append(element("kbd", "", offer.key));
      button.title = offer.does;
      button.addEventListener("click", () => ({ fix: () => inspector.fix(finding.code), drop: () => inspector.drop(), use: () => inspector.use() })[offer.do]());
      offers.append(button);
    }
    row.append(offers);
    const known = finding.others.filter((key) => inspector.records[key]);
    if (known.length) {
      const others = element("div", "others");
      others.append(...known.map((key) => {
        const button = element("button");
        button.type = "button";
        button.title = inspector.records[key].name;
        const image = element("img");
        image.src = inspector.records[key].thumb;
        image.alt = t("inspector.go_to", { name: inspector.records[key].name });
        button.append(image);
        button.addEventListener("click", () => inspector.go(key));
        return button;
      }));
      row.append(others);
    }
    return row;
  });
  if (!rows.length) {
    const row = element("li", "finding info");
    const missing = [["caption", t("common.caption")], ["credit_line", t("common.credit")]].filter(([id]) => !record.values[id]).map(([, word]) => word);
    const words = missing.length > 1 ? t("common.and", { one: missing[0], other: missing[1] }) : missing[0];
    const mark = element("span", missing.length ? "mark" : "mark ready", missing.length ? "…" : "✓");
    mark.setAttribute("aria-hidden", "true");
    row.append(mark, element("div", "says", missing.length ? t("inspector.to_do", { words }) : t("inspector.nothing_against")));
    rows.push(row);
  }
  list.replaceChildren(...rows);
};

