// Operations on their way to Python. Each has an id; Python applies it once and answers; only what
// is answered is dropped, so neither a rapid second save nor a reload in the middle loses one.

class Outbox {
  constructor(name) {
    this.name = name;
    this.waiting = [];
    this.answers = [];
    this.sent = new Set();
  }

  // Take in Python's answers; returns what they settled: [operation, answer] pairs.
  update(desk, answers, tell) {
    this.tell = tell;
    if (desk !== this.desk) {
      this.desk = desk;
      this.waiting = this.stored(`outbox:${this.name}`) ?? [];
    }
    this.answers = answers;
    const answered = new Map(answers.map((answer) => [answer.id, answer]));
    const done = this.waiting.filter((operation) => answered.has(operation.id));
    if (done.length) {
      this.waiting = this.waiting.filter((operation) => !answered.has(operation.id));
      this.keep();
    }
    return done.map((operation) => [operation, answered.get(operation.id)]);
  }

  put(operation) {
    this.waiting.push({ id: crypto.randomUUID(), ...operation });
    this.keep();
    this.send();
  }

  // After a reload the stored operations go out again; those already on their way do not.
  send() {
    if (this.waiting.every((operation) => this.sent.has(operation.id))) return;
    this.waiting.forEach((operation) => this.sent.add(operation.id));
    this.tell("outbox", this.waiting);
  }

  isWaiting(key) {
    return this.waiting.some((operation) => operation.key === key);
  }

  // Id of the last operation on its way that changes a photo's words, or undefined.
  lastChange(key) {
    return this.waiting.findLast((operation) => operation.key === key && operation.do !== "embed")?.id;
  }

  // What became of the last operation on a photo, or undefined.
  lastAnswer(key) {
    return this.answers.findLast((answer) => answer.key === key);
  }

  keep() {
    this.store(`outbox:${this.name}`, this.waiting.length ? this.waiting : null);
  }

  store(name, value) {
    const key = `photodesk:${this.desk}:${name}`;
    try {
      if (value === null) localStorage.removeItem(key); else localStorage.setItem(key, JSON.stringify(value));
    } catch { /* A full or forbidden storage costs drafts over a reload, nothing else. */ }
  }

  stored(name) {
    try {
      return JSON.parse(localStorage.getItem(`photodesk:${this.desk}:${name}`));
    } catch {
      return null;
    }
  }
}

