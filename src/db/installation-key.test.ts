import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openKey } from './installation-key.ts';

const folder = mkdtempSync(join(tmpdir(), 'ayumi-key-'));
afterAll(() => rmSync(folder, { recursive: true }));
const key = openKey(join(folder, 'var', 'one.key'));
const other = openKey(join(folder, 'other.key'));

describe('the key of an installation', () => {
  it('is made once, for its owner alone', () => {
    const file = join(folder, 'var', 'one.key');
    const kept = readFileSync(file, 'utf8');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    openKey(file);
    expect(readFileSync(file, 'utf8')).toBe(kept);
    expect(Buffer.from(kept, 'base64')).toHaveLength(32);
  });

  it('is not made anew over a file that holds something else', () => {
    const file = join(folder, 'broken.key');
    writeFileSync(file, 'nothing');
    expect(() => openKey(file)).toThrow(/does not hold a key/);
    expect(readFileSync(file, 'utf8')).toBe('nothing');
  });

  it('opens what it sealed, for the same purpose, unchanged; and nothing else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.nat(), (secret, at) => {
        const sealed = key.seal('one', secret);
        expect(key.unseal('one', sealed)).toEqual(Buffer.from(secret));
        expect(key.unseal('two', sealed)).toBeNull();
        expect(other.unseal('one', sealed)).toBeNull();
        const changed = Buffer.from(sealed);
        changed[at % changed.length]! ^= 1;
        expect(key.unseal('one', changed)).toBeNull();
        expect(key.unseal('one', sealed.subarray(0, at % sealed.length))).toBeNull();
      }),
    );
  });

  it('hashes by purpose', () => {
    expect(key.hash('one', 'text')).toBe(key.hash('one', 'text'));
    expect(key.hash('one', 'text')).not.toBe(key.hash('two', 'text'));
    expect(key.hash('one', 'text')).not.toBe(other.hash('one', 'text'));
  });
});
