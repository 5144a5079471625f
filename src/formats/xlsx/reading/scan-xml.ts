import { legalText } from '../../xml/legal-text.ts';

/** What is met in a part, in its order. Names are without their prefix; attributes are read on demand by {@link attribute}. */
export type XmlEvents = {
  open?(name: string, attributes: string): void;
  text?(text: string): void;
  close?(name: string): void;
};

/** No part of an office file is deeper. */
const DEEPEST = 100;

/** The part is no well-formed XML. */
export class DamagedXml extends Error {}

const TOKEN =
  /<(?:(\/?)([^\s/>!?]+)((?:\s+[^\s=>/]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|!--[\s\S]*?-->|!\[CDATA\[([\s\S]*?)\]\]>|\?[\s\S]*?\?>)/uy;

/**
 * Goes once through a part without building a tree: the parts of a workbook may be large, and one that was made to fill the
 * memory must not. Document types, and with them entities of one's own, are no token here.
 */
export function scanXml(xml: string, events: XmlEvents): void {
  const names: string[] = [];
  let at = xml.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < xml.length) {
    const next = xml.indexOf('<', at);
    const end = next === -1 ? xml.length : next;
    if (end > at && names.length > 0) events.text?.(decodeEntities(xml.slice(at, end)));
    if (next === -1) break;
    TOKEN.lastIndex = next;
    const token = TOKEN.exec(xml);
    if (!token) throw new DamagedXml();
    at = TOKEN.lastIndex;
    const [, slash, fullName, attributes = '', selfClosed, verbatim] = token;
    if (verbatim !== undefined) events.text?.(legalText(verbatim));
    if (fullName === undefined) continue;
    const name = fullName.slice(fullName.indexOf(':') + 1);
    if (slash) {
      if (names.pop() !== fullName) throw new DamagedXml();
      events.close?.(name);
    } else {
      events.open?.(name, attributes);
      if (selfClosed) events.close?.(name);
      else if (names.push(fullName) > DEEPEST) throw new DamagedXml();
    }
  }
  if (names.length > 0) throw new DamagedXml();
}

const patterns = new Map<string, RegExp>();

/** An attribute by its name without prefix. */
export function attribute(attributes: string, name: string): string | undefined {
  let pattern = patterns.get(name);
  if (!pattern) {
    pattern = new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u');
    patterns.set(name, pattern);
  }
  const match = pattern.exec(attributes);
  const value = match?.[1] ?? match?.[2];
  return value === undefined ? undefined : decodeEntities(value);
}

const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** A text without entities, and without what XML cannot hold: other programs write it all the same. */
function decodeEntities(text: string): string {
  if (!text.includes('&')) return legalText(text);
  const decoded = text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{1,8}));/giu,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
  return legalText(decoded);
}
