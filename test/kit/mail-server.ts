import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

type Received = { from: string; to: string[]; raw: string };

/** A real mail server on this machine that keeps what it was given. `close` may be followed by `open` on the same port. */
export async function mailServer(options: SMTPServerOptions = {}) {
  const received: Received[] = [];
  let port = 0;
  let server: SMTPServer;
  const open = () =>
    new Promise<void>((resolve, reject) => {
      server = new SMTPServer({
        authOptional: true,
        disabledCommands: ['STARTTLS'],
        onData(stream, session, done) {
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('end', () => {
            const from = session.envelope.mailFrom;
            received.push({
              from: from === false ? '' : from.address,
              to: session.envelope.rcptTo.map(({ address }) => address),
              raw: Buffer.concat(chunks).toString(),
            });
            done();
          });
        },
        ...options,
      });
      // A client that gives up is no fault of the server.
      server.on('error', () => {});
      server.server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        port = (server.server.address() as AddressInfo).port;
        resolve();
      });
    });
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  await open();
  return { received, open, close, url: (query = '') => `smtp://127.0.0.1:${port}/${query}` };
}

/** One header as it is meant: folded lines joined, encoded words read. */
export function headerOf(raw: string, name: string): string {
  const head = raw.split('\r\n\r\n')[0]!.replace(/\r\n[ \t]+/g, ' ');
  const value = head.match(new RegExp(`^${name}: (.*)$`, 'im'))?.[1] ?? '';
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString('latin1')
        : text
            .replaceAll('_', ' ')
            .replace(/=([0-9A-F]{2})/gi, (__, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    )
    .replace(/[\x80-\xff]+/g, (bytes) => Buffer.from(bytes, 'latin1').toString());
}

/** The text of a mail of one part in base64. */
export function textOf(raw: string): string {
  return Buffer.from(raw.split('\r\n\r\n').slice(1).join(''), 'base64').toString();
}
