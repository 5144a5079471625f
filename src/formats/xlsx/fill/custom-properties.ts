import type { OfficePackage } from './package.ts';

const PART = 'docProps/custom.xml';
const TYPE = 'application/vnd.openxmlformats-officedocument.custom-properties+xml';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties';
const NAMESPACE = 'http://schemas.openxmlformats.org/officeDocument/2006/custom-properties';
const VALUES = 'http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes';
/** The one format id of properties that a program gives names to. */
const FORMAT_ID = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}';

/** Keeps words in the properties of the file, beside those that it has: other programs save them again. */
export function keepProperties(parts: OfficePackage, properties: Readonly<Record<string, string>>): void {
  const entries = Object.entries(properties);
  if (entries.length === 0) return;
  const isNew = !parts.has(PART);
  if (isNew) parts.add(PART, `<?xml version="1.0" encoding="UTF-8"?><Properties xmlns="${NAMESPACE}"/>`);
  const document = parts.xml(PART);
  const list = document?.documentElement;
  if (!document || !list) return;
  for (const [name, text] of entries) {
    for (const known of [...list.getElementsByTagNameNS(NAMESPACE, 'property')])
      if (known.getAttribute('name') === name) list.removeChild(known);
    const property = document.createElementNS(NAMESPACE, 'property');
    property.setAttribute('fmtid', FORMAT_ID);
    property.setAttribute('pid', String(nextId([...list.getElementsByTagNameNS(NAMESPACE, 'property')])));
    property.setAttribute('name', name);
    const value = document.createElementNS(VALUES, 'vt:lpwstr');
    value.appendChild(document.createTextNode(text));
    property.appendChild(value);
    list.appendChild(property);
  }
  if (isNew) announce(parts);
}

/** The first id that a program may give is 2. */
const nextId = (known: { getAttribute(name: string): string | null }[]) =>
  Math.max(1, ...known.map((one) => Number(one.getAttribute('pid')) || 0)) + 1;

function announce(parts: OfficePackage): void {
  const types = parts.xml('[Content_Types].xml')?.documentElement;
  const relations = parts.xml('_rels/.rels')?.documentElement;
  if (!types?.namespaceURI || !relations?.namespaceURI) return;
  const type = types.ownerDocument!.createElementNS(types.namespaceURI, 'Override');
  type.setAttribute('PartName', `/${PART}`);
  type.setAttribute('ContentType', TYPE);
  types.appendChild(type);
  const relation = relations.ownerDocument!.createElementNS(relations.namespaceURI, 'Relationship');
  relation.setAttribute('Id', 'rIdAyumi');
  relation.setAttribute('Type', RELATION);
  relation.setAttribute('Target', PART);
  relations.appendChild(relation);
}

/** The words that are kept so, by their names. */
export function readProperties(parts: OfficePackage): Record<string, string> {
  const document = parts.xml(PART);
  const properties = document ? [...document.getElementsByTagNameNS(NAMESPACE, 'property')] : [];
  return Object.fromEntries(properties.map((one) => [one.getAttribute('name') ?? '', one.textContent ?? '']));
}
