// Menus are <details>: close on Escape, on a click elsewhere, and when another one opens.
"use strict";

(function () {
  const open = () => document.querySelectorAll("details[data-lz-menu][open]");

  document.addEventListener("click", (event) => {
    open().forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    open().forEach((menu) => { menu.open = false; menu.querySelector("summary").focus(); });
    if (location.hash === "#lz-nav") location.hash = "#content";
  });

  // A folded navigation shows icons only: opening a group unfolds it first.
  document.querySelectorAll("[data-lz-nav-group] > summary").forEach((summary) => {
    summary.addEventListener("click", (event) => {
      if (document.documentElement.dataset.nav !== "folded") return;
      event.preventDefault();
      document.querySelector("[data-lz-fold]").click();
      summary.parentElement.open = true;
    });
  });
})();
