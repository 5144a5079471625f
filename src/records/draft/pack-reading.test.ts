import { expect, it } from 'vitest';
import { pack, unpack } from './pack-reading.ts';

it('unpacks what it packed, and the plain text of drafts of before', () => {
  const content = { plans: [{ title: 'ほしのもり町地域福祉計画' }] };
  expect(unpack(pack(content))).toEqual(content);
  expect(unpack(Buffer.from(JSON.stringify(content)))).toEqual(content);
});
