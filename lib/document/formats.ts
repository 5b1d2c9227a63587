/** Kinds of file that a document is made as. */
export const formats = ['pdf', 'docx', 'xlsx'] as const;
export type Format = (typeof formats)[number];
