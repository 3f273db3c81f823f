// The demo's sign-in page: a sample account fills the form.
"use strict";

document.addEventListener("click", (event) => {
  const sample = event.target.closest("[data-lz-fill-username]");
  if (!sample) return;
  const name = document.querySelector("input[name=username]");
  const password = document.querySelector("input[name=password]");
  if (!name || !password) return;
  name.value = sample.dataset.lzFillUsername;
  password.value = sample.dataset.lzFillPassword;
  name.form.querySelector("button[type=submit]").focus();
});
