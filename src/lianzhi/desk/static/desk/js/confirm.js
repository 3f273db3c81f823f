// A button with a legal effect states it in a window before it submits; the form then goes its normal way.
"use strict";

(function () {
  const dialog = document.getElementById("lz-confirm");
  if (!dialog || !dialog.showModal) return;
  const yes = dialog.querySelector("[data-lz-yes]");
  const no = dialog.querySelector("[data-lz-no]");
  let asked = null;

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-lz-confirm]");
    if (!button || !button.form) return;
    if (button.dataset.lzAgreed) { delete button.dataset.lzAgreed; return; }
    event.preventDefault();
    if (!button.form.reportValidity()) return;
    asked = button;
    dialog.querySelector("#lz-confirm-title").textContent = button.dataset.lzConfirmTitle;
    dialog.querySelector("#lz-confirm-effect").textContent = button.dataset.lzConfirm;
    yes.textContent = button.textContent.trim();
    yes.classList.toggle("btn-danger", button.classList.contains("btn-danger"));
    dialog.showModal();
    no.focus();
  });

  no.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => { if (asked) asked.focus(); asked = null; });
  yes.addEventListener("click", () => {
    const button = asked;
    dialog.close();
    if (!button) return;
    button.dataset.lzAgreed = "1";
    button.click();
  });
})();
