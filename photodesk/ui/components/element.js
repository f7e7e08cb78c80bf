// Making an element with its class and text; texts of photos are never HTML.

const element = (tag, className, text = "") => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.textContent = text;
  return made;
};

