import { ownDocument } from '../own-document.ts';

export const GET = ownDocument('xlsx');
