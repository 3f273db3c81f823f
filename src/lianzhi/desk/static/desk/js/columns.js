// Columns of a named table can be hidden; the choice is remembered in this browser.
"use strict";

(function () {
  function hidden(name) {
    try { return new Set(JSON.parse(localStorage.getItem(`lz-columns-${name}`) || "[]")); } catch { return new Set(); }
  }

  function apply(table, off) {
    for (const row of table.rows) {
      [...row.cells].forEach((cell, index) => { cell.hidden = off.has(index); });
    }
  }

  // At the end of the toolbar above the table, else on a line of its own.
  function place(box, menu) {
    const above = box.previousElementSibling;
    if (above && above.classList.contains("lz-toolbar")) {
      menu.classList.add("lz-toolbar-end");
      above.append(menu);
      return;
    }
    const line = document.createElement("div");
    line.className = "lz-columns-line lz-desk-only";
    line.append(menu);
    box.before(line);
  }

  document.querySelectorAll("table[data-lz-columns]").forEach((table) => {
    const name = table.dataset.lzColumns;
    const off = hidden(name);
    const menu = document.createElement("details");
    menu.className = "lz-menu lz-columns lz-desk-only";
    menu.dataset.lzMenu = "";
    menu.innerHTML = '<summary class="btn btn-sm btn-link">显示列</summary><div class="lz-menu-list lz-menu-end"></div>';
    [...table.tHead.rows[0].cells].forEach((head, index) => {
      if (index === 0) return;
      const label = document.createElement("label");
      const box = document.createElement("input");
      box.type = "checkbox";
      box.checked = !off.has(index);
      box.addEventListener("change", () => {
        if (box.checked) off.delete(index); else off.add(index);
        try { localStorage.setItem(`lz-columns-${name}`, JSON.stringify([...off])); } catch { /* forgets */ }
        apply(table, off);
      });
      label.append(box, ` ${head.textContent.trim()}`);
      menu.lastElementChild.append(label);
    });
    place(table.closest(".lz-table-box"), menu);
    apply(table, off);
  });
})();
