/** First segments of the addresses below a language that some page answers. */
export const knownSegments = [
  'accessibility',
  'advice',
  'c',
  'check',
  'example',
  'privacy',
  'rules',
  'sources',
  'styleguide',
  'wizard',
];
