// Ctrl+S saves the page's form (data-lz-save) instead of the web page.
"use strict";

document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
  const form = document.querySelector("form[data-lz-save]");
  if (!form) return;
  event.preventDefault();
  form.requestSubmit(form.querySelector("[data-lz-save-button]") || undefined);
});
