// Operations on their way to Python. Each has an id; Python applies it once and answers; only what
// is answered is dropped, so neither a rapid second save nor a reload in the middle loses one.

class Outbox {
  constructor(name) {
    this.name = name;
    this.waiting = [];
    this.answers = [];
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

  send() {
    if (this.waiting.length) this.tell("outbox", this.waiting);
  }

  isWaiting(key) {
    return this.waiting.some((operation) => operation.key === key);
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

