// Verifies the capsule on the reader's own machine: SHA-256 of every file against the manifest. No network is used.
"use strict";

(function () {
  const manifest = window.CAPSULE;
  const rows = new Map();
  const place = document.getElementById("files");
  const result = document.getElementById("result");
  // The files that make up this page cannot vouch for themselves; they are left out of the count of extra files.
  const OWN = new Set(["index.html", "verify.js", "capsule.css", "manifest.js", "manifest.json", "SHA256SUMS"]);

  document.getElementById("name").textContent = manifest.case;
  document.getElementById("about").textContent = `${manifest.agency}　${manifest.archived_on} 归档　共${manifest.files.length}个文件`;
  manifest.files.forEach((file) => {
    const row = place.insertRow();
    row.insertCell().textContent = "—";
    const link = document.createElement("a");
    link.href = file.path.split("/").map(encodeURIComponent).join("/");
    link.textContent = file.path;
    row.insertCell().append(link);
    row.insertCell().textContent = String(file.size);
    [file.sha256, file.sm3].forEach((digest) => {
      const code = document.createElement("code");
      code.textContent = digest;
      code.title = digest;
      row.insertCell().append(code);
    });
    rows.set(file.path, row);
  });

  function mark(path, word, good) {
    const cell = rows.get(path).cells[0];
    cell.textContent = word;
    cell.className = good ? "good" : "bad";
  }

  async function sha256(file) {
    const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  async function verify(chosen) {
    result.className = "";
    result.textContent = "正在校验……";
    const found = new Map(chosen.map((file) => [file.webkitRelativePath.split("/").slice(1).join("/"), file]));
    let bad = 0;
    for (const file of manifest.files) {
      const here = found.get(file.path);
      const same = here ? (await sha256(here)) === file.sha256 : false;
      mark(file.path, here ? (same ? "一致" : "被改动") : "缺少", same);
      if (!same) bad += 1;
    }
    const extra = [...found.keys()].filter((path) => !rows.has(path) && !OWN.has(path));
    const good = bad === 0 && extra.length === 0;
    result.className = good ? "good" : "bad";
    result.textContent = good
      ? `校验通过：${manifest.files.length}个文件与清单完全一致。`
      : `校验没有通过：${bad}个文件缺少或者被改动${extra.length ? `，多出${extra.length}个清单以外的文件：${extra.join("、")}` : ""}。`;
  }

  document.getElementById("folder").addEventListener("change", (event) => verify([...event.target.files]));
})();
