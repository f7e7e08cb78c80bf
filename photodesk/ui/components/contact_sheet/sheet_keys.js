// Every key of the sheet. A page has its own X and U; elsewhere X rejects.

const sheetKeys = (sheet) => {
  const onPage = () => Boolean(sheet.data?.page);
  const notOnPage = () => !sheet.data?.page;
  const say = (type) => () => sheet.announce(type);
  const moves = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"];
  return new Keys("Photos", [
    { keys: [...moves, ...moves.map((key) => `Shift+${key}`)], shown: "← → ↑ ↓", does: "walk; with ⇧ choose up to there", act: (event) => sheet.walk(event) },
    { keys: ["Space", "Ctrl+Space"], does: "choose one more, or leave it out", act: () => sheet.choose(sheet.focus, { add: true }), when: () => Boolean(sheet.focus) },
    { keys: ["Ctrl+A"], does: "choose all of this sheet", act: () => sheet.all() },
    { keys: ["PageDown", "PageUp"], shown: "PgDn PgUp", does: "next and previous sheet", act: (event) => sheet.turn(event.key === "PageDown" ? 1 : -1) },
    { keys: ["/"], does: "search", act: () => { sheet.search.focus(); sheet.search.select(); } },
    { keys: ["F"], does: "take the first fix that is offered", bar: "fix", act: say("photodesk:fix") },
    { keys: ["X"], does: "take off the page", bar: "off the page", when: onPage, act: say("photodesk:drop") },
    { keys: ["U"], does: "on a page: put the other copy of the frame there", bar: "other copy", when: onPage, act: () => sheet.useCopy() },
    { keys: ["P"], does: "pick; again takes it back", bar: "pick", act: () => sheet.flag("pick") },
    { keys: ["X"], does: "reject; again takes it back", bar: "reject", when: notOnPage, act: () => sheet.flag("reject") },
    { keys: ["1", "2", "3", "4", "5", "0"], shown: "1–5", does: "stars; 0 takes them away", bar: "rate", act: (event, chord) => sheet.rate(Number(chord)) },
    { keys: ["A"], does: "put on the page that was named last", bar: "on a page", when: notOnPage, act: () => sheet.add(false) },
    { keys: ["A"], does: "put on the page that was named last", when: onPage, act: () => sheet.add(false) },
    { keys: ["Shift+A"], does: "put on another page", act: () => sheet.add(true) },
    { keys: ["Shift+K"], does: "House credits over the chosen photos", act: () => sheet.propose("house") },
    { keys: ["Ctrl+H"], does: "Wire → house over the chosen photos", act: () => sheet.propose("wire") },
    { keys: ["C"], does: "apply one credit to the chosen photos", bar: "credit", act: () => sheet.acts.credit() },
    { keys: ["Shift+L"], does: "the credit that was used last", act: () => sheet.propose("credit", { credit: sheet.outbox.stored("credit") ?? "" }) },
    { keys: ["T"], does: "template over the chosen photos", bar: "template", act: () => sheet.acts.templates() },
    { keys: ["R"], does: "find and replace in the chosen photos", bar: "replace", act: () => sheet.acts.replace() },
    { keys: ["Shift+R"], does: "write code replacements out (=code=)", act: () => sheet.propose("codes") },
    { keys: ["Enter"], does: "into the caption", bar: "caption", act: say("photodesk:edit") },
    { keys: ["Shift+Enter"], does: "open on the Caption page", act: () => sheet.open() },
    { keys: ["Z"], does: "loupe", act: say("photodesk:loupe") },
    { keys: ["Ctrl+S"], does: "embed: write the words into the files", act: say("photodesk:embed") },
    { keys: ["Ctrl+Z"], does: "undo what was done last over a selection", act: () => sheet.undo() },
    { keys: ["?", "F1"], does: "this list", act: () => sheet.help.open() },
  ]);
};

