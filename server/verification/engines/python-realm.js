// Decides how Pyodide sees its surroundings: as a bare JavaScript shell, which has no network, no
// processes and no files but the two that it starts from.
import './realm.js';

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Every allocation of the interpreter ends here; what is refused becomes a MemoryError. */
const LIMIT_BYTES = 256 * 1024 * 1024;
const { grow } = WebAssembly.Memory.prototype;
WebAssembly.Memory.prototype.grow = function (pages) {
  if (this.buffer.byteLength + pages * 65_536 > LIMIT_BYTES) throw new RangeError('out of memory');
  return grow.call(this, pages);
};

globalThis.read = () => '{}';
globalThis.load = () => undefined;
globalThis.readbuffer = (file) => globalThis.assets[file.split('/').at(-1)].slice().buffer;
// The shell's way to random bytes is a program that prints them in base 64.
globalThis.os = {
  system(_program, [, command]) {
    const length = Number.parseInt(command.slice('head -c'.length), 10);
    const letters = Array.from(
      { length: Math.ceil(length / 3) * 4 },
      () => BASE64[Math.floor(Math.random() * 64)],
    );
    const padding = (3 - (length % 3)) % 3;
    return letters.join('').slice(0, letters.length - padding) + '='.repeat(padding);
  },
};
