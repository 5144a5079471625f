import { createHash } from 'node:crypto';
import { writeCsv } from '#formats/csv/write-table.ts';
import { pack } from '#formats/zip/pack.ts';
import { dataPackage } from '#papers/data/data-package.ts';
import { dataFiles, dictionaryFile } from '#papers/data/write-data.ts';
import type { ExportMaterial } from '#papers/export-material.ts';

/** The tables as CSV with their dictionary and a datapackage.json, as one archive. */
export function writeDataArchive(material: ExportMaterial): Uint8Array {
  const utf8 = (text: string) => new TextEncoder().encode(text);
  const tables = dataFiles(material).map(({ name, rows }) => ({
    table: name,
    name: `${name}.csv`,
    bytes: utf8(writeCsv(rows, { hasMark: false })),
  }));
  const files = new Map(
    tables.map(({ table, bytes }) => {
      const hash = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
      return [table, { bytes: bytes.length, hash }];
    }),
  );
  const dictionary = dictionaryFile();
  return pack([
    { name: 'datapackage.json', bytes: utf8(`${JSON.stringify(dataPackage(material, files), null, 2)}\n`) },
    { name: `${dictionary.name}.csv`, bytes: utf8(writeCsv(dictionary.rows)) },
    ...tables,
  ]);
}
