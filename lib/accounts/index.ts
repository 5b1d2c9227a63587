export { isEmail, passwordLength, sessionDays } from './limits.ts';
