import { clientAddress } from '#http/client-address.ts';
import type { AppContext } from '#http/context.ts';
import type { BrowserFacts } from '#records/account/open-session.ts';

export const browserFacts = (c: AppContext): BrowserFacts => ({
  address: clientAddress(c),
  agent: c.req.header('user-agent')?.slice(0, 300) ?? null,
});

const BROWSERS: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: [RegExp, string][] = [
  [/Windows/, 'Windows'],
  [/iPad/, 'iPad'],
  [/iPhone/, 'iPhone'],
  [/Android/, 'Android'],
  [/Mac OS X/, 'Mac'],
  [/CrOS/, 'Chromebook'],
  [/Linux/, 'Linux'],
];

/** A browser as its owner would call it: Edge（Windows）. What a browser says about itself is a hint, not a proof. */
export function browserName(agent: string | null): string {
  const first = (list: [RegExp, string][]) => list.find(([sign]) => sign.test(agent ?? ''))?.[1];
  const browser = first(BROWSERS) ?? '不明なブラウザ';
  const system = first(SYSTEMS);
  return system ? `${browser}（${system}）` : browser;
}
