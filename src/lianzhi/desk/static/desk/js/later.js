// A place with data-lz-later="URL" holds a link; the server's answer takes the link's place once the page stands.
// Without script, or where the answer does not come, the link still leads to the whole of it.
"use strict";

(function () {
  document.querySelectorAll("[data-lz-later]").forEach(async (place) => {
    place.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(place.dataset.lzLater, { headers: { "X-Requested-With": "fetch" }, credentials: "same-origin" });
      if (!answer.ok || answer.redirected) return;
      const read = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = read.querySelector("[data-lz-fragment]");
      if (found) place.replaceChildren(...[...found.childNodes].map((node) => document.adoptNode(node)));
    } catch { /* the link stays */ } finally {
      place.removeAttribute("aria-busy");
    }
  });
})();
