// A row opens on a click anywhere in it; arrow keys walk from row link to row link (Enter is the link's own).
"use strict";

(function () {
  const INTERACTIVE = "a, button, input, select, textarea, label, summary, details";

  document.addEventListener("click", (event) => {
    const row = event.target.closest("tr[data-lz-href]");
    if (!row || event.target.closest(INTERACTIVE) || String(getSelection())) return;
    if (event.ctrlKey || event.metaKey) window.open(row.dataset.lzHref, "_blank", "noopener");
    else location.assign(row.dataset.lzHref);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const link = document.activeElement;
    if (!link || !link.classList.contains("lz-row-link")) return;
    const links = [...link.closest("tbody").querySelectorAll(".lz-row-link")];
    const next = links[links.indexOf(link) + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
})();
