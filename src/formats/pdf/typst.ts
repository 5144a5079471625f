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
export function draw(layout: string, inputs: Record<string, string>): Buffer {
  compiler ??= NodeCompiler.create({ workspace: layouts, fontArgs: [{ fontPaths: fontFiles.map(dirname) }] });
  const compiled = compiler.compile({ mainFilePath: join(layouts, layout), inputs });
  if (!compiled.result) {
    throw new Error(`${layout}: ${JSON.stringify(compiler.fetchDiagnostics(compiled.takeDiagnostics()!))}`);
  }
  try {
    return compiler.pdf(compiled.result, { pdfStandard: 'ua-1' });
  } finally {
    compiler.evictCache(0);
  }
}
