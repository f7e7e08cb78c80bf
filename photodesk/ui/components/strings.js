// The words on screen: t(key, { n: 3 }). STRINGS and LANGUAGE stand before (ui/strings): the
// texts that this component asks for, in the language of the desk. What is asked for is always written out.

document.documentElement.lang = LANGUAGE;

// The pieces of a text, its values among them, which may be elements.
const tParts = (key, values = {}) => {
  const said = STRINGS[key];
  const text = typeof said === "string" ? said : said[values.n === 1 ? "one" : "other"];
  return text.split(/\{(\w+)\}/).map((part, at) => {
    if (at % 2 === 0) return part;
    const value = values[part] ?? `{${part}}`;
    return typeof value === "number" ? value.toLocaleString("en") : value;
  });
};

const t = (key, values = {}) => tParts(key, values).join("");

