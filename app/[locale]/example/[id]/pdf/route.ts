import { exampleDocument } from '../../document.ts';

export const GET = exampleDocument('pdf');
