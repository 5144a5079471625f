/** A post as it is shown wherever somebody did something: 高齢者支援課 地域包括ケア係 担当. */
export function postName(post: { department: string | null; section: string | null; title: string }): string {
  return [post.department, post.section, post.title].filter(Boolean).join(' ');
}
