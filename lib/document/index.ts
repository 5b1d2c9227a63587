export { documentPayload, isDate } from './build.ts';
export { type Format, formats } from './formats.ts';
export { type Logo, LogoError, type LogoProblem, maxLogoBytes, readLogo } from './logo.ts';
export { type DocumentPayload, type DocumentSetup, type SectionId, sectionIds } from './payload.ts';
