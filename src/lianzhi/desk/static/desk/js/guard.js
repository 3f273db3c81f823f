// A form is sent once: after the first submit its buttons rest until the page comes back.
"use strict";

(function () {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.lzSent) { event.preventDefault(); return; }
    form.dataset.lzSent = "1";
    form.setAttribute("aria-busy", "true");
    // After the browser has read the form: a disabled button would lose its own name and value.
    setTimeout(() => {
      document.querySelectorAll("button[type=submit]").forEach((button) => {
        if (button.form === form) button.disabled = true;
      });
    }, 0);
  });

  // Back from the next page (or a download that stayed here): the form is free again.
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-lz-sent]").forEach((form) => {
      delete form.dataset.lzSent;
      form.removeAttribute("aria-busy");
      form.querySelectorAll("button[type=submit]").forEach((button) => { button.disabled = false; });
    });
  });
})();
