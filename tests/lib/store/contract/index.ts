import type { Fresh } from '../harness.ts';
import { batchesOfAnOrganisation } from './batches.ts';
import { changesAtTheSameTime } from './concurrency.ts';
import { contentOfACase } from './content.ts';
import { damagedRow } from './damage.ts';
import { deskOfAnOrganisation } from './desk.ts';
import { workOfTheDesk } from './desk-work.ts';
import { keptWithACase } from './kept.ts';
import { whoMayOpen } from './keys.ts';
import { labOfAnOrganisation } from './lab.ts';
import { lifeOfACase } from './life.ts';
import { opening } from './opening.ts';
import { retention } from './retention.ts';

/** What every database behind the store must do. */
export function storeContract(fresh: Fresh): void {
  lifeOfACase(fresh);
  keptWithACase(fresh);
  whoMayOpen(fresh);
  changesAtTheSameTime(fresh);
  contentOfACase(fresh);
  damagedRow(fresh);
  opening(fresh);
  deskOfAnOrganisation(fresh);
  workOfTheDesk(fresh);
  retention(fresh);
  batchesOfAnOrganisation(fresh);
  labOfAnOrganisation(fresh);
}
