export { chosen, endsOf, holdsData, type PopulationChoices, type RunChoices, withEnds } from './choices.ts';
export { LabFolder, labFiles } from './files.ts';
export { labLimits, randomPopulation } from './limits.ts';
export {
  drawFirms,
  inspectUpload,
  type LabOutcome,
  readUpload,
  removeFromLab,
  runLab,
  tidyLab,
} from './runner.ts';
export type { CohortPreview, FirmBeside, Inspected, Mapping, MovedFirm, ReadFirms, Summary } from './task.ts';
export { work } from './worker.ts';
