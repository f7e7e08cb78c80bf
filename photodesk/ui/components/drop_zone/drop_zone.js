// The drop zone: files dropped anywhere in the window stream to the desk, three at a time, each by
// a PUT of its own. Folders are walked. Other components hand files over as "photodesk:files".

const zones = new WeakMap();
const AT_ONCE = 3;
const LOUD = 4;

class Zone {
  constructor(root) {
    this.get = (selector) => root.querySelector(selector);
    this.waiting = [];
    this.running = new Set();
    this.reset();
    this.get(".choose").addEventListener("click", () => this.get(".files").click());
    this.get(".files").addEventListener("change", (event) => {
      this.take([...event.target.files]);
      event.target.value = "";
    });
    this.get(".stop").addEventListener("click", () => this.stop());
    this.get(".source").addEventListener("change", (event) => {
      try { localStorage.setItem("photodesk:source", event.target.value); } catch { /* Only a convenience. */ }
    });
    let depth = 0;
    const holdsFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
    const veil = (on) => { this.get(".veil").hidden = !on; };
    this.heard = {
      dragenter: (event) => { if (holdsFiles(event)) { depth += 1; veil(true); event.preventDefault(); } },
      dragover: (event) => { if (holdsFiles(event)) event.preventDefault(); },
      dragleave: (event) => { if (holdsFiles(event)) { depth = Math.max(0, depth - 1); if (!depth) veil(false); } },
      drop: async (event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        depth = 0;
        veil(false);
        this.take(await filesOf(event.dataTransfer));
      },
      "photodesk:files": (event) => this.take([...event.detail.files]),
      "photodesk:choose": () => this.get(".files").click(),
      beforeunload: (event) => { if (this.running.size) event.preventDefault(); },
    };
    for (const [type, listener] of Object.entries(this.heard)) window.addEventListener(type, listener);
  }

  close() {
    for (const [type, listener] of Object.entries(this.heard)) window.removeEventListener(type, listener);
  }

  update(data, setStateValue) {
    this.data = data;
    this.tell = setStateValue;
    const source = this.get(".source");
    const chosen = source.options.length ? source.value : this.kept();
    source.replaceChildren(...data.sources.map((label) => new Option(label || "–", label, false, label === chosen)));
  }

  kept() {
    try {
      return localStorage.getItem("photodesk:source") ?? "";
    } catch {
      return "";
    }
  }

  reset() {
    this.drop = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    this.files = this.done = this.photos = this.bytes = this.sent = 0;
    this.sheet = "";
  }

  isSheet(file) {
    return this.data.sheets.some((ending) => file.name.toLowerCase().endsWith(ending));
  }

  take(files) {
    if (!files.length) return;
    if (!this.running.size) {
      this.reset();
      this.get(".refused").hidden = true;
      this.get(".refused").replaceChildren();
    }
    for (const file of files) {
      const sheet = this.isSheet(file);
      const max = sheet ? this.data.max_sheet_mb : this.data.max_photo_mb;
      if (file.size > max * 1024 * 1024) {
        this.refuse(t("drop.too_large", { name: file.name, max }));
        continue;
      }
      // A sheet is a drop of its own: it has its draft beside it.
      this.waiting.push({ file, sheet, drop: sheet ? this.ownDrop() : this.drop });
      this.files += 1;
      this.bytes += file.size;
    }
    while (this.running.size < AT_ONCE && this.waiting.length) this.next();
    this.show();
  }

  ownDrop() {
    return [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  next() {
    const { file, sheet, drop } = this.waiting.shift();
    const request = new XMLHttpRequest();
    let counted = 0;
    request.open("PUT", `/api/upload/${encodeURIComponent(file.name)}?drop=${drop}&source=${encodeURIComponent(sheet ? "" : this.get(".source").value)}`);
    request.setRequestHeader(this.data.header, "1");
    request.upload.addEventListener("progress", (event) => {
      this.sent += event.loaded - counted;
      counted = event.loaded;
      this.show();
    });
    request.addEventListener("loadend", () => {
      this.running.delete(request);
      this.done += 1;
      if (request.status === 201) {
        if (sheet) this.sheet = drop; else this.photos += 1;
        if (this.photos === 1 && this.running.size) this.arrived();
      } else if (!this.stopped) {
        this.refuse(errorOf(request) || t("drop.lost", { name: file.name }));
      }
      if (this.waiting.length) this.next();
      this.show();
      if (!this.running.size) this.finish();
    });
    this.running.add(request);
    request.send(file);
  }

  // The desk takes each photo in as it comes; the page is told of the first, to watch the job, and at the end.
  finish() {
    this.stopped = false;
    if (this.photos || this.sheet) this.arrived(this.sheet);
  }

  arrived(sheet = "") {
    this.tell("arrived", { drop: this.drop, photos: this.photos, sheet, at: Date.now() });
  }

  stop() {
    this.stopped = true;
    this.waiting = [];
    [...this.running].forEach((request) => request.abort());
  }

  refuse(line) {
    const box = this.get(".refused");
    box.hidden = false;
    const item = document.createElement("div");
    item.textContent = line;
    if (box.children.length < LOUD) box.append(item);
  }

  show() {
    const busy = this.running.size > 0;
    this.get(".uploading").hidden = !busy;
    this.get(".says").textContent = t("drop.uploading", { done: this.done, of: this.files });
    this.get(".done").style.setProperty("--part", `${this.bytes ? (100 * this.sent) / this.bytes : 0}%`);
  }
}

function errorOf(request) {
  try {
    return JSON.parse(request.responseText).error;
  } catch {
    return "";
  }
}

// The files of a drop; what is in dropped folders too, but for hidden ones.
async function filesOf(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.some((entry) => entry.isDirectory)) return [...transfer.files];
  const found = [];
  const walk = async (entry) => {
    if (entry.name.startsWith(".")) return;
    if (entry.isFile) {
      found.push(await new Promise((resolve, reject) => entry.file(resolve, reject)));
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      const part = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (!part.length) return;
      for (const inner of part) await walk(inner);
    }
  };
  for (const entry of entries) await walk(entry);
  return found;
}

export default function ({ data, parentElement, setStateValue }) {
  let zone = zones.get(parentElement);
  if (!zone) {
    zone = new Zone(parentElement);
    zones.set(parentElement, zone);
  }
  zone.update(data, setStateValue);
  return () => setTimeout(() => {
    if (!parentElement.isConnected) zone.close();
  });
}
