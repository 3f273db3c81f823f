// An element with data-lz-poll="URL" shows the server's answer anew every second until it holds data-lz-poll-done.
"use strict";

(function () {
  document.querySelectorAll("[data-lz-poll]").forEach((place) => {
    let silent = 0;

    async function ask() {
      try {
        const answer = await fetch(place.dataset.lzPoll, { headers: { "X-Requested-With": "fetch" }, credentials: "same-origin" });
        if (!answer.ok || answer.redirected) throw new Error("no answer");
        const read = new DOMParser().parseFromString(await answer.text(), "text/html");
        place.replaceChildren(...[...read.body.childNodes].map((node) => document.adoptNode(node)));
        silent = 0;
      } catch { silent += 1; }
      next();
    }

    function next() {
      if (place.querySelector("[data-lz-poll-done]")) return;
      // A page in the background and a server that does not answer are asked less often.
      const pause = document.hidden ? 5000 : 1000;
      setTimeout(ask, Math.min(30000, pause * (1 + silent)));
    }

    next();
  });
})();
