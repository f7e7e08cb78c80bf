// Every key of the sheet. A page has its own X and U; elsewhere X rejects.

const sheetKeys = (sheet) => {
  const onPage = () => Boolean(sheet.data?.page);
  const notOnPage = () => !sheet.data?.page;
  const say = (type) => () => sheet.announce(type);
  const moves = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"];
  return new Keys(t("sheet.photos"), [
    { keys: [...moves, ...moves.map((key) => `Shift+${key}`)], shown: "← → ↑ ↓", does: t("sheet_keys.walk"), act: (event) => sheet.walk(event) },
    { keys: ["Space", "Ctrl+Space"], does: t("sheet_keys.choose"), act: () => sheet.choose(sheet.focus, { add: true }), when: () => Boolean(sheet.focus) },
    { keys: ["Ctrl+A"], does: t("sheet_keys.all"), act: () => sheet.all() },
    { keys: ["PageDown", "PageUp"], shown: "PgDn PgUp", does: t("sheet_keys.turn"), act: (event) => sheet.turn(event.key === "PageDown" ? 1 : -1) },
    { keys: ["/"], does: t("sheet_keys.search"), act: () => { sheet.search.focus(); sheet.search.select(); } },
    { keys: ["F"], does: t("sheet_keys.fix"), bar: t("sheet_keys.fix_bar"), act: say("photodesk:fix") },
    { keys: ["X"], does: t("sheet_keys.off_page"), bar: t("sheet_keys.off_page_bar"), when: onPage, act: say("photodesk:drop") },
    { keys: ["U"], does: t("sheet_keys.copy"), bar: t("sheet_keys.copy_bar"), when: onPage, act: () => sheet.useCopy() },
    { keys: ["P"], does: t("sheet_keys.pick"), bar: t("sheet_keys.pick_bar"), act: () => sheet.flag("pick") },
    { keys: ["X"], does: t("sheet_keys.reject"), bar: t("sheet_keys.reject_bar"), when: notOnPage, act: () => sheet.flag("reject") },
    { keys: ["1", "2", "3", "4", "5", "0"], shown: "1–5", does: t("sheet_keys.rate"), bar: t("sheet_keys.rate_bar"), act: (event, chord) => sheet.rate(Number(chord)) },
    { keys: ["A"], does: t("sheet_keys.page"), bar: t("sheet_keys.page_bar"), when: notOnPage, act: () => sheet.add(false) },
    { keys: ["A"], does: t("sheet_keys.page"), when: onPage, act: () => sheet.add(false) },
    { keys: ["Shift+A"], does: t("sheet_keys.other_page"), act: () => sheet.add(true) },
    { keys: ["Shift+K"], does: t("sheet_keys.house"), act: () => sheet.propose("house") },
    { keys: ["Ctrl+H"], does: t("sheet_keys.wire"), act: () => sheet.propose("wire") },
    { keys: ["C"], does: t("sheet_keys.credit"), bar: t("sheet_keys.credit_bar"), act: () => sheet.acts.credit() },
    { keys: ["Shift+L"], does: t("sheet_keys.last_credit"), act: () => sheet.propose("credit", { credit: sheet.outbox.stored("credit") ?? "" }) },
    { keys: ["T"], does: t("sheet_keys.template"), bar: t("sheet_keys.template_bar"), act: () => sheet.acts.templates() },
    { keys: ["R"], does: t("sheet_keys.replace"), bar: t("sheet_keys.replace_bar"), act: () => sheet.acts.replace() },
    { keys: ["Shift+R"], does: t("sheet_keys.codes"), act: () => sheet.propose("codes") },
    { keys: ["Enter"], does: t("sheet_keys.caption"), bar: t("sheet_keys.caption_bar"), act: say("photodesk:edit") },
    { keys: ["Shift+Enter"], does: t("sheet_keys.open"), act: () => sheet.open() },
    { keys: ["Z"], does: t("sheet_keys.loupe"), act: say("photodesk:loupe") },
    { keys: ["Alt+D"], does: t("inspector_keys.changed"), act: say("photodesk:changed") },
    { keys: ["Ctrl+S"], does: t("sheet_keys.embed"), act: say("photodesk:embed") },
    { keys: ["Ctrl+Z"], does: t("sheet_keys.undo"), act: () => sheet.undo() },
    { keys: ["?", "F1"], does: t("sheet_keys.this_list"), act: () => sheet.help.open() },
  ]);
};

