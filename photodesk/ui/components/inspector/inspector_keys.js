// Every key of the inspector; those without Ctrl or Alt hold outside of the fields only.

const inspectorKeys = (inspector) => {
  const outside = (event) => !event || !event.target.matches("textarea");
  const inCredit = (event) => event?.target.id === "field-credit_line";
  const film = (event) => Boolean(event?.target.closest(".film"));
  return new Keys("Caption and credit", [
    { keys: ["Enter"], does: "in Credit: take the credit that is marked", when: (event) => inCredit(event) && Boolean(inspector.picker.chosen()), act: () => inspector.picker.take(inspector.picker.chosen().credit) },
    { keys: ["ArrowDown", "ArrowUp"], shown: "↓ ↑", does: "in Credit: credits used before, and agencies", when: inCredit, act: (event) => inspector.picker.move(event.key === "ArrowDown" ? 1 : -1) },
    { keys: ["Escape"], when: (event) => inCredit(event) && !inspector.picker.list.hidden, act: () => inspector.picker.close() },
    { keys: ["Ctrl+Enter"], does: "save and go on to the next photo", act: () => inspector.save(1) },
    { keys: ["Ctrl+Shift+Enter"], does: "save and go back to the one before", act: () => inspector.save(-1) },
    { keys: ["Enter"], does: "in a field of one line: save", when: (event) => event?.target.matches("textarea.one"), act: () => inspector.save(0) },
    { keys: ["Ctrl+S"], does: "embed: write the words into the file", act: () => inspector.embed() },
    { keys: ["Alt+T"], does: "into Headline", act: () => inspector.enter("headline") },
    { keys: ["Alt+K"], does: "into the Korean caption", act: () => inspector.enter("caption@ko") },
    { keys: ["Alt+C"], does: "into Credit", act: () => inspector.enter("credit_line") },
    { keys: ["Alt+A"], does: "into Alt text", act: () => inspector.enter("alt_text") },
    { keys: ["Alt+L"], does: "the credit that was used last", act: () => { inspector.picker.takeLast(); } },
    { keys: ["Alt+H"], does: "the house form of the credit", act: () => inspector.picker.takeHouse() },
    { keys: ["Alt+O"], does: "the original text of the field", act: (event) => inspector.restore(event.target.id?.replace("field-", "") ?? "") },
    { keys: ["Ctrl+Z"], does: "outside of the fields: take the last save back", when: outside, act: () => inspector.undo() },
    { keys: ["Alt+Z"], does: "loupe", act: () => inspector.loupe.open() },
    { keys: ["Z"], when: outside, act: () => inspector.loupe.open() },
    { keys: ["F"], does: "take the first fix that is offered", when: outside, act: () => inspector.fixFirst() },
    { keys: ["X"], does: "take off the page", when: outside, act: () => inspector.drop() },
    { keys: ["U"], does: "on a page: put the other copy of the frame there", when: (event) => outside(event) && Boolean(inspector.records[inspector.focus]?.strip.copy), act: () => inspector.use() },
    { keys: ["ArrowLeft", "ArrowRight"], shown: "← →", does: "in the film strip: the photo before, the next", when: film, act: (event) => inspector.step(event.key === "ArrowLeft" ? -1 : 1) },
    { keys: ["Enter"], when: film, act: () => inspector.inputs.get("caption").input.focus() },
    { keys: ["F1"], does: "this list", act: () => inspector.help.open() },
    { keys: ["?"], when: outside, act: () => inspector.help.open() },
    { keys: ["Escape"], does: "back to the photos", act: () => window.dispatchEvent(new CustomEvent("photodesk:sheet")) },
  ]);
};

