// Long forms (data-lz-autosave="key") are kept in this tab while typing and offered back after a mishap: to the person
// who typed them, never to the next one at this device.
"use strict";

(function () {
  const SKIP = new Set(["password", "file", "hidden", "submit", "button"]);
  const KEPT = "lz-form-";
  const OWNER = "lz-person";
  const SENT = "lz-sent";
  const LEAVING = "lz-leaving";
  const LEFT = "lz-signed-out";
  // A form that came back: with its errors, or with the refusal above it.
  const BACK = ".lz-form-errors, .lz-field-bad, main > .lz-refusals";
  let gone = false;

  function keyOf(form) {
    return `${KEPT}${form.dataset.lzAutosave}`;
  }

  function fields(form) {
    return [...form.elements].filter((field) => field.name && !SKIP.has(field.type));
  }

  // Each field under a name of its own: the value tells boxes of one name apart, the place fields of one name.
  function read(form) {
    const places = {};
    return new Map(fields(form).map((field) => {
      const ticks = field.type === "checkbox" || field.type === "radio";
      const place = places[field.name] = (places[field.name] ?? -1) + 1;
      return [ticks ? `${field.name}=${field.value}` : `${field.name}#${place}`, { field, value: ticks ? field.checked : field.value }];
    }));
  }

  // Only what was typed over is kept: the rest stays as the server shows it, though it changed in between.
  function typed(form, fresh, before) {
    return [...read(form)]
      .filter(([name, { value }]) => before.has(name) || fresh.get(name) !== value)
      .map(([name, { value }]) => [name, value]);
  }

  function write(form, values) {
    const found = read(form);
    values.forEach(([name, value]) => {
      const field = found.get(name)?.field;
      if (!field) return;
      if (typeof value === "boolean") field.checked = value; else field.value = value;
    });
    form.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function notice(form, undo) {
    const line = document.createElement("p");
    line.className = "lz-message lz-message-info lz-restored";
    line.setAttribute("role", "status");
    const words = document.createElement("span");
    words.textContent = "已恢复您上次未提交的填写内容。";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-link btn-sm";
    button.textContent = "放弃，重新填写";
    button.addEventListener("click", () => { undo(); line.remove(); });
    line.append(words, button);
    form.prepend(line);
  }

  // What was sent is forgotten once the server says it was taken; where the line broke, or it was refused, it stays.
  function forgetSent() {
    const sent = sessionStorage.getItem(SENT);
    sessionStorage.removeItem(SENT);
    if (sent && document.querySelector(".lz-message-success")) sessionStorage.removeItem(sent);
  }

  function forgetAll() {
    Object.keys(sessionStorage).filter((key) => key.startsWith(KEPT)).forEach((key) => sessionStorage.removeItem(key));
    sessionStorage.removeItem(SENT);
    sessionStorage.removeItem(OWNER);
  }

  function keep(form) {
    const key = keyOf(form);
    const fresh = new Map([...read(form)].map(([name, { value }]) => [name, value]));
    const kept = JSON.parse(sessionStorage.getItem(key) || "[]");
    const before = new Set(kept.map(([name]) => name));
    let timer = 0;
    // A page that comes back with errors or a refusal already holds what was typed.
    if (!document.querySelector(BACK) && kept.some(([name, value]) => fresh.has(name) && fresh.get(name) !== value)) {
      write(form, kept);
      notice(form, () => { before.clear(); write(form, [...fresh]); sessionStorage.removeItem(key); });
    }
    function save() {
      clearTimeout(timer);
      timer = 0;
      const now = typed(form, fresh, before);
      if (now.length) sessionStorage.setItem(key, JSON.stringify(now)); else sessionStorage.removeItem(key);
    }
    form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(save, 400); });
    form.addEventListener("submit", (event) => {
      if (event.defaultPrevented) return;
      save();
      sessionStorage.setItem(SENT, key);
    });
    // Whoever leaves the page within that moment loses nothing either.
    window.addEventListener("pagehide", () => { if (timer && !gone) save(); });
  }

  // Signing out ends it in this tab at once, and in the others as soon as the server has ended the session.
  function watchSignOut(person) {
    document.querySelectorAll("form[data-lz-sign-out]").forEach((form) => form.addEventListener("submit", () => {
      gone = true;
      forgetAll();
      sessionStorage.setItem(LEAVING, "1");
    }));
    if (!person && sessionStorage.getItem(LEAVING)) localStorage.setItem(LEFT, String(Date.now()));
    sessionStorage.removeItem(LEAVING);
    window.addEventListener("storage", (event) => {
      if (event.key !== LEFT || !person) return;
      gone = true;
      forgetAll();
      location.reload();
    });
  }

  // A page the browser kept from before is shown again only to the person it was made for.
  function isAnothers(person) {
    const [entry] = performance.getEntriesByType("navigation");
    return entry?.type === "back_forward" && person && sessionStorage.getItem(OWNER) !== person;
  }

  try {
    const person = document.body.dataset.lzPerson || "";
    window.addEventListener("pageshow", (event) => {
      if (event.persisted && (sessionStorage.getItem(OWNER) || "") !== person) location.reload();
    });
    watchSignOut(person);
    if (isAnothers(person)) {
      gone = true;
      location.reload();
      return;
    }
    if (person) {
      if (sessionStorage.getItem(OWNER) !== person) forgetAll();
      sessionStorage.setItem(OWNER, person);
    }
    forgetSent();
    document.querySelectorAll("form[data-lz-autosave]").forEach(keep);
  } catch { /* without storage the form is an ordinary form */ }
})();
