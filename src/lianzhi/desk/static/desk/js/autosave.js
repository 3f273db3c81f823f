// Long forms (data-lz-autosave="key") are kept in this tab while typing and offered back after a mishap.
"use strict";

(function () {
  const SKIP = new Set(["password", "file", "hidden", "submit", "button"]);

  function fields(form) {
    return [...form.elements].filter((field) => field.name && !SKIP.has(field.type));
  }

  function read(form) {
    return fields(form).map((field) => [
      field.name, field.type === "checkbox" || field.type === "radio" ? [field.value, field.checked] : field.value,
    ]);
  }

  function write(form, kept) {
    const waiting = kept.slice();
    fields(form).forEach((field) => {
      const ticks = field.type === "checkbox" || field.type === "radio";
      const index = waiting.findIndex(([name, value]) =>
        name === field.name && (ticks ? Array.isArray(value) && value[0] === field.value : !Array.isArray(value)));
      if (index < 0) return;
      const [[, value]] = waiting.splice(index, 1);
      if (ticks) field.checked = value[1]; else field.value = value;
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

  // What was sent is forgotten once the server has taken it: any page but an error page or the form with its errors.
  function forgetSent() {
    const sent = sessionStorage.getItem("lz-sent");
    if (!sent || document.querySelector(".lz-error-page, .lz-form-errors, .lz-field-bad")) return;
    sessionStorage.removeItem(sent);
    sessionStorage.removeItem("lz-sent");
  }

  function keep(form) {
    const key = `lz-form-${form.dataset.lzAutosave}`;
    const fresh = JSON.stringify(read(form));
    let timer = 0;
    const kept = sessionStorage.getItem(key);
    // A page that comes back with errors already holds what was typed.
    if (kept && kept !== fresh && !form.querySelector(".lz-field-bad")) {
      write(form, JSON.parse(kept));
      notice(form, () => { write(form, JSON.parse(fresh)); sessionStorage.removeItem(key); });
    }
    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => sessionStorage.setItem(key, JSON.stringify(read(form))), 400);
    });
    form.addEventListener("submit", (event) => {
      if (event.defaultPrevented) return;
      clearTimeout(timer);
      sessionStorage.setItem(key, JSON.stringify(read(form)));
      sessionStorage.setItem("lz-sent", key);
    });
  }

  try {
    forgetSent();
    document.querySelectorAll("form[data-lz-autosave]").forEach(keep);
  } catch { /* without storage the form is an ordinary form */ }
})();
