import { sharedDocument } from '../../document.ts';

export const GET = sharedDocument('pdf');
