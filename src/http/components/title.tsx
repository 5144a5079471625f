const NUMBERED = /(第[0-9０-９]+[期次回])/;

/** The name of a plan or a project, in which 第3期 stays together where a line breaks. */
export function Title({ text }: { text: string }) {
  return (
    <>
      {text
        .split(NUMBERED)
        .map((part) => (NUMBERED.test(part) ? <span class="no-break">{part}</span> : part))}
    </>
  );
}
