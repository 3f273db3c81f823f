// Runs before the first paint: text size and folded navigation as this person left them in this browser.
"use strict";

(function () {
  const root = document.documentElement;
  root.classList.add("js");

  function remembered(key) {
    try { return localStorage.getItem(key); } catch { return null; }
  }

  function remember(key, value) {
    try { localStorage.setItem(key, value); } catch { /* a browser without storage forgets */ }
  }

  root.dataset.text = remembered("lz-text") || "usual";
  root.dataset.nav = remembered("lz-nav") || "open";

  function wire(selector, attribute, on, off, aria, pressedWhen) {
    const button = document.querySelector(selector);
    if (!button) return;
    const show = () => button.setAttribute(aria, String(root.dataset[attribute] === pressedWhen));
    show();
    button.addEventListener("click", () => {
      root.dataset[attribute] = root.dataset[attribute] === on ? off : on;
      remember(`lz-${attribute}`, root.dataset[attribute]);
      show();
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    wire("[data-lz-text]", "text", "large", "usual", "aria-pressed", "large");
    wire("[data-lz-fold]", "nav", "folded", "open", "aria-expanded", "open");
  });
})();
