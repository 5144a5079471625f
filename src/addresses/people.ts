const part = encodeURIComponent;

/** The addresses of departments, posts and people. */
export const departmentsPath = '/departments';
export const peoplePath = '/people';
export const staffListPath = '/staff-list';
export const departmentPath = (id: string) => `/departments/${part(id)}`;
export const postPath = (id: string) => `/posts/${part(id)}`;
export const handoverSheetPath = (post: string) => `${postPath(post)}/handover`;
export const personPath = (id: string) => `/people/${part(id)}`;
export const termPath = (person: string, term: string) => `${personPath(person)}/holdings/${part(term)}`;
export const handoverPath = (on: string) => `/handover?on=${on}`;
export const successorsPath = '/handover/successors';
export const staffDraftPath = (id: string) => `${staffListPath}/${part(id)}`;
export const projectPath = (plan: string, id: string) => `/plans/${part(plan)}/projects/${part(id)}`;
export const sheetPath = (plan: string, id: string) => `/plans/${part(plan)}/sheets/${part(id)}`;
