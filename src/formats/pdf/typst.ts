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
 * PDF/UA-1, or one without tags. The compiler is made once in a process, since it reads its fonts then.
 */
export function draw(
  layout: string,
  drawing: object,
  { isTagged = true }: { isTagged?: boolean } = {},
): Buffer {
  compiler ??= NodeCompiler.create({ workspace: layouts, fontArgs: [{ fontPaths: fontFiles.map(dirname) }] });
  try {
    // In one call: a document handed out in between stays in memory until somebody collects it.
    const inputs = { drawing: JSON.stringify(drawing) };
    return compiler.pdf(
      { mainFilePath: join(layouts, layout), inputs },
      isTagged ? { pdfStandard: 'ua-1' } : { pdfTags: false },
    );
  } catch (error) {
    // What the compiler says stands in the code of its error, whose message is empty.
    throw new Error(`The PDF could not be drawn: ${(error as { code?: string }).code}`, { cause: error });
  } finally {
    compiler.evictCache(0);
  }
}
