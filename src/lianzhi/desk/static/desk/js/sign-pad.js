// A canvas that takes a signature by finger, pen or mouse and sends its strokes as numbers; the server draws them.
// Without script the form still takes a picture of a signature or a refusal.
"use strict";

(function () {
  document.querySelectorAll("form[data-lz-sign]").forEach((form) => {
    const pad = form.querySelector("[data-lz-pad]");
    const kept = form.querySelector("input[name=strokes]");
    if (!pad || !kept) return;
    const pen = pad.getContext("2d");
    let strokes = [];
    let current = null;

    try { strokes = JSON.parse(kept.value || "[]"); } catch { strokes = []; }

    function draw() {
      pen.clearRect(0, 0, pad.width, pad.height);
      pen.lineWidth = 4;
      pen.lineCap = pen.lineJoin = "round";
      pen.strokeStyle = "#111";
      strokes.forEach((stroke) => {
        pen.beginPath();
        stroke.forEach(([x, y], index) => { if (index) pen.lineTo(x, y); else pen.moveTo(x, y); });
        if (stroke.length === 1) pen.lineTo(stroke[0][0], stroke[0][1]);
        pen.stroke();
      });
      kept.value = strokes.length ? JSON.stringify(strokes) : "";
    }

    function point(event) {
      const box = pad.getBoundingClientRect();
      const scale = (value, length, size) => Math.min(size, Math.max(0, Math.round(value / length * size * 10) / 10));
      return [scale(event.clientX - box.left, box.width, pad.width), scale(event.clientY - box.top, box.height, pad.height)];
    }

    pad.addEventListener("pointerdown", (event) => {
      if (!event.isPrimary || event.button) return;
      event.preventDefault();
      pad.setPointerCapture(event.pointerId);
      current = [point(event)];
      strokes.push(current);
      draw();
    });
    pad.addEventListener("pointermove", (event) => {
      if (!current || !event.isPrimary) return;
      const seen = event.getCoalescedEvents ? event.getCoalescedEvents() : [];
      (seen.length ? seen : [event]).forEach((each) => current.push(point(each)));
      draw();
    });
    ["pointerup", "pointercancel"].forEach((name) => pad.addEventListener(name, () => { current = null; }));
    form.querySelector("[data-lz-pad-clear]").addEventListener("click", () => { strokes = []; draw(); });
    form.querySelector("[data-lz-pad-undo]").addEventListener("click", () => { strokes.pop(); draw(); });
    draw();
  });
})();
