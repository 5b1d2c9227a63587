import { type LoadedBook, RuleBookError, ruleBook } from '../rulebook/node.ts';

/** The project's rule book for a command. Where it does not load, the problems are printed as `rules:check` prints them and the process ends with 1. */
export function ownBook(): LoadedBook {
  try {
    return ruleBook();
  } catch (error) {
    if (!(error instanceof RuleBookError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
