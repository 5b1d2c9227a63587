import type { Backend } from './backend.ts';
import type { Note, Notes } from './desk-work-types.ts';
import { guarded, opens } from './guard.ts';
import { isFull, removeFrom } from './kept.ts';
import { isId, newKey } from './key.ts';
import type { MemberKey } from './types.ts';
import { checked, namesOf, noteSchema, touch } from './written.ts';

export class CaseNotes implements Notes {
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  add(key: MemberKey, note: Pick<Note, 'section' | 'market' | 'text'>, author: string) {
    return guarded('cannot keep the note', async () => {
      const { db } = this.#backend;
      const { section, market, text } = checked(noteSchema, note);
      if (!(await opens(db, key))) return 'unknown';
      if (await isFull(db, 'notes', key)) return 'full';
      const { id } = newKey();
      const at = new Date().toISOString();
      const row = { id, case_id: key.id, section, market: market ?? '', text, author, created_at: at };
      await db
        .insertInto('notes')
        .values({ ...row, editor: '', updated_at: at })
        .execute();
      await touch(db, 'cases', key.id);
      return { id };
    });
  }

  change(key: MemberKey, id: string, text: string, editor: string): Promise<boolean> {
    return guarded('cannot change the note', async () => {
      const { db } = this.#backend;
      const changed = checked(noteSchema.shape.text, text);
      if (!isId(id) || !(await opens(db, key))) return false;
      const { numUpdatedRows } = await db
        .updateTable('notes')
        .set({ text: changed, editor, updated_at: new Date().toISOString() })
        .where('id', '=', id)
        .where('case_id', '=', key.id)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows > 0n) await touch(db, 'cases', key.id);
      return numUpdatedRows > 0n;
    });
  }

  remove(key: MemberKey, id: string): Promise<boolean> {
    return guarded('cannot delete the note', () => removeFrom(this.#backend, 'notes', key, id));
  }

  list(key: MemberKey): Promise<readonly Note[]> {
    return guarded('cannot read the notes', async () => {
      const { db } = this.#backend;
      if (!('organisation' in key) || !(await opens(db, key))) return [];
      const rows = await db
        .selectFrom('notes')
        .selectAll()
        .where('case_id', '=', key.id)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      const person = await namesOf(
        db,
        rows.flatMap(({ author, editor }) => [author, editor]),
      );
      return rows.map(({ id, section, market, text, author, editor, created_at, updated_at }) => ({
        id,
        section,
        market: market || null,
        text,
        author: person(author),
        createdAt: created_at,
        edited: editor === '' ? null : { by: person(editor), at: updated_at },
      }));
    });
  }
}
