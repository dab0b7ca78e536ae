// Uploads files as they are chosen, in pieces (tus 1.0), and goes on after a broken line or a reload.
// Without this script the same fields send the files with the form.
"use strict";

(() => {
  const PIECE = 512 * 1024;
  const PAUSES = [1, 2, 4, 8, 15, 30, 60];
  const VERSION = { "Tus-Resumable": "1.0.0" };
  const HALF_DONE = "tep-do:";
  const waitingLine = [];
  let busy = false;

  const kept = (store, key) => { try { return store.getItem(key); } catch (error) { return null; } };
  const keep = (store, key, value) => {
    try { if (value === null) store.removeItem(key); else store.setItem(key, value); } catch (error) { /* private mode */ }
  };
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
  const decimalSign = document.documentElement.lang === "vi" ? "," : ".";
  const sizeInWords = (size) => size < 1048576
    ? `${Math.max(1, Math.round(size / 1024))} KB`
    : `${(size / 1048576).toFixed(1).replace(/\.0$/, "").replace(".", decimalSign)} MB`;
  const base64 = (text) => btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(""));
  const pause = (seconds) => new Promise((resolve) => {
    const timer = setTimeout(resolve, seconds * 1000);
    window.addEventListener("online", () => { clearTimeout(timer); resolve(); }, { once: true });
  });

  class Refused extends Error {}
  class Gone extends Error {}
  class Removed extends Error {}

  // One request. Rejects with "line" where nothing came back; `progress` is told of bytes on their way.
  const send = (slot, method, url, headers, body, progress, upload) => new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    for (const [name, value] of Object.entries({ "X-CSRFToken": slot.token(), ...headers })) request.setRequestHeader(name, value);
    request.timeout = 120000;
    request.onload = () => (request.status >= 500 ? reject(new Error("line")) : resolve(request));
    request.onerror = request.ontimeout = () => reject(new Error("line"));
    request.onabort = () => reject(new Removed());
    if (progress) request.upload.onprogress = (event) => progress(event.loaded);
    if (upload) upload.request = request;
    request.send(body === undefined ? null : body);
  });
  const asJSON = (request) => { try { return JSON.parse(request.responseText); } catch (error) { return {}; } };

  class Upload {
    constructor(slot, file) {
      this.slot = slot;
      this.file = file;
      this.removed = false;
      this.key = `${HALF_DONE}${slot.key}:${file.name}:${file.size}:${file.lastModified}`;
      this.row = slot.addRow(file.name, sizeInWords(file.size));
      this.show(slot.text("Waiting"));
      this.row.querySelector("[data-upload-remove]").addEventListener("click", () => this.remove());
    }

    show(text) { this.row.querySelector("[data-upload-state]").textContent = text; }

    showProgress(bytes) {
      const percent = Math.min(100, Math.floor((100 * bytes) / this.file.size));
      const bar = this.row.querySelector("[data-upload-progress]");
      if (bar) bar.value = percent;
      this.show(percent < 100 ? filled(this.slot.text("Uploading"), { percent }) : this.slot.text("Checking"));
      keep(localStorage, this.key, JSON.stringify({ url: this.url, name: this.file.name, percent, at: Date.now() }));
    }

    async run() {
      for (let failures = 0; !this.removed;) {
        try {
          await this.attempt();
          return;
        } catch (error) {
          if (error instanceof Removed || this.removed) return;
          if (error instanceof Refused) { this.fail(error.message); return; }
          if (error instanceof Gone) {
            this.url = null;
            keep(localStorage, this.key, null);
            if (++failures > 3) { this.fail(this.failure()); return; }
            continue;
          }
          if (this.moved) failures = 0;
          this.moved = false;
          const seconds = PAUSES[Math.min(failures++, PAUSES.length - 1)];
          this.show(filled(this.slot.text("Broken"), { seconds }));
          await pause(seconds);
        }
      }
    }

    async attempt() {
      const remembered = this.url || (JSON.parse(kept(localStorage, this.key) || "{}").url);
      if (remembered) { this.url = remembered; await this.findOffset(); } else { await this.create(); }
      while (this.offset < this.file.size) await this.sendPiece();
      let known = await this.state();
      if (known.state === "uploading") { await this.sendPiece(); known = await this.state(); }
      keep(localStorage, this.key, null);
      if (known.state === "refused") throw new Refused(known.message);
      this.slot.finish(this.row, known);
    }

    async create() {
      const metadata = `filename ${base64(this.file.name)},ticket ${base64(this.slot.box.dataset.ticket)}`;
      const answer = await send(this.slot, "POST", this.slot.box.dataset.endpoint,
        { ...VERSION, "Upload-Length": String(this.file.size), "Upload-Metadata": metadata }, undefined, null, this);
      if (answer.status !== 201) throw new Refused(asJSON(answer).message || this.failure());
      this.url = new URL(answer.getResponseHeader("Location"), location.href).pathname;
      this.offset = 0;
      this.showProgress(0);
    }

    async findOffset() {
      const answer = await send(this.slot, "HEAD", this.url, VERSION, undefined, null, this);
      if (answer.status !== 200) throw new Gone();
      this.offset = Number(answer.getResponseHeader("Upload-Offset"));
      this.showProgress(this.offset);
    }

    async sendPiece() {
      const start = this.offset;
      const answer = await send(this.slot, "PATCH", this.url,
        { ...VERSION, "Upload-Offset": String(start), "Content-Type": "application/offset+octet-stream" },
        this.file.slice(start, start + PIECE), (sent) => this.showProgress(start + sent), this);
      if (answer.status === 404) throw new Gone();
      if (answer.status === 403) throw new Refused(this.failure());
      if (answer.status !== 204) throw new Error("line");  // at another offset: ask where it stopped
      this.offset = Number(answer.getResponseHeader("Upload-Offset"));
      this.moved = true;
    }

    async state() {
      const answer = await send(this.slot, "GET", this.url, {}, undefined, null, this);
      if (answer.status !== 200) throw new Gone();
      return asJSON(answer);
    }

    failure() { return filled(this.slot.text("Failed"), { name: this.file.name }); }

    fail(message) {
      keep(localStorage, this.key, null);
      this.row.remove();
      this.slot.showError(message);
      this.slot.changed();
    }

    async remove() {
      if (this.removed || this.row.dataset.uploadFile) return;
      this.removed = true;
      keep(localStorage, this.key, null);
      if (this.request) this.request.abort();
      this.row.remove();
      this.slot.say("Removed", this.file.name);
      this.slot.changed();
      if (this.url) await send(this.slot, "DELETE", this.url, VERSION).catch(() => {});
    }
  }

  class Slot {
    constructor(box) {
      this.box = box;
      this.form = box.closest("form");
      this.list = box.querySelector("[data-upload-files]");
      this.input = box.querySelector("input[type=file]");
      this.key = `${location.pathname}:${box.dataset.slot}`;
      this.input.removeAttribute("name");
      box.classList.add("lc-upload--enhanced");
      box.querySelector("[data-upload-send]").remove();
      this.input.addEventListener("change", () => { this.take(this.input.files); this.input.value = ""; });
      box.addEventListener("dragover", (event) => { event.preventDefault(); box.classList.add("lc-upload--over"); });
      box.addEventListener("dragleave", () => box.classList.remove("lc-upload--over"));
      box.addEventListener("drop", (event) => {
        event.preventDefault();
        box.classList.remove("lc-upload--over");
        this.take(event.dataTransfer.files);
      });
      for (const row of this.list.querySelectorAll("[data-upload-file]")) {
        this.enhance(row);
        if (!row.querySelector("a")) this.watch(row, row.dataset.uploadFile, 2);
      }
      const join = box.querySelector("[data-upload-join]");
      if (join) {
        // Not a submit button any more: Enter in a text field must not press it.
        join.type = "button";
        join.addEventListener("click", () => {
          const pressed = document.createElement("input");
          Object.assign(pressed, { type: "hidden", name: join.name, value: "1" });
          this.form.append(pressed);
          this.form.submit();
        });
      }
      this.recall();
      this.changed();
    }

    text(name) { return this.box.dataset[`text${name}`]; }

    token() { const field = this.form.elements.csrfmiddlewaretoken; return field ? field.value : ""; }

    say(name, file) { this.box.querySelector("[data-upload-said]").textContent = filled(this.text(name), { name: file }); }

    showError(message) {
      const error = this.box.querySelector("template[data-upload-error]").content.cloneNode(true);
      error.querySelector("[data-upload-error-text]").textContent = message;
      const errors = this.box.querySelector("[data-upload-errors]");
      errors.setAttribute("role", "alert");
      errors.append(error);
      this.box.classList.add("lc-upload--wrong");
    }

    clearErrors() {
      this.box.querySelector("[data-upload-errors]").replaceChildren();
      this.box.classList.remove("lc-upload--wrong");
    }

    addRow(name, size) {
      const row = this.box.querySelector("template[data-upload-row]").content.firstElementChild.cloneNode(true);
      row.querySelector(".lc-upload__name").textContent = name;
      row.querySelector(".lc-upload__size").textContent = size;
      const button = row.querySelector("[data-upload-remove]");
      button.type = "button";
      button.querySelector(".lc-hidden").textContent = ` ${name}`;
      this.list.append(row);
      return row;
    }

    take(files) {
      this.clearErrors();
      const { dataset } = this.box;
      for (const file of files) {
        const values = { name: file.name, size: sizeInWords(file.size), limit: dataset.limit, kinds: dataset.kinds };
        const ending = (file.name.match(/\.\w+$/) || [""])[0].toLowerCase();
        const allowed = dataset.accept.split(",");
        if (this.list.children.length >= Number(dataset.maxFiles)) { this.showError(this.text("TooMany")); break; }
        if (file.size === 0) this.showError(filled(this.text("Empty"), values));
        else if (file.size > Number(dataset.maxBytes)) this.showError(filled(this.text("TooLarge"), values));
        else if (!allowed.includes(ending) && !allowed.includes(file.type)) this.showError(filled(this.text("WrongType"), values));
        else { waitingLine.push(new Upload(this, file)); }
      }
      this.changed();
      work();
    }

    // The file is on the portal: the row now stands for it, and its uuid goes with the form.
    finish(row, known, silently) {
      row.dataset.uploadFile = known.uuid;
      const field = document.createElement("input");
      Object.assign(field, { type: "hidden", name: this.box.dataset.slot, value: known.uuid });
      row.prepend(field);
      const bar = row.querySelector("[data-upload-progress]");
      if (bar) bar.remove();
      this.enhance(row);
      this.describe(row, known);
      this.remember(known.uuid);
      if (!silently) this.say("Done", known.name);
      this.changed();
    }

    describe(row, known) {
      row.querySelector(".lc-upload__size").textContent = known.size_in_words;
      row.querySelector("[data-upload-state]").textContent = known.state === "scanning" ? this.text("Scanning") : "";
      const name = row.querySelector(".lc-upload__name");
      name.textContent = known.name;
      if (known.url) {
        const link = document.createElement("a");
        Object.assign(link, { className: name.className, href: known.url, target: "_blank", rel: "noopener", textContent: known.name });
        name.replaceWith(link);
      }
      if (known.thumbnail) {
        const image = document.createElement("img");
        Object.assign(image, { className: "lc-upload__thumbnail", src: known.thumbnail, alt: "", width: 56, height: 56 });
        row.querySelector(".lc-upload__thumbnail").replaceWith(image);
      }
      if (known.state === "scanning") this.watch(row, known.uuid, 2);
    }

    // Ask again, ever more rarely, whether a file that is being scanned may be opened.
    async watch(row, uuid, seconds) {
      await pause(seconds);
      if (!row.isConnected) return;
      const answer = await send(this, "GET", `${this.box.dataset.endpoint}${uuid}`, {}).catch(() => null);
      const known = answer && answer.status === 200 ? asJSON(answer) : { state: "scanning" };
      if (known.state === "scanning") this.watch(row, uuid, Math.min(60, seconds * 1.5));
      else if (known.state === "refused") { row.remove(); this.forget(uuid); this.showError(known.message); this.changed(); }
      else this.describe(row, known);
    }

    enhance(row) {
      const button = row.querySelector("[data-upload-remove]");
      button.type = "button";
      button.addEventListener("click", () => {
        const uuid = row.dataset.uploadFile;
        if (!uuid || !row.isConnected) return;
        const name = row.querySelector(".lc-upload__name").textContent;
        row.remove();
        this.forget(uuid);
        this.clearErrors();
        this.say("Removed", name);
        this.changed();
        this.input.focus();
        send(this, "DELETE", `${this.box.dataset.endpoint}${uuid}`, VERSION).catch(() => {});
      });
    }

    changed() {
      const join = this.box.querySelector("[data-upload-join]");
      if (join) join.hidden = this.list.querySelectorAll("input[type=hidden]").length < 2;
    }

    uuids() { return JSON.parse(kept(sessionStorage, `tep-xong:${this.key}`) || "[]"); }

    remember(uuid) { keep(sessionStorage, `tep-xong:${this.key}`, JSON.stringify([...new Set([...this.uuids(), uuid])])); }

    forget(uuid) { keep(sessionStorage, `tep-xong:${this.key}`, JSON.stringify(this.uuids().filter((other) => other !== uuid))); }

    // After a reload: files that were uploaded but not yet sent with the form come back, half-done ones are named.
    async recall() {
      for (const uuid of this.uuids()) {
        if (this.list.querySelector(`[data-upload-file="${uuid}"]`)) continue;
        const answer = await send(this, "GET", `${this.box.dataset.endpoint}${uuid}`, {}).catch(() => null);
        const known = answer && answer.status === 200 ? asJSON(answer) : null;
        if (known && (known.state === "ready" || known.state === "scanning")) this.finish(this.addRow(known.name, ""), known, true);
        else if (answer) this.forget(uuid);
      }
      let keys = [];
      try { keys = Object.keys(localStorage).filter((key) => key.startsWith(`${HALF_DONE}${this.key}:`)); } catch (error) { /* private mode */ }
      for (const key of keys) {
        const half = JSON.parse(kept(localStorage, key) || "{}");
        if (Date.now() - half.at > 86400000) keep(localStorage, key, null);
        else this.showError(filled(this.text("Half"), half));
      }
    }
  }

  // One file at a time: on a thin line two at once only finish both later.
  async function work() {
    if (busy) return;
    busy = true;
    while (waitingLine.length) await waitingLine.shift().run();
    busy = false;
    document.dispatchEvent(new CustomEvent("uploads-finished"));
  }

  const slots = Array.from(document.querySelectorAll("[data-upload]"), (box) => new Slot(box));
  for (const form of new Set(slots.map((slot) => slot.form))) {
    form.addEventListener("submit", (event) => {
      const waiting = slots.find((slot) => slot.form === form && slot.list.querySelector("[data-upload-file='']"));
      if (!waiting) return;
      event.preventDefault();
      const { submitter } = event;
      waiting.say("Unfinished", "");
      waiting.box.scrollIntoView({ block: "center" });
      document.addEventListener("uploads-finished", () => {
        if (!form.querySelector(".lc-upload--wrong")) form.requestSubmit(submitter);
      }, { once: true });
    });
  }
})();
