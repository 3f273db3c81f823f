// Verifies the capsule on the reader's own machine: SHA-256 and SM3 of every file against the manifest. No network.
"use strict";

(function () {
  const manifest = window.CAPSULE;
  const rows = new Map();
  const place = document.getElementById("files");
  const result = document.getElementById("result");
  const wrong = document.getElementById("wrong");
  // The files that make up this page cannot vouch for themselves; they are left out of the count of extra files.
  const OWN = new Set(["index.html", "verify.js", "sm3.js", "capsule.css", "manifest.js", "manifest.json", "SHA256SUMS"]);
  const KINDS = [["", "整卷与数据"], ["documents", "文书"], ["signatures", "签名"], ["evidence", "证据"], ["laws", "引用时有效的法律条文"]];

  document.getElementById("name").textContent = manifest.case;
  document.title = `${manifest.case}　案卷胶囊校验`;
  document.getElementById("about").textContent = `${manifest.agency}　${manifest.archived_on} 归档　共${manifest.files.length}个文件`;

  const folderOf = (path) => (path.includes("/") ? path.split("/")[0] : "");
  const NAMES = { "case.json": "案件数据 case.json", "case-file.json": "案卷体检数据 case-file.json" };
  const nameOf = (path) => NAMES[path] || path.split("/").pop().replace(/_+/g, " ");
  const sizeOf = (bytes) => (bytes < 1048576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1048576).toFixed(1)} MB`);

  function cell(row, text, name) {
    const made = row.insertCell();
    made.textContent = text;
    made.className = name || "";
    return made;
  }

  function line(file) {
    const row = place.insertRow();
    cell(row, "未校验", "state");
    const link = document.createElement("a");
    link.href = file.path.split("/").map(encodeURIComponent).join("/");
    link.textContent = nameOf(file.path);
    cell(row, "", "file").append(link);
    cell(row, sizeOf(file.size), "size").title = `${file.size}字节`;
    const digests = cell(row, "", "digests");
    [["SHA-256", file.sha256], ["SM3", file.sm3]].forEach(([title, digest]) => {
      const code = document.createElement("code");
      code.textContent = `${title} ${digest}`;
      code.title = digest;
      digests.append(code);
    });
    rows.set(file.path, row);
  }

  KINDS.forEach(([folder, title]) => {
    const files = manifest.files.filter((file) => folderOf(file.path) === folder);
    if (!files.length) return;
    const head = document.createElement("th");
    head.colSpan = 4;
    head.scope = "rowgroup";
    head.textContent = `${title}（${files.length}）`;
    place.insertRow().append(head);
    files.forEach(line);
  });

  function mark(path, word, good) {
    const row = rows.get(path);
    row.className = good ? "same" : "torn";
    row.cells[0].textContent = word;
    row.cells[0].className = `state ${good ? "good" : "bad"}`;
  }

  function tell(text) {
    const item = document.createElement("li");
    item.textContent = text;
    wrong.append(item);
  }

  async function same(file, here) {
    const content = await here.arrayBuffer();
    if (window.sm3(content) !== file.sm3) return false;
    // A page opened from a folder may be refused the browser's own digest; SM3 then stands alone.
    if (!window.crypto || !crypto.subtle) return true;
    const digest = await crypto.subtle.digest("SHA-256", content);
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("") === file.sha256;
  }

  async function manifestDigest(found) {
    const here = found.get("manifest.json");
    if (!here) return "";
    const content = await here.arrayBuffer();
    const read = new TextDecoder().decode(content);
    try {
      return JSON.stringify(JSON.parse(read)) === JSON.stringify(manifest) ? window.sm3(content) : "";
    } catch { return ""; }
  }

  async function verify(chosen) {
    result.className = "";
    result.textContent = "正在校验……";
    wrong.replaceChildren();
    const found = new Map(chosen.map((file) => [file.webkitRelativePath.split("/").slice(1).join("/"), file]));
    for (const file of manifest.files) {
      const here = found.get(file.path);
      const good = here ? await same(file, here) : false;
      mark(file.path, here ? (good ? "一致" : "被改动") : "缺少", good);
      if (!good) tell(`${here ? "被改动" : "缺少"}：${nameOf(file.path)}`);
    }
    [...found.keys()].filter((path) => !rows.has(path) && !OWN.has(path)).forEach((path) => tell(`清单以外：${path}`));
    const digest = await manifestDigest(found);
    if (!digest) tell("清单 manifest.json 缺少，或者与本页所用的清单不一致");
    document.getElementById("digest").textContent = digest || "——";
    const bad = wrong.children.length;
    result.className = bad ? "bad" : "good";
    result.textContent = bad ? `✕ 校验没有通过：${bad}处问题。` : `✓ 校验通过：${manifest.files.length}个文件与清单完全一致。`;
  }

  document.getElementById("folder").addEventListener("change", (event) => verify([...event.target.files]));
})();
