import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits; only a browser or a link has it, the database has its hash. */
export const newToken = () => randomBytes(32).toString('base64url');

export const hashToken = (token: string) => createHash('sha256').update(token).digest('hex');
