type Sent = NonNullable<ReturnType<FormData['get']>>;

/**
 * The fields of a request. Asking for a name costs the same however many were sent: FormData itself walks through all of them
 * each time, so that a form that asks for each of its fields takes a time that grows with their square.
 */
export class SentFields extends FormData {
  #named: Map<string, Sent[]> | null = null;

  override get(name: string): Sent | null {
    return this.#byName().get(name)?.[0] ?? null;
  }

  override getAll(name: string): Sent[] {
    return [...(this.#byName().get(name) ?? [])];
  }

  override has(name: string): boolean {
    return this.#byName().has(name);
  }

  override append(name: string, value: string | Blob, fileName?: string): void {
    this.#named = null;
    if (typeof value === 'string') super.append(name, value);
    else super.append(name, value, fileName);
  }

  override set(name: string, value: string | Blob, fileName?: string): void {
    this.#named = null;
    if (typeof value === 'string') super.set(name, value);
    else super.set(name, value, fileName);
  }

  override delete(name: string): void {
    this.#named = null;
    super.delete(name);
  }

  #byName(): Map<string, Sent[]> {
    this.#named ??= groupedByName(this);
    return this.#named;
  }
}

/** Every name once, in the order sent, with all its values: one pass. */
export function groupedByName(fields: Iterable<[string, Sent]>): Map<string, Sent[]> {
  const named = new Map<string, Sent[]>();
  for (const [name, value] of fields) {
    const known = named.get(name);
    if (known) known.push(value);
    else named.set(name, [value]);
  }
  return named;
}

/**
 * Reads the body of a form. How many fields it has is known from what parts them, before any is made; more than `most` are not read.
 */
export async function parseFields(
  body: Uint8Array<ArrayBuffer>,
  contentType: string,
  most: number,
): Promise<SentFields | 'too-many-fields' | 'form-unreadable'> {
  const sent = new SentFields();
  if (body.length === 0) return sent;
  const border = /^multipart\/form-data\b.*?\bboundary="?([^";]+)/i.exec(contentType)?.[1];
  if (countOf(border === undefined ? '&' : `--${border}`, body, most + 2) > most + 1)
    return 'too-many-fields';
  try {
    const headers = { 'content-type': contentType };
    for (const [name, value] of await new Response(body, { headers }).formData())
      if (typeof value === 'string') sent.append(readable(name), readable(value));
      else sent.append(readable(name), value, readable(value.name).normalize('NFC'));
    return sent;
  } catch {
    return 'form-unreadable';
  }
}

/** How often the sign stands in the bytes; not counted further than `enough`. */
function countOf(sign: string, bytes: Uint8Array<ArrayBuffer>, enough: number): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let count = 0;
  for (let at = text.indexOf(sign); at >= 0 && count < enough; at = text.indexOf(sign, at + sign.length))
    count += 1;
  return count;
}

/**
 * The one character that no text of the database can hold stands as the sign for what cannot be read. The name of a file is of whole letters besides:
 * a Mac sends カ and its mark ゛ apart, which other systems show, sort and find as two.
 */
const readable = (text: string) => text.replaceAll('\0', '\uFFFD');
