// A citation chip opens the article's text in a window; with a modifier key, or when fetching fails, it stays a link.
"use strict";

(function () {
  const dialog = document.getElementById("lz-article");
  if (!dialog || !dialog.showModal) return;
  const body = dialog.querySelector("[data-lz-article]");
  const title = dialog.querySelector("#lz-article-title");
  const page = dialog.querySelector("[data-lz-article-page]");
  let asked = 0;

  function say(words) {
    const line = document.createElement("p");
    line.className = "lz-muted";
    line.textContent = words;
    body.replaceChildren(line);
  }

  async function show(chip) {
    const mine = ++asked;
    title.textContent = chip.title || chip.textContent;
    page.href = chip.href;
    say("正在打开条文…");
    if (!dialog.open) dialog.showModal();
    try {
      const answer = await fetch(chip.href, { headers: { "X-Requested-With": "fetch" }, credentials: "same-origin" });
      if (!answer.ok) throw new Error(String(answer.status));
      const text = await answer.text();
      if (mine !== asked) return;
      const read = new DOMParser().parseFromString(text, "text/html");
      const found = read.querySelector("[data-lz-fragment]") || read.querySelector("main") || read.body;
      body.replaceChildren(...[...found.childNodes].map((node) => document.adoptNode(node)));
      body.scrollTop = 0;
    } catch {
      if (mine === asked) say("条文暂时打不开。请用下方“打开整页”查看，或者在法规库中检索该条。");
    }
  }

  document.addEventListener("click", (event) => {
    const chip = event.target.closest("a[data-lz-chip]");
    if (!chip || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    show(chip);
  });

  // A click on the backdrop closes.
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
})();
