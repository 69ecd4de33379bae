/**
 * UTF-8 for hosts that have none or only some of it, such as older React Native: the build puts these two in place of
 * the global ones in the entry without WebAssembly, and nowhere else.
 */

/** What is asked of a decoder: whole texts that the engine wrote. */
interface Decoder {
  decode(bytes?: Uint8Array): string;
}

interface Encoder {
  encode(text: string): Uint8Array;
}

const REPLACEMENT = 0xfffd;
/** More arguments than this overflow the stack of some hosts. */
const UNITS_AT_ONCE = 4096;

class Utf8Encoder implements Encoder {
  encode(text: string): Uint8Array {
    const bytes = new Uint8Array(text.length * 3);
    let length = 0;
    for (const character of text) length = write(bytes, length, character.codePointAt(0) ?? REPLACEMENT);
    return bytes.slice(0, length);
  }
}

/** Writes a code point, the replacement character for half a pair; says where the next one goes. */
function write(bytes: Uint8Array, at: number, point: number): number {
  const code = point >= 0xd800 && point <= 0xdfff ? REPLACEMENT : point;
  if (code < 0x80) {
    bytes[at] = code;
    return at + 1;
  }
  const rest = code < 0x800 ? 1 : code < 0x1_0000 ? 2 : 3;
  bytes[at] = [0, 0xc0, 0xe0, 0xf0][rest]! | (code >> (6 * rest));
  for (let next = 1; next <= rest; next += 1) bytes[at + next] = 0x80 | ((code >> (6 * (rest - next))) & 0x3f);
  return at + rest + 1;
}

/** Reads what the engine wrote, which is valid UTF-8: texts of its own memory that it holds as such. */
class Utf8Decoder implements Decoder {
  decode(bytes: Uint8Array = new Uint8Array()): string {
    let text = "";
    let units: number[] = [];
    for (let at = 0; at < bytes.length; ) {
      const first = bytes[at]!;
      const rest = first < 0x80 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
      let code = rest === 0 ? first : first & (0x3f >> rest);
      for (let next = 1; next <= rest; next += 1) code = (code << 6) | (bytes[at + next]! & 0x3f);
      at += rest + 1;
      if (code < 0x1_0000) units.push(code);
      else units.push(0xd800 + ((code - 0x1_0000) >> 10), 0xdc00 + (code & 0x3ff));
      if (units.length >= UNITS_AT_ONCE) {
        text += String.fromCharCode(...units);
        units = [];
      }
    }
    return text + String.fromCharCode(...units);
  }
}

/** What a host calls a decoder may refuse the options that generated code asks with. */
function decoder(): new (label?: string, options?: TextDecoderOptions) => Decoder {
  try {
    new globalThis.TextDecoder("utf-8", { ignoreBOM: true, fatal: true }).decode();
    return globalThis.TextDecoder;
  } catch {
    return Utf8Decoder;
  }
}

export const TextDecoder = decoder();
export const TextEncoder: new () => Encoder = globalThis.TextEncoder ?? Utf8Encoder;
