// Decides what of a browser's names an engine finds in its realm: clocks, text, chance. Nothing more.

const lines = [];

globalThis.console = Object.fromEntries(
  ['log', 'info', 'debug', 'warn', 'error'].map((name) => [
    name,
    (...words) => {
      if (lines.length < 100) lines.push(words.join(' ').slice(0, 500));
    },
  ]),
);

globalThis.performance = { now: () => Date.now() };

globalThis.TextEncoder = class TextEncoder {
  encode(text = '') {
    const bytes = unescape(encodeURIComponent(String(text).toWellFormed?.() ?? text));
    return Uint8Array.from(bytes, (character) => character.charCodeAt(0));
  }

  encodeInto(text, target) {
    const bytes = this.encode(text);
    target.set(bytes);
    return { read: text.length, written: bytes.length };
  }
};

globalThis.TextDecoder = class TextDecoder {
  decode(view = new Uint8Array()) {
    const bytes = ArrayBuffer.isView(view)
      ? new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
      : new Uint8Array(view);
    let text = '';
    for (let at = 0; at < bytes.length; at += 8192) {
      text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    }
    try {
      return decodeURIComponent(escape(text));
    } catch {
      return text.replace(/[\x80-\xff]/g, '\ufffd');
    }
  }
};
