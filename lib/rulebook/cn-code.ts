/** Digits of a CN or TARIC code as people write it, with spaces, dots or full-width digits; null if it has not 4, 6, 8 or 10. */
export function cnDigits(text: string): string | null {
  const digits = text.normalize('NFKC').replace(/[\s.]/g, '');
  return /^\d{4}(?:\d\d){0,3}$/.test(digits) ? digits : null;
}

/** Digits in the groups of the customs tariff: `7318 15 88`. */
export function cnText(digits: string): string {
  return [digits.slice(0, 4), ...(digits.slice(4).match(/\d\d/g) ?? [])].join(' ');
}
