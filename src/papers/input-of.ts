/** Which input a form wants for an entry of a department; null where it is not to be filled in. */
export type InputOf = (entry: string, department: string | null) => string | null;
