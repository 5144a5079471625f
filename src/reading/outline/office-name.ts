type Range = readonly [number, number];
type Endings = { departments: readonly string[]; subsections: readonly string[] };

const WITH_BRACKETS = /^([^（(]{0,60})[（(]([^（()）]{1,60})[）)]$/u;
const LONGEST_NAME = 60;

/**
 * Which part of an owner's name is the department (課), which the section in it (係): 地域福祉課, 地域福祉課庶務係,
 * 人権課（女性センター）, 庶務係. Ranges within the text; null where it ends as no office's name ends.
 */
export function splitOfficeName(
  text: string,
  { departments, subsections }: Endings,
): { department: Range | null; subsection: Range | null } | null {
  if (text.length > LONGEST_NAME) return null;
  const isDepartment = (name: string) => departments.some((ending) => name.endsWith(ending));
  const brackets = WITH_BRACKETS.exec(text);
  if (brackets) {
    const department = brackets[1]!;
    if (department !== '' && !isDepartment(department)) return null;
    const inside: Range = [department.length + 1, text.length - 1];
    return { department: department === '' ? null : [0, department.length], subsection: inside };
  }
  if (isDepartment(text)) return { department: [0, text.length], subsection: null };
  if (!subsections.some((ending) => text.endsWith(ending))) return null;
  const cut = Math.max(...departments.map((ending) => endOf(text, ending)));
  if (cut <= 0) return { department: null, subsection: [0, text.length] };
  return { department: [0, cut], subsection: [cut, text.length] };
}

function endOf(text: string, ending: string): number {
  const at = text.lastIndexOf(ending);
  return at < 0 ? 0 : at + ending.length;
}
