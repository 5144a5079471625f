// The same form as a spreadsheet that came by mail, filled by somebody who knows every shortcut: what is pressed, step by
// step, beyond the text itself. The assumptions stand in docs/benchmarks.md; each of them spares the spreadsheet keys.

/** `leg`: before the sheet is open, in it, and after it. */
export const spreadsheetSteps = [
  { leg: 'before', step: 'the mail is selected: open it', keys: ['Enter'] },
  { leg: 'before', step: 'open its attachment', keys: ['Shift', 'Tab', 'Enter'] },
  { leg: 'before', step: 'enable editing', keys: ['Alt', 'F', 'I', 'E'] },
  {
    leg: 'before',
    step: 'save it as a file that can be sent, same name, folder as offered',
    keys: ['F12', 'Enter'],
  },
  {
    leg: 'sheet',
    step: 'from the first cell down to the line of actuals, right to the year',
    keys: ['Down', 'Down', 'Down', 'Down', 'Right', 'Right'],
  },
  { leg: 'sheet', step: '実績値: down into the next cell', keys: ['Down'] },
  { leg: 'sheet', step: '取り組み内容: break inside the cell, down', keys: ['Alt', 'Down'] },
  { leg: 'sheet', step: '自己評価: break inside the cell, right to the grade', keys: ['Alt', 'Tab'] },
  {
    leg: 'sheet',
    step: '進捗状況: its letter typed over the list, on to the next row',
    keys: ['B', 'Enter'],
  },
  { leg: 'sheet', step: '課題: break inside the cell, down', keys: ['Alt', 'Down'] },
  { leg: 'sheet', step: '今後の取り組み方針: break inside the cell, down', keys: ['Alt', 'Down'] },
  { leg: 'sheet', step: '協働事項: break inside the cell, out of it', keys: ['Alt', 'Enter'] },
  { leg: 'sheet', step: 'save', keys: ['Ctrl', 'S'] },
  { leg: 'after', step: 'back to the mail', keys: ['Alt', 'Tab'] },
  { leg: 'after', step: 'reply', keys: ['Ctrl', 'R'] },
  { leg: 'after', step: 'attach the newest file', keys: ['Alt', 'N', 'A', 'F', 'Enter'] },
  { leg: 'after', step: 'send', keys: ['Ctrl', 'Enter'] },
];
