// Chosen or dropped files are listed with a small picture; the input itself stays the form's.
"use strict";

(function () {
  function size(bytes) {
    return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
  }

  function list(input, place) {
    place.querySelectorAll("img").forEach((picture) => URL.revokeObjectURL(picture.src));
    place.replaceChildren(...[...input.files].map((file) => {
      const line = document.createElement("li");
      if (file.type.startsWith("image/")) {
        const picture = document.createElement("img");
        picture.src = URL.createObjectURL(file);
        picture.alt = "";
        line.append(picture);
      }
      line.append(`${file.name}（${size(file.size)}）`);
      return line;
    }));
  }

  document.querySelectorAll("[data-lz-drop]").forEach((zone) => {
    const input = zone.querySelector("input[type=file]");
    const place = zone.querySelector("[data-lz-drop-list]");
    const album = zone.querySelector("[data-lz-album]");
    if (!input) return;
    input.addEventListener("change", () => list(input, place));
    // `capture` opens the camera at once; the album needs the box without it.
    if (album) album.addEventListener("click", () => { input.removeAttribute("capture"); input.click(); });
    zone.addEventListener("dragover", (event) => { event.preventDefault(); zone.classList.add("lz-drop-over"); });
    zone.addEventListener("dragleave", () => zone.classList.remove("lz-drop-over"));
    zone.addEventListener("drop", (event) => {
      event.preventDefault();
      zone.classList.remove("lz-drop-over");
      if (!event.dataTransfer.files.length) return;
      input.files = event.dataTransfer.files;
      list(input, place);
    });
  });
})();
