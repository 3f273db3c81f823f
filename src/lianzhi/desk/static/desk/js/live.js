// A form with data-lz-live="URL" and data-lz-live-target="ID" shows the server's answer to what is typed so far
// (a band, a route, a deadline). Without script the same answer comes after submitting.
"use strict";

(function () {
  document.querySelectorAll("form[data-lz-live]").forEach((form) => {
    const target = document.getElementById(form.dataset.lzLiveTarget);
    if (!target) return;
    target.setAttribute("aria-live", "polite");
    let timer = 0;
    let asked = 0;

    async function ask() {
      const mine = ++asked;
      const typed = new URLSearchParams();
      new FormData(form).forEach((value, name) => {
        if (typeof value === "string" && name !== "csrfmiddlewaretoken") typed.append(name, value);
      });
      target.setAttribute("aria-busy", "true");
      try {
        const answer = await fetch(`${form.dataset.lzLive}?${typed}`, {
          headers: { "X-Requested-With": "fetch" }, credentials: "same-origin",
        });
        const text = await answer.text();
        if (mine !== asked || !answer.ok) return;
        const read = new DOMParser().parseFromString(text, "text/html");
        const found = read.querySelector("[data-lz-fragment]") || read.body;
        target.replaceChildren(...[...found.childNodes].map((node) => document.adoptNode(node)));
      } catch { /* the answer after submitting still comes */ } finally {
        if (mine === asked) target.removeAttribute("aria-busy");
      }
    }

    form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 350); });
    form.addEventListener("change", () => { clearTimeout(timer); timer = setTimeout(ask, 50); });
  });
})();
