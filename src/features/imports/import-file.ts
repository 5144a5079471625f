/** A file as a person sends it to be read. */
export type ImportFile = { name: string; bytes: Uint8Array };
