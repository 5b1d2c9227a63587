import { sharedDocument } from '../../document.ts';

export const GET = sharedDocument('xlsx');
