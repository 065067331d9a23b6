/**
 * Deterministic randomness for seeds: the same name gives the same numbers on every machine.
 * Generator: xoshiro128** (Blackman and Vigna, 2018), seeded by FNV-1a. Not for secrets.
 */
export interface Random {
  /** 0 ≤ x < 1 */
  readonly next: () => number;
  /** An integer between both bounds, both included. */
  readonly int: (lowest: number, highest: number) => number;
  readonly pick: <T>(values: readonly T[]) => T;
  readonly chance: (probability: number) => boolean;
}

export function random(name: string): Random {
  const state = new Uint32Array([hash(name), hash(`${name}/1`), hash(`${name}/2`), hash(`${name}/3`) | 1]);
  const next = (): number => step(state) / 2 ** 32;
  const int = (lowest: number, highest: number): number => lowest + Math.floor(next() * (highest - lowest + 1));
  return {
    next,
    int,
    pick: (values) => values[int(0, values.length - 1)] as (typeof values)[number],
    chance: (probability) => next() < probability,
  };
}

function step(s: Uint32Array): number {
  const [a, b, c, d] = s as unknown as [number, number, number, number];
  const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
  s[2] = c ^ a;
  s[3] = d ^ b;
  s[1] = b ^ s[2];
  s[0] = a ^ s[3];
  s[2] = s[2] ^ (b << 9);
  s[3] = rotateLeft(s[3], 11);
  return result;
}

function rotateLeft(x: number, bits: number): number {
  return (x << bits) | (x >>> (32 - bits));
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
