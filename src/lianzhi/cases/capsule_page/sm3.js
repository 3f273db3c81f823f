// SM3 (GB/T 32905-2016) of an ArrayBuffer, as lower-case hexadecimal.
"use strict";

window.sm3 = (function () {
  const rotate = (value, by) => (value << by) | (value >>> (32 - by));
  const p0 = (x) => x ^ rotate(x, 9) ^ rotate(x, 17);
  const p1 = (x) => x ^ rotate(x, 15) ^ rotate(x, 23);
  const T = Array.from({ length: 64 }, (_, j) => {
    const by = j % 32, start = j < 16 ? 0x79cc4519 : 0x7a879d8a;
    return by ? rotate(start, by) : start;
  });

  function block(state, view, at, w) {
    for (let j = 0; j < 16; j += 1) w[j] = view.getInt32(at + j * 4);
    for (let j = 16; j < 68; j += 1) {
      w[j] = p1(w[j - 16] ^ w[j - 9] ^ rotate(w[j - 3], 15)) ^ rotate(w[j - 13], 7) ^ w[j - 6];
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let j = 0; j < 64; j += 1) {
      const turned = rotate(a, 12);
      const ss1 = rotate((turned + e + T[j]) | 0, 7);
      const ff = j < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
      const gg = j < 16 ? e ^ f ^ g : (e & f) | (~e & g);
      const tt1 = (ff + d + (ss1 ^ turned) + (w[j] ^ w[j + 4])) | 0;
      const tt2 = (gg + h + ss1 + w[j]) | 0;
      d = c; c = rotate(b, 9); b = a; a = tt1;
      h = g; g = rotate(f, 19); f = e; e = p0(tt2);
    }
    [a, b, c, d, e, f, g, h].forEach((value, index) => { state[index] ^= value; });
  }

  return function (buffer) {
    const size = buffer.byteLength, whole = size - (size % 64);
    const tail = new Uint8Array(size % 64 < 56 ? 64 : 128);
    tail.set(new Uint8Array(buffer, whole));
    tail[size % 64] = 0x80;
    const end = new DataView(tail.buffer);
    end.setUint32(tail.length - 8, Math.floor(size / 0x20000000));
    end.setUint32(tail.length - 4, (size * 8) >>> 0);
    const state = new Int32Array([0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e]);
    const w = new Int32Array(68), body = new DataView(buffer);
    for (let at = 0; at < whole; at += 64) block(state, body, at, w);
    for (let at = 0; at < tail.length; at += 64) block(state, end, at, w);
    return [...state].map((value) => (value >>> 0).toString(16).padStart(8, "0")).join("");
  };
})();
