import type { FileRefusal } from '#formats/blocks.ts';

/** Why a file that was sent cannot be read, and what to do. `file`: its name. */
export const fileRefusals: Record<FileRefusal['code'] | 'reading-busy', (words: { file: string }) => string> =
  {
    'reading-busy': ({ file }) =>
      `サーバーが混み合っていて、「${file}」を読み終えられませんでした。しばらくしてから、もう一度送ってください。`,
    'file-empty': ({ file }) => `「${file}」は空です。中身のあるファイルを選び直してください。`,
    'file-too-large': ({ file }) =>
      `「${file}」は大きすぎて読み取れません。シートやページを分けて、もう一度送ってください。`,
    'file-damaged': ({ file }) =>
      `「${file}」は壊れているか途中で切れていて、読み取れません。元のファイルを開いて保存し直してから、もう一度送ってください。`,
    'file-encrypted': ({ file }) =>
      `「${file}」はパスワードで保護されています。パスワードを外して保存し直してから、もう一度送ってください。`,
    'file-old-format': ({ file }) =>
      `「${file}」は古い形式（.xls・.doc）です。Excel や Word で開き、.xlsx・.docx で保存し直してから、もう一度送ってください。`,
    'file-with-macros': ({ file }) =>
      `「${file}」にはマクロが入っています。マクロのない形式（.xlsx・.docx）で保存し直してから、もう一度送ってください。`,
    'file-unsafe': ({ file }) =>
      `「${file}」には、安全に読み取れない部分があります。元のファイルを開いて保存し直してから、もう一度送ってください。`,
    'file-without-text': ({ file }) =>
      `「${file}」には、読み取れる文字がありません。画像だけのPDFは、文字の入った元のファイルを送ってください。`,
    'file-unknown': ({ file }) =>
      `「${file}」は、読み取れる形式のファイルではありません。.xlsx・.docx・.pdf・.csv・.txt・.json・.zip のどれかを送ってください。`,
  };
