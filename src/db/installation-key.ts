import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What the installation keeps secret from its own database, so that a copy of the database alone opens nothing. */
export type InstallationKey = {
  /** AES-256-GCM. `purpose` parts the secrets of one kind from those of another. */
  seal(purpose: string, secret: Uint8Array): Buffer;
  /** Null where it was sealed for another purpose, with another key, or was changed since. */
  unseal(purpose: string, sealed: Uint8Array): Buffer | null;
  /** A hash that cannot be searched for without the key: for secrets that people have to type. */
  hash(purpose: string, text: string): string;
};

const opened = new Map<string, InstallationKey>();

/** The key in this file, which only its owner may read; it is made where there is none. Read once for the process. */
export function openKey(file: string): InstallationKey {
  let key = opened.get(file);
  if (!key) {
    key = keyOver(readOrMake(file));
    opened.set(file, key);
  }
  return key;
}

function readOrMake(file: string): Buffer {
  try {
    return readKey(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  // Written whole beside it and then linked: whoever else starts at the same moment gets the same key.
  const part = `${file}.${process.pid}.part`;
  mkdirSync(dirname(file), { recursive: true });
  const descriptor = openSync(part, 'w', 0o600);
  try {
    writeSync(descriptor, `${randomBytes(KEY_BYTES).toString('base64')}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  try {
    linkSync(part, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(part);
  }
  return readKey(file);
}

function readKey(file: string): Buffer {
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  if (key.length !== KEY_BYTES) throw new Error(`${file} does not hold a key of ${KEY_BYTES} bytes`);
  return key;
}

function keyOver(master: Buffer): InstallationKey {
  const keyFor = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', master, '', `ayumi ${purpose}`, KEY_BYTES));
  return {
    seal(purpose, secret) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), nonce);
      const text = Buffer.concat([cipher.update(secret), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]);
    },
    unseal(purpose, sealed) {
      if (sealed.length < NONCE_BYTES + TAG_BYTES) return null;
      const nonce = sealed.subarray(0, NONCE_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), nonce, { authTagLength: TAG_BYTES });
      decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      try {
        return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
      } catch {
        return null;
      }
    },
    hash: (purpose, text) => createHmac('sha256', keyFor(purpose)).update(text).digest('hex'),
  };
}
