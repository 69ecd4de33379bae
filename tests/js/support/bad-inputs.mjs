/** What callers should never give, made anew each time: some of it cannot be used twice. */

const fail = () => {
  throw new TypeError("asked");
};

/** Throws at whatever is done to it. */
function hostile(target) {
  const traps = ["get", "has", "ownKeys", "getPrototypeOf", "getOwnPropertyDescriptor", "set", "defineProperty", "isExtensible"];
  return new Proxy(target, Object.fromEntries(traps.map((trap) => [trap, fail])));
}

function cyclic() {
  const self = { list: [] };
  self.list.push(self);
  return self;
}

function revoked() {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

function detached(array) {
  structuredClone(array.buffer, { transfer: [array.buffer] });
  return array;
}

function deep() {
  let value = [];
  for (let depth = 0; depth < 20_000; depth += 1) value = [value];
  return value;
}

/** An array of numbers that says another length whenever it is asked. */
function lying(array) {
  let length = 3;
  return Object.defineProperty(array, "length", { get: () => (length *= 3) });
}

export const BAD_INPUTS = {
  undefined: () => undefined,
  null: () => null,
  zero: () => 0,
  "a negative number": () => -1,
  "a fraction": () => 1.5,
  "not a number": () => NaN,
  infinity: () => -Infinity,
  "beyond whole numbers": () => 2 ** 53,
  "a bigint": () => 1n,
  true: () => true,
  "no text": () => "",
  "a text": () => "text",
  "half a document": () => '{"legalEntity":',
  "the text of null": () => "null",
  "a deep text": () => "[".repeat(10_000),
  "a huge text": () => "x".repeat(1 << 18),
  "a huge text beyond ASCII": () => "ü€𝔘".repeat(1 << 15),
  "half a pair": () => "\ud800",
  "control characters": () => "\u0000\u001f\u202e",
  "a symbol": () => Symbol("s"),
  "a function": () => () => 1,
  "a class": () => class {},
  "no list": () => [],
  "a list of nothing": () => [undefined, null],
  "a sparse list": () => new Array(7),
  "a long list": () => new Array(1_000).fill({}),
  "no object": () => ({}),
  "an object without a prototype": () => Object.create(null),
  "a member called __proto__": () => JSON.parse('{"__proto__": 1, "toString": 2}'),
  "what contains itself": cyclic,
  "what is nested too deep": deep,
  "bigints inside": () => ({ user: 1n }),
  "symbols inside": () => ({ user: Symbol("s") }),
  "a getter that throws": () => Object.defineProperty({}, "user", { enumerable: true, get: fail }),
  "what throws as JSON": () => ({ toJSON: fail }),
  "what is nothing as JSON": () => ({ toJSON: () => undefined }),
  "what throws as a text": () => ({ toString: fail, valueOf: fail, [Symbol.toPrimitive]: fail }),
  "a list with a getter that throws": () => Object.defineProperty([], 0, { enumerable: true, get: fail }),
  "a hostile proxy": () => hostile({}),
  "a hostile list": () => hostile([]),
  "a hostile function": () => hostile(() => 1),
  "a hostile array of bytes": () => hostile(new Uint8Array(8)),
  "a proxy of bytes": () => new Proxy(new Uint8Array(8), {}),
  "a revoked proxy": revoked,
  "a date": () => new Date(0),
  "no date": () => new Date(NaN),
  "a map": () => new Map([["user", 1]]),
  "a set": () => new Set([1]),
  "a weak map": () => new WeakMap(),
  "a pattern": () => /user/,
  "an error": () => new Error("error"),
  "a promise": () => Promise.resolve(1),
  "a boxed text": () => Object("text"),
  "a boxed number": () => Object(0),
  "no bytes": () => new Uint8Array(),
  "bytes that are no UTF-8": () => Uint8Array.of(0xff, 0xfe),
  "a buffer": () => new ArrayBuffer(8),
  "a shared buffer": () => new SharedArrayBuffer(8),
  "bytes that are shared": () => new Uint8Array(new SharedArrayBuffer(8)),
  "bytes that were given away": () => detached(new Uint8Array(8)),
  "numbers that were given away": () => detached(new Uint32Array(3)),
  "a buffer that was given away": () => detached(new Uint8Array(8)).buffer,
  "numbers of another length": () => new Uint32Array(4),
  "any numbers": () => Uint32Array.of(0xffffffff, 7, 0),
  "numbers of another kind": () => new Float64Array(3),
  "bigints in an array": () => new BigInt64Array(3),
  "a view": () => new DataView(new ArrayBuffer(8)),
  "what pretends to be bytes": () => Object.create(Uint8Array.prototype),
  "what pretends to be numbers": () => Object.create(Uint32Array.prototype),
  "what pretends to be a buffer": () => Object.create(ArrayBuffer.prototype),
  "bytes that lie": () => lying(new Uint8Array(9)),
  "numbers that lie": () => lying(new Uint32Array(9)),
  "bytes with a hostile prototype": () => Object.setPrototypeOf(new Uint8Array(8), hostile({})),
  "a global": () => globalThis,
};
