// Anything that takes over a second says so.
"use strict";

(function () {
  const bar = document.querySelector("[data-lz-progress]");
  if (!bar) return;
  let timer = 0;
  const start = () => { clearTimeout(timer); timer = setTimeout(() => { bar.hidden = false; }, 1000); };
  const stop = () => { clearTimeout(timer); bar.hidden = true; };

  document.addEventListener("submit", (event) => { if (!event.defaultPrevented) start(); });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.defaultPrevented || link.target || link.hasAttribute("download")) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.origin === location.origin && link.pathname !== location.pathname) start();
  });
  window.addEventListener("pageshow", stop);
  window.addEventListener("pagehide", stop);
  // A download leaves the page where it is: the focus comes back and the bar goes.
  window.addEventListener("focus", stop);
})();
