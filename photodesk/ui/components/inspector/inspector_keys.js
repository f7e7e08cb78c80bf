// Every key of the inspector; those without Ctrl or Alt hold outside of the fields only.

const inspectorKeys = (inspector) => {
  const outside = (event) => !event || !event.target.matches("textarea");
  const inCredit = (event) => event?.target.id === "field-credit_line";
  const film = (event) => Boolean(event?.target.closest(".film"));
  return new Keys(t("inspector.title"), [
    { keys: ["Enter"], does: t("inspector_keys.take_credit"), when: (event) => inCredit(event) && Boolean(inspector.picker.chosen()), act: () => inspector.picker.take(inspector.picker.chosen().credit) },
    { keys: ["ArrowDown", "ArrowUp"], shown: "↓ ↑", does: t("inspector_keys.credits"), when: inCredit, act: (event) => inspector.picker.move(event.key === "ArrowDown" ? 1 : -1) },
    { keys: ["Escape"], when: (event) => inCredit(event) && !inspector.picker.list.hidden, act: () => inspector.picker.close() },
    { keys: ["Ctrl+Enter"], does: t("inspector_keys.next"), act: () => inspector.save(1) },
    { keys: ["Ctrl+Shift+Enter"], does: t("inspector_keys.back"), act: () => inspector.save(-1) },
    { keys: ["Enter"], does: t("inspector_keys.save"), when: (event) => event?.target.matches("textarea.one"), act: () => inspector.save(0) },
    { keys: ["Ctrl+S"], does: t("inspector_keys.embed"), act: () => inspector.embed() },
    { keys: ["Alt+T"], does: t("inspector_keys.headline"), act: () => inspector.enter("headline") },
    { keys: ["Alt+K"], does: t("inspector_keys.korean"), act: () => inspector.enter("caption@ko") },
    { keys: ["Alt+C"], does: t("inspector_keys.credit"), act: () => inspector.enter("credit_line") },
    { keys: ["Alt+A"], does: t("inspector_keys.alt"), act: () => inspector.enter("alt_text") },
    { keys: ["Alt+L"], does: t("inspector_keys.last_credit"), act: () => { inspector.picker.takeLast(); } },
    { keys: ["Alt+H"], does: t("inspector_keys.house_form"), act: () => inspector.picker.takeHouse() },
    { keys: ["Alt+O"], does: t("inspector_keys.original"), act: (event) => inspector.restore(event.target.id?.replace("field-", "") ?? "") },
    { keys: ["Alt+D"], does: t("inspector_keys.changed"), act: () => inspector.lookAtChange() },
    { keys: ["Ctrl+Z"], does: t("inspector_keys.undo"), when: outside, act: () => inspector.undo() },
    { keys: ["Alt+Z"], does: t("inspector_keys.loupe"), act: () => inspector.loupe.open() },
    { keys: ["Z"], when: outside, act: () => inspector.loupe.open() },
    { keys: ["F"], does: t("inspector_keys.fix"), when: outside, act: () => inspector.fixFirst() },
    { keys: ["X"], does: t("inspector_keys.drop"), when: outside, act: () => inspector.drop() },
    { keys: ["U"], does: t("inspector_keys.copy"), when: (event) => outside(event) && Boolean(inspector.records[inspector.focus]?.strip.copy), act: () => inspector.use() },
    { keys: ["ArrowLeft", "ArrowRight"], shown: "← →", does: t("inspector_keys.film"), when: film, act: (event) => inspector.step(event.key === "ArrowLeft" ? -1 : 1) },
    { keys: ["Enter"], when: film, act: () => inspector.inputs.get("caption").input.focus() },
    { keys: ["F1"], does: t("inspector_keys.this_list"), act: () => inspector.help.open() },
    { keys: ["?"], when: outside, act: () => inspector.help.open() },
    { keys: ["Escape"], does: t("inspector_keys.photos"), act: () => window.dispatchEvent(new CustomEvent("photodesk:sheet")) },
  ]);
};

