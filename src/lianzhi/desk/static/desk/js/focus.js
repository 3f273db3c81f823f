// A page that comes back with errors starts at their summary.
"use strict";

(function () {
  const summary = document.querySelector("[data-lz-focus]");
  if (summary) summary.focus();
})();
