import { randomOf } from './random.ts';

/** The file as a broken transfer leaves it. */
export function truncated(bytes: Uint8Array, seed: number): Uint8Array {
  return bytes.slice(0, Math.floor(randomOf(seed)() * bytes.length));
}

/** One to fifty bytes are others. */
export function flipped(bytes: Uint8Array, seed: number): Uint8Array {
  const random = randomOf(seed);
  const damaged = bytes.slice();
  const count = 1 + Math.floor(random() * 50);
  for (let i = 0; i < count; i += 1)
    damaged[Math.floor(random() * damaged.length)] = Math.floor(random() * 256);
  return damaged;
}

/** A piece of the file stands in it twice, or is missing. */
export function spliced(bytes: Uint8Array, seed: number): Uint8Array {
  const random = randomOf(seed);
  const from = Math.floor(random() * bytes.length);
  const length = Math.floor(random() * 200);
  const piece = random() < 0.5 ? bytes.slice(from, from + 2 * length) : new Uint8Array();
  return Buffer.concat([bytes.slice(0, from), piece, bytes.slice(from + length)]);
}
