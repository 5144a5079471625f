import { writeCsv } from '#formats/csv/write-table.ts';
import { pack } from '#formats/zip/pack.ts';
import { dataPackage } from '#papers/data/data-package.ts';
import { dataFiles } from '#papers/data/write-data.ts';
import type { ExportMaterial } from '#papers/export-material.ts';

/** The tables as CSV with their dictionary and a datapackage.json, as one archive. */
export function writeDataArchive(material: ExportMaterial): Uint8Array {
  const utf8 = (text: string) => new TextEncoder().encode(text);
  return pack([
    { name: 'datapackage.json', bytes: utf8(`${JSON.stringify(dataPackage(material), null, 2)}\n`) },
    ...dataFiles(material).map(({ name, rows }) => ({ name: `${name}.csv`, bytes: utf8(writeCsv(rows)) })),
  ]);
}
