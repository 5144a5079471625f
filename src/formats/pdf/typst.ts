import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

/** Beside this file; the build copies the folder beside the bundle. */
const layouts = join(import.meta.dirname, 'typst');

const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-jp/package.json'));
export const fontFiles = [
  join(fonts, '400Regular', 'NotoSansJP_400Regular.ttf'),
  join(fonts, '700Bold', 'NotoSansJP_700Bold.ttf'),
];

let compiler: NodeCompiler | null = null;

/**
 * Draws a layout of this folder with what is put in, which is data and never markup: a tagged PDF that keeps the rules of
 * PDF/UA-1. The compiler is made once in a thread, since it reads its fonts then.
 */
export function draw(layout: string, drawing: object): Buffer {
  compiler ??= NodeCompiler.create({ workspace: layouts, fontArgs: [{ fontPaths: fontFiles.map(dirname) }] });
  try {
    // In one call: a document handed out in between stays in memory until somebody collects it.
    const inputs = { drawing: JSON.stringify(drawing) };
    return compiler.pdf({ mainFilePath: join(layouts, layout), inputs }, { pdfStandard: 'ua-1' });
  } finally {
    compiler.evictCache(0);
  }
}
