import { getConnInfo } from '@hono/node-server/conninfo';
import type { AppContext } from './context.ts';

const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];
const isLoopback = (address: string) => /^(::ffff:)?127\.|^::1$/.test(address);

function peerOf(c: AppContext): string {
  return (c.env ? getConnInfo(c).remote.address : undefined) ?? '';
}

/** Who is at the other end. A proxy on this machine is believed about who asked it; nobody else is. */
export function clientAddress(c: AppContext): string {
  const peer = peerOf(c);
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return isLoopback(peer) && forwarded ? forwarded : peer;
}

/** Does the browser run on the machine that the server runs on, without anything between? */
export function isFromThisMachine(c: AppContext): boolean {
  return isLoopback(peerOf(c)) && PROXY_HEADERS.every((name) => c.req.header(name) === undefined);
}
