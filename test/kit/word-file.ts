import { pack } from '#formats/zip/pack.ts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const MC = 'http://schemas.openxmlformats.org/markup-compatibility/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const ROOTS = { header: 'hdr', footnotes: 'footnotes', styles: 'styles', numbering: 'numbering' };

type Parts = Partial<Record<keyof typeof ROOTS, string>>;
type More = { type?: string; files?: { name: string; bytes: Uint8Array }[] };

/** A Word document of the body's XML and, where given, what stands in its other parts. `type`: that of its main part. */
export function wordFile(body: string, parts: Parts = {}, { type = 'document.main', files = [] }: More = {}) {
  const names = Object.keys(parts) as (keyof typeof ROOTS)[];
  const part = (root: string, inner: string) =>
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:${root} xmlns:w="${W}" xmlns:mc="${MC}">${inner}</w:${root}>`;
  const texts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${TYPE}.${type}+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    'word/_rels/document.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${names
      .map((name, at) => `<Relationship Id="r${at}" Type="${OFFICE}/${name}" Target="${name}1.xml"/>`)
      .join('')}</Relationships>`,
    ...Object.fromEntries(names.map((name) => [`word/${name}1.xml`, part(ROOTS[name], parts[name]!)])),
  };
  const written = Object.entries(texts).map(([name, text]) => ({
    name,
    bytes: new TextEncoder().encode(text),
  }));
  return pack([...written, ...files]);
}
